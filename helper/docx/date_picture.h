// Word's pictures of dates, as a field's switch \@ and a date control's w:dateFormat have them, in
// the language of expressions.
#pragma once

#include <string>
#include <string_view>

namespace engross::docx {

// A text as an expression has it: in quotes.
std::string in_quotes(std::string_view text);

// " | date(\"EEEE, d MMMM yyyy\")" for "dddd, d MMMM yyyy". Letters of times stay; the filter knows
// none of them.
std::string date_filter(std::string_view picture);

}  // namespace engross::docx
