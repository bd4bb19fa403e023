// A faulty template's faults as comments in the margin, for whoever mends it in the word processor.
#pragma once

#include <string>

#include "base/error.h"
#include "docx/docx.h"

namespace engross::docx {

// A copy of the template with a comment by "Engross" at the mark of each fault: what is wrong and
// what to write instead. Word allows comments in the body alone; a fault elsewhere is told, with
// its place, at the body's first paragraph, and one in a text box at the paragraph that holds the
// box. Comments that are there already stay. Requires faults. Fails (malformed, refused) when the
// parts that comments need cannot be read or are too many.
base::Result<std::string> annotated(const Template& faulty);

}  // namespace engross::docx
