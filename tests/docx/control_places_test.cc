// Controls that are filled by their tags, wherever a document has text, however it writes its
// names.
#include <gtest/gtest.h>

#include "controls.h"
#include "folder.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;

const std::string kCityControl =
    "<w:p>" + control_tagged("client.city", kHolder + "<w:text/>", kPlaceholderRun) + "</w:p>";
const std::string kCityFilled =
    "<w:p>" + control_tagged("client.city", "<w:text/>", words_of_control("Ottawa")) + "</w:p>";

struct ControlPartRow {
  std::string name;
  DocxMaker made;
  std::string part;
  std::string held;  // in it
};

class ControlParts : public rows::Row<ControlPartRow> {};

ROW_TEST(ControlParts, AreFilled) {
  const std::string document = filled_document(row().made.bytes());
  EXPECT_NE(fakes::unzipped(document)[row().part].find(row().held), std::string::npos)
      << fakes::unzipped(document)[row().part] << document;
}

std::string noted(const std::string& element, const std::string& content) {
  return "<w:" + element + " w:id=\"1\">" + content + "</w:" + element + ">";
}

ROWS(Parts, ControlParts,
     {"E42_header", DocxMaker(fakes::p("x")).header(kCityControl), "word/header1.xml", kCityFilled},
     {"E42_footer", DocxMaker(fakes::p("x")).footer(kCityControl), "word/footer1.xml", kCityFilled},
     {"E43_footnote", DocxMaker(fakes::p("x")).footnotes(noted("footnote", kCityControl)),
      "word/footnotes.xml", kCityFilled},
     {"E43_endnote", DocxMaker(fakes::p("x")).endnotes(noted("endnote", kCityControl)),
      "word/endnotes.xml", kCityFilled},
     {"E43_comment", DocxMaker(fakes::p("x")).comments(noted("comment", kCityControl)),
      "word/comments.xml", kCityFilled},
     {"D58_another_prefix",
      DocxMaker().document(
          "<x:document "
          "xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
          "<x:body><x:p><x:sdt><x:sdtPr><x:tag x:val=\"opened\"/><x:date/></x:sdtPr>"
          "<x:sdtContent><x:r><x:t>x</x:t></x:r></x:sdtContent></x:sdt></x:p>"
          "</x:body></x:document>"),
      "word/document.xml",
      "<x:date x:fullDate=\"2026-11-23T00:00:00Z\"/></x:sdtPr><x:sdtContent><x:r><x:t "
      "xml:space=\"preserve\">23 November 2026</x:t></x:r></x:sdtContent>"},
     {"D58_default_namespace",
      DocxMaker().document(
          "<document xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
          "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
          "<body><p><sdt><sdtPr><tag w:val=\"client.city\"/><showingPlcHdr/></sdtPr><sdtContent><r>"
          "<t>x</t></r></sdtContent></sdt></p></body></document>"),
      "word/document.xml",
      "<tag w:val=\"client.city\"/></sdtPr><sdtContent><r><t "
      "xml:space=\"preserve\">Ottawa</t></r></sdtContent>"},
     {"E53_strict",
      DocxMaker().document("<w:document "
                           "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" +
                           kCityControl + "</w:body></w:document>"),
      "word/document.xml", kCityFilled});

TEST(ControlPlaces, of_an_included_document) {
  const std::string document =
      filled_beside(DocxMaker(fakes::p("{% include \"letter\" %}")).bytes(),
                    {{"letter.docx", DocxMaker(kCityControl).bytes()}});
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), "Ottawa\n");
}

TEST(ControlPlaces, of_a_document_included_in_a_section) {
  const std::string section =
      "<w:sdt><w:sdtPr><w:tag w:val=\"child in children\"/><w15:repeatingSection "
      "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"/></w:sdtPr><w:sdtContent>"
      "<w:sdt><w:sdtPr><w15:repeatingSectionItem "
      "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"/></"
      "w:sdtPr><w:sdtContent>" +
      kCityControl + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>";
  const std::string document =
      filled_beside(DocxMaker(fakes::p("a") + fakes::p("{% include \"letter\" %}")).bytes(),
                    {{"letter.docx", DocxMaker(section).bytes()}});
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), "a\nOttawa\nOttawa\n");
}

TEST(ControlPlaces, D62_ten_thousand_are_filled) {
  std::string body;
  for (int i = 0; i < 10'000; ++i) {
    body += "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"client.city\"/></w:sdtPr><w:sdtContent>" +
            fakes::run("x") + "</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:tag w:val=\"name" +
            std::to_string(i) + "\"/></w:sdtPr><w:sdtContent>" + fakes::run("x") +
            "</w:sdtContent></w:sdt></w:p>";
  }
  const std::string document = filled_document(DocxMaker(body).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::seen(fakes::body_of(document)).substr(0, 16), "Ottawax\nOttawax\n");
}

}  // namespace
}  // namespace engross::docx_tests
