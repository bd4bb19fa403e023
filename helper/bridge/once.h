// What changes something is done once for each key: a caller that lost the answer asks again with
// the same key and gets the same answer.
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

 private:
  struct Made {
    std::string request;  // what the key came with
    std::shared_future<Reply> reply;
    Clock::time_point at;
  };
  static constexpr std::size_t kMost = 4096;

  std::mutex mutex_;
  std::map<std::string, Made> made_;
  std::deque<std::string> order_;  // of names in made_, the oldest first
};

}  // namespace engross::bridge
