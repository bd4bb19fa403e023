// Options may stand before or after the command. CLI11 takes those of the whole program in both
// places, and a command's own behind it only.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace engross::cli {

// The same words with a command's own options behind it. Words that begin with anything but options
// of the program or of the command stay as they are, for CLI11 to say what is wrong with them.
std::vector<std::string> command_first(const CLI::App& program, std::vector<std::string> words);

}  // namespace engross::cli
