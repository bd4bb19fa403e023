// What changes something is done once for each key: a caller that lost the answer asks again with
// the same key and gets the same answer, or learns that the answer is no longer here (409).
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <string>

#include "bridge/message.h"

namespace engross::bridge {

class Once {
 public:
  using Clock = std::chrono::steady_clock;

  // The work's reply, made now, under way on another thread, or made before. A key that came with
  // another request is refused (409). A reply that says "try later" (5xx) is not kept.
  Reply answer(const std::string& caller, const std::string& key, const Request& request,
               const std::function<Reply()>& work);

  // How many names of answers it holds, with their replies or without.
  std::size_t held() const;

 private:
  struct Made {
    std::string request;  // what the key came with
    std::shared_future<Reply> reply;
    Clock::time_point at;
    std::size_t bytes = 0;  // of the reply, while it is kept
  };
  static constexpr std::size_t kMost = 4096;
  static constexpr std::size_t kMostBytes = 4 * 1024 * 1024;  // of all replies; then keys alone

  void remember(const std::string& name, const Reply& reply);
  void forget(Made& made);

  mutable std::mutex mutex_;
  std::map<std::string, Made> made_;
  std::deque<std::string> order_;  // of names in made_, the oldest first
  std::deque<std::string> kept_;   // of those with their reply
  std::size_t bytes_ = 0;
};

}  // namespace engross::bridge
