// The faults of a finished document that Word refuses or silently repairs, most of which schema
// validators do not see: cells without paragraphs, ids that stand twice, fields and bookmarks that
// are not closed, references to what is not there. Run on every document before it leaves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engross::docx {

struct OutputFault {
  std::string code;  // stable: "cell-without-paragraph", "duplicate-paragraph-id", ...
  std::string part;  // "word/document.xml"; "the file" when it cannot be opened
  std::string what;  // with the id or name concerned
  bool operator==(const OutputFault&) const = default;
};

// All faults, part by part; none when the document is whole. Never fails: bytes that are no
// document are one fault.
std::vector<OutputFault> check_output(std::string_view document);

}  // namespace engross::docx
