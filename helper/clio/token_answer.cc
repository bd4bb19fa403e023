#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "clio/answer.h"
#include "clio/api_error.h"
#include "clio/sign_in.h"

namespace engross::clio {
namespace {

using base::Fault;
using std::chrono::seconds;

constexpr std::size_t kMostTokenAnswer = 64U * 1024;
constexpr std::size_t kLongestToken = 4096;
constexpr seconds kLeastLife{60};
constexpr seconds kMostLife{400L * 24 * 3600};
constexpr seconds kUnknownLife{3600};  // too short costs a refresh, too long a refusal

bool is_token(const std::string& text) {
  return !text.empty() && text.size() <= kLongestToken &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

// read_json() leaves numbers with a point or an exponent as text; Clio has sent plain numbers.
seconds life_of(const nlohmann::json& value) {
  double number = 0;
  if (value.is_number()) {
    number = value.get<double>();
  } else if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (stop != text.data() + text.size() || code == std::errc::invalid_argument) {
      return kUnknownLife;
    }
    if (code != std::errc()) return text.front() == '-' ? kUnknownLife : kMostLife;
  }
  if (!std::isfinite(number) || number <= 0) return kUnknownLife;
  if (number >= static_cast<double>(kMostLife.count())) return kMostLife;
  return std::max(kLeastLife, seconds(static_cast<long>(number)));
}

tl::unexpected<base::Error> unusable(const Access& access, std::string what) {
  return base::failure(Fault::malformed, std::move(what), place(access),
                       "try again; if it stays so, please report this line");
}

tl::unexpected<base::Error> wrong_app(const Access& access) {
  return base::failure(
      Fault::denied, kUnknownApp, place(access),
      fmt::format("each region has an app of its own: run {} --new-keys and type key and secret "
                  "again, or choose the firm's region: {}",
                  connect_command(access), other_regions(access)));
}

tl::unexpected<base::Error> refused(const Response& response, const Access& access) {
  const auto body = read_json(response.body);
  const std::string error = body && body->is_object() ? base::text_at(*body, "error") : "";
  if (error == "invalid_client" || error == "unauthorized_client") return wrong_app(access);
  if (error == "invalid_grant") {
    return base::failure(
        Fault::sign_in_needed, "the sign-in has ended: it was taken back, or is too old",
        place(access),
        fmt::format("sign in again: {}; what was imported is untouched", connect_command(access)));
  }
  if (response.status == 401) return wrong_app(access);
  return base::failure(Fault::denied,
                       fmt::format("Clio refused the sign-in (status {})", response.status),
                       place(access),
                       "compare the app's redirect address in Clio's developer portal with the one "
                       "that connect names, then try again");
}

}  // namespace

base::Result<TokenAnswer> read_token_answer(const Response& response, const Access& access) {
  const int status = response.status;
  if (response.body.size() > kMostTokenAnswer) {
    return unusable(access, "an answer of more than 64 KiB to a sign-in was refused");
  }
  if (status >= 300 && status < 400) {
    return base::failure(
        Fault::denied, "Clio's sign-in answered with a redirect, which was not followed",
        place(access), "open any web page in the browser, sign in to the network, then try again");
  }
  if (status == 407 || status == 511 || is_web_page(response)) {
    return tl::unexpected(captive_network(
        access, fmt::format("a web page (status {}) came instead of Clio's answer", status)));
  }
  if (status == 429 || status >= 500) {
    return base::failure(Fault::unreachable,
                         fmt::format("Clio cannot sign anybody in right now (status {})", status),
                         place(access), "nothing is lost: try again in a few minutes");
  }
  if (status != 200) return refused(response, access);
  const std::string type = base::lower(response.header("Content-Type"));
  if (!type.starts_with("application/json")) {
    return unusable(access, "Clio's answer to the sign-in is not JSON");
  }
  const auto body = read_json(response.body);
  if (!body || !body->is_object()) {
    return unusable(access, "Clio's answer to the sign-in cannot be read");
  }
  TokenAnswer answer{base::text_at(*body, "access_token"), base::text_at(*body, "refresh_token"),
                     life_of(base::member(*body, "expires_in"))};
  if (!is_token(answer.access_token) ||
      (!answer.refresh_token.empty() && !is_token(answer.refresh_token))) {
    return unusable(access, "Clio's answer to the sign-in holds no token that could be used");
  }
  return answer;
}

}  // namespace engross::clio
