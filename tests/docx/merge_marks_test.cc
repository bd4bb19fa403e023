// Marks in the brackets of merge fields, as authors who come from Clio write them.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::p;
using fakes::row;
using fakes::table;

const expression::OtherNames kClioNames = {{"matter.client", "client"},
                                           {"matter.client.name", "client.name.full"},
                                           {"matter.opendate", "opened"},
                                           {"date.year", "opened | date(\"yyyy\")"},
                                           {"matter.relationships", "kin"}};

constexpr std::string_view kMergeValues = R"({
  "client": {"name": {"full": "Ann Roy"}, "city": "Ottawa"},
  "spouse": true, "empty": "", "nothing": null, "fee": 1200, "blank": "  ", "nobody": [],
  "children": [{"name": "Al", "age": 4}, {"name": "Bo", "age": 19}],
  "kin": {"step_son": {"name": "Cy Roy"}}, "opened": "2026-11-23"
})";

// No tag has two of them.
std::string with_brackets_escaped(std::string body) {
  for (const auto& [bracket, escaped] :
       {std::pair("<<", "&lt;&lt;"), std::pair(">>", "&gt;&gt;")}) {
    for (std::size_t at = body.find(bracket); at != std::string::npos; at = body.find(bracket, at))
      body.replace(at, 2, escaped);
  }
  return body;
}

std::string merged(std::string_view body, docx::Dialect dialect = docx::Dialect::engross) {
  const std::string escaped = with_brackets_escaped(std::string(body));
  const auto opened = docx::Template::open(fakes::DocxMaker(escaped).bytes(),
                                           {.dialect = dialect, .merge_names = kClioNames});
  if (!opened) return "open: " + opened.error().line();
  if (!opened->faults().empty()) return "faults: " + faults_of(*opened);
  const auto filled = opened->fill(values(kMergeValues), environment(), docx::Missing::stop);
  if (!filled) return "fill: " + filled.error().error.line();
  std::string unsound;
  for (const docx::OutputFault& fault : docx::check_output(filled->document))
    unsound += fault.code + " ";
  return unsound.empty() ? fakes::seen(fakes::body_of(filled->document)) : "unsound: " + unsound;
}

struct MergeRow {
  std::string name;
  std::string body;
  std::string seen;
};

class MergeMarks : public rows::Row<MergeRow> {};

ROW_TEST(MergeMarks, AreFilled) { EXPECT_EQ(merged(row().body), row().seen); }

const MergeRow kMergeFilled[] = {
    {"E6_a_name_of_clio", p("To <<Matter.Client.Name>>,"), "To Ann Roy,\n"},
    {"E6_guillemets", p("To \u00ABMatter.Client.Name\u00BB,"), "To Ann Roy,\n"},
    {"E6_spaces_within", p("<< Matter.Client.Name >> and \u00AB Matter.Client.Name \u00BB"),
     "Ann Roy and Ann Roy\n"},
    {"E6_no_case", p("<<MATTER.client.NAME>>"), "Ann Roy\n"},
    {"E6_a_longer_name_goes_on", p("<<Matter.Client.City>>"), "Ottawa\n"},
    {"E6_a_label_of_a_contact", p("<<Matter.Relationships.StepSon.Name>>"), "Cy Roy\n"},
    {"E6_a_name_that_stands_for_more", p("<<Date.Year>>"), "2026\n"},
    {"E6_our_own_name", p("<<client.city>>"), "Ottawa\n"},
    {"E6_a_filter", p("<<Matter.OpenDate | date \"d MMMM yyyy\">>"), "23 November 2026\n"},
    {"E6_soft_hyphen_and_no_break_space", p("<<\u00A0Matter.\u00ADClient.Name\u200B>>"),
     "Ann Roy\n"},
    {"E6_both_kinds_of_brackets", p("<<Matter.Client.Name>> of {{ client.city }}"),
     "Ann Roy of Ottawa\n"},
    {"E6_if", p("a<<if spouse>>b<<else>>c<<end if>>d"), "abd\n"},
    {"E6_if_in_words", p("<<if fee is more than 1000>>dear<<end if>>"), "dear\n"},
    {"E6_if_greater", p("<<if fee &gt; 1000>>dear<<end if>>"), "dear\n"},
    {"E6_else_if", p("<<if empty>>a<<else if fee &lt; 5>>b<<else>>c<<endif>>"), "c\n"},
    {"E6_if_of_clio", p("<<if Matter.Client.Name is empty>>a<<else>>b<<end if>>"), "b\n"},
    {"E6_if_alone_takes_its_line", p("a") + p("<<if nobody>>") + p("b") + p("<<end if>>") + p("c"),
     "a\nc\n"},
    {"E6_if_in_guillemets", p("\u00ABif spouse\u00BBy\u00ABelse\u00BBn\u00ABend if\u00BB"), "y\n"},
    {"E6_for_each", p("<<for each child in children>>") + p("<<child.name>>") + p("<<end for>>"),
     "Al\nBo\n"},
    {"E6_for_with_a_count",
     p("<<for child in children>><<loop.index>>. <<child.name>> <<end for>>"), "1. Al 2. Bo \n"},
    {"E6_for_by_row",
     table(
         row({"<<for each child in children, by row>><<child.name>>", "<<child.age>><<end for>>"})),
     "Al|4|\nBo|19|\n"},
    {"E6_for_by_text", p("<<for each child in children, by text>><<child.name>>;<<end for>>"),
     "Al;Bo;\n"},
    {"E6_begun_in_one_kind_and_ended_in_the_other", p("<<if spouse>>x{% endif %}"), "x\n"},
    {"E6_a_note_to_the_clerk", p("a<<! ask for the date >>b"), "ab\n"},
    {"E6_a_note_alone", p("a") + p("<<! ask >>") + p("b"), "a\nb\n"},
    {"E6_quotation_marks_are_text", p("le \u00AB testament \u00BB, \u00AB Date \u00BB"),
     "le \u00AB testament \u00BB, \u00AB Date \u00BB\n"},
    {"E6_a_quoted_word_is_text", p("\u00AB if \u00BB, \u00AB for \u00BB"),
     "\u00AB if \u00BB, \u00AB for \u00BB\n"},
    {"E6_a_quoted_address_is_text", p("\u00AB www.example.com \u00BB"),
     "\u00AB www.example.com \u00BB\n"},
    {"E6_an_arrow_is_text", p("Next >> or << 3, 1 << 2, << >>"),
     "Next &gt;&gt; or &lt;&lt; 3, 1 &lt;&lt; 2, &lt;&lt; &gt;&gt;\n"},
    {"optional_there", p("a {{ ?client.city }}"), "a Ottawa\n"},
    {"optional_missing_takes_its_line", p("a") + p("Of {{ ?client.nickname }}!") + p("b"),
     "a\nb\n"},
    {"optional_empty_takes_its_line", p("a") + p("<<?empty>>") + p("<<? nothing >>") + p("b"),
     "a\nb\n"},
    {"optional_blank_takes_its_line", p("a") + p("{{ ?blank }}") + p("{{ ?nobody }}") + p("b"),
     "a\nb\n"},
    {"optional_one_of_two_keeps_the_line", p("{{ ?client.city }}, {{ ?client.province }}"),
     "Ottawa, \n"},
    {"optional_beside_a_condition", p("a") + p("{% if spouse %}b{% endif %}{{ ?empty }}") + p("c"),
     "a\nb\nc\n"},
    {"optional_with_a_filter", p("a") + p("{{ ?client.nickname | upper }}") + p("b"), "a\nb\n"},
    {"optional_in_a_cell", table(row({"a", "{{ ?empty }}"})), "a||\n"},
    {"optional_in_a_whole_row", table(row({"a", "b"}) + row({"{{ ?empty }}", "of {{ ?nothing }}"})),
     "a|b|\n"},
    {"optional_row_with_one_value",
     table(row({"a", "b"}) + row({"{{ ?empty }}", "of {{ ?client.city }}"})),
     "a|b|\n|of Ottawa|\n"},
    {"optional_rows_take_their_table",
     p("x") + table(row({"{{ ?empty }}"}) + row({"{{ ?nothing }}"})) + p("y"), "x\ny\n"},
    {"optional_in_a_loop",
     p("{% for child in children %}") + p("{{ child.name }}") + p("{{ ?child.nickname }}") +
         p("{% endfor %}"),
     "Al\nBo\n"},
};

ROWS_OF(Rows, MergeMarks, kMergeFilled);

const MergeRow kMergeRefused[] = {
    {"E6_not_closed", p("To <<Matter.Client.Name> here"),
     "faults: unclosed-mark @ body, paragraph 1\n"},
    {"E6_closed_in_another_paragraph", p("<<Matter.Client") + p(".Name>>"),
     "faults: unclosed-mark @ body, paragraph 1\n"},
    {"E6_another_begins_before_it_ends", p("<<Matter.Client.Name <<client.city>>"),
     "faults: unclosed-mark @ body, paragraph 1\n"},
    {"E6_two_words", p("<<Matter Client Name>>"), "faults: syntax @ body, paragraph 1\n"},
    {"E6_no_such_filter", p("<<Matter.Client.Name | uper>>"),
     "faults: unknown-filter @ body, paragraph 1\n"},
    {"E6_if_never_ended", p("<<if spouse>>x"), "faults: unclosed-if @ body, paragraph 1\n"},
    {"E6_for_never_ended", p("<<for each c in children>>x"),
     "faults: unclosed-for @ body, paragraph 1\n"},
    {"E6_end_of_nothing", p("x<<end if>>"), "faults: unexpected-end @ body, paragraph 1\n"},
    {"E6_wrong_end", p("<<if spouse>>x<<end for>>"), "faults: wrong-end @ body, paragraph 1\n"},
    {"E6_else_outside", p("x<<else>>"), "faults: else-outside @ body, paragraph 1\n"},
    {"E6_else_of_a_loop_if", p("<<for each c in children>><<else if spouse>><<end for>>"),
     "faults: else-outside @ body, paragraph 1\n"},
    {"E6_loop_without_a_list", p("<<for each child>>x<<end for>>"),
     "faults: syntax @ body, paragraph 1\n"},
    {"E6_loop_by_something_else", p("<<for each c in children, by page>>x<<end for>>"),
     "faults: syntax @ body, paragraph 1\n"},
    {"E6_condition_without_words", p("<<if >>x<<end if>>"),
     "faults: empty-mark @ body, paragraph 1\n"},
    {"E6_more_behind_an_end", p("<<if spouse>>x<<end if spouse = 1>>"),
     "faults: unclosed-if @ body, paragraph 1\n"},
    {"E6_a_picture_of_a_guillemet_condition", p("\u00ABif spouse\u00BBy"),
     "faults: unclosed-if @ body, paragraph 1\n"},
    {"E6_unknown_name_of_clio", p("<<Matter.Client.Nmae>>"),
     "fill: values are missing: client.Nmae, body, paragraph 1, give them, or let the "
     "template say what to do without them"},
    {"E6_guillemets_of_an_unknown_name", p("\u00ABMatter.Client.Nmae\u00BB"),
     "fill: values are missing: client.Nmae, body, paragraph 1, give them, or let the "
     "template say what to do without them"},
    {"optional_without_a_name", p("{{ ? }}"), "faults: empty-mark @ body, paragraph 1\n"},
    {"optional_of_no_name", p("{{ ?? }}"), "faults: syntax @ body, paragraph 1\n"},
    {"optional_condition", p("{% if ?spouse %}x{% endif %}"),
     "faults: syntax @ body, paragraph 1\n"},
};

class MergeMarksRefused : public MergeMarks {};

ROW_TEST(MergeMarksRefused, SayWhy) { EXPECT_EQ(merged(row().body), row().seen); }

ROWS_OF(Rows, MergeMarksRefused, kMergeRefused);

TEST(MergeMarkWords, E6_faults_speak_of_the_brackets_that_stand_there) {
  const auto opened = docx::Template::open(
      fakes::DocxMaker(with_brackets_escaped(p("<<for child>>x<<end for>>") + p("<<if spouse>>y")))
          .bytes(),
      {});
  ASSERT_TRUE(opened);
  ASSERT_EQ(opened->faults().size(), 2U);
  EXPECT_EQ(opened->faults()[0].remedy, "write <<for each child in children>>");
  EXPECT_EQ(opened->faults()[1].remedy, "write “<<end if>>” where it ends");
}

TEST(MergeMarkWords, E6_other_dialects_leave_them_as_text) {
  const std::string body = p("<<Matter.Client.Name>> \u00ABMatter.Client.Name\u00BB");
  const std::string same = "&lt;&lt;Matter.Client.Name&gt;&gt; \u00ABMatter.Client.Name\u00BB\n";
  EXPECT_EQ(merged(body, docx::Dialect::braces), same);
  EXPECT_EQ(merged(body, docx::Dialect::none), same);
}

TEST(MergeMarkWords, E6_what_is_asked_for_has_our_names) {
  const auto opened = docx::Template::open(
      fakes::DocxMaker(
          with_brackets_escaped(p("<<Matter.Client.Name>> <<Matter.Relationships.Executor.Name>>"
                                  "<<?Matter.Client.City>>")))
          .bytes(),
      {.merge_names = kClioNames});
  ASSERT_TRUE(opened);
  std::string asked;
  for (const docx::Field& field : opened->fields())
    asked += field.path + (field.required ? "" : "?") + " ";
  EXPECT_EQ(asked, "client.name.full kin.Executor.Name client.City? ");
}

}  // namespace
}  // namespace engross::docx_tests
