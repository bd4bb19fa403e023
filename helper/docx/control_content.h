// What stands in a content control that is filled by its tag: where its words go, with which
// format, and what goes with the words that stood there.
#pragma once

#include <string>
#include <vector>

#include "docx/controls.h"
#include "docx/run_format.h"

namespace engross::docx {

struct ControlContent {
  // The paragraph that the words stand in, or the w:sdtContent within one. One without an end tag
  // has none inside: it is written anew around the words.
  xml::Index holder = xml::kNone;
  xml::Index at = 0;                 // the byte where the words go
  std::vector<xml::Index> replaced;  // elements that stay only while the control is not filled
};
ControlContent control_content(const Part& part, const TaggedControl& control);

// The format that the words take: of the first run, without the style of placeholders and with what
// the control itself asks for.
std::vector<RunProperty> control_format(const Part& part, const TaggedControl& control);

}  // namespace engross::docx
