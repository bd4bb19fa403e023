// A faulty template's copy with comments: where they stand, what they say, and that the copy is a
// whole document.
#include "docx/annotate.h"

#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::cell;
using fakes::DocxMaker;
using fakes::p;
using fakes::run;
using fakes::table;

// The copy, or why there is none.
std::string annotated_copy(const std::string& bytes) {
  const auto opened = docx::Template::open(bytes, {});
  if (!opened) return "open: " + opened.error().line();
  const auto copy = docx::annotated(*opened);
  return copy ? *copy : "failed: " + copy.error().line();
}

// What stands between a start and an end of comments, as the document shows it: "a[0:text]b", one
// line a paragraph.
std::string shown(const std::string& xml) {
  std::string out;
  for (std::size_t at = 0; at < xml.size();) {
    const std::size_t end = xml.find('>', at);
    if (xml[at] != '<') {
      const std::size_t tag = xml.find('<', at);
      out += xml.substr(at, tag - at);
      at = tag;
      continue;
    }
    const std::string tag = xml.substr(at + 1, end - at - 1);
    const std::string id = tag.substr(tag.find("id=\"") + 4, 1);
    if (tag.starts_with("w:commentRangeStart")) out += "[" + id + ":";
    if (tag.starts_with("w:commentRangeEnd")) out += ":" + id + "]";
    if (tag.starts_with("w:commentReference")) out += "*" + id;
    if (tag == "/w:p") out += "\n";
    at = end + 1;
  }
  return out;
}

// The comments' authors and texts, one line each.
std::string comments_of(std::map<std::string, std::string>& parts) {
  std::string out;
  const std::string& xml = parts["word/comments.xml"];
  for (std::size_t at = xml.find("<w:comment "); at != std::string::npos;
       at = xml.find("<w:comment ", at + 1)) {
    const std::size_t author = xml.find("w:author=\"", at) + 10;
    out += xml.substr(author, xml.find('"', author) - author) + ": " +
           fakes::seen(xml.substr(at, xml.find("</w:comment>", at) - at));
  }
  return out;
}

struct AnnotateRow {
  std::string name;
  DocxMaker maker;
  std::string body;
  std::string comments;
};

class Annotated : public rows::Row<AnnotateRow> {};

ROW_TEST(Annotated, SaysEachFaultAtItsPlace) {
  const std::string bytes = row().maker.bytes();
  const std::string copy = annotated_copy(bytes);
  ASSERT_TRUE(is_document(copy)) << copy;
  EXPECT_EQ(docx::check_output(copy), docx::check_output(bytes));
  auto parts = fakes::unzipped(copy);
  ASSERT_FALSE(parts.empty());
  EXPECT_EQ(shown(fakes::body_of(copy)), row().body);
  EXPECT_EQ(comments_of(parts), row().comments);
}

const AnnotateRow kAnnotateRows[] = {
    {"one_mark", DocxMaker(p("Dear") + p("{{ a | nothing }}") + p("x")),
     "Dear\n[0:{{ a | nothing }}:0]*0\nx\n",
     "Engross: there is no filter \"nothing\" ({{ a | nothing }}): check the list of filters\n"},
    {"amid_text",
     DocxMaker("<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr>" + run("a ") + run("{{ a | nothing }}") +
               run(" b") + "</w:p>"),
     "a [0:{{ a | nothing }}:0]*0 b\n",
     "Engross: there is no filter \"nothing\" ({{ a | nothing }}): check the list of filters\n"},
    {"split_over_runs", DocxMaker("<w:p>" + run("a {{ a |") + run(" nothing }} b") + "</w:p>"),
     "[0:a {{ a | nothing }} b:0]*0\n",
     "Engross: there is no filter \"nothing\" ({{ a | nothing }}): check the list of filters\n"},
    {"two_in_one_paragraph",
     DocxMaker("<w:p>" + run("{{ a | x }}") + run(" and ") + run("{{ b | y }}") + "</w:p>"),
     "[0:{{ a | x }}:0]*0 and [1:{{ b | y }}:1]*1\n",
     "Engross: there is no filter \"x\" ({{ a | x }}): check the list of filters\nEngross: there "
     "is no filter \"y\" ({{ b | y }}): check the list of filters\n"},
    {"same_mark_twice",
     DocxMaker("<w:p>" + run("{{ a | x }}") + run(" and ") + run("{{ a | x }}") + "</w:p>"),
     "[0:{{ a | x }}:0]*0 and [1:{{ a | x }}:1]*1\n",
     "Engross: there is no filter \"x\" ({{ a | x }}): check the list of filters\nEngross: there "
     "is no filter \"x\" ({{ a | x }}): check the list of filters\n"},
    {"in_a_table_cell",
     DocxMaker(table("<w:tr>" + cell(p("x")) + cell(p("{{ a | x }}")) + "</w:tr>")),
     "x\n[0:{{ a | x }}:0]*0\n",
     "Engross: there is no filter \"x\" ({{ a | x }}): check the list of filters\n"},
    {"in_a_tracked_insertion",
     DocxMaker("<w:p><w:ins w:id=\"9\" w:author=\"b\">" + run("{{ a | x }}") + "</w:ins></w:p>"),
     "[0:{{ a | x }}:0]*0\n",
     "Engross: there is no filter \"x\" ({{ a | x }}): check the list of filters\n"},
    {"half_in_an_insertion",
     DocxMaker("<w:p>" + run("{{ a |") + "<w:ins w:id=\"9\" w:author=\"b\">" + run(" x }}") +
               "</w:ins>" + run("z") + "</w:p>"),
     "[0:{{ a | x }}z:0]*0\n",
     "Engross: there is no filter \"x\" ({{ a | x }}): check the list of filters\n"},
    {"in_a_header", DocxMaker(p("first")).header(p("y") + p("{{ a | x }}")), "[0:first:0]*0\n",
     "Engross: header 1, paragraph 2: there is no filter \"x\" ({{ a | x }}): check the list of "
     "filters\n"},
    {"in_a_footnote",
     DocxMaker("<w:p>" + run("first") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>")
         .footnotes("<w:footnote w:id=\"1\">" + p("{{ a | x }}") + "</w:footnote>"),
     "[0:first:0]*0\n",
     "Engross: footnotes, paragraph 1: there is no filter \"x\" ({{ a | x }}): check the list of "
     "filters\n"},
    {"in_a_header_of_an_empty_body", DocxMaker("").header(p("{{ a | x }}")), "*0\n",
     "Engross: header 1, paragraph 1: there is no filter \"x\" ({{ a | x }}): check the list of "
     "filters\n"},
    {"in_a_header_of_an_empty_paragraph",
     DocxMaker("<w:p/><w:sectPr/>").header(p("{{ a | x }}") + p("{{ b | y }}")),
     "[0::0]*0[1::1]*1\n",
     "Engross: header 1, paragraph 1: there is no filter \"x\" ({{ a | x }}): check the list of "
     "filters\nEngross: header 1, paragraph 2: there is no filter \"y\" ({{ b | y }}): check the "
     "list of filters\n"},
    {"in_a_text_box",
     DocxMaker("<w:p>" + run("out") + "<w:r><w:pict><w:txbxContent>" + p("{{ a | x }}") +
               "</w:txbxContent></w:pict></w:r></w:p>"),
     "[0:out{{ a | x }}\n:0]*0\n",
     "Engross: there is no filter \"x\" ({{ a | x }}): check the list of filters\n"},
    {"beside_comments_that_are_there",
     DocxMaker("<w:p><w:commentRangeStart w:id=\"4\"/>" + run("{{ a | x }}") +
               "<w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>")
         .comments("<w:comment w:id=\"4\" w:author=\"Ann\">" + p("why?") + "</w:comment>"),
     "[4:[5:{{ a | x }}:5]*5:4]*4\n",
     "Ann: why?\nEngross: there is no filter \"x\" ({{ a | x }}): check the list of filters\n"},
    {"block_that_is_not_closed", DocxMaker(p("{% if a %}") + p("x")), "[0:{% if a %}:0]*0\nx\n",
     "Engross: “{% if a %}” is never ended ({% if a %}): write “{% endif %}” where it ends\n"},
    {"special_characters", DocxMaker(p("{{ a &lt; &amp; }}")), "[0:{{ a &lt; &amp; }}:0]*0\n",
     "Engross: \"&amp;\" has no meaning here ({{ a &lt; &amp; }}): write \"and\", or ~ to join "
     "texts\n"},
};

ROWS_OF(Rows, Annotated, kAnnotateRows);

TEST(Annotated, of_a_document_of_the_strict_kind_is_strict) {
  const std::string copy = annotated_copy(
      DocxMaker()
          .document("<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body>"
                    "<p><r><t>{{ a | x }}</t></r></p></body></document>")
          .bytes());
  ASSERT_TRUE(is_document(copy)) << copy;
  auto parts = fakes::unzipped(copy);
  EXPECT_NE(parts["word/comments.xml"].find(
                "<w:comments xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">"),
            std::string::npos);
  EXPECT_NE(parts["word/document.xml"].find(
                "<body><p><w:commentRangeStart "
                "xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" w:id=\"0\"/><r>"),
            std::string::npos)
      << parts["word/document.xml"];
  EXPECT_NE(parts["word/_rels/document.xml.rels"].find(
                "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/comments\""),
            std::string::npos);
}

TEST(Annotated, has_the_faults_that_the_template_has) {
  const std::string bytes = DocxMaker(p("{{ a | x }}") + p("{% endif %}")).bytes();
  const auto before = docx::Template::open(bytes, {});
  const auto after = docx::Template::open(annotated_copy(bytes), {});
  ASSERT_TRUE(before && after);
  EXPECT_EQ(before->faults().size(), 2U);
  EXPECT_EQ(faults_of(*after), faults_of(*before));
}

TEST(Annotated, comment_numbers_that_leave_no_room_are_refused) {
  EXPECT_EQ(
      annotated_copy(DocxMaker(p("{{ a | x }}"))
                         .comments("<w:comment w:id=\"2000000001\">" + p("y") + "</w:comment>")
                         .bytes()),
      "failed: a comment with the number 2000000001, word/comments.xml, take that comment "
      "out of the template");
}

}  // namespace
}  // namespace engross::docx_tests
