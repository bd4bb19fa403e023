#include "docx/guards.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "docx/names.h"
#include "docx/shown_blocks.h"
#include "docx/surroundings.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

struct Span {
  Index begin = 0;
  Index end = 0;
};

class Guards {
 public:
  Guards(const Part& part, const std::vector<Mark>& marks, Edits& edits)
      : part_(part), marks_(marks), edits_(edits) {}

  void add(const std::vector<Block>& blocks) {
    find_spans(blocks);
    for (std::size_t i = 0; i < part_.paragraphs.size(); ++i) vanish_when_empty(i);
    for (const Index row : optional_rows()) vanish_with_items(row);
    for (const Index element : holders_) hold(element);
    edits_.insert(edits_.end(), added_.begin(), added_.end());
  }

 private:
  // Where blocks and taken paragraphs reach, and which elements hold one directly.
  void find_spans(const std::vector<Block>& blocks) {
    std::map<std::size_t, Span> spans;  // by the opening mark
    for (const Block& block : blocks) spans[block.marks.front()] = {};
    std::map<std::size_t, std::size_t> opening;  // by any mark of the block
    for (const Block& block : blocks) {
      for (const std::size_t mark : block.marks) opening[mark] = block.marks.front();
    }
    for (Edit& edit : edits_) {
      if (edit.turn != Turn::block) continue;
      block_edits_[edit.mark] = &edit;
      if (edit.kind == EditKind::open) spans[edit.mark].begin = edit.begin;
      if (edit.kind == EditKind::open && marks_[edit.mark].control != kNone)
        vanish_with_items(marks_[edit.mark].control);
      if (edit.kind == EditKind::close) spans[opening[edit.mark]].end = edit.end;
      note_holder(edit.begin);
    }
    for (const Edit& edit : edits_) {
      if (edit.turn == Turn::text && edit.begin < edit.end) note_taken(edit);
    }
    for (const auto& [mark, span] : spans) spans_.push_back(span);
  }

  void note_holder(Index begin) {
    const Index parent = element_at(part_, begin);
    if (parent == kNone) return;
    switch (part_.words[parent]) {
      case Word::table:
      case Word::row:
      case Word::cell:
      case Word::header:
      case Word::footer:
      case Word::footnote:
      case Word::endnote:
      case Word::comment:
      case Word::text_box:
      case Word::control_content:
        holders_.insert(parent);
        break;
      default:
        break;
    }
  }

  // Paragraphs taken by a comment.
  void note_taken(const Edit& edit) {
    const Index node = part_.xml.first_from(edit.begin);
    if (node < part_.xml.nodes().size() && part_.xml[node].begin == edit.begin &&
        part_.words[node] == Word::paragraph) {
      note_holder(edit.begin);
    }
  }

  void guard_element(Index element, Action action, std::string_view name) {
    const xml::Node& node = part_.xml[element];
    added_.push_back({.begin = node.begin,
                      .end = node.begin,
                      .turn = Turn::guard_element_begin,
                      .kind = EditKind::guard_begin,
                      .action = action,
                      .element = name});
    added_.push_back({.begin = node.after,
                      .end = node.after,
                      .turn = Turn::guard_element_end,
                      .kind = EditKind::guard_end,
                      .action = action});
  }

  void guard_content(Index element, Action action, std::string_view paragraph) {
    const xml::Node& node = part_.xml[element];
    added_.push_back({.begin = node.content,
                      .end = node.content,
                      .turn = Turn::guard_content_begin,
                      .kind = EditKind::guard_begin,
                      .action = action,
                      .element = paragraph});
    added_.push_back({.begin = node.close,
                      .end = node.close,
                      .turn = Turn::guard_content_end,
                      .kind = EditKind::guard_end,
                      .action = action});
  }

  // A name as the part writes it, with the prefix its neighbour has.
  std::string_view name_below(Index element, Word word) const {
    for (Index i = element + 1; i < part_.xml[element].end; ++i) {
      if (part_.words[i] == word) return part_.xml.written(i);
    }
    return {};
  }

  void hold(Index element) {
    switch (part_.words[element]) {
      case Word::table:
        return hold_children(element, Word::row);
      case Word::row:
        return hold_children(element, Word::cell);
      case Word::cell:
        return guard_content(element, Action::need_block, name_below(element, Word::paragraph));
      case Word::control_content:
        if (name_below(element, Word::paragraph).empty()) return;
        return guard_content(element, Action::need_any, name_below(element, Word::paragraph));
      default:
        return guard_content(element, Action::need_any, name_below(element, Word::paragraph));
    }
  }

  // A table all of whose rows depend on blocks inside it goes when none is left; so does a row
  // without cells.
  void hold_children(Index element, Word child) {
    for (Index i = element + 1; i < part_.xml[element].end; i = part_.xml[i].end) {
      const Word word = part_.words[i];
      if (word != child && word != Word::control && word != Word::custom_xml) continue;
      if (!inside_block_of(element, i) && !vanishing_rows_.contains(i)) return;
    }
    guard_element(element, Action::need_element, name_below(element, child));
    // What holds the table is left without it.
    if (child == Word::row) note_outer(element);
  }

  bool inside_block_of(Index element, Index child) const {
    const xml::Node& outer = part_.xml[element];
    const xml::Node& node = part_.xml[child];
    return std::ranges::any_of(spans_, [&](const Span& span) {
      return outer.content <= span.begin && span.end <= outer.close && span.begin <= node.begin &&
             node.after <= span.end;
    });
  }

  void note_outer(Index table) {
    const Index parent = part_.xml[table].parent;
    if (part_.words[parent] == Word::cell && !holders_.contains(parent)) hold(parent);
  }

  // Blocks within the paragraph, and nothing shown outside them: it goes when they show nothing. So
  // it does when none of its optional values is there.
  void vanish_when_empty(std::size_t index) {
    const Paragraph& paragraph = part_.paragraphs[index];
    const auto begin = std::ranges::lower_bound(marks_, index, {}, &Mark::paragraph);
    const auto end = std::ranges::upper_bound(marks_, index, {}, &Mark::paragraph);
    if (begin == end || paragraph.section != kNone || paragraph.node == kNone) return;
    const bool only_blocks = shows_in_blocks_alone(part_, marks_, block_edits_, index);
    const bool optional = std::any_of(begin, end, [](const Mark& mark) { return mark.optional; });
    if (optional) optional_.insert(index);
    if (!only_blocks && !optional) return;
    guard_element(paragraph.node, Action::vanish, {});
    note_holder(part_.xml[paragraph.node].begin);
  }

  // Rows in which nothing stands but what goes with its values.
  std::set<Index> optional_rows() const {
    std::set<Index> rows;
    for (const std::size_t index : optional_) {
      const Index row = enclosing_in_text(part_, part_.paragraphs[index].node, Word::row);
      if (row == kNone || rows.contains(row)) continue;
      const auto [first, last] = part_.paragraphs_in(row, part_.xml[row].end);
      bool all = true;
      for (std::size_t i = first; i < last && all; ++i) {
        const Paragraph& paragraph = part_.paragraphs[i];
        all =
            optional_.contains(i) || (base::is_blank(paragraph.text) && paragraph.objects.empty());
      }
      if (all) rows.insert(row);
    }
    return rows;
  }

  // A row or a repeating section that goes when nothing of it is shown.
  void vanish_with_items(Index element) {
    guard_element(element, Action::vanish, {});
    vanishing_rows_.insert(element);
    note_holder(part_.xml[element].begin);
  }

  const Part& part_;
  const std::vector<Mark>& marks_;
  Edits& edits_;
  BlockEdits block_edits_ = BlockEdits(marks_.size(), nullptr);
  Edits added_;
  std::vector<Span> spans_;
  std::set<Index> holders_;
  std::set<std::size_t> optional_;  // paragraphs that go with their values
  std::set<Index> vanishing_rows_;
};

}  // namespace

void add_guards(const Part& part, const std::vector<Mark>& marks, const std::vector<Block>& blocks,
                Edits& edits) {
  Guards(part, marks, edits).add(blocks);
}

}  // namespace engross::docx
