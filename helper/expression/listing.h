// Lists in a sentence: "A, B and C".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expression/expression.h"

namespace engross::expression {

// `oxford` puts a comma before the conjunction of three and more. Without a conjunction: "A, B, C".
std::string listing(const std::vector<std::string>& items, std::string_view conjunction,
                    bool oxford);

// Each item as it is displayed; empty ones are left out, so that no comma stands alone.
base::Result<std::vector<std::string>> displayed_items(const List& list);

}  // namespace engross::expression
