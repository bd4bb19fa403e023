#include "sandbox/oauth.h"

#include <algorithm>
#include <string>

#include "base/json.h"
#include "sandbox/api_error.h"
#include "sandbox/pages.h"
#include "sandbox/pkce.h"

namespace engross::sandbox {
namespace {

using std::chrono::seconds;

constexpr seconds kCodeLife{600};

std::string text(const Pairs& pairs, std::string_view name) {
  return first(pairs, name).value_or("");
}

Response redirect(const std::string& uri, const Pairs& parameters) {
  Response response;
  response.status = 302;
  response.content_type = "text/html; charset=utf-8";
  const char joint = uri.find('?') == std::string::npos ? '?' : '&';
  response.headers = {{"Location", uri + joint + form_of(parameters)},
                      {"Cache-Control", "no-store"}};
  return response;
}

Pairs with_state(Pairs parameters, const std::string& state) {
  if (!state.empty()) parameters.emplace_back("state", state);
  return parameters;
}

Response approval(const Request& request) {
  if (const auto code = first(request.query, "code")) return approval_page("Success code=" + *code);
  const auto error = first(request.query, "error");
  return approval_page("Failure error=" + error.value_or("invalid_request"));
}

std::vector<Person> people(const Firm& firm) {
  std::vector<Person> users;
  for (const auto& [id, user] : firm.all("User")) {
    if (user["enabled"] == true) users.push_back({std::to_string(id), base::text_at(user, "name")});
  }
  return users;
}

Response invalid_grant() {
  return flat_error(400, "invalid_grant",
                    "The provided authorization grant is invalid, expired, revoked, does not match "
                    "the redirection URI used in the authorization request, or was issued to "
                    "another client.");
}

}  // namespace

std::string bearer_of(const Request& request) {
  const std::string value = header(request, "Authorization");
  return value.starts_with("Bearer ") ? value.substr(7) : std::string();
}

Response invalid_token() {
  Response response = flat_error(
      401, "invalid_token",
      "The access token provided is expired, revoked, malformed or invalid for other reasons.");
  response.headers.emplace_back("WWW-Authenticate",
                                "Bearer realm=\"Clio\", error=\"invalid_token\"");
  return response;
}

Response Oauth::answer(const Request& request, const std::string& origin, base::Instant now) {
  const bool get = request.method == "GET";
  if (get && request.path == "/oauth/authorize") return ask(request, origin, now);
  if (get && request.path == "/oauth/approval") return approval(request);
  const auto form = read_form(request.body);
  const bool is_form =
      header(request, "Content-Type").starts_with("application/x-www-form-urlencoded");
  if (request.method == "POST" && (!form || !is_form)) {
    return flat_error(400, "invalid_request", "The body is not application/x-www-form-urlencoded.");
  }
  if (request.method == "POST") {
    if (request.path == "/oauth/authorize") return decide(*form, now);
    if (request.path == "/oauth/token") return token(*form, now);
    if (request.path == "/oauth/deauthorize") return deauthorize(request, *form, now);
  }
  Response response = refusal_page("There is no such page.");
  response.status = 404;
  return response;
}

const App* Oauth::app(const std::string& client_id) const {
  const auto& apps = firm_.apps();
  const auto found = std::find_if(apps.begin(), apps.end(),
                                  [&](const App& one) { return one.client_id == client_id; });
  return found == apps.end() ? nullptr : &*found;
}

bool Oauth::is_registered(const App& app, const std::string& uri, const std::string& origin) const {
  const auto is_it = [&](const std::string& one) {
    return uri == (one.starts_with('/') ? origin + one : one);
  };
  const auto& added = switches_.redirect_uris;
  return std::any_of(app.redirect_uris.begin(), app.redirect_uris.end(), is_it) ||
         std::any_of(added.begin(), added.end(), is_it);
}

Response Oauth::ask(const Request& request, const std::string& origin, base::Instant now) {
  const Pairs& query = request.query;
  const App* found = app(text(query, "client_id"));
  if (found == nullptr) return refusal_page("This app key is not registered.");
  const std::string uri = text(query, "redirect_uri");
  if (!is_registered(*found, uri, origin)) {
    return refusal_page("The redirect URI is not one that is registered for the app.");
  }
  if (text(query, "response_type") != "code") {
    return refusal_page("The response type must be \"code\".");
  }
  const std::string challenge = text(query, "code_challenge");
  const std::string method = first(query, "code_challenge_method").value_or("plain");
  if (!challenge.empty() && method != "S256" && method != "plain") {
    return refusal_page("The code challenge method must be S256 or plain.");
  }
  std::erase_if(asked_, [&](const auto& one) { return one.second.expires <= now; });
  const std::string id = random_hex(16);
  asked_[id] = {found->client_id, uri,    text(query, "state"),
                challenge,        method, text(query, "redirect_on_decline") == "true",
                now + kCodeLife};
  return authorize_page(found->name, base::text_at(firm_.account(), "name"), people(firm_), id);
}

Response Oauth::decide(const Pairs& form, base::Instant now) {
  const auto found = asked_.find(text(form, "request_id"));
  if (found == asked_.end() || found->second.expires <= now) {
    return refusal_page("This page has been used already, or is too old.");
  }
  const Asked asked = found->second;
  asked_.erase(found);
  if (text(form, "decision") == "allow") {
    const auto users = people(firm_);
    const auto user = std::find_if(users.begin(), users.end(), [&](const Person& one) {
      return one.id == text(form, "user_id");
    });
    if (user == users.end()) return refusal_page("There is no such user.");
    const Grant grant{asked.client_id, std::stoll(user->id), switches_.region};
    const std::string code = tokens_.add_code(
        {grant, asked.redirect_uri, asked.challenge, asked.challenge_method, now + kCodeLife});
    return redirect(asked.redirect_uri, with_state({{"code", code}}, asked.state));
  }
  if (!asked.redirect_on_decline) return refusal_page("You declined to give the app access.");
  return redirect(asked.redirect_uri, with_state({{"error", "access_denied"}}, asked.state));
}

Response Oauth::token(const Pairs& form, base::Instant now) {
  const App* found = app(text(form, "client_id"));
  if (found == nullptr || found->client_secret != text(form, "client_secret")) {
    return flat_error(401, "invalid_client",
                      "Client authentication failed due to unknown client, no client "
                      "authentication included, or unsupported authentication method.");
  }
  const std::string type = text(form, "grant_type");
  if (type == "authorization_code") return exchange(form, now);
  if (type == "refresh_token") return renew(form, now);
  return flat_error(400, "unsupported_grant_type",
                    "The authorization grant type is not supported by the authorization server.");
}

Response Oauth::exchange(const Pairs& form, base::Instant now) {
  const std::string text_of_code = text(form, "code");
  const Code* code = tokens_.code(text_of_code, now);
  if (code == nullptr || code->grant.client_id != text(form, "client_id") ||
      code->redirect_uri != text(form, "redirect_uri") ||
      !verifies(code->challenge, code->challenge_method, text(form, "code_verifier"))) {
    return invalid_grant();
  }
  const Grant grant = code->grant;
  tokens_.use_code(text_of_code);
  return tokens_for(grant, tokens_.add_refresh(grant), now);
}

Response Oauth::renew(const Pairs& form, base::Instant now) {
  const std::string old = text(form, "refresh_token");
  const auto grant = tokens_.refresh(old);
  if (!grant || grant->client_id != text(form, "client_id")) return invalid_grant();
  if (!switches_.rotate_refresh_tokens) return tokens_for(*grant, "", now);
  tokens_.revoke_refresh(old);
  return tokens_for(*grant, tokens_.add_refresh(*grant), now);
}

// The refresh token is named only when it is a new one.
Response Oauth::tokens_for(const Grant& grant, const std::string& refresh_token,
                           base::Instant now) {
  const std::string access = tokens_.add_access(grant, now + seconds{switches_.token_lifetime_s});
  Ordered body = {{"token_type", "bearer"},
                  {"access_token", access},
                  {"expires_in", switches_.token_lifetime_s}};
  if (!refresh_token.empty()) body["refresh_token"] = refresh_token;
  Response response;
  response.headers = {{"Cache-Control", "no-store"}};
  response.body = body.dump();
  return response;
}

Response Oauth::deauthorize(const Request& request, const Pairs& form, base::Instant now) {
  if (!tokens_.access(bearer_of(request), now)) return invalid_token();
  tokens_.revoke_access(text(form, "token"));
  Response response;
  response.body = "{}";
  return response;
}

}  // namespace engross::sandbox
