// Any XML as a part of a document, and any text as its marks. The first character says which: 0 the
// whole main part, 1 what stands in its body, 2 lines of text, each a paragraph, 3 the same with a
// run for each byte, 4 a header, 5 footnotes, 6 lines of text with braces as marks, 7 the body of a
// document that the template includes.
#include "base/text.h"
#include "fakes/docx_maker.h"
#include "round_trip.h"
#include "target.h"
#include "xml/xml.h"

namespace engross::fuzz {
namespace {

std::string paragraphs_of(std::string_view lines, bool one_run_a_byte) {
  std::string body;
  for (const std::string& line : base::split(lines, '\n')) {
    body += "<w:p>";
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t length = one_run_a_byte ? 1 : line.size();
      std::string text;
      xml::append_escaped_text(text, std::string_view(line).substr(at, length));
      body += fakes::run(text);
      at += length;
    }
    body += "</w:p>";
  }
  return body;
}

}  // namespace
}  // namespace engross::fuzz

ENGROSS_FUZZ(part) {
  using namespace engross;
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  fakes::DocxMaker maker;
  switch (data[0]) {
    case '0':
      maker.document(text);
      break;
    case '1':
      maker = fakes::DocxMaker(text);
      break;
    case '3':
      maker = fakes::DocxMaker(fuzz::paragraphs_of(text, true));
      break;
    case '4':
      maker = fakes::DocxMaker(fakes::p("{{ name }}")).header(text);
      break;
    case '5':
      maker = fakes::DocxMaker(fakes::p("{{ name }}")).footnotes(text);
      break;
    case '7':
      maker = fakes::DocxMaker(fakes::p("{% include \"x\" %}") + fakes::p("{% include \"x\" %}"))
                  .styles("<w:style w:styleId=\"A\"><w:name w:val=\"A\"/></w:style>");
      break;
    default:
      maker = fakes::DocxMaker(fuzz::paragraphs_of(text, false));
  }
  const auto beside = [&](std::string_view) { return fakes::DocxMaker(text).bytes(); };
  fuzz::round_trip(maker.bytes(),
                   {.dialect = data[0] == '6' ? docx::Dialect::braces : docx::Dialect::engross,
                    .beside = beside});
  return 0;
}
