#include "app/fact_shape.h"

#include <algorithm>

namespace engross::app {
namespace {

using expression::Record;
using expression::Value;

bool holds_nothing(const Value& value) {
  return value.empty() || (value.is(Value::Kind::record) && value.record().display.empty());
}

void merge_into(Record& shape, const Record& other);

// Of two values of one name the one that shows more; of two groups what either has.
Value richer(const Value& one, const Value& other) {
  if (!holds_nothing(one) || other.empty()) return one;
  if (!one.is(Value::Kind::record) || !other.is(Value::Kind::record)) return other;
  if (!other.record().display.empty()) return other;
  Record both = one.record();
  merge_into(both, other.record());
  return both;
}

void merge_into(Record& shape, const Record& other) {
  for (const auto& [name, value] : other.members) {
    const auto known = std::ranges::find_if(
        shape.members, [&](const auto& member) { return member.first == name; });
    if (known == shape.members.end()) {
      shape.members.emplace_back(name, value);
    } else {
      known->second = richer(known->second, value);
    }
  }
}

}  // namespace

std::optional<Record> shape_of(const expression::List& list) {
  std::optional<Record> shape;
  for (const Value& item : list) {
    if (!item.is(Value::Kind::record)) return std::nullopt;
    if (shape) {
      merge_into(*shape, item.record());
    } else {
      shape = item.record();
    }
  }
  return shape;
}

}  // namespace engross::app
