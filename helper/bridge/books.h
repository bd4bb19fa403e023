// The address books that people were shown, for as long as they choose from them: what is imported
// is what they saw. Private to the room.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "app/address_book.h"

namespace engross::bridge {

class Books {
 public:
  using Book = std::shared_ptr<const app::FetchedContacts>;
  void show(std::string id, Book book);
  Book find(std::string_view id) const;  // null when it is gone
  // Held while contacts are compared and kept: of two who import at once, one says what is new.
  std::mutex& one_at_a_time() { return importing_; }

 private:
  static constexpr std::size_t kMost = 4;  // each may be as large as the firm's
  mutable std::mutex mutex_;
  std::deque<std::pair<std::string, Book>> shown_;  // the oldest first
  std::mutex importing_;
};

}  // namespace engross::bridge
