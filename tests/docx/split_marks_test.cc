// Marks that Word has split over runs, or put something into.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::p;
using fakes::run;

struct SplitRow {
  std::string name;
  std::string paragraph;  // content of a w:p
  std::string xml;        // what it becomes
};

class SplitMarks : public rows::Row<SplitRow> {};

ROW_TEST(SplitMarks, AreOneMark) {
  EXPECT_EQ(filled_xml("<w:p>" + row().paragraph + "</w:p>"), "<w:p>" + row().xml + "</w:p>");
}

const std::string kBold = "<w:b/>";
const std::string kItalic = "<w:i/>";
// A touched run as it comes out.
std::string out(std::string_view text, std::string_view properties = "") {
  std::string made = run(text, properties);
  return made.replace(made.find("<w:t>"), 5, "<w:t xml:space=\"preserve\">");
}

const SplitRow kSplitRows[] = {
    {"E1_one_run", run("Dear {{ client.city }}:"), out("Dear Ottawa:")},
    {"E1_alone", run("{{ client.city }}"), out("Ottawa")},
    {"E1_two_marks", run("{{ client.city }}, {{client.city}}"), out("Ottawa, Ottawa")},
    {"E1_touching_marks", run("{{ client.city }}{{ client.city }}"), out("OttawaOttawa")},
    {"E2_two_runs", run("a {{ client", kBold) + run(".city }} b", kItalic),
     out("a Ottawa", kBold) + out(" b", kItalic)},
    {"E2_inside_the_brackets", run("{", kBold) + run("{ client.city }", kItalic) + run("}"),
     out("Ottawa", kBold)},
    {"E2_five_runs", run("x{{") + run(" cli") + run("ent") + run(".ci") + run("ty }}y"),
     out("xOttawa") + out("y")},
    {"E2_twelve_runs",
     run("{") + run("{") + run(" ") + run("cl") + run("ie") + run("nt") + run(".") + run("ci") +
         run("ty") + run(" ") + run("}") + run("}"),
     out("Ottawa")},
    {"E2_each_character", one_run_a_character("{{ client.city }}") + run("!"),
     out("Ottawa", "<w:sz w:val=\"20\"/>") + run("!")},
    {"E2_two_texts_in_one_run", "<w:r><w:t>a{{ client</w:t><w:t>.city }}b</w:t></w:r>",
     "<w:r><w:t xml:space=\"preserve\">aOttawa</w:t><w:t xml:space=\"preserve\">b</w:t></w:r>"},
    {"E3_proofing",
     run("{{ ") + "<w:proofErr w:type=\"spellStart\"/>" + run("client.city") +
         "<w:proofErr w:type=\"spellEnd\"/>" + run(" }}"),
     out("Ottawa") + "<w:proofErr w:type=\"spellStart\"/><w:proofErr w:type=\"spellEnd\"/>"},
    {"E3_bookmark",
     run("{{ client") + "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + run(".city }}") +
         "<w:bookmarkEnd w:id=\"1\"/>",
     out("Ottawa") + "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/>"},
    {"E3_rendered_page_break",
     "<w:r><w:t>{{ cli</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>ent.city }}</w:t></w:r>",
     out("Ottawa")},
    {"E4_first_format_wins",
     run("{{", kBold) + run(" client.city }}", kItalic) + run(" tail", kItalic),
     out("Ottawa", kBold) + run(" tail", kItalic)},
    {"E5_one_step_highlighted",
     run("{{ client.") + run("city", "<w:highlight w:val=\"yellow\"/>") + run(" }}."),
     out("Ottawa") + out(".")},
    {"E7_soft_hyphen_and_zero_width", run("{{ cli\u00ADent.\u200Bcity }}"), out("Ottawa")},
    {"E7_soft_hyphen_element", "<w:r><w:t>{{ cli</w:t><w:softHyphen/><w:t>ent.city }}</w:t></w:r>",
     "<w:r><w:t xml:space=\"preserve\">Ottawa</w:t><w:t xml:space=\"preserve\"></w:t></w:r>"},
    {"E7_no_break_space", run("{{\u00A0client.city\u00A0}}"), out("Ottawa")},
    {"E8_curly_quotes", run("{{ “yes” if spouse else ‘no’ }}"), out("yes")},
    {"E8_entities_for_quotes", run("{{ &quot;a&amp;b&quot; }}|"), out("a&amp;b|")},
    {"E9_across_a_break",
     "<w:r><w:t>{{</w:t><w:br/><w:t>client.city</w:t><w:tab/><w:t>}}</w:t></w:r>",
     "<w:r><w:t xml:space=\"preserve\">Ottawa</w:t><w:t xml:space=\"preserve\"></w:t><w:t "
     "xml:space=\"preserve\"></w:t></w:r>"},
    {"E52_inside_an_insertion",
     "<w:ins w:id=\"1\" w:author=\"x\">" + run("{{ client.city }}") + "</w:ins>",
     "<w:ins w:id=\"1\" w:author=\"x\">" + out("Ottawa") + "</w:ins>"},
    {"E52_across_an_insertion",
     run("a {{ client") + "<w:ins w:id=\"1\" w:author=\"x\">" + run(".city }} b") + "</w:ins>",
     out("a Ottawa") + "<w:ins w:id=\"1\" w:author=\"x\">" + out(" b") + "</w:ins>"},
    {"E52_deletions_are_ignored",
     "<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>{{ nothing }}</w:delText></w:r></w:del>" +
         run("{{ client.city }}"),
     "<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>{{ nothing }}</w:delText></w:r></w:del>" +
         out("Ottawa")},
    {"E50_inside_a_hyperlink",
     "<w:hyperlink w:anchor=\"x\">" + run("{{ client.city }}") + "</w:hyperlink>",
     "<w:hyperlink w:anchor=\"x\">" + out("Ottawa") + "</w:hyperlink>"},
    {"E47_inside_a_content_control",
     "<w:sdt><w:sdtPr/><w:sdtContent>" + run("{{ client.city }}") + "</w:sdtContent></w:sdt>",
     "<w:sdt><w:sdtPr/><w:sdtContent>" + out("Ottawa") + "</w:sdtContent></w:sdt>"},
    {"smart_tag",
     "<w:smartTag w:element=\"x\">" + run("{{ client") + "</w:smartTag>" + run(".city }}"),
     "<w:smartTag w:element=\"x\">" + out("Ottawa") + "</w:smartTag>"},
    {"space_default_becomes_preserve",
     "<w:r><w:t xml:space=\"default\">{{ client.city }} </w:t></w:r>",
     "<w:r><w:t xml:space=\"preserve\">Ottawa </w:t></w:r>"},
    {"space_preserve_stays", "<w:r><w:t xml:space=\"preserve\">{{ client.city }} </w:t></w:r>",
     "<w:r><w:t xml:space=\"preserve\">Ottawa </w:t></w:r>"},
    {"D60_comment_inside", "<w:r><w:t>{{ client<!-- note -->.city }}</w:t></w:r>",
     "<w:r><w:t xml:space=\"preserve\">Ottawa<!-- note --></w:t></w:r>"},
    {"D60_cdata", "<w:r><w:t><![CDATA[<{{ client.city }}>]]></w:t></w:r>",
     "<w:r><w:t xml:space=\"preserve\">&lt;Ottawa&gt;</w:t></w:r>"},
    {"single_braces_are_text", run("{ not a mark } {client.city}"),
     run("{ not a mark } {client.city}")},
    {"comment_mark", run("a{# note to the clerk #}b"), out("ab")},
    {"quoted_brackets", run("{{ \"}}\" }}"), out("}}")},
    {"docxtpl_run_letter", run("{{r client.city }}"), out("Ottawa")},
};

ROWS_OF(Rows, SplitMarks, kSplitRows);

TEST(SplitMarksOverManyRuns, D62_five_hundred_runs) {
  std::string runs;
  for (const char c : "{{ client.city" + std::string(485, ' ') + "}}")
    runs += run(std::string_view(&c, 1));
  EXPECT_EQ(filled_xml("<w:p>" + runs + "</w:p>"), "<w:p>" + out("Ottawa") + "</w:p>");
}

TEST(SplitMarksOverManyRuns, D62_fifty_thousand_runs_and_a_mark) {
  std::string runs;
  for (int i = 0; i < 50'000; ++i) runs += run("x");
  const std::string filled = filled_xml("<w:p>" + runs + run("{{ client.city }}") + "</w:p>");
  EXPECT_TRUE(filled.ends_with(run("x") + out("Ottawa") + "</w:p>")) << filled.substr(0, 200);
  EXPECT_EQ(filled.size(), runs.size() + std::string("<w:p></w:p>" + out("Ottawa")).size());
}

TEST(SplitMarksOverManyRuns, D62_ten_thousand_rows) {
  std::string rows;
  for (int i = 0; i < 10'000; ++i) rows += fakes::row({"{{ client.city }}"});
  const std::string document = filled_document(fakes::DocxMaker(fakes::table(rows)).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  std::string expected;
  for (int i = 0; i < 10'000; ++i) expected += "Ottawa|\n";
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), expected);
}

}  // namespace
}  // namespace engross::docx_tests
