// Guards keep the document whole when a block shows nothing: a cell keeps a paragraph, a table
// without rows goes, a paragraph whose only words stood in conditions goes with them.
#pragma once

#include <vector>

#include "docx/blocks.h"
#include "docx/edit.h"

namespace engross::docx {

// Adds edits around those of the layout, which must hold no fault.
void add_guards(const Part& part, const std::vector<Mark>& marks, const std::vector<Block>& blocks,
                Edits& edits);

}  // namespace engross::docx
