#include "docx/compile.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "docx/allows.h"
#include "docx/guards.h"
#include "docx/highlight.h"
#include "docx/identity.h"
#include "docx/inline_edit.h"
#include "docx/layout.h"
#include "docx/names.h"
#include "docx/split.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// Deeper blocks than anybody writes; keeps a fill's own recursion short.
constexpr std::size_t kDeepest = 64;

class Builder {
 public:
  Builder(const Part& part, const Reading& reading, const std::vector<Place>& places, Edits edits)
      : part_(part),
        reading_(reading),
        places_(places),
        edits_(std::move(edits)),
        allows_(part, edits_, reading.column) {
    program_.bytes = part.xml.bytes();
    program_.strict = is_strict(part.xml);
    for (const Restart& restart : reading.restarts) program_.lists.push_back(restart.number);
    for (const PictureFrame& frame : reading.frames) add_frame(frame);
  }

  // Nothing when blocks cross each other.
  std::optional<Program> build() {
    sequence(program_.ops, kNone);
    if (crossed_ || next_ != edits_.size()) return std::nullopt;
    literal(program_.ops, static_cast<Index>(part_.xml.bytes().size()));
    return std::move(program_);
  }

  const Edit* culprit() const { return culprit_; }

 private:
  // Edits up to one that ends the sequence, which the caller takes.
  void sequence(Ops& ops, Index) {
    while (next_ < edits_.size() && !crossed_) {
      const Edit& edit = edits_[next_];
      if (edit.kind == EditKind::middle || edit.kind == EditKind::close ||
          edit.kind == EditKind::guard_end)
        return;
      if (edit.begin < cursor_) {
        // Inside something that has gone already.
        if (edit.kind == EditKind::open || edit.kind == EditKind::guard_begin) return cross(edit);
        ++next_;
        continue;
      }
      ++next_;
      literal(ops, edit.begin);
      cursor_ = edit.end;
      take(ops, edit);
    }
  }

  void take(Ops& ops, const Edit& edit) {
    switch (edit.kind) {
      case EditKind::text:
        return add_text(ops, edit.after);
      case EditKind::value:
        ops.push_back({.action = Action::value, .index = add_slot(edit.mark)});
        return;
      case EditKind::once:
        ops.push_back({.action = Action::once,
                       .begin = edit.begin,
                       .end = edit.end,
                       .count = program_.counted++});
        return;
      case EditKind::fresh:
        ops.push_back({.action = Action::fresh,
                       .begin = edit.begin,
                       .end = edit.end,
                       .index = static_cast<std::uint32_t>(edit.id),
                       .count = program_.counted++});
        return;
      case EditKind::frame:
        ops.push_back({.action = Action::frame,
                       .begin = edit.begin,
                       .end = edit.end,
                       .index = static_cast<std::uint32_t>(edit.link),
                       .count = static_cast<std::uint32_t>(edit.frame)});
        return;
      case EditKind::list:
        add_text(ops, edit.before);
        ops.push_back({.action = Action::list, .index = static_cast<std::uint32_t>(edit.link)});
        return add_text(ops, edit.after);
      case EditKind::open:
        return take_block(ops, edit);
      case EditKind::guard_begin:
        return take_guard(ops, edit);
      default:
        return cross(edit);
    }
  }

  void take_block(Ops& ops, const Edit& opening) {
    add_text(ops, opening.before);
    const Mark& mark = reading_.marks[opening.mark];
    const std::vector<std::size_t>& members = block_of(opening.mark).marks;
    Op op;
    op.action = mark.verb == Verb::for_each ? Action::repeat
                : mark.verb == Verb::each   ? Action::section
                                            : Action::choose;
    if (op.action != Action::choose) op.index = add_slot(opening.mark);
    const Edit* edit = &opening;
    for (std::size_t i = 0; i + 1 < members.size(); ++i) {
      Branch branch = branch_of(op.action, edit->mark);
      if (i == 0) branch.restarts = restarts_of(opening.mark);
      branch.shows = edit->shows;
      add_text(branch.body, edit->after);
      sequence(branch.body, kNone);
      if (crossed_) return;
      if (next_ == edits_.size() || edits_[next_].mark != members[i + 1] ||
          edits_[next_].turn != Turn::block || edits_[next_].begin < cursor_) {
        return cross(opening);
      }
      edit = &edits_[next_++];
      literal(branch.body, edit->begin);
      cursor_ = edit->end;
      add_text(branch.body, edit->before);
      op.branches.push_back(std::move(branch));
    }
    if (op.action == Action::repeat)
      program_.slots[op.index].counts = asks_for_count(members.front(), members.back());
    ops.push_back(std::move(op));
    add_text(ops, edit->after);
  }

  std::vector<std::uint32_t> restarts_of(std::size_t loop) const {
    std::vector<std::uint32_t> own;
    for (std::size_t i = 0; i < reading_.restarts.size(); ++i) {
      if (reading_.restarts[i].loop == loop) own.push_back(static_cast<std::uint32_t>(i));
    }
    return own;
  }

  Branch branch_of(Action action, std::size_t index) {
    Branch branch;
    const Mark& mark = reading_.marks[index];
    if (action == Action::choose && mark.verb != Verb::otherwise) {
      branch.condition = static_cast<std::int32_t>(add_slot(index));
      branch.negated = mark.verb == Verb::if_false;
    }
    return branch;
  }

  void take_guard(Ops& ops, const Edit& edit) {
    Op op;
    op.action = edit.action;
    op.index =
        edit.action == Action::link ? add_link(reading_.links[edit.link]) : add_name(edit.element);
    Branch branch;
    sequence(branch.body, kNone);
    if (crossed_) return;
    if (next_ == edits_.size() || edits_[next_].kind != EditKind::guard_end ||
        edits_[next_].begin < cursor_) {
      return cross(edit);
    }
    const Edit& end = edits_[next_++];
    literal(branch.body, end.begin);
    cursor_ = std::max(cursor_, end.end);
    op.branches.push_back(std::move(branch));
    ops.push_back(std::move(op));
  }

  const Block& block_of(std::size_t opening) const {
    const auto& blocks = reading_.blocks.blocks;
    return *std::ranges::lower_bound(blocks, opening, {},
                                     [](const Block& block) { return block.marks.front(); });
  }

  bool asks_for_count(std::size_t first, std::size_t last) const {
    for (std::size_t i = first + 1; i < last; ++i) {
      if (!reading_.marks[i].expression) continue;
      for (const expression::NameUse& use : reading_.marks[i].expression->names()) {
        if (use.path == "loop" || use.path.starts_with("loop.")) return true;
      }
    }
    return false;
  }

  void cross(const Edit& edit) {
    crossed_ = true;
    culprit_ = &edit;
  }

  void literal(Ops& ops, Index to) {
    if (to > cursor_) add_range(ops, cursor_, to);
    cursor_ = std::max(cursor_, to);
  }

  void add_text(Ops& ops, std::string_view text) {
    if (text.empty()) return;
    const auto begin = static_cast<std::uint32_t>(program_.bytes.size());
    program_.bytes += text;
    add_range(ops, begin, static_cast<std::uint32_t>(program_.bytes.size()));
  }

  static void add_range(Ops& ops, std::uint32_t begin, std::uint32_t end) {
    if (!ops.empty() && ops.back().action == Action::literal && ops.back().end == begin) {
      ops.back().end = end;
    } else {
      ops.push_back({.action = Action::literal, .begin = begin, .end = end});
    }
  }

  std::uint32_t add_name(std::string_view element) {
    program_.texts.emplace_back(element);
    return static_cast<std::uint32_t>(program_.texts.size() - 1);
  }

  std::uint32_t add_link(const Link& link) {
    FieldLink made = as_field(part_, link);
    made.place = places_[link.paragraph];
    for (const AddressPiece& piece : link.address) {
      std::int32_t slot = -1;
      if (piece.expression) {
        slot = static_cast<std::int32_t>(program_.slots.size());
        program_.slots.push_back(
            {.expression = *piece.expression, .mark = piece.text, .place = made.place});
      }
      made.address.push_back({piece.text, slot});
    }
    program_.links.push_back(std::move(made));
    return static_cast<std::uint32_t>(program_.links.size() - 1);
  }

  void add_frame(const PictureFrame& frame) {
    program_.frames.push_back({static_cast<std::uint32_t>(program_.slots.size()), frame.width,
                               frame.height, frame.control});
    program_.slots.push_back({.expression = *frame.mark.expression,
                              .mark = frame.mark.text,
                              .place = places_[frame.mark.paragraph],
                              .optional = frame.mark.optional});
  }

  std::uint32_t add_slot(std::size_t index) {
    const Mark& mark = reading_.marks[index];
    Slot slot{.expression = *mark.expression,
              .mark = mark.text,
              .place = places_[mark.paragraph],
              .variable = mark.variable,
              .optional = mark.optional};
    const Piece& piece = part_.paragraphs[mark.paragraph].pieces[mark.first_piece];
    if (mark.verb == Verb::print && piece.run != kNone) {
      slot.dress = add_dress(piece);
      slot.allows = allows_.at(mark, program_.splits);
    }
    slot.allows.chart = is_chart_title(part_, part_.paragraphs[mark.paragraph].node);
    program_.slots.push_back(std::move(slot));
    return static_cast<std::uint32_t>(program_.slots.size() - 1);
  }

  std::uint32_t add_dress(const Piece& piece) {
    const auto next = static_cast<std::uint32_t>(program_.dresses.size());
    const auto [found, fresh] = dresses_.try_emplace(dress_key(part_, piece), next);
    if (fresh) program_.dresses.push_back(dress(part_, piece));
    return found->second;
  }

  const Part& part_;
  const Reading& reading_;
  const std::vector<Place>& places_;
  Edits edits_;
  AllowsReader allows_;
  std::unordered_map<std::string, std::uint32_t> dresses_;
  std::size_t next_ = 0;
  Index cursor_ = 0;
  bool crossed_ = false;
  const Edit* culprit_ = nullptr;
  Program program_;
};

// Sections that end in a paragraph with a value, which may divide it.
void keep_sections_last(const Part& part, const std::vector<Mark>& marks, Edits& edits) {
  std::size_t kept = part.paragraphs.size();
  for (const Mark& mark : marks) {
    const Paragraph& paragraph = part.paragraphs[mark.paragraph];
    if (mark.verb != Verb::print || paragraph.section == kNone || mark.paragraph == kept) continue;
    kept = mark.paragraph;
    keep_section_last(part, paragraph, edits);
  }
}

bool too_deep(const Reading& reading) {
  std::vector<std::size_t> ends;
  for (const Block& block : reading.blocks.blocks) {
    while (!ends.empty() && ends.back() < block.marks.front()) ends.pop_back();
    ends.push_back(block.marks.back());
    if (ends.size() > kDeepest) return true;
  }
  return false;
}

}  // namespace

Reading read_marks(const Part& part, const Skin& skin, const Options& options) {
  Reading reading;
  reading.marks = find_marks(part, skin, options.merge_names, reading.faults);
  parse_marks(reading.marks, options, reading.faults);
  reading.blocks = match_blocks(part, reading.marks, reading.faults);
  return reading;
}

std::optional<Program> compile(const Part& part, Reading& reading,
                               const std::vector<Place>& places) {
  const std::size_t known = reading.faults.size();
  if (too_deep(reading)) {
    const Mark& mark = reading.marks[reading.blocks.blocks.back().marks.front()];
    reading.faults.push_back({"too-deep", mark.paragraph, mark.begin, mark.text,
                              "blocks nested more than " + std::to_string(kDeepest) + " deep",
                              "split the template"});
    return std::nullopt;
  }
  Edits edits = lay_out(part, reading.marks, reading.blocks.blocks, reading.faults);
  if (reading.faults.size() > known || !reading.faults.empty()) return std::nullopt;
  for (std::size_t i = 0; i < reading.links.size(); ++i)
    wrap_link(part, reading.links[i], i, edits);
  for (std::size_t i = 0; i < reading.frames.size(); ++i)
    add_frame_edits(part, reading.frames[i], i, edits);
  for (const auto& [begin, end] : reading.cuts) edits.push_back({.begin = begin, .end = end});
  reading.restarts = add_restarts(reading.lists, reading.marks, reading.blocks.blocks, edits);
  add_guards(part, reading.marks, reading.blocks.blocks, edits);
  add_identity(part, reading.marks, reading.blocks.blocks, edits);
  keep_sections_last(part, reading.marks, edits);
  put_in_order(edits);
  Builder builder(part, reading, places, std::move(edits));
  std::optional<Program> program = builder.build();
  if (program) return program;
  const std::size_t index = builder.culprit() == nullptr ? 0 : builder.culprit()->mark;
  const Mark& mark = reading.marks[index];
  reading.faults.push_back({"crossed-blocks", mark.paragraph, mark.begin, mark.text,
                            "“" + mark.text + "” and another block cross each other",
                            "give each control mark a paragraph or a row of its own"});
  return std::nullopt;
}

}  // namespace engross::docx
