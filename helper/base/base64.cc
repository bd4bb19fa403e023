#include "base/base64.h"

namespace engross::base {
namespace {

constexpr std::size_t kGroup = 4;  // letters that hold three bytes
constexpr unsigned kNoLetter = 64;

unsigned bits_of(char letter) {
  if (letter >= 'A' && letter <= 'Z') return static_cast<unsigned>(letter - 'A');
  if (letter >= 'a' && letter <= 'z') return static_cast<unsigned>(letter - 'a') + 26;
  if (letter >= '0' && letter <= '9') return static_cast<unsigned>(letter - '0') + 52;
  if (letter == '+') return 62;
  return letter == '/' ? 63 : kNoLetter;
}

}  // namespace

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % kGroup != 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::string bytes;
  bytes.reserve(text.size() / kGroup * 3);
  unsigned held = 0;
  int bits = 0;
  for (const char letter : text.substr(0, text.size() - padding)) {
    const unsigned six = bits_of(letter);
    if (six == kNoLetter) return std::nullopt;
    held = held << 6 | six;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFFU);
    held &= (1U << bits) - 1;
  }
  if (held != 0) return std::nullopt;
  return bytes;
}

}  // namespace engross::base
