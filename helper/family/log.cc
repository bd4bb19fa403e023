#include "family/log.h"

#include <utility>

namespace engross::family {
namespace {

bool is_undo(const Entry& entry) { return std::holds_alternative<Undo>(entry.edit); }
bool is_redo(const Entry& entry) { return std::holds_alternative<Redo>(entry.edit); }

}  // namespace

const Log::Step* Log::step(int entry) const {
  const bool known = entry >= 1 && entry <= static_cast<int>(size());
  return known ? &steps_[static_cast<std::size_t>(entry) - 1] : nullptr;
}

const Entry* Log::find(int entry) const {
  const Step* found = step(entry);
  return found ? &found->entry : nullptr;
}

int Log::top_after(int entry) const {
  const Step* found = step(entry);
  return found ? found->top : 0;
}

int Log::below(int entry) const {
  const Step* found = step(entry);
  return found ? found->below : 0;
}

int Log::far_below(int entry) const {
  const Step* found = step(entry);
  return found ? found->far_below : 0;
}

int Log::depth(int entry) const {
  const Step* found = step(entry);
  return found ? found->depth : 0;
}

int Log::moved(int entry) const {
  const Step* found = step(entry);
  return found ? found->moved : 0;
}

int Log::adds_before(int entry) const {
  if (const Step* found = step(entry)) return found->adds;
  if (empty()) return 0;
  const Step& last = steps_[size() - 1];
  return last.adds + (std::holds_alternative<Add>(last.entry.edit) ? 1 : 0);
}

bool Log::stands(int entry) const {
  const Step* asked = step(entry);
  if (!asked || is_undo(asked->entry) || is_redo(asked->entry)) return false;
  int at = top();
  while (at > entry) at = far_below(at) >= entry ? far_below(at) : below(at);
  return at == entry;
}

std::optional<int> Log::to_redo() const {
  return redo_.empty() ? std::nullopt : std::optional(redo_.back());
}

void Log::add(Entry entry) {
  Step next;
  next.adds = adds_before(entry.number);
  const int top_now = top();
  if (is_undo(entry)) {
    next.moved = top_now;
    next.top = below(top_now);
    redo_.push_back(top_now);
  } else if (is_redo(entry)) {
    next.moved = next.top = redo_.back();
    redo_.pop_back();
  } else {
    next.top = entry.number;
    next.below = top_now;
    next.depth = depth(top_now) + 1;
    // Twice as far where two ways of the same length follow each other.
    const int far = far_below(top_now);
    const bool doubled = depth(top_now) - depth(far) == depth(far) - depth(far_below(far));
    next.far_below = doubled ? far_below(far) : top_now;
    redo_.clear();
  }
  next.entry = std::move(entry);
  steps_.add(std::move(next));
}

}  // namespace engross::family
