// A document that people have worked on keeps all of it through a merge: protection, tracked
// changes, comments, locks, direction, notes, text boxes; spaces at the ends of texts; sections.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::run;
using fakes::unzipped;

// The run of a filled mark, or of a text beside one.
std::string touched(std::string_view text, std::string_view properties = "") {
  const std::string plain = run(text, properties);
  const std::size_t at = plain.find("<w:t>");
  return plain.substr(0, at) + "<w:t xml:space=\"preserve\">" + plain.substr(at + 5);
}

struct KeptRow {
  std::string name;
  std::string before;
  std::string after;
};

class Kept : public rows::Row<KeptRow> {};

DocxMaker worked_on(const std::string& body) {
  return DocxMaker(body)
      .footnotes("<w:footnote w:id=\"2\">" + p("{{ client.city }}") + "</w:footnote>")
      .comments("<w:comment w:id=\"4\" w:author=\"a\">" + p("check") + "</w:comment>")
      .settings(
          "<w:trackRevisions/><w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>");
}

ROW_TEST(Kept, ThroughAMerge) {
  const std::string document = filled_document(worked_on(row().before).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::body_of(document), row().after);
  auto parts = unzipped(document);
  EXPECT_EQ(fakes::seen(parts["word/footnotes.xml"]), "Ottawa\n");
  EXPECT_NE(parts["word/comments.xml"].find(run("check")), std::string::npos);
  EXPECT_NE(parts["word/settings.xml"].find(
                "<w:trackRevisions/><w:documentProtection w:edit=\"readOnly\" "
                "w:enforcement=\"1\"/>"),
            std::string::npos);
}

const std::string kCity = "{{ client.city }}";
const std::string kInsertion = "<w:ins w:id=\"7\" w:author=\"a\" w:date=\"2026-01-01T00:00:00Z\">";
const std::string kDeletion =
    "<w:del w:id=\"8\" w:author=\"a\"><w:r><w:delText>{{ old.city }}</w:delText></w:r></w:del>";
const std::string kFormatting =
    "<w:b/><w:rPrChange w:id=\"9\" w:author=\"a\"><w:rPr><w:i/></w:rPr></w:rPrChange>";
const std::string kLocked =
    "<w:sdt><w:sdtPr><w:id w:val=\"5\"/><w:lock w:val=\"sdtContentLocked\"/></w:sdtPr>"
    "<w:sdtContent>";
const std::string kPermission = "<w:permStart w:id=\"3\" w:edGrp=\"everyone\"/>";
const std::string kNote = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
const std::string kBoxBegin =
    "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\">"
    "<v:textbox><w:txbxContent>";
const std::string kBoxEndTags = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>";

const KeptRow kKeptRows[] = {
    {"D43_insertion", "<w:p>" + kInsertion + run(kCity) + "</w:ins></w:p>",
     "<w:p>" + kInsertion + touched("Ottawa") + "</w:ins></w:p>"},
    {"D43_deletion", "<w:p>" + kDeletion + run(kCity) + "</w:p>",
     "<w:p>" + kDeletion + touched("Ottawa") + "</w:p>"},
    {"D43_tracked_formatting", "<w:p>" + run(kCity, kFormatting) + "</w:p>",
     "<w:p>" + touched("Ottawa", kFormatting) + "</w:p>"},
    {"D43_tracked_paragraph_mark",
     "<w:p><w:pPr><w:rPr>" + kInsertion.substr(0, kInsertion.size() - 1) + "/></w:rPr></w:pPr>" +
         run(kCity) + "</w:p>",
     "<w:p><w:pPr><w:rPr>" + kInsertion.substr(0, kInsertion.size() - 1) + "/></w:rPr></w:pPr>" +
         touched("Ottawa") + "</w:p>"},
    {"D43_comment",
     "<w:p><w:commentRangeStart w:id=\"4\"/>" + run(kCity) +
         "<w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>",
     "<w:p><w:commentRangeStart w:id=\"4\"/>" + touched("Ottawa") +
         "<w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>"},
    {"D43_locked_control", kLocked + p(kCity) + "</w:sdtContent></w:sdt>",
     kLocked + "<w:p>" + touched("Ottawa") + "</w:p></w:sdtContent></w:sdt>"},
    {"D43_permission", "<w:p>" + kPermission + run(kCity) + "<w:permEnd w:id=\"3\"/></w:p>",
     "<w:p>" + kPermission + touched("Ottawa") + "<w:permEnd w:id=\"3\"/></w:p>"},
    {"D43_right_to_left",
     "<w:p><w:pPr><w:bidi/></w:pPr>" + run("שלום " + kCity, "<w:rtl/>") + "</w:p>",
     "<w:p><w:pPr><w:bidi/></w:pPr>" + touched("שלום Ottawa", "<w:rtl/>") + "</w:p>"},
    {"D43_footnote", "<w:p>" + run(kCity) + kNote + "</w:p>",
     "<w:p>" + touched("Ottawa") + kNote + "</w:p>"},
    {"D43_text_box", "<w:p>" + kBoxBegin + p(kCity) + kBoxEndTags + run(kCity) + "</w:p>",
     "<w:p>" + kBoxBegin + "<w:p>" + touched("Ottawa") + "</w:p>" + kBoxEndTags +
         touched("Ottawa") + "</w:p>"},
};

ROWS_OF(Rows, Kept, kKeptRows);

const std::string kHeaderOfSection =
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId100\"/></w:sectPr>";
const std::string kBreak27 = "<w:p><w:pPr>" + kHeaderOfSection + "</w:pPr></w:p>";
const std::string kLast27 = "<w:sectPr><w:pgSz w:w=\"1\" w:h=\"1\"/></w:sectPr>";

struct SectionRow {
  std::string name;
  std::string before;
  std::string after;
};

class Sections : public rows::Row<SectionRow> {};

ROW_TEST(Sections, TakeTheirHeadersAlong) {
  const std::string document = filled_document(DocxMaker(row().before).header(p(kCity)).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::body_of(document), row().after);
  EXPECT_EQ(fakes::seen(unzipped(document)["word/header1.xml"]), "Ottawa\n");
}

const SectionRow kSectionRows[] = {
    {"E27_true_keeps_the_section_and_its_header",
     p("{% if spouse %}") + p("x") + kBreak27 + p("{% endif %}") + p("z") + kLast27,
     p("x") + kBreak27 + p("z") + kLast27},
    {"E27_false_takes_the_reference_along",
     p("{% if none %}") + p("x") + kBreak27 + p("{% endif %}") + p("z") + kLast27,
     p("z") + kLast27},
    {"E27_else_has_a_section_of_its_own",
     p("{% if none %}") + p("x") + kBreak27 + p("{% else %}") + p("y") + kBreak27 +
         p("{% endif %}") + p("z") + kLast27,
     p("y") + kBreak27 + p("z") + kLast27},
    {"E27_a_mark_in_the_breaking_paragraph",
     p("{% if spouse %}") + p("x") + "<w:p><w:pPr>" + kHeaderOfSection + "</w:pPr>" +
         run("{% endif %}") + "</w:p>" + p("z") + kLast27,
     p("x") + kBreak27 + p("z") + kLast27},
    {"E27_each_round_has_its_section",
     p("{% for c in children %}") + p("{{ c.name }}") + kBreak27 + p("{% endfor %}") + p("z") +
         kLast27,
     "<w:p>" + touched("Al") + "</w:p>" + kBreak27 + "<w:p>" + touched("Bo") + "</w:p>" + kBreak27 +
         p("z") + kLast27},
};

ROWS_OF(Rows, Sections, kSectionRows);

struct SpaceRow {
  std::string name;
  std::string before;  // of a paragraph
  std::string after;
};

class Spaces : public rows::Row<SpaceRow> {};

ROW_TEST(Spaces, Stay) {
  EXPECT_EQ(filled_xml("<w:p>" + row().before + "</w:p>"), "<w:p>" + row().after + "</w:p>");
}

const SpaceRow kSpaceRows[] = {
    {"E14_of_the_value", run("{{ spaces }}"), touched("  two  ")},
    {"E14_before_and_behind_the_mark", run(" in {{ client.city }} , "), touched(" in Ottawa , ")},
    {"E14_between_two_marks", run("{{ client.city }} {{ client.city }}"), touched("Ottawa Ottawa")},
    {"E14_where_a_block_begins_and_ends", run("a {% if spouse %} b {% endif %} c"),
     touched("a  b  c")},
    {"E14_where_a_false_block_stood", run("a {% if none %}b{% endif %} c"), touched("a  c")},
    {"E14_behind_a_mark_split_over_runs", run("{{ client") + run(".city }} x "),
     touched("Ottawa") + touched(" x ")},
    {"E14_in_each_round", run("{% for c in children %} {{ c.name }} {% endfor %}"),
     touched(" Al  Bo ")},
    {"E14_untouched_text_stays_as_it_is", run(" a ") + run("{{ client.city }}"),
     run(" a ") + touched("Ottawa")},
};

ROWS_OF(Rows, Spaces, kSpaceRows);

}  // namespace
}  // namespace engross::docx_tests
