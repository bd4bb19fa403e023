#include "expression/value.h"

#include <algorithm>
#include <array>

namespace engross::expression {
namespace {

bool same(const List& a, const List& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Value& x, const Value& y) { return x.equals(y); });
}

bool same(const Record& a, const Record& b) {
  return a.display == b.display && std::equal(a.members.begin(), a.members.end(), b.members.begin(),
                                              b.members.end(), [](const auto& x, const auto& y) {
                                                return x.first == y.first &&
                                                       x.second.equals(y.second);
                                              });
}

}  // namespace

const Value* Record::find(std::string_view name) const {
  for (const auto& [key, value] : members) {
    if (key == name) return &value;
  }
  return nullptr;
}

bool Value::truthy() const {
  switch (kind()) {
    case Kind::boolean:
      return boolean();
    case Kind::number:
      return !number().is_zero();
    case Kind::money:
      return !money().amount.is_zero();
    case Kind::nothing:
    case Kind::text:
    case Kind::list:
      return !empty();
    case Kind::date:
    case Kind::record:
      return true;
  }
  return false;
}

bool Value::empty() const {
  switch (kind()) {
    case Kind::nothing:
      return true;
    case Kind::text:
      return base::is_blank(text());
    case Kind::list:
      return list().empty();
    default:
      return false;
  }
}

bool Value::equals(const Value& other) const {
  if (kind() != other.kind()) return false;
  switch (kind()) {
    case Kind::nothing:
      return true;
    case Kind::boolean:
      return boolean() == other.boolean();
    case Kind::number:
      return number() == other.number();
    case Kind::money:
      return money() == other.money();
    case Kind::date:
      return date() == other.date();
    case Kind::text:
      return text() == other.text();
    case Kind::list:
      return &list() == &other.list() || same(list(), other.list());
    case Kind::record:
      return &record() == &other.record() || same(record(), other.record());
  }
  return false;
}

std::string_view word(Value::Kind kind) {
  constexpr std::array<std::string_view, 8> kWords = {"nothing", "tick", "number", "money",
                                                      "date",    "text", "list",   "record"};
  return kWords[static_cast<std::size_t>(kind)];
}

}  // namespace engross::expression
