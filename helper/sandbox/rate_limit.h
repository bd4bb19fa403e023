// Clio's rate limit: so many requests for each access token in fixed windows of 60 seconds.
#pragma once

#include <map>
#include <string>

#include "base/date.h"
#include "sandbox/http.h"

namespace engross::sandbox {

class RateLimit {
 public:
  struct Standing {
    bool over = false;
    long limit = 0;
    long remaining = 0;
    base::Instant reset{};  // end of the window
    long retry_after = 0;   // seconds to it

    Pairs headers() const;  // the three on every answer, and Retry-After once it is over
  };

  // Counts one request of `token`.
  Standing count(const std::string& token, long limit, base::Instant now);

 private:
  struct Window {
    base::Instant begin{};
    long used = 0;
  };
  std::map<std::string, Window> windows_;
};

}  // namespace engross::sandbox
