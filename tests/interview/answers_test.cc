#include "interview/answers.h"

#include <gtest/gtest.h>

#include "conducted.h"
#include "rows/rows.h"

namespace engross::interview {
namespace {

using expression::List;
using expression::Record;
using expression::Value;

Value person(const char* name, std::optional<int> id = {}) {
  Record record{name, {{"name", Record{name, {{"full", name}}}}}};
  if (id) record.members.emplace_back("clio_id", *id);
  return record;
}

TEST(Answers, KeepTheOrderOfFirstAnswering) {
  Answers answers;
  answers.put("b", {Value(1), "typed", "", {}});
  answers.put("a", {Value(2), "typed", "", {}});
  answers.put("b", {Value(3), "client.anx", "Sam", {}});
  ASSERT_EQ(answers.facts().size(), 2U);
  EXPECT_EQ(answers.facts()[0].first, "b");
  EXPECT_EQ(answers.find("b")->source, "client.anx");
  EXPECT_EQ(answers.values().record().members[0].second.number().text(), "3");
  EXPECT_EQ(answers.find("c"), nullptr);
}

TEST(Answers, AreTakenAwayOrLeftEmpty) {
  Answers answers;
  answers.put("a", {Value(1), "typed", "", {}});
  answers.put("b", {Value(), "typed", "Ada", {}});
  answers.take_away("a");
  answers.take_away("c");
  ASSERT_EQ(answers.facts().size(), 1U);
  const auto back = read_answers(write_answers(answers, "T"), "a.json");
  ASSERT_TRUE(back.has_value());
  ASSERT_NE(back->answers.find("b"), nullptr);
  EXPECT_TRUE(back->answers.find("b")->value.is_nothing());
  EXPECT_EQ(back->answers.find("b")->by, "Ada");
}

TEST(Reference, IsNameAndIdAlone) {
  const auto full = *expression::parse_values(
      R"({"p": {"name": {"first": "Ann", "full": "Ann Lee"}, "email": "a@b.c", "clio_id": 7}})",
      "v");
  EXPECT_TRUE(person_reference(*full.record().find("p")).equals(person("Ann Lee", 7)));
  EXPECT_TRUE(person_reference(person("Bo")).equals(person("Bo")));
  EXPECT_TRUE(person_reference(Value("text")).equals(Value("text")));
}

struct AnswersRow {
  const char* name;
  Value value;
  const char* json;  // how the value is written, blanks and line breaks taken out
};

class Written : public rows::Row<AnswersRow> {};

std::string dense(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

ROW_TEST(Written, ComesBackAsItWas) {
  Answers answers;
  answers.put("x", {row().value, "", "", {}});
  const std::string text = write_answers(answers, "");
  EXPECT_EQ(dense(text),
            std::string(R"({"format":"engross-answers","version":1,"title":"","answers":{"x":)") +
                row().json + "}}");
  const auto read = read_answers(text, "a.json");
  ASSERT_TRUE(read.has_value()) << lines_of(read.error());
  EXPECT_TRUE(read->warnings.empty());
  EXPECT_TRUE(read->answers.find("x")->value.equals(row().value));
}

ROWS(
    Values, Written, AnswersRow{"text", Value("a"), R"({"type":"text","value":"a"})"},
    AnswersRow{"empty_text", Value(""), R"({"type":"text","value":""})"},
    AnswersRow{"text_like_a_date", Value("2026-11-23"), R"({"type":"text","value":"2026-11-23"})"},
    AnswersRow{"text_like_a_number", Value("1.50"), R"({"type":"text","value":"1.50"})"},
    AnswersRow{"text_with_marks", Value("\"\\/\t\x01é😀"),
               R"({"type":"text","value":"\"\\/\t\u0001é😀"})"},
    AnswersRow{"yes", Value(true), R"({"type":"yes/no","value":true})"},
    AnswersRow{"no", Value(false), R"({"type":"yes/no","value":false})"},
    AnswersRow{"number", Value(base::Decimal::of(1250, 2)), R"({"type":"number","value":"12.50"})"},
    AnswersRow{"long_number", Value(*base::Decimal::parse("-1234567890123456789012345678901234")),
               R"({"type":"number","value":"-1234567890123456789012345678901234"})"},
    AnswersRow{"money", Value(base::Money{base::Decimal::of(5, 1), "CAD"}),
               R"({"type":"money","value":"0.5","currency":"CAD"})"},
    AnswersRow{"money_abroad", Value(base::Money{base::Decimal(7), "USD"}),
               R"({"type":"money","value":"7","currency":"USD"})"},
    AnswersRow{"date", Value(*base::parse_date("2026-11-23")),
               R"({"type":"date","value":"2026-11-23"})"},
    AnswersRow{"person", person("Ann", 7),
               R"({"type":"person","value":{"name":"Ann","clio_id":7}})"},
    AnswersRow{"person_added_in_review", person("Ann", -2),
               R"({"type":"person","value":{"name":"Ann","clio_id":-2}})"},
    AnswersRow{"person_by_name", person("Bo"), R"({"type":"person","value":{"name":"Bo"}})"},
    AnswersRow{
        "person_who_says_more", Value(Record{"Bo", {{"name", "Bo"}, {"city", "York"}}}),
        R"({"type":"record","display":"Bo","value":{"name":{"type":"text","value":"Bo"},"city":{"type":"text","value":"York"}}})"},
    AnswersRow{"empty_list", Value(List{}), R"({"type":"list","value":[]})"},
    AnswersRow{
        "list", Value(List{Value(true), Value("a"), Value()}),
        R"({"type":"list","value":[{"type":"yes/no","value":true},{"type":"text","value":"a"},{"type":"nothing"}]})"},
    AnswersRow{
        "rows",
        Value(List{Value(Record{"", {{"z", person("Bo")}, {"a", Value()}}}), Value(Record{})}),
        R"({"type":"list","value":[{"type":"record","value":{"z":{"type":"person","value":{"name":"Bo"}},"a":{"type":"nothing"}}},{"type":"record","value":{}}]})"},
    AnswersRow{
        "odd_names", Value(Record{"", {{"a/b~c", Value(1)}, {"", Value(2)}}}),
        R"({"type":"record","value":{"a/b~c":{"type":"number","value":"1"},"":{"type":"number","value":"2"}}})"});

TEST(File, KeepsWhoAndWhenAndTheOrder) {
  Answers answers;
  answers.put("z",
              {Value("1"), "typed", "Sam Clerk", *base::parse_instant("2026-11-25T09:30:00Z")});
  answers.put("a", {Value("2"), "client.anx", "", {}});
  const auto read = read_answers(write_answers(answers, "Whitfield"), "a.json");
  ASSERT_TRUE(read.has_value()) << lines_of(read.error());
  EXPECT_EQ(read->title, "Whitfield");
  ASSERT_EQ(read->answers.facts().size(), 2U);
  const auto& [fact, given] = read->answers.facts()[0];
  EXPECT_EQ(fact, "z");
  EXPECT_EQ(given.source, "typed");
  EXPECT_EQ(given.by, "Sam Clerk");
  EXPECT_EQ(base::iso(given.at), "2026-11-25T09:30:00Z");
  EXPECT_EQ(read->answers.find("a")->at, base::Instant{});
}

TEST(File, SurvivesATextThatIsNoUtf8) {
  Answers answers;
  answers.put("a", {Value("caf\xE9"), "", "", {}});
  answers.put("b", {Value("ok"), "", "", {}});
  const auto read = read_answers(write_answers(answers, "t"), "a.json");
  ASSERT_TRUE(read.has_value()) << lines_of(read.error());
  EXPECT_EQ(read->answers.find("a")->value.text(), "caf\uFFFD");
  EXPECT_EQ(read->answers.find("b")->value.text(), "ok");
}

TEST(Plain, ObjectsAreAnswersToo) {
  const auto read = read_answers(
      R"({"executor": "Ann", "on": "2026-11-23", "age": 1.50, "none": null, "rows": [{"a": 1}], "format": "letter"})",
      "a.json");
  ASSERT_TRUE(read.has_value()) << lines_of(read.error());
  EXPECT_EQ(read->answers.facts().size(), 5U);
  EXPECT_EQ(read->answers.find("executor")->source, "a.json");
  EXPECT_TRUE(read->answers.find("on")->value.is(Value::Kind::date));
  EXPECT_EQ(read->answers.find("age")->value.number().text(), "1.50");
  EXPECT_EQ(read->answers.find("none"), nullptr);
}

std::string file(const std::string& answers) {
  return "{\"format\": \"engross-answers\", \"version\": 1,\n\"answers\": {\n" + answers + "}}";
}

TEST(File, WarnsOfWhatItDoesNotRead) {
  const auto read =
      read_answers(file(R"("a": {"type": "person", "value": {"name": "Bo", "phone": "1"},
"sourc": "x"})"),
                   "a.json");
  ASSERT_TRUE(read.has_value()) << lines_of(read.error());
  EXPECT_EQ(lines_of(read->warnings),
            "the key \"phone\" is not read, a.json, line 3, fact a, take it out\n"
            "the key \"sourc\" is not read, a.json, line 4, fact a, did you mean \"source\"?\n");
}

struct Bad {
  const char* name;
  std::string json;
  const char* says;
};

class RefusedFile : public rows::Row<Bad> {};

ROW_TEST(RefusedFile, WithLineAndFact) {
  const auto read = read_answers(row().json, "a.json");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(lines_of(read.error()).substr(0, std::string(row().says).size()), row().says)
      << lines_of(read.error());
  for (const base::Error& error : read.error()) EXPECT_EQ(error.fault, base::Fault::malformed);
}

std::string nested(int depth) {
  std::string text = R"({"type": "text", "value": "x"})";
  for (int i = 0; i < depth; ++i) text = R"({"type": "list", "value": [)" + text + "]}";
  return file("\"a\": " + text);
}

ROWS(Files, RefusedFile,
     Bad{"no_json", "answers: {}", "not JSON: a value is expected here, a.json, line 1, column 1"},
     Bad{"cut_short", "{\"a\":\n1",
         "not JSON: the file ends before its last } or ], a.json, line 2, column 2"},
     Bad{"a_list", "[]", "the values are not in one JSON object, a.json"},
     Bad{"twice", "{\"a\": 1,\n\"a\": 2}",
         "the key \"a\" stands twice, first on line 1, a.json, line 2, keep one of them\n"},
     Bad{"twice_beside_others",
         file("\"a\": {\"type\": \"date\", \"value\": 1},\n\"a\": 7,\n\"b\": {\"type\": "
              "\"txt\",\n\"type\": \"text\"}"),
         "the value is no date, a.json, line 3, fact a, write \"value\": \"2026-11-23\"\n"
         "the key \"a\" stands twice, first on line 3, a.json, line 4, keep one of them\n"
         "\"txt\" is no type of a value, a.json, line 5, fact b, did you mean \"text\"?\n"
         "the key \"type\" stands twice, first on line 5, a.json, line 6, keep one of them\n"},
     Bad{"newer", R"({"format": "engross-answers", "version": 2, "answers": {}})",
         "not version 1 of an answer file, a.json, line 1, save"},
     Bad{"no_version", R"({"format": "engross-answers", "answers": {}})",
         "not version 1 of an answer file"},
     Bad{"no_answers", R"({"format": "engross-answers", "version": 1})",
         "no \"answers\", a.json, line 1"},
     Bad{"answers_as_list", "{\"format\": \"engross-answers\", \"version\": 1,\n\n\"answers\": []}",
         "no \"answers\", a.json, line 3"},
     Bad{"bare_value", file("\n\"a\": 5"),
         "a value without a type, a.json, line 4, fact a, write {\"type\""},
     Bad{"no_type", file("\"a\": {\"value\": 5}"),
         "\"\" is no type of a value, a.json, line 3, fact a"},
     Bad{"unknown_type", file("\"a\": {\n\"type\": \"nubmer\", \"value\": 5}"),
         "\"nubmer\" is no type of a value, a.json, line 4, fact a, did you mean \"number\"?"},
     Bad{"type_choice", file("\"a\": {\"type\": \"choice\", \"value\": \"x\"}"),
         "\"choice\" is no type of a value"},
     Bad{"no_value", file("\"a\": {\"type\": \"text\"}"),
         "the value is no text, a.json, line 3, fact a"},
     Bad{"text_as_number", file("\"a\": {\"type\": \"text\", \"value\": 5}"),
         "the value is no text"},
     Bad{"date_none", file("\"a\": {\"type\": \"date\", \"value\": \"2026-02-30\"}"),
         "the value is no date"},
     Bad{"tick_as_text", file("\"a\": {\"type\": \"yes/no\", \"value\": \"yes\"}"),
         "the value is no yes/no"},
     Bad{"number_grouped", file("\"a\": {\"type\": \"number\", \"value\": \"1,000\"}"),
         "the value is no number"},
     Bad{"money_as_tick", file("\"a\": {\"type\": \"money\", \"value\": true}"),
         "the value is no money"},
     Bad{"list_as_record", file("\"a\": {\"type\": \"list\", \"value\": {}}"),
         "the value is no list"},
     Bad{"record_as_list", file("\"a\": {\"type\": \"record\", \"value\": []}"),
         "the value is no record"},
     Bad{"person_as_text", file("\"a\": {\"type\": \"person\", \"value\": \"Bo\"}"),
         "the value is no person"},
     Bad{"person_nameless", file("\"a\": {\"type\": \"person\", \"value\": {\"clio_id\": 7}}"),
         "the value is no person"},
     Bad{"person_half_id",
         file("\"a\": {\"type\": \"person\", \"value\": {\"name\": \"Bo\",\n\"clio_id\": 7.5}}"),
         "\"clio_id\" is no whole number, a.json, line 4, fact a"},
     Bad{"person_id_as_text",
         file("\"a\": {\"type\": \"person\", \"value\": {\"name\": \"Bo\", \"clio_id\": \"7\"}}"),
         "\"clio_id\" is no whole number"},
     Bad{"time", file("\"a\": {\"type\": \"text\", \"value\": \"x\", \"at\": \"yesterday\"}"),
         "\"at\" is no time"},
     Bad{"inside_a_list",
         file("\"a\": {\"type\": \"list\", \"value\": [\n{\"type\": \"text\", \"value\": "
              "\"x\"},\n{\"type\": \"date\", \"value\": \"x\"}]}"),
         "the value is no date, a.json, line 5, fact a"},
     Bad{"inside_a_record",
         file("\"a\": {\"type\": \"record\", \"value\": {\"x/y\":\n{\"type\": \"date\", "
              "\"value\":\n\"x\"}}}"),
         "the value is no date, a.json, line 5, fact a"},
     Bad{"deep", nested(17), "nested too deep, a.json, line 3, fact a"},
     Bad{"several", file("\"a\": 1,\n\"b\": {\"type\": \"date\", \"value\": 1}"),
         "a value without a type, a.json, line 3, fact a, write {\"type\": ..., \"value\": "
         "...}\n"
         "the value is no date, a.json, line 4, fact b, write \"value\": \"2026-11-23\"\n"});

TEST(File, TellsWhatIsTakenAwayFromWhatIsLeftEmpty) {
  const auto plain = read_answers(R"({"a": null, "b": 1, "c": null})", "a.json");
  ASSERT_TRUE(plain.has_value());
  EXPECT_EQ(plain->taken_away, (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(plain->answers.facts().size(), 1U);
  const auto whole = read_answers(
      file(R"("a": null, "b": {"type": "nothing"}, "c": {"type": "text", "value": "x"})"),
      "a.json");
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole->taken_away, std::vector<std::string>{"a"});
  EXPECT_TRUE(whole->answers.find("b")->value.is_nothing());
}

TEST(File, OfSixteenLevelsIsRead) { EXPECT_TRUE(read_answers(nested(16), "a.json").has_value()); }

TEST(File, OfVeryManyFactsIsRefused) {
  std::string text = "{\"f\": 1";
  for (int i = 0; i < 10000; ++i) text += ", \"f" + std::to_string(i) + "\": 1";
  const auto read = read_answers(text + "}", "a.json");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error()[0].what, "more than 10000 facts");
}

}  // namespace
}  // namespace engross::interview
