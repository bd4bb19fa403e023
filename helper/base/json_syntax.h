// Why a text is not JSON, for the person who mends it: at which line and column, and what was
// expected there. Private to the room.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"

namespace engross::base {

// Nothing when the text is JSON, however deep, whatever stands twice in it.
std::optional<Error> syntax_error(std::string_view text, std::string_view where);

}  // namespace engross::base
