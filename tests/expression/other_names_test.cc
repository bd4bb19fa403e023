// Names another system has for our values.
#include <gtest/gtest.h>

#include "expression/expression.h"
#include "rows/rows.h"

namespace engross::expression {
namespace {

const OtherNames kNames = {{"matter.client", "client"},
                           {"matter.client.name", "client.name.full"},
                           {"matter.customfield", "matter.custom"},
                           {"date", "today"},
                           {"date.verbose", "today | date(\"MMMM d, yyyy\")"},
                           {"matter.children", "children"}};

constexpr std::string_view kValues = R"({
  "client": {"name": {"full": "Ann Roy", "first": "Ann"}, "city": "Ottawa"},
  "matter": {"number": "7", "custom": {"trust_age": 25, "executor": {"name": "Bo"}}},
  "twice": {"nick_name": "a", "nickName": "b"},
  "children": [{"name": "Al"}], "today": "2026-11-23"
})";

std::string said(std::string_view text, const OtherNames& names = kNames) {
  const auto parsed = Expression::parse(text, {}, names);
  if (!parsed) return "syntax: " + parsed.error().what;
  const auto values = parse_values(kValues, "test");
  const auto value = parsed->evaluate(Scope(*values), {});
  if (!value) return value.error().what;
  return display(*value).value_or("no text");
}

std::string asked(std::string_view text) {
  const auto parsed = Expression::parse(text, {}, kNames);
  std::string names;
  for (const NameUse& use : parsed->names()) names += use.path + " ";
  return names;
}

struct OtherNameRow {
  const char* name;
  const char* text;
  const char* says;
};

class OtherNameRows : public rows::Row<OtherNameRow> {};

ROW_TEST(OtherNameRows, AreTheirValues) { EXPECT_EQ(said(row().text), row().says); }

ROWS(Known, OtherNameRows, OtherNameRow{"whole", "Matter.Client.Name", "Ann Roy"},
     OtherNameRow{"no_case", "MATTER.client.nAmE", "Ann Roy"},
     OtherNameRow{"the_longest_counts", "Matter.Client.Name | upper", "ANN ROY"},
     OtherNameRow{"goes_on", "Matter.Client.City", "Ottawa"},
     OtherNameRow{"goes_on_twice", "Matter.Client.name.first",
                  "there is no value \"client.name.full.first\": \"client.name.full\" is a text"},
     OtherNameRow{"words_run_together", "Matter.CustomField.TrustAge", "25"},
     OtherNameRow{"goes_on_into_a_record", "Matter.CustomField.Executor.Name", "Bo"},
     OtherNameRow{"more_than_a_path", "Date.Verbose", "November 23, 2026"},
     OtherNameRow{"one_word", "Date", "23 November 2026"},
     OtherNameRow{"in_a_condition", "\"y\" if Matter.Client.Name is not empty else \"n\"", "y"},
     OtherNameRow{"in_a_calculation", "Matter.CustomField.TrustAge + 5", "30"},
     OtherNameRow{"with_an_index", "Matter.Children[0].name", "Al"},
     OtherNameRow{"not_in_the_table", "matter.number", "7"},
     OtherNameRow{"within_quotes", "\"Matter.Client.Name\"", "Matter.Client.Name"});

ROWS(Unknown, OtherNameRows,
     OtherNameRow{"a_slip", "Matter.Client.Nmae",
                  "there is no value \"client.Nmae\": \"client\" has no member \"Nmae\""},
     OtherNameRow{"a_slip_below", "Matter.CustomField.TrustAgee",
                  "there is no value \"matter.custom.TrustAgee\": \"matter.custom\" has no "
                  "member \"TrustAgee\""},
     OtherNameRow{"a_root_alone", "Firm.Name", "there is no value \"Firm\""},
     OtherNameRow{"two_it_could_be", "twice.NickName",
                  "there is no value \"twice.NickName\": \"twice\" has no member \"NickName\""},
     OtherNameRow{"on_from_a_text", "Date.Verbose.Month",
                  "there is no value \"today | date(\"MMMM d, yyyy\").Month\": \"today | "
                  "date(\"MMMM d, yyyy\")\" is a text"},
     OtherNameRow{"a_name_of_two_words", "Matter.Client Name",
                  "syntax: \"Name\" is not expected here"});

TEST(OtherNames, AreAskedForByOurs) {
  EXPECT_EQ(asked("Matter.Client.Name"), "client.name.full ");
  EXPECT_EQ(asked("Matter.CustomField.TrustAge"), "matter.custom.TrustAge ");
  EXPECT_EQ(asked("Date.Verbose"), "today ");
  EXPECT_EQ(asked("if_ ~ matter.number"), "if_ matter.number ");
}

TEST(OtherNames, CountForNothingWithoutTheTable) {
  EXPECT_EQ(said("Matter.Client.Name", {}),
            "there is no value \"Matter.Client.Name\": \"Matter\" has no member \"Client\"");
}

}  // namespace
}  // namespace engross::expression
