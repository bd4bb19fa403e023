// The checker of finished documents: one row a fault, and whole documents that have none.
#include <gtest/gtest.h>

#include "docx/output_check.h"
#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::cell;
using fakes::DocxMaker;
using fakes::p;
using fakes::row;
using fakes::run;
using fakes::table;

struct CheckRow {
  std::string name;
  DocxMaker maker;
  std::string codes;  // space-separated
};

class OutputCheck : public rows::Row<CheckRow> {};

ROW_TEST(OutputCheck, FindsExactly) {
  std::string codes;
  for (const docx::OutputFault& fault : docx::check_output(row().maker.bytes()))
    codes += (codes.empty() ? "" : " ") + fault.code;
  EXPECT_EQ(codes, row().codes);
}

std::string field(std::string_view type) {
  return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>";
}
std::string drawing(std::string_view id) {
  return "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"" + std::string(id) +
         "\" name=\"n\"/></wp:inline></w:drawing></w:r></w:p>";
}
std::string control(std::string_view id, std::string_view content) {
  return "<w:sdt><w:sdtPr><w:id w:val=\"" + std::string(id) + "\"/></w:sdtPr><w:sdtContent>" +
         std::string(content) + "</w:sdtContent></w:sdt>";
}
std::string bookmark(std::string_view id, std::string_view name) {
  return "<w:bookmarkStart w:id=\"" + std::string(id) + "\" w:name=\"" + std::string(name) + "\"/>";
}
std::string bookmark_end(std::string_view id) {
  return "<w:bookmarkEnd w:id=\"" + std::string(id) + "\"/>";
}
std::string range(std::string_view element, std::string_view id) {
  return "<w:" + std::string(element) + " w:id=\"" + std::string(id) + "\"/>";
}
std::string in_p(std::string_view content) { return "<w:p>" + std::string(content) + "</w:p>"; }

std::string num(std::string_view id, std::string_view list) {
  return "<w:num w:numId=\"" + std::string(id) + "\"><w:abstractNumId w:val=\"" +
         std::string(list) + "\"/></w:num>";
}
// A paragraph of a numbering, beside one list and what is given.
DocxMaker numbered(const std::string& numbers, const std::string& used) {
  return DocxMaker("<w:p><w:pPr><w:numPr><w:numId w:val=\"" + used + "\"/></w:numPr></w:pPr></w:p>")
      .relation("<Relationship Id=\"rId9\" Type=\"x/numbering\" Target=\"numbering.xml\"/>")
      .extra("word/numbering.xml", "<w:numbering " + std::string(fakes::kWordNamespaces) +
                                       "><w:abstractNum w:abstractNumId=\"0\"/>" + numbers +
                                       "</w:numbering>");
}

const CheckRow kCheckRows[] = {
    {"whole",
     DocxMaker(p("x") + table(row({"a", "b"})) + drawing("1") + drawing("2") +
               control("1", p("y")) + in_p(bookmark("1", "a") + bookmark_end("1"))),
     ""},
    {"whole_field", DocxMaker(in_p(field("begin") + field("separate") + run("1") + field("end"))),
     ""},
    {"empty_tc", DocxMaker(table("<w:tr><w:tc><w:tcPr/></w:tc></w:tr>")), "cell-without-paragraph"},
    {"cell_ends_with_a_table",
     DocxMaker(table("<w:tr>" + cell(p("x") + table(row({"a"}))) + "</w:tr>")),
     "cell-ends-without-paragraph"},
    {"tr_no_tc", DocxMaker(table("<w:tr><w:trPr/></w:tr>")), "row-without-cell"},
    {"tbl_no_tr", DocxMaker(table("")), "table-without-row"},
    {"rows_in_a_control", DocxMaker(table(control("1", row({"a"})))), ""},
    {"nested_sdtcontent_empty", DocxMaker(control("1", "")), "empty-control"},
    {"dup_paraid", DocxMaker("<w:p w14:paraId=\"1\"/><w:p w14:paraId=\"1\"/>"),
     "duplicate-paragraph-id"},
    {"dup_paraid_in_the_fallback_is_as_word_writes",
     DocxMaker("<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:p "
               "w14:paraId=\"1\"/></mc:Choice><mc:Fallback><w:p "
               "w14:paraId=\"1\"/></mc:Fallback></mc:AlternateContent>"),
     ""},
    {"dup_sdt_id", DocxMaker(control("1", p("x")) + control("1", p("x"))), "duplicate-control-id"},
    {"dup_docpr", DocxMaker(drawing("1") + drawing("1")), "duplicate-drawing-id"},
    {"bad_numid", DocxMaker("<w:p><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:p>"),
     "dangling-numbering"},
    {"numid_zero_is_none",
     DocxMaker("<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>"), ""},
    {"fldchar_not_closed", DocxMaker(in_p(field("begin") + field("separate"))), "unbalanced-field"},
    {"fldchar_not_opened", DocxMaker(in_p(field("end"))), "unbalanced-field"},
    {"unclosed_bookmark", DocxMaker(in_p(bookmark("1", "a"))), "unclosed-bookmark"},
    {"unopened_bookmark", DocxMaker(in_p(bookmark_end("1"))), "unopened-bookmark"},
    {"dup_bookmark_id",
     DocxMaker(
         in_p(bookmark("1", "a") + bookmark_end("1") + bookmark("1", "b") + bookmark_end("1"))),
     "duplicate-bookmark-id"},
    {"dup_bookmark_name",
     DocxMaker(
         in_p(bookmark("1", "a") + bookmark_end("1") + bookmark("2", "a") + bookmark_end("2"))),
     "duplicate-bookmark-name"},
    {"text_in_del", DocxMaker(in_p("<w:del w:id=\"1\">" + run("x") + "</w:del>")),
     "text-in-deletion"},
    {"p_in_p", DocxMaker(in_p(in_p(""))), "paragraph-in-paragraph"},
    {"p_in_a_text_box",
     DocxMaker(in_p("<w:r><w:pict><w:txbxContent>" + p("x") + "</w:txbxContent></w:pict></w:r>")),
     ""},
    {"empty_text_box",
     DocxMaker(in_p("<w:r><w:pict><w:txbxContent></w:txbxContent></w:pict></w:r>")), "empty-text"},
    {"empty_header", DocxMaker(p("x")).header(""), "empty-text"},
    {"missing_footnote", DocxMaker(in_p("<w:r><w:footnoteReference w:id=\"3\"/></w:r>")),
     "missing-footnote"},
    {"missing_comment", DocxMaker(in_p("<w:r><w:commentReference w:id=\"3\"/></w:r>")),
     "missing-comment"},
    {"bad_rid", DocxMaker(in_p("<w:hyperlink r:id=\"rId77\">" + run("x") + "</w:hyperlink>")),
     "missing-relation"},
    {"missing_target",
     DocxMaker(p("x")).relation(
         "<Relationship Id=\"rId9\" Type=\"x/image\" Target=\"media/none.png\"/>"),
     "missing-target"},
    {"no_content_type", DocxMaker(p("x")).extra("word/media/a.odd", "x"), "no-content-type"},
    {"amp",
     DocxMaker().document("<w:document " + std::string(fakes::kWordNamespaces) + "><w:body>" +
                          p("a & b") + "</w:body></w:document>"),
     "not-well-formed"},
    {"fldchar_only_a_result", DocxMaker(in_p(field("separate"))), "unbalanced-field"},
    {"fldchar_closed_twice", DocxMaker(in_p(field("begin") + field("end") + field("end"))),
     "unbalanced-field"},
    {"whole_ranges",
     DocxMaker(in_p(range("permStart", "1") + range("moveToRangeStart", "1") + run("x") +
                    range("moveToRangeEnd", "1") + range("permEnd", "1"))),
     ""},
    {"whole_comment",
     DocxMaker(in_p(range("commentRangeStart", "0") + run("x") + range("commentRangeEnd", "0") +
                    "<w:r><w:commentReference w:id=\"0\"/></w:r>"))
         .comments("<w:comment w:id=\"0\">" + p("y") + "</w:comment>"),
     ""},
    {"comment_range_not_closed",
     DocxMaker(in_p(range("commentRangeStart", "0") + run("x")))
         .comments("<w:comment w:id=\"0\">" + p("y") + "</w:comment>"),
     "unclosed-comment-range"},
    {"comment_range_not_opened",
     DocxMaker(in_p(run("x") + range("commentRangeEnd", "0")))
         .comments("<w:comment w:id=\"0\">" + p("y") + "</w:comment>"),
     "unopened-comment-range"},
    {"comment_range_of_no_comment",
     DocxMaker(in_p(range("commentRangeStart", "4") + run("x") + range("commentRangeEnd", "4"))),
     "missing-comment"},
    {"permission_not_closed", DocxMaker(in_p(range("permStart", "1") + run("x"))),
     "unclosed-range"},
    {"move_closed_by_another_kind",
     DocxMaker(in_p(range("moveFromRangeStart", "1") + range("moveToRangeEnd", "1"))),
     "unopened-range unclosed-range"},
    {"dup_comment_id",
     DocxMaker(p("x")).comments("<w:comment w:id=\"0\">" + p("y") +
                                "</w:comment><w:comment w:id=\"0\">" + p("z") + "</w:comment>"),
     "duplicate-comment-id"},
    {"dup_footnote_id",
     DocxMaker(p("x")).footnotes("<w:footnote w:id=\"1\">" + p("y") +
                                 "</w:footnote><w:footnote w:id=\"1\">" + p("z") + "</w:footnote>"),
     "duplicate-footnote-id"},
    {"missing_endnote", DocxMaker(in_p("<w:r><w:endnoteReference w:id=\"3\"/></w:r>")),
     "missing-endnote"},
    {"empty_footnote", DocxMaker(p("x")).footnotes("<w:footnote w:id=\"1\"></w:footnote>"),
     "empty-text"},
    {"cell_ends_with_a_table_in_a_control",
     DocxMaker(table("<w:tr>" + cell(p("x") + control("1", table(row({"a"})))) + "</w:tr>")),
     "cell-ends-without-paragraph"},
    {"cell_of_a_control_is_whole",
     DocxMaker(table("<w:tr>" + cell(control("1", p("x"))) + "</w:tr>")), ""},
    {"tr_in_a_control_has_no_tc", DocxMaker(table(control("1", "<w:tr><w:trPr/></w:tr>"))),
     "row-without-cell"},
    {"section_last_is_whole", DocxMaker(p("x") + "<w:sectPr/>"), ""},
    {"section_before_the_end", DocxMaker("<w:sectPr/>" + p("x")), "section-not-last"},
    {"two_sections_at_the_end", DocxMaker(p("x") + "<w:sectPr/><w:sectPr/>"), "section-not-last"},
    {"table_in_p", DocxMaker(in_p(table(row({"a"})))), "table-in-paragraph paragraph-in-paragraph"},
    {"run_in_run", DocxMaker(in_p("<w:r>" + run("x") + "</w:r>")), "run-in-run"},
    {"run_in_a_reading_aid_is_whole",
     DocxMaker(in_p("<w:r><w:ruby><w:rt>" + run("x") + "</w:rt></w:ruby></w:r>")), ""},
    {"text_outside_run", DocxMaker(in_p("<w:t>x</w:t>")), "text-outside-run"},
    {"text_in_a_deletion_in_a_move",
     DocxMaker(in_p("<w:moveTo w:id=\"1\"><w:del w:id=\"2\">" + run("x") + "</w:del></w:moveTo>")),
     "text-in-deletion"},
    {"whole_numbering", numbered(num("1", "0") + num("2", "0"), "2"), ""},
    {"num_twice", numbered(num("1", "0") + num("1", "0"), "1"), "duplicate-numbering"},
    {"num_of_no_list", numbered(num("1", "5"), "1"), "dangling-list"},
    {"num_that_is_not_there", numbered(num("1", "0"), "2"), "dangling-numbering"},
    {"list_twice", numbered("<w:abstractNum w:abstractNumId=\"0\"/>" + num("1", "0"), "1"),
     "duplicate-list"},
    {"picture_of_another_type",
     DocxMaker(p("x"))
         .relation("<Relationship Id=\"rId9\" Type=\"x/image\" Target=\"media/a.bin\"/>")
         .extra("word/media/a.bin", "x"),
     "not-a-picture"},
    {"two_relations_of_one_id",
     DocxMaker(p("x"))
         .relation("<Relationship Id=\"rId9\" Type=\"x/y\" Target=\"document.xml\"/>")
         .relation("<Relationship Id=\"rId9\" Type=\"x/y\" Target=\"document.xml\"/>"),
     "bad-relations"},
    {"faults_in_a_header", DocxMaker(p("x")).header(table("") + in_p(bookmark("1", "a"))),
     "table-without-row unclosed-bookmark"},
    {"broken_other_part", DocxMaker(p("x")).extra("docProps/app.xml", "<x>"), "not-well-formed"},
};

ROWS_OF(Rows, OutputCheck, kCheckRows);

TEST(OutputCheck, bytes_that_are_no_document_are_one_fault) {
  const std::vector<docx::OutputFault> faults = docx::check_output("%PDF-1.7");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].code, "not-a-document");
  EXPECT_EQ(faults[0].what, "not a Word document (it is a PDF), the file");
}

}  // namespace
}  // namespace engross::docx_tests
