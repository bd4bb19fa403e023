// Any XML as a part of a document, and any text as its marks. The first character says which: 0 the
// whole main part, 1 what stands in its body, 2 lines of text, each a paragraph, 3 the same with a
// run for each byte, 4 a header, 5 footnotes, 6 lines of text with braces as marks, 7 the body of a
// document that the template includes.
#include "base/text.h"
#include "fakes/docx_maker.h"
#include "round_trip.h"
#include "target.h"
#include "xml/visit.h"

namespace engross::fuzz {
namespace {

class Bytes : public xml::Source {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  void rewind() override { at_ = 0; }
  base::Result<std::string_view> next() override {
    const std::string_view piece = bytes_.substr(at_, 5);
    at_ += piece.size();
    return piece;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

class Count : public xml::Visitor {
 public:
  void begin() override { elements = 0; }
  void start(const xml::Document& document, xml::Index element) override {
    names += document.name(element).local.size() + document.attributes(element).size();
    ++elements;
  }
  void end(const xml::Document&, xml::Index) override { ++ended; }
  std::size_t elements = 0;
  std::size_t ended = 0;
  std::size_t names = 0;
};

// A part that is visited through a small window has the elements of the whole table.
void visit_in_pieces(const std::string& text) {
  Bytes source(text);
  Count count;
  xml::Limits limits;
  limits.window = 1 + text.size() % 61;
  const auto visited = xml::visit(source, "part", count, {}, limits);
  const auto whole = xml::Document::parse(text, "part");
  if (visited.has_value() != whole.has_value()) std::abort();
  if (!whole) {
    if (visited.error().what != whole.error().what) std::abort();
    return;
  }
  std::size_t elements = 0;
  for (const xml::Node& node : whole->nodes()) elements += node.kind == xml::Kind::element ? 1 : 0;
  if (count.elements != elements || count.ended < elements) std::abort();
}

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
      fuzz::visit_in_pieces(text);
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
