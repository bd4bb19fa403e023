// Every family of tests/golden/families: the review, the findings, the answers and the values that
// the file says, and nothing else.
#include <gtest/gtest.h>

#include <filesystem>

#include "golden_family.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

constexpr const char* kFolder = ENGROSS_SOURCE_DIR "/tests/golden/families";

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(GoldenFamilies, AreAtLeastThirty) { EXPECT_GE(files().size(), 30U); }

std::string joined(const YAML::Node& lines) {
  std::string text;
  for (const auto& line : lines) text += line.as<std::string>() + "\n";
  return text;
}

std::string review_text(const family::Review& review) {
  std::string text;
  for (const auto* one : review.people()) {
    if (one->client) continue;
    const family::Person& person = one->person;
    std::string standing(family::word(person.role));
    if (one->removed) standing = "removed";
    if (one->merged_into) standing = "merged";
    text += standing + ": " + (person.contact.name.full.empty() ? "?" : person.contact.name.full) +
            "; " + person.reason.text() + "\n";
  }
  return text;
}

std::string findings_text(const std::vector<family::Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += std::string(family::word(finding.severity)) + " " + finding.key + ": " +
            finding.text.text();
    if (finding.overruled) text += " [overruled: " + finding.overruled->reason + "]";
    text += "\n";
  }
  return text;
}

std::string shown(const expression::Value& value) {
  using Kind = expression::Value::Kind;
  if (value.is_nothing()) return "-";
  if (value.is(Kind::list)) {
    std::vector<std::string> items;
    for (const auto& item : value.list()) items.push_back(shown(item));
    return "[" + base::join(items, "; ") + "]";
  }
  return expression::display(value).value_or("?");
}

std::string answers_text(const interview::Interview& interview) {
  std::string text;
  for (const auto& answer : interview.answers) {
    if (!answer.question) continue;
    text += answer.path + " = " + shown(answer.value) + " (" +
            std::string(interview::word(answer.origin)) + ")";
    if (!answer.fault.empty()) text += " wrong: " + answer.fault;
    if (answer.required && answer.value.empty()) text += " needed";
    text += "\n";
  }
  return text;
}

class GoldenFamilies : public rows::Row<std::string> {
 protected:
  const Mapping mapping_ = shipped_mapping();
  const base::Date today_ = date("2026-11-25");
  const expression::Environment environment_ = environment(mapping_, today_);
};

ROW_TEST(GoldenFamilies, GiveReviewFindingsAnswersAndValues) {
  const std::string path = std::string(kFolder) + "/" + row() + ".yaml";
  const GoldenFamily golden(fakes::read_file(path));
  const auto family = family::family_of(golden.matter(), mapping_.vocabulary);
  ASSERT_TRUE(family.has_value()) << family.error().line();
  Draft draft{
      "D-00000", family::Review::of(golden.matter(), *family, mapping_.vocabulary), {}, {}, {}};
  const base::Instant now = golden.matter().source.fetched_at + std::chrono::hours(1);
  for (const auto& node : golden.file()["edits"]) {
    auto review = draft.review.with(GoldenFamily::edit(node, draft.review), "Ada", now);
    ASSERT_TRUE(review.has_value()) << review.error().line();
    draft.review = std::move(*review);
  }
  const auto form = interview::parse_form(shared_text("mapping/interviews/will.yaml"), "will",
                                          filter_names(environment_));
  ASSERT_TRUE(form.has_value()) << form.error().front().line();
  const auto values = values_of(draft, mapping_, today_);
  const auto people = interview::people_of(values);
  for (const auto& given : golden.file()["answers"]) {
    const std::string fact = given.first.as<std::string>();
    const auto* question = interview::find_question(*form, fact);
    ASSERT_NE(question, nullptr) << fact;
    const auto typed = interview::typed(*question, given.second.as<std::string>(), people);
    ASSERT_TRUE(typed.has_value()) << typed.error().line();
    draft.answers.put(fact, {*typed, "typed", "Ada", now});
  }
  Prepared prepared{
      {}, *form, {}, *docx::Template::open(shared_text("templates/will/will.docx"), {})};
  auto interview = interview::conduct(prepared.form, values, draft.answers, environment_);
  ASSERT_TRUE(interview.has_value()) << interview.error().front().line();
  prepared.interview = std::move(*interview);

  EXPECT_EQ(review_text(draft.review), joined(golden.expected("review")));
  EXPECT_EQ(findings_text(findings(draft, {&prepared}, today_)),
            joined(golden.expected("findings")));
  EXPECT_EQ(answers_text(prepared.interview), joined(golden.expected("answers")));
  ASSERT_GT(golden.expected("values").size(), 0U);
  for (const auto& value : golden.expected("values")) {
    const std::string source = value.first.as<std::string>();
    const auto expression = expression::Expression::parse(source, filter_names(environment_));
    ASSERT_TRUE(expression.has_value()) << source;
    const auto found =
        expression->evaluate(expression::Scope(prepared.interview.values), environment_);
    ASSERT_TRUE(found.has_value()) << source << ": " << found.error().what;
    EXPECT_EQ(shown(*found), value.second.as<std::string>()) << source;
  }
}

ROWS_OF(Files, GoldenFamilies, files());

}  // namespace
}  // namespace engross::app
