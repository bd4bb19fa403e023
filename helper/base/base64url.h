// Bytes as text that may stand in an address and in a file's name: RFC 4648 section 5, without
// padding.
#pragma once

#include <string>
#include <string_view>

namespace engross::base {

// 32 bytes give 43 characters.
std::string base64url(std::string_view bytes);

}  // namespace engross::base
