#include "expression/date_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace engross::expression {
namespace {

using base::Fault;

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

int year(const base::Date& date) { return static_cast<int>(date.year()); }
unsigned month(const base::Date& date) { return static_cast<unsigned>(date.month()); }
unsigned day(const base::Date& date) { return static_cast<unsigned>(date.day()); }

struct Letters {
  std::string_view letters;
  std::string (*text)(const base::Date&);
};
constexpr std::array<Letters, 13> kLetters = {{
    {"d", [](const base::Date& d) { return fmt::format("{}", day(d)); }},
    {"dd", [](const base::Date& d) { return fmt::format("{:02}", day(d)); }},
    {"M", [](const base::Date& d) { return fmt::format("{}", month(d)); }},
    {"MM", [](const base::Date& d) { return fmt::format("{:02}", month(d)); }},
    {"MMM", [](const base::Date& d) { return month_name(d).substr(0, 3); }},
    {"MMMM", [](const base::Date& d) { return month_name(d); }},
    {"y", [](const base::Date& d) { return fmt::format("{}", year(d)); }},
    {"yy", [](const base::Date& d) { return fmt::format("{:02}", year(d) % 100); }},
    {"yyyy", [](const base::Date& d) { return fmt::format("{:04}", year(d)); }},
    {"E", [](const base::Date& d) { return day_name(d).substr(0, 3); }},
    {"EE", [](const base::Date& d) { return day_name(d).substr(0, 3); }},
    {"EEE", [](const base::Date& d) { return day_name(d).substr(0, 3); }},
    {"EEEE", [](const base::Date& d) { return day_name(d); }},
}};

struct Named {
  std::string_view name;
  std::string_view pattern;
};
constexpr std::array<Named, 4> kNamed = {{{"short", "yyyy-MM-dd"},
                                          {"medium", "MMM d, yyyy"},
                                          {"long", "MMMM d, yyyy"},
                                          {"full", "EEEE, MMMM d, yyyy"}}};

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_quote(char32_t c) { return c == U'\'' || c == U'‘' || c == U'’'; }

tl::unexpected<base::Error> outside() {
  return base::failure(Fault::malformed, "the date falls outside the years 1 to 9999", "",
                       "check the number that is added");
}

base::Result<base::Date> within(const base::Date& date) {
  if (year(date) < 1 || year(date) > 9999) return outside();
  return date;
}

// Text in quotes from `at`, where the opening quote stands; moves `at` behind the closing one.
std::string quoted(std::u32string_view pattern, std::size_t& at) {
  std::string text;
  if (at + 1 < pattern.size() && is_quote(pattern[at + 1])) {
    at += 2;
    return "'";
  }
  for (++at; at < pattern.size(); ++at) {
    if (is_quote(pattern[at])) {
      const bool doubled = at + 1 < pattern.size() && is_quote(pattern[at + 1]);
      if (!doubled) break;
      ++at;
    }
    base::append_utf8(text, pattern[at]);
  }
  ++at;
  return text;
}

}  // namespace

base::Result<std::string> date_text(const base::Date& date, std::string_view written) {
  if (written == kHouseDate) {  // by far the most frequent
    return fmt::format("{} {} {:04}", day(date), kMonths[month(date) - 1], year(date));
  }
  for (const Named& named : kNamed) {
    if (named.name == written) written = named.pattern;
  }
  const std::u32string pattern = base::code_points(written);
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    if (is_quote(pattern[at])) {
      text += quoted(pattern, at);
      continue;
    }
    if (!is_letter(pattern[at])) {
      base::append_utf8(text, pattern[at++]);
      continue;
    }
    const std::size_t begin = at;
    while (at < pattern.size() && pattern[at] == pattern[begin]) ++at;
    const std::string run = base::to_utf8(std::u32string_view(pattern).substr(begin, at - begin));
    const auto letters = std::find_if(kLetters.begin(), kLetters.end(),
                                      [&](const Letters& row) { return row.letters == run; });
    if (letters == kLetters.end()) {
      return base::failure(
          Fault::malformed,
          fmt::format("\"{}\" in the date pattern \"{}\" is not known", run, written), "",
          "use d, dd, M, MM, MMM, MMMM, yy, yyyy, EEE, EEEE; put words in single quotes");
    }
    text += letters->text(date);
  }
  return text;
}

std::string month_name(const base::Date& date) { return std::string(kMonths[month(date) - 1]); }

int day_of_week(const base::Date& date) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding());
}

std::string day_name(const base::Date& date) {
  return std::string(kDays[static_cast<std::size_t>(day_of_week(date) - 1)]);
}

base::Result<base::Date> plus_days(const base::Date& date, long long days) {
  constexpr long long kMostDays = 9999LL * 366;  // keeps the sum far from overflow
  if (days > kMostDays || days < -kMostDays) return outside();
  return within(base::Date{std::chrono::sys_days{date} + std::chrono::days{days}});
}

base::Result<base::Date> plus_months(const base::Date& date, long long months) {
  constexpr long long kMostMonths = 9999LL * 12;
  if (months > kMostMonths || months < -kMostMonths) return outside();
  const auto target = std::chrono::year_month{date.year(), date.month()} +
                      std::chrono::months{static_cast<int>(months)};
  const base::Date moved = target / date.day();
  return within(moved.ok() ? moved : base::Date{target / std::chrono::last});
}

}  // namespace engross::expression
