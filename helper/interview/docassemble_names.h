// Names as Python and docassemble take them. Private to the room.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace engross::interview::docassemble {

enum class NameOf { variable, attribute };  // of the interview; of an object in it

// The name itself where it is a Python identifier that means nothing to Python or docassemble;
// otherwise its slug, made one.
std::string python_name(std::string_view name, NameOf what);

// python_name, told apart from those already given in the same object.
std::string free_python_name(std::string_view name, NameOf what, std::set<std::string>& given);

// What docassemble calls one of our members of a person or an address itself; a name that it has no
// other word for is given back.
std::string_view their_name(std::string_view ours);

// What docassemble keeps among an interview's variables for itself.
bool is_docassembles_own(std::string_view name);

}  // namespace engross::interview::docassemble
