// What a template brings along that acts by itself or reaches outside is told, in one sentence
// each.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;

struct NoticeRow {
  std::string name;
  DocxMaker maker;
  std::string notice;
};

class Notices : public rows::Row<NoticeRow> {};

ROW_TEST(Notices, AreTold) {
  const auto opened = docx::Template::open(row().maker.bytes(), {});
  ASSERT_TRUE(opened) << opened.error().line();
  EXPECT_EQ(opened->notices(), std::vector<std::string>{row().notice});
}

std::string outside(const std::string& type, const std::string& target) {
  return "<Relationship Id=\"rIdX\" "
         "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
         type + "\" Target=\"" + target + "\" TargetMode=\"External\"/>";
}

std::string complex_field(const std::string& instruction) {
  return "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + instruction +
         "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
}

const NoticeRow kNoticeRows[] = {
    {"D64_attached_template",
     DocxMaker(p("x")).relation(outside("attachedTemplate", "http://evil.example/t.dotm")),
     "the document is attached to a template elsewhere, which Word opens with it "
     "(http://evil.example/t.dotm)"},
    {"D65_external_image",
     DocxMaker(p("x")).relation(outside("image", "http://evil.example/i.png")),
     "the document shows a picture that Word fetches from elsewhere (http://evil.example/i.png)"},
    {"D65_sub_document", DocxMaker(p("x")).relation(outside("subDocument", "other.docx")),
     "the document includes a document from elsewhere (other.docx)"},
    {"D66_alternative_chunk",
     DocxMaker(p("x"))
         .extra("word/a.bin", "x")
         .relation("<Relationship Id=\"rIdX\" Type=\"x/aFChunk\" Target=\"a.bin\"/>"),
     "the document holds a piece of another format that Word will import (word/a.bin)"},
    {"D67_macros",
     DocxMaker(p("x"))
         .extra("word/vbaProject.bin", "x")
         .relation("<Relationship Id=\"rIdX\" Type=\"x/vbaProject\" Target=\"vbaProject.bin\"/>"),
     "the document holds macros, which are kept as they are (word/vbaProject.bin)"},
    {"D69_dde_field", DocxMaker(complex_field(" DDEAUTO c:\\cmd.exe ")),
     "body holds a field that fetches or runs something when Word updates it (DDEAUTO)"},
    {"D69_include_text", DocxMaker(complex_field("INCLUDETEXT \"x\"")),
     "body holds a field that fetches or runs something when Word updates it "
     "(INCLUDETEXT)"},
    {"D70_update_fields", DocxMaker(p("x")).settings("<w:updateFields w:val=\"true\"/>"),
     "the document asks Word to update its fields when it is opened"},
    {"D71_script_link", DocxMaker(p("x")).relation(outside("hyperlink", "javascript:alert(1)")),
     "a link in the document opens something else than a web page (javascript:alert(1))"},
    {"E51_mark_in_a_description",
     DocxMaker("<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"n\" descr=\"Photo of {{ "
               "client.city }}\"/></wp:inline></w:drawing></w:r></w:p>"),
     "body has a mark in a description or an address, where it is not filled ({{ client.city }})"},
    {"D72_mail_merge", DocxMaker(p("x")).settings("<w:mailMerge/>"),
     "the document is set up as a mail merge with a source of its own"},
    {"D64_template_on_a_share",
     DocxMaker(p("x")).relation(outside("attachedTemplate", "file:///\\\\srv\\share\\t.dotm")),
     "the document is attached to a template elsewhere, which Word opens with it "
     "(file:///\\\\srv\\share\\t.dotm)"},
    {"D64_template_in_a_folder",
     DocxMaker(p("x")).relation(outside("attachedTemplate", "file:///C:/t.dotm")),
     "the document is attached to a template elsewhere, which Word opens with it "
     "(file:///C:/t.dotm)"},
    {"D65_frame", DocxMaker(p("x")).relation(outside("frame", "http://evil.example/f")),
     "the document shows a frame from elsewhere (http://evil.example/f)"},
    {"D66_web_page_outside",
     DocxMaker(p("x")).relation(outside("aFChunk", "http://evil.example/a")),
     "the document holds a piece of another format that Word will import (http://evil.example/a)"},
    {"D66_chunk_of_a_header",
     DocxMaker(p("x"))
         .header(p("y"))
         .extra("word/a.bin", "x")
         .extra("word/_rels/header1.xml.rels",
                "<Relationships "
                "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                "<Relationship Id=\"rIdX\" Type=\"x/aFChunk\" Target=\"a.bin\"/></Relationships>"),
     "the document holds a piece of another format that Word will import (word/a.bin)"},
    {"D67_keyboard_commands",
     DocxMaker(p("x"))
         .extra("word/customizations.xml", "<x/>")
         .relation("<Relationship Id=\"rIdX\" Type=\"x/keyMapCustomizations\" "
                   "Target=\"customizations.xml\"/>"),
     "the document holds keyboard commands (word/customizations.xml)"},
    {"D67_macros_elsewhere",
     DocxMaker(p("x")).relation(outside("vbaProject", "http://evil.example/v.bin")),
     "the document holds macros, which are kept as they are (http://evil.example/v.bin)"},
    {"D69_field_in_a_field", DocxMaker(complex_field("QUOTE { DATABASE \\d \"x\" }")),
     "body holds a field that fetches or runs something when Word updates it (DATABASE)"},
    {"D69_link_in_small_letters", DocxMaker(complex_field("link Excel.Sheet.8 \"x\"")),
     "body holds a field that fetches or runs something when Word updates it (LINK)"},
    {"D69_macro_button_in_a_header", DocxMaker(p("x")).header(complex_field("MACROBUTTON x y")),
     "header 1 holds a field that fetches or runs something when Word updates it (MACROBUTTON)"},
    {"D70_update_fields_without_a_value", DocxMaker(p("x")).settings("<w:updateFields/>"),
     "the document asks Word to update its fields when it is opened"},
    {"D70_update_fields_by_number", DocxMaker(p("x")).settings("<w:updateFields w:val=\"1\"/>"),
     "the document asks Word to update its fields when it is opened"},
    {"D71_file_link",
     DocxMaker(p("x")).relation(outside("hyperlink", "file:///C:/Windows/calc.exe")),
     "a link in the document opens something else than a web page (file:///C:/Windows/calc.exe)"},
    {"D71_office_link", DocxMaker(p("x")).relation(outside("hyperlink", "ms-word:ofe|u|http://x")),
     "a link in the document opens something else than a web page (ms-word:ofe|u|http://x)"},
    {"D71_search_link_in_capitals",
     DocxMaker(p("x")).relation(outside("hyperlink", "SEARCH-MS:query=x")),
     "a link in the document opens something else than a web page (SEARCH-MS:query=x)"},
    {"D72_mail_merge_with_a_query",
     DocxMaker(p("x")).settings("<w:mailMerge><w:query w:val=\"SELECT * FROM x\"/></w:mailMerge>"),
     "the document is set up as a mail merge with a source of its own"},
    {"D72_mail_merge_source",
     DocxMaker(p("x")).relation(outside("mailMergeSource", "file:///C:/clients.mdb")),
     "the document reads from a mail merge source (file:///C:/clients.mdb)"},
};

ROWS_OF(Rows, Notices, kNoticeRows);

struct QuietRow {
  std::string name;
  DocxMaker maker;
};

class NoNotices : public rows::Row<QuietRow> {};

ROW_TEST(NoNotices, AreTold) {
  const auto opened = docx::Template::open(row().maker.bytes(), {});
  ASSERT_TRUE(opened) << opened.error().line();
  EXPECT_EQ(opened->notices(), std::vector<std::string>{});
}

const QuietRow kQuietRows[] = {
    {"web_link", DocxMaker(p("x")).relation(outside("hyperlink", "https://example.com/a:b"))},
    {"mail_link", DocxMaker(p("x")).relation(outside("hyperlink", "mailto:a@example.com"))},
    {"D70_update_fields_off", DocxMaker(p("x")).settings("<w:updateFields w:val=\"false\"/>")},
    {"D70_update_fields_off_by_number",
     DocxMaker(p("x")).settings("<w:updateFields w:val=\"0\"/>")},
    {"D70_update_fields_off_by_word",
     DocxMaker(p("x")).settings("<w:updateFields w:val=\"off\"/>")},
    {"D69_page_number", DocxMaker(complex_field("PAGE"))},
};

ROWS_OF(Rows, NoNotices, kQuietRows);

}  // namespace
}  // namespace engross::docx_tests
