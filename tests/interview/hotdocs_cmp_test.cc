// A firm's component file, and what HotDocs would not take.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "interview/hotdocs.h"
#include "rows/rows.h"

namespace engross::interview::hotdocs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string cmp(const std::string& inside, const std::string& version = "11") {
  return "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
         "<hd:componentLibrary "
         "xmlns:hd=\"http://www.hotdocs.com/schemas/component_library/2009\" version=\"" +
         version + "\">\n" + inside + "\n</hd:componentLibrary>";
}

constexpr const char* kComponents = R"(<hd:preferences>
  <hd:preference name="TEMPLATE TITLE">Simple will</hd:preference>
  <hd:preference name="MAX_REPEAT_COUNT">100</hd:preference>
</hd:preferences>
<hd:components>
  <hd:text name="Client Name TE"><hd:prompt>Who is the &amp; client?</hd:prompt></hd:text>
  <hd:number name="Trust Age NU" decimalPlaces="0"/>
  <hd:date name="Child DOB DA"/>
  <hd:trueFalse name="Married TF"/>
  <hd:multipleChoice name="Status MC"><hd:options>
    <hd:option name="Married"/><hd:option name="Single"/></hd:options>
    <hd:singleSelection style="radio"/></hd:multipleChoice>
  <hd:multipleChoice name="Gifts MC"><hd:options><hd:option name="House"/>
    <hd:option name="Car"/></hd:options></hd:multipleChoice>
  <hd:multipleChoice name="Free MC"/>
  <hd:computation name="Age CO" resultType="number"><hd:script>1</hd:script></hd:computation>
  <hd:dialog name="Children DI"><hd:contents><hd:item name="Child DOB DA"/></hd:contents></hd:dialog>
</hd:components>)";

TEST(ComponentFiles, ListWhatMayBeAnswered) {
  const auto read = read_cmp(cmp(kComponents), "will.cmp");
  ASSERT_TRUE(read.has_value()) << read.error()[0].line();
  EXPECT_EQ(read->title, "Simple will");
  EXPECT_EQ(read->points_to, "");
  std::vector<std::string> lines;
  for (const Component& c : read->components) {
    lines.push_back(c.name + "|" + std::string(word(c.type)) + "|" + base::join(c.options, "+") +
                    "|" + (c.single ? "one" : "any") + "|" + c.prompt + "|" +
                    std::to_string(c.line));
  }
  EXPECT_THAT(
      lines,
      ElementsAre("Client Name TE|Text||any|Who is the & client?|8", "Trust Age NU|Number||any||9",
                  "Child DOB DA|Date||any||10", "Married TF|True/False||any||11",
                  "Status MC|Multiple Choice|Married+Single|one||12",
                  "Gifts MC|Multiple Choice|House+Car|any||15", "Free MC|Multiple Choice||any||17",
                  "Age CO|another kind||any||18"));
}

struct HotdocsCmpRefusedRow {
  const char* name;
  std::string bytes;
  base::Fault fault;
  const char* says;
};
class CmpRefused : public rows::Row<HotdocsCmpRefusedRow> {};

ROW_TEST(CmpRefused, WithReason) {
  const auto read = read_cmp(row().bytes, "will.cmp");
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), 1U);
  EXPECT_EQ(read.error()[0].fault, row().fault);
  EXPECT_THAT(read.error()[0].line(), HasSubstr(row().says));
  EXPECT_FALSE(read.error()[0].remedy.empty());
}

constexpr auto kWrongFile = base::Fault::malformed;

ROWS(Files, CmpRefused, HotdocsCmpRefusedRow{"empty", "", kWrongFile, "the file is empty"},
     HotdocsCmpRefusedRow{"binary", std::string("\x01\x00HDCMP", 7), base::Fault::unsupported,
                          "open it in HotDocs 11 or later"},
     HotdocsCmpRefusedRow{"before_eleven", cmp(kComponents, "10"), base::Fault::unsupported,
                          "of version 10"},
     HotdocsCmpRefusedRow{"version_in_words", cmp(kComponents, "eleven"), kWrongFile,
                          "\"eleven\" is no version"},
     HotdocsCmpRefusedRow{"no_version", cmp(kComponents, ""), kWrongFile, "is no version"},
     HotdocsCmpRefusedRow{"answer_file", "<AnswerSet/>", kWrongFile, "give the .cmp file"},
     HotdocsCmpRefusedRow{"no_components", cmp(""), kWrongFile, "no list of components"},
     HotdocsCmpRefusedRow{"torn", "<hd:componentLibrary", kWrongFile, "damaged XML"},
     HotdocsCmpRefusedRow{"entities", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", base::Fault::refused,
                          "declares entities"},
     HotdocsCmpRefusedRow{"nameless", cmp("<hd:components><hd:text/></hd:components>"), kWrongFile,
                          "a text component without a name, will.cmp, line 3"},
     HotdocsCmpRefusedRow{"twice",
                          cmp("<hd:components><hd:text name=\"A\"/>\n<hd:date name=\"A\"/>"
                              "</hd:components>"),
                          kWrongFile, "\"A\" stands twice, first in line 3, will.cmp, line 4"},
     HotdocsCmpRefusedRow{
         "nameless_option",
         cmp("<hd:components><hd:multipleChoice name=\"A\"><hd:options><hd:option/>"
             "</hd:options></hd:multipleChoice></hd:components>"),
         kWrongFile, "an option of \"A\" without a name"});

TEST(ComponentFiles, SayEveryFaultAtOnce) {
  const auto read =
      read_cmp(cmp("<hd:components><hd:text/>\n<hd:date/>\n</hd:components>"), "will.cmp");
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), 2U);
  EXPECT_EQ(read.error()[0].where, "will.cmp, line 3");
  EXPECT_EQ(read.error()[1].where, "will.cmp, line 4");
}

// ---- Checked before writing

using Options = std::vector<std::string>;

struct CheckRow {
  const char* name;
  const char* variable;
  Type type;
  AnswerValue value;
  std::vector<std::string> faults;  // what and remedy
};
class CmpChecked : public rows::Row<CheckRow> {};

ROW_TEST(CmpChecked, SaysWhatHotDocsWouldNotTake) {
  const auto components = read_cmp(cmp(kComponents), "will.cmp");
  ASSERT_TRUE(components.has_value());
  Variable variable;
  variable.name = row().variable;
  variable.type = row().type;
  variable.value = row().value;
  variable.line = 7;
  std::vector<std::string> said;
  for (const auto& fault : check_against({"", {variable}}, *components, "a.anx")) {
    said.push_back(fault.what + "; " + fault.remedy);
    EXPECT_EQ(fault.where, std::string("a.anx, line 7, answer \"") + row().variable + "\"");
  }
  EXPECT_EQ(said, row().faults);
}

AnswerValue option(Options options) { return {.held = std::move(options)}; }

ROWS(Answers, CmpChecked, CheckRow{"right", "Client Name TE", Type::text, {.held = "x"}, {}},
     CheckRow{"right_repeat", "Child DOB DA", Type::date, {.repeat = true}, {}},
     CheckRow{"right_option", "Status MC", Type::choice, option({"Single"}), {}},
     CheckRow{"right_options", "Gifts MC", Type::choice, option({"House", "Car"}), {}},
     CheckRow{"options_not_listed", "Free MC", Type::choice, option({"Anything"}), {}},
     CheckRow{"unanswered_choice", "Status MC", Type::choice, {.unanswered = true}, {}},
     CheckRow{"repeat_without_type", "Child DOB DA", Type::other, {.repeat = true}, {}},
     CheckRow{"unknown",
              "Witness TE",
              Type::text,
              {.held = "x"},
              {"the component file has no such variable; correct the name in the table of "
               "names"}},
     CheckRow{"slip",
              "Client Nmae TE",
              Type::text,
              {.held = "x"},
              {"the component file has no such variable; did you mean \"Client Name TE\"?"}},
     CheckRow{"other_case",
              "client name TE",
              Type::text,
              {.held = "x"},
              {"the component file has no such variable; did you mean \"Client Name TE\"?"}},
     CheckRow{"wrong_type",
              "Trust Age NU",
              Type::text,
              {.held = "x"},
              {"this is Text, and the variable is Number; give it as Number"}},
     CheckRow{"kept_kind",
              "Client Name TE",
              Type::other,
              {},
              {"this is another kind, and the variable is Text; give it as Text"}},
     CheckRow{"computed",
              "Age CO",
              Type::number,
              {.held = base::Decimal(5)},
              {"HotDocs works this out itself: it is a computation; take it out of the "
               "answers"}},
     CheckRow{"dialog",
              "Children DI",
              Type::text,
              {.held = "x"},
              {"the component file has no such variable; correct the name in the table of "
               "names"}},
     CheckRow{"no_such_option",
              "Status MC",
              Type::choice,
              option({"Divorced"}),
              {"\"Divorced\" is none of its options; choose one of: Married, Single"}},
     CheckRow{"option_with_slip",
              "Status MC",
              Type::choice,
              option({"Marred"}),
              {"\"Marred\" is none of its options; did you mean \"Married\"?"}},
     CheckRow{"two_of_one",
              "Status MC",
              Type::choice,
              option({"Married", "Single"}),
              {"2 options are chosen where one may be; choose one: Married, Single"}},
     CheckRow{"option_in_a_row",
              "Gifts MC",
              Type::choice,
              {.repeat = true, .rows = {option({"House"}), {.unanswered = true}, option({"Boat"})}},
              {"\"Boat\" is none of its options; choose one of: House, Car"}});

TEST(Checking, AFileThatPointsElsewhereIsTheOneThingSaid) {
  const auto components =
      read_cmp(cmp("<hd:preferences><hd:preference name=\"POINTED TO CMP\">firm.cmp</hd:preference>"
                   "</hd:preferences><hd:components/>"),
               "will.cmp");
  ASSERT_TRUE(components.has_value());
  Variable variable;
  variable.name = "Anything";
  const auto faults = check_against({"", {variable, variable}}, *components, "a.anx");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].line(),
            "the component file points to firm.cmp, which has the variables, a.anx, check against "
            "that file");
}

}  // namespace
}  // namespace engross::interview::hotdocs
