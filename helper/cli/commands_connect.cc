#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "base/json.h"
#include "cli/adapters.h"
#include "cli/commands.h"
#include "cli/sign_in_shelf.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

using base::Fault;
using base::Result;
using nlohmann::ordered_json;

// One sign-in from the question to the kept tokens. What a person reads on the way goes to
// standard error, so that the last line alone is the result.
class Connecting {
 public:
  Connecting(const Console& console, const ConnectOptions& options, const std::string& home,
             clio::Access clio)
      : console_(console),
        options_(options),
        home_(home),
        clio_(std::move(clio)),
        shelf_(home),
        transport_(clock_, sign_in_limits(), proxy_settings()),
        session_(clio_, shelf_, transport_, clock_) {}

  int run() {
    const auto app = keys();
    if (!app) return console_.fail(app.error());
    const auto attempt =
        clio::new_attempt(options_.paste_code ? clio::approval_redirect(clio_)
                                              : clio::loopback_redirect(options_.callback_port),
                          platform::random_token);
    if (!attempt) return console_.fail(attempt.error());
    // Open until the end of this scope: a second answer is told that all is done.
    std::unique_ptr<clio::CallbackListener> listener;
    const auto code =
        options_.paste_code ? pasted(*app, *attempt) : come_back(*app, *attempt, listener);
    if (!code) return console_.fail(code.error());
    clio::TokenEndpoint endpoint(clio_, transport_, clock_);
    const auto answer = endpoint.exchange(*app, *attempt, *code);
    if (!answer) return console_.fail(nothing_kept(answer.error()));
    if (const auto kept = session_.start(*app, *answer); !kept) return console_.fail(kept.error());
    return introduce(answer->access_token);
  }

 private:
  Result<clio::AppKeys> keys() {
    if (!options_.new_keys) {
      auto kept = session_.kept();
      if (!kept) return tl::unexpected(kept.error());
      if (*kept) return (*kept)->app;
      if (const auto lost = shelf_.lost(clio_)) say("Note: " + lost->what + ".");
      if (auto practice = practice_keys()) return std::move(*practice);
    }
    say(fmt::format(
        "Key and secret of your firm's app are asked for; they stand at {}.\nRegister there, once: "
        "the app's redirect address must be, to the letter: {}",
        portal(),
        options_.paste_code ? clio::approval_redirect(clio_)
                            : clio::loopback_redirect(options_.callback_port)));
    const auto key = asked("App key (not shown): ");
    const auto secret = key ? asked("App secret (not shown): ") : std::nullopt;
    if (!key || !secret) return input_ended();
    return clio::app_keys(*key, *secret);
  }

  tl::unexpected<base::Error> input_ended() const {
    return base::failure(Fault::usage, "nothing was typed: the input has ended", clio::place(clio_),
                         fmt::format("nothing was changed; run {} again in a window where you can "
                                     "type",
                                     clio::connect_command(clio_)));
  }

  // The practice Clio tells its own; what it says is as public as its source.
  std::optional<clio::AppKeys> practice_keys() {
    if (clio_.region != "local") return std::nullopt;
    clio::Request request;
    request.url = clio_.base_url + "/practice/app";
    const auto response = transport_.send(request);
    if (!response || response->status != 200) return std::nullopt;
    const auto body = base::parse_json(response->body, "");
    if (!body) return std::nullopt;
    auto app =
        clio::app_keys(base::text_at(*body, "client_id"), base::text_at(*body, "client_secret"));
    if (!app) return std::nullopt;
    console_.note("This is a practice Clio: its own app key and secret are used.");
    return std::move(*app);
  }

  std::string portal() const {
    for (const clio::Region& region : clio::regions()) {
      if (region.word == clio_.region) return fmt::format("https://{}", region.portal);
    }
    return "the developer portal of " + clio_.base_url;
  }

  // Key and secret are kept once Clio has taken them, and not before.
  base::Error nothing_kept(base::Error error) {
    const auto kept = shelf_.load(clio_);
    if (kept && !*kept && clio_.region != "local")
      error.remedy += "; key and secret were not kept and are asked for again";
    return error;
  }

  Result<std::string> pasted(const clio::AppKeys& app, const clio::Attempt& attempt) {
    browse(clio::authorize_address(clio_, app, attempt));
    console_.err << "Paste the code that Clio's page shows: " << std::flush;
    const auto code = platform::read_line();
    if (!platform::is_terminal()) console_.err << '\n';
    if (!code) return input_ended();
    return clio::pasted_code(*code, attempt);
  }

  Result<std::string> come_back(const clio::AppKeys& app, const clio::Attempt& attempt,
                                std::unique_ptr<clio::CallbackListener>& listener) {
    auto opened = listen(attempt);
    if (!opened) return tl::unexpected(opened.error());
    listener = std::move(*opened);
    browse(clio::authorize_address(clio_, app, attempt));
    console_.note(
        "Waiting for your answer in the browser, five minutes at most. If Clio shows an error "
        "instead of a question, end this with Ctrl-C, compare app key and redirect address with "
        "the developer portal's, and run connect --new-keys.");
    auto outcome = listener->wait([this, &attempt] { return newest_attempt() == mark(attempt); });
    if (!outcome) return tl::unexpected(outcome.error());
    if (!outcome->code.empty()) return std::move(outcome->code);
    if (outcome->error == "access_denied") {
      return base::failure(Fault::sign_in_needed, "you declined to let Engross into Clio",
                           clio::place(clio_), "start again, and choose Allow, when you want to");
    }
    return base::failure(
        Fault::sign_in_needed, fmt::format("Clio did not let Engross in (\"{}\")", outcome->error),
        clio::place(clio_), "look at the app's page in Clio's developer portal, then start again");
  }

  // The attempt started last is the one that goes on: an older one, of another window perhaps, sees
  // the new mark and lets go of the port.
  Result<std::unique_ptr<clio::CallbackListener>> listen(const clio::Attempt& attempt) {
    const auto marked =
        platform::write_whole(attempt_file(), mark(attempt), platform::Readers::owner_only);
    if (!marked) return tl::unexpected(marked.error());
    constexpr int kTries = 20;
    for (int left = kTries;; --left) {
      clio::CallbackListener::Options options;
      options.port = options_.callback_port;
      options.state = attempt.state;
      options.warn = [this](const std::string& line) {
        console_.err << "warning: " << line << '\n';
      };
      auto opened = clio::CallbackListener::open(std::move(options));
      if (opened) return opened;
      if (left == 0) {
        base::Error error = opened.error();
        const std::string holder = platform::port_holder(options_.callback_port);
        if (!holder.empty()) error.what += " by " + holder;
        return tl::unexpected(error);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }

  void browse(const std::string& address) {
    const auto opened = platform::open_in_browser(address);
    say(opened ? "Your browser opens Clio. If it does not, open this address in it:"
               : "No browser could be opened. Open this address yourself, in a browser of this "
                 "computer:");
    say(address);
  }

  // A token that was just given out and is refused belongs to another region.
  int introduce(const std::string& token) {
    clio::Access access = clio_;
    access.token = token;
    clio::Client client(access, transport_, clock_, {},
                        [&](const std::string&) -> Result<std::string> { return token; });
    const auto who = client.who_am_i();
    if (!who && who.error().fault == Fault::sign_in_needed) {
      if (const auto ended = shelf_.erase(clio_); !ended) console_.fail(ended.error());
      return console_.fail(nothing_kept(who.error()));
    }
    if (who) {
      const auto named = session_.name(who->name, who->firm);
      if (!named) return console_.fail(named.error());
    } else {
      console_.note("Clio did not say who signed in: " + who.error().line());
    }
    return report(who ? *who : clio::WhoAmI{});
  }

  int report(const clio::WhoAmI& who) {
    const std::string kept = shelf_.kept_where(clio_);
    if (console_.common.json) {
      console_.print({{"clio", clio_.base_url},
                      {"region", clio_.region},
                      {"user", who.name},
                      {"firm", who.firm},
                      {"kept", kept}});
      return kDone;
    }
    console_.out << fmt::format("Signed in to {}{}{}.\nThe sign-in is kept {}.\n",
                                clio::place(clio_), who.name.empty() ? "" : " as " + who.name,
                                who.firm.empty() ? "" : ", " + who.firm, kept);
    return kDone;
  }

  std::optional<std::string> asked(const std::string& prompt) {
    console_.err << prompt << std::flush;
    auto line = platform::read_hidden_line();
    if (!platform::is_terminal()) console_.err << '\n';
    return line;
  }
  void say(const std::string& line) { console_.err << line << std::endl; }

  std::string attempt_file() const { return home_ + "/sign-in.attempt"; }
  std::string newest_attempt() const {
    return platform::read_file(attempt_file(), 1024).value_or("");
  }
  // Names the attempt without giving its state away.
  static std::string mark(const clio::Attempt& attempt) {
    return clio::challenge_of(attempt.state) + "\n";
  }

  const Console& console_;
  const ConnectOptions& options_;
  const std::string home_;
  const clio::Access clio_;
  StoredSignIns shelf_;
  clio::SystemClock clock_;
  clio::HttpTransport transport_;
  clio::Session session_;
};

Result<clio::Access> clio_to_connect(const Console& console) {
  if (!console.common.clio_url.empty()) return clio::clio_at(console.common.clio_url);
  if (!console.common.region.empty()) return clio::clio_of_region(console.common.region);
  console.err << "Region (us, ca, eu or au), or the address your browser shows when you are in "
                 "Clio: "
              << std::flush;
  const auto typed = platform::read_line();
  if (!platform::is_terminal()) console.err << '\n';
  return clio::clio_of_region(typed.value_or(""));
}

}  // namespace

int connect(const Console& console, const ConnectOptions& options) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  auto clio = clio_to_connect(console);
  if (!clio) return console.fail(clio.error());
  return Connecting(console, options, *home, std::move(*clio)).run();
}

}  // namespace engross::cli
