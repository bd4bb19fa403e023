// On which line of a file an answer stands, by the answer's path. Private to the room.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "interview/answers.h"

namespace engross::interview {

// Of a JSON text whose facts stand below `root`; `between` leads from a list or a record to what it
// holds ("/value" in an answer file, "" where values stand plain).
decltype(ReadAnswers::line) lines_of_json(std::string text, std::string root, std::string between);

// Of a JSON text that has its own way to every answer: pointers by path ("gifts[0].what").
decltype(ReadAnswers::line) lines_of_pointers(std::string text,
                                              std::map<std::string, std::string> pointers);

// Of columns: a line by path without row numbers ("gifts[].what").
decltype(ReadAnswers::line) lines_of_columns(std::map<std::string, int> lines);

// What was read, or its faults.
base::Checked<ReadAnswers> without_faults(ReadAnswers read);

}  // namespace engross::interview
