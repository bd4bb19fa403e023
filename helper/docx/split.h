// A paragraph that a rich text of several paragraphs divides at its mark: each has the style,
// numbering and format of the one that it was; a section that it ends, the last one ends.
#pragma once

#include <vector>

#include "docx/edit.h"
#include "docx/mark.h"
#include "docx/part.h"

namespace engross::docx {

// `number` is the edit that gives the paragraph a number of its round, null when there is none.
// What names one paragraph alone (its id, its tracked changes) is left out.
ParagraphSplit split_of(const Part& part, xml::Index paragraph, const Edit* number);

// Guards around paragraphs that hold a value, which may divide them, and end a section: it ends
// with the last of those that one becomes.
void keep_sections_last(const Part& part, const std::vector<Mark>& marks, Edits& edits);

}  // namespace engross::docx
