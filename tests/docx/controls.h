// Content controls as Word writes them, for tests that fill them by their tags.
#pragma once

#include <string>

#include "filled.h"

namespace engross::docx_tests {

inline constexpr std::string_view kControlValues = R"({
  "client": {"name": {"full": "Ann Roy"}, "city": "Ottawa", "province": "ontario"},
  "agreed": true, "refused": false, "opened": "2026-11-23", "null": null, "empty": "", "number": 3,
  "two": "a\nb", "hostile": "<w:p> & {{ x }}", "words": "yes", "record": {"a": 1},
  "children": [{"name": "Al", "age": 4, "toys": ["ball", "kite"]}, {"name": "Bo", "age": 19, "toys": []}],
  "nobody": [], "texts": ["x", "y"],
  "note": {"_type": "rich", "text": "**Bold** and plain"},
  "clauses": {"_type": "rich", "text": "One\n\n**Two**"},
  "site": {"_type": "link", "target": "https://a.example", "text": "our site"}
})";

inline const std::string kHolder = "<w:showingPlcHdr/>";
inline const std::string kPlaceholderRun =
    "<w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr><w:t>Click here</w:t></w:r>";

// `kind` are the properties behind the tag.
inline std::string control_tagged(const std::string& tag, const std::string& kind,
                                  const std::string& content) {
  return "<w:sdt><w:sdtPr><w:alias w:val=\"A\"/><w:tag w:val=\"" + tag + "\"/><w:id w:val=\"7\"/>" +
         kind + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
}

// What the document has between its body's tags, filled; or why there is none.
inline std::string filled_controls(const std::string& body,
                                   docx::Missing missing = docx::Missing::stop,
                                   docx::Dialect dialect = docx::Dialect::engross) {
  const std::string document = filled_document(
      fakes::DocxMaker(body)
          .root_attributes(std::string(fakes::kWordNamespaces) +
                           " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"")
          .bytes(),
      missing, dialect, values(kControlValues));
  return is_document(document) ? fakes::body_of(document) : document;
}

// A run with a text of its own format, as a filled control has it.
inline std::string words_of_control(const std::string& text, const std::string& format = "") {
  return "<w:r>" + (format.empty() ? "" : "<w:rPr>" + format + "</w:rPr>") +
         "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

}  // namespace engross::docx_tests
