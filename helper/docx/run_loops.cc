// Loops, and where they end.
#include <fmt/format.h>

#include "docx/run.h"

namespace engross::docx {
namespace {

using base::Fault;
using expression::Scope;
using expression::Value;

Value count_record(std::size_t index, std::size_t length) {
  const auto number = [](std::size_t n) { return Value(base::Decimal(static_cast<long long>(n))); };
  expression::Record record;
  record.members = {{"index", number(index + 1)},
                    {"index0", number(index)},
                    {"first", Value(index == 0)},
                    {"last", Value(index + 1 == length)},
                    {"length", number(length)}};
  return Value(std::move(record));
}

}  // namespace

std::optional<Value> Run::list_of(const Slot& slot, const Scope& scope) {
  const auto found = slot.expression.evaluate(scope, environment_);
  if (!found) {
    fail(slot, found.error());
    return std::nullopt;
  }
  if (found->is_nothing() || found->is(Value::Kind::list)) return *found;
  refuse(Fault::malformed,
         fmt::format("“{}” goes through a list and was given a {}", slot.mark, word(found->kind())),
         slot.spot, "name a list");
  return std::nullopt;
}

// Before each round. Whether a loop ends before its list: the part has grown beyond all measure,
// which a loop in a loop can do, or there will be no document.
bool Run::too_much(const Slot& slot) {
  if (outcome_.error) return true;
  let_go();
  if (gone_ + out_.size() <= kLargestPart) return false;
  too_large(slot.spot);
  return true;
}

void Run::too_large(Spot spot) {
  refuse(Fault::refused, "a document that grows too large", spot,
         "make several documents, each of a part of the list");
}

void Run::repeat(const Op& op, const Scope& scope) {
  const Slot& slot = program_->slots[op.index];
  if (op.count > 0 && !in_controls_[op.count - 1].filled) return body(op.branches[0], scope);
  const std::optional<Value> list =
      op.count > 0 ? in_controls_[op.count - 1].value : list_of(slot, scope);
  const std::size_t length = list && list->is(Value::Kind::list) ? list->list().size() : 0;
  if (length == 0 && op.branches.size() > 1) return body(op.branches[1], scope);
  const std::size_t begin = out_.size();
  for (std::size_t i = 0; i < length; ++i) {
    if (i == 1) expect(begin, length);
    if (too_much(slot)) return;
    for (const std::uint32_t restart : op.branches[0].restarts) numbers_[restart].clear();
    const Scope item(scope, slot.variable, list->list()[i]);
    if (!slot.counts) {
      body(op.branches[0], item);
      continue;
    }
    const Value count = count_record(i, length);
    body(op.branches[0], Scope(item, "loop", count));
  }
}

void Run::section(const Op& op, const Scope& scope) {
  const Slot& slot = program_->slots[op.index];
  if (op.count > 0) {
    if (!in_controls_[op.count - 1].filled) return body(op.branches[0], scope);
    const Value list = in_controls_[op.count - 1].value;
    return section_over(op, list, scope);
  }
  if (const Value* standing = slot.expression.standing(scope))
    return section_over(op, *standing, scope);
  const auto found = slot.expression.evaluate(scope, environment_);
  // A section over something that is not there is an empty one, as its users know it.
  if (found) return section_over(op, *found, scope);
  if (!found.error().missing) fail(slot, found.error());
}

void Run::section_over(const Op& op, const Value& value, const Scope& scope) {
  if (!value.is(Value::Kind::list)) {
    if (value.truthy()) section_item(op.branches[0], value, scope);
    return;
  }
  const std::size_t begin = out_.size();
  std::size_t i = 0;
  for (const Value& item : value.list()) {
    if (i++ == 1) expect(begin, value.list().size());
    if (too_much(program_->slots[op.index])) return;
    section_item(op.branches[0], item, scope);
  }
}

void Run::section_item(const Branch& branch, const Value& item, const Scope& scope) {
  const Scope self(scope, "this", item);
  if (!item.is(Value::Kind::record)) return body(branch, self);
  body(branch, Scope(self, item));
}

}  // namespace engross::docx
