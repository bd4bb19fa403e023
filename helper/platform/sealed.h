// Text sealed with AES-256-GCM: who has not the key can neither read it nor change it unseen.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::platform {

inline constexpr std::size_t kSealKeyBytes = 32;

// "ENGROSS-SEAL-1\n", a nonce of 12 random bytes, the sealed text, a tag of 16 bytes. `name` is
// sealed with it, so that one file cannot stand in for another. Fails when OpenSSL does.
base::Result<std::string> seal(std::string_view text, std::string_view name, std::string_view key);

// What seal() was given; nothing when key or name is another, or a byte was changed or lost.
std::optional<std::string> unseal(std::string_view sealed, std::string_view name,
                                  std::string_view key);

}  // namespace engross::platform
