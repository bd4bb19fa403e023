// Faults of a template: all of them at once, each with its place and what to write instead.
#include <gtest/gtest.h>

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

struct FaultRow {
  std::string name;
  std::string body;
  std::string faults;  // code | mark | place, one a line
};

std::string listed(const std::string& docx) {
  const auto opened = docx::Template::open(docx, {});
  if (!opened) return opened.error().line();
  std::string all;
  for (const docx::TemplateFault& fault : opened->faults()) {
    EXPECT_FALSE(fault.what.empty()) << fault.code;
    EXPECT_FALSE(fault.remedy.empty()) << fault.code;
    all += fault.code + " | " + fault.mark + " | " + fault.place.text() + "\n";
  }
  return all;
}

class Faults : public rows::Row<FaultRow> {};

ROW_TEST(Faults, AreListedWithTheirPlaces) {
  EXPECT_EQ(listed(DocxMaker(row().body).bytes()), row().faults);
}

const std::string kBox = "<w:p><w:r><w:pict><w:txbxContent>";
const std::string kBoxEnd = "</w:txbxContent></w:pict></w:r></w:p>";

const FaultRow kFaultRows[] = {
    {"none", p("{% if a %}") + p("x") + p("{% endif %}"), ""},
    {"E10_mark_over_two_paragraphs", p("{{ client") + p(".name }}"),
     "unclosed-mark | {{ client | body, paragraph 1\nunopened-mark | .name }} | body, paragraph "
     "2\n"},
    {"E10_mark_swallows_the_next", p("{{ a {{ b }}"),
     "unclosed-mark | {{ a {{ b }} | body, paragraph 1\n"},
    {"control_mark_without_end", p("{% if a"), "unclosed-mark | {% if a | body, paragraph 1\n"},
    {"stray_end_bracket", p("client.name }} "),
     "unopened-mark | client.name }} | body, paragraph 1\n"},
    {"syntax", p("{{ client. }}"), "syntax | {{ client. }} | body, paragraph 1\n"},
    {"empty_mark", p("{{ }}"), "empty-mark | {{ }} | body, paragraph 1\n"},
    {"empty_condition", p("{% if %}x{% endif %}"), "empty-mark | {% if %} | body, paragraph 1\n"},
    {"unknown_filter", p("{{ a | shout }}"),
     "unknown-filter | {{ a | shout }} | body, paragraph 1\n"},
    {"unknown_control", p("{% extends x %}"),
     "unknown-control | {% extends x %} | body, paragraph 1\n"},
    {"misspelt_end", p("{% for c in a %}x{% endfro %}"),
     "unknown-control | {% endfro %} | body, paragraph 1\n"},
    {"misspelt_if", p("{% fi a %}x{% endif %}"),
     "unknown-control | {% fi a %} | body, paragraph 1\n"},
    {"unclosed_if", p("{% if a %}") + p("x"), "unclosed-if | {% if a %} | body, paragraph 1\n"},
    {"unclosed_for", p("x") + p("{% for c in a %}"),
     "unclosed-for | {% for c in a %} | body, paragraph 2\n"},
    {"unclosed_inside_another", p("{% if a %}") + p("{% for c in b %}") + p("{% endif %}"),
     "unclosed-for | {% for c in b %} | body, paragraph 2\n"},
    {"end_of_nothing", p("x {% endif %}"), "unexpected-end | {% endif %} | body, paragraph 1\n"},
    {"wrong_end", p("{% for c in a %}x{% endif %}"),
     "wrong-end | {% endif %} | body, paragraph 1\n"},
    {"else_outside", p("{% else %}"), "else-outside | {% else %} | body, paragraph 1\n"},
    {"elif_in_a_loop", p("{% for c in a %}x{% elif b %}y{% endfor %}"),
     "else-outside | {% elif b %} | body, paragraph 1\n"},
    {"elif_after_else", p("{% if a %}1{% else %}2{% elif b %}3{% endif %}"),
     "second-else | {% elif b %} | body, paragraph 1\n"},
    {"two_elses", p("{% if a %}1{% else %}2{% else %}3{% endif %}"),
     "second-else | {% else %} | body, paragraph 1\n"},
    {"loop_without_a_list", p("{% for c %}x{% endfor %}"),
     "syntax | {% for c %} | body, paragraph 1\n"},
    {"loop_over_two_names", p("{% for a, b in c %}x{% endfor %}"),
     "syntax | {% for a, b in c %} | body, paragraph 1\n"},
    {"loop_named_loop", p("{% for loop in c %}x{% endfor %}"),
     "syntax | {% for loop in c %} | body, paragraph 1\n"},
    {"text_behind_an_end", p("{% if a %}x{% endif = %}"),
     "syntax | {% endif = %} | body, paragraph 1\n"},
    {"crossed_cell_and_body", table(row({"{% if a %}x"})) + p("{% endif %}"),
     "crossed-blocks | {% if a %} | body, paragraph 1, table 1, row 1, column 1\n"},
    {"crossed_two_tables", table(row({"{% if a %}x"})) + p("y") + table(row({"{% endif %}"})),
     "crossed-blocks | {% if a %} | body, paragraph 1, table 1, row 1, column 1\n"},
    {"crossed_text_box", p("{% if a %}") + kBox + p("{% endif %}") + kBoxEnd,
     "crossed-blocks | {% if a %} | body, paragraph 1\n"},
    {"crossed_content_control",
     "<w:sdt><w:sdtContent>" + p("{% if a %}") + "</w:sdtContent></w:sdt>" + p("{% endif %}"),
     "crossed-blocks | {% if a %} | body, paragraph 1\n"},
    {"crossed_inline_control",
     "<w:p><w:sdt><w:sdtContent>" + run("{% if a %}x") + "</w:sdtContent></w:sdt>" +
         run("{% endif %}y") + "</w:p>",
     "crossed-blocks | {% if a %} | body, paragraph 1\n"},
    {"crossed_field",
     "<w:p>" + run("{% if a %}x") +
         "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar "
         "w:fldCharType=\"separate\"/></w:r>" +
         run("y{% endif %}") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
     "crossed-blocks | {% if a %} | body, paragraph 1\n"},
    {"half_alone", p("a {% if b %} c") + p("d") + p("{% endif %}"),
     "half-alone | {% if b %} | body, paragraph 1\n"},
    {"row_mark_beside_text", table(row({"{%tr if a %} x"}) + row({"y"}) + row({"{%tr endif %}"})),
     "not-alone | {%tr if a %} | body, paragraph 1, table 1, row 1, column 1\n"},
    {"paragraph_mark_beside_text", p("{%p if a %} x") + p("{%p endif %}"),
     "not-alone | {%p if a %} | body, paragraph 1\n"},
    {"row_mark_outside_tables", p("{%tr if a %}") + p("{%tr endif %}"),
     "not-in-table | {%tr if a %} | body, paragraph 1\n"},
    {"else_amid_a_row", table(row({"{% if a %}x", "{% else %}y", "{% endif %}"})),
     "not-alone | {% else %} | body, paragraph 2, table 1, row 1, column 2\n"},
    {"field_in_a_mark",
     "<w:p>" + run("{{ a") +
         "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar "
         "w:fldCharType=\"end\"/></w:r>" +
         run(" }}") + "</w:p>",
     "object-in-mark | {{ a }} | body, paragraph 1\n"},
    {"note_in_a_mark",
     "<w:p>" + run("{% if a") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>" +
         run(" %}x{% endif %}") + "</w:p>",
     "object-in-mark | {% if a %} | body, paragraph 1\n"},
    {"D77_mark_in_a_field",
     "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"{{ a "
     "}}\"</w:instrText></w:r><w:r><w:fldChar "
     "w:fldCharType=\"end\"/></w:r></w:p>",
     "mark-in-field | {{ a }}\" | body, paragraph 1\n"},
};

ROWS_OF(Rows, Faults, kFaultRows);

TEST(Faults, three_at_once_with_heading_and_cell) {
  const std::string heading =
      "<w:p><w:pPr><w:pStyle w:val=\"Titre1\"/></w:pPr>" + run("Residue") + "</w:p>";
  const std::string own =
      "<w:p><w:pPr><w:pStyle w:val=\"Clause\"/></w:pPr>" + run("Trusts") + "</w:p>";
  const std::string body = p("{{ a | shout }}") + heading + p("x") + p("{% if b %}") + own +
                           table(row({"1", "2"}) + row({"3", "{{ c. }}"}));
  const std::string styles =
      "<w:style w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style><w:style "
      "w:styleId=\"Base\"><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
      "<w:style w:styleId=\"Clause\"><w:name w:val=\"Clause\"/><w:basedOn "
      "w:val=\"Base\"/></w:style>";
  EXPECT_EQ(listed(DocxMaker(body).styles(styles).bytes()),
            "unknown-filter | {{ a | shout }} | body, paragraph 1\n"
            "unclosed-if | {% if b %} | body, paragraph 4, under “Residue”\n"
            "syntax | {{ c. }} | body, paragraph 9, under “Trusts”, table 1, row 2, column 2\n");
}

TEST(Faults, E59_twenty_at_once) {
  std::string body;
  std::string expected;
  for (int i = 1; i <= 20; ++i) {
    body += p("{{ a | shout }}");
    expected += "unknown-filter | {{ a | shout }} | body, paragraph " + std::to_string(i) + "\n";
  }
  EXPECT_EQ(listed(DocxMaker(body).bytes()), expected);
}

TEST(Faults, crossed_over_parts_is_one_fault_naming_both) {
  const auto opened = docx::Template::open(
      DocxMaker(p("{% if a %}")).footer(p("x") + p("{% endif %}")).bytes(), {});
  ASSERT_TRUE(opened);
  ASSERT_EQ(opened->faults().size(), 1U);
  const docx::TemplateFault& fault = opened->faults()[0];
  EXPECT_EQ(fault.code, "crossed-blocks");
  EXPECT_EQ(fault.place.text(), "body, paragraph 1");
  EXPECT_EQ(fault.what,
            "“{% if a %}” begins here, and “{% endif %}” stands in footer 1, paragraph 2");
}

TEST(Faults, crossed_cells_name_both_places) {
  const auto opened =
      docx::Template::open(DocxMaker(table(row({"{% if a %}x"})) + p("{% endif %}")).bytes(), {});
  ASSERT_TRUE(opened);
  ASSERT_EQ(opened->faults().size(), 1U);
  EXPECT_EQ(opened->faults()[0].what,
            "“{% if a %}” and “{% endif %}” stand in different cells, boxes or controls (the other "
            "one: body, paragraph 2)");
}

TEST(Faults, the_remedy_is_what_to_write) {
  const auto opened = docx::Template::open(
      DocxMaker(p("{% for c in a %}x{% endfro %}") + p("{% if b %}")).bytes(), {});
  ASSERT_TRUE(opened);
  ASSERT_EQ(opened->faults().size(), 2U);
  EXPECT_EQ(opened->faults()[0].remedy, "did you mean “endfor”?");
  EXPECT_EQ(opened->faults()[1].remedy, "write “{% endif %}” where it ends");
}

TEST(Faults, a_faulty_template_is_not_filled) {
  const auto opened = docx::Template::open(DocxMaker(p("{% if a %}")).bytes(), {});
  ASSERT_TRUE(opened);
  const auto filled = opened->fill(values(), environment(), docx::Missing::blank);
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().error.fault, base::Fault::template_fault);
}

struct FieldRow {
  std::string name;
  std::string body;
  std::string fields;  // path < loop ! (required), one a line
};

class Fields : public rows::Row<FieldRow> {};

ROW_TEST(Fields, AreListed) {
  const auto opened = docx::Template::open(DocxMaker(row().body).bytes(), {});
  ASSERT_TRUE(opened);
  std::string all;
  for (const docx::Field& field : opened->fields()) {
    all += field.path + (field.loop.empty() ? "" : " < " + field.loop) +
           (field.required ? " !" : "") + "\n";
  }
  EXPECT_EQ(all, row().fields);
}

const FieldRow kFieldRows[] = {
    {"E58_value", p("{{ client.name.full }}"), "client.name.full !\n"},
    {"E58_twice_is_one", p("{{ a }} {{ a }}"), "a !\n"},
    {"E58_default_is_not_required", p("{{ a | default(\"x\") }}"), "a\n"},
    {"E58_condition_is_not_required", p("{% if a %}x{% endif %}"), "a\n"},
    {"E58_value_in_a_condition_is_not_required", p("{% if a %}{{ a.b }}{% endif %}"), "a\na.b\n"},
    {"E58_required_by_one_use", p("{% if a %}{{ b }}{% endif %}{{ b }}"), "a\nb !\n"},
    {"E58_loop",
     p("{% for child in children %}{{ child.name.full }}{{ city }}{% endfor %}{{ child }}"),
     "children !\nchild.name.full < children !\ncity !\nchild !\n"},
    {"E58_nested_loop",
     p("{% for c in cs %}{% for t in c.toys %}{{ t }}{{ c.x }}{% endfor %}{% endfor %}"),
     "cs !\nc.toys < cs !\nt < c.toys !\nc.x < cs !\n"},
    {"E58_count_is_no_field", p("{% for c in cs %}{{ loop.index }}{% endfor %}"), "cs !\n"},
};

ROWS_OF(Rows, Fields, kFieldRows);

TEST(Fields, E58_know_their_parts) {
  const auto opened =
      docx::Template::open(DocxMaker(p("{{ a }}")).header(p("{{ b }}{{ a }}")).bytes(), {});
  ASSERT_TRUE(opened);
  const std::vector<docx::Field> fields = opened->fields();
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[0].parts, (std::vector<std::string>{"body", "header 1"}));
  EXPECT_EQ(fields[1].parts, (std::vector<std::string>{"header 1"}));
}

}  // namespace
}  // namespace engross::docx_tests
