// Time and waiting, so that tests need no real minutes and a person can stop a wait.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/base.h"

namespace engross::clio {

// Told what the client does that takes time: "Waiting 12 s for Clio: too many calls in a minute".
using Progress = std::function<void(const std::string& line)>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual base::Instant now() const = 0;
  // Waits. False when the work was cancelled, at once and from then on; a wait of nothing asks only
  // that.
  virtual bool sleep(std::chrono::milliseconds wait) = 0;
};

class SystemClock : public Clock {
 public:
  SystemClock();
  ~SystemClock() override;
  base::Instant now() const override;
  bool sleep(std::chrono::milliseconds wait) override;
  // From any thread: every wait ends, and a call that is under way ends within a second.
  void cancel();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace engross::clio
