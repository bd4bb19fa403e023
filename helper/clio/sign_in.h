// Signing in to Clio: the authorization code grant of OAuth 2.0 as Clio Manage describes it, with a
// state and PKCE (RFC 7636, S256), which Clio does not describe and takes. Nothing here keeps
// anything; session.h does. No error holds a code, a verifier, a secret or a token.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/base.h"
#include "clio/access.h"
#include "clio/clock.h"
#include "clio/transport.h"

namespace engross::clio {

// Of the developer application that the firm registered in one region.
struct AppKeys {
  std::string key;     // Clio's "app key": part of the authorize address, so no secret
  std::string secret;  // Clio's "app secret"
};

// Key and secret as they were typed: outer blanks are dropped. Usage: one is blank, longer than a
// key can be, has a blank inside, or is the app's number, which Clio shows beside them.
base::Result<AppKeys> app_keys(std::string_view key, std::string_view secret);

// So many random bytes as base64url (32 bytes are 43 characters).
using RandomText = std::function<base::Result<std::string>(std::size_t bytes)>;

// One way to the browser and back. Kept in memory alone, for five minutes at most.
struct Attempt {
  std::string state;
  std::string verifier;
  std::string redirect_uri;  // one of those that the app is registered with, to the letter
};
inline constexpr std::chrono::seconds kAttemptLife{300};
inline constexpr std::uint16_t kCallbackPort = 5678;

base::Result<Attempt> new_attempt(std::string redirect_uri, const RandomText& random);

std::string loopback_redirect(std::uint16_t port);      // "http://127.0.0.1:5678/callback"
std::string approval_redirect(const Access& access);    // "https://ca.app.clio.com/oauth/approval"
std::string challenge_of(const std::string& verifier);  // RFC 7636, S256

// The address for the browser. A refusal comes back to the redirect too (redirect_on_decline).
std::string authorize_address(const Access& access, const AppKeys& app, const Attempt& attempt);

// What a person pasted: the code alone, the approval page's title ("Success code=…") or its whole
// address. Malformed without a code; sign_in_needed when Clio said no; denied when there is a state
// and it is another attempt's.
base::Result<std::string> pasted_code(std::string_view text, const Attempt& attempt);

struct TokenAnswer {
  std::string access_token;
  std::string refresh_token;  // empty: the one held stays good
  std::chrono::seconds life{};
};

// What is said of keys that no app of this region has; compared with to tell that from other
// refusals, which are denied too.
inline constexpr const char* kUnknownApp = "Clio does not know this app key and secret";

// What the token endpoint said. The life is at least a minute and at most 400 days, an hour when
// none can be read. Failures: sign_in_needed (invalid_grant), denied (app key or secret wrong, or
// another region's; a redirect, which is never followed), unreachable (Clio's own trouble, a
// network that wants a sign-in), malformed (no JSON, over 64 KiB, no token that could be used).
base::Result<TokenAnswer> read_token_answer(const Response& response, const Access& access);

// The three calls. Each is sent at most three times, and again only after silence or trouble of the
// server's own: a code or a token that was refused is never offered again.
class TokenEndpoint {
 public:
  TokenEndpoint(Access access, Transport& transport, Clock& clock)
      : access_(std::move(access)), transport_(transport), clock_(clock) {}

  base::Result<TokenAnswer> exchange(const AppKeys& app, const Attempt& attempt,
                                     const std::string& code);
  base::Result<TokenAnswer> refresh(const AppKeys& app, const std::string& refresh_token);
  // Takes one access token back; a token that is no longer good counts as taken back.
  base::Result<void> deauthorize(const std::string& access_token);

  const Access& access() const { return access_; }

 private:
  base::Result<Response> post(const Request& request);
  Access access_;
  Transport& transport_;
  Clock& clock_;
};

// "engross connect --region ca", or with the address of another Clio.
std::string connect_command(const Access& access);

// What to do when Clio may be another region's: "… or with one of: us, eu, au".
std::string other_regions(const Access& access);

}  // namespace engross::clio
