// Conditions and loops: what they take with them and what they leave.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::cell;
using fakes::p;
using fakes::row;
using fakes::run;
using fakes::table;

struct BlockRow {
  std::string name;
  std::string body;
  std::string seen;
};

class BlockTexts : public rows::Row<BlockRow> {};

ROW_TEST(BlockTexts, ReadAsWritten) { EXPECT_EQ(filled_text(row().body), row().seen); }

const std::string kToys = "{% for toy in child.toys %}";

const BlockRow kBlockRows[] = {
    {"E18_if_true_inline", p("a {% if spouse %}x{% endif %} b"), "a x b\n"},
    {"E18_if_false_inline", p("a {% if none %}x{% endif %} b"), "a  b\n"},
    {"E18_else_inline", p("{% if none %}x{% else %}y{% endif %}z"), "yz\n"},
    {"E18_missing_condition_is_false", p("a{% if nowhere %}x{% endif %}"), "a\n"},
    {"E19_true_leaves_no_line", p("{% if spouse %}") + p("x") + p("{% endif %}") + p("z"),
     "x\nz\n"},
    {"E19_false_leaves_no_line", p("a") + p("{% if none %}") + p("x") + p("{% endif %}") + p("z"),
     "a\nz\n"},
    {"E19_else_leaves_no_line",
     p("{% if none %}") + p("x") + p("{% else %}") + p("y") + p("{% endif %}"), "y\n"},
    {"E19_spaces_around_the_mark", p("  {% if none %} ") + p("x") + p(" {% endif %}") + p("z"),
     "z\n"},
    {"E19_two_marks_in_one_paragraph",
     p("{% if spouse %}{% if none %}") + p("x") + p("{% endif %}{% endif %}") + p("z"), "z\n"},
    {"E19_end_and_beginning_in_one",
     p("{% if none %}") + p("x") + p("{% endif %}{% if spouse %}") + p("y") + p("{% endif %}"),
     "y\n"},
    {"E19_whole_paragraph_in_a_condition", p("{% if none %}only this{% endif %}") + p("z"), "z\n"},
    {"E19_complementary_conditions",
     p("{% if none %}a{% endif %}{% if none %}b{% endif %}") + p("z"), "z\n"},
    {"E19_one_of_two_conditions",
     p("{% if none %}a{% endif %}{% if spouse %}b{% endif %}") + p("z"), "b\nz\n"},
    {"E19_nested_false", p("{% if spouse %}{% if none %}a{% endif %}{% endif %}") + p("z"), "z\n"},
    {"E19_nothing_in_a_loop", p("{% for c in nobody %}{{ c }}, {% endfor %}") + p("z"), "z\n"},
    {"E19_words_beside_stay", p("{% if none %}a{% endif %}.") + p("z"), ".\nz\n"},
    {"E20_elif_first", p("{% if spouse %}a{% elif spouse %}b{% else %}c{% endif %}"), "a\n"},
    {"E20_elif_second", p("{% if none %}a{% elif spouse %}b{% else %}c{% endif %}"), "b\n"},
    {"E20_elif_last", p("{% if none %}a{% else if none %}b{% else %}c{% endif %}"), "c\n"},
    {"E20_elif_paragraphs",
     p("{% if none %}") + p("a") + p("{% elif spouse %}") + p("b") + p("{% else %}") + p("c") +
         p("{% end if %}"),
     "b\n"},
    {"E21_five_deep",
     p("{% if spouse %}1{% if spouse %}2{% if spouse %}3{% if spouse %}4{% if spouse %}5{% endif "
       "%}{% endif %}{% endif %}{% endif %}{% endif %}"),
     "12345\n"},
    {"E23_around_a_table", p("{% if none %}") + table(row({"x"})) + p("{% endif %}") + p("z"),
     "z\n"},
    {"E23_around_a_row",
     table(row({"a"}) + row({"{% if none %}"}) + row({"x"}) + row({"{% endif %}"}) + row({"z"})),
     "a|\nz|\n"},
    {"E23_across_one_row", table(row({"a", "b"}) + row({"{% if none %}x", "y{% endif %}"})),
     "a|b|\n"},
    {"E23_around_a_cell",
     table("<w:tr>" + cell(p("a")) + cell(p("{%tc if none %}")) + cell(p("x")) +
           cell(p("{%tc endif %}")) + "</w:tr>"),
     "a|\n"},
    {"E24_only_paragraph_of_a_cell",
     table("<w:tr>" + cell(p("{% if none %}") + p("x") + p("{% endif %}")) + cell(p("b")) +
           "</w:tr>"),
     "|b|\n"},
    {"E24_whole_condition_in_a_cell", table(row({"{% if none %}x{% endif %}", "b"})), "|b|\n"},
    {"E24_comment_in_a_cell", table(row({"{# note #}", "b"})), "|b|\n"},
    {"E25_no_rows_left",
     p("a") + table(row({"{% if none %}"}) + row({"x"}) + row({"{% endif %}"})) + p("z"), "a\nz\n"},
    {"E25_table_in_a_cell",
     table("<w:tr>" + cell(table(row({"{% for c in nobody %}{{ c }}", "{% endfor %}"})) + p("b")) +
           "</w:tr>"),
     "b|\n"},
    {"E28_no_paragraphs", p("a") + p("{% for c in nobody %}") + p("{{ c }}") + p("{% endfor %}"),
     "a\n"},
    {"E28_one_paragraph", p("{% for c in one %}") + p("{{ c }}") + p("{% endfor %}"), "x\n"},
    {"E28_two_paragraphs",
     p("{% for c in children %}") + p("{{ c.name }} is {{ c.age }}") + p("{% endfor %}"),
     "Al is 4\nBo is 19\n"},
    {"E28_for_each", p("{% for each c in children %}") + p("{{ c.name }}") + p("{% end for %}"),
     "Al\nBo\n"},
    {"E28_end_names_the_variable",
     p("{% for c in children %}") + p("{{ c.name }}") + p("{% endfor c %}"), "Al\nBo\n"},
    {"E28_loop_record",
     p("{% for c in children %}{{ loop.index }}/{{ loop.length }}{{ loop.index0 }}{% if loop.first "
       "%}F{% endif %}{% if loop.last %}L{% endif %} {% endfor %}"),
     "1/20F 2/21L \n"},
    {"E28_else_of_an_empty_loop",
     p("{% for c in nobody %}") + p("{{ c }}") + p("{% else %}") + p("nobody") + p("{% endfor %}"),
     "nobody\n"},
    {"E28_null_is_an_empty_list", p("a{% for c in null %}x{% endfor %}"), "a\n"},
    {"E29_rows",
     table(row({"Name", "Age"}) + row({"{% for c in children %}", ""}) +
           row({"{{ c.name }}", "{{ c.age }}"}) + row({"{% endfor %}", ""})),
     "Name|Age|\nAl|4|\nBo|19|\n"},
    {"E29_row_letters",
     table(row({"{%tr for c in children %}"}) + row({"{{ c.name }}"}) + row({"{%tr endfor %}"})),
     "Al|\nBo|\n"},
    {"E29_row_letters_in_one_row",
     table(row({"{%tr for c in children %}{{ c.name }}", "{{ c.age }}{%tr endfor %}"})),
     "Al|4|\nBo|19|\n"},
    {"E29_across_one_row",
     table(row({"{% for c in children %}{{ c.name }}", "{{ c.age }}{% endfor %}"})),
     "Al|4|\nBo|19|\n"},
    {"E29_across_two_rows",
     table(row({"{% for c in children %}{{ c.name }}"}) + row({"{{ c.age }}{% endfor %}"})),
     "Al|\n4|\nBo|\n19|\n"},
    {"E29_two_rows_each",
     table(row({"{% for c in children %}"}) + row({"{{ c.name }}"}) + row({"{{ c.age }}"}) +
           row({"{% endfor %}"})),
     "Al|\n4|\nBo|\n19|\n"},
    {"E30_two_loops_in_one_row",
     table(row({"{% for c in children %}{{ c.name }} {% endfor %}",
                "{% for c in children %}{{ c.age }} {% endfor %}"})),
     "Al Bo |4 19 |\n"},
    {"E31_nested_table",
     table("<w:tr>" +
           cell(table(row({"{% for c in children %}{{ c.name }}", "{% endfor %}"})) + p("")) +
           "</w:tr>"),
     "Al||\nBo||\n|\n"},
    {"E32_table_for_each",
     p("{% for child in children %}") +
         table(row({"{{ child.name }}"}) + row({kToys}) + row({"{{ toy }}"}) +
               row({"{% endfor %}"})) +
         p("{% endfor %}"),
     "Al|\nball|\nkite|\nBo|\n"},
    {"E33_columns",
     table("<w:tr>" + cell(p("{%tc for c in children %}")) + cell(p("{{ c.name }}")) +
           cell(p("{%tc endfor %}")) + "</w:tr>"),
     "Al|Bo|\n"},
    {"E35_inline_loop",
     p("Toys: {% for c in children %}{{ c.name }}{% if not loop.last %}, {% endif %}{% endfor %}."),
     "Toys: Al, Bo.\n"},
    {"nested_paragraph_loops",
     p("{% for child in children %}") + p("{{ child.name }}") + p(kToys) + p("- {{ toy }}") +
         p("{% endfor %}") + p("{% endfor %}"),
     "Al\n- ball\n- kite\nBo\n"},
    {"paragraph_letters", p("{%p if none %}") + p("x") + p("{%p endif %}") + p("z"), "z\n"},
    {"jinja_signs", p("{%- if spouse -%}x{%- endif -%}"), "x\n"},
    {"split_over_paragraphs_true", p("a {% if spouse %}b") + p("c") + p("d{% endif %} e"),
     "a b\nc\nd e\n"},
    {"split_over_paragraphs_false", p("a {% if none %}b") + p("c") + p("d{% endif %} e"), "a  e\n"},
    {"split_over_paragraphs_loop", p("a {% for c in one %}b") + p("d{% endfor %} e"), "a b\nd e\n"},
    {"opens_at_the_end_of_a_line",
     p("As follows:{% for c in children %}") + p("{{ c.name }}") + p("{% endfor %}"),
     "As follows:\nAl\nBo\n"},
    {"closes_at_the_end_of_a_line",
     p("{% for c in children %}") + p("{{ c.name }}{% endfor %}") + p("z"), "Al\nBo\nz\n"},
    {"opens_at_the_start_of_a_line", p("{% if none %}a") + p("b{% endif %}") + p("z"), "z\n"},
    {"closes_at_the_start_of_a_line", p("{% if none %}a") + p("{% endif %}z"), "z\n"},
    {"else_at_the_start_of_a_line", p("{% if none %}a") + p("{% else %}b") + p("{% endif %}"),
     "b\n"},
    {"comment_paragraph", p("{# for the clerk #}") + p("z"), "z\n"},
    {"empty_blocks", p("{% if spouse %}{% endif %}") + p("z"), "z\n"},
    {"end_of_document", p("a") + p("{% if none %}") + p("x") + p("{% endif %}"), "a\n"},
};

ROWS_OF(Rows, BlockTexts, kBlockRows);

struct XmlRow {
  std::string name;
  std::string body;
  std::string xml;
};

class BlockXml : public rows::Row<XmlRow> {};

ROW_TEST(BlockXml, IsExactlyThis) { EXPECT_EQ(filled_xml(row().body), row().xml); }

const std::string kSection = "<w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>";
const std::string kLast = "<w:sectPr><w:pgSz w:w=\"1\" w:h=\"1\"/></w:sectPr>";

const XmlRow kXmlRows[] = {
    {"runs_keep_their_formats",
     "<w:p>" + run("a {% if spouse %}b", "<w:b/>") + run("c{% endif %} d", "<w:i/>") + "</w:p>",
     "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">a "
     "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">b</w:t></w:r>"
     "<w:r><w:rPr><w:i/></w:rPr><w:t "
     "xml:space=\"preserve\">c</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"> "
     "d</w:t></w:r></w:p>"},
    {"marks_in_runs_of_their_own",
     "<w:p>" + run("a") + run("{% if spouse %}", "<w:i/>") + run("b", "<w:b/>") +
         run("{% endif %}", "<w:i/>") + run("c") + "</w:p>",
     "<w:p>" + run("a") + run("b", "<w:b/>") + run("c") + "</w:p>"},
    {"E52_loop_inside_one_insertion",
     "<w:p><w:ins w:id=\"1\" w:author=\"x\">" + run("{% for c in one %}") + run("{{ c }}") +
         run("{% endfor %}") + "</w:ins></w:p>",
     "<w:p><w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t "
     "xml:space=\"preserve\">x</w:t></w:r></w:ins></w:p>"},
    {"E52_end_inside_an_insertion",
     "<w:p>" + run("{% if spouse %}a") + "<w:ins w:id=\"1\" w:author=\"x\">" +
         run("b{% endif %}c") + "</w:ins></w:p>",
     "<w:p><w:r><w:t xml:space=\"preserve\">a</w:t></w:r><w:ins w:id=\"1\" "
     "w:author=\"x\"><w:r><w:t xml:space=\"preserve\">b</w:t></w:r></w:ins>"
     "<w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t "
     "xml:space=\"preserve\">c</w:t></w:r></w:ins></w:p>"},
    {"E26_section_of_a_taken_paragraph_stays",
     p("{% if none %}") + p("x") + "<w:p><w:pPr>" + kSection + "</w:pPr>" + run("{% endif %}") +
         "</w:p>" + p("z") + kLast,
     "<w:p><w:pPr>" + kSection + "</w:pPr></w:p>" + p("z") + kLast},
    {"E26_section_inside_goes_with_the_block",
     p("{% if none %}") + "<w:p><w:pPr>" + kSection + "</w:pPr></w:p>" + p("{% endif %}") + p("z") +
         kLast,
     p("z") + kLast},
    {"E40_last_section_of_a_looped_body",
     p("{% for c in one %}") + p("y") + p("{% endfor %}") + kLast, p("y") + kLast},
    {"E40_page_break_beside_a_mark_stays",
     "<w:p><w:r><w:br w:type=\"page\"/></w:r>" + run("{% if spouse %}") + "</w:p>" + p("x") +
         p("{% endif %}"),
     "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + p("x")},
    {"E38_bookmark_in_a_loop_stands_once",
     p("{% for c in children %}") + "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"b\"/>" + run("x") +
         "<w:bookmarkEnd w:id=\"5\"/></w:p>" + p("{% endfor %}"),
     "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"b\"/>" + run("x") +
         "<w:bookmarkEnd w:id=\"5\"/></w:p><w:p>" + run("x") + "</w:p>"},
    {"E38_bookmark_half_in_a_block",
     p("{% if none %}") + "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"b\"/>" + run("x") + "</w:p>" +
         p("{% endif %}") + "<w:p>" + run("y") + "<w:bookmarkEnd w:id=\"5\"/></w:p>",
     "<w:bookmarkStart w:id=\"5\" w:name=\"b\"/><w:p>" + run("y") +
         "<w:bookmarkEnd w:id=\"5\"/></w:p>"},
    {"E38_bookmark_half_in_a_block_in_a_loop_goes",
     p("{% for c in children %}") + p("{% if spouse %}") +
         "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"b\"/>" + run("x") + "</w:p>" +
         p("{% endif %}") + "<w:p>" + run("y") + "<w:bookmarkEnd w:id=\"5\"/></w:p>" +
         p("{% endfor %}"),
     "<w:p>" + run("x") + "</w:p><w:p>" + run("y") + "</w:p><w:p>" + run("x") + "</w:p><w:p>" +
         run("y") + "</w:p>"},
    {"E38_bookmark_around_a_taken_paragraph",
     "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"b\"/>" + run("{% if none %}") + "</w:p>" + p("x") +
         p("{% endif %}") + "<w:p>" + run("y") + "<w:bookmarkEnd w:id=\"5\"/></w:p>",
     "<w:bookmarkStart w:id=\"5\" w:name=\"b\"/><w:p>" + run("y") +
         "<w:bookmarkEnd w:id=\"5\"/></w:p>"},
    {"E36_drawing_ids_differ",
     p("{% for c in children %}") +
         "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"7\" "
         "name=\"n\"/></wp:inline></w:drawing></w:r></w:p>" +
         p("{% endfor %}"),
     "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"7\" "
     "name=\"n\"/></wp:inline></w:drawing></w:r></w:p>"
     "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"8\" "
     "name=\"n\"/></wp:inline></w:drawing></w:r></w:p>"},
    {"E36_paragraph_ids_differ",
     p("{% for c in children %}") + "<w:p w14:paraId=\"11111111\">" + run("x") + "</w:p>" +
         p("{% endfor %}"),
     "<w:p w14:paraId=\"11111111\">" + run("x") + "</w:p><w:p w14:paraId=\"11111112\">" + run("x") +
         "</w:p>"},
    {"E39_content_control_ids_differ",
     p("{% for c in children %}") + "<w:sdt><w:sdtPr><w:id w:val=\"-9\"/></w:sdtPr><w:sdtContent>" +
         p("x") + "</w:sdtContent></w:sdt>" + p("{% endfor %}"),
     "<w:sdt><w:sdtPr><w:id w:val=\"-9\"/></w:sdtPr><w:sdtContent>" + p("x") +
         "</w:sdtContent></w:sdt>"
         "<w:sdt><w:sdtPr><w:id w:val=\"1073741824\"/></w:sdtPr><w:sdtContent>" +
         p("x") + "</w:sdtContent></w:sdt>"},
    {"E39_control_without_content_gets_a_paragraph",
     "<w:sdt><w:sdtPr/><w:sdtContent>" + p("{% if none %}") + p("x") + p("{% endif %}") +
         "</w:sdtContent></w:sdt>",
     "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>"},
    {"E29_row_properties_stay",
     table("<w:tr><w:trPr><w:cantSplit/></w:trPr>" +
           cell("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + p("{% for c in one %}{{ c }}")) +
           cell(p("{% endfor %}")) + "</w:tr>"),
     table("<w:tr><w:trPr><w:cantSplit/></w:trPr>" +
           cell("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t "
                "xml:space=\"preserve\">x</w:t></w:r></w:p>") +
           cell("<w:p></w:p>") + "</w:tr>")},
};

ROWS_OF(Rows, BlockXml, kXmlRows);

TEST(LongLoops, E28_a_thousand_paragraphs) {
  expression::List items(1000, expression::Value("y"));
  expression::Record record;
  record.members = {{"items", expression::Value(std::move(items))}};
  const std::string body = p("{% for i in items %}") + p("{{ i }}") + p("{% endfor %}");
  const std::string document =
      filled_document(fakes::DocxMaker(body).bytes(), docx::Missing::stop, docx::Dialect::engross,
                      expression::Value(std::move(record)));
  std::string expected;
  for (int i = 0; i < 1000; ++i) expected += "y\n";
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), expected);
}

class CountedLoops : public rows::Row<std::size_t> {};

ROW_TEST(CountedLoops, D92_give_as_many) {
  expression::Record record;
  record.members = {{"items", expression::Value(expression::List(row(), expression::Value("y")))}};
  const std::string document = filled_document(
      fakes::DocxMaker(p("{% for i in items %}{{ i }}{% endfor %}.")).bytes(), docx::Missing::stop,
      docx::Dialect::engross, expression::Value(std::move(record)));
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), std::string(row(), 'y') + ".\n");
}

ROWS(Counts, CountedLoops, 0, 1, 10'000);

TEST(LongLoops, D92_loops_ten_deep) {
  std::string body = "x";
  for (int i = 0; i < 10; ++i)
    body = "{% for a" + std::to_string(i) + " in children %}" + body + "{% endfor %}";
  EXPECT_EQ(filled_text(p(body)), std::string(1024, 'x') + "\n");
}

TEST(LongLoops, D92_blocks_beyond_the_limit_are_refused) {
  std::string body = "x";
  for (int i = 0; i < 65; ++i) body = "{% if spouse %}" + body + "{% endif %}";
  EXPECT_EQ(filled_text(p(body)), "faults: too-deep @ body, paragraph 1\n");
}

}  // namespace
}  // namespace engross::docx_tests
