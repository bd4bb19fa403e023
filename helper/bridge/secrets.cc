#include "bridge/secrets.h"

#include <Poco/DigestEngine.h>
#include <Poco/HMACEngine.h>
#include <Poco/SHA2Engine.h>

#include <algorithm>

namespace engross::bridge {
namespace {

// Poco's HMAC makes its engine without arguments and asks it for its sizes.
class Sha256 : public Poco::SHA2Engine {
 public:
  enum { BLOCK_SIZE = 64, DIGEST_SIZE = 32 };
  Sha256() : Poco::SHA2Engine(SHA_256) {}
};

}  // namespace

std::string sha256(std::string_view text) {
  Sha256 engine;
  engine.update(text.data(), text.size());
  return Poco::DigestEngine::digestToHex(engine.digest());
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
  Poco::HMACEngine<Sha256> engine(std::string{key});
  engine.update(text.data(), text.size());
  return Poco::DigestEngine::digestToHex(engine.digest());
}

bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;  // lengths are no secret
  unsigned differ = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    differ |=
        static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  return differ == 0;
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace engross::bridge
