// Lists that people were shown, until they agree to one or choose from it. Private to the room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace engross::bridge {

// What was asked for, and the plan that was made of it.
template <typename Request, typename Plan>
struct Shown {
  std::string id;
  Request request;
  Plan plan;
};

// The newest ones; calls may come from several threads.
template <typename List, std::size_t kMost = 64>
class ShownLists {
 public:
  void show(List list) {
    const std::lock_guard lock(mutex_);
    shown_.push_back(std::move(list));
    if (shown_.size() > kMost) shown_.pop_front();
  }
  std::optional<List> find(std::string_view id) const {  // nothing when it is gone
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(shown_.begin(), shown_.end(), [&](const List& list) { return list.id == id; });
    return found == shown_.end() ? std::nullopt : std::optional<List>(*found);
  }
  // Held while a list is compared and carried out: two who agree to it at once have it done once.
  std::mutex& one_at_a_time() { return doing_; }

 private:
  mutable std::mutex mutex_;
  std::deque<List> shown_;  // the oldest first
  std::mutex doing_;
};

}  // namespace engross::bridge
