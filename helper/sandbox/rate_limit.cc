#include "sandbox/rate_limit.h"

#include <algorithm>

namespace engross::sandbox {

using std::chrono::seconds;

RateLimit::Standing RateLimit::count(const std::string& token, long limit, base::Instant now) {
  constexpr seconds kWindow{60};
  std::erase_if(windows_, [&](const auto& one) { return one.second.begin + kWindow <= now; });
  Window& window = windows_.try_emplace(token, Window{now, 0}).first->second;
  ++window.used;
  Standing standing;
  standing.over = window.used > limit;
  standing.limit = limit;
  standing.remaining = std::max(0L, limit - window.used);
  standing.reset = window.begin + kWindow;
  standing.retry_after = static_cast<long>((standing.reset - now).count());
  return standing;
}

Pairs RateLimit::Standing::headers() const {
  Pairs pairs = {{"X-RateLimit-Limit", std::to_string(limit)},
                 {"X-RateLimit-Remaining", std::to_string(remaining)},
                 {"X-RateLimit-Reset", std::to_string(reset.time_since_epoch().count())}};
  if (over) pairs.emplace_back("Retry-After", std::to_string(retry_after));
  return pairs;
}

}  // namespace engross::sandbox
