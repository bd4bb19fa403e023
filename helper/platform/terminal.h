// The person at the keyboard: who they are, and what they type, shown or not.
#pragma once

#include <optional>
#include <string>

namespace engross::platform {

// Whether standard input is a person's terminal.
bool is_terminal();

// One line of standard input, not shown while it is typed when that is a terminal; no line break.
// Nothing at the end of the input, or when the line is longer than 64 KiB. What stands after the
// line stays to be read.
std::optional<std::string> read_hidden_line();

// The same, shown while it is typed.
std::optional<std::string> read_line();

// Whether a person can be asked: input and messages are a terminal's.
bool is_person_there();

// The account that runs this program, as the system names it; empty when it does not.
std::string user_name();

}  // namespace engross::platform
