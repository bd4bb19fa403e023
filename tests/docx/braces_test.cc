// Marks as docxtemplater and easy-template-x write them.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::p;
using fakes::row;
using fakes::table;

struct BraceRow {
  std::string name;
  std::string body;
  std::string seen;
};

class Braces : public rows::Row<BraceRow> {};

ROW_TEST(Braces, AreFilled) {
  EXPECT_EQ(filled_text(row().body, docx::Missing::stop, docx::Dialect::braces), row().seen);
}

const BraceRow kBraceRows[] = {
    {"value", p("Hello {client.city}!"), "Hello Ottawa!\n"},
    {"loop", p("{#children}") + p("{name}") + p("{/children}"), "Al\nBo\n"},
    {"loop_inline", p("{#children}{name}, {/children}"), "Al, Bo, \n"},
    {"loop_over_texts", p("{#one}[{.}]{/one}"), "[x]\n"},
    {"loop_in_rows", table(row({"{#children}{name}", "{age}{/children}"})), "Al|4|\nBo|19|\n"},
    {"nested_loops", p("{#children}{name}:{#toys}{.} {/toys};{/children}"), "Al:ball kite ;Bo:;\n"},
    {"outer_names_inside", p("{#children}{name} {client.city} {/children}"),
     "Al Ottawa Bo Ottawa \n"},
    {"condition_true", p("{#spouse}yes{/spouse}"), "yes\n"},
    {"condition_false", p("a{#none}yes{/none}"), "a\n"},
    {"condition_on_a_record", p("{#client}{city}{/client}"), "Ottawa\n"},
    {"condition_on_nothing_there", p("a{#nowhere}yes{/nowhere}"), "a\n"},
    {"inverted_false", p("{^none}no{/none}"), "no\n"},
    {"inverted_true", p("a{^spouse}no{/spouse}"), "a\n"},
    {"inverted_empty_list", p("{^nobody}nobody{/nobody}"), "nobody\n"},
    {"inverted_nothing_there", p("{^nowhere}no{/nowhere}"), "no\n"},
    {"end_without_a_name", p("{#spouse}yes{/}"), "yes\n"},
    {"leaves_no_line", p("{#none}") + p("x") + p("{/none}") + p("z"), "z\n"},
    {"double_braces_of_the_other_skin", p("{client.city} }"),
     "faults: unopened-mark @ body, paragraph 1\n"},
    {"unclosed", p("{#children}x"), "faults: unclosed-for @ body, paragraph 1\n"},
    {"wrong_end", p("{#children}x{/spouse}"), "faults: wrong-end @ body, paragraph 1\n"},
    {"end_of_nothing", p("x{/spouse}"), "faults: unexpected-end @ body, paragraph 1\n"},
    {"empty_mark", p("x{}"), "faults: empty-mark @ body, paragraph 1\n"},
};

ROWS_OF(Rows, Braces, kBraceRows);

}  // namespace
}  // namespace engross::docx_tests
