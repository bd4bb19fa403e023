// The acceptance cases (E) and hostile cases (D) that this room answers for.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(Cases, E7_NbspTabAndSoftHyphenInAMark) {
  expect_answers({
      {"NBSP around",
       "\xC2\xA0"
       "client.name.full\xC2\xA0|\xC2\xA0upper\xC2\xA0",
       "THOMAS EDWARD WHITFIELD"},
      {"tab and line break", "client.name.full\t|\nupper", "THOMAS EDWARD WHITFIELD"},
      {"soft hyphen inside",
       "cli\xC2\xAD"
       "ent.na\xC2\xADme.full",
       "Thomas Edward Whitfield"},
      {"zero-width space", "client\u200B.name\u200B.full", "Thomas Edward Whitfield"},
      {"word joiner and byte order mark",
       "\uFEFF"
       "client.name\u2060.full",
       "Thomas Edward Whitfield"},
      {"narrow and thin spaces",
       "trust_age\u202F+\u2009"
       "1",
       "26"},
      {"direction marks",
       "\u200E"
       "client.name.full\u200F",
       "Thomas Edward Whitfield"},
      {"kept in texts",
       "\"a\xC2\xA0"
       "b\xC2\xAD"
       "c\"",
       "a\xC2\xA0"
       "b\xC2\xAD"
       "c"},
  });
}

TEST(Cases, E8_CurlyQuotesOfFourLanguages) {
  expect_answers({
      {"English", "foo | default(“none”)", "none"},
      {"English single", "foo | default(‘none’)", "none"},
      {"German", "foo | default(„keine“)", "keine"},
      {"German single", "foo | default(‚keine‘)", "keine"},
      {"French",
       "foo | default(«\xC2\xA0"
       "aucun\xC2\xA0»)",
       "aucun"},
      {"French single", "foo | default(‹aucun›)", "aucun"},
      {"Swedish", "foo | default(”ingen”)", "ingen"},
      {"Danish", "foo | default(»ingen«)", "ingen"},
      {"Polish", "foo | default(„nic”)", "nic"},
      {"only the first curled", "foo | default(“none\")", "none"},
      {"only the last curled", "foo | default(\"none”)", "none"},
      {"only the first curled, single", "foo | default(‘none')", "none"},
      {"only the last curled, single", "foo | default('none’)", "none"},
      {"apostrophe inside", "foo | default(‘the client’s’)", "the client’s"},
      {"apostrophe in double", "foo | default(“the client’s will”)", "the client’s will"},
      {"single in double", "foo | default(“a ‘b’ c”)", "a ‘b’ c"},
      {"curly in straight", "foo | default(\"a “b” c\")", "a “b” c"},
      {"two texts", "children | plural “child” “children”", "children"},
      {"list of curly texts", "[‘a’, ‘b’]", "a and b"},
      {"not closed", "foo | default(“none)", "syntax: the text that begins here is not closed"},
      {"closed by another kind", "foo | default(«none”)",
       "syntax: the text that begins here is not closed"},
  });
}

TEST(Cases, E12_UnusualCharactersInValuesAreKept) {
  const std::string odd = "a\r\n\t\x0C😀 שלום 漢字 e\xCC\x81";
  const Value values(Record{"", {{"odd", odd}}});
  EXPECT_EQ(answer_from(values, "odd"), odd);
  EXPECT_EQ(answer_from(values, "odd | upper | lower"), odd);
}

TEST(Cases, E13_ValuesAreNeverReadAgain) {
  const Value values(Record{"", {{"x", "{{ y }} <<y>> y | upper"}, {"y", "secret"}}});
  EXPECT_EQ(answer_from(values, "x"), "{{ y }} <<y>> y | upper");
  EXPECT_EQ(answer_from(values, "x ~ ''"), "{{ y }} <<y>> y | upper");
}

TEST(Cases, E15_EmptyValue) {
  expect_answers({
      {"empty text", "nothing_text", ""},
      {"blank text", "blank", "  "},
      {"empty list", "nobody", ""},
      {"null", "unknown", ""},
      {"upper", "nothing_text | upper", ""},
      {"list", "nobody | comma_and_list", ""},
      {"joined", "'[' ~ nothing_text ~ ']'", "[]"},
      {"default", "nothing_text | default('none')", "none"},
      {"empty", "nothing_text is empty", "Yes"},
  });
}

TEST(Cases, E16_MissingValueIsReportedByItsPath) {
  expect_answers({
      {"name", "executor", "missing: executor"},
      {"path", "executor.name.full", "missing: executor.name.full"},
      {"member", "client.nickname", "missing: client.nickname"},
      {"with a default", "executor.name.full | default('________')", "________"},
      {"asked about", "executor exists", "No"},
  });
}

TEST(Cases, E17_NullZeroFalseAndEmptyText) {
  expect_answers({
      {"null prints", "unknown", ""},
      {"zero prints", "zero", "0"},
      {"false prints", "no", "No"},
      {"empty prints", "nothing_text", ""},
      {"null default", "unknown | default('x')", "x"},
      {"zero default", "zero | default('x')", "0"},
      {"false default", "no | default('x')", "No"},
      {"empty default", "nothing_text | default('x')", "x"},
      {"null is zero", "unknown == 0", "No"},
      {"null is false", "unknown == false", "No"},
      {"null is empty text", "unknown == ''", "No"},
      {"null is none", "unknown == none", "Yes"},
      {"zero is none", "zero == none", "No"},
      {"false is none", "no == none", "No"},
      {"empty text is none", "nothing_text == none", "No"},
      {"zero is false", "zero == false", "error: a number cannot be compared with a tick"},
      {"empty text is zero", "nothing_text == 0", "No"},
  });
  expect_conditions({
      {"null", "unknown", "false"},
      {"zero", "zero", "false"},
      {"false", "no", "false"},
      {"empty text", "nothing_text", "false"},
      {"zero exists", "zero exists", "true"},
      {"false exists", "no exists", "true"},
      {"empty text exists", "nothing_text exists", "false"},
  });
}

TEST(Cases, E22_NumbersTextsAndDatesCompared) {
  expect_answers({
      {"two number texts", "\"10\" > \"9\"", "Yes"},
      {"number text and number", "\"10\" > 9", "Yes"},
      {"number and number text", "10 > \"9\"", "Yes"},
      {"numbers", "10 > 9", "Yes"},
      {"texts", "\"b\" > \"a\"", "Yes"},
      {"dates", "signed > iso", "Yes"},
      {"date and ISO text", "signed > \"2026-09-30\"", "Yes"},
      {"money and number", "estate > 999999.99", "Yes"},
      {"text and number", "\"ten\" > 9", "error: a text cannot be compared with a number"},
      {"date and number", "signed > 9", "error: a date cannot be compared with a number"},
      {"date and text", "signed > \"9\"", "error: a date cannot be compared with a text"},
      {"list and number", "children > 9", "error: a list cannot be compared with a number"},
  });
}

TEST(Cases, D75_MarksInValuesAreText) {
  expect_answers({
      {"braces", "'{{other}}' ~ ''", "{{other}}"},
      {"block", "'{% for x in y %}' | upper", "{% FOR X IN Y %}"},
      {"Clio's", "'<<tag>>'", "<<tag>>"},
  });
}

TEST(Cases, D82_LoneSurrogatesInJsonAreRefused) {
  for (const char* json :
       {R"({"a": "\ud800"})", R"({"a": "x\udfffy"})", R"({"a": "\ud83dx"})", R"({"\ud800": 1})"}) {
    SCOPED_TRACE(json);
    const auto values = parse_values(json, "data.json");
    ASSERT_FALSE(values.has_value());
    EXPECT_EQ(values.error().fault, base::Fault::malformed);
  }
  EXPECT_EQ(json_values(R"({"a": "\ud83d\ude00"})").record().find("a")->text(), "😀");
}

TEST(Cases, D89_NumbersAreExactAndIdentifiersStayTexts) {
  const Value values = json_values(
      R"({"tenth": 0.1, "fifth": 0.2, "big": 9007199254740993, "minus": -0, "file": "007", "long": "12345678901234567890"})");
  const auto shown = [&](std::string_view written) { return answer_from(values, written); };
  EXPECT_EQ(shown("tenth + fifth"), "0.3");
  EXPECT_EQ(shown("tenth + fifth == 0.3"), "Yes");
  EXPECT_EQ(shown("big"), "9007199254740993");
  EXPECT_EQ(shown("big + 1"), "9007199254740994");
  EXPECT_EQ(shown("minus"), "0");
  EXPECT_EQ(shown("file"), "007");
  EXPECT_EQ(shown("file | upper"), "007");
  EXPECT_EQ(shown("long"), "12345678901234567890");
  EXPECT_EQ(shown("file == 7"), "error: a text cannot be compared with a number");
  EXPECT_EQ(shown("file | money"),
            "error: the filter \"money\" takes a number, and was given the text \"007\"");
  EXPECT_EQ(parse_values(R"({"a": 1e400})", "data.json").error().what, "a number is too large");
}

TEST(Cases, D90_DatesAreTheRightDayOrMissing) {
  const Value values = json_values(
      R"({"first": "0001-01-01", "last": "9999-12-31", "leap": "2024-02-29", "spring": "2026-03-08", "unset": null, "wrong": "2023-02-29"})");
  const auto shown = [&](std::string_view written) { return answer_from(values, written); };
  EXPECT_EQ(shown("first"), "1 January 0001");
  EXPECT_EQ(shown("first | date('EEEE')"), "Monday");
  EXPECT_EQ(shown("last"), "31 December 9999");
  EXPECT_EQ(shown("last | date('EEEE')"), "Friday");
  EXPECT_EQ(shown("last - first"), "3652058");
  EXPECT_EQ(shown("leap"), "29 February 2024");
  EXPECT_EQ(shown("leap + 366"), "1 March 2025");
  EXPECT_EQ(shown("spring + 1"), "9 March 2026");
  EXPECT_EQ(shown("wrong"), "2023-02-29");
  const auto error = [&](std::string_view written) { return error_from(values, written); };
  EXPECT_EQ(error("unset | date").missing, "unset");
  EXPECT_EQ(error("unset | date('d MMMM')").missing, "unset");
  EXPECT_EQ(error("last + 1").what, "the date falls outside the years 1 to 9999");
  EXPECT_EQ(error("first - 1").what, "the date falls outside the years 1 to 9999");
  EXPECT_EQ(error("wrong | date").what,
            "the filter \"date\" takes a date, and was given the text \"2023-02-29\"");
}

TEST(Cases, D91_MisspeltNamesAreMissingNeverBlank) {
  expect_answers({
      {"name", "cleint.name.full", "missing: cleint.name.full"},
      {"member", "client.nmae.full", "missing: client.nmae.full"},
      {"in a loop's list", "childern", "missing: childern"},
  });
}

TEST(Cases, D93_TwoPersonsOfOneNameAreTwo) {
  const Value values = json_values(
      R"({"people": [{"clio_id": 1, "name": {"full": "Anna Lee"}}, {"clio_id": 2, "name": {"full": "Anna Lee"}}]})");
  const auto shown = [&](std::string_view written) { return answer_from(values, written); };
  EXPECT_EQ(shown("people[0] == people[1]"), "No");
  EXPECT_EQ(shown("people | unique | length"), "2");
  EXPECT_EQ(shown("people | unique('name.full') | length"), "1");
}

}  // namespace
}  // namespace engross::expression
