// Filters on texts.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(TextFilters, Change) {
  expect_answers({
      {"upper", "'Amélie œuvre' | upper", "AMÉLIE ŒUVRE"},
      {"lower", "'AMÉLIE' | lower", "amélie"},
      {"upper of a person", "wife | upper", "AMÉLIE ROSE WHITFIELD"},
      {"upper of a date", "signed | upper", "23 NOVEMBER 2026"},
      {"capitalize", "'the testator' | capitalize", "The testator"},
      {"capitalize keeps the rest", "'mcDonald LLP' | capitalize", "McDonald LLP"},
      {"capitalize accents", "'élan' | capitalize", "Élan"},
      {"title_case", "'last will and testament of the testator' | title_case",
       "Last Will and Testament of the Testator"},
      {"title_case keeps names", "'mcDonald of the LLP' | title_case", "McDonald of the LLP"},
      {"title_case of capitals", "'LAST WILL AND TESTAMENT' | title_case",
       "Last Will and Testament"},
      {"title_case hyphens", "'step-daughter' | title_case", "Step-Daughter"},
      {"title_case small words at the ends", "'of mice and of' | title", "Of Mice and Of"},
      {"trim", "'  a b \\n' | trim", "a b"},
      {"trim NBSP",
       "'\xC2\xA0"
       "a\xC2\xA0' | trim",
       "a"},
      {"replace", "'a-b-c' | replace('-', '+')", "a+b+c"},
      {"replace with nothing", "'a-b-c' | replace('-', '')", "abc"},
      {"replace once over", "'aaa' | replace('a', 'aa')", "aaaaaa"},
      {"replace nothing found", "'abc' | replace('x', 'y')", "abc"},
      {"truncate short", "'short' | truncate(10)", "short"},
      {"truncate at a word", "'the quick brown fox' | truncate(12)", "the quick…"},
      {"truncate a word", "'incomprehensible' | truncate(6)", "incom…"},
      {"truncate with an ending", "'the quick brown fox' | truncate(13, '...')", "the quick..."},
      {"truncate to the letter", "'abcdef' | truncate(6)", "abcdef"},
      {"truncate keeps accents", "'aaae\u0301zzz' | truncate(5)", "aaa…"},
      {"single_paragraph", "notes | single_paragraph", "first line second line"},
      {"single_paragraph blank lines", "'a\\n\\n b' | single_paragraph", "a b"},
      {"manual_line_breaks", "notes | manual_line_breaks", "first line\nsecond line\n"},
      {"fix_punctuation", "'Cremation' | fix_punctuation", "Cremation."},
      {"fix_punctuation stays", "'Really?' | fix_punctuation", "Really?"},
      {"fix_punctuation in quotes", "'He said “yes.”' | fix_punctuation", "He said “yes.”"},
      {"fix_punctuation mark", "'Dear Sir' | fix_punctuation(',')", "Dear Sir,"},
      {"fix_punctuation nothing", "blank | fix_punctuation", ""},
      {"redact", "'Tom Whit' | redact", "███ ████"},
      {"text of a number", "trust_age | text | length", "2"},
      {"docxtpl's escape", "'a & b' | e", "a & b"},
  });
}

TEST(TextFilters, Refuse) {
  expect_answers({
      {"upper of a list", "children | upper",
       "error: the filter \"upper\" takes a text, and was given a list of 3"},
      {"trim of a list", "scores | trim",
       "error: the filter \"trim\" takes a text, and was given a list of 3"},
      {"upper of a bare record", "bare | upper",
       "error: a record cannot be printed whole; this one holds left and right"},
      {"replace nothing", "word | replace('', 'x')",
       "error: the filter \"replace\" takes a text that is not empty as argument 1, and was given "
       "the text \"\""},
      {"replace a number", "word | replace(1, 'x')",
       "error: the filter \"replace\" takes a text as argument 1, and was given the number 1"},
      {"replace by a date", "word | replace('t', signed)",
       "error: the filter \"replace\" takes a text as argument 2, and was given a date"},
      {"truncate to none", "word | truncate(0)",
       "error: the filter \"truncate\" takes a whole number from 1 to 1000000 as argument 1, and "
       "was given the number 0"},
      {"truncate to a text", "word | truncate('x')",
       "error: the filter \"truncate\" takes a whole number from 1 to 1000000 as argument 1, and "
       "was given the text \"x\""},
      {"truncate to half", "word | truncate(1.5)",
       "error: the filter \"truncate\" takes a whole number from 1 to 1000000 as argument 1, and "
       "was given the number 1.5"},
      {"fix_punctuation mark", "word | fix_punctuation(1)",
       "error: the filter \"fix_punctuation\" takes a text as argument 1, and was given the number "
       "1"},
  });
}

TEST(TextFilters, RemediesShowTheUsage) {
  const Value values = sample_values();
  const auto remedy = [&](std::string_view written) { return error_from(values, written).remedy; };
  EXPECT_EQ(remedy("word | replace(1, 'x')"), "write it as | replace(\"old\", \"new\")");
  EXPECT_EQ(remedy("children | upper"), "join the list first, as | comma_and_list");
  EXPECT_EQ(remedy("word | money"), "check what stands before | money");
}

}  // namespace
}  // namespace engross::expression
