// What cannot be read: where it goes wrong, and what to write instead.
#include "sample_values.h"

namespace engross::expression {
namespace {

struct Refused {
  const char* name;
  const char* written;
  std::size_t at;
  const char* what;
  const char* remedy;
};

const Refused kRefused[] = {
    {"nothing", "", 0, "there is nothing here to fill in", "write a name, as client.name.full"},
    {"blanks", "   ", 0, "there is nothing here to fill in", "write a name, as client.name.full"},
    {"NBSP alone", "\xC2\xA0", 0, "there is nothing here to fill in",
     "write a name, as client.name.full"},
    {"two names", "client name", 7, "\"name\" is not expected here",
     "join names with a dot, as client.name, or put quotes around a text"},
    {"number and name", "5 children", 2, "\"children\" is not expected here",
     "check what stands before and after it"},
    {"number runs into a word", "5children", 0, "the number 5 runs into a word",
     "put a space between them, or quotes around a text"},
    {"exponent", "1e5", 0, "the number 1 runs into a word",
     "put a space between them, or quotes around a text"},
    {"grouped number", "1,000", 1, "\",\" is not expected here",
     "write a number without commas, as 1000"},
    {"dollar sign", "$5", 0, "\"$\" has no meaning here",
     "write the amount as a plain number, as 1000"},
    {"35 digits", "12345678901234567890123456789012345", 0, "the number is too long",
     "use at most 34 digits, 18 after the point"},
    {"dot at the end", "client.", 7, "no name follows the dot",
     "write a name after it, as client.name"},
    {"two dots", "client..name", 7, "no name follows the dot",
     "write a name after it, as client.name"},
    {"dot first", ".name", 0, "\".\" is not expected here",
     "check what stands before and after it"},
    {"open text", "\"abc", 0, "the text that begins here is not closed", "add the closing quote"},
    {"open text at the end", "name | default(\"", 15, "the text that begins here is not closed",
     "add the closing quote"},
    {"open curly text", "“abc", 0, "the text that begins here is not closed",
     "add the closing quote"},
    {"escaped close", R"("abc\")", 0, "the text that begins here is not closed",
     "add the closing quote"},
    {"open bracket", "(a + b", 0, "a bracket is not closed", "add the closing )"},
    {"open bracket inside", "2 * (a", 4, "a bracket is not closed", "add the closing )"},
    {"open index", "a[0", 1, "a bracket is not closed", "add the closing ]"},
    {"open list", "[1, 2", 0, "a bracket is not closed", "add the closing ]"},
    {"open arguments", "a | default(1", 11, "a bracket is not closed", "add the closing )"},
    {"closing bracket", "a)", 1, "\")\" is not expected here",
     "check what stands before and after it"},
    {"empty index", "a[]", 2, "\"]\" is not expected here",
     "check what stands before and after it"},
    {"empty brackets", "()", 1, "\")\" is not expected here",
     "check what stands before and after it"},
    {"wrong bracket", "(a]", 2, "\"]\" is not expected here",
     "check what stands before and after it"},
    {"list without commas", "[1 2]", 3, "\"2\" is not expected here",
     "check what stands before and after it"},
    {"plus at the end", "a +", 3, "the expression ends too early",
     "write what is compared, joined or counted"},
    {"is at the end", "a is", 4, "the expression ends too early",
     "write what is compared, joined or counted"},
    {"more than what", "a is more than", 14, "the expression ends too early",
     "write what is compared, joined or counted"},
    {"and at the end", "a and", 5, "the expression ends too early",
     "write what is compared, joined or counted"},
    {"and first", "and a", 0, "\"and\" is not expected here",
     "check what stands before and after it"},
    {"not alone", "not", 3, "the expression ends too early",
     "write what is compared, joined or counted"},
    {"else without if", "a else b", 2, "\"else\" is not expected here",
     "join names with a dot, as a.else, or put quotes around a text"},
    {"if at the end", "a if", 4, "the expression ends too early",
     "write what is compared, joined or counted"},
    {"two comparisons", "a < b < c", 6, "two comparisons stand in a row",
     "join them with \"and\", as a < b and b < c"},
    {"two tests", "a is empty is empty", 11, "two comparisons stand in a row",
     "join them with \"and\", as a < b and b < c"},
    {"C and", "a && b", 2, "\"&&\" has no meaning here", "write \"and\""},
    {"Excel join", "a & b", 2, "\"&\" has no meaning here", "write \"and\", or ~ to join texts"},
    {"C or", "a || b", 2, "\"||\" has no meaning here", "write \"or\""},
    {"C not", "!a", 0, "\"!\" has no meaning here", "write \"not\""},
    {"C choice", "a ? b", 2, "\"?\" has no meaning here",
     "write a choice as: \"one\" if condition else \"other\""},
    {"arrow", "a => b", 2, "\"=>\" has no meaning here", "write >="},
    {"less or equal", "a =< b", 2, "\"=<\" has no meaning here", "write <="},
    {"power", "a ** 2", 2, "\"**\" has no meaning here", "multiply with *"},
    {"brace", "{a}", 0, "\"{\" has no meaning here", "take it out, or put quotes around a text"},
    {"semicolon", "a; b", 1, "\";\" has no meaning here",
     "take it out, or put quotes around a text"},
    {"at sign", "a@b", 1, "\"@\" has no meaning here", "take it out, or put quotes around a text"},
    {"emoji", "a 😀", 2, "\"😀\" has no meaning here", "take it out, or put quotes around a text"},
    {"control character", "a\x01", 1, "there is a control character here",
     "take it out, or put quotes around a text"},
    {"bar at the end", "a |", 3, "no filter follows the bar", "write its name, as | upper"},
    {"two bars apart", "a | | b", 4, "no filter follows the bar", "write its name, as | upper"},
    {"number as a filter", "a | 5", 4, "no filter follows the bar", "write its name, as | upper"},
    {"unknown filter, near", "a | uper", 4, "there is no filter \"uper\"",
     "did you mean \"upper\"?"},
    {"unknown filter, swapped", "a | mnoey", 4, "there is no filter \"mnoey\"",
     "did you mean \"money\"?"},
    {"unknown filter, capitals", "a | Curency", 4, "there is no filter \"Curency\"",
     "did you mean \"currency\"?"},
    {"unknown filter, dropped letter", "a | comma_and_lst", 4,
     "there is no filter \"comma_and_lst\"", "did you mean \"comma_and_list\"?"},
    {"unknown filter, far", "a | frobnicate", 4, "there is no filter \"frobnicate\"",
     "check the list of filters"},
    {"unknown filter, one letter", "a | x", 4, "there is no filter \"x\"",
     "check the list of filters"},
    {"unknown filter later", "a | upper | nope", 12, "there is no filter \"nope\"",
     "check the list of filters"},
    {"too few arguments", "a | replace(\"x\")", 4,
     "the filter \"replace\" takes 2 arguments, and was given 1",
     "write it as | replace(\"old\", \"new\")"},
    {"too many arguments", "a | upper(1)", 4,
     "the filter \"upper\" takes no arguments, and was given 1", "write it as | upper"},
    {"too many of a range", "a | yesno(1, 2, 3, 4)", 4,
     "the filter \"yesno\" takes 0 to 3 arguments, and was given 4",
     "write it as | yesno(\"yes\", \"no\")"},
    {"default alone", "a | default", 4,
     "the filter \"default\" takes 1 to 2 arguments, and was given 0",
     "write it as | default(\"not known\")"},
    {"bare word too many", "a | upper b", 4,
     "the filter \"upper\" takes no arguments, and was given 1", "write it as | upper"},
    {"minus is no argument", "a | plus_days -5", 4,
     "the filter \"plus_days\" takes 1 argument, and was given 0", "write it as | plus_days(30)"},
    {"named argument", "a | sort(attribute=\"name\")", 9, "arguments have no names here",
     "write only the value, as | sort(\"name.last\")"},
    {"named argument later", "a | truncate(5, end=\"x\")", 16, "arguments have no names here",
     "write only the value, as | truncate(40)"},
    {"method call", "client.name.full()", 16, "\"client.name.full\" is written like a call",
     "write client.name.full without parentheses"},
    {"method call with arguments", "client.sees(1)", 11, "\"client.sees\" is written like a call",
     "write client.sees without parentheses"},
    {"function call", "today()", 5, "\"today\" is written like a call",
     "write today without parentheses"},
    {"method that is a filter", "word.upper()", 10, "\"word.upper\" is written like a call",
     "write it as a filter: word | upper"},
    {"function that is a filter", "currency(fee)", 8, "\"currency\" is written like a call",
     "write it as a filter: value | currency"},
    {"call with a space", "client.name ()", 12, "\"client.name\" is written like a call",
     "write client.name without parentheses"},
    {"ill-formed UTF-8", "a \xFF", 2, "the text is not well-formed UTF-8", "type the mark again"},
    {"encoded surrogate", "\"\xED\xA0\x80\"", 1, "the text is not well-formed UTF-8",
     "type the mark again"},
    {"cut-off character", "\"\xC3", 1, "the text is not well-formed UTF-8", "type the mark again"},
};

TEST(Syntax, RefusesWithPlaceAndRemedy) {
  for (const Refused& row : kRefused) {
    SCOPED_TRACE(row.name);
    const auto expression = Expression::parse(row.written);
    if (expression) {
      ADD_FAILURE() << "read: " << row.written;
      continue;
    }
    EXPECT_EQ(expression.error().what, row.what);
    EXPECT_EQ(expression.error().at, row.at);
    EXPECT_EQ(expression.error().remedy, row.remedy);
  }
}

TEST(Syntax, KnowsTheFiltersItIsTold) {
  EXPECT_TRUE(Expression::parse("fee | fee_cap", {"fee_cap"}).has_value());
  EXPECT_EQ(Expression::parse("fee | fee_cpa", {"fee_cap"}).error().remedy,
            "did you mean \"fee_cap\"?");
  EXPECT_EQ(Expression::parse("fee | fee_cap").error().what, "there is no filter \"fee_cap\"");
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

struct Bomb {
  const char* name;
  std::string written;
  const char* what;
};

TEST(Syntax, BombsAreRefused) {
  const char* kDeep = "the expression is nested too deeply";
  const char* kLong = "the expression is longer than 4096 characters";
  const Bomb bombs[] = {
      {"10,000 brackets", repeated("(", 10'000), kLong},
      {"4,000 brackets", repeated("(", 4'000), kDeep},
      {"64 brackets", repeated("(", 64) + "1" + repeated(")", 64), kDeep},
      {"lists in lists", repeated("[", 2'000) + repeated("]", 2'000), kDeep},
      {"not not not", repeated("not ", 1'000) + "a", kDeep},
      {"minus minus", repeated("-", 4'000) + "1", kDeep},
      {"choices in choices", repeated("a if b else ", 300) + "c", kDeep},
      {"index in index", repeated("a[", 1'000) + "0" + repeated("]", 1'000), kDeep},
      {"arguments in arguments", repeated("a | default(", 300) + "1" + repeated(")", 300), kDeep},
      {"100 KB of letters", repeated("a", 100'000), kLong},
      {"100 KB of text", "\"" + repeated("x", 100'000) + "\"", kLong},
      {"100 KB of blanks", repeated(" ", 100'000), kLong},
      {"5,000 wide letters", "\"" + repeated("é", 5'000) + "\"", kLong},
  };
  for (const Bomb& bomb : bombs) {
    SCOPED_TRACE(bomb.name);
    const auto expression = Expression::parse(bomb.written);
    ASSERT_FALSE(expression.has_value());
    EXPECT_EQ(expression.error().what, bomb.what);
  }
}

TEST(Syntax, LongButHonestIsRead) {
  const Value values(Record{"", {{"a", 1}}});
  const Scope scope(values);
  const auto evaluate = [&](const std::string& written) { return answer_from(values, written); };
  EXPECT_EQ(evaluate(repeated("(", 63) + "a" + repeated(")", 63)), "1");
  EXPECT_EQ(evaluate("a" + repeated("+a", 2'000)), "2001");
  EXPECT_EQ(evaluate("a" + repeated("|abs", 1'000)), "1");
  EXPECT_EQ(evaluate("a" + repeated(" and a", 600)), "1");
  EXPECT_EQ(evaluate("\"" + repeated("é", 4'000) + "\"").size(), 8'000u);
}

TEST(Syntax, BuiltinFiltersAreNamed) {
  for (const char* name :
       {"upper", "default", "money", "date", "comma_and_list", "he", "ordinal", "words"}) {
    EXPECT_TRUE(builtin_filters().contains(name)) << name;
  }
  EXPECT_FALSE(builtin_filters().contains("fee_cap"));
}

}  // namespace
}  // namespace engross::expression
