// Answers used again: for the same client, for the spouse with the roles turned round, and for
// another family, where nobody of the first one may appear.
#include "app/answer_sets.h"

#include <gtest/gtest.h>

#include "fakes/shelves.h"
#include "golden_family.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

using expression::List;
using expression::Record;
using expression::Value;

constexpr const char* kHis = R"(
client: {name: Tom Hale}
people:
  - {name: Amy Hale, word: Wife}
  - {name: Helen Moss, word: Sister}
)";

Value person(const char* name) { return Record{name, {{"name", Record{name, {{"full", name}}}}}}; }

Value values(const Mapping& mapping, const std::string& yaml, matter::Id client_id,
             matter::Id spouse_id, matter::Id sister_id) {
  GoldenFamily golden(yaml);
  matter::Matter matter = golden.matter();
  const auto renumber = [&](matter::Id& id) {
    id = id == 1 ? client_id : id == 2 ? spouse_id : sister_id;
  };
  renumber(matter.client);
  for (auto& contact : matter.contacts) renumber(contact.source.id);
  for (auto& relationship : matter.relationships) renumber(relationship.contact);
  return values_of(matter, *family::family_of(matter, mapping.vocabulary), mapping.fields,
                   date("2026-11-25"));
}

class AnswerSets : public testing::Test {
 protected:
  void SetUp() override {
    const Value his = values(mapping_, kHis, 1, 2, 3);
    interview::Answers answers;
    const auto put = [&](const char* fact, Value value) {
      answers.put(fact, {std::move(value), "typed", "Ada", clock_.now()});
    };
    put("executor", interview::person_reference(*his.record().find("spouse")));
    put("guardian", interview::person_reference(his.record().find("parties")->list().front()));
    put("alternate_executor", person("Big Trust Company"));
    put("trust_age", Value(30));
    put("gifts", List{Record{"",
                             {{"what", "Ring"},
                              {"to", interview::person_reference(*his.record().find("spouse"))}}}});
    ASSERT_TRUE(save_set(sets_, " Hale ", answers, his, clock_).has_value());
  }

  std::string shown(const Reused& reused, const char* fact) {
    const auto* given = reused.answers.find(fact);
    if (!given) return "-";
    return expression::display(given->value).value_or("?");
  }

  const Mapping mapping_ = shipped_mapping();
  fakes::AnswerSets sets_;
  const fakes::FixedClock clock_;
};

TEST_F(AnswerSets, TextsAreReadAgainForAnybodyElse) {
  interview::Answers answers;
  answers.put("gift_over", {Value("to my sister, Helen Moss"), "typed", "Ada", {}});
  answers.put("will_type", {Value("Simple"), "typed", "Ada", {}});
  ASSERT_TRUE(save_set(sets_, "Texts", answers, values(mapping_, kHis, 1, 2, 3), clock_));
  const auto his = use_set(sets_, "Texts", values(mapping_, kHis, 1, 2, 3));
  EXPECT_TRUE(his->warnings.empty());
  const auto other = use_set(sets_, "Texts", values(mapping_, "client: {name: Raj Gill}", 9, 9, 9));
  EXPECT_EQ(other->warnings,
            std::vector<std::string>{
                "gift_over: \"to my sister, Helen Moss\" was written for Tom Hale; read it again"});
}

TEST_F(AnswerSets, WhatTheMatterAnsweredIsForTheSameCoupleAlone) {
  interview::Answers answers;
  answers.put("executor", {person("Helen Moss"), "from the matter", "", {}});
  answers.put("trust_age", {Value(25), "from the matter", "", {}});
  ASSERT_TRUE(save_set(sets_, "Matter", answers, values(mapping_, kHis, 1, 2, 3), clock_));
  const auto hers = use_set(sets_, "Matter",
                            values(mapping_, R"(
client: {name: Amy Hale}
people:
  - {name: Tom Hale, word: Husband}
  - {name: Helen Moss, word: Sister-in-law}
)",
                                   2, 1, 3));
  EXPECT_TRUE(hers->mirrored);
  EXPECT_EQ(shown(*hers, "executor"), "Helen Moss");
  EXPECT_EQ(shown(*hers, "trust_age"), "25");
  const auto other =
      use_set(sets_, "Matter", values(mapping_, "client: {name: Raj Gill}", 9, 9, 9));
  EXPECT_TRUE(other->answers.empty());
}

TEST_F(AnswerSets, ForTheSameClientAreTheSame) {
  const auto reused = use_set(sets_, "Hale", values(mapping_, kHis, 1, 2, 3));
  ASSERT_TRUE(reused.has_value());
  EXPECT_FALSE(reused->mirrored);
  EXPECT_EQ(shown(*reused, "executor"), "Amy Hale");
  EXPECT_EQ(shown(*reused, "guardian"), "Helen Moss");
  EXPECT_EQ(shown(*reused, "alternate_executor"), "Big Trust Company");
  EXPECT_EQ(shown(*reused, "trust_age"), "30");
  EXPECT_EQ(reused->answers.find("executor")->source, "answer set Hale");
}

TEST_F(AnswerSets, ForTheSpouseTurnTheRolesRound) {
  const auto reused = use_set(sets_, "Hale",
                              values(mapping_, R"(
client: {name: Amy Hale}
people:
  - {name: Tom Hale, word: Husband}
  - {name: Helen Moss, word: Sister-in-law}
)",
                                     2, 1, 3));
  ASSERT_TRUE(reused.has_value());
  EXPECT_TRUE(reused->mirrored);
  EXPECT_EQ(shown(*reused, "executor"), "Tom Hale");
  EXPECT_EQ(shown(*reused, "guardian"), "Helen Moss");
  const Value* to = reused->answers.find("gifts")->value.list()[0].record().find("to");
  EXPECT_EQ(to->record().display, "Tom Hale");
  EXPECT_EQ(reused->warnings, std::vector<std::string>{
                                  "alternate_executor: Big Trust Company is not among the people "
                                  "of this matter and was taken by name"});
}

TEST_F(AnswerSets, ForAnotherFamilyLeaveItsPeopleOut) {
  const auto reused = use_set(sets_, "Hale",
                              values(mapping_, R"(
client: {name: Raj Gill}
people:
  - {name: Sim Gill, word: Wife}
  - {name: Jas Gill, word: Sister}
)",
                                     11, 12, 13));
  ASSERT_TRUE(reused.has_value());
  EXPECT_FALSE(reused->mirrored);
  EXPECT_EQ(shown(*reused, "executor"), "Sim Gill");
  EXPECT_EQ(shown(*reused, "guardian"), "-");
  EXPECT_EQ(shown(*reused, "alternate_executor"), "-");
  EXPECT_EQ(shown(*reused, "trust_age"), "30");
  EXPECT_EQ(reused->warnings.size(), 2U);
}

TEST_F(AnswerSets, ForAClientWithoutASpouseLeaveTheSpouseOpen) {
  const auto reused =
      use_set(sets_, "Hale", values(mapping_, "client: {name: Raj Gill}", 11, 12, 13));
  ASSERT_TRUE(reused.has_value());
  EXPECT_EQ(shown(*reused, "executor"), "-");
  EXPECT_EQ(reused->warnings[0],
            "executor: Amy Hale was the spouse of the answer set; this matter has none, so it is "
            "left open");
}

TEST_F(AnswerSets, ThatDoNotExistAreNotFound) {
  const auto missing = use_set(sets_, "Hall", values(mapping_, kHis, 1, 2, 3));
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().line(),
            "no answer set \"Hall\", answer sets of this computer, did you mean \"Hale\"?");
}

struct AnswerSetsRefusedRow {
  const char* name;
  const char* set;
  bool answered;
  base::Fault fault;
};
class NotSaved : public AnswerSets, public rows::WithRow<AnswerSetsRefusedRow> {};

ROW_TEST(NotSaved, AndNothingIsKept) {
  interview::Answers answers;
  if (row().answered) answers.put("trust_age", {Value(21), "typed", "", {}});
  const auto saved = save_set(sets_, row().set, answers, values(mapping_, kHis, 1, 2, 3), clock_);
  ASSERT_FALSE(saved.has_value());
  EXPECT_EQ(saved.error().fault, row().fault);
  EXPECT_EQ(sets_.names()->size(), 1U);
}

ROWS(Refused, NotSaved, AnswerSetsRefusedRow{"no_name", "", true, base::Fault::usage},
     AnswerSetsRefusedRow{"blank_name", " \t", true, base::Fault::usage},
     AnswerSetsRefusedRow{"nothing_answered", "Hale 2", false, base::Fault::missing});

}  // namespace
}  // namespace engross::app
