// What a long part has become leaves while the run goes on, so that it is never held whole.
#include <algorithm>

#include "docx/run.h"

namespace engross::docx {
namespace {

// A part that does not grow beyond this is held whole: it packs more tightly, and nobody's memory
// is short of it.
constexpr std::size_t kHeld = std::size_t{4} << 20;
constexpr std::size_t kLeastLet = std::size_t{256} << 10;

bool holds_element(std::string_view text, std::string_view name) {
  const std::string open = "<" + std::string(name);
  for (std::size_t at = text.find(open); at != std::string_view::npos;
       at = text.find(open, at + 1)) {
    const std::size_t behind = at + open.size();
    if (behind < text.size() &&
        std::string_view(" \t\r\n/>").find(text[behind]) != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace

// A chart's data are put into its part when all else is done.
void Run::begin_output() {
  out_.clear();
  out_.reserve(program_->bytes.size() + program_->bytes.size() / 4);
  gone_ = 0;
  const bool again =
      std::ranges::any_of(program_->slots, [](const Slot& slot) { return slot.allows.chart; });
  let_go_at_ = again ? std::string::npos : kHeld;
}

void Run::end_output(Changes& changes) {
  if (!packer_) {
    changes.replaced.emplace(entry_, std::move(out_));
    return;
  }
  packer_->add(out_);
  changes.packed.emplace(entry_, std::move(*packer_).finish());
  packer_.reset();
}

bool Run::is_settled(const Guarded& guard) const {
  const std::string_view written = std::string_view(out_).substr(guard.begin);
  switch (guard.op->action) {
    case Action::vanish:
      return shown_ != guard.shown;
    case Action::need_element:
      return guard.settled || holds_element(written, program_->texts[guard.op->index]);
    case Action::need_any:
      return guard.settled || written.find('<') != std::string_view::npos;
    default:
      return false;
  }
}

// Behind it stands what somebody may still look back at.
std::size_t Run::settled_until() {
  std::size_t until = out_.size();
  for (Guarded& guard : guards_) {
    if (guard.op->action == Action::need_block) {
      // Which block is the last one, the last end tag says at the latest.
      const std::size_t tag = std::string_view(out_).substr(guard.begin).rfind("</");
      until = std::min(until, guard.begin + (tag == std::string::npos ? 0 : tag));
      continue;
    }
    guard.settled = is_settled(guard);
    if (!guard.settled) return std::min(until, guard.begin);
  }
  return until;
}

// Between two rounds of a loop.
void Run::let_go() {
  if (out_.size() < let_go_at_) return;
  const std::size_t until = settled_until();
  if (until > 0) {
    if (!packer_) packer_.emplace();
    packer_->add(std::string_view(out_).substr(0, until));
    out_.erase(0, until);
    gone_ += until;
    for (Guarded& guard : guards_) guard.begin -= std::min(guard.begin, until);
    divided_ -= std::min(divided_, until);
  }
  let_go_at_ = std::max(kLeastLet, out_.size() * 2);
}

// Makes room for a loop's rounds once the first has shown how long one is, so that a long table is
// not moved again and again while it grows.
void Run::expect(std::size_t begin, std::size_t rounds) {
  const std::size_t one = out_.size() - begin;
  if (one == 0 || rounds > kLargestPart / one) return;
  const std::size_t all = begin + rounds * one + rounds * one / 8;
  out_.reserve(let_go_at_ == std::string::npos ? all : std::min(all, kHeld + kHeld / 8));
}

}  // namespace engross::docx
