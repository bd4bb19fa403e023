#include "interview/answer_path.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::interview {
namespace {

using expression::List;
using expression::Record;
using expression::Value;

// gifts: [{what: Ring}, {what: Boat, parts: [Hull, Oars]}]
Answers answers() {
  Answers answers;
  answers.put("executor", {Value("Ann"), "typed", "", {}});
  answers.put(
      "gifts",
      {Value(List{Record{"", {{"what", "Ring"}}},
                  Record{"", {{"what", "Boat"}, {"parts", List{Value("Hull"), Value("Oars")}}}}}),
       "typed",
       "",
       {}});
  return answers;
}

struct PlaceRow {
  const char* name;
  const char* path;
  const char* before;  // null: nothing was answered there
};

class Places : public rows::Row<PlaceRow> {};

ROW_TEST(Places, AreReadAndAnswered) {
  Answers all = answers();
  const auto before = value_at(all, row().path);
  ASSERT_EQ(before.has_value(), row().before != nullptr);
  if (before) {
    EXPECT_TRUE(before->equals(Value(row().before)));
  }
  ASSERT_TRUE(put_at(all, row().path, {Value("new"), "typed", "Ada", {}}).has_value());
  ASSERT_TRUE(value_at(all, row().path).has_value());
  EXPECT_TRUE(value_at(all, row().path)->equals(Value("new")));
  if (std::string_view(row().path) != "executor") {
    EXPECT_TRUE(value_at(all, "executor")->equals(Value("Ann")));
  }
}

ROWS(Cases, Places, PlaceRow{"fact", "executor", "Ann"}, PlaceRow{"new_fact", "guardian", nullptr},
     PlaceRow{"row", "gifts[0].what", "Ring"}, PlaceRow{"new_member", "gifts[0].to", nullptr},
     PlaceRow{"next_row", "gifts[2].what", nullptr}, PlaceRow{"item", "gifts[1].parts[1]", "Oars"},
     PlaceRow{"next_item", "gifts[1].parts[2]", nullptr},
     PlaceRow{"deep", "gifts[0].parts[0]", nullptr});

struct AnswerPathRefusedRow {
  const char* name;
  const char* path;
};

class NoPlaces : public rows::Row<AnswerPathRefusedRow> {};

ROW_TEST(NoPlaces, ChangeNothing) {
  Answers all = answers();
  const auto put = put_at(all, row().path, {Value("new"), "typed", "", {}});
  ASSERT_FALSE(put.has_value());
  EXPECT_EQ(put.error().fault, base::Fault::malformed);
  EXPECT_EQ(all.facts().size(), 2U);
  EXPECT_TRUE(all.values().equals(answers().values()));
}

ROWS(Refused, NoPlaces, AnswerPathRefusedRow{"empty", ""},
     AnswerPathRefusedRow{"a_row_alone", "[0]"}, AnswerPathRefusedRow{"no_close", "gifts[0"},
     AnswerPathRefusedRow{"no_number", "gifts[x]"}, AnswerPathRefusedRow{"negative", "gifts[-1]"},
     AnswerPathRefusedRow{"empty_name", "gifts..what"},
     AnswerPathRefusedRow{"beyond_the_next_row", "gifts[3].what"},
     AnswerPathRefusedRow{"beyond_the_next_item", "gifts[1].parts[3]"},
     AnswerPathRefusedRow{"number_too_long", "gifts[99999999999999999999]"});

TEST(AnswerPath, NothingLeavesAPlaceEmpty) {
  Answers all = answers();
  ASSERT_TRUE(put_at(all, "executor", {}).has_value());
  ASSERT_NE(all.find("executor"), nullptr);
  EXPECT_TRUE(all.find("executor")->value.is_nothing());
  ASSERT_TRUE(put_at(all, "gifts[0].what", {}).has_value());
  EXPECT_TRUE(value_at(all, "gifts[0].what")->is_nothing());
}

TEST(AnswerPath, AChangeTakesAFactAway) {
  Answers all = answers();
  ASSERT_TRUE(make(all, {"executor", {}, true}).has_value());
  EXPECT_EQ(all.find("executor"), nullptr);
  ASSERT_TRUE(make(all, {"executor", {Value("Eve"), "typed", "", {}}}).has_value());
  EXPECT_TRUE(value_at(all, "executor")->equals(Value("Eve")));
  EXPECT_FALSE(make(all, {"gifts[9].what", {Value("x"), "", "", {}}}).has_value());
}

}  // namespace
}  // namespace engross::interview
