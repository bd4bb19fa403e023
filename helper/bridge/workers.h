// A few threads that answer requests, so that none waits on a socket.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace engross::bridge {

class Workers {
 public:
  explicit Workers(int threads);
  ~Workers();  // what waits is dropped; what is under way ends first

  // Called on one of the threads; must not throw.
  void add(std::function<void()> work);

 private:
  void run(std::stop_token stop);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::function<void()>> waiting_;
  std::vector<std::jthread> threads_;  // last, so that they end before what they use
};

}  // namespace engross::bridge
