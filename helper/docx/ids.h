// Ids that a document already uses, so that new ones differ.
#pragma once

#include "docx/part.h"
#include "docx/run.h"

namespace engross::docx {

// Raises the next free ids above those of the part.
void note_ids(const Part& part, NextIds& next);

}  // namespace engross::docx
