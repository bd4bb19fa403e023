// The command line: words to steps, steps to words. Knows every room and decides nothing.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace engross::cli {

// Runs one command; returns its exit status. `arguments` come without the program's name.
// What a person or a program asked for goes to `out`; errors, progress and notes to `err`.
int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace engross::cli
