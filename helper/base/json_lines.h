// Where a value stands in a JSON text, for messages to people who mend the file by hand.
#pragma once

#include <string_view>

namespace engross::base {

// The line, from 1, on which the value at a JSON pointer (RFC 6901: "/answers/executor/value",
// "" for the whole text) begins, in a text that parse_json accepted. When there is no such value,
// the line of the innermost value around its place: what is missing is told where it belongs.
int line_of(std::string_view json, std::string_view pointer);

}  // namespace engross::base
