#include "base/base64url.h"

namespace engross::base {

std::string base64url(std::string_view bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = held << 8 | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 6; bits -= 6) out += kLetters[held >> (bits - 6) & 63U];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) out += kLetters[held << (6 - bits) & 63U];
  return out;
}

}  // namespace engross::base
