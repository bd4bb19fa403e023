// Sign-in as Clio Manage does it: authorization code, refresh, deauthorize. PKCE, which Clio does
// not document, is accepted and then held to.
#pragma once

#include <map>
#include <string>

#include "sandbox/firm.h"
#include "sandbox/http.h"
#include "sandbox/switches.h"
#include "sandbox/tokens.h"

namespace engross::sandbox {

class Oauth {
 public:
  Oauth(const Firm& firm, const Switches& switches, Tokens& tokens)
      : firm_(firm), switches_(switches), tokens_(tokens) {}

  // The answer to any path under /oauth/. `origin` is where the caller found this server.
  Response answer(const Request& request, const std::string& origin, base::Instant now);

 private:
  // An authorization that waits for the person's decision.
  struct Asked {
    std::string client_id;
    std::string redirect_uri;
    std::string state;
    std::string challenge;
    std::string challenge_method;
    bool redirect_on_decline = false;
    base::Instant expires{};
  };

  Response ask(const Request& request, const std::string& origin, base::Instant now);
  Response decide(const Pairs& form, base::Instant now);
  Response token(const Pairs& form, base::Instant now);
  Response exchange(const Pairs& form, base::Instant now);
  Response renew(const Pairs& form, base::Instant now);
  Response deauthorize(const Request& request, const Pairs& form, base::Instant now);
  Response tokens_for(const Grant& grant, const std::string& refresh_token, base::Instant now);
  const App* app(const std::string& client_id) const;
  bool is_registered(const App& app, const std::string& uri, const std::string& origin) const;

  const Firm& firm_;
  const Switches& switches_;
  Tokens& tokens_;
  std::map<std::string, Asked> asked_;
};

// The access token of a request's Authorization header; empty when there is none.
std::string bearer_of(const Request& request);

// 401 with the flat body that Clio's API gives to a token it does not take.
Response invalid_token();

}  // namespace engross::sandbox
