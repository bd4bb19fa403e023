// What is missing, what merely holds nothing, and who stands ready for either.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(Missing, IsNamedByItsWholePath) {
  expect_answers({
      {"unknown name", "foo", "missing: foo"},
      {"unknown path", "foo.bar.baz", "missing: foo.bar.baz"},
      {"unknown member", "client.shoe_size", "missing: client.shoe_size"},
      {"member of nothing", "spouse.name.full", "missing: spouse.name.full"},
      {"member of a text", "word.full", "missing: word.full"},
      {"member of a date", "signed.year", "missing: signed.year"},
      {"index too large", "children[3].name", "missing: children[3].name"},
      {"index too small", "children[-4]", "missing: children[-4]"},
      {"index into nothing", "spouse[0]", "missing: spouse[0]"},
      {"index into an empty list", "nobody[0].name", "missing: nobody[0].name"},
      {"key", R"(client["shoe"])", R"(missing: client["shoe"])"},
      {"through filters", "foo | upper | lower", "missing: foo"},
      {"in a sum", "1 + foo", "missing: foo"},
      {"in a list", "[1, foo]", "missing: foo"},
      {"in a join", "\"a\" ~ foo", "missing: foo"},
      {"as an argument", "word | replace(\"t\", foo)", "missing: foo"},
      {"as an index", "children[foo]", "missing: foo"},
      {"compared", "foo == 1", "missing: foo"},
      {"last of or", "spouse or foo", "missing: foo"},
      {"chosen side", "foo if yes else 1", "missing: foo"},
      {"case as written", "Spouse.Name", "missing: Spouse.Name"},
      {"after brackets", "(children | first).shoe", "missing: (children | first).shoe"},
  });
}

TEST(Missing, NothingIsAValueWhereTextIsWanted) {
  expect_answers({
      {"plain", "client.name.middle", ""},
      {"upper", "client.name.middle | upper", ""},
      {"names", "spouse | names", ""},
      {"list", "spouse | comma_and_list", ""},
      {"possessive", "spouse | possessive", ""},
      {"length", "spouse | length", "0"},
      {"blank text", "blank | trim", ""},
  });
}

TEST(Missing, NothingIsMissingWhereAKindIsNeeded) {
  expect_answers({
      {"date", "client.deceased_on | date", "missing: client.deceased_on"},
      {"blank date", "nothing_text | date", "missing: nothing_text"},
      {"money", "unknown | money", "missing: unknown"},
      {"words", "unknown | words", "missing: unknown"},
      {"ordinal", "unknown | ordinal", "missing: unknown"},
      {"pronoun", "spouse | he", "missing: spouse"},
      {"plural", "unknown | plural('a', 'b')", "missing: unknown"},
      {"yesno", "unknown | yesno", "missing: unknown"},
      {"age of nobody", "spouse | age", "missing: spouse"},
      {"age without a birthdate", "wife | age", "missing: wife"},
      {"title", "children[2] | salutation", "missing: children[2]"},
      {"address", "wife.name | address_lines", "missing: wife.name"},
      {"ordering", "unknown > 5", "missing: unknown"},
      {"ordering, right side", "5 > unknown", "missing: unknown"},
      {"ordering a blank text", "blank < 5", "missing: blank"},
      {"looked for", "word contains unknown", "missing: unknown"},
  });
}

TEST(Missing, DefaultTakesMissingAndEmpty) {
  expect_answers({
      {"missing", "foo | default('x')", "x"},
      {"missing path", "spouse.name.full | default('x')", "x"},
      {"d", "foo | d('x')", "x"},
      {"nothing", "unknown | default('x')", "x"},
      {"blank", "blank | default('x')", "x"},
      {"empty text", "nothing_text | default('x')", "x"},
      {"empty list", "nobody | default('x')", "x"},
      {"zero stays", "zero | default('x')", "0"},
      {"false stays", "no | default('x')", "No"},
      {"value stays", "word | default('x')", "testator"},
      {"Jinja's second argument", "blank | default('x', true)", "x"},
      {"empty default", "foo | default('')", ""},
      {"empty default goes through", "client.deceased_on | default('') | date", ""},
      {"default of a default", "foo | default(bar) | default('x')", "x"},
      {"after a filter", "foo | upper | default('x')", "x"},
      {"filtered after", "foo | default('x') | upper", "X"},
      {"argument is not asked for", "word | default(foo.bar)", "testator"},
      {"missing argument", "foo | default(bar)", "missing: bar"},
      {"errors are not covered", "word | money | default('x')",
       "error: the filter \"money\" takes a number, and was given the text \"testator\""},
  });
}

TEST(Missing, TestsTakeMissing) {
  expect_answers({
      {"defined", "client is defined", "Yes"},
      {"defined holding nothing", "spouse is defined", "Yes"},
      {"defined missing", "foo.bar is defined", "No"},
      {"not defined", "foo is not defined", "Yes"},
      {"undefined", "foo is undefined", "Yes"},
      {"below nothing", "spouse.name is defined", "No"},
      {"exists", "client exists", "Yes"},
      {"exists holding nothing", "spouse exists", "No"},
      {"exists missing", "foo exists", "No"},
      {"exists empty list", "nobody exists", "No"},
      {"exists false", "no exists", "Yes"},
      {"exists zero", "zero exists", "Yes"},
      {"does not exist", "spouse does not exist", "Yes"},
      {"lists exist", "children exist", "Yes"},
      {"empty", "blank is empty", "Yes"},
      {"empty missing", "foo.bar is empty", "Yes"},
      {"zero is not empty", "zero is empty", "No"},
      {"not empty", "children is not empty", "Yes"},
      {"none", "spouse is none", "Yes"},
      {"none missing", "foo is none", "Yes"},
      {"empty text is not none", "nothing_text is none", "No"},
      {"not none", "client is not none", "Yes"},
      {"of a filter", "children | where('is_minor') is empty", "No"},
      {"capitals", "foo Is Not Defined", "Yes"},
  });
}

TEST(Missing, IsFalseInAConditionAndNothingInAnEquality) {
  expect_conditions({
      {"name", "foo", "false"},
      {"path", "foo.bar.baz", "false"},
      {"list that is not there", "foo.children", "false"},
      {"nothing", "spouse", "false"},
      {"below nothing", "spouse.name.full", "false"},
      {"not", "not foo", "true"},
      {"not below nothing", "not spouse.name", "true"},
      {"and", "client and foo", "false"},
      {"or", "foo or client", "true"},
      {"or last", "spouse or foo", "false"},
      {"equal", "foo == 5", "false"},
      {"unequal", "foo != 5", "true"},
      {"is none", "foo == none", "true"},
      {"more", "foo > 5", "false"},
      {"not more", "not foo > 5", "true"},
      {"less", "foo < 5", "false"},
      {"in", "foo in [1, 2]", "false"},
      {"not in", "foo not in [1, 2]", "true"},
      {"contains", "foo contains 'x'", "false"},
      {"does not contain", "foo does not contain 'x'", "true"},
      {"starts with", "foo starts with 'x'", "false"},
      {"sum", "foo + 1 > 5", "false"},
      {"filter", "foo | length > 0", "false"},
      {"filter of nothing", "spouse | age > 5", "false"},
      {"choice", "foo if yes else yes", "false"},
      {"second of and with inequality", "yes and foo != 'x'", "true"},
  });
}

TEST(Missing, ErrorsStayErrorsInConditions) {
  expect_conditions({
      {"kinds", "client > 5", "error: a record cannot be compared with a number"},
      {"kinds in not", "not (signed > 5)", "error: a date cannot be compared with a number"},
      {"kinds in or", "no or word < 5", "error: a text cannot be compared with a number"},
      {"short circuit hides it", "yes or word < 5", "true"},
      {"filter", "word | money",
       "error: the filter \"money\" takes a number, and was given the text \"testator\""},
      {"list member", "children.name", "error: \"children\" is a list and has no member \"name\""},
  });
}

TEST(Missing, TruthIsByContent) {
  expect_conditions({
      {"true", "yes", "true"},
      {"false", "no", "false"},
      {"zero", "zero", "false"},
      {"zero money", "cheque - cheque", "false"},
      {"number", "trust_age", "true"},
      {"money", "cheque", "true"},
      {"text", "word", "true"},
      {"the text no", "'no'", "true"},
      {"blank", "blank", "false"},
      {"empty", "nothing_text", "false"},
      {"list", "children", "true"},
      {"empty list", "nobody", "false"},
      {"record", "client", "true"},
      {"date", "signed", "true"},
      {"none", "none", "false"},
  });
}

struct Remedy {
  const char* name;
  const char* written;
  const char* what;
  const char* remedy;
};

TEST(Missing, SaysWhyAndWhatToDo) {
  const Remedy rows[] = {
      {"slip in the name", "clint.name", "there is no value \"clint\"", "did you mean \"client\"?"},
      {"slip in a member", "client.name.ful",
       "there is no value \"client.name.ful\": \"client.name\" has no member \"ful\"",
       "did you mean \"client.name.full\"?"},
      {"slip after an index", "children[0].brithdate",
       "there is no value \"children[0].brithdate\": \"children[0]\" has no member \"brithdate\"",
       "did you mean \"children[0].birthdate\"?"},
      {"nothing near", "executor", "there is no value \"executor\"",
       "give it a value, or write executor | default(\"…\")"},
      {"below nothing", "spouse.name.full",
       "there is no value \"spouse.name.full\": \"spouse\" holds nothing",
       "give it a value, or write spouse.name.full | default(\"…\")"},
      {"past the end", "children[9]", "there is no value \"children[9]\": \"children\" has 3 items",
       "give it a value, or write children[9] | default(\"…\")"},
      {"below a text", "word.full", "there is no value \"word.full\": \"word\" is a text",
       "give it a value, or write word.full | default(\"…\")"},
      {"no date", "unknown | date", "\"unknown\": it holds nothing",
       "fill it in, or write | default(\"…\") before the filter"},
      {"member of a list", "children.name", "\"children\" is a list and has no member \"name\"",
       "go through it with \"for\", pick one as children[0], or write | map(\"name\")"},
      {"index of a text", "word[0]", "\"word\" is a text and cannot be indexed with a number",
       "index a list with a whole number from 0, a record with a text"},
      {"half an index", "children[0.5]",
       "\"children\" is a list and cannot be indexed with a number",
       "index a list with a whole number from 0, a record with a text"},
      {"text as an index", "children['a']",
       "\"children\" is a list and cannot be indexed with a text",
       "index a list with a whole number from 0, a record with a text"},
  };
  const Value values = sample_values();
  for (const Remedy& row : rows) {
    SCOPED_TRACE(row.name);
    const EvaluationError error = error_from(values, row.written);
    EXPECT_EQ(error.what, row.what);
    EXPECT_EQ(error.remedy, row.remedy);
  }
}

std::string names_of(std::string_view written) {
  std::string text;
  for (const NameUse& use : Expression::parse(written)->names()) {
    if (!text.empty()) text += " ";
    text += use.path + (use.fallback ? "?" : "");
  }
  return text;
}

TEST(Missing, NamesAreListedInOrderOfReading) {
  const Row rows[] = {
      {"path", "client.name.full", "client.name.full"},
      {"none", "\"text\" ~ 5", ""},
      {"filters", "client.name.full | upper", "client.name.full"},
      {"arguments", "a | replace(b, c.d)", "a b c.d"},
      {"default", "a.b | default(c)", "a.b? c"},
      {"default later", "a.b | upper | default(c)", "a.b? c"},
      {"tests", "a is defined", "a?"},
      {"exists", "a.b exists", "a.b?"},
      {"not", "not a", "a?"},
      {"or", "a or b or c", "a? b? c"},
      {"and", "a and b", "a? b"},
      {"choice", "a if b else c", "a b? c"},
      {"comparison", "a > b", "a b"},
      {"sum", "a + b - c", "a b c"},
      {"join", "a ~ b", "a b"},
      {"list", "[a, b]", "a b"},
      {"index", "children[0].name.full", "children[0].name.full"},
      {"index by name", "children[i].name", "children i"},
      {"key", "a[\"b\"].c", "a[\"b\"].c"},
      {"length", "children.length", "children"},
      {"brackets", "(a | first).b", "a"},
      {"twice", "a + a", "a a"},
      {"minus", "-a", "a"},
      {"today stands ready", "today", "today?"},
      {"soft hyphen is not there",
       "cli\xC2\xAD"
       "ent.name",
       "client.name"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(names_of(row.written), row.expected);
  }
}

}  // namespace
}  // namespace engross::expression
