// Clio's rate limit as its answers tell it: so many calls a minute for each access token, all
// programs that use the token together.
#pragma once

#include <chrono>
#include <optional>

#include "base/base.h"
#include "clio/transport.h"

namespace engross::clio {

using std::chrono::seconds;

// 429, or Clio's other form of it: status 200 and a JSON object whose base64 `data` says
// "RateLimited".
bool is_rate_limited(const Response& response);

// How long Clio asks to wait: Retry-After in seconds or as a date, else until X-RateLimit-Reset;
// nothing when neither is there and readable. Never negative. Dates are measured against the
// answer's own Date, so this computer's clock does not matter.
std::optional<seconds> asked_wait(const Response& response, base::Instant now);

// When Clio's clock says that it answered; nothing where it does not say.
std::optional<base::Instant> date_of(const Response& response);

// Until when calls must rest, because an answer said that none remain in this minute.
class Pace {
 public:
  void note(const Response& response, base::Instant now);
  seconds rest(base::Instant now) const;

 private:
  base::Instant ready_at_{};
};

}  // namespace engross::clio
