// The sign-in that is kept: always a token that is good now, however many threads and programs ask
// at once, and the newest one stored before anybody uses it. Clio Manage lets a refresh token be
// used again; other Clio servers end it with each use. Both are served by one habit: refresh under
// a lock, look first whether somebody else has done it, store what came before it is used.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/base.h"
#include "clio/sign_in.h"

namespace engross::clio {

// What is kept of one Clio between two runs of the program. Signed out, it is the app's keys alone.
struct SignIn {
  AppKeys app;
  std::string access_token;   // empty: signed out
  std::string refresh_token;  // empty: when the access token ends, so does the sign-in
  base::Instant expires{};    // of the access token, by this computer's clock
  base::Instant refreshed{};  // when the access token came
  std::string user;           // who signed in; empty when Clio does not say
  std::string firm;

  bool is_signed_in() const { return !access_token.empty() || !refresh_token.empty(); }
};

// Where sign-ins are kept, one a Clio. Safe to ask from several threads.
class TokenShelf {
 public:
  class Held {  // the lock is given back when it is destroyed
   public:
    virtual ~Held() = default;
  };
  virtual ~TokenShelf() = default;
  // Nothing: none is kept, or what is kept cannot be read (it was set aside then).
  virtual base::Result<std::optional<SignIn>> load(const Access& clio) = 0;
  // In place of the one before, whole or not at all, and on the disk when it returns.
  virtual base::Result<void> save(const Access& clio, const SignIn& sign_in) = 0;
  virtual base::Result<void> erase(const Access& clio) = 0;
  // Waits until no other thread and no other program holds the lock of this Clio.
  virtual base::Result<std::unique_ptr<Held>> lock(const Access& clio) = 0;
};

// Several threads may ask one session, and several sessions may stand on one shelf.
class Session {
 public:
  Session(Access clio, TokenShelf& shelf, Transport& transport, Clock& clock)
      : clio_(clio), shelf_(shelf), clock_(clock), endpoint_(std::move(clio), transport, clock) {}

  // An access token that is good for a minute or more. Refreshes when there is none: one request,
  // however many ask. sign_in_needed: never signed in, signed out, or Clio ended the sign-in; its
  // tokens are erased then, so that Clio is asked once and the app's keys stay.
  base::Result<std::string> token();

  // A token in place of one that Clio refused: the one somebody else has stored meanwhile, or a
  // refreshed one. Fails as token().
  base::Result<std::string> token_after(const std::string& refused);

  // Keeps the tokens of a sign-in just made.
  base::Result<void> start(const AppKeys& app, const TokenAnswer& answer);

  // Puts names to the sign-in that is kept; nothing happens when there is none.
  base::Result<void> name(const std::string& user, const std::string& firm);

  // Takes the access token back at Clio and erases the tokens here. They are erased whatever Clio
  // says: its failure is what comes back then.
  base::Result<void> end();

  base::Result<std::optional<SignIn>> kept() { return shelf_.load(clio_); }
  const Access& clio() const { return clio_; }

 private:
  bool is_good(const SignIn& kept) const;
  base::Result<std::string> refreshed(const std::string& refused);
  base::Result<std::string> refresh(SignIn kept);
  tl::unexpected<base::Error> none() const;

  const Access clio_;
  TokenShelf& shelf_;
  Clock& clock_;
  TokenEndpoint endpoint_;
  std::mutex mutex_;
};

}  // namespace engross::clio
