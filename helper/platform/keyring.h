// The system's keyring: where a person's programs keep secrets, locked with the person's sign-in.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/error.h"

namespace engross::platform {

class Keyring {
 public:
  virtual ~Keyring() = default;
  // `name` is the secret's own, `home` the folder of state that it belongs to. Refused, for any of
  // the three, when no keyring answers or it stays locked.
  virtual base::Result<std::optional<std::string>> find(const std::string& home,
                                                        const std::string& name) = 0;
  virtual base::Result<void> put(const std::string& home, const std::string& name,
                                 const std::string& secret) = 0;
  virtual base::Result<void> erase(const std::string& home, const std::string& name) = 0;
};

std::unique_ptr<Keyring> system_keyring();

}  // namespace engross::platform
