#include <gtest/gtest.h>

#include "interview/interview.h"

namespace engross::interview {
namespace {

using expression::Value;

constexpr const char* kForm =
    R"json({"id":"t","title":"T","document":"t.docx","file_name":"T","facts":[
  {"name":"executor","label":"Executor","type":"person","default":"matter.custom.executor","required":true},
  {"name":"age","label":"Age","type":"number","default":"matter.custom.age | default(21)","minimum":18,"maximum":99},
  {"name":"guardian","label":"Guardian","type":"person","required":"children","shown_when":"children"},
  {"name":"signed_on","label":"Signed on","type":"date"},
  {"name":"fees","label":"Fees","type":"money"},
  {"name":"kind","label":"Kind","type":"choice","options":["Simple","With trust"]},
  {"name":"ready","label":"Ready","type":"yes_no"},
  {"name":"heirs","label":"Heirs","type":"people"},
  {"name":"note","label":"Note","type":"text"},
  {"name":"double_age","computed":"age * 2"}]})json";

constexpr const char* kMatter = R"({
  "client": {"clio_id": 1, "name": {"full": "Ada Client"}},
  "children": [{"clio_id": 2, "name": {"full": "Zoë Child"}}, {"clio_id": 3, "name": {"full": "Bo Child"}}],
  "parties": [{"clio_id": 4, "name": {"full": "Sam Same"}}, {"clio_id": 5, "name": {"full": "Sam Same"}}],
  "matter": {"custom": {"executor": {"clio_id": 6, "name": {"full": "Eve Executor"}}}}})";

struct Conducted {
  Form form;
  base::Result<Interview> interview;
};

Conducted conducted(const std::string& matter, const std::string& answers) {
  Conducted done{*parse_form(kForm, "t", {}), base::Result<Interview>(Interview{})};
  const Value values = *expression::parse_values(matter, "matter");
  const Value given = *expression::parse_values(answers, "answers");
  done.interview = conduct(done.form, values, given, {});
  return done;
}

std::string shown(const Interview& interview, std::string_view name) {
  const Value* value = interview.values.record().find(name);
  if (!value) return "(absent)";
  if (!value->is(Value::Kind::list)) return *expression::display(*value);
  std::vector<std::string> items;
  for (const Value& item : value->list()) items.push_back(*expression::display(item));
  return base::join(items, "+");
}

struct Row {
  const char* name;
  const char* answers;
  const char* fact;
  const char* value;
  const char* origin;
};

class Answers : public testing::TestWithParam<Row> {};

TEST_P(Answers, AreTypedAndSayWhereTheyComeFrom) {
  const auto done = conducted(kMatter, GetParam().answers);
  ASSERT_TRUE(done.interview.has_value()) << done.interview.error().line();
  EXPECT_EQ(shown(*done.interview, GetParam().fact), GetParam().value);
  for (const Answer& answer : done.interview->answers) {
    if (answer.name == GetParam().fact) {
      EXPECT_EQ(word(answer.origin), GetParam().origin);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Taken, Answers,
    testing::Values(
        Row{"person_from_the_matter", "{}", "executor", "Eve Executor", "from the matter"},
        Row{"person_by_name", R"({"executor":"zoe child"})", "executor", "Zoë Child", "answered"},
        Row{"person_unknown_to_the_matter", R"({"executor":" New Person "})", "executor",
            "New Person", "answered"},
        Row{"person_as_object", R"({"executor":{"name":{"full":"Obj Ect"}}})", "executor",
            "Obj Ect", "answered"},
        Row{"number_by_default", "{}", "age", "21", "by default"},
        Row{"number_as_text", R"({"age":" 30 "})", "age", "30", "answered"},
        Row{"null_is_no_answer", R"({"age":null})", "age", "21", "by default"},
        Row{"computed", R"({"age":30})", "double_age", "60", "computed"},
        Row{"date", R"({"signed_on":"2026-11-23"})", "signed_on", "23 November 2026", "answered"},
        Row{"money", R"({"fees":86500.5})", "fees", "$86,500.50", "answered"},
        Row{"choice_in_any_case", R"({"kind":"with TRUST"})", "kind", "With trust", "answered"},
        Row{"yes_as_word", R"({"ready":"Yes"})", "ready", "Yes", "answered"},
        Row{"no_as_tick", R"({"ready":false})", "ready", "No", "answered"},
        Row{"people_by_name", R"({"heirs":["Bo Child","Ada Client"]})", "heirs",
            "Bo Child+Ada Client", "answered"},
        Row{"open", "{}", "note", "", "open"}),
    [](const auto& row) { return row.param.name; });

struct Refused {
  const char* name;
  const char* answers;
  const char* says;
};

class Refusals : public testing::TestWithParam<Refused> {};

TEST_P(Refusals, NameTheQuestion) {
  const auto done = conducted(kMatter, GetParam().answers);
  ASSERT_FALSE(done.interview.has_value());
  EXPECT_EQ(done.interview.error().fault, base::Fault::malformed);
  EXPECT_NE(done.interview.error().line().find(GetParam().says), std::string::npos)
      << done.interview.error().line();
}

INSTANTIATE_TEST_SUITE_P(
    Given, Refusals,
    testing::Values(
        Refused{"unknown", R"({"executer":"x"})",
                "\"executer\" is no question of this template, answers for t, did you mean "
                "\"executor\"?"},
        Refused{"unknown_and_far", R"({"zzz":1})", "take it out of the answers"},
        Refused{"computed", R"({"double_age":1})", "\"double_age\" is no question"},
        Refused{"person_as_number", R"({"executor":7})",
                "not a person or a person's name, Executor"},
        Refused{"person_blank", R"({"executor":"  "})", "not a person"},
        Refused{"person_two_bear", R"({"executor":"Sam Same"})", "2 people are called Sam Same"},
        Refused{"number_as_word", R"({"age":"thirty"})", "not a number, Age"},
        Refused{"number_too_small", R"({"age":17})", "not between 18 and 99"},
        Refused{"number_too_great", R"({"age":100})", "not between 18 and 99"},
        Refused{"date_as_text", R"({"signed_on":"23 November 2026"})", "not a date"},
        Refused{"date_that_is_none", R"({"signed_on":"2026-02-30"})", "not a date"},
        Refused{"money_with_mills", R"({"fees":1.005})", "not an amount in dollars and cents"},
        Refused{"choice_of_none", R"({"kind":"Holograph"})", "not one of: Simple, With trust"},
        Refused{"tick_as_number", R"({"ready":1})", "not yes or no"},
        Refused{"people_as_one", R"({"heirs":"Bo Child"})", "not a list of people"},
        Refused{"people_with_number", R"({"heirs":["Bo Child",3]})", "not a person"},
        Refused{"text_as_list", R"({"note":["a"]})", "not a text"}),
    [](const auto& row) { return row.param.name; });

TEST(Missing, RequiredQuestionsWithoutAnAnswerAreListedTogether) {
  const auto done = conducted(
      R"({"children":[{"clio_id":2,"name":{"full":"Bo"}}],"matter":{"custom":{}}})", "{}");
  ASSERT_TRUE(done.interview.has_value()) << done.interview.error().line();
  std::vector<std::string> missing;
  for (const Question* question : done.interview->missing) missing.push_back(question->name);
  EXPECT_EQ(missing, (std::vector<std::string>{"executor", "guardian"}));
}

TEST(Missing, AQuestionThatIsNotShownIsNotMissing) {
  const auto done =
      conducted(R"({"children":[],"matter":{"custom":{"executor":{"name":{"full":"E"}}}}})", "{}");
  ASSERT_TRUE(done.interview.has_value()) << done.interview.error().line();
  EXPECT_TRUE(done.interview->missing.empty());
}

}  // namespace
}  // namespace engross::interview
