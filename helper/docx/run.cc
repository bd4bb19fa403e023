#include "docx/run.h"

#include <fmt/format.h>

namespace engross::docx {
namespace {

using base::Fault;
using expression::Scope;
using expression::Value;

// The last tag of `text`, and whether text stands behind it.
bool ends_with_element(std::string_view text, std::string_view name) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ' ||
                           text.back() == '\t')) {
    text.remove_suffix(1);
  }
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos || text.back() != '>') return false;
  std::string_view tag = text.substr(open + 1);
  if (tag.starts_with('/')) {
    tag.remove_prefix(1);
    return tag.substr(0, tag.size() - 1) == name;
  }
  const bool empty = tag.ends_with("/>");
  const std::string_view tag_name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  if (!empty) return false;
  if (tag_name == name) return true;
  // Ends of bookmarks and comments may stand behind the last paragraph.
  return ends_with_element(text.substr(0, open), name);
}

}  // namespace

std::string written_id(IdKind kind, std::uint64_t id) {
  if (kind == IdKind::paragraph) return fmt::format("{:08X}", id);
  return kind == IdKind::shape ? fmt::format("_x0000_s{}", id) : fmt::format("{}", id);
}

void Run::fill(const Program& program, std::size_t entry, Changes& changes) {
  program_ = &program;
  entry_ = entry;
  seen_.assign(program.counted, false);
  numbers_.assign(program.lists.size(), {});
  numbered_.assign(program.lists.size(), false);
  shapes_.clear();
  in_controls_.assign(program.controls.size(), {});
  begin_output();
  run(program.ops, root_);
  if (gone_ + out_.size() > kLargestPart && !program.slots.empty()) {
    const Spot first = program.slots.front().spot;
    too_large({first.text, first.paragraph, true});
  }
  end_output(changes);
}

void Run::run(const Ops& ops, const Scope& scope) {
  for (const Op& op : ops) run(op, scope);
}

void Run::run(const Op& op, const Scope& scope) {
  switch (op.action) {
    case Action::literal:
      return literal(op);
    case Action::once:
      if (!seen_[op.count]) literal(op);
      seen_[op.count] = true;
      return;
    case Action::fresh:
      return fresh(op);
    case Action::list:
      return list(op);
    case Action::value:
      return value(program_->slots[op.index], scope);
    case Action::choose:
      return choose(op, scope);
    case Action::repeat:
      return repeat(op, scope);
    case Action::section:
      return section(op, scope);
    case Action::link:
      return link(op, scope);
    case Action::frame:
      return frame(op, scope);
    case Action::control:
      return control(op, scope);
    case Action::kept:
      return in_controls_[op.index].filled ? void() : run(op.branches[0].body, scope);
    default:
      return guard(op, scope);
  }
}

void Run::literal(const Op& op) { out_.append(program_->bytes, op.begin, op.end - op.begin); }

void Run::fresh(const Op& op) {
  const auto kind = static_cast<IdKind>(op.index);
  const std::string_view own =
      std::string_view(program_->bytes).substr(op.begin, op.end - op.begin);
  if (kind == IdKind::shape_again) {
    const auto shape = shapes_.find(own);
    out_ += shape == shapes_.end() ? own : std::string_view(shape->second);
    return;
  }
  if (!seen_[op.count]) {
    seen_[op.count] = true;
    return literal(op);
  }
  const std::string written = written_id(kind, ids_[op.index]++);
  if (kind == IdKind::shape) shapes_.insert_or_assign(std::string(own), written);
  out_ += written;
}

void Run::list(const Op& op) {
  std::string& number = numbers_[op.index];
  if (number.empty() && !numbered_[op.index]) {
    number = program_->lists[op.index];
    numbered_[op.index] = true;
  } else if (number.empty()) {
    outcome_.numbers.push_back({next_number_, program_->lists[op.index]});
    number = fmt::format("{}", next_number_++);
  }
  out_ += number;
}

void Run::choose(const Op& op, const Scope& scope) {
  for (const Branch& branch : op.branches) {
    if (branch.condition >= 0) {
      const Slot& slot = program_->slots[static_cast<std::size_t>(branch.condition)];
      const auto holds = slot.expression.test(scope, environment_);
      if (!holds) return fail(slot, holds.error());
      if (*holds == branch.negated) continue;
    }
    return body(branch, scope);
  }
}

void Run::body(const Branch& branch, const Scope& scope) {
  if (branch.shows) ++shown_;
  run(branch.body, scope);
}

void Run::guard(const Op& op, const Scope& scope) {
  guards_.push_back({.op = &op, .begin = out_.size(), .shown = shown_});
  if (op.action == Action::end_section) divided_ = 0;
  run(op.branches[0].body, scope);
  const Guarded guard = guards_.back();
  guards_.pop_back();
  const std::string_view written = std::string_view(out_).substr(guard.begin);
  const std::string& name = program_->texts[op.index];
  switch (op.action) {
    case Action::vanish:
    case Action::need_element:
      if (!is_settled(guard)) out_.resize(guard.begin);
      return;
    case Action::need_block:
      if (!ends_with_element(written, name)) out_ += "<" + name + "/>";
      return;
    case Action::need_any:
      if (!is_settled(guard)) out_ += "<" + name + "/>";
      return;
    case Action::end_section:
      return end_section(guard.begin, name);
    default:
      return;
  }
}

void Run::refuse(Fault fault, std::string what, Spot spot, std::string remedy) {
  if (!outcome_.error)
    outcome_.error =
        base::Error{fault, std::move(what), teller_.place(spot).text(), std::move(remedy)};
}

void Run::refuse(const Slot& slot, const base::Error& error) {
  refuse(error.fault, "“" + slot.mark + "”: " + error.what, slot.spot, error.remedy);
}

}  // namespace engross::docx
