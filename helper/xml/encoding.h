// What encoding a part is in, and the part as UTF-8. The declaration must say the truth: a part
// that declares one encoding and uses another is read differently by different programs, so it is
// refused.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::xml {

// The bytes as well-formed UTF-8 without a byte order mark; a UTF-16 declaration is rewritten to
// say UTF-8.
base::Result<std::string> as_utf8(std::string bytes, std::string_view where);

}  // namespace engross::xml
