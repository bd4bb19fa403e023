#include <fmt/format.h>

#include <algorithm>

#include "interview/typed_text.h"

namespace engross::interview {

using base::Decimal;
using base::Result;

namespace {

tl::unexpected<base::Error> no_number(std::string_view text, bool money, std::string_view why) {
  return base::failure(base::Fault::malformed,
                       fmt::format("\"{}\" {}", base::excerpt(base::trim(text)), why), "",
                       money ? "write it as 1234.50" : "write digits, as 30 or 1234.5");
}

// Spaces of every width are one, the minus sign is a hyphen.
std::string plain_spaces(std::string_view text) {
  std::string out;
  for (char32_t c : base::code_points(text)) {
    const bool space = c == U'\t' || c == U'\u00A0' || c == U'\u202F' || c == U'\u2009';
    base::append_utf8(out, space ? U' ' : c == U'\u2212' ? U'-' : c);
  }
  return std::string(base::trim(out));
}

bool take_front(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text = base::trim(text.substr(word.size()));
  return true;
}

bool take_back(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  text = base::trim(text.substr(0, text.size() - word.size()));
  return true;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "1,234,567": one to three digits, then threes. Empty when it is not so.
std::string ungrouped(std::string_view text, char separator) {
  const std::vector<std::string> groups = base::split(text, separator);
  std::string digits;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool whole = i == 0 ? groups[i].size() <= 3 : groups[i].size() == 3;
    if (!all_digits(groups[i]) || (!whole && groups.size() > 1)) return "";
    digits += groups[i];
  }
  return digits;
}

// The digits with a point, or nothing when the commas cannot be told.
std::string normalized(std::string_view text, bool french) {
  const std::size_t comma = text.find(',');
  const bool spaces = text.find(' ') != text.npos;
  const std::size_t point = text.find('.');
  if (comma == text.npos || spaces || (french && ungrouped(text.substr(0, point), ',').empty())) {
    const std::size_t mark = text.find_first_of(".,");
    const std::string whole = ungrouped(text.substr(0, mark), ' ');
    if (mark == text.npos || whole.empty()) return whole;
    const std::string_view rest = text.substr(mark + 1);
    return all_digits(rest) ? fmt::format("{}.{}", whole, rest) : "";
  }
  const std::string whole = ungrouped(text.substr(0, point), ',');
  if (point == text.npos || whole.empty()) return whole;
  const std::string_view rest = text.substr(point + 1);
  return all_digits(rest) ? fmt::format("{}.{}", whole, rest) : "";
}

}  // namespace

Result<Decimal> typed_number(std::string_view typed, bool money) {
  const std::string text = plain_spaces(typed);
  std::string_view rest = text;
  bool negative = take_front(rest, "-");
  bool french = false;
  if (money) {
    for (std::string_view sign : {"CAD", "C$", "CA$", "$"}) take_front(rest, sign);
    for (std::string_view sign : {"CAD", "$"}) french = take_back(rest, sign) || french;
    if (!negative) negative = take_front(rest, "-");
  }
  const std::string digits = normalized(rest, french);
  if (digits.empty()) {
    const bool commas =
        rest.find(',') != rest.npos && rest.find_first_not_of("0123456789,. ") == rest.npos;
    return no_number(typed, money,
                     commas ? "can be read in two ways"
                            : (money ? "is not an amount of money" : "is not a number"));
  }
  const auto read = Decimal::parse((negative ? "-" : "") + digits);
  if (!read) return no_number(typed, money, "has too many digits");
  if (money && read->rounded(2) != *read) return no_number(typed, money, "has parts of a cent");
  return *read;
}

}  // namespace engross::interview
