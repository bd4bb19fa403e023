// The text of one answer as its type has it. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "interview/hotdocs.h"

namespace engross::interview::hotdocs {

// Why a text is no value of its type; the caller knows the answer and the line.
struct ValueFault {
  std::string what;
  std::string remedy;
};
template <typename T>
using ValueResult = tl::expected<T, ValueFault>;

ValueResult<base::Decimal> number_of(std::string_view text);
ValueResult<bool> tick_of_text(std::string_view text);

struct ReadDate {
  base::Date date{};
  bool month_first = false;  // the day cannot be a month, and stands second
};
// Day, month and year between "/", " ", "-" or ".", as HotDocs takes them.
ValueResult<ReadDate> date_of(std::string_view text);

}  // namespace engross::interview::hotdocs
