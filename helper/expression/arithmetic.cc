#include <fmt/format.h>

#include <array>

#include "expression/date_text.h"
#include "expression/filter_input.h"
#include "expression/operations.h"

namespace engross::expression {
namespace {

using base::Decimal;
using base::Fault;
using base::Result;
using Kind = Value::Kind;

constexpr std::array<std::string_view, 6> kSigns = {"+", "-", "*", "/", "//", "%"};

tl::unexpected<base::Error> no_such(Arithmetic operation, const Value& left, const Value& right) {
  std::string remedy = "check both sides";
  if (left.is(Kind::text) || right.is(Kind::text)) {
    remedy = "join texts with ~; put brackets around a sum before a filter, as (a + b) | money";
  }
  return base::failure(
      Fault::malformed,
      fmt::format("{} {} {} cannot be computed", with_article(left.kind()),
                  kSigns[static_cast<std::size_t>(operation)], with_article(right.kind())),
      "", std::move(remedy));
}

// The greatest whole number not above a / b, exactly: the quotient is an estimate put right.
Result<Decimal> whole_quotient(const Decimal& a, const Decimal& b) {
  const auto estimate = a / b;
  if (!estimate) return estimate;
  const auto whole = estimate->whole();
  if (!whole) return tl::unexpected(whole.error());
  constexpr long long kMost = 1'000'000'000'000'000'000;  // room for the step up and down
  if (*whole > kMost || *whole < -kMost) {
    return base::failure(Fault::malformed, "the quotient has more than 18 digits", "",
                         "use a smaller number");
  }
  for (long long candidate = *whole + 1;; --candidate) {
    const auto product = Decimal(candidate) * b;
    if (!product) return product;
    const bool fits = b.is_negative() ? *product >= a : *product <= a;
    if (fits) return Decimal(candidate);
  }
}

Result<Decimal> on_numbers(Arithmetic operation, const Decimal& a, const Decimal& b) {
  switch (operation) {
    case Arithmetic::add:
      return a + b;
    case Arithmetic::subtract:
      return a - b;
    case Arithmetic::multiply:
      return a * b;
    case Arithmetic::divide:
      return a / b;
    case Arithmetic::divide_whole:
      return whole_quotient(a, b);
    case Arithmetic::remainder:
      break;
  }
  const auto quotient = whole_quotient(a, b);
  if (!quotient) return quotient;
  const auto product = *quotient * b;
  return product ? a - *product : product;
}

Result<Value> as_money(Result<Decimal> amount, const std::string& currency) {
  if (!amount) return tl::unexpected(amount.error());
  return Value(base::Money{*amount, currency});
}

Result<Value> as_number(Result<Decimal> number) {
  if (!number) return tl::unexpected(number.error());
  return Value(*number);
}

Result<Value> two_amounts(Arithmetic operation, const base::Money& a, const base::Money& b) {
  if (a.currency != b.currency) {
    return base::failure(
        Fault::malformed,
        fmt::format("amounts in {} and {} cannot be computed together", a.currency, b.currency), "",
        "use amounts of one currency");
  }
  if (operation == Arithmetic::add || operation == Arithmetic::subtract) {
    return as_money(on_numbers(operation, a.amount, b.amount), a.currency);
  }
  if (operation == Arithmetic::multiply) return no_such(operation, a, b);
  return as_number(on_numbers(operation, a.amount, b.amount));
}

Result<Value> on_dates(Arithmetic operation, const Value& left, const Value& right) {
  const base::Date& date = left.date();
  if (operation == Arithmetic::subtract && right.is(Kind::date)) {
    const auto days = std::chrono::sys_days{date} - std::chrono::sys_days{right.date()};
    return Value(Decimal(days.count()));
  }
  const bool add = operation == Arithmetic::add;
  if ((!add && operation != Arithmetic::subtract) || !right.is(Kind::number)) {
    return no_such(operation, left, right);
  }
  const auto days = (add ? right.number() : right.number().negated()).whole();
  if (!days || !right.number().is_whole()) {
    return base::failure(Fault::malformed, "only whole days can be added to a date", "",
                         "round the number first, as | round");
  }
  const auto moved = plus_days(date, *days);
  if (!moved) return tl::unexpected(moved.error());
  return Value(*moved);
}

List joined(List first, const List& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace

base::Result<Value> calculate(Arithmetic operation, const Value& left, const Value& right) {
  const Kind a = left.kind();
  const Kind b = right.kind();
  if (left.is_nothing() || right.is_nothing()) {
    return no_value("a value to compute with holds nothing", "fill it in, or write | default(0)");
  }
  const bool add = operation == Arithmetic::add;
  if (a == Kind::number && b == Kind::number) {
    return as_number(on_numbers(operation, left.number(), right.number()));
  }
  if (a == Kind::money && b == Kind::money) {
    return two_amounts(operation, left.money(), right.money());
  }
  if (a == Kind::money && b == Kind::number) {
    return as_money(on_numbers(operation, left.money().amount, right.number()),
                    left.money().currency);
  }
  const bool commutes =
      add || operation == Arithmetic::subtract || operation == Arithmetic::multiply;
  if (a == Kind::number && b == Kind::money && commutes) {
    return as_money(on_numbers(operation, left.number(), right.money().amount),
                    right.money().currency);
  }
  if (a == Kind::date) return on_dates(operation, left, right);
  if (add && a == Kind::number && b == Kind::date) return on_dates(operation, right, left);
  if (add && a == Kind::text && b == Kind::text) return Value(left.text() + right.text());
  if (add && a == Kind::list && b == Kind::list) return Value(joined(left.list(), right.list()));
  return no_such(operation, left, right);
}

base::Result<Value> negative(const Value& value) {
  if (value.is(Kind::number)) return Value(value.number().negated());
  if (value.is(Kind::money)) {
    return Value(base::Money{value.money().amount.negated(), value.money().currency});
  }
  if (value.is_nothing()) return no_value("a value to compute with holds nothing", "fill it in");
  return base::failure(Fault::malformed,
                       fmt::format("a minus cannot stand before {}", with_article(value.kind())),
                       "", "use it before a number");
}

}  // namespace engross::expression
