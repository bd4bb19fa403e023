// The faults of a finished document that Word refuses or silently repairs, most of which schema
// validators do not see: cells without paragraphs, ids that stand twice, fields and bookmarks that
// are not closed, references to what is not there. Run on every document before it leaves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/docx.h"

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

// Of a filled document, those faults that the template it was made from has not: of another kind or
// in another part. A template's own stay, and a loop repeats them.
std::vector<OutputFault> new_faults(std::string_view document, std::string_view before);

// Template::fill for documents that leave. Where what came out has a new fault, there is no
// document, and the failure (Fault::internal) names the fault: a program's mistake, not a person's.
// What grew beyond the limits of a document that is read (64 MiB a part) fails in the same way.
tl::expected<Filled, FillFailure> fill_checked(const Template& made_from,
                                               const expression::Value& values,
                                               const expression::Environment& environment,
                                               Missing missing);

}  // namespace engross::docx
