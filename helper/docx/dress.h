// How a value stands in its run: what ends the run and its text and begins them again around what
// is more than plain words.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/part.h"
#include "docx/program.h"
#include "docx/run_format.h"

namespace engross::docx {

// The texts for a value at `piece`, which stands in a run.
Dress dress(const Part& part, const Piece& piece);
// The same for a run that is new, with these properties; `prefix` is "w:".
Dress dress_of(const std::vector<RunProperty>& properties, const std::string& prefix);
// Two pieces with one key are dressed alike; a document has few keys, however many values. It looks
// into the part: the name of the text, and the run's bytes up to the end of its properties.
using DressKey = std::pair<std::string_view, std::string_view>;
DressKey dress_key(const Part& part, const Piece& piece);

}  // namespace engross::docx
