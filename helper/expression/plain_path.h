// The plainest and commonest expression, read without the grammar. Private to the room.
#pragma once

#include <optional>
#include <string_view>

#include "expression/node.h"

namespace engross::expression {

// The path of "client.name.full": names of ASCII letters, digits and underscores with dots between
// them, as the parser makes it. Nothing when the text is anything else, or begins with a word that
// means something of its own.
std::optional<Path> plain_path(std::string_view text);

}  // namespace engross::expression
