#include <gtest/gtest.h>

#include "fakes/files.h"
#include "interview/interview.h"

namespace engross::interview {
namespace {

std::string form(const std::string& facts) {
  return R"({"id":"t","title":"T","document":"t.docx","file_name":"T","facts":[)" + facts + "]}";
}

struct Row {
  const char* name;
  std::string json;
  const char* says;
};

class Forms : public testing::TestWithParam<Row> {};

TEST_P(Forms, AreRefusedWithFactAndReason) {
  const auto read = parse_form(GetParam().json, "t/template.json", {});
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().fault, base::Fault::malformed);
  EXPECT_NE(read.error().line().find(GetParam().says), std::string::npos) << read.error().line();
  EXPECT_NE(read.error().line().find("t/template.json"), std::string::npos) << read.error().line();
}

INSTANTIATE_TEST_SUITE_P(
    Refused, Forms,
    testing::Values(
        Row{"no_json", "facts: []", "not JSON"}, Row{"no_id", R"({"title":"T"})", "no \"id\""},
        Row{"no_document", R"({"id":"t","title":"T"})", "no \"document\""},
        Row{"nameless", form(R"({"label":"L","type":"text"})"), "fact without a name"},
        Row{"name_with_blank", form(R"({"name":"the executor","label":"L","type":"text"})"),
            "small letters"},
        Row{"name_from_digit", form(R"({"name":"1st","label":"L","type":"text"})"),
            "small letters"},
        Row{"twice",
            form(
                R"({"name":"a","label":"L","type":"text"},{"name":"a","label":"L","type":"text"})"),
            "fact a, mend"},
        Row{"no_label", form(R"({"name":"a","type":"text"})"), "no \"label\""},
        Row{"unknown_type", form(R"({"name":"a","label":"L","type":"string"})"),
            "\"string\" is no type"},
        Row{"choice_without_options", form(R"({"name":"a","label":"L","type":"choice"})"),
            "without \"options\""},
        Row{"option_no_text", form(R"({"name":"a","label":"L","type":"choice","options":[1]})"),
            "an option that is no text"},
        Row{"broken_default",
            form(R"({"name":"a","label":"L","type":"text","default":"matter. "})"),
            "\"default\" cannot be read"},
        Row{"unknown_filter",
            form(R"({"name":"a","label":"L","type":"text","default":"b | uper"})"), "uper"},
        Row{"broken_required", form(R"({"name":"a","label":"L","type":"text","required":"("})"),
            "\"required\" cannot be read"},
        Row{"empty_computed", form(R"({"name":"a","computed":null})"), "\"computed\" is empty"},
        Row{"minimum_no_number", form(R"({"name":"a","label":"L","type":"number","minimum":"x"})"),
            "\"minimum\" is no number"}),
    [](const auto& row) { return row.param.name; });

class Shipped : public testing::TestWithParam<const char*> {};

TEST_P(Shipped, FormReads) {
  const std::string path = std::string("templates/") + GetParam() + "/template.json";
  const auto read = parse_form(fakes::project_file(path), path, {"referral_fee_cap"});
  ASSERT_TRUE(read.has_value()) << read.error().line();
  EXPECT_EQ(read->id, GetParam());
  EXPECT_FALSE(read->review_note.empty());
  for (const Form::Step& step : read->steps) {
    if (step.question) {
      EXPECT_FALSE(step.question->help.empty()) << step.question->name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Templates, Shipped, testing::Values("will", "referral-agreement"));

}  // namespace
}  // namespace engross::interview
