#include "platform/sealed.h"

#include <openssl/evp.h>

#include <memory>

#include "platform/random.h"

namespace engross::platform {
namespace {

constexpr std::string_view kSealMark = "ENGROSS-SEAL-1\n";
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;

struct CipherFree {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, CipherFree>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int size_of(std::string_view text) { return static_cast<int>(text.size()); }

}  // namespace

base::Result<std::string> seal(std::string_view text, std::string_view name, std::string_view key) {
  const auto broken = [] {
    return base::failure(base::Fault::internal, "a secret could not be sealed", "",
                         "please report this");
  };
  if (key.size() != kSealKeyBytes) return broken();
  const auto nonce = random_bytes(kNonceBytes);
  if (!nonce) return tl::unexpected(nonce.error());
  const Cipher cipher(EVP_CIPHER_CTX_new());
  std::string body(text.size(), '\0');
  std::string tag(kTagBytes, '\0');
  int done = 0;
  if (!cipher ||
      EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key),
                         bytes_of(std::string_view(*nonce))) != 1 ||
      EVP_EncryptUpdate(cipher.get(), nullptr, &done, bytes_of(name), size_of(name)) != 1 ||
      EVP_EncryptUpdate(cipher.get(), bytes_of(body), &done, bytes_of(text), size_of(text)) != 1 ||
      EVP_EncryptFinal_ex(cipher.get(), bytes_of(tag), &done) != 1 ||
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(kTagBytes),
                          tag.data()) != 1) {
    return broken();
  }
  return std::string(kSealMark) + *nonce + body + tag;
}

std::optional<std::string> unseal(std::string_view sealed, std::string_view name,
                                  std::string_view key) {
  if (!sealed.starts_with(kSealMark) || key.size() != kSealKeyBytes ||
      sealed.size() < kSealMark.size() + kNonceBytes + kTagBytes) {
    return std::nullopt;
  }
  sealed.remove_prefix(kSealMark.size());
  const std::string_view nonce = sealed.substr(0, kNonceBytes);
  std::string tag(sealed.substr(sealed.size() - kTagBytes));
  const std::string_view body = sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
  const Cipher cipher(EVP_CIPHER_CTX_new());
  std::string text(body.size(), '\0');
  int done = 0;
  if (!cipher ||
      EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key),
                         bytes_of(nonce)) != 1 ||
      EVP_DecryptUpdate(cipher.get(), nullptr, &done, bytes_of(name), size_of(name)) != 1 ||
      EVP_DecryptUpdate(cipher.get(), bytes_of(text), &done, bytes_of(body), size_of(body)) != 1 ||
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(kTagBytes),
                          tag.data()) != 1 ||
      EVP_DecryptFinal_ex(cipher.get(), nullptr, &done) != 1) {
    return std::nullopt;
  }
  return text;
}

}  // namespace engross::platform
