// What a template computes with. Types are kept to the end: a date compares as a date, money stays
// exact, a tick stays a tick, until a filter or the place of the mark turns it into text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/base.h"

namespace engross::expression {

class Value;
using List = std::vector<Value>;

// Named members in a fixed order, and what it looks like when it is printed whole
// (a person prints as the full name). Without a display text it cannot be printed.
struct Record {
  std::string display;
  std::vector<std::pair<std::string, Value>> members;
  const Value* find(std::string_view name) const;  // null when there is no such member
};

// Immutable and cheap to copy: lists and records are shared.
class Value {
 public:
  enum class Kind { nothing, boolean, number, money, date, text, list, record };

  Value() = default;  // nothing: known to be empty (Clio holds no value)
  Value(bool tick) : held_(tick) {}
  Value(base::Decimal number) : held_(number) {}
  Value(int number) : held_(base::Decimal(number)) {}
  Value(base::Money money) : held_(std::move(money)) {}
  Value(base::Date date) : held_(date) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(const char* text) : held_(std::string(text)) {}
  Value(List list) : held_(std::make_shared<const List>(std::move(list))) {}
  Value(Record record) : held_(std::make_shared<const Record>(std::move(record))) {}

  Kind kind() const { return static_cast<Kind>(held_.index()); }
  bool is(Kind kind) const { return this->kind() == kind; }
  bool is_nothing() const { return is(Kind::nothing); }

  // Each asks for its own kind; asking for another is a mistake in our code and asserts.
  bool boolean() const { return std::get<bool>(held_); }
  const base::Decimal& number() const { return std::get<base::Decimal>(held_); }
  const base::Money& money() const { return std::get<base::Money>(held_); }
  const base::Date& date() const { return std::get<base::Date>(held_); }
  const std::string& text() const { return std::get<std::string>(held_); }
  const List& list() const { return *std::get<std::shared_ptr<const List>>(held_); }
  const Record& record() const { return *std::get<std::shared_ptr<const Record>>(held_); }

  // nothing, false, zero, "" (blank text too), an empty list are false; everything else is true.
  bool truthy() const;
  // nothing, blank text, an empty list: what `default` and `is empty` go by (false and 0 are not
  // empty).
  bool empty() const;
  // Same kind and same content; numbers and money by amount; text exactly.
  bool equals(const Value& other) const;

 private:
  std::variant<std::monostate, bool, base::Decimal, base::Money, base::Date, std::string,
               std::shared_ptr<const List>, std::shared_ptr<const Record>>
      held_;
};

std::string_view word(Value::Kind kind);  // "date", "list", ... for messages

}  // namespace engross::expression
