// Filters on numbers and amounts of money. A text that is a plain number counts as one.
#include <fmt/format.h>

#include <array>

#include "expression/filter_input.h"
#include "expression/number_words.h"

namespace engross::expression {
namespace {

using base::Decimal;
using base::Result;
using Kind = Value::Kind;

// What a whole number is turned into.
template <typename Write>
Result<Value> from_whole(const Given& given, Write write) {
  const auto number = whole_input(given);
  if (!number) return tl::unexpected(number.error());
  return Value(write(*number));
}

Result<Value> ordinal(const Given& given) { return from_whole(given, ordinal_in_figures); }
Result<Value> ordinal_words(const Given& given) { return from_whole(given, ordinal_in_words); }

Result<Value> words(const Given& given) {
  if (given.input.is(Kind::money)) return as_value(in_words(given.input.money()));
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  return as_value(in_words(*number));
}

// "twenty-five (25)", "one thousand dollars ($1,000.00)": the words rule, the figures help.
Result<Value> words_and_figures(const Given& given) {
  const auto written = words(given);
  if (!written) return written;
  std::string figures;
  if (given.input.is(Kind::money)) {
    figures = in_figures(given.input.money());
  } else {
    figures = grouped(*number_input(given));
  }
  return Value(fmt::format("{} ({})", written->text(), figures));
}

// In words up to ten, in figures above, as running text has it.
Result<Value> nice_number(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  const bool small = number->is_whole() && *number <= Decimal(10) && *number >= Decimal(0);
  return small ? as_value(in_words(*number)) : Result<Value>(Value(grouped(*number)));
}

Result<Value> number(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  const auto places = whole_argument(given, 0, number->scale(), 0, 18);
  if (!places) return tl::unexpected(places.error());
  return Value(grouped(number->rounded(*places)));
}

// The input as an amount: a number is one in Canadian dollars.
Result<base::Money> money_input(const Given& given) {
  if (given.input.is(Kind::money)) return given.input.money();
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  return base::Money{*number, "CAD"};
}

bool is_currency_code(const Value& value) {
  if (!value.is(Kind::text) || value.text().size() != 3) return false;
  for (char c : value.text()) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

// Arguments in any order: the places (a number) and the currency of a plain number (an ISO code).
Result<Value> money(const Given& given) {
  auto amount = money_input(given);
  if (!amount) return tl::unexpected(amount.error());
  int places = 2;
  for (std::size_t i = 0; i < given.arguments.size(); ++i) {
    if (is_currency_code(given.arguments[i])) {
      if (given.input.is(Kind::money) && amount->currency != given.arguments[i].text()) {
        return wrong_input(given, fmt::format("an amount in {}", given.arguments[i].text()),
                           fmt::format("the amount is in {}", amount->currency));
      }
      amount->currency = given.arguments[i].text();
      continue;
    }
    if (!given.arguments[i].is(Kind::number)) {
      return wrong_argument(given, i, "a number of places or a currency such as \"CAD\"");
    }
    const auto asked = whole_argument(given, i, 2, 0, 6);
    if (!asked) return tl::unexpected(asked.error());
    places = *asked;
  }
  return Value(in_figures(*amount, places));
}

Result<Value> money_words(const Given& given) {
  const auto amount = money_input(given);
  if (!amount) return tl::unexpected(amount.error());
  return as_value(in_words(*amount));
}

// Zeros that say nothing at the end of the places go: 15.00 -> 15.
Decimal shortest(const Decimal& number) {
  int places = number.scale();
  while (places > 0 && number.rounded(places - 1) == number) --places;
  return number.rounded(places);
}

// The number as it is with a percent sign: 15 -> "15%". It is not multiplied by a hundred.
Result<Value> percent(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  if (!given.has(0)) return Value(grouped(shortest(*number)) + "%");
  const auto places = whole_argument(given, 0, 0, 0, 18);
  if (!places) return tl::unexpected(places.error());
  return Value(grouped(number->rounded(*places)) + "%");
}

Value like_input(const Given& given, const Decimal& number) {
  if (given.input.is(Kind::money)) return base::Money{number, given.input.money().currency};
  return number;
}

Result<Value> round(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  const auto places = whole_argument(given, 0, 0, 0, 18);
  if (!places) return tl::unexpected(places.error());
  return like_input(given, number->rounded(*places));
}

Result<Value> absolute(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  return like_input(given, number->is_negative() ? number->negated() : *number);
}

// The whole part, towards zero, as Jinja's int.
Result<Value> whole(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  const auto part = number->whole();
  if (!part) return tl::unexpected(part.error());
  return Value(Decimal(*part));
}

Result<Value> to_number(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  return Value(*number);
}

Result<Value> roman_numeral(const Given& given) {
  const auto number = whole_input(given);
  if (!number) return tl::unexpected(number.error());
  if (*number < 1 || *number > 3999) return wrong_input(given, "a whole number from 1 to 3999");
  return Value(roman(static_cast<int>(*number)));
}

Result<Value> alpha(const Given& given) {
  const auto number = whole_input(given);
  if (!number) return tl::unexpected(number.error());
  if (*number < 1) return wrong_input(given, "a whole number from 1");
  return Value(letters(*number));
}

constexpr std::array<BuiltinFilter, 18> kNumberFilters = {{
    {"number", number, 0, 1, kNeeds, "number(2)"},
    {"money", money, 0, 2, kNeeds, "money(2)"},
    {"currency", money, 0, 2, kNeeds, "currency(2)"},
    {"money_words", money_words, 0, 0, kNeeds, "money_words"},
    {"words", words, 0, 0, kNeeds, "words"},
    {"words_and_figures", words_and_figures, 0, 0, kNeeds, "words_and_figures"},
    {"nice_number", nice_number, 0, 0, kNeeds, "nice_number"},
    {"ordinal", ordinal, 0, 0, kNeeds, "ordinal"},
    {"ordinal_number", ordinal, 0, 0, kNeeds, "ordinal_number"},
    {"ordinal_words", ordinal_words, 0, 0, kNeeds, "ordinal_words"},
    {"percent", percent, 0, 1, kNeeds, "percent(1)"},
    {"round", round, 0, 1, kNeeds, "round(2)"},
    {"abs", absolute, 0, 0, kNeeds, "abs"},
    {"int", whole, 0, 0, kNeeds, "int"},
    {"to_number", to_number, 0, 0, kNeeds, "to_number"},
    {"float", to_number, 0, 0, kNeeds, "float"},
    {"roman", roman_numeral, 0, 0, kNeeds, "roman"},
    {"alpha", alpha, 0, 0, kNeeds, "alpha"},
}};

}  // namespace

std::span<const BuiltinFilter> number_filters() { return kNumberFilters; }

}  // namespace engross::expression
