#include <fmt/format.h>

#include <algorithm>

#include "expression/filter_input.h"
#include "expression/operations.h"

namespace engross::expression {
namespace {

using base::Fault;
using base::Result;
using Kind = Value::Kind;

tl::unexpected<base::Error> incomparable(const Value& left, const Value& right) {
  std::string remedy = "compare values of one kind";
  if (left.is(Kind::text) || right.is(Kind::text)) {
    remedy = "put quotes around both to compare texts, and write dates as \"2026-11-23\"";
  }
  if (left.is(Kind::record) != right.is(Kind::record))
    remedy = "compare a member, as client.name.full";
  if (left.is(Kind::boolean) != right.is(Kind::boolean)) {
    remedy = "a tick is true or false: write only its name, or \"not\" before it";
  }
  if (left.is(Kind::list) != right.is(Kind::list)) remedy = "write \"contains\", or use | length";
  return base::failure(Fault::malformed,
                       fmt::format("{} cannot be compared with {}", with_article(left.kind()),
                                   with_article(right.kind())),
                       "", std::move(remedy));
}

bool is_amount(const Value& value) { return value.is(Kind::number) || value.is(Kind::money); }

const base::Decimal& amount(const Value& value) {
  return value.is(Kind::money) ? value.money().amount : value.number();
}

// A text beside a number, an amount or a date, read as one when it is written as one.
Value as_kind_of(const Value& other, const Value& value) {
  if (!value.is(Kind::text)) return value;
  if (is_amount(other)) {
    if (const auto number = plain_number(value.text())) return Value(*number);
  }
  if (other.is(Kind::date)) {
    if (const auto date = base::parse_date(base::trim(value.text()))) return Value(*date);
  }
  return value;
}

bool is_unanswered(const Value& value) {
  return value.is_nothing() || (value.is(Kind::text) && base::is_blank(value.text()));
}

tl::unexpected<base::Error> other_currency(const base::Money& a, const base::Money& b) {
  return base::failure(
      Fault::malformed,
      fmt::format("amounts in {} and {} cannot be compared", a.currency, b.currency), "",
      "use amounts of one currency");
}

Result<bool> contains(const Value& whole, const Value& part) {
  if (whole.is_nothing()) return false;
  if (whole.is(Kind::list)) {
    return std::any_of(whole.list().begin(), whole.list().end(),
                       [&](const Value& item) { return equal(item, part).value_or(false); });
  }
  if (!whole.is(Kind::text)) {
    return base::failure(Fault::malformed,
                         fmt::format("{} cannot contain anything", with_article(whole.kind())), "",
                         "ask it of a list or a text");
  }
  if (part.is_nothing()) return no_value("what is looked for holds nothing", "fill it in");
  if (!part.is(Kind::text)) return incomparable(whole, part);
  return whole.text().find(part.text()) != std::string::npos;
}

Result<bool> affix(Relation relation, const Value& whole, const Value& part) {
  if (whole.is_nothing()) return false;
  if (!whole.is(Kind::text) || !part.is(Kind::text)) return incomparable(whole, part);
  return relation == Relation::starts_with ? whole.text().starts_with(part.text())
                                           : whole.text().ends_with(part.text());
}

std::strong_ordering order_texts(const std::string& a, const std::string& b) {
  const auto left = plain_number(a);
  const auto right = plain_number(b);
  if (left && right) return *left <=> *right;
  const auto folded = base::fold(a) <=> base::fold(b);
  return std::is_neq(folded) ? folded : a <=> b;
}

}  // namespace

std::string with_article(Value::Kind kind) {
  if (kind == Kind::nothing) return "nothing";
  if (kind == Kind::money) return "an amount of money";
  return fmt::format("a {}", word(kind));
}

base::Result<bool> equal(const Value& first, const Value& second) {
  const Value left = as_kind_of(second, first);
  const Value right = as_kind_of(first, second);
  if (is_amount(left) && is_amount(right)) {
    if (left.is(Kind::money) && right.is(Kind::money) &&
        left.money().currency != right.money().currency) {
      return other_currency(left.money(), right.money());
    }
    return amount(left) == amount(right);
  }
  if (left.kind() == right.kind()) return left.equals(right);
  if (is_unanswered(left) || is_unanswered(right)) return false;
  return incomparable(left, right);
}

base::Result<std::strong_ordering> order(const Value& first, const Value& second) {
  const Value left = as_kind_of(second, first);
  const Value right = as_kind_of(first, second);
  if (is_unanswered(left) || is_unanswered(right)) {
    return no_value("a value to compare holds nothing", "fill it in, or ask \"is empty\" first");
  }
  if (is_amount(left) && is_amount(right)) {
    if (left.is(Kind::money) && right.is(Kind::money) &&
        left.money().currency != right.money().currency) {
      return other_currency(left.money(), right.money());
    }
    return amount(left) <=> amount(right);
  }
  if (left.is(Kind::date) && right.is(Kind::date)) return left.date() <=> right.date();
  if (left.is(Kind::text) && right.is(Kind::text)) return order_texts(left.text(), right.text());
  return incomparable(left, right);
}

base::Result<bool> related(Relation relation, const Value& left, const Value& right) {
  switch (relation) {
    case Relation::equal:
      return equal(left, right);
    case Relation::contains:
      return contains(left, right);
    case Relation::in:
      return contains(right, left);
    case Relation::starts_with:
    case Relation::ends_with:
      return affix(relation, left, right);
    default:
      break;
  }
  const auto ordering = order(left, right);
  if (!ordering) return tl::unexpected(ordering.error());
  switch (relation) {
    case Relation::less:
      return std::is_lt(*ordering);
    case Relation::at_most:
      return std::is_lteq(*ordering);
    case Relation::more:
      return std::is_gt(*ordering);
    default:
      return std::is_gteq(*ordering);
  }
}

}  // namespace engross::expression
