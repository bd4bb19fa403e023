// What the tag of a content control says: an expression, or for a repeating section a list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docx/mark.h"

namespace engross::docx {

struct ControlTag {
  Mark mark;
  bool if_known = false;  // meant only where the values know the names that it begins with
};

// `mark` is what the tag says as attribute_mark() has it. Nothing when the tag is not meant for
// this program; one in brackets is, and what is wrong with it is a fault. A tag without brackets
// that looks like a value of this program and cannot be read is told in `notices`.
std::optional<ControlTag> read_tag(Mark mark, bool section, const Options& options,
                                   std::vector<MarkFault>& faults,
                                   std::vector<std::string>& notices);

}  // namespace engross::docx
