#include "clio/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "clio/address.h"
#include "clio/answer.h"

namespace engross::clio {
namespace {

using base::Error;
using base::Fault;
using nlohmann::json;
using std::chrono::milliseconds;

constexpr const char* kApiVersion = "4.0.13";
constexpr int kMostTries = 5;       // of a question that meets silence or a server error
constexpr int kMostRateLimits = 6;  // waits of 1, 2, 4, 8 and 16 s where Clio names none
constexpr int kMostReadings = 2;    // of an answer that cannot be read
constexpr int kMostRedirects = 3;
constexpr seconds kMostWaiting{120};  // for one question, all waits together
constexpr milliseconds kFirstWait{500};
constexpr seconds kLeastWait{1};

bool is_redirect(int status) { return status >= 300 && status < 400 && status != 304; }

bool is_server_trouble(int status) { return status == 408 || (status >= 500 && status != 511); }

}  // namespace

// What one question has cost so far.
struct Exchange::Patience {
  int tries = 0;
  int rate_limits = 0;
  int readings = 0;
  bool renewed = false;
  milliseconds waited{0};

  bool allows(milliseconds wait) const { return waited + wait <= kMostWaiting; }
};

Exchange::Exchange(Access access, Transport& transport, Clock& clock, Progress progress,
                   Renew renew)
    : access_(std::move(access)),
      transport_(transport),
      clock_(clock),
      progress_(std::move(progress)),
      renew_(std::move(renew)),
      jitter_(static_cast<std::minstd_rand::result_type>(clock.now().time_since_epoch().count())) {}

void Exchange::tell(const Step& step) const {
  if (progress_) progress_(step);
}

base::Result<json> Exchange::get(const Question& question) {
  auto answer = ask(question);
  if (!answer) return tl::make_unexpected(without_token(answer.error()));
  return answer;
}

base::Result<std::optional<json>> Exchange::get_if_changed(const Question& question) {
  auto answer = get(question);
  if (!answer) return tl::make_unexpected(answer.error());
  if (answer->is_null()) return std::optional<json>();
  return std::optional<json>(std::move(*answer));
}

base::Result<json> Exchange::change(const Question& question) { return get(question); }

base::Result<json> Exchange::ask(const Question& question) {
  Patience patience;
  const bool only_once = question.method != "GET";
  for (;;) {
    const auto response = send_following(question);
    if (!response) {
      if (only_once) return tl::make_unexpected(response.error());
      if (response.error().fault != Fault::unreachable)
        return tl::make_unexpected(response.error());
      if (auto stop = after_silence(response.error(), patience)) {
        return tl::make_unexpected(*stop);
      }
    } else if (is_rate_limited(*response)) {
      if (auto stop = after_rate_limit(*response, patience)) {
        return tl::make_unexpected(*stop);
      }
    } else if (is_server_trouble(response->status)) {
      if (only_once) return tl::make_unexpected(trouble(*response));
      if (auto stop = after_trouble(*response, patience)) {
        return tl::make_unexpected(*stop);
      }
    } else if (response->status == 401 && renew_) {
      if (auto stop = after_refused_token(*response, patience)) {
        return tl::make_unexpected(*stop);
      }
    } else if (response->status == 304 && !question.known.empty()) {
      return json(nullptr);
    } else if (response->status < 200 || response->status > 299) {
      return tl::make_unexpected(refusal(*response, question, access_));
    } else {
      auto body = read_json(response->body);
      if (body && body->is_object()) return body;
      if (only_once || ++patience.readings >= kMostReadings) {
        return tl::make_unexpected(unreadable(
            *response, body ? Error{Fault::malformed, "not a JSON object", "", ""} : body.error()));
      }
    }
  }
}

// Redirects are followed within this Clio alone: another host must never see the token.
base::Result<Response> Exchange::send_following(const Question& question) {
  std::string at = question.url;
  for (int hops = 0; hops <= kMostRedirects; ++hops) {
    const auto address = parse_address(at);
    if (!address || address->origin() != access_.base_url) {
      return base::failure(Fault::denied, "an address outside this Clio was not asked",
                           place(access_), "please report this line");
    }
    auto response = send(question, at);
    if (!response || !is_redirect(response->status)) return response;
    if (question.method != "GET" && response->status != 307 && response->status != 308) {
      return base::failure(Fault::denied, "Clio answered with a redirect, which was not followed",
                           place(access_), "please report this line");
    }
    const std::string target(response->header("Location"));
    if (target.substr(0, 1) == "/" && target.substr(0, 2) != "//") {
      at = access_.base_url + target;
      continue;
    }
    const auto next = parse_address(target);
    if (!next || next->origin() != access_.base_url) {
      Error error = captive_network(
          access_, fmt::format("the answer was a redirect to {}, which was not followed",
                               next ? next->origin() : "no readable address"));
      error.fault = Fault::denied;
      return tl::make_unexpected(std::move(error));
    }
    at = target;
  }
  return base::failure(Fault::denied, "Clio's redirects lead nowhere", place(access_),
                       "try again later");
}

base::Result<Response> Exchange::send(const Question& question, const std::string& url) {
  if (const seconds rest = pace_.rest(clock_.now()); rest > seconds(0)) {
    if (auto stop = pause(rest, "no more calls are allowed in this minute")) {
      return tl::make_unexpected(*stop);
    }
  }
  Request request;
  request.method = question.method;
  request.url = url;
  request.body = question.body;
  request.headers = {{"Authorization", "Bearer " + access_.token},
                     {"Accept", "application/json"},
                     {"X-API-VERSION", kApiVersion},
                     {"User-Agent", "Engross"}};
  if (!question.body.empty()) request.headers.push_back({"Content-Type", "application/json"});
  if (!question.known.empty()) request.headers.push_back({"If-None-Match", question.known});
  if (!question.held.empty()) request.headers.push_back({"If-Match", question.held});
  ++calls_;
  auto response = transport_.send(request);
  if (response) {
    pace_.note(*response, clock_.now());
    if (const auto date = date_of(*response)) ahead_ = *date - clock_.now();
  }
  return response;
}

Exchange::Stop Exchange::after_silence(const Error& error, Patience& patience) {
  ++patience.tries;
  if (patience.tries >= kMostTries) {
    return Error{Fault::unreachable, fmt::format("{} ({} tries)", error.what, patience.tries),
                 place(access_), error.remedy};
  }
  const milliseconds wait = kFirstWait * (1 << (patience.tries - 1));
  patience.waited += wait;
  return pause(wait + wait * static_cast<int>(jitter_() % 100) / 400, error.what);
}

Error Exchange::trouble(const Response& response) const {
  return {Fault::unreachable,
          fmt::format("Clio has trouble of its own (status {})", response.status), place(access_),
          "nothing is lost: try again in a few minutes"};
}

Exchange::Stop Exchange::after_trouble(const Response& response, Patience& patience) {
  const Error error = trouble(response);
  if (response.header("Retry-After").empty()) return after_silence(error, patience);
  const seconds wait = asked_wait(response, clock_.now()).value_or(kLeastWait);
  if (++patience.tries >= kMostTries || !patience.allows(wait)) {
    return Error{error.fault, error.what, place(access_),
                 fmt::format("nothing is lost: try again in {}", spoken(wait))};
  }
  patience.waited += wait;
  return pause(wait, error.what);
}

Exchange::Stop Exchange::after_rate_limit(const Response& response, Patience& patience) {
  const seconds doubled{1 << patience.rate_limits};
  const seconds wait = std::max(asked_wait(response, clock_.now()).value_or(doubled), kLeastWait);
  ++patience.rate_limits;
  if (patience.rate_limits >= kMostRateLimits || !patience.allows(wait)) {
    return Error{Fault::unreachable, "Clio allows no more calls for now (status 429)",
                 place(access_), fmt::format("wait {}, then try again", spoken(wait))};
  }
  patience.waited += wait;
  return pause(wait, "too many calls in a minute");
}

Exchange::Stop Exchange::after_refused_token(const Response& response, Patience& patience) {
  if (patience.renewed) return refused_again(response, access_);
  patience.renewed = true;
  auto token = renew_(access_.token);
  if (!token) return token.error();
  access_.token = std::move(*token);
  return std::nullopt;
}

Exchange::Stop Exchange::pause(milliseconds wait, const std::string& why) {
  if (wait >= seconds(1)) {
    const auto whole = std::chrono::ceil<seconds>(wait);
    tell({.kind = Step::Kind::waiting,
          .wait = whole,
          .line = fmt::format("Waiting {} for Clio: {}", spoken(whole), why)});
  }
  if (clock_.sleep(wait)) return std::nullopt;
  return Error{Fault::unreachable, "stopped before Clio answered", place(access_),
               "start again when you like: nothing was changed"};
}

Error Exchange::unreadable(const Response& response, const Error& error) const {
  if (is_web_page(response)) {
    return captive_network(access_, "a web page came instead of Clio's answer");
  }
  const std::string_view request = response.header("X-Request-Id");
  return {Fault::malformed, fmt::format("Clio's answer cannot be read: {}", error.what),
          request.empty() ? place(access_) : fmt::format("{}, request {}", place(access_), request),
          "try again; if it stays so, please report this line"};
}

Error Exchange::without_token(Error error) const {
  constexpr std::string_view kInstead = "(token)";
  if (access_.token.empty()) return error;
  for (std::string* text : {&error.what, &error.where, &error.remedy}) {
    std::size_t at = 0;
    while ((at = text->find(access_.token, at)) != std::string::npos) {
      text->replace(at, access_.token.size(), kInstead);
      at += kInstead.size();
    }
  }
  return error;
}

}  // namespace engross::clio
