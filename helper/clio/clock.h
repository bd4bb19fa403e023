// Time and waiting, so that tests need no real minutes and a person can stop a wait.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/base.h"

namespace engross::clio {

// What the client does that takes time.
struct Step {
  enum class Kind {
    waiting,    // for Clio; `wait`
    reading,    // a list; `done` of `total` records, 0 where Clio does not say
    uploading,  // a document; part `done` of `total` is on its way
    again,      // Clio has lost its place in a list, which is read again from the start
  };
  Kind kind = Kind::waiting;
  std::chrono::seconds wait{0};
  std::int64_t done = 0;
  std::int64_t total = 0;
  // The same for a terminal: "Waiting 12 s for Clio: too many calls in a minute"; empty where a
  // terminal is told nothing.
  std::string line = {};
};

using Progress = std::function<void(const Step& step)>;

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
