// A clock that stands still but for the waits it is asked for, and remembers each of them.
#pragma once

#include <chrono>
#include <vector>

#include "clio/clio.h"

namespace engross::fakes {

class SettableClock : public clio::Clock {
 public:
  std::vector<std::chrono::milliseconds> waits;
  int waits_before_cancel = -1;  // -1: nobody cancels
  // The computer sleeps in each wait: what a clock on the wall shows more when it ends, or less.
  std::chrono::seconds asleep{0};

  // 2026-11-23 06:50:00 UTC
  base::Instant start{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                      std::chrono::hours(6) + std::chrono::minutes(50)};

  base::Instant now() const override {
    return start + std::chrono::floor<std::chrono::seconds>(gone_);
  }
  bool sleep(std::chrono::milliseconds wait) override {
    if (wait.count() == 0) return !cancelled();
    if (cancelled()) return false;
    waits.push_back(wait);
    gone_ += wait;
    start += asleep;
    return !cancelled();
  }
  std::chrono::milliseconds waited() const { return gone_; }

 private:
  bool cancelled() const {
    return waits_before_cancel >= 0 && static_cast<int>(waits.size()) >= waits_before_cancel;
  }
  std::chrono::milliseconds gone_{0};
};

}  // namespace engross::fakes
