// What expressions mean: literals, names, arithmetic, logic, choices.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(Language, LiteralsAreWhatTheyLookLike) {
  expect_answers({
      {"double quotes", R"("a text")", "a text"},
      {"single quotes", "'a text'", "a text"},
      {"other quote inside", R"("it's")", "it's"},
      {"escaped quote", R"("say \"yes\"")", "say \"yes\""},
      {"escaped line", R"("a\nb")", "a\nb"},
      {"escaped backslash", R"("C:\\x")", "C:\\x"},
      {"other backslash stays", R"("C:\Docs")", "C:\\Docs"},
      {"empty text", R"("")", ""},
      {"whole number", "42", "42"},
      {"places stay", "1.50", "1.50"},
      {"long number", "9007199254740993", "9007199254740993"},
      {"true", "true", "Yes"},
      {"True", "True", "Yes"},
      {"false", "False", "No"},
      {"none", "None", ""},
      {"list", R"(["a", "b", "c"])", "a, b and c"},
      {"list with a last comma", R"(["a", "b",])", "a and b"},
      {"empty list", "[]", ""},
      {"nested list", R"([["a", "b"], "c"])", "a and b and c"},
  });
}

TEST(Language, NamesAreFound) {
  expect_answers({
      {"dots", "client.name.full", "Thomas Edward Whitfield"},
      {"person prints as the full name", "client", "Thomas Edward Whitfield"},
      {"name prints whole", "client.name", "Thomas Edward Whitfield"},
      {"capitals", "Client.Name.Full", "Thomas Edward Whitfield"},
      {"all capitals", "CLIENT.NAME.FULL", "Thomas Edward Whitfield"},
      {"first", "children[0]", "Daniel James Whitfield"},
      {"last", "children[-1].name.first", "Sophie"},
      {"by text", R"(client["name"]["first"])", "Thomas"},
      {"by an expression", "children[1 + 1].name.first", "Sophie"},
      {"by a dot", "children.0.name.first", "Daniel"},
      {"digit begins a member", "matter.custom.2nd_executor", "Helen"},
      {"length", "children.length", "3"},
      {"count", "nobody.count", "0"},
      {"after brackets", "(children | first).name.first", "Daniel"},
      {"index after brackets", "(children | reverse)[0].name.first", "Sophie"},
      {"holds nothing", "client.name.middle", ""},
      {"white space", "  client . name . full ", "Thomas Edward Whitfield"},
      {"today without a value of that name", "today", "23 November 2026"},
      {"accents folded", "client.NAME['FULL']", "Thomas Edward Whitfield"},
  });
}

TEST(Language, ExactNamesComeBeforeLooseOnes) {
  const Value values(Record{"", {{"Name", "loose"}, {"name", "exact"}}});
  const Scope outer(values);
  const Value loop("loop");
  const Scope inner(outer, "NAME", loop);
  const auto shown = [](const Scope& scope, std::string_view written) {
    return Expression::parse(written)->evaluate(scope, Environment{})->text();
  };
  EXPECT_EQ(shown(outer, "name"), "exact");
  EXPECT_EQ(shown(outer, "Name"), "loose");
  EXPECT_EQ(outer.find("nAmE"), nullptr);  // it could be either
  EXPECT_EQ(shown(inner, "name"), "exact");
  EXPECT_EQ(shown(inner, "NAME"), "loop");
  EXPECT_EQ(shown(inner, "nAmE"), "loop");
}

TEST(Language, InnerScopesHideOuterOnes) {
  const Value values(Record{"", {{"x", "outer"}, {"y", "kept"}}});
  const Scope outer(values);
  const Value x("inner");
  const Scope inner(outer, "x", x);
  EXPECT_EQ(inner.find("x")->text(), "inner");
  EXPECT_EQ(inner.find("y")->text(), "kept");
  EXPECT_EQ(outer.find("x")->text(), "outer");
  EXPECT_EQ(inner.find("z"), nullptr);
  EXPECT_EQ(inner.names(), (std::vector<std::string>{"x", "x", "y"}));
}

TEST(Language, ArithmeticIsExactAndTyped) {
  expect_answers({
      {"sum", "0.1 + 0.2", "0.3"},
      {"from the left", "10 - 3 - 2", "5"},
      {"product first", "2 + 3 * 4", "14"},
      {"brackets", "(2 + 3) * 4", "20"},
      {"minus", "-trust_age", "-25"},
      {"minus minus", "--5", "5"},
      {"quotient", "1 / 8", "0.125"},
      {"quotient to 12 places", "1 / 3", "0.333333333333"},
      {"whole quotient", "7 // 2", "3"},
      {"whole quotient downwards", "-7 // 2", "-4"},
      {"remainder", "7 % 3", "1"},
      {"remainder as Python", "-7 % 3", "2"},
      {"whole quotient of places", "0.9 // 0.3", "3"},
      {"times sign", "2 × 3", "6"},
      {"division sign", "6 ÷ 3", "2"},
      {"en dash", "5 – 2", "3"},
      {"minus sign", "5 − 2", "3"},
      {"money times number", "cheque * 2", "$2,469.00"},
      {"number times money", "2 * cheque", "$2,469.00"},
      {"money and money", "estate + cheque", "$1,241,234.50"},
      {"money less number", "cheque - 34.50", "$1,200.00"},
      {"money by money", "(estate / cheque) | round(2)", "1004.46"},
      {"share of money", "estate / 3", "$413,333.33"},
      {"percentage", "(estate * 5 / 100) | money", "$62,000.00"},
      {"days between", "signed - matter.open_date", "49"},
      {"days later", "matter.open_date + 30", "4 November 2026"},
      {"days before", "matter.open_date - 5", "30 September 2026"},
      {"days first", "30 + matter.open_date", "4 November 2026"},
      {"over a leap day", "leap_day + 1", "1 March 2024"},
      {"texts", R"("a" + "b")", "ab"},
      {"lists", "children + grandchildren | length", "error: a list + a number cannot be computed"},
      {"lists in brackets", "(children + grandchildren) | length", "5"},
      {"joined", R"("Age " ~ trust_age ~ ", " ~ cheque ~ unknown)", "Age 25, $1,234.50"},
      {"joined after a sum", R"("Sum: " ~ 1 + 2)", "Sum: 3"},
      {"joined dates", R"("on " ~ signed)", "on 23 November 2026"},
  });
}

TEST(Language, ArithmeticRefuses) {
  expect_answers({
      {"number and text", "trust_age + \" years\"", "error: a number + a text cannot be computed"},
      {"text and number", "\"years \" + 5", "error: a text + a number cannot be computed"},
      {"text times number", "\"a\" * 3", "error: a text * a number cannot be computed"},
      {"digits are a text", "digits * 2", "error: a text * a number cannot be computed"},
      {"file number", "file + 1", "error: a text + a number cannot be computed"},
      {"money times money", "estate * cheque",
       "error: an amount of money * an amount of money cannot be computed"},
      {"two currencies", "cheque + dollars_us",
       "error: amounts in CAD and USD cannot be computed together"},
      {"number by money", "1 / cheque", "error: a number / an amount of money cannot be computed"},
      {"dates added", "signed + iso", "error: a date + a date cannot be computed"},
      {"date doubled", "signed * 2", "error: a date * a number cannot be computed"},
      {"number less date", "5 - signed", "error: a number - a date cannot be computed"},
      {"half a day", "signed + 0.5", "error: only whole days can be added to a date"},
      {"end of time", "signed + 9999999", "error: the date falls outside the years 1 to 9999"},
      {"beginning of time", "signed - 999999", "error: the date falls outside the years 1 to 9999"},
      {"tick", "yes + 1", "error: a tick + a number cannot be computed"},
      {"person", "client + 1", "error: a record + a number cannot be computed"},
      {"minus text", "-word", "error: a minus cannot stand before a text"},
      {"minus date", "-signed", "error: a minus cannot stand before a date"},
      {"by zero", "1 / zero", "error: division by zero"},
      {"whole by zero", "1 // 0", "error: division by zero"},
      {"remainder by zero", "1 % 0", "error: division by zero"},
      {"too large", "9999999999999999999999999999999999 + 1",
       "error: the result has more than 34 digits"},
      {"nothing", "unknown + 1", "missing: unknown"},
      {"nothing on the right", "1 + unknown", "missing: unknown"},
      {"minus nothing", "-unknown", "missing: unknown"},
      {"bare record joined", R"("a" ~ bare)",
       "error: a record cannot be printed whole; this one holds left and right"},
      {"filter before the sum", "fee * 2 | money", "error: a number * a text cannot be computed"},
  });
}

TEST(Language, ChoicesAndLogic) {
  expect_answers({
      {"then", R"("a" if yes else "b")", "a"},
      {"else", R"("a" if no else "b")", "b"},
      {"else nothing", R"("a" if no)", ""},
      {"chain", R"("a" if no else "b" if no else "c")", "c"},
      {"missing condition", R"("a" if foo.bar else "b")", "b"},
      {"other side is not asked", R"("a" if yes else foo.bar)", "a"},
      {"or gives the value", "spouse or client.name.first", "Thomas"},
      {"or skips missing", "foo or client.name.first", "Thomas"},
      {"or keeps the first", "client.name.first or foo", "Thomas"},
      {"and gives the last", R"(yes and "b")", "b"},
      {"and stops", "no and foo.bar", "No"},
      {"and or", "no and no or yes", "Yes"},
      {"or and", "yes or no and no", "Yes"},
      {"not", "not yes", "No"},
      {"not not", "not not yes", "Yes"},
      {"not of a comparison", "not 1 > 2", "Yes"},
      {"not missing", "not foo.bar", "Yes"},
      {"capitals", "yes AND NOT no", "Yes"},
      {"filter in a choice", R"("a" | upper if yes else "b")", "A"},
      {"comparison in a choice", R"("minor" if trust_age < 18 else "adult")", "adult"},
  });
}

TEST(Language, FiltersChainAndTakeArguments) {
  expect_answers({
      {"chain", "word | upper | lower | capitalize", "Testator"},
      {"bare argument", R"(signed | date "d MMM yyyy")", "23 Nov 2026"},
      {"two bare arguments", R"(children | plural "child" "children")", "children"},
      {"bare name", "foo | default word", "testator"},
      {"bare number", "rate | round 2", "0.13"},
      {"bare list", "foo | default [1, 2]", "1 and 2"},
      {"word of the grammar ends the arguments",
       R"("a" if children | length is more than 2 else "b")", "a"},
      {"and ends the arguments", R"("a" if foo | default no and yes else "b")", "b"},
      {"contains ends the arguments", R"("a" if word | upper contains "TEST" else "b")", "a"},
      {"binds tighter than plus", "2 + 3 | round", "5"},
      {"binds tighter than a join", R"("a" ~ word | upper)", "aTESTATOR"},
      {"minus before it is part of the number", "-5 | abs", "5"},
      {"minus after it subtracts", "children | length - 1", "2"},
      {"expression as argument", "signed | plus_days(2 * 4)", "1 December 2026"},
      {"filter in an argument", R"(foo | default(word | upper))", "TESTATOR"},
      {"capitals in the name", "word | UPPER", "TESTATOR"},
      {"empty brackets", "word | upper()", "TESTATOR"},
  });
}

TEST(Language, MoreFiltersComeFromTheEnvironment) {
  Environment environment = sample_environment();
  environment.filters["twice"] = [](const Value& input, const std::vector<Value>& arguments) {
    return base::Result<Value>(Value(input.text() + arguments[0].text() + input.text()));
  };
  environment.filters["picky"] = [](const Value&,
                                    const std::vector<Value>&) -> base::Result<Value> {
    return base::failure(base::Fault::malformed, "picky is not content", "", "ask again");
  };
  environment.filters["asks"] = [](const Value&, const std::vector<Value>&) -> base::Result<Value> {
    return base::failure(base::Fault::missing, "it holds nothing", "", "fill it in");
  };
  const Value values(Record{"", {{"a", "x"}}});
  const Scope scope(values);
  const auto evaluate = [&](std::string_view written) {
    return Expression::parse(written, {"twice", "picky", "asks", "gone"})
        ->evaluate(scope, environment);
  };
  EXPECT_EQ(evaluate("a | twice('-')")->text(), "x-x");
  EXPECT_EQ(evaluate("a | picky").error().what, "picky is not content");
  EXPECT_EQ(evaluate("a | picky").error().remedy, "ask again");
  EXPECT_FALSE(evaluate("a | picky").error().missing.has_value());
  EXPECT_EQ(evaluate("a | asks").error().missing, "a");
  EXPECT_EQ(evaluate("a | gone").error().what, "the filter \"gone\" is not there");
  EXPECT_EQ(evaluate("b | twice('-')").error().missing, "b");
}

TEST(Language, SourceIsKept) {
  EXPECT_EQ(Expression::parse(" client.name ")->source(), " client.name ");
}

}  // namespace
}  // namespace engross::expression
