#include "platform/random.h"

#include <openssl/rand.h>

#include <string_view>

namespace engross::platform {
namespace {

std::string base64url(std::string_view bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = held << 8 | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 6; bits -= 6) out += kLetters[held >> (bits - 6) & 63];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) out += kLetters[held << (6 - bits) & 63];
  return out;
}

}  // namespace

base::Result<std::string> random_bytes(std::size_t bytes) {
  std::string drawn(bytes, '\0');
  if (RAND_priv_bytes(reinterpret_cast<unsigned char*>(drawn.data()),
                      static_cast<int>(drawn.size())) != 1) {
    return base::failure(base::Fault::internal, "this computer gives no random numbers", "",
                         "restart it, then do it again");
  }
  return drawn;
}

base::Result<std::string> random_token(std::size_t bytes) {
  const auto drawn = random_bytes(bytes);
  if (!drawn) return tl::unexpected(drawn.error());
  return base64url(*drawn);
}

}  // namespace engross::platform
