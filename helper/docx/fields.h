// The names a template asks for.
#pragma once

#include <string>
#include <vector>

#include "docx/compile.h"

namespace engross::docx {

// Adds the names of one part, in the order of first use.
void add_fields(const PartReading& part, std::vector<Field>& fields);

}  // namespace engross::docx
