// What changes something is done once for each key: a caller that lost the answer asks again with
// the same key and gets the same answer, or learns that the answer is no longer here (409).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <memory_resource>
#include <mutex>
#include <string>
#include <string_view>

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
  // The SHA-256 of a name or of a request, in hexadecimal digits.
  using Digest = std::array<char, 64>;
  struct Made {
    Digest request;                       // what the key came with
    std::uint64_t number;                 // of the work, so that its reply comes to no other
    std::shared_future<Reply> under_way;  // not valid once the reply is made
    Clock::time_point at;
    int status = 0;           // of the reply that is kept; 0: there is none
    std::pmr::string packed;  // its headers and its body
  };
  static constexpr std::size_t kMost = 4096;
  static constexpr std::size_t kMostBytes = 4 * 1024 * 1024;  // of all replies; then keys alone

  static Digest digest(std::string_view text);
  static Reply unpacked(const Made& made);
  void keep(const Digest& name, Made& made, const Reply& reply);
  void forget(Made& made);

  mutable std::mutex mutex_;
  std::uint64_t works_ = 0;  // that were begun
  // Thousands of small things that stay for a day: in memory of their own they keep apart no blocks
  // that are free a moment later.
  std::pmr::unsynchronized_pool_resource pool_{
      {.max_blocks_per_chunk = 64, .largest_required_pool_block = 4096}};
  std::pmr::map<Digest, Made> made_{&pool_};
  std::pmr::deque<Digest> order_{&pool_};  // of names in made_, the oldest first
  std::pmr::deque<Digest> kept_{&pool_};   // of those with their reply
  std::size_t bytes_ = 0;
};

}  // namespace engross::bridge
