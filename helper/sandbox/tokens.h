// Authorization codes, access tokens and refresh tokens that were given out.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/date.h"
#include "sandbox/firm.h"

namespace engross::sandbox {

std::string random_hex(std::size_t bytes);

// What a person allowed an app to do.
struct Grant {
  std::string client_id;
  Id user = 0;
  std::string region;
};

struct Code {
  Grant grant;
  std::string redirect_uri;
  std::string challenge;  // PKCE; empty when none was sent
  std::string challenge_method;
  base::Instant expires{};
};

class Tokens {
 public:
  std::string add_code(Code code);
  const Code* code(const std::string& text, base::Instant now) const;  // nothing once used or late
  void use_code(const std::string& text) { codes_.erase(text); }

  std::string add_access(const Grant& grant, base::Instant expires);
  // The grant of an access token that is alive.
  std::optional<Grant> access(const std::string& token, base::Instant now) const;
  void revoke_access(const std::string& token) { access_.erase(token); }
  void revoke_access() { access_.clear(); }

  std::string add_refresh(const Grant& grant);
  std::optional<Grant> refresh(const std::string& token) const;
  void revoke_refresh(const std::string& token) { refresh_.erase(token); }
  void revoke_refresh() { refresh_.clear(); }

 private:
  struct Access {
    Grant grant;
    base::Instant expires{};
  };
  std::map<std::string, Code> codes_;
  std::map<std::string, Access> access_;
  std::map<std::string, Grant> refresh_;
};

}  // namespace engross::sandbox
