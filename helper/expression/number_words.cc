#include "expression/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace engross::expression {
namespace {

using Count = unsigned long long;

constexpr std::array<std::string_view, 20> kSmall = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

struct Scale {
  Count unit;
  std::string_view name;
};
constexpr std::array<Scale, 7> kScales = {{{1'000'000'000'000'000'000, "quintillion"},
                                           {1'000'000'000'000'000, "quadrillion"},
                                           {1'000'000'000'000, "trillion"},
                                           {1'000'000'000, "billion"},
                                           {1'000'000, "million"},
                                           {1'000, "thousand"},
                                           {100, "hundred"}}};

std::string words_of(Count number) {
  for (const Scale& scale : kScales) {
    if (number < scale.unit) continue;
    const std::string head = words_of(number / scale.unit) + " " + std::string(scale.name);
    const Count rest = number % scale.unit;
    return rest == 0 ? head : head + " " + words_of(rest);
  }
  if (number < kSmall.size()) return std::string(kSmall[number]);
  const std::string tens(kTens[number / 10]);
  return number % 10 == 0 ? tens : tens + "-" + std::string(kSmall[number % 10]);
}

// The magnitude, also of the least long long.
Count magnitude(long long number) {
  return number < 0 ? Count{0} - static_cast<Count>(number) : static_cast<Count>(number);
}

std::string signed_words(long long number) {
  return (number < 0 ? "minus " : "") + words_of(magnitude(number));
}

struct Irregular {
  std::string_view cardinal;
  std::string_view ordinal;
};
constexpr std::array<Irregular, 7> kIrregular = {{{"one", "first"},
                                                  {"two", "second"},
                                                  {"three", "third"},
                                                  {"five", "fifth"},
                                                  {"eight", "eighth"},
                                                  {"nine", "ninth"},
                                                  {"twelve", "twelfth"}}};

struct Currency {
  std::string_view code;
  std::string_view sign;
  std::string_view unit;
  std::string_view units;
  std::string_view part;
  std::string_view parts;
};
constexpr std::array<Currency, 4> kCurrencies = {
    {{"CAD", "$", "dollar", "dollars", "cent", "cents"},
     {"USD", "US$", "US dollar", "US dollars", "cent", "cents"},
     {"EUR", "€", "euro", "euros", "cent", "cents"},
     {"GBP", "£", "pound", "pounds", "penny", "pence"}}};

const Currency* find_currency(std::string_view code) {
  const auto found = std::find_if(kCurrencies.begin(), kCurrencies.end(),
                                  [&](const Currency& row) { return row.code == code; });
  return found == kCurrencies.end() ? nullptr : found;
}

std::string counted(long long count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", words_of(magnitude(count)), count == 1 ? one : many);
}

}  // namespace

std::string in_words(long long number) { return signed_words(number); }

std::string ordinal_in_words(long long number) {
  std::string words = signed_words(number);
  const std::size_t last = words.find_last_of(" -") + 1;  // npos + 1 is 0
  const std::string cardinal = words.substr(last);
  words.resize(last);
  for (const Irregular& row : kIrregular) {
    if (row.cardinal == cardinal) return words + std::string(row.ordinal);
  }
  if (cardinal.ends_with('y')) return words + cardinal.substr(0, cardinal.size() - 1) + "ieth";
  return words + cardinal + "th";
}

std::string ordinal_in_figures(long long number) {
  const Count count = magnitude(number);
  const Count last = count % 10;
  const bool teen = count % 100 / 10 == 1;
  const std::string_view ending = teen        ? "th"
                                  : last == 1 ? "st"
                                  : last == 2 ? "nd"
                                  : last == 3 ? "rd"
                                              : "th";
  return fmt::format("{}{}", number, ending);
}

base::Result<std::string> in_words(const base::Decimal& number) {
  const auto whole = number.whole();
  if (!whole) return tl::unexpected(whole.error());
  std::string words = (number.is_negative() ? "minus " : "") + words_of(magnitude(*whole));
  if (number.is_whole()) return words;
  const std::string text = number.text();
  words += " point";
  for (char digit : text.substr(text.find('.') + 1)) {
    words += " ";
    words += kSmall[static_cast<std::size_t>(digit - '0')];
  }
  return words;
}

base::Result<std::string> in_words(const base::Money& money) {
  const Currency* currency = find_currency(money.currency);
  if (currency == nullptr) {
    return base::failure(base::Fault::unsupported,
                         fmt::format("there are no words for amounts in {}", money.currency), "",
                         "write the amount in figures");
  }
  const base::Decimal amount = money.amount.rounded(2);
  const auto units = amount.whole();
  if (!units) return tl::unexpected(units.error());
  const std::string text = amount.text();
  const std::size_t point = text.find('.');
  const long long parts = point == text.npos ? 0 : std::stoll(text.substr(point + 1));
  std::string words = amount.is_negative() ? "minus " : "";
  if (*units != 0 || parts == 0) {
    words += counted(static_cast<long long>(magnitude(*units)), currency->unit, currency->units);
    if (parts != 0) words += " and ";
  }
  if (parts != 0) words += counted(parts, currency->part, currency->parts);
  return words;
}

std::string grouped(const base::Decimal& number) {
  std::string text = number.text();
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > first + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string in_figures(const base::Money& money, int places) {
  const base::Decimal amount = money.amount.rounded(places);
  const std::string digits = grouped(amount.is_negative() ? amount.negated() : amount);
  const Currency* currency = find_currency(money.currency);
  const std::string sign = currency ? std::string(currency->sign) : money.currency + "\xC2\xA0";
  return (amount.is_negative() ? "-" : "") + sign + digits;
}

std::string roman(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kNumerals = {{{1000, "M"},
                                                                           {900, "CM"},
                                                                           {500, "D"},
                                                                           {400, "CD"},
                                                                           {100, "C"},
                                                                           {90, "XC"},
                                                                           {50, "L"},
                                                                           {40, "XL"},
                                                                           {10, "X"},
                                                                           {9, "IX"},
                                                                           {5, "V"},
                                                                           {4, "IV"},
                                                                           {1, "I"}}};
  std::string numeral;
  for (const auto& [worth, sign] : kNumerals) {
    for (; number >= worth; number -= worth) numeral += sign;
  }
  return numeral;
}

std::string letters(long long number) {
  std::string reversed;
  for (; number > 0; number = (number - 1) / 26) {
    reversed += static_cast<char>('A' + (number - 1) % 26);
  }
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace engross::expression
