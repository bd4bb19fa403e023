// A template while somebody writes it: a Word document as it was sent, checked, and filled with a
// draft's values to be looked at. Nothing of it is kept.
#pragma once

#include <string>
#include <vector>

#include "app/drafts.h"
#include "docx/docx.h"

namespace engross::app {

struct TemplateCheck {
  std::vector<docx::TemplateFault> faults;  // in the document's order
  std::vector<docx::Field> fields;          // in the order of first use
  std::vector<std::string> notices;
};

// Fails (malformed, unsupported, refused) when the bytes are no Word document that can be worked
// on.
base::Result<TemplateCheck> check_template(std::string document,
                                           const expression::Environment& environment);

struct Preview {
  std::string document;                     // a whole .docx
  std::vector<docx::MissingValue> missing;  // whose marks stand in it, highlighted
  std::vector<std::string> notices;
};

// Refused with what check_template() fails with, with every fault of the template, for macros,
// which a .docx may not hold, and when the filled document would be damaged.
Outcome<Preview> preview(std::string document, const expression::Value& values,
                         const expression::Environment& environment);

}  // namespace engross::app
