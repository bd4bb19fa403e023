// Open, fill, open again: what every target that makes documents promises of them.
#pragma once

#include <cstdlib>
#include <string>

#include "docx/docx.h"
#include "docx/output_check.h"

namespace engross::fuzz {

inline const expression::Value& hostile_values() {
  static const expression::Value values = *expression::parse_values(
      R"json({"name":"A & B </w:t>","t":true,"f":false,"n":7,"empty":"","mark":"{{ name }} {% for %}",
          "list":[1,2],"none":[],"lines":"a\nb\tc\u0001","day":"2026-11-23",
          "link":"https://example.org/a?b=c&d","client":{"name":{"full":"Ann Roy"}},
          "clause":{"_type":"rich","text":"a **b** __c__\n\n*d*\ne"},"site":{"_type":"link","text":"x","target":"https://a.ca"},
          "logo":{"_type":"image","source":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="},
          "children":[{"name":"Al","toys":["ball","kite"]},{"name":"Bo","toys":[]}]})json",
      "values");
  return values;
}

// A template that opens and has no faults is filled, and what comes out opens, holds no fault that
// the template has not, and is the same each time.
inline void round_trip(const std::string& bytes, const docx::Options& options = {}) {
  const auto opened = docx::Template::open(bytes, options);
  if (!opened) {
    const base::Error& error = opened.error();
    if (error.what.empty() || error.fault == base::Fault::internal) std::abort();
    return;
  }
  for (const docx::TemplateFault& fault : opened->faults()) {
    if (fault.code.empty() || fault.what.empty() || fault.remedy.empty()) std::abort();
  }
  (void)opened->fields();
  if (!opened->faults().empty()) return;
  const auto filled = opened->fill(hostile_values(), {}, docx::Missing::mark);
  if (!filled) {
    if (filled.error().error.what.empty()) std::abort();
    return;
  }
  if (!docx::Template::open(filled->document, {.dialect = docx::Dialect::none})) std::abort();
  if (!docx::new_faults(filled->document, opened->whole()).empty()) std::abort();
  const auto again = opened->fill(hostile_values(), {}, docx::Missing::mark);
  if (!again || again->document != filled->document) std::abort();
}

}  // namespace engross::fuzz
