#include "docx/layout.h"

#include <algorithm>

#include "docx/inline_edit.h"
#include "docx/layout_faults.h"
#include "docx/names.h"
#include "docx/ranges.h"
#include "docx/surroundings.h"
#include "docx/units.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

class Layout {
 public:
  Layout(const Part& part, const std::vector<Mark>& marks, std::vector<MarkFault>& faults)
      : part_(part),
        marks_(marks),
        faults_(part, marks, faults),
        around_(part, marks),
        inline_(part, edits_),
        ranges_(part),
        units_(part, marks, around_, ranges_, faults_) {}

  Edits lay_out(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      place(block);
      const Verb verb = marks_[block.marks.front()].verb;
      if (verb == Verb::for_each || verb == Verb::each)
        loops_end_ = std::max(loops_end_, block.marks.back());
    }
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i].verb == Verb::print) inline_.erase(marks_[i], i, true);
      if (marks_[i].verb == Verb::comment) take_comment(i);
    }
    return std::move(edits_);
  }

 private:
  const Mark& mark(const Block& block, std::size_t i) const { return marks_[block.marks[i]]; }
  Index paragraph_of(const Mark& mark) const { return part_.paragraphs[mark.paragraph].node; }

  std::vector<Index> enclosing(const Block& block, Word word) const {
    std::vector<Index> found;
    for (const std::size_t i : block.marks)
      found.push_back(enclosing_in_text(part_, paragraph_of(marks_[i]), word));
    return found;
  }

  static bool all_same(const std::vector<Index>& nodes) {
    return std::ranges::all_of(nodes, [&](Index node) { return node == nodes.front(); });
  }

  // Siblings: elements of one parent.
  bool siblings(const std::vector<Index>& nodes) const {
    return std::ranges::all_of(nodes, [&](Index node) {
      return node != kNone && part_.xml[node].parent == part_.xml[nodes.front()].parent;
    });
  }

  Index common_ancestor(std::vector<Index> nodes) const {
    while (!all_same(nodes)) {
      // The deepest begins last.
      Index& last = *std::ranges::max_element(nodes);
      last = part_.xml[last].parent;
    }
    return nodes.front();
  }

  void place(const Block& block) {
    if (crosses_field(block)) return;
    if (mark(block, 0).control != kNone) return place_items(block);
    switch (reach_of(block)) {
      case Reach::row:
        return place_explicit(block, Word::row);
      case Reach::cell:
        return place_explicit(block, Word::cell);
      case Reach::paragraph:
        return place_explicit(block, Word::paragraph);
      default:
        return place_by_surroundings(block);
    }
  }

  // A repeating section repeats its first item; its marks stand around that.
  void place_items(const Block& block) {
    BlockPlaces places;
    for (const std::size_t i : block.marks)
      places.push_back({marks_[i].begin, marks_[i].end, {}, {}, false});
    if (places.size() > 2 || mark(block, 1).control == kNone) return faults_.crossed(block);
    add(block, std::move(places));
  }

  Reach reach_of(const Block& block) const {
    Reach reach = Reach::automatic;
    for (const std::size_t i : block.marks) reach = std::max(reach, marks_[i].reach);
    return reach;
  }

  void place_explicit(const Block& block, Word word) {
    const std::vector<Index> elements = enclosing(block, word);
    if (elements.front() == kNone) {
      return faults_.add(block.marks.front(), "not-in-table",
                         "the mark takes a table row or cell and stands in no table",
                         "write it without “tr” or “tc”");
    }
    if (!siblings(elements)) return faults_.crossed(block);
    place_units(block, elements, true);
  }

  void place_by_surroundings(const Block& block) {
    const std::vector<Index> rows = enclosing(block, Word::row);
    const auto only_control = [&](Index element) { return around_.only_control(element); };
    if (siblings(rows) && std::ranges::all_of(rows, only_control))
      return place_units(block, rows, false);
    const std::vector<Index> paragraphs = enclosing(block, Word::paragraph);
    if (all_same(paragraphs)) {
      if (only_control(paragraphs.front())) return place_units(block, paragraphs, false);
      return place_inline(block, false);
    }
    const Index common = common_ancestor(paragraphs);
    if (part_.words[common] == Word::row) {
      return place_units(block, std::vector<Index>(block.marks.size(), common), false);
    }
    if (siblings(rows) && part_.xml[rows.front()].parent == common)
      return place_units(block, rows, false);
    if (!siblings(paragraphs) || part_.xml[paragraphs.front()].parent != common)
      return faults_.crossed(block);
    place_paragraphs(block, paragraphs);
  }

  void place_paragraphs(const Block& block, const std::vector<Index>& paragraphs) {
    bool all_placed = true;
    bool any_alone = false;
    for (std::size_t i = 0; i < block.marks.size(); ++i) {
      const bool alone = around_.only_control(paragraphs[i]);
      any_alone = any_alone || alone;
      all_placed = all_placed && (alone || around_.at_start(mark(block, i), paragraphs[i]) ||
                                  around_.at_end(mark(block, i), paragraphs[i]));
    }
    if (all_placed) return place_units(block, paragraphs, false);
    if (!any_alone) return place_inline(block, true);
    faults_.add(block.marks.front(), "half-alone",
                "one mark of “" + mark(block, 0).text +
                    "” has a paragraph of its own, another stands amid text",
                "give both marks paragraphs of their own, or put both amid the text");
  }

  void place_units(const Block& block, const std::vector<Index>& elements, bool strict) {
    if (auto places = units_.take(block, elements, strict)) add(block, std::move(*places));
  }

  void place_inline(const Block& block, bool across_paragraphs) {
    std::vector<Index> leaves;
    for (const std::size_t i : block.marks) {
      const auto& pieces = part_.paragraphs[marks_[i].paragraph].pieces;
      leaves.push_back(pieces[marks_[i].first_piece].leaf);
      leaves.push_back(pieces[marks_[i].last_piece].leaf);
    }
    const Index common = across_paragraphs ? kNone : common_ancestor(leaves);
    BlockPlaces places;
    for (const std::size_t i : block.marks) {
      const Index top = across_paragraphs ? paragraph_of(marks_[i]) : common;
      InlineEditor::Cut cut = inline_.cut(marks_[i], top);
      if (cut.obstacle) return faults_.crossed(block);
      places.push_back({cut.begin, cut.end, std::move(cut.before), std::move(cut.after), false});
    }
    add(block, std::move(places));
  }

  void add(const Block& block, BlockPlaces places) {
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      ranges_.untangle(places[i].end, places[i + 1].begin, edits_,
                       {places.front().before, places.back().after, repeated(block)});
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::size_t index = block.marks[i];
      const EditKind kind = i == 0                   ? EditKind::open
                            : i + 1 == places.size() ? EditKind::close
                                                     : EditKind::middle;
      if (places[i].erased) inline_.erase(marks_[index], index, false);
      edits_.push_back({.begin = places[i].begin,
                        .end = places[i].end,
                        .turn = Turn::block,
                        .kind = kind,
                        .mark = index,
                        .before = std::move(places[i].before),
                        .after = std::move(places[i].after)});
    }
  }

  // Whether the block stands in a loop; outer blocks are placed before those inside them.
  bool repeated(const Block& block) const { return block.marks.front() < loops_end_; }

  // A comment alone in its paragraph takes it along.
  void take_comment(std::size_t index) {
    const Mark& mark = marks_[index];
    const Paragraph& paragraph = part_.paragraphs[mark.paragraph];
    const auto [first, last] = around_.marks_of(mark.paragraph);
    const bool only_comments =
        std::all_of(marks_.begin() + static_cast<std::ptrdiff_t>(first),
                    marks_.begin() + static_cast<std::ptrdiff_t>(last),
                    [](const Mark& other) { return other.verb == Verb::comment; });
    if (!only_comments || !around_.blank_between(mark.paragraph, 0, paragraph.text.size())) {
      return inline_.erase(mark, index, false);
    }
    if (index != first) return;
    const xml::Node& node = part_.xml[paragraph.node];
    edits_.push_back(
        {.begin = node.begin, .end = node.after, .after = ranges_.rest_of(paragraph.node)});
  }

  bool crosses_field(const Block& block) {
    for (const std::size_t i : block.marks) {
      if (ranges_.field_at(marks_[i].begin) == ranges_.field_at(mark(block, 0).begin)) continue;
      faults_.add(block.marks.front(), "crossed-blocks",
                  "the block begins and ends on different sides of a Word field",
                  "put “" + mark(block, 0).text + "” and “" + marks_[i].text +
                      "” both inside or both outside the field");
      return true;
    }
    return false;
  }

  const Part& part_;
  const std::vector<Mark>& marks_;
  LayoutFaults faults_;
  Surroundings around_;
  std::size_t loops_end_ = 0;  // the last mark of the loops placed so far
  Edits edits_;
  InlineEditor inline_;
  Ranges ranges_;
  Units units_;
};

}  // namespace

Edits lay_out(const Part& part, const std::vector<Mark>& marks, const std::vector<Block>& blocks,
              std::vector<MarkFault>& faults) {
  return Layout(part, marks, faults).lay_out(blocks);
}

}  // namespace engross::docx
