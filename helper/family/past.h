// The states that a review has gone through. Few are kept: every kApart-th of those that stand, and
// those that were asked for last; any other is made again from the nearest one below it and the
// entries between. What a review holds grows with what was decided, not with everybody as they were
// before each decision.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "family/log.h"
#include "family/sheet.h"

namespace engross::family {

// `assembled` is made when somebody asks for it: an edit need not copy every contact.
struct Review::State {
  explicit State(Sheet all) : sheet(std::move(all)) {}
  Sheet sheet;
  mutable std::once_flag once;
  mutable matter::Matter assembled;
};

// Calls of const functions may come from several threads.
class Review::Past {
 public:
  using Shared = std::shared_ptr<const State>;
  static constexpr int kApart = 32;

  explicit Past(Shared first) : first_(std::move(first)) {}
  Past(const Past& other);
  Past& operator=(const Past&) = delete;

  const Log& log() const { return log_; }
  // The state that this entry, which is no undo or redo, led to; 0: the import.
  Shared after(int entry) const;
  void add(Entry entry, Shared after);
  std::size_t held() const;

 private:
  struct Moment {
    int entry = 0;
    Shared after;
  };
  Shared at_hand(int entry) const;
  void remember(int entry, Shared after) const;

  Log log_;
  Shared first_;
  std::vector<Moment> marks_;  // by depth
  mutable std::mutex mutex_;
  mutable std::array<Moment, 8> recent_;  // the one before `next_` last
  mutable std::size_t next_ = 0;
};

}  // namespace engross::family
