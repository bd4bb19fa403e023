// Word's ways of writing a number, for its merge fields: \# "$#,##0.00;($#,##0.00)" and
// \* DollarText (ECMA-376-1, 17.16.4.2 and 17.16.4.3).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expression/filter_input.h"
#include "expression/number_words.h"

namespace engross::expression {
namespace {

using base::Decimal;
using base::Result;

// One section of a picture, taken apart.
struct Picture {
  std::string before;  // what stands before the digits
  std::string after;
  int least_digits = 0;  // zeros before the point
  int places = 0;
  int least_places = 0;
  bool groups = false;
  bool digits = false;  // it has a place for any digit
};

Picture read_picture(std::string_view section) {
  Picture picture;
  bool point = false;
  for (std::size_t i = 0; i < section.size(); ++i) {
    const char c = section[i];
    if (c == '0' || c == '#') {
      picture.digits = true;
      (point ? picture.places : picture.least_digits) += point || c == '0' ? 1 : 0;
      if (point && c == '0') picture.least_places = picture.places;
    } else if (c == '.' && picture.digits && !point && i + 1 < section.size() &&
               (section[i + 1] == '0' || section[i + 1] == '#')) {
      point = true;
    } else if (c == ',' && picture.digits && !point) {
      picture.groups = true;
    } else if (c == '\'') {
      const std::size_t close = std::min(section.find('\'', i + 1), section.size());
      (picture.digits ? picture.after : picture.before) += section.substr(i + 1, close - i - 1);
      i = close;
    } else {
      (picture.digits ? picture.after : picture.before) += c;
    }
  }
  return picture;
}

// The digits of a number that is not below zero.
std::string in_picture(const Decimal& number, const Picture& picture) {
  std::string text = number.rounded(picture.places).text();
  std::size_t point = std::min(text.find('.'), text.size());
  if (point == text.size() && picture.places > 0) text += '.';
  while (picture.places > 0 && text.size() - point - 1 < static_cast<std::size_t>(picture.places))
    text += '0';
  for (int i = picture.places; i > picture.least_places && text.back() == '0'; --i) text.pop_back();
  if (!text.empty() && text.back() == '.') text.pop_back();
  if (text.starts_with("0") && picture.least_digits == 0 && point == 1) {
    text.erase(0, 1);
    point = 0;
  }
  while (point < static_cast<std::size_t>(picture.least_digits)) {
    text.insert(0, 1, '0');
    ++point;
  }
  for (std::size_t at = point; picture.groups && at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

Decimal without_sign(const Decimal& number) {
  const std::string text = number.text();
  return text.starts_with('-') ? *Decimal::parse(text.substr(1)) : number;
}

// Positive; negative; zero.
Result<Value> picture(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  const auto pattern = text_argument(given, 0, "");
  if (!pattern) return tl::unexpected(pattern.error());
  const std::vector<std::string> sections = base::split(*pattern, ';');
  const Decimal zero(0);
  const bool negative = *number < zero;
  std::size_t section = negative && sections.size() > 1 ? 1 : 0;
  if (*number == zero && sections.size() > 2) section = 2;
  const Picture parts = read_picture(sections[section]);
  if (!parts.digits && section != 2)
    return wrong_argument(given, 0, "a picture of a number such as \"$#,##0.00\"");
  const std::string sign = negative && section == 0 ? "-" : "";
  const std::string digits = parts.digits ? in_picture(without_sign(*number), parts) : "";
  return Value(sign + parts.before + digits + parts.after);
}

// "nine and 20/100"
Result<Value> dollar_text(const Given& given) {
  const auto number = number_input(given);
  if (!number) return tl::unexpected(number.error());
  const Decimal cents = number->rounded(2);
  if (cents < Decimal(0)) return wrong_input(given, "an amount that is not below zero");
  const std::string text = in_picture(cents, read_picture("0.00"));
  const auto words = in_words(*Decimal::parse(text.substr(0, text.size() - 3)));
  if (!words) return tl::unexpected(words.error());
  return Value(fmt::format("{} and {}/100", *words, text.substr(text.size() - 2)));
}

constexpr std::array<BuiltinFilter, 2> kPictureFilters = {{
    {"picture", picture, 1, 1, kNeeds, "picture(\"$#,##0.00\")"},
    {"dollar_text", dollar_text, 0, 0, kNeeds, "dollar_text"},
}};

}  // namespace

std::span<const BuiltinFilter> picture_filters() { return kPictureFilters; }

}  // namespace engross::expression
