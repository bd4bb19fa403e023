// Pictures of values in a document, where marks stand.
#include <gtest/gtest.h>

#include "pictures.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::cell;
using fakes::DocxMaker;
using fakes::p;
using fakes::png;
using fakes::run;
using fakes::table;

std::string drawn(const std::string& body) {
  const std::string document = pictured(DocxMaker(body));
  return is_document(document) ? drawings_in(fakes::body_of(document)) : document;
}

class Drawings : public rows::Row<DrawnRow> {};

ROW_TEST(Drawings, AreInLine) { EXPECT_EQ(drawn(row().body), row().drawn); }

const std::string kNarrow =
    "<w:sectPr><w:pgSz w:w=\"5000\" w:h=\"5000\"/><w:pgMar w:top=\"1\" w:right=\"2000\" "
    "w:bottom=\"1\" "
    "w:left=\"1560\" w:header=\"1\" w:footer=\"1\" w:gutter=\"0\"/></w:sectPr>";
const std::string kNarrowCell = "<w:tcPr><w:tcW w:w=\"936\" w:type=\"dxa\"/></w:tcPr>";

ROWS(Placed, Drawings,
     {"given_by_the_values", p("x {{ logo }} y"),
      "1905000x952500 of rId1 \"A &quot;hero&quot; &amp; co\""},
     {"by_a_filter_in_its_own_size", p("{{ bytes | image }}"), "1828800x914400 of rId1"},
     {"in_centimetres", p("{{ bytes | image(\"3 cm\") }}"), "1080000x540000 of rId1"},
     {"in_both_sides", p("{{ bytes | image(\"3 cm\", \"20 mm\") }}"), "1080000x720000 of rId1"},
     {"with_words", p("{{ bytes | image(\"\", \"1 in\", \"Our logo\") }}"),
      "1828800x914400 of rId1 \"Our logo\""},
     {"in_another_size_than_the_values_say", p("{{ logo | image(\"1 in\") }}"),
      "914400x457200 of rId1 \"A &quot;hero&quot; &amp; co\""},
     {"a_file_beside_the_template", p("{{ \"logo.png\" | image }}"), "1828571x914286 of rId1"},
     {"in_clios_brackets", p("&lt;&lt;image bytes, width 3cm, \"Our logo\"&gt;&gt;"),
      "1080000x540000 of rId1 \"Our logo\""},
     {"in_clios_brackets_with_curly_quotes",
      p("&lt;&lt;image \u201Clogo.png\u201D, height 1 in&gt;&gt;"), "1828800x914400 of rId1"},
     {"twice_is_one_relation", p("{{ bytes | image }}{{ logo }}"),
      "1828800x914400 of rId1; 1905000x952500 of rId1 \"A &quot;hero&quot; &amp; co\""},
     {"two_pictures", p("{{ bytes | image }}{{ other | image }}"),
      "1828800x914400 of rId1; 914400x914400 of rId2"},
     {"no_wider_than_the_column", p("{{ bytes | image }}") + kNarrow, "914400x457200 of rId1"},
     {"no_wider_than_one_of_two_columns",
      p("{{ bytes | image }}") +
          "<w:sectPr><w:pgSz w:w=\"6000\" w:h=\"5000\"/><w:pgMar w:right=\"2000\" "
          "w:left=\"1560\"/><w:cols w:num=\"2\" w:space=\"360\"/></w:sectPr>",
      "660400x330200 of rId1"},
     {"no_wider_than_the_column_of_its_section",
      p("{{ bytes | image }}") + "<w:p><w:pPr>" + kNarrow + "</w:pPr></w:p>" +
          p("{{ bytes | image }}") +
          "<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:right=\"1440\" "
          "w:left=\"1440\"/></w:sectPr>",
      "914400x457200 of rId1; 1828800x914400 of rId1"},
     {"not_as_narrow_as_the_section_once_was",
      p("{{ bytes | image }}") +
          "<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:right=\"1440\" "
          "w:left=\"1440\"/><w:sectPrChange w:id=\"1\" w:author=\"A\">" +
          kNarrow + "</w:sectPrChange></w:sectPr>",
      "1828800x914400 of rId1"},
     {"as_wide_as_it_is_asked", p("{{ bytes | image(\"2 in\") }}") + kNarrow,
      "1828800x914400 of rId1"},
     {"no_wider_than_the_cell",
      table("<w:tr>" + cell(kNarrowCell + p("{{ bytes | image }}")) + "</w:tr>"),
      "457200x228600 of rId1"},
     {"in_a_loop", p("{% for r in rows %}{{ bytes | image(\"1 in\") }}{% endfor %}"),
      "914400x457200 of rId1; 914400x457200 of rId1"},
     {"in_a_link",
      "<w:p><w:hyperlink w:anchor=\"x\">" + run("{{ bytes | image }}") + "</w:hyperlink></w:p>",
      "1828800x914400 of rId1"});

const std::string kPlainControl = "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" +
                                  run("{{ logo }}") + "</w:sdtContent></w:sdt></w:p>";

ROWS(
    Refused, Drawings,
    {"claimed_otherwise", p("{{ jpeg_said_png }}"),
     "fill: “{{ jpeg_said_png }}”: a picture that says it is “image/png” and is image/jpeg, body, "
     "paragraph 1, say the type that it is, or none"},
    {"no_source", p("{{ no_source }}"),
     "fill: “{{ no_source }}”: a picture without its bytes, body, paragraph 1, give the picture's "
     "bytes as base64, or as data:image/png;base64,…"},
    {"wider_than_a_page", p("{{ wide }}"),
     "fill: “{{ wide }}”: a picture whose width is none that a page can hold, body, paragraph 1, "
     "give pixels of 1/96 inch, from 1 to 2112"},
    {"below_zero", p("{{ negative }}"),
     "fill: “{{ negative }}”: a picture whose width is none that a page can hold, body, paragraph "
     "1, "
     "give pixels of 1/96 inch, from 1 to 2112"},
    {"a_size_in_words", p("{{ worded }}"),
     "fill: “{{ worded }}”: a picture whose height is none that a page can hold, body, paragraph "
     "1, "
     "give pixels of 1/96 inch, from 1 to 2112"},
    {"more_than_transparent", p("{{ faint }}"),
     "fill: “{{ faint }}”: a picture whose transparency is no percentage, body, paragraph 1, give "
     "a "
     "number from 0 to 100"},
    {"a_file_that_is_not_there", p("{{ \"seal.png\" | image }}"),
     "fill: “{{ \"seal.png\" | image }}”: a picture that cannot be read (seal.png): no such file, "
     "body, paragraph 1, write its name"},
    {"a_file_elsewhere", p("{{ \"../logo.png\" | image }}"),
     "fill: “{{ \"../logo.png\" | image }}”: a picture that is no file's name alone (../logo.png), "
     "body, paragraph 1, put the file beside the template and write its name, as logo.png"},
    {"in_a_plain_text_control", kPlainControl,
     "fill: “{{ logo }}” was given a picture where only words stand, body, paragraph 1, put the "
     "mark into the text of the document"},
    {"nothing", p("{{ nothing | image }}"),
     "fill: values are missing: nothing, body, paragraph 1, give them, or let the template say "
     "what "
     "to do without them"},
    {"a_size_that_cannot_be_read", p("&lt;&lt;image bytes, wide&gt;&gt;"),
     "faults: syntax @ body, paragraph 1\n"},
    {"a_chart_in_the_text", p("{{ chart }}"),
     "fill: “{{ chart }}” was given a chart's data where no chart is, body, paragraph 1, put the "
     "mark "
     "into the title of a chart"});

TEST(Drawings, the_whole_of_one) {
  const std::string document = pictured(DocxMaker(p("{{ faded }}")));
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(
      fakes::body_of(document),
      "<w:p><w:r><w:t xml:space=\"preserve\"></w:t><w:drawing><wp:inline "
      "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
      "distT=\"0\" "
      "distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"95250\" cy=\"95250\"/><wp:docPr "
      "id=\"1\" "
      "name=\"Picture 1\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" noChangeAspect=\"1\"/>"
      "</wp:cNvGraphicFramePr><a:graphic "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
      "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/"
      "picture\"><pic:nvPicPr><pic:cNvPr "
      "id=\"1\" name=\"Picture 1\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
      "r:embed=\"rId1\"><a:alphaModFix amt=\"20000\"/></a:blip><a:stretch><a:fillRect/></a:stretch>"
      "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"95250\" cy=\"95250\"/>"
      "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
      "</a:graphicData></a:graphic></wp:inline></w:drawing><w:t "
      "xml:space=\"preserve\"></w:t></w:r></w:p>");
}

TEST(Drawings, E36_ids_differ_over_all_parts) {
  const std::string document = pictured(DocxMaker(p("{{ logo }}{{ logo }}"))
                                            .header(p("{{ logo }}"))
                                            .header(p("{{ bytes | image }}")));
  ASSERT_TRUE(is_document(document)) << document;
  auto parts = fakes::unzipped(document);
  std::string ids;
  for (const char* part : {"word/document.xml", "word/header1.xml", "word/header2.xml"}) {
    const std::string& xml = parts[part];
    for (std::size_t at = xml.find("docPr id=\""); at != std::string::npos;
         at = xml.find("docPr id=\"", at + 1))
      ids += xml[at + 10];
  }
  EXPECT_EQ(ids, "1234");
}

TEST(Drawings, one_part_a_picture_and_relations_where_they_are_shown) {
  const std::string document = pictured(DocxMaker(p("{{ logo }}{{ other | image }}"))
                                            .header(p("{{ bytes | image }}"))
                                            .footer(p("x")));
  ASSERT_TRUE(is_document(document)) << document;
  auto parts = fakes::unzipped(document);
  EXPECT_EQ(parts.count("word/media/image1.png"), 1U);
  EXPECT_EQ(parts.count("word/media/image2.gif"), 1U);
  EXPECT_EQ(parts.count("word/media/image3.png"), 0U);
  EXPECT_EQ(parts["word/media/image1.png"], png(192, 96));
  EXPECT_EQ(
      parts["word/_rels/header1.xml.rels"],
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
      "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
      "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
      "image\" Target=\"media/image1.png\"/></Relationships>");
  EXPECT_EQ(parts.count("word/_rels/footer1.xml.rels"), 0U);
  const std::string& types = parts["[Content_Types].xml"];
  // The one for PNG is there before; the one for GIF is new.
  EXPECT_EQ(types.find("Extension=\"png\""), types.rfind("Extension=\"png\"")) << types;
  EXPECT_TRUE(types.ends_with("<Default Extension=\"gif\" ContentType=\"image/gif\"/></Types>"))
      << types;
}

TEST(Drawings, in_a_header_are_no_wider_than_the_bodys_column) {
  const std::string document =
      pictured(DocxMaker(p("x") + kNarrow).header(p("{{ bytes | image }}")));
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(drawings_in(fakes::unzipped(document)["word/header1.xml"]), "914400x457200 of rId1");
}

TEST(Drawings, names_that_are_taken_are_left_alone) {
  const std::string document = pictured(
      DocxMaker(p("{{ logo }}"))
          .extra("word/media/Image1.PNG", png(1, 1))
          .relation("<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/"
                    "officeDocument/2006/relationships/hyperlink\" Target=\"https://a.ca\" "
                    "TargetMode=\"External\"/>"));
  ASSERT_TRUE(is_document(document)) << document;
  auto parts = fakes::unzipped(document);
  EXPECT_EQ(parts["word/media/Image1.PNG"], png(1, 1));
  EXPECT_EQ(parts["word/media/image2.png"], png(192, 96));
  EXPECT_EQ(drawings_in(parts["word/document.xml"]),
            "1905000x952500 of rId3 \"A &quot;hero&quot; &amp; co\"");
}

TEST(Drawings, the_same_values_give_the_same_bytes) {
  const DocxMaker maker(p("{{ other | image }}{{ logo }}"));
  EXPECT_EQ(pictured(maker), pictured(maker));
}

TEST(Drawings, D_untouched_entries_leave_as_they_came) {
  const std::string before =
      DocxMaker(p("{{ logo }}")).extra("word/custom.bin", "kept as it is").bytes();
  const std::string after =
      pictured(DocxMaker(p("{{ logo }}")).extra("word/custom.bin", "kept as it is"));
  ASSERT_TRUE(is_document(after)) << after;
  const std::size_t record = before.find("PK\x03\x04", before.find("kept as it is") - 60);
  EXPECT_NE(after.find(before.substr(record, before.find("kept as it is") + 13 - record)),
            std::string::npos);
}

TEST(Drawings, E53_a_strict_document_writes_as_it_does) {
  const std::string strict =
      "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" +
      p("{{ logo }}") + "</w:body></w:document>";
  const std::string document = pictured(DocxMaker().document(strict));
  ASSERT_TRUE(is_document(document)) << document;
  auto parts = fakes::unzipped(document);
  EXPECT_EQ(parts["word/document.xml"].find("schemas.openxmlformats.org/drawingml"),
            std::string::npos);
  EXPECT_NE(parts["word/_rels/document.xml.rels"].find(
                "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/image\""),
            std::string::npos);
}

}  // namespace
}  // namespace engross::docx_tests
