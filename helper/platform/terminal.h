// The person at the keyboard.
#pragma once

#include <string>

namespace engross::platform {

// Whether a person can be asked: input and messages are a terminal's.
bool is_person_there();

// The account that runs this program, as the system names it; empty when it does not.
std::string user_name();

}  // namespace engross::platform
