// Fills small documents and says what came out, in one text that tests compare with.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "docx/docx.h"
#include "docx/output_check.h"
#include "fakes/docx_maker.h"

namespace engross::docx_tests {

inline constexpr std::string_view kFamily = R"({
  "client": {"name": {"full": "Ann Roy"}, "city": "Ottawa"},
  "spouse": true, "none": false, "empty": "", "null": null, "zero": 0,
  "children": [{"name": "Al", "age": 4, "toys": ["ball", "kite"]}, {"name": "Bo", "age": 19, "toys": []}],
  "nobody": [], "one": ["x"], "hostile": "</w:t></w:r><w:r><w:t>x]]><!-- &amp; &#x41; \"'",
  "lines": "a\nb\tc", "mark": "{{ client.city }} {% for %}", "spaces": "  two  ", "opened": "2026-11-23"
})";

inline expression::Value values(std::string_view json = kFamily) {
  auto parsed = expression::parse_values(json, "test");
  return parsed ? *parsed : expression::Value(expression::Record{});
}

inline expression::Environment environment() {
  return {
      .today = base::Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)),
      .filters = {}};
}

inline std::string faults_of(const docx::Template& made) {
  std::string all;
  for (const docx::TemplateFault& fault : made.faults())
    all += fault.code + " @ " + fault.place.text() + "\n";
  return all;
}

// The whole filled document, or why there is none: "open: …", "faults: …", "fill: …".
inline std::string filled_document(const std::string& docx,
                                   docx::Missing missing = docx::Missing::stop,
                                   docx::Dialect dialect = docx::Dialect::engross,
                                   const expression::Value& with = values()) {
  const auto opened = docx::Template::open(docx, {.dialect = dialect, .known_filters = {}});
  if (!opened) return "open: " + opened.error().line();
  if (!opened->faults().empty()) return "faults: " + faults_of(*opened);
  const auto filled = opened->fill(with, environment(), missing);
  if (!filled) return "fill: " + filled.error().error.line();
  std::string unsound;
  for (const docx::OutputFault& fault : docx::check_output(filled->document)) {
    unsound += fault.code + " " + fault.part + " " + fault.what + "\n";
  }
  return unsound.empty() ? filled->document : "unsound: " + unsound;
}

inline bool is_document(const std::string& result) { return result.starts_with("PK"); }

// The filled body's XML, or why there is none.
inline std::string filled_xml(std::string_view body, docx::Missing missing = docx::Missing::stop,
                              docx::Dialect dialect = docx::Dialect::engross) {
  const std::string document =
      filled_document(fakes::DocxMaker(std::string(body)).bytes(), missing, dialect);
  return is_document(document) ? fakes::body_of(document) : document;
}

// The same as a reader sees it.
inline std::string filled_text(std::string_view body, docx::Missing missing = docx::Missing::stop,
                               docx::Dialect dialect = docx::Dialect::engross) {
  const std::string document =
      filled_document(fakes::DocxMaker(std::string(body)).bytes(), missing, dialect);
  return is_document(document) ? fakes::seen(fakes::body_of(document)) : document;
}

// One run a character, each with a property of its own, so that Word cannot have joined them.
inline std::string one_run_a_character(std::string_view text) {
  std::string out;
  int size = 20;
  for (const char c : text) {
    out += fakes::run(std::string_view(&c, 1), "<w:sz w:val=\"" + std::to_string(size++) + "\"/>");
  }
  return out;
}

}  // namespace engross::docx_tests
