#include <algorithm>

#include "docx/lists.h"

namespace engross::docx {
namespace {

using xml::Index;

// Where the loops of a part stand, once it is settled what their marks take with them.
class Loops {
 public:
  Loops(const std::vector<Mark>& marks, const std::vector<Block>& blocks, const Edits& edits) {
    std::map<std::size_t, Index> at;
    for (const Edit& edit : edits) {
      if (edit.turn != Turn::block) continue;
      at[edit.mark] = edit.begin;
      gone_.emplace_back(edit.begin, edit.end);
    }
    for (const Block& block : blocks) {
      const std::size_t opening = block.marks.front();
      if (marks[opening].verb == Verb::for_each)
        all_.push_back({opening, at[opening], at[block.marks.back()]});
    }
  }

  // A mark's own paragraph may be numbered too, and goes with the mark.
  bool goes(Index byte) const {
    return std::ranges::any_of(
        gone_, [&](const auto& range) { return range.first <= byte && byte < range.second; });
  }

  // Opening marks, an outer one before those inside it.
  std::vector<std::size_t> around(Index byte) const {
    std::vector<std::size_t> marks;
    for (const Loop& loop : all_) {
      if (loop.begin <= byte && byte < loop.end) marks.push_back(loop.mark);
    }
    return marks;
  }

 private:
  struct Loop {
    std::size_t mark;
    Index begin;
    Index end;
  };
  std::vector<Loop> all_;
  std::vector<std::pair<Index, Index>> gone_;
};

// The loops that all paragraphs of a list stand in.
struct ListSpread {
  std::optional<std::vector<std::size_t>> common;
  bool direct = false;  // a paragraph stands in the innermost of them and in no other

  void take(const std::vector<std::size_t>& loops) {
    if (!common) {
      common = loops;
      direct = true;
      return;
    }
    const auto apart = std::ranges::mismatch(*common, loops);
    const bool shorter = apart.in1 != common->end();
    common->erase(apart.in1, common->end());
    direct = (direct && !shorter) || apart.in2 == loops.end();
  }

  // The loop whose rounds begin the list anew: the one around that which numbers.
  std::optional<std::size_t> restarts_with() const {
    const std::size_t skipped = direct ? 1 : 0;
    if (!common || common->size() <= skipped) return std::nullopt;
    return (*common)[common->size() - 1 - skipped];
  }
};

}  // namespace

std::vector<Restart> add_restarts(const std::vector<ListUse>& uses, const std::vector<Mark>& marks,
                                  const std::vector<Block>& blocks, Edits& edits) {
  if (uses.empty()) return {};
  const Loops loops(marks, blocks, edits);
  std::map<std::string, ListSpread> reach;
  for (const ListUse& use : uses) {
    if (!loops.goes(use.begin)) reach[use.number].take(loops.around(use.begin));
  }
  std::vector<Restart> restarts;
  for (const auto& [number, list] : reach) {
    if (const auto loop = list.restarts_with()) restarts.push_back({number, *loop});
  }
  for (const ListUse& use : uses) {
    const auto found = std::ranges::find(restarts, use.number, &Restart::number);
    if (found == restarts.end()) continue;
    edits.push_back({.begin = use.begin,
                     .end = use.end,
                     .kind = EditKind::list,
                     .before = use.before,
                     .after = use.after,
                     .link = static_cast<std::size_t>(found - restarts.begin())});
  }
  return restarts;
}

}  // namespace engross::docx
