#include "bridge/workers.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace engross::bridge {

Workers::Workers(std::size_t most, std::chrono::milliseconds longest_wait)
    : most_(most), longest_wait_(longest_wait) {
  const std::lock_guard lock(mutex_);
  start();
}

Workers::~Workers() {
  std::list<std::jthread> all;  // joined without the lock that their last step takes
  const std::lock_guard lock(mutex_);
  all.swap(threads_);
  for (std::jthread& thread : all) thread.request_stop();
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
    if (waiting_.size() > idle_ && threads_.size() < most_) {
      try {
        start();
      } catch (const std::system_error&) {  // one that is there comes to it
      }
    }
  }
  changed_.notify_one();
}

void Workers::start() {
  threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
}

void Workers::run(const std::stop_token& stop) {
  while (const auto work = next(stop)) work();
}

// Nothing: the thread is to end.
std::function<void()> Workers::next(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  ++idle_;
  const auto some = [this] { return !waiting_.empty(); };
  while (!changed_.wait_for(lock, stop, longest_wait_, some)) {
    if (!stop.stop_requested() && threads_.size() - ended_.size() == 1) continue;
    ended_.push_back(std::this_thread::get_id());
    break;
  }
  --idle_;
  if (stop.stop_requested() || waiting_.empty()) return nullptr;
  auto work = std::move(waiting_.front());
  waiting_.pop_front();
  return work;
}

}  // namespace engross::bridge
