// Decides what every block takes with it: the words between its marks, whole paragraphs, table rows
// or cells; and turns all marks of a part into edits. A block that would leave damaged XML is a
// fault.
#pragma once

#include <vector>

#include "docx/blocks.h"
#include "docx/edit.h"

namespace engross::docx {

// Unordered edits. Meaningless when a fault is reported.
Edits lay_out(const Part& part, const std::vector<Mark>& marks, const std::vector<Block>& blocks,
              std::vector<MarkFault>& faults);

}  // namespace engross::docx
