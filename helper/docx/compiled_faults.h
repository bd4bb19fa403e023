// What is wrong with the marks of a template beyond one text of it, and all of it as it is told.
#pragma once

#include <vector>

#include "docx/compile.h"
#include "docx/docx.h"

namespace engross::docx {

// A field that cannot be put in marks has said so: its marks are not told once more.
void add_field_faults(std::vector<MarkFault>& faults, std::vector<MarkFault> of_fields);

// A property and a text of a chart are one line: there is nothing a block could take or repeat.
void refuse_blocks(PartReading& part);

// Blocks that lack an end, or a beginning. One whose two ends stand in different texts is one
// fault, not two.
void report_strays(std::vector<PartReading>& parts);

// All faults of the parts, in the document's order. `once`: what is wrong in a document that is
// included twice is said once.
std::vector<TemplateFault> told_faults(std::vector<PartReading>& parts, bool once);

}  // namespace engross::docx
