#include "docx/program_builder.h"

#include <algorithm>

#include "docx/names.h"
#include "docx/slots.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

class Builder {
 public:
  Builder(const Part& part, const Reading& reading, std::uint32_t text, Edits edits)
      : part_(part),
        reading_(reading),
        edits_(std::move(edits)),
        slots_(part, text, edits_, reading.column, program_) {
    program_.bytes = part.xml.bytes();
    program_.strict = is_strict(part.xml);
    program_.slots.reserve(reading.marks.size());
    for (const Restart& restart : reading.restarts) program_.lists.push_back(restart.number);
    for (const PictureFrame& frame : reading.frames) slots_.add(frame);
    for (const TaggedControl& control : reading.controls) slots_.add(control);
    for (const BoundValue& value : reading.bound) slots_.add(value);
  }

  // Nothing when blocks cross each other.
  std::optional<Program> build() {
    sequence(program_.ops, kNone);
    if (crossed_ || next_ != edits_.size()) return std::nullopt;
    literal(program_.ops, static_cast<Index>(part_.xml.bytes().size()));
    return std::move(program_);
  }

  // The mark of the edit that crosses another one.
  std::size_t crossing() const { return culprit_ == nullptr ? 0 : culprit_->mark; }

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
        ops.push_back({.action = Action::value, .index = slots_.add(reading_.marks[edit.mark])});
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
      case EditKind::control:
        ops.push_back({.action = Action::control,
                       .begin = edit.begin,
                       .end = edit.end,
                       .index = static_cast<std::uint32_t>(edit.link),
                       .count = static_cast<std::uint32_t>(edit.control)});
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
    if (op.action != Action::choose) op.index = slots_.add(mark);
    op.count = section_of(reading_, mark);
    const Edit* edit = &opening;
    for (std::size_t i = 0; i + 1 < members.size(); ++i) {
      Branch branch = branch_of(op.action, edit->mark);
      if (i == 0) branch.restarts = restarts_of(opening.mark);
      branch.shows = edit->shows || op.count > 0;
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
      program_.slots[op.index].counts = asks_for_count(reading_, members.front(), members.back());
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
      branch.condition = static_cast<std::int32_t>(slots_.add(mark));
      branch.negated = mark.verb == Verb::if_false;
    }
    return branch;
  }

  void take_guard(Ops& ops, const Edit& edit) {
    Op op;
    op.action = edit.action;
    op.index = edit.action == Action::link   ? slots_.add(reading_.links[edit.link])
               : edit.action == Action::kept ? static_cast<std::uint32_t>(edit.link)
                                             : add_name(edit.element);
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

  const Part& part_;
  const Reading& reading_;
  Edits edits_;
  Program program_;
  Slots slots_;
  std::size_t next_ = 0;
  Index cursor_ = 0;
  bool crossed_ = false;
  const Edit* culprit_ = nullptr;
};

}  // namespace

BuiltProgram build_program(const Part& part, const Reading& reading, std::uint32_t text,
                           Edits edits) {
  Builder builder(part, reading, text, std::move(edits));
  BuiltProgram built;
  built.program = builder.build();
  if (!built.program) built.crossing = builder.crossing();
  return built;
}

}  // namespace engross::docx
