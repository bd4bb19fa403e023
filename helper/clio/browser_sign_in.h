// One sign-in through the person's browser, from the app's keys to tokens that are kept and the
// name of who has signed in. The command line and the helper's door drive it; what it needs of the
// machine comes as functions.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "clio/callback_listener.h"
#include "clio/client.h"
#include "clio/session.h"

namespace engross::clio {

// Why a sign-in came to nothing, as a word that stays: port_taken, declined (by the person, on
// Clio's page), refused (Clio gave no code, or took it for none), timeout, replaced (by a newer one
// of this computer), cancelled, wrong_keys, unreachable, other_region, other.
struct SignInFailure {
  std::string why;
  base::Error error;
};
template <typename T>
using SignInResult = tl::expected<T, SignInFailure>;

struct SignInMachine {
  RandomText random;
  std::function<std::string(std::uint16_t port)> port_holder;
  // The mark of the attempt that was begun last by any program of this home.
  std::function<base::Result<void>(const std::string& mark)> put_newest;
  std::function<std::string()> newest;
  std::function<void(const std::string& line)> warn;  // may be absent
  std::chrono::milliseconds life{kAttemptLife};
};

struct SignedIn {
  WhoAmI who;
  std::optional<base::Error> unnamed;  // why Clio did not say who it is
};

class BrowserSignIn {
 public:
  BrowserSignIn(Session& session, TokenShelf& shelf, Transport& transport, Clock& clock,
                SignInMachine machine);
  ~BrowserSignIn();  // the port is closed when this returns

  // Listens for the browser, and gives the address that it has to open. The attempt that was begun
  // last goes on: an older one sees the new mark and lets go of the port, within two seconds.
  SignInResult<std::string> open(const AppKeys& app, std::uint16_t port);
  // The same for a code that the person copies from Clio's page: no port is opened.
  SignInResult<std::string> open_for_paste(const AppKeys& app);

  // The code that came back, after five minutes at most; `goes_on` is asked a few times a second.
  SignInResult<std::string> wait(const std::function<bool()>& goes_on = {});
  SignInResult<std::string> pasted(const std::string& text) const;

  // Lets go of the port before the end; the browser has its answer.
  void close() { listener_.reset(); }

  // Brings the code to Clio and keeps what it gives, if `may_keep` (asked once) does not say no. A
  // token that Clio refuses right away is another region's: it is erased, and the keys with it.
  SignInResult<SignedIn> finish(const std::string& code,
                                const std::function<bool()>& may_keep = {});

 private:
  SignInResult<std::string> begin(const AppKeys& app, std::string redirect);
  SignInResult<SignedIn> introduced(const std::string& token);

  Session& session_;
  TokenShelf& shelf_;
  Transport& transport_;
  Clock& clock_;
  const SignInMachine machine_;
  AppKeys app_;
  Attempt attempt_;
  std::unique_ptr<CallbackListener> listener_;  // open to the end: a second answer is told so
};

// The practice Clio tells its own; what it says is as public as its source. Nothing from any other.
std::optional<AppKeys> practice_keys(const Access& clio, Transport& transport);

}  // namespace engross::clio
