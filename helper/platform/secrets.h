// Secrets that outlive the program: in the system's keyring where one answers, else in a file that
// its owner alone can read, sealed with a key that lies in a file of its own. The file keeps
// secrets out of copies, searches and other accounts, not from programs of the same person.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "platform/keyring.h"

namespace engross::platform {

enum class SecretPlace { none, keyring, file };

class Secrets {
 public:
  // `home` is the folder of all state.
  explicit Secrets(std::string home);
  Secrets(std::string home, std::unique_ptr<Keyring> keyring);

  // Nothing when there is none that can be read. A file that is damaged, cut short or sealed with
  // another key is renamed to "….set-aside-N" and counts as none. Refused: the secret lies in a
  // keyring that does not answer now.
  base::Result<std::optional<std::string>> find(const std::string& name);

  // Whole or not at all, on the disk when it returns. `name` is letters, digits, dots and hyphens.
  base::Result<void> put(const std::string& name, const std::string& secret);

  // From the keyring and from the file, and what was set aside of it. Refused when one of them
  // still holds it.
  base::Result<void> erase(const std::string& name);

  // Where the secret of that name lies.
  SecretPlace place(const std::string& name);
  std::string file_of(const std::string& name) const;
  // The file that was set aside last; empty when there is none.
  std::string set_aside_file(const std::string& name) const;

 private:
  struct Stamped;
  std::optional<Stamped> in_file(const std::string& name);
  base::Result<std::optional<Stamped>> in_keyring(const std::string& name);
  base::Result<std::string> file_key();
  std::string key_file() const;
  std::string mark_of(const std::string& name) const;

  std::string home_;
  std::unique_ptr<Keyring> keyring_;
};

}  // namespace engross::platform
