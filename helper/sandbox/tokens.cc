#include "sandbox/tokens.h"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <stdexcept>
#include <vector>

namespace engross::sandbox {

std::string random_hex(std::size_t bytes) {
  std::vector<unsigned char> raw(bytes);
  if (RAND_bytes(raw.data(), static_cast<int>(bytes)) != 1) {
    throw std::runtime_error("no random numbers");
  }
  std::string out;
  for (const unsigned char byte : raw) out += fmt::format("{:02x}", byte);
  return out;
}

std::string Tokens::add_code(Code code) {
  const std::string text = random_hex(20);
  codes_[text] = std::move(code);
  return text;
}

const Code* Tokens::code(const std::string& text, base::Instant now) const {
  const auto found = codes_.find(text);
  return found == codes_.end() || found->second.expires <= now ? nullptr : &found->second;
}

std::string Tokens::add_access(const Grant& grant, base::Instant expires) {
  const std::string token = random_hex(20);
  access_[token] = {grant, expires};
  return token;
}

std::optional<Grant> Tokens::access(const std::string& token, base::Instant now) const {
  const auto found = access_.find(token);
  if (found == access_.end() || found->second.expires <= now) return std::nullopt;
  return found->second.grant;
}

std::string Tokens::add_refresh(const Grant& grant) {
  const std::string token = random_hex(20);
  refresh_[token] = grant;
  return token;
}

std::optional<Grant> Tokens::refresh(const std::string& token) const {
  const auto found = refresh_.find(token);
  return found == refresh_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace engross::sandbox
