// Bytes as text in a JSON body: RFC 4648 section 4, with padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace engross::base {

// The bytes; nothing when the text is not what an encoder writes: another letter, white space,
// padding that is missing or too much, bits behind the last byte.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace engross::base
