// Documents that were made, until the helper ends or too many others came after them.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace engross::bridge {

class Documents {
 public:
  void put(std::string id, std::string bytes);
  std::shared_ptr<const std::string> find(std::string_view id) const;  // null when it is gone

 private:
  static constexpr std::size_t kMost = 64;
  mutable std::mutex mutex_;
  std::deque<std::pair<std::string, std::shared_ptr<const std::string>>> made_;  // the oldest first
};

}  // namespace engross::bridge
