// Whether a content control holds what one value can take the place of.
#pragma once

#include "docx/controls.h"

namespace engross::docx {

// One text, or a placeholder of several paragraphs, and nothing that is more than text.
bool holds_one_text(const Part& part, const TaggedControl& control);

}  // namespace engross::docx
