// What stands on paper: every question once, what is known, what to tick, where to write.
#include "app/questionnaire.h"

#include <gtest/gtest.h>

namespace engross::app {
namespace {

using expression::Value;

constexpr const char* kAsked = R"(
id: t
title: Test
sections:
  - title: People
    help: Whom you trust.
    questions:
      - {name: executor, ask: Who acts, type: person, help: One person.}
      - {name: licence, ask: Licence, type: choice, options: [Lawyer, Paralegal]}
      - {name: minor, ask: Any minors, type: yes/no}
      - {name: count, computed: 1 + 1}
  - title: Gifts
    questions:
      - name: gifts
        ask: Gifts
        type: list
        each: Gift
        questions:
          - {name: what, ask: What, type: text}
          - {name: outright, ask: Outright, type: yes/no}
      - {name: names, ask: Other names, type: list, of: text, each: Name}
      - {name: wishes, ask: Wishes, type: text, multiline: yes, shown when: minor}
)";

// The paper as lines, so that a row reads as the page does.
std::string paper(const Value& values) {
  std::string text;
  const auto member = [](const Value& record, const char* name) {
    return *record.record().find(name);
  };
  const auto options = [&](const Value& record) {
    std::string all;
    for (const auto& option : member(record, "options").list()) all += " []" + option.text();
    return all;
  };
  for (const Value& section : member(values, "sections").list()) {
    text += "# " + member(section, "title").text() + "\n";
    for (const Value& q : member(section, "questions").list()) {
      text += member(q, "number").number().text() + " " + member(q, "label").text();
      if (!member(q, "known").empty()) text += " = " + member(q, "known").text();
      text += options(q) + " lines " + std::to_string(member(q, "lines").list().size()) + "\n";
      for (const Value& row : member(q, "rows").list()) {
        text += "  " + member(row, "title").text();
        for (const Value& blank : member(row, "blanks").list())
          text += "; " + member(blank, "label").text() + options(blank);
        text += "\n";
      }
    }
  }
  return text;
}

TEST(Questionnaire, WithoutADraftAsksEverything) {
  const auto form = interview::parse_form(kAsked, "t.yaml", {});
  ASSERT_TRUE(form.has_value()) << form.error().front().line();
  EXPECT_EQ(paper(questionnaire_values(*form, Value(expression::Record{}), nullptr)),
            "# People\n"
            "1 Who acts lines 1\n"
            "2 Licence []Lawyer []Paralegal lines 0\n"
            "3 Any minors []Yes []No lines 0\n"
            "# Gifts\n"
            "4 Gifts lines 0\n"
            "  Gift 1; What; Outright []Yes []No\n"
            "  Gift 2; What; Outright []Yes []No\n"
            "  Gift 3; What; Outright []Yes []No\n"
            "5 Other names lines 3\n"
            "6 Wishes lines 4\n");
}

TEST(Questionnaire, WithAnInterviewPrintsWhatIsKnownAndLeavesOutWhatIsNotShown) {
  const auto form = interview::parse_form(kAsked, "t.yaml", {});
  ASSERT_TRUE(form.has_value());
  interview::Answers answers;
  answers.put("licence", {Value("Lawyer"), "typed", "", {}});
  answers.put("minor", {Value(false), "typed", "", {}});
  answers.put("gifts",
              {expression::List{expression::Record{"", {{"what", "Ring"}}}}, "typed", "", {}});
  const auto interview = interview::conduct(*form, Value(expression::Record{}), answers, {});
  ASSERT_TRUE(interview.has_value());
  EXPECT_EQ(paper(questionnaire_values(*form, Value(expression::Record{}), &*interview)),
            "# People\n"
            "1 Who acts lines 1\n"
            "2 Licence = Lawyer []Lawyer []Paralegal lines 0\n"
            "3 Any minors = No []Yes []No lines 0\n"
            "# Gifts\n"
            "4 Gifts = Ring lines 0\n"
            "  Gift 1; What; Outright []Yes []No\n"
            "  Gift 2; What; Outright []Yes []No\n"
            "  Gift 3; What; Outright []Yes []No\n"
            "5 Other names lines 3\n");
}

}  // namespace
}  // namespace engross::app
