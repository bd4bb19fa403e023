// Lists of records: their rows, what each row sees, and what is open or wrong in them.
#include <gtest/gtest.h>

#include "conducted.h"
#include "rows/rows.h"

namespace engross::interview {
namespace {

using Paths = std::vector<std::string>;

constexpr const char* kRowsForm = R"(id: t
title: T
sections:
- title: S
  questions:
  - {name: charity, ask: Charity, type: yes/no}
  - name: gifts
    ask: Gifts
    type: list
    each: Gift
    default: facts.gifts
    maximum: 3
    checks:
    - {holds: gifts | where("kept") | length < 2, otherwise: Only one gift may be kept}
    questions:
    - {name: what, ask: What, type: text, required: yes}
    - {name: to, ask: To, type: person, required: not charity}
    - {name: kept, ask: Kept, type: yes/no, default: what == "Watch"}
    - {name: until, ask: Until, type: number, minimum: 18, shown when: kept, default: facts.age | default(21)}
    - name: parts
      ask: Parts
      type: list
      questions:
      - {name: part, ask: Part, type: text}
      - name: shares
        ask: Shares
        type: list
        questions:
        - {name: share, ask: Share, type: number, required: yes, maximum: 100}
        - {name: of_what, computed: part ~ " of " ~ what}
  - {name: count, computed: gifts | length}
)";

constexpr const char* kRowsMatter =
    R"({"children": [{"clio_id": 2, "name": {"full": "Zoë Child"}}], "facts": {"gifts": null}})";

Interview interview_of(const std::string& answers, const std::string& matter = kRowsMatter) {
  static std::vector<Conducted> kept;  // answers point into their forms
  kept.push_back(conducted(kRowsForm, matter, answers));
  if (!kept.back().interview) throw std::runtime_error(lines_of(kept.back().interview.error()));
  return *kept.back().interview;
}

TEST(Rows, FollowTheirListAndSeeTheFactsAroundThem) {
  const Interview interview = interview_of(R"({"charity": false, "gifts": [
    {"what": "Watch", "to": "zoe child"},
    {"what": "Car", "to": "New Person", "kept": false,
     "parts": [{"part": "Wheel", "shares": [{"share": 40}, {"share": 60}]}]}]})");
  EXPECT_EQ(
      paths(interview),
      (Paths{"charity", "gifts", "gifts[0].what", "gifts[0].to", "gifts[0].kept", "gifts[0].until",
             "gifts[0].parts", "gifts[1].what", "gifts[1].to", "gifts[1].kept", "gifts[1].parts",
             "gifts[1].parts[0].part", "gifts[1].parts[0].shares",
             "gifts[1].parts[0].shares[0].share", "gifts[1].parts[0].shares[0].of_what",
             "gifts[1].parts[0].shares[1].share", "gifts[1].parts[0].shares[1].of_what", "count"}));
  EXPECT_EQ(shown(interview, "gifts"),
            "{what: Watch, to: Zoë Child, kept: Yes, until: 21, parts: }+"
            "{what: Car, to: New Person, kept: No, until: , parts: {part: Wheel, shares: "
            "{share: 40, of_what: Wheel of Car}+{share: 60, of_what: Wheel of Car}}}");
  EXPECT_EQ(shown(interview, "count"), "2");
  EXPECT_TRUE(interview.open().empty());
  EXPECT_TRUE(interview.wrong().empty());
  EXPECT_EQ(answer_at(interview, "gifts")->value.list().size(), 2U);
  EXPECT_EQ(answer_at(interview, "gifts[0].to")->origin, Origin::answered);
  EXPECT_EQ(answer_at(interview, "gifts[0].to")->detail, "answers.json");
  EXPECT_EQ(answer_at(interview, "gifts[0].until")->origin, Origin::preset);
  EXPECT_EQ(answer_at(interview, "gifts[0].kept")->origin, Origin::matter);
}

TEST(Rows, AreNoneWithoutAnAnswer) {
  const Interview interview = interview_of("{}");
  EXPECT_EQ(paths(interview), (Paths{"charity", "gifts", "count"}));
  EXPECT_EQ(answer_at(interview, "gifts")->origin, Origin::open);
  EXPECT_TRUE(interview.values.record().find("gifts")->list().empty());
}

TEST(Rows, ComeFromTheMatterWhereItHoldsThem) {
  const Interview interview =
      interview_of("{}", R"({"facts": {"gifts": [{"what": "Boat", "colour": "red"}]}})");
  EXPECT_EQ(shown(interview, "gifts"), "{what: Boat, to: , kept: No, until: , parts: }");
  EXPECT_EQ(answer_at(interview, "gifts")->origin, Origin::matter);
  EXPECT_EQ(answer_at(interview, "gifts[0].what")->origin, Origin::matter);
  EXPECT_EQ(answer_at(interview, "gifts[0].what")->detail, "facts.gifts");
  EXPECT_EQ(paths(interview.open()), (Paths{"gifts[0].to"}));
}

TEST(Rows, ThatAreEmptyAreKeptAndOpen) {
  const Interview interview = interview_of(R"({"gifts": [{}, null, {"what": " ", "to": null}]})");
  EXPECT_EQ(paths(interview.open()), (Paths{"gifts[0].what", "gifts[0].to", "gifts[1].what",
                                            "gifts[1].to", "gifts[2].what", "gifts[2].to"}));
  EXPECT_EQ(interview.values.record().find("gifts")->list().size(), 3U);
  EXPECT_TRUE(interview.wrong().empty());
}

TEST(Rows, NeedOnlyWhatIsRequiredOfThem) {
  EXPECT_EQ(paths(interview_of(R"({"charity": true, "gifts": [{"what": "Car"}]})").open()),
            Paths{});
  EXPECT_EQ(paths(interview_of(R"({"charity": false, "gifts": [{"what": "Car"}]})").open()),
            (Paths{"gifts[0].to"}));
}

struct RowsWrong {
  const char* name;
  const char* answers;
  Paths paths;
  const char* fault;  // of the first
  const char* gifts;  // as a template sees them
};

class FaultyRows : public rows::Row<RowsWrong> {};

ROW_TEST(FaultyRows, AnswersStandAtTheirPath) {
  const Interview interview = interview_of(row().answers);
  ASSERT_EQ(paths(interview.wrong()), row().paths);
  EXPECT_EQ(interview.wrong().front()->fault, row().fault);
  EXPECT_FALSE(interview.wrong().front()->value.is_nothing());
  EXPECT_EQ(shown(interview, "gifts"), row().gifts);
}

ROWS(
    InRows, FaultyRows,
    RowsWrong{
        "no_list", R"({"gifts": "Car"})", {"gifts"}, "this is not a list; give a list of rows", ""},
    RowsWrong{"one_record",
              R"({"gifts": {"what": "Car"}})",
              {"gifts"},
              "this is not a list; give a list of rows",
              ""},
    RowsWrong{"row_as_text",
              R"({"gifts": [{"what": "Car"}, "Boat"]})",
              {"gifts"},
              "row 2 has no facts in it; give each row its facts by name",
              ""},
    RowsWrong{"too_many",
              R"({"gifts": [{}, {}, {}, {}]})",
              {"gifts"},
              "4 items is more than 3; add or take away rows",
              ""},
    RowsWrong{"check_of_the_list",
              R"({"gifts": [{"what": "Watch"}, {"what": "Watch"}]})",
              {"gifts"},
              "Only one gift may be kept",
              ""},
    RowsWrong{"person_in_a_row",
              R"({"gifts": [{"what": "Car", "to": 7}]})",
              {"gifts[0].to"},
              "this is not a person or a person's name; name a person of the matter, or write a "
              "full name",
              "{what: Car, to: , kept: No, until: , parts: }"},
    RowsWrong{"bounds_in_a_row",
              R"({"gifts": [{"what": "Watch", "until": 17}]})",
              {"gifts[0].until"},
              "\"17\" is less than 18; change the answer",
              "{what: Watch, to: , kept: Yes, until: , parts: }"},
    RowsWrong{"three_deep",
              R"({"gifts": [{"parts": [{"shares": [{"share": 1}, {"share": 101}]}]}]})",
              {"gifts[0].parts[0].shares[1].share"},
              "\"101\" is more than 100; change the answer",
              "{what: , to: , kept: No, until: , parts: {part: , shares: {share: 1, of_what:  of "
              "}+{share: , of_what:  of }}}"},
    RowsWrong{"two_rows",
              R"({"gifts": [{"kept": "x"}, {"kept": 3}]})",
              {"gifts[0].kept", "gifts[1].kept"},
              "\"x\" is not yes or no; answer yes or no",
              "{what: , to: , kept: , until: , parts: }+{what: , to: , kept: , until: , parts: }"});

TEST(Unknown, FactsOfRowsAreRefusedAllAtOnceWithTheirPath) {
  const auto done =
      conducted(kRowsForm, kRowsMatter, R"({"gifts": [{"what": "Car"}, {"whta": "Boat", "count": 1},
    {"parts": [{"shares": [{"shares": 1}]}]}], "gift": 1})");
  ASSERT_FALSE(done.interview.has_value());
  EXPECT_EQ(
      lines_of(done.interview.error()),
      "\"gifts[1].whta\" is no question of this interview, answers for t, did you mean \"what\"?\n"
      "\"gifts[1].count\" is no question of this interview, answers for t, take it out of the "
      "answers\n"
      "\"gifts[2].parts[0].shares[0].shares\" is no question of this interview, answers for t, did "
      "you mean \"share\"?\n"
      "\"gift\" is no question of this interview, answers for t, did you mean \"gifts\"?\n");
}

}  // namespace
}  // namespace engross::interview
