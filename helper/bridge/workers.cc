#include "bridge/workers.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace engross::bridge {
namespace {

constexpr auto kLongestWait = std::chrono::seconds(2);  // without work

}  // namespace

Workers::~Workers() {
  for (std::jthread& thread : threads_) thread.request_stop();
}

std::size_t Workers::threads() const {
  const std::lock_guard lock(mutex_);
  return threads_.size() - ended_.size();
}

void Workers::add(std::function<void()> work) {
  std::list<std::jthread> gone;  // joined without the lock that their last step takes
  {
    const std::lock_guard lock(mutex_);
    for (auto at = threads_.begin(); at != threads_.end();) {
      const auto next = std::next(at);
      if (std::ranges::find(ended_, at->get_id()) != ended_.end())
        gone.splice(gone.end(), threads_, at);
      at = next;
    }
    ended_.clear();
    waiting_.push_back(std::move(work));
    if (waiting_.size() > idle_ && threads_.size() < most_)
      threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
  }
  changed_.notify_one();
}

void Workers::run(std::stop_token stop) {
  while (const auto work = next(stop)) work();
}

// Nothing: the thread is to end.
std::function<void()> Workers::next(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  ++idle_;
  const bool there =
      changed_.wait_for(lock, stop, kLongestWait, [this] { return !waiting_.empty(); });
  --idle_;
  if (stop.stop_requested()) return nullptr;
  if (!there) {
    ended_.push_back(std::this_thread::get_id());
    return nullptr;
  }
  auto work = std::move(waiting_.front());
  waiting_.pop_front();
  return work;
}

}  // namespace engross::bridge
