#include "clio/session.h"

namespace engross::clio {
namespace {

using base::Result;

// A token that ends while the question is on its way would cost a refusal.
constexpr std::chrono::seconds kMargin{60};

void put(SignIn& kept, const TokenAnswer& answer, base::Instant now) {
  kept.access_token = answer.access_token;
  // None in the answer: the one that is held stays good.
  if (!answer.refresh_token.empty()) kept.refresh_token = answer.refresh_token;
  kept.refreshed = now;
  kept.expires = now + answer.life;
}

}  // namespace

tl::unexpected<base::Error> Session::none() const {
  return base::failure(base::Fault::sign_in_needed, "not signed in", place(clio_),
                       "run: " + connect_command(clio_));
}

// A life of a minute, the shortest there is, is used for half of it.
bool Session::is_good(const SignIn& kept) const {
  if (kept.access_token.empty()) return false;
  const auto life = kept.expires - kept.refreshed;
  const base::Instant now = clock_.now();
  // A clock that was set back makes no token younger than its birth.
  return now + std::min<std::chrono::seconds>(kMargin, life / 2) < kept.expires &&
         now + std::chrono::hours(24) > kept.refreshed;
}

Result<std::string> Session::token() {
  const auto kept = shelf_.load(clio_);
  if (!kept) return tl::unexpected(kept.error());
  if (*kept && is_good(**kept)) return (*kept)->access_token;
  return refreshed("");
}

Result<std::string> Session::token_after(const std::string& refused) { return refreshed(refused); }

Result<std::string> Session::refreshed(const std::string& refused) {
  // Threads of this program wait here, so that only one of them waits for other programs.
  const std::lock_guard alone(mutex_);
  const auto lock = shelf_.lock(clio_);
  if (!lock) return tl::unexpected(lock.error());
  const auto kept = shelf_.load(clio_);
  if (!kept) return tl::unexpected(kept.error());
  if (!*kept || !(*kept)->is_signed_in()) return none();
  // Somebody else was faster.
  if ((*kept)->access_token != refused && is_good(**kept)) return (*kept)->access_token;
  return refresh(**kept);
}

Result<std::string> Session::refresh(SignIn kept) {
  const auto answer = kept.refresh_token.empty() ? Result<TokenAnswer>(tl::unexpect, none().value())
                                                 : endpoint_.refresh(kept.app, kept.refresh_token);
  if (answer) {
    put(kept, *answer, clock_.now());
    // Stored before it is used: a rotated token that only this program knew would end with it.
    if (const auto saved = shelf_.save(clio_, kept); !saved) return tl::unexpected(saved.error());
    return kept.access_token;
  }
  if (answer.error().fault != base::Fault::sign_in_needed) return tl::unexpected(answer.error());
  kept.access_token.clear();
  kept.refresh_token.clear();
  if (const auto saved = shelf_.save(clio_, kept); !saved) return tl::unexpected(saved.error());
  return tl::unexpected(answer.error());
}

Result<void> Session::start(const AppKeys& app, const TokenAnswer& answer) {
  const std::lock_guard alone(mutex_);
  const auto lock = shelf_.lock(clio_);
  if (!lock) return tl::unexpected(lock.error());
  SignIn fresh;
  fresh.app = app;
  put(fresh, answer, clock_.now());
  return shelf_.save(clio_, fresh);
}

Result<void> Session::name(const std::string& user, const std::string& firm) {
  const std::lock_guard alone(mutex_);
  const auto lock = shelf_.lock(clio_);
  if (!lock) return tl::unexpected(lock.error());
  auto kept = shelf_.load(clio_);
  if (!kept) return tl::unexpected(kept.error());
  if (!*kept) return {};
  (*kept)->user = user;
  (*kept)->firm = firm;
  return shelf_.save(clio_, **kept);
}

Result<void> Session::end() {
  const std::lock_guard alone(mutex_);
  const auto lock = shelf_.lock(clio_);
  if (!lock) return tl::unexpected(lock.error());
  auto kept = shelf_.load(clio_);
  if (!kept) return tl::unexpected(kept.error());
  if (!*kept || !(*kept)->is_signed_in()) return {};
  const std::string token = (*kept)->access_token;
  SignIn out;
  out.app = (*kept)->app;
  if (const auto saved = shelf_.save(clio_, out); !saved) return saved;
  return token.empty() ? Result<void>() : endpoint_.deauthorize(token);
}

}  // namespace engross::clio
