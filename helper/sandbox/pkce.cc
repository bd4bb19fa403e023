#include "sandbox/pkce.h"

#include <openssl/evp.h>

#include <array>

namespace engross::sandbox {
namespace {

// Base64url of the SHA-256, without padding.
std::string s256(const std::string& verifier) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(verifier.data(), verifier.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::array<unsigned char, 64> text{};
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
  std::string out(text.begin(), text.begin() + length);
  while (!out.empty() && out.back() == '=') out.pop_back();
  for (char& letter : out) letter = letter == '+' ? '-' : letter == '/' ? '_' : letter;
  return out;
}

}  // namespace

bool verifies(const std::string& challenge, const std::string& method,
              const std::string& verifier) {
  if (challenge.empty()) return true;
  return challenge == (method == "S256" ? s256(verifier) : verifier);
}

}  // namespace engross::sandbox
