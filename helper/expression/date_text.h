// Dates as documents write them, by Unicode's date patterns (UTS 35), English (Canada).
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"

namespace engross::expression {

constexpr std::string_view kHouseDate = "d MMMM yyyy";  // 23 November 2026

// Letters: d dd, M MM MMM MMMM, y yy yyyy, E EE EEE EEEE. Text in single quotes, and anything that
// is no letter, stands for itself; '' is an apostrophe. Also the words short (2026-11-23, as CSA
// Z234.4 has it), medium, long and full. Fails on any other letter.
base::Result<std::string> date_text(const base::Date& date, std::string_view pattern);

std::string month_name(const base::Date& date);
std::string day_name(const base::Date& date);
int day_of_week(const base::Date& date);  // Monday is 1

// Fail outside the years 1 to 9999. The 29th of February, and the 31st of a shorter month, become
// the last day of the month reached.
base::Result<base::Date> plus_days(const base::Date& date, long long days);
base::Result<base::Date> plus_months(const base::Date& date, long long months);

}  // namespace engross::expression
