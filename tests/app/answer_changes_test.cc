// Answers of a file on their way into a draft: people by reference, what is wrong refused at once.
#include "app/answer_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "golden_family.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

using expression::Value;
using testing::HasSubstr;

constexpr const char* kForm = R"(id: t
title: T
sections:
  - title: S
    questions:
      - {name: executor, ask: Executor, type: person}
      - {name: age, ask: Age, type: number, minimum: 18, maximum: 99}
      - {name: ready, ask: Ready, type: yes/no}
      - {name: guardian, ask: Guardian, type: person, shown when: ready}
      - {name: friends, ask: Friends, type: people}
      - name: gifts
        ask: Gifts
        type: list
        each: Gift
        questions:
          - {name: what, ask: What, type: text}
          - {name: to, ask: To, type: person}
)";

constexpr const char* kValues = R"({"client": {"clio_id": 1, "name": {"full": "Ann Lee"}},
  "spouse": {"clio_id": 2, "name": {"full": "Bo Lee"}},
  "parties": [{"clio_id": 3, "name": {"full": "Cy Sun"}}, {"clio_id": 4, "name": {"full": "Cy Sun"}}]})";

struct Taken {
  interview::Form form = *interview::parse_form(kForm, "t.yaml", {});
  Value values = *expression::parse_values(kValues, "v");
  Outcome<std::vector<interview::AnswerChange>> changes(const std::string& json,
                                                        const interview::Answers& before = {}) {
    const auto read = interview::read_answers_with_faults(json, "a.json");
    return changes_of({read, "a.json", "Jo", {}}, {&form}, before, values, {});
  }
};

// The Clio id that the answer at the path has; -1 for a person without one.
long long id_at(const std::vector<interview::AnswerChange>& changes, const std::string& path) {
  interview::Answers answers;
  for (const auto& change : changes) (void)interview::make(answers, change);
  const auto value = interview::value_at(answers, path);
  if (!value || !value->is(Value::Kind::record)) return -2;
  const Value* id = value->record().find("clio_id");
  return id ? *id->number().whole() : -1;
}

struct AnswerChangesRow {
  const char* name;
  const char* json;
  const char* path;
  long long id;
};
class ByReference : public rows::Row<AnswerChangesRow> {};

ROW_TEST(ByReference, PeopleAreKept) {
  Taken taken;
  const auto changes = taken.changes(row().json);
  ASSERT_TRUE(changes.has_value()) << changes.error()[0].line();
  EXPECT_EQ(id_at(*changes, row().path), row().id);
  EXPECT_EQ((*changes)[0].given.source, "a.json");
  EXPECT_EQ((*changes)[0].given.by, "Jo");
}

ROWS(Answers, ByReference, AnswerChangesRow{"name", R"({"executor": "bo LEE"})", "executor", 2},
     AnswerChangesRow{"stranger", R"({"executor": "Di New"})", "executor", -1},
     AnswerChangesRow{"not_shown", R"({"guardian": "Bo Lee"})", "guardian", 2},
     AnswerChangesRow{"in_a_list", R"({"friends": ["Di New", "Ann Lee"]})", "friends[1]", 1},
     AnswerChangesRow{"in_a_row", R"({"gifts": [{"what": "Car", "to": "Bo Lee"}]})", "gifts[0].to",
                      2});

struct AnswerChangesRefusedRow {
  const char* name;
  const char* json;
  std::vector<const char*> says;
};
class WrongAnswers : public rows::Row<AnswerChangesRefusedRow> {};

ROW_TEST(WrongAnswers, AreRefusedAllAtOnce) {
  Taken taken;
  const auto changes = taken.changes(row().json);
  ASSERT_FALSE(changes.has_value());
  std::string all;
  for (const auto& error : changes.error()) all += error.line() + "\n";
  ASSERT_EQ(changes.error().size(), row().says.size()) << all;
  for (std::size_t i = 0; i < row().says.size(); ++i)
    EXPECT_THAT(changes.error()[i].line(), HasSubstr(row().says[i]));
}

ROWS(Files, WrongAnswers,
     AnswerChangesRefusedRow{
         "number_for_a_person", R"({"executor": 5})", {"a.json, line 1, executor"}},
     AnswerChangesRefusedRow{"word_for_a_number", R"({"age": "old"})", {"a.json, line 1, age"}},
     AnswerChangesRefusedRow{"out_of_bounds", R"({"age": 9999})", {"a.json, line 1, age"}},
     AnswerChangesRefusedRow{
         "word_for_a_tick", R"({"ready": "perhaps"})", {"a.json, line 1, ready"}},
     AnswerChangesRefusedRow{
         "two_of_a_name", R"({"executor": "Cy Sun"})", {"2 people are called Cy Sun"}},
     AnswerChangesRefusedRow{
         "two_of_a_name_not_shown", R"({"guardian": "Cy Sun"})", {"2 people are called Cy Sun"}},
     AnswerChangesRefusedRow{
         "in_a_row", R"({"gifts": [{"to": "Cy Sun"}]})", {"a.json, line 1, gifts[0].to"}},
     AnswerChangesRefusedRow{"in_a_row_further_down",
                             "{\"gifts\": [{},\n{\"what\": \"Car\",\n\"to\": \"Cy Sun\"}]}",
                             {"a.json, line 3, gifts[1].to"}},
     AnswerChangesRefusedRow{"in_a_row_with_types",
                             R"({"format": "engross-answers", "version": 1, "answers": {
                       "gifts": {"type": "list", "value": [
                         {"type": "record", "value": {
                           "to": {"type": "text", "value": "Cy Sun"}}}]}}})",
                             {"a.json, line 4, gifts[0].to"}},
     AnswerChangesRefusedRow{
         "unknown_in_a_row_beside_a_wrong_answer",
         "{\"gifts\": [{\"wat\": \"Car\"}],\n\"age\": \"old\"}",
         {"no question of this interview, a.json, line 1, gifts[0].wat, did you mean "
          "\"what\"?",
          "a.json, line 2, age"}},
     AnswerChangesRefusedRow{
         "unknown_beside_wrong_answers",
         "{\"executer\": \"Ann\",\n\"age\": \"old\", \"ready\": 7,\n\"agee\": null}",
         {"\"executer\" is no question of these templates, a.json, line 1, did you mean "
          "\"executor\"?",
          "a.json, line 2, age", "a.json, line 2, ready",
          "\"agee\" is no question of these templates, a.json, line 3"}},
     AnswerChangesRefusedRow{
         "of_the_file_beside_unknown_and_wrong",
         R"({"format": "engross-answers", "version": 1, "answers": {
                       "ready": {"type": "tick", "value": true},
                       "executer": {"type": "text", "value": "Ann"},
                       "age": {"type": "number", "value": "7"}}})",
         {"\"tick\" is no type of a value, a.json, line 2, fact ready",
          "\"executer\" is no question of these templates, a.json, line 3", "a.json, line 4, age"}},
     AnswerChangesRefusedRow{
         "all",
         R"({"executor": 5, "age": "old", "ready": 7})",
         {"a.json, line 1, executor", "a.json, line 1, age", "a.json, line 1, ready"}});

TEST(Null, TakesAnAnswerAway) {
  Taken taken;
  interview::Answers before;
  before.put("age", {Value(30), "typed", "", {}});
  const auto changes = taken.changes(R"({"age": null})", before);
  ASSERT_TRUE(changes.has_value());
  ASSERT_EQ(changes->size(), 1U);
  EXPECT_TRUE((*changes)[0].take_away);
  EXPECT_EQ((*changes)[0].path, "age");
  const auto unknown = taken.changes(R"({"agee": null})");
  ASSERT_FALSE(unknown.has_value());
  EXPECT_THAT(unknown.error()[0].line(), HasSubstr("did you mean \"age\"?"));
}

TEST(AFileOfColumns, LeavesTheMembersThatItDoesNotKnow) {
  Taken taken;
  interview::Answers before;
  const auto was = *expression::parse_values(
      R"({"gifts": [{"what": "Car", "to": {"name": {"full": "Bo Lee"}, "clio_id": 2}},
                    {"what": "Boat", "to": {"name": {"full": "Ann Lee"}, "clio_id": 1}}]})",
      "v");
  before.put("gifts", {*was.record().find("gifts"), "typed", "", {}});
  interview::ReadAnswers read =
      *interview::read_answers(R"({"gifts": [{"what": "Van"}, {}, {"what": "Bike"}]})", "a.json");
  read.covered = {"gifts[].what"};
  const auto changes = changes_of({read, "a.anx", "", {}}, {&taken.form}, before, taken.values, {});
  ASSERT_TRUE(changes.has_value()) << changes.error()[0].line();
  EXPECT_EQ(id_at(*changes, "gifts[0].to"), 2);
  EXPECT_EQ(id_at(*changes, "gifts[1].to"), 1);
  const auto& rows = (*changes)[0].given.value.list();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].record().find("what")->text(), "Van");
}

TEST(AnswersThatAreThere, AreNoFaultOfTheFile) {
  Taken taken;
  interview::Answers before;
  before.put("age", {Value(7), "typed", "", {}});
  const auto changes = taken.changes(R"({"ready": true})", before);
  ASSERT_TRUE(changes.has_value());
  ASSERT_EQ(changes->size(), 1U);
  EXPECT_EQ((*changes)[0].path, "ready");
}

}  // namespace
}  // namespace engross::app
