#include "family/past.h"

#include <algorithm>

namespace engross::family {

Review::Past::Past(const Past& other)
    : log_(other.log_), first_(other.first_), marks_(other.marks_) {
  const std::scoped_lock lock(other.mutex_);
  recent_ = other.recent_;
  next_ = other.next_;
}

Review::Past::Shared Review::Past::at_hand(int entry) const {
  if (entry == 0) return first_;
  for (const Moment& one : recent_) {
    if (one.entry == entry) return one.after;
  }
  const int mark = log_.depth(entry) / kApart - 1;
  const bool marked = mark >= 0 && mark < static_cast<int>(marks_.size()) &&
                      marks_[static_cast<std::size_t>(mark)].entry == entry;
  return marked ? marks_[static_cast<std::size_t>(mark)].after : nullptr;
}

void Review::Past::remember(int entry, Shared after) const {
  recent_[next_] = {entry, std::move(after)};
  next_ = (next_ + 1) % recent_.size();
}

Review::Past::Shared Review::Past::after(int entry) const {
  const std::scoped_lock lock(mutex_);
  std::vector<int> made_again;
  Shared state = at_hand(entry);
  for (; !state; state = at_hand(entry)) {
    made_again.push_back(entry);
    entry = log_.below(entry);
  }
  for (; !made_again.empty(); made_again.pop_back()) {
    const Entry& one = *log_.find(made_again.back());
    // What was done once can be done again: nothing else goes into it.
    const Making making{one.number, one.by, one.at, log_.adds_before(one.number), nullptr};
    state = std::make_shared<const State>(applied(state->sheet, one.edit, making).value());
    remember(one.number, state);
  }
  return state;
}

void Review::Past::add(Entry entry, Shared after) {
  const int number = entry.number;
  log_.add(std::move(entry));
  if (log_.top() != number) return;  // an undo or a redo: it led to a state of before
  const std::scoped_lock lock(mutex_);
  const int depth = log_.depth(number);
  // Those above were undone, and this entry stands in their place.
  marks_.resize(std::min(marks_.size(), static_cast<std::size_t>((depth - 1) / kApart)));
  if (depth % kApart == 0) marks_.push_back({number, after});
  remember(number, std::move(after));
}

std::size_t Review::Past::held() const {
  const std::scoped_lock lock(mutex_);
  const auto recent = std::count_if(recent_.begin(), recent_.end(),
                                    [](const Moment& one) { return one.after != nullptr; });
  return marks_.size() + static_cast<std::size_t>(recent);
}

}  // namespace engross::family
