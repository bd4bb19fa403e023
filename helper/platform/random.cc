#include "platform/random.h"

#include <openssl/rand.h>

#include "base/base64url.h"

namespace engross::platform {

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
  return base::base64url(*drawn);
}

}  // namespace engross::platform
