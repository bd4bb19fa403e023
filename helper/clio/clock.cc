#include "clio/clock.h"

#include <condition_variable>
#include <mutex>

namespace engross::clio {

struct SystemClock::State {
  std::mutex mutex;
  std::condition_variable changed;
  bool cancelled = false;
};

SystemClock::SystemClock() : state_(std::make_unique<State>()) {}
SystemClock::~SystemClock() = default;

base::Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

bool SystemClock::sleep(std::chrono::milliseconds wait) {
  std::unique_lock lock(state_->mutex);
  return !state_->changed.wait_for(lock, wait, [this] { return state_->cancelled; });
}

void SystemClock::cancel() {
  const std::lock_guard lock(state_->mutex);
  state_->cancelled = true;
  state_->changed.notify_all();
}

}  // namespace engross::clio
