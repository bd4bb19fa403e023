// Calendar dates and instants. A birth date is a date, never an instant: no time zone can move it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::base {

using Date = std::chrono::year_month_day;  // always a real day when it comes from parse_date
using Instant = std::chrono::sys_seconds;  // UTC

// "2026-11-23" and nothing else. Days that do not exist (2025-02-29) are malformed.
Result<Date> parse_date(std::string_view iso);

// ISO-8601 with a UTC offset or Z, as Clio writes them ("2025-08-14T00:15:35-04:00").
Result<Instant> parse_instant(std::string_view iso);

std::string iso(const Date& date);
std::string iso(Instant instant);  // "2026-11-23T06:50:34Z"

// Whole years from `from` to `to`; somebody born on 29 February turns a year older on 1 March of
// other years. Negative when `to` is before `from`.
int years_between(const Date& from, const Date& to);

// The date in the local time zone of this machine, and "2026-11-23 14:05".
Date local_date(Instant instant);
std::string local_time(Instant instant);

// "2026-12-01T10:00" or with a blank instead of the T, in the local time zone of this machine; a
// date alone is its midnight.
Result<Instant> parse_local_time(std::string_view text);

}  // namespace engross::base
