// A content control that is filled by its tag becomes edits of its part.
#pragma once

#include "docx/controls.h"
#include "docx/edit.h"

namespace engross::docx {

// `index` is the control's among those of the part. A loop over a section's items is the caller's.
void add_control_edits(const Part& part, const TaggedControl& control, std::size_t index,
                       Edits& edits);

}  // namespace engross::docx
