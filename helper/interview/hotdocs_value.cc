#include "interview/hotdocs_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace engross::interview::hotdocs {
namespace {

tl::unexpected<ValueFault> no(std::string_view text, std::string_view wanted, std::string remedy) {
  return tl::unexpected(
      ValueFault{fmt::format("\"{}\" is no {}", base::excerpt(text), wanted), std::move(remedy)});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The three numbers of a date; nothing when the text is anything else.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
  std::array<int, 3> numbers{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) {
      if (at == text.size() || std::string_view("/ -.").find(text[at]) == text.npos)
        return std::nullopt;
      ++at;
    }
    const std::size_t begin = at;
    for (; at < text.size() && is_digit(text[at]); ++at)
      numbers[i] = numbers[i] * 10 + (text[at] - '0');
    const std::size_t digits = at - begin;
    if (digits == 0 || digits > (i == 2 ? 4 : 2) || (i == 2 && digits < 4)) return std::nullopt;
  }
  return at == text.size() ? std::optional(numbers) : std::nullopt;
}

}  // namespace

ValueResult<base::Decimal> number_of(std::string_view text) {
  const std::string_view digits = base::trim(text);
  if (auto number = base::Decimal::parse(digits)) return *number;
  if (digits.find(',') != digits.npos)
    return no(digits, "number as HotDocs writes them", "take the commas out: 1234567.50");
  return no(digits, "number", "write digits with a point, as 1234.50");
}

ValueResult<bool> tick_of_text(std::string_view text) {
  const std::string word = base::lower(base::trim(text));
  if (word == "true") return true;
  if (word == "false") return false;
  return no(text, "tick", "write true or false");
}

ValueResult<ReadDate> date_of(std::string_view text) {
  const std::string_view written = base::trim(text);
  auto numbers = three_numbers(written);
  if (!numbers) {
    return no(written, "date as HotDocs writes them", "write day/month/year, as 31/10/2015");
  }
  ReadDate read;
  auto [day, month, year] = *numbers;
  if (month > 12 && day <= 12) {
    std::swap(day, month);
    read.month_first = true;
  }
  read.date = base::Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!read.date.ok()) return no(written, "day of the calendar", "write a day that exists");
  return read;
}

}  // namespace engross::interview::hotdocs
