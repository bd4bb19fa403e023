// Pictures of values in picture controls, and in place of a picture that a mark describes.
#include <gtest/gtest.h>

#include "pictures.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;

// A picture as Word puts it into a document, 2 in by 2 in, cropped.
std::string word_picture(const std::string& description) {
  return "<w:drawing><wp:inline><wp:extent cx=\"1828800\" cy=\"1828800\"/><wp:docPr id=\"7\" "
         "name=\"Picture 7\"" +
         (description.empty() ? "" : " descr=\"" + description + "\"") +
         "/><a:graphic "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
         "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
         "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/"
         "picture\"><pic:blipFill><a:blip "
         "r:embed=\"rId5\"><a:extLst/></a:blip><a:srcRect "
         "l=\"10\"/></pic:blipFill><pic:spPr><a:xfrm>"
         "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"1828800\" "
         "cy=\"1828800\"/></a:xfrm></pic:spPr></pic:pic>"
         "</a:graphicData></a:graphic></wp:inline></w:drawing>";
}

std::string control_of(const std::string& tag, const std::string& drawing) {
  return "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"" + tag +
         "\"/><w:dataBinding w:xpath=\"/a\" "
         "w:storeItemID=\"{1}\"/><w:showingPlcHdr/><w:picture/></w:sdtPr><w:sdtContent><w:r>" +
         drawing + "</w:r></w:sdtContent></w:sdt></w:p>";
}

std::string framed(const std::string& body, docx::Dialect dialect = docx::Dialect::engross) {
  const std::string document =
      pictured(DocxMaker(body)
                   .extra("word/old.bin", "old")
                   .relation("<Relationship Id=\"rId5\" Type=\"http://schemas.openxmlformats.org/"
                             "officeDocument/2006/relationships/other\" Target=\"old.bin\"/>"),
               dialect);
  return is_document(document) ? drawings_in(fakes::body_of(document)) : document;
}

class Frames : public rows::Row<DrawnRow> {};

ROW_TEST(Frames, TakePictures) { EXPECT_EQ(framed(row().body), row().drawn); }

ROWS(Taken, Frames,
     {"E47_picture_control", control_of("logo", word_picture("old")),
      "1828800x914400 of rId2 \"A &quot;hero&quot; &amp; co\""},
     {"E47_tag_in_brackets", control_of("{{ logo }}", word_picture("")),
      "1828800x914400 of rId2 \"A &quot;hero&quot; &amp; co\""},
     {"E47_tag_with_a_filter", control_of("bytes | image", word_picture("old")),
      "1828800x914400 of rId2 \"old\""},
     {"E47_a_text_is_a_picture_here", control_of("bytes", word_picture("old")),
      "1828800x914400 of rId2 \"old\""},
     {"E47_a_size_of_its_own_is_fitted",
      control_of("bytes | image(&quot;9 in&quot;)", word_picture("")), "1828800x914400 of rId2"},
     {"E47_in_a_loop",
      p("{% for r in rows %}") + control_of("bytes", word_picture("")) + p("{% endfor %}"),
      "1828800x914400 of rId2; 1828800x914400 of rId2"},
     {"E47_an_ordinary_tag", control_of("Our logo", word_picture("old")),
      "1828800x1828800 of rId5 \"old\""},
     {"E47_an_ordinary_tag_without_a_picture", control_of("logo", "<w:t>x</w:t>"), ""},
     {"E47_no_tag", control_of("", word_picture("old")), "1828800x1828800 of rId5 \"old\""},
     {"E51_description", "<w:p><w:r>" + word_picture("{{ logo }}") + "</w:r></w:p>",
      "1905000x952500 of rId2 \"A &quot;hero&quot; &amp; co\""},
     {"E51_description_with_a_filter",
      "<w:p><w:r>" + word_picture("{{ bytes | image }}") + "</w:r></w:p>",
      "1828800x914400 of rId2 \"\""},
     {"E51_description_that_is_a_text", "<w:p><w:r>" + word_picture("{{ text }}") + "</w:r></w:p>",
      "1828800x1828800 of rId5 \"words\""},
     {"E51_description_with_more_than_a_mark",
      "<w:p><w:r>" + word_picture("of {{ text }}") + "</w:r></w:p>",
      "1828800x1828800 of rId5 \"of {{ text }}\""});

ROWS(Refused, Frames,
     {"E47_a_number", control_of("number", word_picture("")),
      "fill: “number” takes a picture and was given something else, body, paragraph 1, give a "
      "picture, "
      "or the name of one beside the template"},
     {"E47_a_text_that_is_none", control_of("text", word_picture("")),
      "fill: “text”: a picture that cannot be read (words): no such file, body, paragraph 1, write "
      "its "
      "name"},
     {"E47_missing", control_of("nowhere", word_picture("")),
      "fill: values are missing: nowhere, body, paragraph 1, give them, or let the template say "
      "what to "
      "do without them"},
     {"E47_nothing", control_of("nothing", word_picture("")),
      "fill: values are missing: nothing, body, paragraph 1, give them, or let the template say "
      "what to "
      "do without them"},
     {"E47_no_picture_in_it", control_of("{{ logo }}", "<w:t>x</w:t>"),
      "faults: frame-without-picture @ body, paragraph 1\n"},
     {"E47_a_mark_that_cannot_be_read", control_of("{{ logo | picturesque }}", word_picture("")),
      "faults: unknown-filter @ body, paragraph 1\n"},
     {"E51_a_mark_that_cannot_be_read",
      "<w:p><w:r>" + word_picture("{{ logo + }}") + "</w:r></w:p>",
      "faults: syntax @ body, paragraph 1\n"},
     {"E51_a_damaged_picture", "<w:p><w:r>" + word_picture("{{ jpeg_said_png }}") + "</w:r></w:p>",
      "fill: “{{ jpeg_said_png }}”: a picture that says it is “image/png” and is image/jpeg, body, "
      "paragraph 1, say the type that it is, or none"});

TEST(Frames, nothing_of_the_other_picture_stays) {
  const std::string document =
      pictured(DocxMaker(control_of("logo", word_picture("old")))
                   .extra("word/old.bin", "old")
                   .relation("<Relationship Id=\"rId5\" Type=\"http://schemas.openxmlformats.org/"
                             "officeDocument/2006/relationships/other\" Target=\"old.bin\"/>"));
  ASSERT_TRUE(is_document(document)) << document;
  const std::string xml = fakes::body_of(document);
  for (const char* gone : {"srcRect", "extLst", "showingPlcHdr", "dataBinding", "rId5"})
    EXPECT_EQ(xml.find(gone), std::string::npos) << gone;
  EXPECT_NE(xml.find("<a:ext cx=\"1828800\" cy=\"914400\"/>"), std::string::npos);
}

TEST(Frames, E58_are_fields_of_the_template) {
  const auto opened =
      docx::Template::open(DocxMaker(p("{% for r in rows %}") +
                                     control_of("r.logo", word_picture("")) + p("{% endfor %}"))
                               .bytes(),
                           {});
  ASSERT_TRUE(opened);
  std::string fields;
  for (const docx::Field& field : opened->fields())
    fields += field.path + " in " + field.loop + "; ";
  EXPECT_EQ(fields, "rows in ; r.logo in rows; ");
}

TEST(Frames, E51_in_braces) {
  EXPECT_EQ(framed("<w:p><w:r>" + word_picture("{logo}") + "</w:r></w:p>", docx::Dialect::braces),
            "1905000x952500 of rId2 \"A &quot;hero&quot; &amp; co\"");
  EXPECT_EQ(
      framed("<w:p><w:r>" + word_picture("{Our Hero}") + "</w:r></w:p>", docx::Dialect::braces),
      "1828800x914400 of rId2 \"\"");
}

}  // namespace
}  // namespace engross::docx_tests
