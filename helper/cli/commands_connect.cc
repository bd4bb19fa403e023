#include <fmt/format.h>

#include <nlohmann/json.hpp>

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
        clio_(std::move(clio)),
        shelf_(home),
        transport_(clock_, sign_in_limits(), proxy_settings()),
        session_(clio_, shelf_, transport_, clock_),
        sign_in_(session_, shelf_, transport_, clock_,
                 sign_in_machine(home, [this](const std::string& line) {
                   console_.err << "warning: " << line << '\n';
                 })) {}

  int run() {
    const auto app = keys();
    if (!app) return console_.fail(app.error());
    const auto code = options_.paste_code ? pasted(*app) : come_back(*app);
    if (!code) return console_.fail(code.error().error);
    const auto signed_in = sign_in_.finish(*code);
    if (!signed_in) return console_.fail(nothing_kept(signed_in.error().error));
    if (const auto& unnamed = signed_in->unnamed)
      console_.note("Clio did not say who signed in: " + unnamed->line());
    return report(signed_in->who);
  }

 private:
  Result<clio::AppKeys> keys() {
    if (!options_.new_keys) {
      auto kept = session_.kept();
      if (!kept) return tl::unexpected(kept.error());
      if (*kept) return (*kept)->app;
      if (const auto lost = shelf_.lost(clio_)) say("Note: " + lost->what + ".");
      if (auto practice = clio::practice_keys(clio_, transport_)) {
        console_.note("This is a practice Clio: its own app key and secret are used.");
        return std::move(*practice);
      }
    }
    say(fmt::format(
        "Key and secret of your firm's app are asked for; they stand at {}.\nRegister there, once: "
        "the app's redirect address must be, to the letter: {}",
        portal_of(clio_),
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

  // Key and secret are kept once Clio has taken them, and not before.
  base::Error nothing_kept(base::Error error) {
    const auto kept = shelf_.load(clio_);
    if (kept && !*kept && clio_.region != "local")
      error.remedy += "; key and secret were not kept and are asked for again";
    return error;
  }

  clio::SignInResult<std::string> pasted(const clio::AppKeys& app) {
    const auto address = sign_in_.open_for_paste(app);
    if (!address) return address;
    browse(*address);
    console_.err << "Paste the code that Clio's page shows: " << std::flush;
    const auto code = platform::read_line();
    if (!platform::is_terminal()) console_.err << '\n';
    if (!code) return tl::unexpected(clio::SignInFailure{"cancelled", input_ended().value()});
    return sign_in_.pasted(*code);
  }

  clio::SignInResult<std::string> come_back(const clio::AppKeys& app) {
    const auto address = sign_in_.open(app, options_.callback_port);
    if (!address) return address;
    browse(*address);
    console_.note(
        "Waiting for your answer in the browser, five minutes at most. If Clio shows an error "
        "instead of a question, end this with Ctrl-C, compare app key and redirect address with "
        "the developer portal's, and run connect --new-keys.");
    return sign_in_.wait();
  }

  void browse(const std::string& address) {
    const auto opened = platform::open_in_browser(address);
    say(opened ? "Your browser opens Clio. If it does not, open this address in it:"
               : "No browser could be opened. Open this address yourself, in a browser of this "
                 "computer:");
    say(address);
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

  const Console& console_;
  const ConnectOptions& options_;
  const clio::Access clio_;
  StoredSignIns shelf_;
  clio::SystemClock clock_;
  clio::HttpTransport transport_;
  clio::Session session_;
  clio::BrowserSignIn sign_in_;
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
