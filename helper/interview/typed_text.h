// What people type, read as dates and numbers. Private to the room.
#pragma once

#include <string_view>

#include "base/base.h"

namespace engross::interview {

// "2026-11-23", "2026/11/23", "23/11/2026" (the day first), "23 November 2026", "Nov 23, 2026",
// "le 1er décembre 2026". Fails on days that do not exist, on years of two digits, and where only
// the month could be first.
base::Result<base::Date> typed_date(std::string_view text);

// "1234.5", "1,234.50", "1 234,50", with or without a dollar sign. A comma parts the cents only
// where spaces part the thousands or the dollar sign comes last, as French has it; "1,23" is
// ambiguous and fails.
base::Result<base::Decimal> typed_number(std::string_view text, bool money);

}  // namespace engross::interview
