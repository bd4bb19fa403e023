// A sign-in step by step, for the tests of the page and of the tokens.
#pragma once

#include <regex>

#include "practice_client.h"

namespace engross::sandbox {

inline constexpr const char* kCallback = "http://127.0.0.1:5678/callback";
// RFC 7636, appendix B.
inline constexpr const char* kVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
inline constexpr const char* kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

class SignIn : public PracticeTest {
 protected:
  Headers parameters() {
    return {{"response_type", "code"},
            {"client_id", clio_.server().client_id()},
            {"redirect_uri", kCallback},
            {"state", "a&b=c"}};
  }

  Got ask(const Headers& parameters) const {
    std::string query;
    for (const auto& [name, value] : parameters) {
      query += (query.empty() ? "?" : "&") + name + "=" + encode(value);
    }
    return clio_.send("GET", "/oauth/authorize" + query);
  }

  static std::string request_id(const Got& page) {
    std::smatch found;
    const std::regex hidden("name=\"request_id\" value=\"([0-9a-f]+)\"");
    return std::regex_search(page.body, found, hidden) ? found[1].str() : std::string();
  }

  Got decide(const Got& page, const std::string& decision, const std::string& user = "2004") const {
    return clio_.form(
        "/oauth/authorize",
        {{"request_id", request_id(page)}, {"user_id", user}, {"decision", decision}});
  }

  // The code of a sign-in that was allowed.
  std::string code(const Headers& more = {}) {
    Headers all = parameters();
    all.insert(all.end(), more.begin(), more.end());
    const std::string location = decide(ask(all), "allow").header("Location");
    const std::size_t at = location.find("code=");
    return at == std::string::npos ? std::string() : location.substr(at + 5, 40);
  }

  Headers exchange_form(const std::string& code) {
    return {{"grant_type", "authorization_code"},
            {"client_id", clio_.server().client_id()},
            {"client_secret", clio_.server().client_secret()},
            {"redirect_uri", kCallback},
            {"code", code}};
  }

  Headers refresh_form(const std::string& refresh_token) {
    return {{"grant_type", "refresh_token"},
            {"client_id", clio_.server().client_id()},
            {"client_secret", clio_.server().client_secret()},
            {"refresh_token", refresh_token}};
  }

  Got token(const Headers& form) const { return clio_.form("/oauth/token", form); }

  Got who(const std::string& access_token) const {
    return clio_.send("GET", "/api/v4/users/who_am_i.json",
                      {{"Authorization", "Bearer " + access_token}});
  }
};

inline void set(Headers& form, const std::string& name, const std::string& value) {
  for (auto& [key, old] : form) {
    if (key == name) {
      old = value;
      return;
    }
  }
  form.emplace_back(name, value);
}

}  // namespace engross::sandbox
