#include <gtest/gtest.h>

#include "law/law.h"
#include "rows/rows.h"

namespace engross::law {
namespace {

struct RulesRow {
  const char* name;
  const char* json;
  std::vector<std::string> faults;  // what, where
};

class RuleFiles : public rows::Row<RulesRow> {};

ROW_TEST(RuleFiles, AreRefusedWithEveryFault) {
  const auto rules = Rules::parse(row().json, "law.json");
  ASSERT_FALSE(rules.has_value());
  std::vector<std::string> faults;
  for (const auto& error : rules.error()) faults.push_back(error.what + ", " + error.where);
  EXPECT_EQ(faults, row().faults);
}

// One rule, whole but for what the row puts in.
std::string one(const char* from, const char* most, const char* tiers, const char* source) {
  return std::string("{\"jurisdiction\":\"X\",\n\"referral_fee\":[{\n\"from\":") + from +
         ",\n\"most\":" + most + ",\n\"tiers\":" + tiers + ",\n\"source\":" + source + "}]}";
}

TEST(RuleFile, IsReadWithItsComments) {
  EXPECT_TRUE(
      Rules::parse(one("\"2017-04-28\"", "\"1\"", "[{\"percent\":\"5\"}]", "\"s\""), "law.json")
          .has_value());
  EXPECT_TRUE(Rules::parse(R"({"$schema":"x","about":"y","schema":1,"jurisdiction":"X",
      "referral_fee":[{"about":"z","from":"2017-04-28","most":"1","source":"s",
      "tiers":[{"up_to":"5","percent":"5"},{"percent":"1"}]}]})",
                           "law.json")
                  .has_value());
}

ROWS(Refused, RuleFiles, RulesRow{"empty", "", {"the file is empty, law.json"}},
     RulesRow{
         "nothing",
         "{}",
         {"no \"jurisdiction\", law.json, line 1", "no \"referral_fee\" list, law.json, line 1"}},
     RulesRow{"no_list",
              "{\"jurisdiction\":\"X\",\n\"referral_fee\":{}}",
              {"no \"referral_fee\" list, law.json, line 2"}},
     RulesRow{"a_slip",
              "{\"jurisdiction\":\"X\",\n\"referal_fee\":[]}",
              {"no \"referral_fee\" list, law.json, line 1",
               "\"referal_fee\" is no key here, law.json, line 2"}},
     RulesRow{
         "a_text_for_a_rule",
         "{\"jurisdiction\":\"X\",\n\"referral_fee\":[\n\"15 percent\"]}",
         {"\"from\": \"\" is not a date, law.json, line 3",
          "\"most\" is no amount, law.json, line 3",
          "a rule without its \"source\", law.json, line 3", "no \"tiers\", law.json, line 3"}});

struct Part {
  const char* name;
  const char* from;
  const char* most;
  const char* tiers;
  const char* source;
  std::vector<std::string> faults;
};

class RuleParts : public rows::Row<Part> {};

ROW_TEST(RuleParts, AreRefusedWithTheLine) {
  const Part& part = row();
  const auto rules = Rules::parse(one(part.from, part.most, part.tiers, part.source), "law.json");
  ASSERT_FALSE(rules.has_value());
  std::vector<std::string> faults;
  for (const auto& error : rules.error()) faults.push_back(error.what + ", " + error.where);
  EXPECT_EQ(faults, part.faults);
}

ROWS(Refused, RuleParts,
     Part{"no_day",
          "\"2017-02-30\"",
          "\"1\"",
          R"([{"percent":"5"}])",
          "\"s\"",
          {"\"from\": \"2017-02-30\" is not a date, law.json, line 3"}},
     Part{"number_not_text",
          "\"2017-04-28\"",
          "25000",
          R"([{"percent":"5"}])",
          "\"s\"",
          {"\"most\" is no amount, law.json, line 4"}},
     Part{"negative",
          "\"2017-04-28\"",
          "\"1\"",
          R"([{"percent":"-5"}])",
          "\"s\"",
          {"\"percent\" is no amount, law.json, line 5"}},
     Part{"no_tiers", "\"2017-04-28\"", "\"1\"", "[]", "\"s\"", {"no \"tiers\", law.json, line 5"}},
     Part{"tiers_a_text",
          "\"2017-04-28\"",
          "\"1\"",
          "\"5\"",
          "\"s\"",
          {"no \"tiers\", law.json, line 5"}},
     Part{"closed_top",
          "\"2017-04-28\"",
          "\"1\"",
          R"([{"up_to":"5","percent":"5"}])",
          "\"s\"",
          {"the last tier must be open, law.json, line 5"}},
     Part{"out_of_order",
          "\"2017-04-28\"",
          "\"1\"",
          R"([{"up_to":"5","percent":"5"},
{"up_to":"4","percent":"1"},
{"percent":"1"}])",
          "\"s\"",
          {"tiers out of order, law.json, line 6"}},
     Part{"open_in_the_middle",
          "\"2017-04-28\"",
          "\"1\"",
          R"([{"percent":"5"},
{"percent":"1"}])",
          "\"s\"",
          {"tiers out of order, law.json, line 6"}},
     Part{"a_slip_in_a_tier",
          "\"2017-04-28\"",
          "\"1\"",
          R"([{"percent":"5","upto":"7"}])",
          "\"s\"",
          {"\"upto\" is no key here, law.json, line 5"}},
     Part{"blank_source",
          "\"2017-04-28\"",
          "\"1\"",
          R"([{"percent":"5"}])",
          "\" \"",
          {"a rule without its \"source\", law.json, line 6"}},
     Part{"all_at_once",
          "\"soon\"",
          "\"much\"",
          R"([{"up_to":"-1","percent":"x"}])",
          "7",
          {"\"from\": \"soon\" is not a date, law.json, line 3",
           "\"most\" is no amount, law.json, line 4", "\"percent\" is no amount, law.json, line 5",
           "\"up_to\" is no amount, law.json, line 5",
           "the last tier must be open, law.json, line 5",
           "a rule without its \"source\", law.json, line 6"}});

TEST(RuleFile, MayNotHoldTwoRulesOfOneDate) {
  const char* rule = R"({"from":"2017-04-28","most":"1","source":"s","tiers":[{"percent":"5"}]})";
  const auto rules = Rules::parse(
      std::string("{\"jurisdiction\":\"X\",\"referral_fee\":[") + rule + ",\n" + rule + "]}",
      "law.json");
  ASSERT_FALSE(rules.has_value());
  ASSERT_EQ(rules.error().size(), 1U);
  EXPECT_EQ(rules.error()[0].line(),
            "two rules from 2017-04-28, law.json, line 2, keep one of them");
}

}  // namespace
}  // namespace engross::law
