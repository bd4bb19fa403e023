#include "bridge/books.h"

#include <algorithm>
#include <utility>

namespace engross::bridge {

void Books::show(std::string id, Book book) {
  const std::lock_guard lock(mutex_);
  shown_.emplace_back(std::move(id), std::move(book));
  if (shown_.size() > kMost) shown_.pop_front();
}

Books::Book Books::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(shown_.begin(), shown_.end(), [&](const auto& one) { return one.first == id; });
  return found == shown_.end() ? nullptr : found->second;
}

}  // namespace engross::bridge
