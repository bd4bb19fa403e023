// Signing in to Clio for callers who cannot wait: begun, looked at, given up. The way through the
// browser is a port's, each on a thread of its own; here is only in which state it is.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"

namespace engross::app {

enum class SignInStanding {
  never,       // nothing is kept of this Clio
  signed_in,   // somebody is
  signed_out,  // the app's keys alone are kept
  ended,       // Clio ended the sign-in: it was taken back there, or is too old
  lost         // what was kept is damaged or gone
};
std::string_view word(SignInStanding standing);

// How many of each were imported from one Clio and are kept on this computer.
struct HeldHere {
  int drafts = 0, imports = 0, answers = 0, edits = 0, documents = 0, contacts = 0;
  bool operator==(const HeldHere&) const = default;
};

struct Erased {
  HeldHere went;
  std::optional<base::Error> untold;  // why Clio did not take the sign-in back
};

struct ClioAccount {
  std::string clio;    // "ca"; of a Clio that is no region's its address
  std::string name;    // "Canada"
  std::string host;    // as the browser shows it: "ca.app.clio.com"
  std::string portal;  // where the firm's app and its keys stand; "": nowhere
  SignInStanding standing = SignInStanding::never;
  bool needs_keys = true;  // none are kept, and this Clio does not tell its own
  std::string user, firm;  // who is signed in, or was when it ended
  std::optional<base::Error> lost;
  HeldHere here;
};

struct ClioStanding {
  bool given = false;     // the helper was started with a token of its own: nobody signs in
  bool practice = false;  // the practice Clio, no real account
  std::string redirect;   // what has to be registered for the firm's app, to the letter
  std::vector<ClioAccount> accounts;  // those there are to choose from
};

struct SignInAsked {
  std::string clio;         // of an account
  std::string key, secret;  // both "": those that are kept
};

// Why it came to nothing, as a word that stays (clio/browser_sign_in.h has them).
struct SignInEnd {
  std::string why;
  base::Error error;
};

// One way to the browser and back; its verbs are called in this order, from one thread. It holds
// the port that Clio's answer comes to until finish() begins, or its own end.
class SignInWay {
 public:
  virtual ~SignInWay() = default;
  virtual tl::expected<std::string, SignInEnd> open() = 0;  // the address for the browser
  virtual tl::expected<std::string, SignInEnd> wait(const std::function<bool()>& goes_on) = 0;
  virtual tl::expected<void, SignInEnd> finish(const std::string& code,
                                               const std::function<bool()>& may_keep) = 0;
};

class SignInPlace {
 public:
  virtual ~SignInPlace() = default;
  virtual base::Result<ClioStanding> standing() = 0;  // Clio itself is not asked
  // Opens the person's browser; takes seconds where it says late that it cannot.
  virtual base::Result<void> browse(const std::string& address) = 0;
  // Malformed keys, or missing ones, are refused here.
  virtual base::Result<std::unique_ptr<SignInWay>> prepare(const SignInAsked& asked) = 0;
  // Erased here whatever Clio says: its failure is what comes back then.
  virtual base::Result<std::optional<base::Error>> sign_out(const std::string& clio) = 0;
  // The same, if somebody is signed in, and all that is kept of this Clio: the app's keys, and
  // every draft and contact, all or none of them. Documents that were saved elsewhere stay.
  virtual base::Result<Erased> erase(const std::string& clio) = 0;
};

enum class SignInState { starting, waiting, finishing, done, failed, cancelled };
enum class BrowserState { opening, opened, none };
std::string_view word(SignInState state);
std::string_view word(BrowserState state);

struct SignInLine {
  std::string id;
  std::string clio;
  SignInState state = SignInState::starting;
  BrowserState browser = BrowserState::opening;
  std::string address;  // for the browser, while it is waited for; "": none
  std::optional<SignInEnd> end;
};

// Calls may come from several threads; none of them waits for Clio or a person but sign_out().
class SignInDesk {
 public:
  explicit SignInDesk(SignInPlace& place) : place_(place) {}
  ~SignInDesk();  // gives up what waits, and returns when it has ended

  base::Result<ClioStanding> standing() { return place_.standing(); }
  // A newer one gives up the older. not_found: no such Clio; conflict: nobody signs in here, or
  // somebody is signed in to another Clio; and what prepare() refuses.
  base::Result<SignInLine> start(const SignInAsked& asked, const std::string& id);
  std::optional<SignInLine> find(const std::string& id) const;  // of the last few
  // Changes nothing once the tokens are being kept, or it is over.
  std::optional<SignInLine> cancel(const std::string& id);
  // What Clio said to it, when it did not take the sign-in back; not_found: nobody is signed in.
  base::Result<std::optional<base::Error>> sign_out(const std::string& clio);
  // `seen` is what the person was told would go: conflict, and nothing is erased, when it is not
  // what is kept. not_found: no such Clio, or nothing of it is kept.
  base::Result<Erased> erase(const std::string& clio, const HeldHere& seen);

 private:
  class Attempt;
  std::shared_ptr<Attempt> attempt(const std::string& id) const;

  SignInPlace& place_;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<Attempt>> attempts_;  // the newest last
};

}  // namespace engross::app
