#include "base/date.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "base/text.h"

namespace engross::base {
namespace {

// Digits only: from_chars would also take a sign.
std::optional<int> number(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

tl::unexpected<Error> not_a_date(std::string_view text) {
  return failure(Fault::malformed, fmt::format("\"{}\" is not a date", excerpt(text)), "",
                 "write it as 2026-11-23");
}

tl::unexpected<Error> not_an_instant(std::string_view text) {
  return failure(Fault::malformed, fmt::format("\"{}\" is not a time stamp", excerpt(text)), "",
                 "write it as 2026-11-23T06:50:34Z");
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return not_a_date(text);
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day || *year == 0) return not_a_date(text);
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return not_a_date(text);
  return date;
}

Result<Instant> parse_instant(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ')) return not_an_instant(text);
  const auto date = parse_date(text.substr(0, 10));
  const auto hour = number(text.substr(11, 2));
  const auto minute = number(text.substr(14, 2));
  const auto second = number(text.substr(17, 2));
  if (!date || !hour || !minute || !second || text[13] != ':' || text[16] != ':' || *hour > 23 ||
      *minute > 59 || *second > 60) {
    return not_an_instant(text);
  }
  std::size_t at = 19;
  if (text[at] == '.') {
    const std::size_t first = ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    if (at == first) return not_an_instant(text);
  }
  std::chrono::minutes offset{0};
  const std::string_view zone = text.substr(at);
  if (zone != "Z" && zone != "z") {
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') {
      return not_an_instant(text);
    }
    const auto hours = number(zone.substr(1, 2));
    const auto minutes = number(zone.substr(4, 2));
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return not_an_instant(text);
    offset = std::chrono::minutes{*hours * 60 + *minutes};
    if (zone[0] == '-') offset = -offset;
  }
  return Instant{std::chrono::sys_days{*date} + std::chrono::hours{*hour} +
                 std::chrono::minutes{*minute} + std::chrono::seconds{*second} - offset};
}

std::string iso(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{instant - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Date{day}), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

int years_between(const Date& from, const Date& to) {
  int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
  if (to.month() < from.month() || (to.month() == from.month() && to.day() < from.day())) --years;
  return years;
}

Date local_date(Instant instant) {
  const std::tm local =
      fmt::localtime(static_cast<std::time_t>(instant.time_since_epoch().count()));
  return Date{std::chrono::year{local.tm_year + 1900},
              std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
              std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
}

std::string local_time(Instant instant) {
  const std::tm local =
      fmt::localtime(static_cast<std::time_t>(instant.time_since_epoch().count()));
  return fmt::format("{} {:02}:{:02}", iso(local_date(instant)), local.tm_hour, local.tm_min);
}

Result<Instant> parse_local_time(std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  const std::string_view rest = text.substr(std::min<std::size_t>(text.size(), 10));
  const auto digit = [&](std::size_t at) { return rest[at] >= '0' && rest[at] <= '9'; };
  const bool with_time = rest.size() == 6 && (rest[0] == 'T' || rest[0] == ' ') && digit(1) &&
                         digit(2) && rest[3] == ':' && digit(4) && digit(5);
  const int hour = with_time ? (rest[1] - '0') * 10 + rest[2] - '0' : 0;
  const int minute = with_time ? (rest[4] - '0') * 10 + rest[5] - '0' : 0;
  if (!date || (!rest.empty() && !with_time) || hour > 23 || minute > 59) {
    return failure(Fault::malformed, "no date and time", std::string(text),
                   "write it as 2026-12-01T10:00");
  }
  std::tm local{};
  local.tm_year = static_cast<int>(date->year()) - 1900;
  local.tm_mon = static_cast<int>(static_cast<unsigned>(date->month())) - 1;
  local.tm_mday = static_cast<int>(static_cast<unsigned>(date->day()));
  local.tm_hour = hour;
  local.tm_min = minute;
  local.tm_isdst = -1;
  return Instant{std::chrono::seconds{std::mktime(&local)}};
}

}  // namespace engross::base
