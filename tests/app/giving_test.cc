// Answers as a form on a screen gives them.
#include "app/giving.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fakes/docx_maker.h"
#include "fakes/shelves.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

using expression::Value;

constexpr const char* kScreenForm = R"(id: t
title: T
sections:
  - title: S
    questions:
      - {name: executor, ask: Executor, type: person}
      - {name: age, ask: Age, type: number}
      - {name: friends, ask: Friends, type: people}
      - name: gifts
        ask: Gifts
        type: list
        each: Gift
        questions:
          - {name: what, ask: What, type: text}
          - {name: to, ask: To, type: person}
)";

struct Screen {
  Value values = *expression::parse_values(
      R"({"client": {"clio_id": 1, "name": {"full": "Ann Lee"}},
          "parties": [{"clio_id": 2, "name": {"full": "Bo Lee"}}]})",
      "v");
  Prepared prepared = {{},
                       *interview::parse_form(kScreenForm, "t.yaml", {}),
                       {},
                       *docx::Template::open(fakes::DocxMaker("").bytes(), {})};

  base::Result<interview::Answers> after(const std::vector<GivenAnswer>& given) const {
    interview::Answers answers;
    const auto changes = changes_of(given, prepared, answers, values, "Jo", {});
    if (!changes) return tl::unexpected(changes.error());
    for (const auto& change : *changes) (void)interview::make(answers, change);
    return answers;
  }
};

std::string printed(const interview::Answers& answers, const std::string& path) {
  const auto value = interview::value_at(answers, path);
  if (!value) return "(no answer)";
  if (value->is_nothing()) return "(nothing)";
  if (!value->is(Value::Kind::list)) return expression::display(*value).value_or("?");
  std::vector<std::string> items;
  for (const Value& item : value->list())
    items.push_back(item.is(Value::Kind::record) && item.record().display.empty()
                        ? "row"
                        : expression::display(item).value_or("?"));
  return base::join(items, " | ");
}

struct GivenRow {
  const char* name;
  std::vector<GivenAnswer> given;
  const char* path;
  const char* printed;
};
class AnswersGiven : public rows::Row<GivenRow> {};

ROW_TEST(AnswersGiven, AreKept) {
  const auto after = Screen().after(row().given);
  ASSERT_TRUE(after.has_value()) << after.error().line();
  EXPECT_EQ(printed(*after, row().path), row().printed);
}

ROWS(Screen, AnswersGiven,
     GivenRow{"person", {{"executor", "bo lee", {}, {}, {}}}, "executor", "Bo Lee"},
     GivenRow{"blank", {{"executor", "  ", {}, {}, {}}}, "executor", "(nothing)"},
     GivenRow{"unreadable_stays_as_typed", {{"age", "old", {}, {}, {}}}, "age", "old"},
     GivenRow{"texts",
              {{"friends", {}, {{"Bo Lee", "", "Di New"}}, {}, {}}},
              "friends",
              "Bo Lee | Di New"},
     GivenRow{"no_texts", {{"friends", {}, {{}}, {}, {}}}, "friends", ""},
     GivenRow{"rows", {{"gifts", {}, {}, 2, {}}}, "gifts", "row | row"},
     GivenRow{"a_row_of_the_rows_before",
              {{"gifts", {}, {}, 2, {}}, {"gifts[1].to", "Ann Lee", {}, {}, {}}},
              "gifts[1].to",
              "Ann Lee"},
     GivenRow{"a_row_away",
              {{"gifts", {}, {}, 2, {}},
               {"gifts[1].what", "Boat", {}, {}, {}},
               {"gifts", {}, {}, {}, 0}},
              "gifts[0].what",
              "Boat"},
     GivenRow{"fewer_rows", {{"gifts", {}, {}, 3, {}}, {"gifts", {}, {}, 1, {}}}, "gifts", "row"});

struct UnfitRow {
  const char* name;
  std::vector<GivenAnswer> given;
  const char* says;
};
class AnswersUnfit : public rows::Row<UnfitRow> {};

ROW_TEST(AnswersUnfit, AreRefused) {
  const auto after = Screen().after(row().given);
  ASSERT_FALSE(after.has_value());
  EXPECT_EQ(after.error().fault, base::Fault::usage);
  EXPECT_THAT(after.error().line(), testing::HasSubstr(row().says));
}

ROWS(Screen, AnswersUnfit,
     UnfitRow{"no_such_question", {{"executer", "x", {}, {}, {}}}, "no such question"},
     UnfitRow{"no_path", {{"", "x", {}, {}, {}}}, "no such question"},
     UnfitRow{"nothing_given", {{"executor", {}, {}, {}, {}}}, "one of text"},
     UnfitRow{"two_given", {{"executor", "x", {{"y"}}, {}, {}}}, "one of text"},
     UnfitRow{"rows_of_a_person", {{"executor", {}, {}, 1, {}}}, "no rows"},
     UnfitRow{"a_row_of_no_rows_away", {{"friends", {}, {}, {}, 0}}, "no rows"},
     UnfitRow{"text_for_rows", {{"gifts", "x", {}, {}, {}}}, "row by row"},
     UnfitRow{"texts_for_one", {{"age", {}, {{"1"}}, {}, {}}}, "takes one text"},
     UnfitRow{"text_for_several", {{"friends", "Bo Lee", {}, {}, {}}}, "takes texts"},
     UnfitRow{"too_many_rows", {{"gifts", {}, {}, 1001, {}}}, "0 to 1000 rows"},
     UnfitRow{"less_than_no_rows", {{"gifts", {}, {}, -1, {}}}, "0 to 1000 rows"},
     UnfitRow{"no_such_row_away", {{"gifts", {}, {}, {}, 0}}, "no such row"},
     UnfitRow{"row_away_twice",
              {{"gifts", {}, {}, 1, {}}, {"gifts", {}, {}, {}, 0}, {"gifts", {}, {}, {}, 0}},
              "no such row"});

TEST(AnswersUnfit, ARowFarBeyondTheLastIsRefused) {
  const auto after = Screen().after({{"gifts[5].what", "Car", {}, {}, {}}});
  ASSERT_FALSE(after.has_value());
  EXPECT_EQ(after.error().fault, base::Fault::malformed);
}

}  // namespace
}  // namespace engross::app
