// Secrets nobody can guess.
#pragma once

#include <cstddef>
#include <string>

#include "base/error.h"

namespace engross::platform {

// So many random bytes from OpenSSL. Fails rather than return anything weaker.
base::Result<std::string> random_bytes(std::size_t bytes);

// The same as base64url without padding (32 bytes give 43 characters).
// Fails rather than return anything weaker.
base::Result<std::string> random_token(std::size_t bytes);

}  // namespace engross::platform
