// The text of a finished document: the content controls that hold one value each, and the wording
// around them. A control around others, around several paragraphs or a table is a frame and no
// value; a picture or a tick is no text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace engross::docx {

struct ControlValue {
  std::string tag;
  std::string text;  // "" while the control shows its placeholder
  bool operator==(const ControlValue&) const = default;
};

struct FinishedText {
  std::vector<ControlValue> values;
  // A line for each paragraph, with the tag alone where a value stands: what filling the controls
  // anew does not change.
  std::string wording;
};

// Values with a tag: of the body in its order, then of the notes, footers and headers. Fails
// (malformed, unsupported, refused) when the bytes are no Word document that can be read safely;
// what a fill makes of a template may be packed more tightly than a stranger's file.
base::Result<FinishedText> finished_text(std::string_view document);

// The text with one way to end a line, whichever the word processor took.
std::string with_plain_line_ends(std::string_view text);

}  // namespace engross::docx
