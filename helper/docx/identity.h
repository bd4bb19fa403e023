// In loops: what may stand only once in a document, and ids that must differ.
#pragma once

#include <vector>

#include "docx/blocks.h"
#include "docx/edit.h"

namespace engross::docx {

// Adds edits for everything inside loops that must not be there twice.
void add_identity(const Part& part, const std::vector<Mark>& marks,
                  const std::vector<Block>& blocks, Edits& edits);

}  // namespace engross::docx
