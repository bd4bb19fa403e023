// Names as people write them: a name is found as it stands first, then without regard to case and
// underscores ("Matter.CustomField.TrustAge" finds trust_age) and, beyond ASCII, to accents and
// their encoding.
#pragma once

#include <string_view>

#include "expression/value.h"

namespace engross::expression {

bool same_name(std::string_view a, std::string_view b);

// The member so named: exactly, else by same_name. Null when there is none, or two by same_name.
const Value* find_member(const Record& record, std::string_view name);

}  // namespace engross::expression
