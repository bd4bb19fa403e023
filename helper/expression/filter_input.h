// What filters ask of their input and arguments, and the one way they say that it is something
// else.
#pragma once

#include "expression/filters.h"

namespace engross::expression {

// "the filter "words" takes a number, and was given the text "abc"".
tl::unexpected<base::Error> wrong_input(const Given& given, std::string_view takes,
                                        std::string remedy = "");
tl::unexpected<base::Error> wrong_argument(const Given& given, std::size_t index,
                                           std::string_view takes);
tl::unexpected<base::Error> no_value(std::string what, std::string remedy);  // Fault::missing

std::string described(const Value& value);  // `the text "abc"`, "a list of 3", "a date"

// Anything that prints, but no list.
base::Result<std::string> text_input(const Given& given);
// A text that a filter made, or why it could not.
base::Result<Value> as_value(base::Result<std::string> text);
// A number, an amount of money, or a text that is a plain number.
base::Result<base::Decimal> number_input(const Given& given);
base::Result<long long> whole_input(const Given& given);
// A date, or a text that is an ISO date.
base::Result<base::Date> date_input(const Given& given);
base::Result<const List*> list_input(const Given& given);

// The argument, or `otherwise` when it is not given.
base::Result<std::string> text_argument(const Given& given, std::size_t index,
                                        std::string otherwise);
base::Result<int> whole_argument(const Given& given, std::size_t index, int otherwise, int least,
                                 int most);

// A text that is a number and nothing else: no sign but a minus, no leading zero ("007" is a file
// number, not seven), no grouping.
std::optional<base::Decimal> plain_number(std::string_view text);

// The value at a dotted path below `value` ("name.full"); null when there is none.
const Value* at_path(const Value& value, std::string_view path);

}  // namespace engross::expression
