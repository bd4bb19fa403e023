// Every field of a part, complex (w:fldChar) and simple (w:fldSimple), with its code.
#pragma once

#include <deque>

#include "docx/field_code.h"
#include "docx/part.h"

namespace engross::docx {

// In the order in which they begin. They point at each other: the deque may be moved, none of them.
// One that never ends has no `end`; those in deletions are left out.
std::deque<FieldCode> fields_of(const Part& part);

}  // namespace engross::docx
