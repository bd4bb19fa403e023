// Filters on dates. A text that is an ISO date counts as one.
#include <fmt/format.h>

#include <array>

#include "expression/date_text.h"
#include "expression/filter_input.h"

namespace engross::expression {
namespace {

using base::Date;
using base::Decimal;
using base::Result;
using Kind = Value::Kind;

Result<Value> date(const Given& given) {
  const auto day = date_input(given);
  if (!day) return tl::unexpected(day.error());
  const auto pattern = text_argument(given, 0, std::string(kHouseDate));
  if (!pattern) return tl::unexpected(pattern.error());
  auto text = date_text(*day, *pattern);
  if (!text) return tl::unexpected(text.error());
  return Value(std::move(*text));
}

// As in docassemble a number, and the word when asked: month_of("word"), also month_of(true).
Result<bool> asks_for_word(const Given& given) {
  if (!given.has(0)) return false;
  if (given.arguments[0].is(Kind::boolean)) return given.arguments[0].boolean();
  if (given.arguments[0].is(Kind::text) && given.arguments[0].text() == "word") return true;
  return wrong_argument(given, 0, "\"word\"");
}

template <typename Number, typename Word>
Result<Value> part(const Given& given, Number number, Word word) {
  const auto day = date_input(given);
  if (!day) return tl::unexpected(day.error());
  const auto as_word = asks_for_word(given);
  if (!as_word) return tl::unexpected(as_word.error());
  return *as_word ? Value(word(*day)) : Value(Decimal(number(*day)));
}

Result<Value> day_of(const Given& given) {
  const auto day = date_input(given);
  if (!day) return tl::unexpected(day.error());
  return Value(Decimal(static_cast<unsigned>(day->day())));
}

Result<Value> month_of(const Given& given) {
  return part(
      given, [](const Date& d) { return static_cast<unsigned>(d.month()); }, month_name);
}

Result<Value> year_of(const Given& given) {
  const auto day = date_input(given);
  if (!day) return tl::unexpected(day.error());
  return Value(Decimal(static_cast<int>(day->year())));
}

Result<Value> dow_of(const Given& given) { return part(given, day_of_week, day_name); }

template <typename Move>
Result<Value> moved(const Given& given, long long unit, Move move) {
  constexpr int kMost = 4'000'000;  // days in ten thousand years, and more
  const auto day = date_input(given);
  if (!day) return tl::unexpected(day.error());
  const auto count = whole_argument(given, 0, 0, -kMost, kMost);
  if (!count) return tl::unexpected(count.error());
  const auto reached = move(*day, *count * unit);
  if (!reached) return tl::unexpected(reached.error());
  return Value(*reached);
}

Result<Value> days_later(const Given& given) { return moved(given, 1, plus_days); }
Result<Value> weeks_later(const Given& given) { return moved(given, 7, plus_days); }
Result<Value> months_later(const Given& given) { return moved(given, 1, plus_months); }
Result<Value> years_later(const Given& given) { return moved(given, 12, plus_months); }

// The day of birth of a person, or the date itself.
Result<Date> birth_date(const Given& given) {
  if (!given.input.is(Kind::record)) return date_input(given);
  const Value* born = at_path(given.input, "birthdate");
  if (born == nullptr || born->empty()) {
    return no_value("the person has no birthdate", "fill in the birthdate");
  }
  if (born->is(Kind::date)) return born->date();
  return wrong_input(given, "a person whose birthdate is a date", "write dates as 2026-11-23");
}

Result<Value> age_at(const Given& given, const Date& day) {
  const auto born = birth_date(given);
  if (!born) return tl::unexpected(born.error());
  if (day < *born) {
    return wrong_input(given, fmt::format("a birthdate before {}", base::iso(day)),
                       "check both dates");
  }
  return Value(Decimal(base::years_between(*born, day)));
}

Result<Value> age(const Given& given) {
  if (given.environment.today.ok()) return age_at(given, given.environment.today);
  return no_value("the day of drafting is not known", "write | age_on with a date");
}

Result<Value> age_on(const Given& given) {
  const Given asked{given.filter, given.arguments[0], given.arguments, given.environment};
  const auto day = date_input(asked);
  if (!day) return wrong_argument(given, 0, "a date");
  return age_at(given, *day);
}

constexpr std::array<BuiltinFilter, 12> kDateFilters = {{
    {"date", date, 0, 1, kNeeds, "date(\"d MMMM yyyy\")"},
    {"format_date", date, 0, 1, kNeeds, "format_date(\"d MMMM yyyy\")"},
    {"day_of", day_of, 0, 0, kNeeds, "day_of"},
    {"month_of", month_of, 0, 1, kNeeds, "month_of(\"word\")"},
    {"year_of", year_of, 0, 0, kNeeds, "year_of"},
    {"dow_of", dow_of, 0, 1, kNeeds, "dow_of(\"word\")"},
    {"plus_days", days_later, 1, 1, kNeeds, "plus_days(30)"},
    {"plus_weeks", weeks_later, 1, 1, kNeeds, "plus_weeks(2)"},
    {"plus_months", months_later, 1, 1, kNeeds, "plus_months(6)"},
    {"plus_years", years_later, 1, 1, kNeeds, "plus_years(1)"},
    {"age", age, 0, 0, kNeeds, "age"},
    {"age_on", age_on, 1, 1, kNeeds, "age_on(\"2026-11-23\")"},
}};

}  // namespace

std::span<const BuiltinFilter> date_filters() { return kDateFilters; }

}  // namespace engross::expression
