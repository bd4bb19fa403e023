// How a value stands in its run: what ends the run's text and begins it again around a line break,
// a tab, or a mark that is left to be seen.
#pragma once

#include "docx/part.h"
#include "docx/program.h"

namespace engross::docx {

// Fills in the slot's line_break, tab and highlight texts for a value at `piece`.
void dress(const Part& part, const Piece& piece, Slot& slot);

}  // namespace engross::docx
