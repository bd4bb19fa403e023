#include "app/sign_in.h"

#include <algorithm>
#include <array>
#include <exception>
#include <thread>

namespace engross::app {
namespace {

using base::Error;
using base::Fault;
using base::Result;

constexpr std::size_t kMostAttempts = 8;

const ClioAccount* account_of(const ClioStanding& standing, const std::string& clio) {
  const auto found = std::find_if(standing.accounts.begin(), standing.accounts.end(),
                                  [&](const ClioAccount& account) { return account.clio == clio; });
  return found == standing.accounts.end() ? nullptr : &*found;
}

// What stands against a sign-in to this Clio.
std::optional<Error> against(const ClioStanding& standing, const std::string& clio) {
  if (standing.given) {
    return Error{Fault::conflict, "this helper was started with a sign-in of its own", "",
                 "use it as it is: nobody has to sign in"};
  }
  if (!account_of(standing, clio)) {
    return Error{Fault::not_found, "there is no such Clio to sign in to", "",
                 "choose one of those that are listed"};
  }
  for (const ClioAccount& account : standing.accounts) {
    if (account.standing != SignInStanding::signed_in || account.clio == clio) continue;
    return Error{Fault::conflict, "somebody is signed in to another Clio", account.name,
                 "sign out there first"};
  }
  return std::nullopt;
}

bool is_over(SignInState state) { return state >= SignInState::done; }

}  // namespace

std::string_view word(SignInStanding standing) {
  constexpr std::array kWords = {"never", "signed_in", "signed_out", "ended", "lost"};
  return kWords.at(static_cast<std::size_t>(standing));
}

std::string_view word(SignInState state) {
  constexpr std::array kWords = {"starting", "waiting", "finishing", "done", "failed", "cancelled"};
  return kWords.at(static_cast<std::size_t>(state));
}

std::string_view word(BrowserState state) {
  constexpr std::array kWords = {"opening", "opened", "none"};
  return kWords.at(static_cast<std::size_t>(state));
}

class SignInDesk::Attempt {
 public:
  Attempt(std::string id, std::string clio, SignInPlace& place, std::unique_ptr<SignInWay> way)
      : place_(place), way_(std::move(way)) {
    line_.id = std::move(id);
    line_.clio = std::move(clio);
    thread_ = std::jthread([this] { run(); });
  }

  SignInLine line() const {
    const std::lock_guard lock(mutex_);
    return line_;
  }
  bool has_ended() const {
    const std::lock_guard lock(mutex_);
    return ended_;
  }
  SignInLine cancel() {
    const std::lock_guard lock(mutex_);
    if (!keeps_) end(SignInState::cancelled);
    return line_;
  }

 private:
  void run() {
    try {
      walk();
    } catch (const std::exception&) {
      fail({"other", {Fault::internal, "the sign-in met a fault of the helper", "", "try again"}});
    }
    way_.reset();
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }

  void walk() {
    const auto address = way_->open();
    if (!address) return fail(address.error());
    if (!enter(SignInState::waiting, *address)) return;
    // Beside the waiting, so that whoever gives up while a browser is slow gets the port back.
    const std::jthread browsing([this, address = *address] { browse(address); });
    const auto code = way_->wait([this] { return goes_on(); });
    if (!code) {
      way_.reset();
      return fail(code.error());
    }
    if (!enter(SignInState::finishing, "")) return way_.reset();
    const auto kept = way_->finish(*code, [this] { return keep(); });
    if (!kept) return fail(kept.error());
    const std::lock_guard lock(mutex_);
    end(SignInState::done);
  }

  void browse(const std::string& address) {
    bool opened = false;
    try {
      opened = place_.browse(address).has_value();
    } catch (const std::exception&) {
      // As good as none: the address is shown.
    }
    const std::lock_guard lock(mutex_);
    line_.browser = opened ? BrowserState::opened : BrowserState::none;
  }

  bool goes_on() const {
    const std::lock_guard lock(mutex_);
    return !is_over(line_.state);
  }
  bool enter(SignInState state, const std::string& address) {
    const std::lock_guard lock(mutex_);
    if (is_over(line_.state)) return false;
    line_.state = state;
    line_.address = address;
    return true;
  }
  // From here on it is too late to give up: what is kept is told as it is.
  bool keep() {
    const std::lock_guard lock(mutex_);
    keeps_ = !is_over(line_.state);
    return keeps_;
  }
  void fail(SignInEnd why) {
    const std::lock_guard lock(mutex_);
    if (!is_over(line_.state)) line_.end = std::move(why);
    end(SignInState::failed);
  }
  void end(SignInState state) {
    if (is_over(line_.state)) return;
    line_.state = state;
    line_.address.clear();
  }

  SignInPlace& place_;
  std::unique_ptr<SignInWay> way_;
  mutable std::mutex mutex_;
  SignInLine line_;
  bool keeps_ = false;
  bool ended_ = false;
  std::jthread thread_;  // last: it uses all of the above
};

SignInDesk::~SignInDesk() {
  const std::lock_guard lock(mutex_);
  for (const auto& one : attempts_) one->cancel();
  attempts_.clear();
}

Result<SignInLine> SignInDesk::start(const SignInAsked& asked, const std::string& id) {
  const auto now = place_.standing();
  if (!now) return tl::unexpected(now.error());
  if (auto refused = against(*now, asked.clio)) return tl::unexpected(std::move(*refused));
  auto way = place_.prepare(asked);
  if (!way) return tl::unexpected(way.error());
  const std::lock_guard lock(mutex_);
  for (const auto& one : attempts_) one->cancel();
  if (attempts_.size() >= kMostAttempts) {
    if (!attempts_.front()->has_ended()) {
      return base::failure(Fault::conflict, "too many sign-ins are still being ended", "",
                           "wait a minute, then start again");
    }
    attempts_.pop_front();
  }
  attempts_.push_back(std::make_shared<Attempt>(id, asked.clio, place_, std::move(*way)));
  return attempts_.back()->line();
}

std::shared_ptr<SignInDesk::Attempt> SignInDesk::attempt(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(attempts_.begin(), attempts_.end(),
                                  [&](const auto& one) { return one->line().id == id; });
  return found == attempts_.end() ? nullptr : *found;
}

std::optional<SignInLine> SignInDesk::find(const std::string& id) const {
  const auto found = attempt(id);
  return found ? std::optional(found->line()) : std::nullopt;
}

std::optional<SignInLine> SignInDesk::cancel(const std::string& id) {
  const auto found = attempt(id);
  return found ? std::optional(found->cancel()) : std::nullopt;
}

Result<std::optional<Error>> SignInDesk::sign_out(const std::string& clio) {
  const auto now = place_.standing();
  if (!now) return tl::unexpected(now.error());
  const ClioAccount* account = account_of(*now, clio);
  if (now->given || !account || account->standing != SignInStanding::signed_in) {
    return base::failure(Fault::not_found, "nobody is signed in to this Clio", "",
                         "nothing was to do");
  }
  return place_.sign_out(clio);
}

Result<Erased> SignInDesk::erase(const std::string& clio, const HeldHere& seen) {
  const auto now = place_.standing();
  if (!now) return tl::unexpected(now.error());
  const ClioAccount* account = account_of(*now, clio);
  const bool empty = account && account->here == HeldHere{} &&
                     (now->given || account->standing == SignInStanding::never);
  if (!account || empty) {
    return base::failure(Fault::not_found, "nothing of this Clio is kept here", "",
                         "nothing was to do");
  }
  if (account->here != seen) {
    return base::failure(Fault::conflict, "what is kept here has changed since it was shown", "",
                         "nothing was erased: look at it again");
  }
  {
    const std::lock_guard lock(mutex_);
    for (const auto& one : attempts_) one->cancel();
  }
  return place_.erase(clio);
}

}  // namespace engross::app
