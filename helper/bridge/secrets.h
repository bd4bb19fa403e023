// Hashes and comparisons of secrets. Private to the room.
#pragma once

#include <string>
#include <string_view>

namespace engross::bridge {

std::string sha256(std::string_view text);  // 64 hexadecimal digits
std::string hmac_sha256(std::string_view key, std::string_view text);

// In a time that does not depend on where they differ.
bool same_secret(std::string_view a, std::string_view b);

bool is_hex(std::string_view text, std::size_t digits);

}  // namespace engross::bridge
