#include "platform/random.h"

#include <openssl/rand.h>

#include <vector>

namespace engross::platform {
namespace {

std::string base64url(const std::vector<unsigned char>& bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 6; bits -= 6) out += kLetters[held >> (bits - 6) & 63];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) out += kLetters[held << (6 - bits) & 63];
  return out;
}

}  // namespace

base::Result<std::string> random_token(std::size_t bytes) {
  std::vector<unsigned char> drawn(bytes);
  if (RAND_priv_bytes(drawn.data(), static_cast<int>(drawn.size())) != 1) {
    return base::failure(base::Fault::internal, "this computer gives no random numbers", "",
                         "restart it, then do it again");
  }
  return base64url(drawn);
}

}  // namespace engross::platform
