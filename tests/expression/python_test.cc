// Expressions in Python: what has a form that means the same, and what has none.
#include "expression/python.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::expression {
namespace {

// a and b are facts, d is a date, list is a list, m.x is the matter's and may be missing.
std::optional<PythonName> names(const std::vector<std::string>& steps) {
  const std::string path = base::join(steps, ".");
  if (path == "a" || path == "b") return PythonName{path};
  if (path == "d" || path == "list") return PythonName{path, PythonUse::presence};
  if (steps[0] == "m") return PythonName{"showifdef('" + path + "')", PythonUse::equality};
  return std::nullopt;
}

struct Row {
  const char* name;
  const char* expression;
  const char* python;  // "": none
};
class Python : public rows::Row<Row> {};

ROW_TEST(Python, MeansTheSameOrIsNot) {
  const auto expression = Expression::parse(row().expression, {"cap"});
  ASSERT_TRUE(expression.has_value()) << expression.error().what;
  EXPECT_EQ(python(*expression, names).value_or(""), row().python);
}

ROWS(Forms, Python, Row{"name", "a", "a"}, Row{"of_the_matter", "m.x", "showifdef('m.x')"},
     Row{"quotes", "\"it's\"", "'it\\'s'"}, Row{"backslash", "a == 'C:\\\\'", "(a == 'C:\\\\')"},
     Row{"number", "12.50", "12.50"}, Row{"tick", "true", "True"}, Row{"not", "not a", "(not a)"},
     Row{"and", "a and b and m.x", "(a and b and showifdef('m.x'))"},
     Row{"or_in_and", "a and (b or d)", "(a and (b or d))"}, Row{"order", "a >= 21", "(a >= 21)"},
     Row{"equal", "m.x == 'Ann'", "(showifdef('m.x') == 'Ann')"},
     Row{"not_equal", "a != 3", "(not (a == 3))"},
     Row{"contains", "m.x contains 'n'", "('n' in showifdef('m.x'))"},
     Row{"in_a_list", "a in ['x', 'y']", "(a in ['x', 'y'])"},
     Row{"starts", "a starts with 'x'", "str(a).startswith('x')"},
     Row{"sum", "a + 2 * b", "(a + (2 * b))"}, Row{"sign", "-a", "(-a)"},
     Row{"default", "m.x | default(21)",
         "(showifdef('m.x') if showifdef('m.x') not in (None, '') else 21)"},
     Row{"length", "list | length > 0", "(len(list) > 0)"},
     Row{"length_as_a_member", "list.length", "len(list)"},
     Row{"where", "m.x | where('is_minor')",
         "[one for one in showifdef('m.x') if getattr(one, 'is_minor', None)]"},
     Row{"reject", "list | reject('is_step')",
         "[one for one in list if not getattr(one, 'is_step', None)]"},
     Row{"conditional", "list if a else m.x", "(list if a else showifdef('m.x'))"},
     Row{"conditional_without_else", "list if a", "(list if a else None)"},
     Row{"is_empty", "d is empty", "(d in (None, '', []))"},
     Row{"is_not_empty", "d is not empty", "(d not in (None, '', []))"});

ROWS(None, Python, Row{"unknown_name", "nobody", ""}, Row{"unknown_in_and", "a and nobody", ""},
     Row{"order_of_what_may_be_missing", "m.x > 3", ""},
     Row{"order_of_dates", "d > '2026-01-01'", ""},
     Row{"a_date_as_a_text", "d == '2026-01-01'", ""},
     Row{"arithmetic_of_what_may_be_missing", "m.x + 1", ""}, Row{"joined", "a ~ b", ""},
     Row{"upper", "a | upper", ""}, Row{"filter_of_the_law", "a | cap", ""},
     Row{"where_with_a_test", "list | where('age', '>', 3)", ""},
     Row{"where_with_a_path", "list | where('name.last')", ""},
     Row{"defined", "m.x is defined", ""}, Row{"none", "m.x is none", ""},
     Row{"index_worked_out", "list[a]", ""}, Row{"after_parentheses", "(a).x", ""},
     Row{"nothing_compared", "a == none", ""});

}  // namespace
}  // namespace engross::expression
