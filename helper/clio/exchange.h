// Asks Clio one question and stays with it until there is an answer or a reason: the pace Clio
// sets, waits and repeats that are safe, redirects within Clio. All of a client's
// calls go through one Exchange, so a wait that Clio asks for holds for all of them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <random>
#include <string>

#include "base/base.h"
#include "clio/access.h"
#include "clio/api_error.h"
#include "clio/clock.h"
#include "clio/pacing.h"
#include "clio/transport.h"

namespace engross::clio {

class Exchange {
 public:
  Exchange(Access access, Transport& transport, Clock& clock, Progress progress, Renew renew = {});

  // The answer's JSON object. A token that Clio refuses is renewed once, and the question asked
  // once more. The question's URL must be of this Clio: no other host gets the token.
  base::Result<nlohmann::json> get(const Question& question);

  // The same of a record that is held with the ETag `question.known`; nothing when it is still the
  // same in Clio.
  base::Result<std::optional<nlohmann::json>> get_if_changed(const Question& question);

  // The same of a POST or PATCH, which is sent once: only when Clio says that it was one call too
  // many is it sent again. Unreachable or malformed: it may have been carried out all the same, so
  // whoever asks looks first.
  base::Result<nlohmann::json> change(const Question& question);

  const Access& access() const { return access_; }
  base::Instant now() const { return clock_.now(); }
  // How far Clio's clock is ahead of this computer's, by its last answer that tells the time.
  seconds ahead() const { return ahead_; }
  void tell(const Step& step) const;
  int calls() const { return calls_; }  // requests sent, repeated ones included

 private:
  struct Patience;
  using Stop = std::optional<base::Error>;  // nothing: go on

  base::Result<nlohmann::json> ask(const Question& question);
  base::Result<Response> send_following(const Question& question);
  base::Result<Response> send(const Question& question, const std::string& url);
  Stop after_silence(const base::Error& error, Patience& patience);
  Stop after_rate_limit(const Response& response, Patience& patience);
  Stop after_trouble(const Response& response, Patience& patience);
  Stop after_refused_token(const Response& response, Patience& patience);
  Stop pause(std::chrono::milliseconds wait, const std::string& why);
  base::Error trouble(const Response& response) const;
  base::Error unreadable(const Response& response, const base::Error& error) const;
  base::Error without_token(base::Error error) const;

  Access access_;
  Transport& transport_;
  Clock& clock_;
  Progress progress_;
  Renew renew_;
  Pace pace_;
  std::minstd_rand jitter_;
  int calls_ = 0;
  seconds ahead_{0};
};

}  // namespace engross::clio
