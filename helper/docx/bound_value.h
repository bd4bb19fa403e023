// What a control that is filled by its tag shows of the document's own data: the value is put into
// the data too, because Word shows what the data says.
#pragma once

#include "docx/controls.h"
#include "docx/edit.h"

namespace engross::docx {

struct BoundValue {
  Mark mark;                     // the control's
  Spot spot;                     // the control's
  xml::Index leaf = xml::kNone;  // the element of the data that holds the value
  FilledControl filled;
};

// Whether an element holds one text or none.
bool holds_one_value(const xml::Document& data, xml::Index leaf);

// `part` is the control's.
BoundValue bound_value(const Part& part, const TaggedControl& control, const xml::Document& data,
                       xml::Index leaf);

// `index` is the value's among the controls of the data's program.
void add_bound_edits(const Part& data, const BoundValue& value, std::size_t index, Edits& edits);

}  // namespace engross::docx
