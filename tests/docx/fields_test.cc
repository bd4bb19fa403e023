// What a template asks for: of what type, in which loop, from the values on.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;

struct FieldsRow {
  std::string name;
  std::string body;
  std::string fields;  // "whole: type", with ? where it is optional, one a line
};

class FieldsOf : public rows::Row<FieldsRow> {};

ROW_TEST(FieldsOf, HaveTypesAndWholePaths) {
  const auto opened = docx::Template::open(DocxMaker(row().body).bytes(), {});
  ASSERT_TRUE(opened && opened->faults().empty()) << faults_of(*opened);
  std::string all;
  for (const docx::Field& field : opened->fields()) {
    all += (field.whole.empty() ? "(" + field.path + ")" : field.whole) +
           (field.required ? ": " : "?: ") + std::string(expression::word(field.asked)) + "\n";
  }
  EXPECT_EQ(all, row().fields);
}

std::string looped(const std::string& loop, const std::string& inside) {
  return p("{% for " + loop + " %}") + p(inside) + p("{% endfor %}");
}

ROWS(Types, FieldsOf, {"a_value", p("{{ a.b }}"), "a.b: value\n"},
     {"a_text", p("{{ a | upper }}"), "a: text\n"},
     {"a_rich_text", p("{{ a | rich }}"), "a: text\n"},
     {"an_address", p("{{ a | link(\"here\") }}"), "a: text\n"},
     {"a_picture", p("{{ a | image(\"3 cm\") }}"), "a: value\n"},
     {"a_number", p("{{ a | words }}"), "a: number\n"},
     {"a_date", p("{{ a | date(\"yyyy\") }}"), "a: date\n"},
     {"a_list", p("{{ a | comma_and_list }}"), "a: list\n"},
     {"a_person", p("{{ a | he }}"), "a: person\n"},
     {"a_condition", p("{% if a %}x{% endif %}"), "a?: condition\n"},
     {"a_default", p("{{ a | default(\"x\") | upper }}"), "a?: text\n"},
     {"its_line_goes", p("{{ ?a }}"), "a?: value\n"},
     {"a_length", p("{{ a.length }}"), "a: list\n"},
     {"a_comparison", p("{% if a is more than 18 %}x{% endif %}"), "a?: number\n"},
     {"a_comparison_with_a_text", p("{% if a == \"x\" %}x{% endif %}"), "a?: text\n"},
     {"a_search", p("{% if a contains \"x\" %}x{% endif %}"), "a?: value\n"},
     {"a_product", p("{{ a * b }}"), "a: number\nb: number\n"},
     {"a_sum_may_be_of_dates", p("{{ a + b }}"), "a: value\nb: value\n"},
     {"joined_texts", p("{{ a ~ b }}"), "a: value\nb: value\n"},
     {"one_or_the_other", p("{{ a if b else c }}"), "a: value\nb?: condition\nc: value\n"},
     {"tested_and_printed", p("{% if a %}{{ a | date }}{% endif %}"), "a?: date\n"},
     {"printed_and_counted", p("{{ a }}{{ a | words }}"), "a: number\n"},
     {"two_types_are_none", p("{{ a | date }}{{ a | words }}"), "a: value\n"},
     {"two_types_are_none_for_a_third", p("{{ a | date }}{{ a | words }}{{ a | date }}"),
      "a: value\n"},
     {"two_types_are_none_however_tested", p("{{ a | date }}{{ a | words }}{% if a %}x{% endif %}"),
      "a: value\n"},
     {"a_filters_argument", p("{{ a | replace(b, \"x\") }}"), "a: text\nb: value\n"});

ROWS(Loops, FieldsOf,
     {"a_loop", looped("c in a.list", "{{ c.name }}{{ c }}"),
      "a.list: list\na.list[].name: value\na.list[]: value\n"},
     {"a_loop_in_a_loop",
      p("{% for c in a %}") + looped("d in c.toys", "{{ d.size | words }}{{ c.name }}{{ e }}") +
          p("{% endfor %}"),
      "a: list\na[].toys: list\na[].toys[].size: number\na[].name: value\ne: value\n"},
     {"of_some_items", looped("c in a | where(\"minor\") | sort(\"name\")", "{{ c.name }}"),
      "a: list\na[].name: value\n"},
     {"of_other_items", looped("c in a | map(\"name\")", "{{ c.first }}"),
      "a: list\n(c.first): value\n"},
     {"of_a_list_that_is_written", looped("c in [a, b]", "{{ c.first }}"),
      "a: value\nb: value\n(c.first): value\n"},
     {"behind_a_loop", looped("c in a", "{{ c.x }}") + p("{{ c.y }}"),
      "a: list\na[].x: value\nc.y: value\n"},
     {"of_the_count", looped("c in a", "{{ loop.index }}"), "a: list\n"});

}  // namespace
}  // namespace engross::docx_tests
