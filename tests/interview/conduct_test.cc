#include <gtest/gtest.h>

#include "conducted.h"
#include "rows/rows.h"

namespace engross::interview {
namespace {

using Paths = std::vector<std::string>;

constexpr const char* kForm = R"(id: t
title: T
sections:
- title: People
  questions:
  - {name: executor, ask: Executor, type: person, default: facts.executor, required: yes}
  - {name: age, ask: Age, type: number, default: facts.age | default(21), minimum: 18, maximum: 99}
  - {name: guardian, ask: Guardian, type: person, required: children, shown when: children}
- title: Rest
  questions:
  - {name: signed_on, ask: Signed on, type: date, valid when: signed_on <= today, otherwise: It is in the future}
  - {name: fees, ask: Fees, type: money, minimum: 0}
  - {name: kind, ask: Kind, type: choice, options: [Simple, With trust]}
  - {name: ready, ask: Ready, type: yes/no}
  - {name: heirs, ask: Heirs, type: people, minimum: 2, maximum: 3}
  - {name: days, ask: Days, type: list, of: date}
  - {name: note, ask: Note, type: text}
  - {name: double_age, computed: age * 2}
- title: Trust
  shown when: kind == "With trust"
  questions:
  - {name: trust_note, ask: Trust note, type: text, required: yes}
  - {name: trust_days, ask: Trust days, type: list, of: date}
)";

constexpr const char* kMatter = R"({
  "today": "2026-11-25",
  "firm": {"name": "Lee LLP"},
  "client": {"clio_id": 1, "name": {"full": "Ada Client"}},
  "children": [{"clio_id": 2, "name": {"full": "Zoë Child"}}, {"clio_id": 3, "name": {"full": "Bo Child"}}],
  "parties": [{"clio_id": 4, "name": {"full": "Sam Same"}}, {"clio_id": 5, "name": {"full": "Sam Same"}}],
  "facts": {"executor": {"clio_id": 6, "name": {"full": "Eve Executor"}}, "age": null},
  "matter": {"custom": {"executor": {"clio_id": 6, "name": {"full": "Eve Executor"}}}}})";

struct ConductRow {
  const char* name;
  const char* answers;
  const char* fact;
  const char* value;
  const char* origin;
};

class GivenAnswers : public rows::Row<ConductRow> {};

ROW_TEST(GivenAnswers, AnswersAreTypedAndSayWhereTheyComeFrom) {
  const auto done = conducted(kForm, kMatter, row().answers);
  ASSERT_TRUE(done.interview.has_value()) << lines_of(done.interview.error());
  const Answer* answer = answer_at(*done.interview, row().fact);
  ASSERT_NE(answer, nullptr);
  EXPECT_EQ(answer->fault, "");
  EXPECT_EQ(shown(*done.interview, row().fact), row().value);
  EXPECT_EQ(word(answer->origin), row().origin);
}

ROWS(Taken, GivenAnswers,
     ConductRow{"person_from_the_matter", "{}", "executor", "Eve Executor", "from the matter"},
     ConductRow{"person_by_name", R"({"executor":"zoe child"})", "executor", "Zoë Child",
                "answered"},
     ConductRow{"person_by_id", R"({"executor":{"clio_id":2,"name":"Old Name"}})", "executor",
                "Zoë Child", "answered"},
     ConductRow{"person_by_id_of_two_of_a_name", R"({"executor":{"clio_id":5,"name":"Sam Same"}})",
                "executor", "Sam Same", "answered"},
     ConductRow{"person_gone_from_the_matter",
                R"({"executor":{"clio_id":77,"name":{"full":"Gone Person"}}})", "executor",
                "Gone Person", "answered"},
     ConductRow{"person_of_another_id_by_name", R"({"executor":{"clio_id":77,"name":"Bo Child"}})",
                "executor", "Bo Child", "answered"},
     ConductRow{"person_unknown_to_the_matter", R"({"executor":" New Person "})", "executor",
                "New Person", "answered"},
     ConductRow{"firm_is_no_person", R"({"executor":"Lee LLP"})", "executor", "Lee LLP",
                "answered"},
     ConductRow{"person_as_object", R"({"executor":{"name":{"full":"Obj Ect"}}})", "executor",
                "Obj Ect", "answered"},
     ConductRow{"number_by_default", "{}", "age", "21", "by default"},
     ConductRow{"number_as_text", R"({"age":" 30 "})", "age", "30", "answered"},
     ConductRow{"null_is_no_answer", R"({"age":null})", "age", "21", "by default"},
     ConductRow{"computed", R"({"age":30})", "double_age", "60", "computed"},
     ConductRow{"date", R"({"signed_on":"2026-11-23"})", "signed_on", "23 November 2026",
                "answered"},
     ConductRow{"money", R"({"fees":86500.5})", "fees", "$86,500.50", "answered"},
     ConductRow{"choice_in_any_case", R"({"kind":"with TRUST"})", "kind", "With trust", "answered"},
     ConductRow{"yes_as_word", R"({"ready":"Yes"})", "ready", "Yes", "answered"},
     ConductRow{"yes_in_french", R"({"ready":"OUI"})", "ready", "Yes", "answered"},
     ConductRow{"no_in_french", R"({"ready":"non"})", "ready", "No", "answered"},
     ConductRow{"true_as_word", R"({"ready":"true"})", "ready", "Yes", "answered"},
     ConductRow{"no_as_tick", R"({"ready":false})", "ready", "No", "answered"},
     ConductRow{"people_by_name", R"({"heirs":["Bo Child","Ada Client"]})", "heirs",
                "Bo Child+Ada Client", "answered"},
     ConductRow{"places_kept_free_go", R"({"heirs":["Bo Child",null,"Ada Client"]})", "heirs",
                "Bo Child+Ada Client", "answered"},
     ConductRow{"no_people", R"({"heirs":[]})", "heirs", "", "answered"},
     ConductRow{"dates", R"({"days":["2026-01-02","2026-01-01"]})", "days",
                "2 January 2026+1 January 2026", "answered"},
     ConductRow{"text_that_looks_like_a_date", R"({"note":"2026-11-23"})", "note", "2026-11-23",
                "answered"},
     ConductRow{"text_that_is_a_number", R"({"note":1.50})", "note", "1.50", "answered"},
     ConductRow{"list_open", "{}", "days", "", "open"},
     ConductRow{"open", "{}", "note", "", "open"});

TEST(LeftEmpty, AnAnswerHidesWhatTheMatterSays) {
  const auto done = conducted(
      kForm, kMatter,
      R"({"format":"engross-answers","version":1,"title":"","answers":{"executor":{"type":"nothing"}}})");
  ASSERT_TRUE(done.interview.has_value()) << lines_of(done.interview.error());
  EXPECT_EQ(shown(*done.interview, "executor"), "");
  const Answer* answer = answer_at(*done.interview, "executor");
  EXPECT_EQ(word(answer->origin), "answered");
  EXPECT_EQ(shown(answer->matter_says), "Eve Executor");
  EXPECT_EQ(paths(done.interview->open()), (Paths{"executor", "guardian"}));
}

TEST(MatterSays, OnlyWhereItSaysSomethingElse) {
  const auto says = [](const char* answers, const char* fact) {
    const auto done = conducted(kForm, kMatter, answers);
    return shown(answer_at(*done.interview, fact)->matter_says);
  };
  EXPECT_EQ(says(R"({"executor":"Bo Child"})", "executor"), "Eve Executor");
  EXPECT_EQ(says(R"({"executor":"Eve Executor"})", "executor"), "");
  EXPECT_EQ(says("{}", "executor"), "");
  EXPECT_EQ(says(R"({"age":30})", "age"), "") << "a default is not the matter's";
  EXPECT_EQ(says(R"({"note":"x"})", "note"), "");
}

struct ConductWrong {
  const char* name;
  const char* answers;
  const char* fact;
  const char* fault;
};

class Faulty : public rows::Row<ConductWrong> {};

ROW_TEST(Faulty, AnswersAreKeptAndSayWhatIsWrong) {
  const auto done = conducted(kForm, kMatter, row().answers);
  ASSERT_TRUE(done.interview.has_value()) << lines_of(done.interview.error());
  EXPECT_EQ(paths(done.interview->wrong()), (Paths{row().fact}));
  const Answer& answer = *done.interview->wrong().front();
  EXPECT_EQ(answer.fault, row().fault);
  EXPECT_EQ(answer.origin, Origin::answered);
  EXPECT_FALSE(answer.value.is_nothing());
  EXPECT_EQ(shown(*done.interview, row().fact), "");  // no template sees it
}

ROWS(
    Kept, Faulty,
    ConductWrong{"person_as_number", R"({"executor":7})", "executor",
                 "this is not a person or a person's name; name a person of the matter, or write a "
                 "full name"},
    ConductWrong{"person_blank", R"({"executor":"  "})", "executor",
                 "this is not a person or a person's name; name a person of the matter, or write a "
                 "full name"},
    ConductWrong{"person_as_digits", R"({"executor":"99"})", "executor",
                 "this is not a person or a person's name; name a person of the matter, or write a "
                 "full name"},
    ConductWrong{"person_of_signs", R"({"executor":"--"})", "executor",
                 "this is not a person or a person's name; name a person of the matter, or write a "
                 "full name"},
    ConductWrong{"person_without_name", R"({"executor":{"clio_id":2}})", "executor",
                 "this is not a person or a person's name; name a person of the matter, or write a "
                 "full name"},
    ConductWrong{"person_two_bear", R"({"executor":"Sam Same"})", "executor",
                 "2 people are called Sam Same; choose one of them"},
    ConductWrong{"number_as_word", R"({"age":"thirty"})", "age",
                 "\"thirty\" is not a number; write digits, as 30"},
    ConductWrong{"number_too_small", R"({"age":17})", "age",
                 "\"17\" is not between 18 and 99; change the answer"},
    ConductWrong{"number_too_great", R"({"age":99.01})", "age",
                 "\"99.01\" is not between 18 and 99; change the answer"},
    ConductWrong{"date_in_words", R"({"signed_on":"23 November 2026"})", "signed_on",
                 "\"23 November 2026\" is not a date; write it as 2026-11-23"},
    ConductWrong{"date_that_is_none", R"({"signed_on":"2026-02-30"})", "signed_on",
                 "\"2026-02-30\" is not a date; write it as 2026-11-23"},
    ConductWrong{"check", R"({"signed_on":"2026-11-26"})", "signed_on", "It is in the future"},
    ConductWrong{"money_with_mills", R"({"fees":1.005})", "fees",
                 "\"1.005\" is not an amount in dollars and cents; write it as 1234.50"},
    ConductWrong{"money_below_zero", R"({"fees":-1})", "fees",
                 "\"-$1.00\" is less than 0; change the answer"},
    ConductWrong{"choice_of_none", R"({"kind":"Holograph"})", "kind",
                 "\"Holograph\" is not one of the options; choose one of: Simple, With trust"},
    ConductWrong{"tick_as_number", R"({"ready":1})", "ready",
                 "\"1\" is not yes or no; answer yes or no"},
    ConductWrong{"people_as_one", R"({"heirs":"Bo Child"})", "heirs",
                 "\"Bo Child\" is not a list; give a list of answers"},
    ConductWrong{"people_with_number", R"({"heirs":["Bo Child",3]})", "heirs",
                 "item 2: this is not a person or a person's name; name a person of the matter, or "
                 "write a full name"},
    ConductWrong{"people_two_bear", R"({"heirs":["Sam Same","Bo Child"]})", "heirs",
                 "item 1: 2 people are called Sam Same; choose one of them"},
    ConductWrong{"too_few_people", R"({"heirs":["Bo Child"]})", "heirs",
                 "1 item is not between 2 and 3; change the answer"},
    ConductWrong{"too_many_people", R"({"heirs":["A","B","C","D"]})", "heirs",
                 "4 items is not between 2 and 3; change the answer"},
    ConductWrong{"dates_with_text", R"({"days":["2026-01-02","soon"]})", "days",
                 "item 2: \"soon\" is not a date; write it as 2026-11-23"},
    ConductWrong{"text_as_list", R"({"note":["a"]})", "note", "a list is not a text; write a text"},
    ConductWrong{"text_as_tick", R"({"note":true})", "note",
                 "\"Yes\" is not a text; write a text"});

TEST(Prefill, ThatIsWrongIsKeptWithItsFault) {
  const auto done = conducted(kForm, R"({"facts":{"executor":null,"age":200}})", "{}");
  ASSERT_TRUE(done.interview.has_value()) << lines_of(done.interview.error());
  const Answer& age = *answer_at(*done.interview, "age");
  EXPECT_EQ(age.fault, "\"200\" is not between 18 and 99; change the answer");
  EXPECT_EQ(age.origin, Origin::matter);
  EXPECT_EQ(age.detail, "facts.age | default(21)");
  EXPECT_EQ(shown(*done.interview, "age"), "");
}

TEST(Unknown, AnswersAreRefusedAllAtOnce) {
  const auto done =
      conducted(kForm, kMatter, R"({"executer":"x","zzz":1,"age":30,"double_age":1})");
  ASSERT_FALSE(done.interview.has_value());
  EXPECT_EQ(
      lines_of(done.interview.error()),
      "\"executer\" is no question of this interview, answers for t, did you mean \"executor\"?\n"
      "\"zzz\" is no question of this interview, answers for t, take it out of the answers\n"
      "\"double_age\" is no question of this interview, answers for t, take it out of the "
      "answers\n");
}

TEST(Open, RequiredQuestionsWithoutAnAnswerAreListedTogether) {
  const auto done = conducted(
      kForm, R"({"children":[{"clio_id":2,"name":{"full":"Bo"}}],"matter":{"custom":{}}})", "{}");
  ASSERT_TRUE(done.interview.has_value()) << lines_of(done.interview.error());
  EXPECT_EQ(paths(done.interview->open()), (Paths{"executor", "guardian"}));
}

TEST(Open, AQuestionThatIsNotShownIsNotOpenAndHoldsNothing) {
  const auto done =
      conducted(kForm, R"({"children":[],"facts":{"executor":{"name":{"full":"E"}}}})",
                R"({"guardian":"Ann","trust_note":"n","trust_days":["2026-01-01"]})");
  ASSERT_TRUE(done.interview.has_value()) << lines_of(done.interview.error());
  EXPECT_TRUE(done.interview->open().empty());
  EXPECT_EQ(answer_at(*done.interview, "guardian"), nullptr);
  EXPECT_EQ(answer_at(*done.interview, "trust_note"), nullptr);
  EXPECT_TRUE(done.interview->values.record().find("guardian")->is_nothing());
  EXPECT_TRUE(done.interview->values.record().find("trust_note")->is_nothing());
  EXPECT_TRUE(done.interview->values.record().find("trust_days")->list().empty());
}

TEST(Section, IsShownWhenItsConditionHolds) {
  const auto done = conducted(kForm, kMatter, R"({"kind":"With trust"})");
  ASSERT_TRUE(done.interview.has_value()) << lines_of(done.interview.error());
  EXPECT_EQ(paths(*done.interview),
            (Paths{"executor", "age", "guardian", "signed_on", "fees", "kind", "ready", "heirs",
                   "days", "note", "double_age", "trust_note", "trust_days"}));
  EXPECT_EQ(paths(done.interview->open()), (Paths{"guardian", "trust_note"}));
  EXPECT_EQ(answer_at(*done.interview, "trust_note")->section, "Trust");
  EXPECT_EQ(answer_at(*done.interview, "note")->section, "Rest");
}

TEST(Answer, SaysWhoGaveItAndPointsToItsQuestion) {
  const auto done = conducted(kForm, kMatter, R"({"note":"n"})");
  ASSERT_TRUE(done.interview.has_value()) << lines_of(done.interview.error());
  const Answer& note = *answer_at(*done.interview, "note");
  EXPECT_EQ(note.detail, "answers.json");
  EXPECT_EQ(note.label, "Note");
  EXPECT_EQ(note.question, find_question(*done.form, "note"));
  EXPECT_EQ(answer_at(*done.interview, "executor")->detail, "facts.executor");
  EXPECT_TRUE(answer_at(*done.interview, "executor")->required);
  EXPECT_EQ(answer_at(*done.interview, "double_age")->question, nullptr);
}

TEST(Expressions, ThatGoWrongAreToldTogetherWithTheirFact) {
  const auto done = conducted(
      "id: t\ntitle: T\nsections:\n- title: S\n  questions:\n"
      "  - {name: a, ask: A, type: number, default: client + 1}\n"
      "  - {name: b, ask: B, type: text, required: client > 1}\n"
      "  - {name: c, ask: C, type: list, questions: [{name: d, ask: D, type: text, shown when: "
      "client > 1}]}\n",
      R"({"client":{"name":{"full":"Ada"}}})", R"({"c":[{},{},{}]})");
  ASSERT_FALSE(done.interview.has_value());
  std::vector<std::string> wheres;
  for (const base::Error& error : done.interview.error()) wheres.push_back(error.where);
  EXPECT_EQ(wheres,
            (Paths{"interview t, fact a", "interview t, fact b", "interview t, fact c[].d"}));
}

TEST(People, AreEveryPersonOfTheValuesOnce) {
  const auto values = *expression::parse_values(R"({
    "client": {"clio_id": 1, "name": {"full": "Ada"}}, "spouse": null, "firm": {"name": "Lee LLP"},
    "lawyer": {"name": {"full": "Pat Law"}},
    "children": [{"clio_id": 2, "name": {"full": "Bo"}}, {"clio_id": 1, "name": {"full": "Ada again"}}, 7],
    "facts": {"executor": {"clio_id": 3, "name": {"full": "Cy"}}, "age": 3, "guardian": {"name": {"full": "Di"}}},
    "matter": {"name": "M", "custom": {"x": {"clio_id": 3, "name": {"full": "Cy"}}, "y": {"name": {"full": "Di"}},
               "z": {"clio_id": 9, "name": {"full": " "}}}}})",
                                                "v");
  std::vector<std::string> names;
  for (const auto& person : people_of(values)) names.push_back(shown(person));
  EXPECT_EQ(names, (Paths{"Ada", "Pat Law", "Bo", "Cy", "Di"}));
  EXPECT_TRUE(people_of(expression::Value()).empty());
}

}  // namespace
}  // namespace engross::interview
