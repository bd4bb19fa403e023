#include "clio/browser_sign_in.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace engross::clio {
namespace {

using base::Error;
using base::Fault;

constexpr int kPortTries = 20;
constexpr std::chrono::milliseconds kPortRest{100};

tl::unexpected<SignInFailure> came_to_nothing(std::string why, Error error) {
  return tl::unexpected(SignInFailure{std::move(why), std::move(error)});
}

// Names the attempt without giving its state away.
std::string mark_of(const Attempt& attempt) { return challenge_of(attempt.state) + "\n"; }

const char* why_no_token(const Error& error) {
  if (error.what == kUnknownApp) return "wrong_keys";
  if (error.fault == Fault::unreachable) return "unreachable";
  if (error.fault == Fault::sign_in_needed || error.fault == Fault::denied) return "refused";
  return "other";
}

}  // namespace

BrowserSignIn::BrowserSignIn(Session& session, TokenShelf& shelf, Transport& transport,
                             Clock& clock, SignInMachine machine)
    : session_(session),
      shelf_(shelf),
      transport_(transport),
      clock_(clock),
      machine_(std::move(machine)) {}

BrowserSignIn::~BrowserSignIn() = default;

SignInResult<std::string> BrowserSignIn::begin(const AppKeys& app, std::string redirect) {
  auto attempt = new_attempt(std::move(redirect), machine_.random);
  if (!attempt) return came_to_nothing("other", attempt.error());
  app_ = app;
  attempt_ = std::move(*attempt);
  return authorize_address(session_.clio(), app_, attempt_);
}

SignInResult<std::string> BrowserSignIn::open_for_paste(const AppKeys& app) {
  return begin(app, approval_redirect(session_.clio()));
}

SignInResult<std::string> BrowserSignIn::open(const AppKeys& app, std::uint16_t port) {
  if (auto begun = begin(app, loopback_redirect(port)); !begun) return begun;
  const auto marked = machine_.put_newest(mark_of(attempt_));
  if (!marked) return came_to_nothing("other", marked.error());
  for (int left = kPortTries;; --left) {
    CallbackListener::Options options;
    options.port = port;
    options.state = attempt_.state;
    options.life = machine_.life;
    options.warn = machine_.warn;
    auto opened = CallbackListener::open(std::move(options));
    if (opened) {
      listener_ = std::move(*opened);
      break;
    }
    if (left > 0 && clock_.sleep(kPortRest)) continue;
    Error error = opened.error();
    const std::string holder = machine_.port_holder(port);
    if (!holder.empty()) error.what += " by " + holder;
    return came_to_nothing("port_taken", std::move(error));
  }
  attempt_.redirect_uri = loopback_redirect(listener_->port());
  return authorize_address(session_.clio(), app_, attempt_);
}

SignInResult<std::string> BrowserSignIn::wait(const std::function<bool()>& goes_on) {
  const char* stopped = "timeout";
  auto outcome = listener_->wait([&] {
    if (goes_on && !goes_on()) {
      stopped = "cancelled";
      return false;
    }
    if (machine_.newest() == mark_of(attempt_)) return true;
    stopped = "replaced";
    return false;
  });
  if (!outcome) return came_to_nothing(stopped, outcome.error());
  if (!outcome->code.empty()) return std::move(outcome->code);
  const std::string at = place(session_.clio());
  if (outcome->error == "access_denied") {
    return came_to_nothing("declined",
                           {Fault::sign_in_needed, "you declined to let Engross into Clio", at,
                            "start again, and choose Allow, when you want to"});
  }
  return came_to_nothing(
      "refused",
      {Fault::sign_in_needed, fmt::format("Clio did not let Engross in (\"{}\")", outcome->error),
       at, "look at the app's page in Clio's developer portal, then start again"});
}

SignInResult<std::string> BrowserSignIn::pasted(const std::string& text) const {
  auto code = pasted_code(text, attempt_);
  if (!code) return came_to_nothing("refused", code.error());
  return std::move(*code);
}

SignInResult<SignedIn> BrowserSignIn::finish(const std::string& code,
                                             const std::function<bool()>& may_keep) {
  TokenEndpoint endpoint(session_.clio(), transport_, clock_);
  const auto answer = endpoint.exchange(app_, attempt_, code);
  if (!answer) return came_to_nothing(why_no_token(answer.error()), answer.error());
  if (may_keep && !may_keep()) {
    // Nobody holds it any more, so that nobody can take it back later.
    static_cast<void>(endpoint.deauthorize(answer->access_token));
    return came_to_nothing("cancelled", {Fault::sign_in_needed, "this sign-in was given up",
                                         place(session_.clio()), "start again"});
  }
  if (const auto kept = session_.start(app_, *answer); !kept) {
    return came_to_nothing("other", kept.error());
  }
  return introduced(answer->access_token);
}

SignInResult<SignedIn> BrowserSignIn::introduced(const std::string& token) {
  Access access = session_.clio();
  access.token = token;
  Client client(access, transport_, clock_, {},
                [&](const std::string&) -> base::Result<std::string> { return token; });
  const auto who = client.who_am_i();
  if (!who && who.error().fault == Fault::sign_in_needed) {
    if (const auto gone = shelf_.erase(session_.clio()); !gone) {
      return came_to_nothing("other", gone.error());
    }
    return came_to_nothing("other_region", who.error());
  }
  if (!who) return SignedIn{{}, who.error()};
  if (const auto named = session_.name(who->name, who->firm); !named) {
    return came_to_nothing("other", named.error());
  }
  return SignedIn{*who, std::nullopt};
}

std::optional<AppKeys> practice_keys(const Access& clio, Transport& transport) {
  if (clio.region != "local") return std::nullopt;
  Request request;
  request.url = clio.base_url + "/practice/app";
  const auto response = transport.send(request);
  if (!response || response->status != 200) return std::nullopt;
  const auto body = base::parse_json(response->body, "");
  if (!body) return std::nullopt;
  auto app = app_keys(base::text_at(*body, "client_id"), base::text_at(*body, "client_secret"));
  if (!app) return std::nullopt;
  return std::move(*app);
}

}  // namespace engross::clio
