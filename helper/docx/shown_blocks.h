// Paragraphs that show nothing but what stands in their blocks, and what each branch shows.
#pragma once

#include <vector>

#include "docx/edit.h"
#include "docx/mark.h"

namespace engross::docx {

// The edit of each mark that steers a block; null for others.
using BlockEdits = std::vector<Edit*>;

// Whether blocks begin and end inside the paragraph, and nothing is shown outside them. Notes on
// the edit of each branch whether it shows something by itself.
bool shows_in_blocks_alone(const Part& part, const std::vector<Mark>& marks,
                           const BlockEdits& edits, std::size_t paragraph);

}  // namespace engross::docx
