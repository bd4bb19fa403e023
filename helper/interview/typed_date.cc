#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interview/typed_text.h"

namespace engross::interview {

using base::Date;
using base::Result;

namespace {

constexpr const char* kWriteADate = "write it as 23/11/2026 or 2026-11-23";

tl::unexpected<base::Error> no_date(std::string what, std::string remedy = kWriteADate) {
  return base::failure(base::Fault::malformed, std::move(what), "", std::move(remedy));
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits) {
  int number = 0;
  for (char c : digits) number = number * 10 + (c - '0');
  return number;
}

Result<Date> day_of(std::string_view text, int year, int month, int day) {
  const auto date = base::parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
  if (date) return *date;
  return no_date(fmt::format("\"{}\" is no day of the calendar", base::excerpt(text)));
}

// "23/11/2026": the day first, the year last, or ISO's order with the year first.
Result<Date> numeric_date(std::string_view text, const std::vector<std::string>& parts) {
  if (parts[0].size() == 4 && parts[1].size() <= 2 && parts[2].size() <= 2)
    return day_of(text, number_of(parts[0]), number_of(parts[1]), number_of(parts[2]));
  if (parts[2].size() != 4 || parts[0].size() > 2 || parts[1].size() > 2)
    return no_date(fmt::format("\"{}\" has no year of four digits", base::excerpt(text)));
  const int day = number_of(parts[0]);
  const int month = number_of(parts[1]);
  if (month > 12 && month <= 31 && day <= 12)
    return no_date(fmt::format("\"{}\" has the month first", base::excerpt(text)),
                   fmt::format("write the day first: {}/{}/{}", parts[1], parts[0], parts[2]));
  return day_of(text, number_of(parts[2]), month, day);
}

// The month that a word of three letters or more begins, in English or French; 0 when none or
// several ("jui" is June or July).
int month_of(std::string_view word) {
  constexpr std::array<std::array<std::string_view, 2>, 12> kMonths = {{{"january", "janvier"},
                                                                        {"february", "fevrier"},
                                                                        {"march", "mars"},
                                                                        {"april", "avril"},
                                                                        {"may", "mai"},
                                                                        {"june", "juin"},
                                                                        {"july", "juillet"},
                                                                        {"august", "aout"},
                                                                        {"september", "septembre"},
                                                                        {"october", "octobre"},
                                                                        {"november", "novembre"},
                                                                        {"december", "decembre"}}};
  if (word == "sept") return 9;
  if (word.size() < 3) return 0;
  int found = 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (!kMonths[i][0].starts_with(word) && !kMonths[i][1].starts_with(word)) continue;
    if (found != 0) return 0;
    found = static_cast<int>(i) + 1;
  }
  return found;
}

// The digits of "1er", "23rd", "5"; empty when the word is no day.
std::string_view day_digits(std::string_view word) {
  for (std::string_view ending : {"st", "nd", "rd", "th", "er"}) {
    if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
  }
  return is_digits(word) ? word : std::string_view();
}

// "le 23 novembre 2026", "Nov 23, 2026".
Result<Date> date_in_words(std::string_view text) {
  std::vector<std::string> words = base::folded_words(text);
  std::erase_if(words, [](const std::string& w) { return w == "le" || w == "the" || w == "of"; });
  if (words.size() == 3 && month_of(words[0]) != 0) std::swap(words[0], words[1]);
  if (words.size() != 3 || day_digits(words[0]).empty() || !is_digits(words[2]) ||
      is_digits(words[1]))
    return no_date(fmt::format("\"{}\" is not a date", base::excerpt(text)));
  const int month = month_of(words[1]);
  if (month == 0) return no_date(fmt::format("\"{}\" is no month", base::excerpt(words[1])));
  if (words[2].size() != 4)
    return no_date(fmt::format("\"{}\" has no year of four digits", base::excerpt(text)));
  return day_of(text, number_of(words[2]), month, number_of(day_digits(words[0])));
}

}  // namespace

Result<Date> typed_date(std::string_view text) {
  text = base::trim(text);
  for (char separator : {'-', '/', '.'}) {
    std::vector<std::string> parts = base::split(text, separator);
    for (std::string& part : parts) part = base::trim(part);
    if (parts.size() == 3 && std::all_of(parts.begin(), parts.end(), is_digits))
      return numeric_date(text, parts);
  }
  return date_in_words(text);
}

}  // namespace engross::interview
