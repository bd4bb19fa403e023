// A paragraph that a rich text of several paragraphs divides at its mark: each has the style,
// numbering and format of the one that it was; a section that it ends, the last one ends.
#pragma once

#include "docx/edit.h"
#include "docx/part.h"

namespace engross::docx {

// `number` is the edit that gives the paragraph a number of its round, null when there is none.
// What names one paragraph alone (its id, its tracked changes) is left out.
ParagraphSplit split_of(const Part& part, xml::Index paragraph, const Edit* number);

// A guard around the paragraph, so that its section ends with the last of those it becomes.
void keep_section_last(const Part& part, const Paragraph& paragraph, Edits& edits);

}  // namespace engross::docx
