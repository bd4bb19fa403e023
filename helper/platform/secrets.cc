#include "platform/secrets.h"

#include <charconv>
#include <filesystem>

#include "platform/files.h"
#include "platform/folders.h"
#include "platform/lock.h"
#include "platform/random.h"
#include "platform/sealed.h"

namespace engross::platform {
namespace {

using base::Result;

constexpr std::size_t kMostSealed = 1U << 20;

bool is_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::symlink_status(path, error));
}

bool remove(const std::string& path) {
  std::error_code error;
  std::filesystem::remove(path, error);
  return !error;
}

constexpr int kMostAside = 1000;

std::string aside_name(const std::string& path, int number) {
  return path + ".set-aside-" + std::to_string(number);
}

void set_aside(const std::string& path) {
  for (int number = 1; number < kMostAside; ++number) {
    const std::string aside = aside_name(path, number);
    if (is_file(aside)) continue;
    std::error_code error;
    std::filesystem::rename(path, aside, error);
    return;
  }
}

}  // namespace

// A secret is kept as "7\n…": when a keyring answers again after a time in which the file was
// written, the higher number is the newer one.
struct Secrets::Stamped {
  std::uint64_t number = 0;
  std::string secret;

  std::string text() const { return std::to_string(number) + "\n" + secret; }
  static std::optional<Stamped> of(const std::string& text) {
    Stamped found;
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), found.number);
    if (code != std::errc() || stop == text.data() + text.size() || *stop != '\n')
      return std::nullopt;
    found.secret = text.substr(static_cast<std::size_t>(stop - text.data()) + 1);
    return found;
  }
};

Secrets::Secrets(std::string home) : Secrets(std::move(home), system_keyring()) {}
Secrets::Secrets(std::string home, std::unique_ptr<Keyring> keyring)
    : home_(std::move(home)), keyring_(std::move(keyring)) {}

std::string Secrets::file_of(const std::string& name) const {
  return home_ + "/" + name + ".sealed";
}

std::string Secrets::set_aside_file(const std::string& name) const {
  std::string last;
  for (int number = 1; number < kMostAside && is_file(aside_name(file_of(name), number)); ++number)
    last = aside_name(file_of(name), number);
  return last;
}

std::string Secrets::key_file() const { return home_ + "/secrets.key"; }
// An empty file: the secret lies in the keyring, so that one which is silent is not taken for
// empty.
std::string Secrets::mark_of(const std::string& name) const { return home_ + "/" + name + ".kept"; }

Result<std::string> Secrets::file_key() {
  // Two programs that start at once must not make two keys.
  const auto lock = wait_for_lock(home_, "secrets", kLockPatience);
  if (!lock) return tl::unexpected(lock.error());
  auto key = read_file(key_file(), kMostSealed);
  if (key && key->size() == kSealKeyBytes) return key;
  if (is_file(key_file())) set_aside(key_file());
  auto made = random_bytes(kSealKeyBytes);
  if (!made) return made;
  const auto written = write_whole(key_file(), *made, Readers::owner_only);
  if (!written) return tl::unexpected(written.error());
  return made;
}

std::optional<Secrets::Stamped> Secrets::in_file(const std::string& name) {
  const std::string path = file_of(name);
  if (!is_file(path)) return std::nullopt;
  const auto sealed = read_file(path, kMostSealed);
  // Gone between two looks: another program has moved the secret into the keyring.
  if (!sealed && sealed.error().fault == base::Fault::not_found) return std::nullopt;
  const auto key = read_file(key_file(), kMostSealed);
  const auto text = sealed && key ? unseal(*sealed, name, *key) : std::nullopt;
  const auto found = text ? Stamped::of(*text) : std::nullopt;
  if (!found) set_aside(path);
  return found;
}

Result<std::optional<Secrets::Stamped>> Secrets::in_keyring(const std::string& name) {
  const auto text = keyring_->find(home_, name);
  if (!text) return tl::unexpected(text.error());
  return *text ? Stamped::of(**text) : std::nullopt;
}

Result<std::optional<std::string>> Secrets::find(const std::string& name) {
  const auto file = in_file(name);
  // Without a mark nothing was ever put into the keyring: it is not asked, nor unlocked for
  // nothing.
  if (!is_file(mark_of(name))) return file ? std::optional(file->secret) : std::nullopt;
  const auto ring = in_keyring(name);
  if (!ring && !file) return tl::unexpected(ring.error());
  if (ring && *ring && (!file || (*ring)->number > file->number)) return (*ring)->secret;
  return file ? std::optional(file->secret) : std::nullopt;
}

Result<void> Secrets::put(const std::string& name, const std::string& secret) {
  const auto file = in_file(name);
  const bool marked = is_file(mark_of(name));
  std::uint64_t number = file ? file->number : 0;
  if (marked) {
    const auto ring = in_keyring(name);
    if (ring && *ring) number = std::max(number, (*ring)->number);
    // A silent keyring may hold a higher number than any seen here.
    if (!ring) number += 1U << 20;
  }
  const Stamped newest{number + 1, secret};
  if (keyring_->put(home_, name, newest.text())) {
    if (!marked) {
      const auto written = write_whole(mark_of(name), "", Readers::owner_only);
      if (!written) return written;
    }
    remove(file_of(name));
    return {};
  }
  const auto key = file_key();
  if (!key) return tl::unexpected(key.error());
  const auto sealed = seal(newest.text(), name, *key);
  if (!sealed) return tl::unexpected(sealed.error());
  return write_whole(file_of(name), *sealed, Readers::owner_only);
}

Result<void> Secrets::erase(const std::string& name) {
  if (!remove(file_of(name))) {
    return base::failure(base::Fault::refused, "a kept sign-in cannot be erased", file_of(name),
                         "delete this file by hand");
  }
  for (int number = 1; number < kMostAside; ++number) {
    const std::string aside = aside_name(file_of(name), number);
    if (is_file(aside) && !remove(aside)) {
      return base::failure(base::Fault::refused, "what was set aside cannot be erased", aside,
                           "delete this file by hand");
    }
  }
  if (!is_file(mark_of(name))) return {};
  if (const auto erased = keyring_->erase(home_, name); !erased) return erased;
  remove(mark_of(name));
  return {};
}

SecretPlace Secrets::place(const std::string& name) {
  if (is_file(file_of(name))) return SecretPlace::file;
  return is_file(mark_of(name)) ? SecretPlace::keyring : SecretPlace::none;
}

}  // namespace engross::platform
