// Lists: in sentences, sorted, chosen from.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(ListFilters, InASentence) {
  expect_answers({
      {"none", "[] | comma_and_list", ""},
      {"one", "['A'] | comma_and_list", "A"},
      {"two", "['A', 'B'] | comma_and_list", "A and B"},
      {"three", "['A', 'B', 'C'] | comma_and_list", "A, B and C"},
      {"four", "['A', 'B', 'C', 'D'] | comma_and_list", "A, B, C and D"},
      {"none oxford", "[] | comma_and_list('oxford')", ""},
      {"one oxford", "['A'] | comma_and_list('oxford')", "A"},
      {"two oxford", "['A', 'B'] | comma_and_list('oxford')", "A and B"},
      {"three oxford", "['A', 'B', 'C'] | comma_and_list('oxford')", "A, B, and C"},
      {"or", "['A', 'B', 'C'] | comma_and_list('or')", "A, B or C"},
      {"or oxford", "['A', 'B', 'C'] | comma_and_list('or', 'oxford')", "A, B, or C"},
      {"and/or", "['A', 'B'] | list(\"and/or\")", "A and/or B"},
      {"no conjunction", "['A', 'B', 'C'] | comma_and_list('')", "A, B, C"},
      {"comma_list", "['A', 'B', 'C'] | comma_list", "A, B, C"},
      {"comma_list of none", "[] | comma_list", ""},
      {"as Clio's authors write it", "children | names | list \"and\"",
       "Daniel James Whitfield, Chloé Marie Bergeron and Sophie Anne Whitfield"},
      {"persons", "children | comma_and_list",
       "Daniel James Whitfield, Chloé Marie Bergeron and Sophie Anne Whitfield"},
      {"plain", "children",
       "Daniel James Whitfield, Chloé Marie Bergeron and Sophie Anne Whitfield"},
      {"one person", "client | comma_and_list", "Thomas Edward Whitfield"},
      {"dates and money", "[signed, cheque, yes] | comma_and_list",
       "23 November 2026, $1,234.50 and Yes"},
      {"empty items go", "['A', '', unknown, blank, 'B'] | comma_and_list", "A and B"},
  });
}

TEST(ListFilters, PickAndArrange) {
  expect_answers({
      {"length", "children | length", "3"},
      {"count", "children | count", "3"},
      {"length of a text", "'Amélie' | length", "6"},
      {"first", "children | first", "Daniel James Whitfield"},
      {"last", "children | last", "Sophie Anne Whitfield"},
      {"first of none", "nobody | first", ""},
      {"reverse", "scores | reverse | comma_list", "2, 1, 3"},
      {"join", "scores | join", "312"},
      {"join with", "scores | join(' / ')", "3 / 1 / 2"},
      {"join members", "children | join('; ', 'name.first')", "Daniel; Chloé; Sophie"},
      {"map", "children | map('name.first') | comma_list", "Daniel, Chloé, Sophie"},
      {"map capitals", "children | map('Name.First') | comma_list", "Daniel, Chloé, Sophie"},
      {"map with gaps", "children | map('pronouns') | comma_list", "he/him, she/her"},
      {"map of none", "nobody | map('anything') | length", "0"},
      {"names", "children | names | last", "Sophie Anne Whitfield"},
      {"names of one", "wife | names", "Amélie Rose Whitfield"},
      {"names of a company", "company | names", "Oyelaran Disputes Professional Corporation"},
      {"sort numbers", "scores | sort | comma_list", "1, 2, 3"},
      {"sort texts", "words | sort | comma_list", "Apple, élan, pear"},
      {"sort by", "children | sort('name.first') | map('name.first') | comma_list",
       "Chloé, Daniel, Sophie"},
      {"sort by date", "children | sort('birthdate') | map('name.first') | comma_list",
       "Daniel, Chloé, Sophie"},
      {"sort descending",
       "children | sort('birthdate', 'descending') | map('name.first') | comma_list",
       "Sophie, Chloé, Daniel"},
      {"sort keeps order of equals",
       "children | sort('name.last') | map('name.first') | comma_list", "Chloé, Daniel, Sophie"},
      {"sort puts gaps last", "children | sort('pronouns') | map('name.first') | comma_list",
       "Daniel, Chloé, Sophie"},
      {"unique", "twice | unique | comma_list", "a, b"},
      {"unique numbers", "[1, 1.0, 2] | unique | comma_list", "1, 2"},
      {"unique by", "children | unique('name.last') | map('name.first') | comma_list",
       "Daniel, Chloé"},
      {"unique keeps kinds apart", "[1, '1'] | unique | length", "2"},
      {"where", "children | where('is_minor')", "Sophie Anne Whitfield"},
      {"selectattr", "children | selectattr('is_step')", "Chloé Marie Bergeron"},
      {"where equal", "children | where('name.last', 'Whitfield') | length", "2"},
      {"where less", "children | where('birthdate', '<', '1990-01-01')", "Daniel James Whitfield"},
      {"where with Jinja's name", "children | selectattr('share', 'ge', 35) | length", "2"},
      {"where not", "children | where('name.last', '!=', 'Whitfield')", "Chloé Marie Bergeron"},
      {"where in", "children | where('name.first', 'in', ['Sophie', 'Chloé']) | length", "2"},
      {"where of none", "nobody | where('is_minor') | length", "0"},
      {"reject", "children | reject('is_step') | length", "2"},
      {"reject equal", "children | rejectattr('name.last', 'Whitfield')", "Chloé Marie Bergeron"},
      {"gaps are not chosen", "children | where('pronouns', 'he/him')", "Daniel James Whitfield"},
      {"sum", "scores | sum", "6"},
      {"sum of a member", "children | sum('share')", "100"},
      {"sum of money", "[cheque, estate] | sum", "$1,241,234.50"},
      {"sum of none", "[] | sum", "0"},
      {"min", "scores | min", "1"},
      {"max", "scores | max", "3"},
      {"earliest", "children | min('birthdate')", "23 November 1986"},
  });
}

TEST(ListFilters, Refuse) {
  expect_answers({
      {"first of a text", "word | first",
       "error: the filter \"first\" takes a list, and was given the text \"testator\""},
      {"last of a person", "client | last",
       "error: the filter \"last\" takes a list, and was given a record"},
      {"length of a number", "trust_age | length",
       "error: the filter \"length\" takes a list or a text, and was given the number 25"},
      {"reverse of a number", "trust_age | reverse",
       "error: the filter \"reverse\" takes a list, and was given the number 25"},
      {"join of a text", "word | join(',')",
       "error: the filter \"join\" takes a list, and was given the text \"testator\""},
      {"join with a number", "scores | join(1)",
       "error: the filter \"join\" takes a text as argument 1, and was given the number 1"},
      {"sort of mixed", "[1, 'b', 2] | sort", "error: a number cannot be compared with a text"},
      {"sort of persons", "children | sort", "error: a record cannot be compared with a record"},
      {"sort by nobody's member", "children | sort('shoe_size')",
       "error: the filter \"sort\" found no item with a member \"shoe_size\""},
      {"sort direction", "scores | sort('x', 'down')",
       "error: the filter \"sort\" found no item with a member \"x\""},
      {"sort direction of members", "children | sort('share', 'down')",
       "error: the filter \"sort\" takes \"descending\" as argument 2, and was given the text "
       "\"down\""},
      {"where slip", "children | where('is_minr')",
       "error: the filter \"where\" found no item with a member \"is_minr\""},
      {"reject slip", "children | reject('is_stp')",
       "error: the filter \"reject\" found no item with a member \"is_stp\""},
      {"map slip", "children | map('name.frist')",
       "error: the filter \"map\" found no item with a member \"name.frist\""},
      {"map of texts", "twice | map('name')",
       "error: the filter \"map\" found no item with a member \"name\""},
      {"map by a number", "children | map(1)",
       "error: the filter \"map\" takes a text as argument 1, and was given the number 1"},
      {"where of a text", "word | where('x')",
       "error: the filter \"where\" takes a list, and was given the text \"testator\""},
      {"where test", "children | where('share', 'like', 3)",
       "error: the filter \"where\" takes a test such as \"==\" or \"<\" as argument 2, and was "
       "given the text \"like\""},
      {"where kinds", "children | where('birthdate', '<', 5)",
       "error: a date cannot be compared with a number"},
      {"conjunction", "children | comma_and_list(1)",
       "error: the filter \"comma_and_list\" takes a text as argument 1, and was given the number "
       "1"},
      {"second word", "children | comma_and_list('or', 'cambridge')",
       "error: the filter \"comma_and_list\" takes \"oxford\" as argument 2, and was given the "
       "text \"cambridge\""},
      {"list of bare records", "[bare] | comma_and_list",
       "error: a record cannot be printed whole; this one holds left and right"},
      {"names of numbers", "scores | names",
       "error: the filter \"names\" takes persons (one is the number 3), and was given a list of "
       "3"},
      {"sum of texts", "words | sum",
       "error: the filter \"sum\" takes numbers or money (one item is the text \"pear\"), and was "
       "given a list of 3"},
      {"sum of two currencies", "[cheque, dollars_us] | sum",
       "error: amounts in CAD and USD cannot be computed together"},
      {"max of mixed", "[1, signed] | max", "error: a number cannot be compared with a date"},
  });
}

TEST(ListFilters, SlipsInMembersAreNamed) {
  const Value values = sample_values();
  const auto remedy = [&](std::string_view written) { return error_from(values, written).remedy; };
  EXPECT_EQ(remedy("children | where('is_minr')"), "did you mean \"is_minor\"?");
  EXPECT_EQ(remedy("children | where('shoe')"), "check how the member is written");
}

TEST(ListFilters, LongListsAreNoBurden) {
  List many;
  for (int i = 0; i < 20'000; ++i)
    many.emplace_back(Record{"Person " + std::to_string(i), {{"n", i % 5'000}}});
  const Value values(Record{"", {{"many", std::move(many)}}});
  const auto shown = [&](std::string_view written) { return answer_from(values, written); };
  EXPECT_EQ(shown("many | unique | length"), "20000");
  EXPECT_EQ(shown("many | unique('n') | length"), "5000");
  EXPECT_EQ(shown("many | sort('n') | last"), "Person 19999");
}

}  // namespace
}  // namespace engross::expression
