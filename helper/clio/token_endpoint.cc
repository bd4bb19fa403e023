#include "clio/address.h"
#include "clio/sign_in.h"

namespace engross::clio {
namespace {

constexpr int kMostSends = 3;
constexpr std::chrono::milliseconds kFirstRest{500};

Request form_request(const Access& access, const std::string& path, const Query& form) {
  Request request;
  request.method = "POST";
  request.url = access.base_url + path;
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                     {"Accept", "application/json"},
                     {"User-Agent", "Engross"}};
  request.body = form_of(form);
  return request;
}

bool is_worth_another(const base::Result<Response>& response) {
  if (!response) return response.error().fault == base::Fault::unreachable;
  return response->status >= 500 && response->status != 511;
}

}  // namespace

base::Result<Response> TokenEndpoint::post(const Request& request) {
  for (int sends = 1;; ++sends) {
    auto response = transport_.send(request);
    if (!is_worth_another(response) || sends == kMostSends) return response;
    if (!clock_.sleep(kFirstRest * sends)) return response;
  }
}

base::Result<TokenAnswer> TokenEndpoint::exchange(const AppKeys& app, const Attempt& attempt,
                                                  const std::string& code) {
  const auto response = post(form_request(access_, "/oauth/token",
                                          {{"grant_type", "authorization_code"},
                                           {"client_id", app.key},
                                           {"client_secret", app.secret},
                                           {"code", code},
                                           {"redirect_uri", attempt.redirect_uri},
                                           {"code_verifier", attempt.verifier}}));
  if (!response) return tl::unexpected(response.error());
  return read_token_answer(*response, access_);
}

base::Result<TokenAnswer> TokenEndpoint::refresh(const AppKeys& app,
                                                 const std::string& refresh_token) {
  const auto response = post(form_request(access_, "/oauth/token",
                                          {{"grant_type", "refresh_token"},
                                           {"client_id", app.key},
                                           {"client_secret", app.secret},
                                           {"refresh_token", refresh_token}}));
  if (!response) return tl::unexpected(response.error());
  return read_token_answer(*response, access_);
}

base::Result<void> TokenEndpoint::deauthorize(const std::string& access_token) {
  Request request = form_request(access_, "/oauth/deauthorize", {{"token", access_token}});
  request.headers.push_back({"Authorization", "Bearer " + access_token});
  const auto response = post(request);
  if (!response) return tl::unexpected(response.error());
  if (response->status == 200 || response->status == 204 || response->status == 401) return {};
  return base::failure(base::Fault::unreachable, "Clio did not take the sign-in back",
                       place(access_), "remove Engross in Clio under Settings, Apps, to be sure");
}

}  // namespace engross::clio
