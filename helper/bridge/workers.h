// A few threads that answer requests, so that none waits on a socket. One is always there;
// the others come as they are needed and go after some seconds without work, with the memory that a
// thread keeps for itself. Where the system gives none more, those that are there do the work.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace engross::bridge {

class Workers {
 public:
  explicit Workers(std::size_t most,
                   std::chrono::milliseconds longest_wait = std::chrono::seconds(2));
  ~Workers();  // what waits is dropped; what is under way ends first

  // Called on one of the threads; must not throw.
  void add(std::function<void()> work);

  std::size_t threads() const;  // that work or wait for work

 private:
  void start();
  void run(const std::stop_token& stop);
  std::function<void()> next(const std::stop_token& stop);

  const std::size_t most_;
  const std::chrono::milliseconds longest_wait_;  // without work
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::function<void()>> waiting_;
  std::size_t idle_ = 0;                // threads that wait for work
  std::vector<std::thread::id> ended_;  // threads that have nothing more to do
  std::list<std::jthread> threads_;
};

}  // namespace engross::bridge
