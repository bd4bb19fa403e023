// The values the tables of this room speak about, and the few verbs they are asked with.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "expression/expression.h"

namespace engross::expression {

inline Value json_values(std::string_view json) {
  auto values = parse_values(json, "sample");
  if (values) return std::move(*values);
  ADD_FAILURE() << values.error().line();
  return Value(Record());
}

// A family as `--data` files write it, and what JSON has no words for: money and a bare record.
inline Value sample_values() {
  Record values = json_values(R"({
    "client": {
      "name": {"first": "Thomas", "middle": null, "last": "Whitfield", "prefix": "Mr.", "full": "Thomas Edward Whitfield"},
      "birthdate": "1958-03-14", "pronouns": "he/him", "email": "", "deceased_on": null,
      "address": {"street": "41 Maple Grove Avenue\nUnit 2", "city": "Peterborough", "province": "Ontario",
                  "postal_code": "K9H 2K7", "country": "Canada"}},
    "wife": {"name": {"first": "Amélie", "last": "Whitfield", "full": "Amélie Rose Whitfield"}, "pronouns": "She/Her"},
    "spouse": null,
    "children": [
      {"name": {"first": "Daniel", "last": "Whitfield", "full": "Daniel James Whitfield"}, "birthdate": "1986-11-23",
       "is_minor": false, "is_step": false, "share": 40, "pronouns": "he/him"},
      {"name": {"first": "Chloé", "last": "Bergeron", "full": "Chloé Marie Bergeron"}, "birthdate": "1990-05-17",
       "is_minor": false, "is_step": true, "share": 35, "pronouns": "she/her"},
      {"name": {"first": "Sophie", "last": "Whitfield", "full": "Sophie Anne Whitfield"}, "birthdate": "2012-09-30",
       "is_minor": true, "is_step": false, "share": 25}],
    "grandchildren": [{"name": {"full": "Noah Daniel Whitfield"}, "pronouns": "they/them"},
                      {"name": {"full": "Ivy Rose Whitfield"}, "pronouns": "ze/zir"}],
    "nobody": [],
    "company": {"name": "Oyelaran Disputes Professional Corporation", "pronouns": "it/its"},
    "abroad": {"street": "1 Rue de Rivoli", "city": "Paris", "zip": "75001", "country": "France"},
    "trust_age": 25, "rate": 0.125, "fee": 1234.5, "zero": 0, "file": "007", "digits": "25",
    "blank": "  ", "nothing_text": "", "yes": true, "no": false, "unknown": null,
    "status": "Open", "word": "testator", "notes": "first line\r\nsecond line\n",
    "leap_day": "2024-02-29", "signed": "2026-11-23", "iso": "2026-01-05",
    "matter": {"number": "00001-Whitfield", "open_date": "2026-10-05", "custom": {"2nd_executor": "Helen", "trust_age": 21}},
    "scores": [3, 1, 2], "words": ["pear", "Apple", "élan"], "twice": ["a", "b", "a"]
  })")
                      .record();
  values.members.emplace_back("estate", base::Money{*base::Decimal::parse("1240000.00"), "CAD"});
  values.members.emplace_back("cheque", base::Money{*base::Decimal::parse("1234.50"), "CAD"});
  values.members.emplace_back("dollars_us", base::Money{*base::Decimal::parse("5"), "USD"});
  values.members.emplace_back("bare", Record{"", {{"left", 1}, {"right", 2}}});
  return values;
}

inline Environment sample_environment() {
  Environment environment;
  environment.today =
      base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
  return environment;
}

// How an answer looks in a table: its display text, "missing: path", "error: ..." or "syntax: ...".
inline std::string answer_from(const Value& values, std::string_view written) {
  const auto expression = Expression::parse(written);
  if (!expression) return "syntax: " + expression.error().what;
  const auto value = expression->evaluate(Scope(values), sample_environment());
  if (!value && value.error().missing) return "missing: " + *value.error().missing;
  if (!value) return "error: " + value.error().what;
  const auto text = display(*value);
  return text ? *text : "error: " + text.error().what;
}

// Why there is no value; an empty error, and a failed test, when there is one.
inline EvaluationError error_from(const Value& values, std::string_view written) {
  const auto expression = Expression::parse(written);
  EXPECT_TRUE(expression.has_value()) << written;
  if (!expression) return {};
  const auto value = expression->evaluate(Scope(values), sample_environment());
  EXPECT_FALSE(value.has_value()) << written;
  return value ? EvaluationError{} : value.error();
}

inline std::string answer(std::string_view written) {
  static const Value values = sample_values();
  return answer_from(values, written);
}

// "true", "false" or "error: ..." of a condition.
inline std::string condition(std::string_view written) {
  const auto expression = Expression::parse(written);
  if (!expression) return "syntax: " + expression.error().what;
  static const Value values = sample_values();
  const auto holds = expression->test(Scope(values), sample_environment());
  if (!holds) return "error: " + holds.error().what;
  return *holds ? "true" : "false";
}

struct Row {
  const char* name;
  const char* written;
  const char* expected;
};

template <std::size_t N>
void expect_answers(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.name) + ": " + row.written);
    EXPECT_EQ(answer(row.written), row.expected);
  }
}

template <std::size_t N>
void expect_conditions(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.name) + ": " + row.written);
    EXPECT_EQ(condition(row.written), row.expected);
  }
}

}  // namespace engross::expression
