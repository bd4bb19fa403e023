// The interviews that come with the program, on the sample values of their templates.
#include <gtest/gtest.h>

#include "conducted.h"
#include "fakes/files.h"
#include "rows/rows.h"

namespace engross::interview {
namespace {

using expression::Record;
using expression::Value;
using Paths = std::vector<std::string>;

struct ShippedRow {
  const char* name;
  // A mapped fact and the custom field of the sample that it comes from.
  std::vector<std::pair<const char*, const char*>> facts;
  Paths asked;  // in order
  Paths open;   // where the sample holds nothing
};

std::string name_of(const ShippedRow& row) {
  return row.name == std::string("will") ? "will" : "referral";
}

// The sample's matter with its mapped facts; its own answers are taken out.
Value sample_matter(const ShippedRow& row) {
  const std::string path = "templates/" + std::string(row.name) + "/sample.json";
  const Value sample = *expression::parse_values(fakes::project_file(path), path);
  Record values;
  for (const char* name : {"today", "firm", "lawyer", "matter", "client", "spouse", "children",
                           "grandchildren", "parties"}) {
    if (const Value* member = sample.record().find(name))
      values.members.emplace_back(name, *member);
  }
  const Value* custom = sample.record().find("matter")->record().find("custom");
  Record facts;
  for (const auto& [fact, field] : row.facts) {
    const Value* value = custom->record().find(field);
    facts.members.emplace_back(fact, value ? *value : Value());
  }
  values.members.emplace_back("facts", std::move(facts));
  return values;
}

Form shipped_form(const std::string& name) {
  const std::string path = "mapping/interviews/" + name + ".yaml";
  const auto form = parse_form(fakes::project_file(path), path, {});
  if (!form) throw std::runtime_error(lines_of(form.error()));
  return *form;
}

class Shipped : public rows::Row<ShippedRow> {};

ROW_TEST(Shipped, InterviewReadsAndHelps) {
  const Form form = shipped_form(row().name);
  EXPECT_EQ(form.id, row().name);
  for (const Section& section : form.sections) {
    for (const Step& step : section.steps) {
      if (!step.question) continue;
      EXPECT_FALSE(step.question->help.empty()) << step.question->name;
    }
  }
}

ROW_TEST(Shipped, InterviewRunsOnTheSample) {
  const Form form = shipped_form(row().name);
  const auto interview = conduct(form, sample_matter(row()), {}, {});
  ASSERT_TRUE(interview.has_value()) << lines_of(interview.error());
  EXPECT_EQ(paths(*interview), row().asked);
  EXPECT_EQ(paths(interview->open()), row().open);
  EXPECT_EQ(paths(interview->wrong()), Paths{});
}

ROWS(Interviews, Shipped,
     ShippedRow{"will",
                {{"executor", "executor"},
                 {"alternate_executor", "alternate_executor"},
                 {"guardian", "guardian_of_minor_children"},
                 {"trust_age", "trust_age"},
                 {"survival_days", "survival_period_days"},
                 {"funeral_wishes", "funeral_wishes"}},
                {"executor", "alternate_executor", "include_step_children", "counted_children",
                 "counted_grandchildren", "guardian", "trust_age", "survival_days", "gift_over",
                 "funeral_wishes", "first_witness", "second_witness"},
                {}},
     ShippedRow{"referral-agreement",
                {{"referring_licensee", "referring_licensee"},
                 {"referral_date", "referral_date"},
                 {"alternatives", "alternatives_offered"},
                 {"reason", "reason_for_the_recommendation"},
                 {"relationship_between_licensees", "relationship_between_licensees"},
                 {"information_sheet_date", "fee_information_sheet_given_on"},
                 {"estimated_fees", "estimated_legal_fees"}},
                {"referring_licensee", "referring_licence_type", "referring_licence_number",
                 "referring_address", "receiving_licence_type", "receiving_licence_number",
                 "receiving_address", "referral_date", "alternatives", "reason",
                 "relationship_between_licensees", "information_sheet_date", "estimated_fees"},
                {}});

TEST(Will, SaysWhereItsValuesComeFrom) {
  const ShippedRow row{
      "will",
      {{"executor", "executor"}, {"trust_age", "trust_age"}, {"survival_days", "none"}},
      {},
      {}};
  const Form form = shipped_form("will");
  const auto interview = conduct(form, sample_matter(row), {}, {});
  ASSERT_TRUE(interview.has_value()) << lines_of(interview.error());
  EXPECT_EQ(shown(*interview, "executor"), "Amélie Rose Whitfield");
  EXPECT_EQ(word(answer_at(*interview, "executor")->origin), "from the matter");
  EXPECT_EQ(shown(*interview, "trust_age"), "25");
  EXPECT_EQ(word(answer_at(*interview, "trust_age")->origin), "from the matter");
  EXPECT_EQ(shown(*interview, "survival_days"), "30");
  EXPECT_EQ(word(answer_at(*interview, "survival_days")->origin), "by default");
  EXPECT_EQ(shown(*interview, "counted_children"), "Daniel James Whitfield+Sophie Anne Whitfield");
  EXPECT_EQ(paths(interview->open()), (Paths{"guardian"}));
}

TEST(Will, AppointsForTheChecksOfTheLaw) {
  const Form form = shipped_form("will");
  EXPECT_EQ(find_question(form, "executor")->office, Office::executor);
  EXPECT_EQ(find_question(form, "alternate_executor")->office, Office::executor);
  EXPECT_EQ(find_question(form, "guardian")->office, Office::guardian);
  EXPECT_EQ(find_question(form, "first_witness")->office, Office::witness);
  EXPECT_EQ(find_question(form, "second_witness")->office, Office::witness);
}

TEST(Will, AsksForNothingThatTheFamilyDoesNotNeed) {
  const Form form = shipped_form("will");
  const Value values = *expression::parse_values(
      R"({"client": {"name": {"full": "Ada"}}, "children": [], "facts": {}, "matter": {"custom": {}}})",
      "v");
  const auto interview = conduct(form, values, {}, {});
  ASSERT_TRUE(interview.has_value()) << lines_of(interview.error());
  EXPECT_EQ(paths(*interview),
            (Paths{"executor", "alternate_executor", "counted_children", "counted_grandchildren",
                   "trust_age", "survival_days", "gift_over", "funeral_wishes", "first_witness",
                   "second_witness"}));
  EXPECT_EQ(paths(interview->open()), (Paths{"executor"}));
}

TEST(Referral, AsksWhyThereWereNoAlternatives) {
  const Form form = shipped_form("referral-agreement");
  const Value values = *expression::parse_values(
      R"({"client": {"name": {"full": "Ada"}}, "facts": {"alternatives": null}, "lawyer": null})",
      "v");
  const auto interview = conduct(form, values, {}, {});
  ASSERT_TRUE(interview.has_value()) << lines_of(interview.error());
  EXPECT_EQ(paths(interview->open()),
            (Paths{"referring_licensee", "referring_licence_type", "referral_date",
                   "reason_for_no_alternatives", "reason", "relationship_between_licensees",
                   "information_sheet_date", "estimated_fees"}));
}

}  // namespace
}  // namespace engross::interview
