// The table of names, and values that go to HotDocs and come back by it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fakes/files.h"
#include "interview/hotdocs.h"
#include "rows/rows.h"

namespace engross::interview::hotdocs {
namespace {

using expression::List;
using expression::Record;
using expression::Value;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// ---- The table itself

std::string table(const std::string& variables) {
  return "{\"schema\": 1,\n \"form\": \"will\",\n \"variables\": [\n" + variables + "]}";
}

struct TableRow {
  const char* name;
  std::string json;
  const char* says;
};
class NamesRefused : public rows::Row<TableRow> {};

ROW_TEST(NamesRefused, WithLineAndReason) {
  const auto read = parse_names(row().json, "will.json");
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), 1U) << read.error()[1].line();
  EXPECT_EQ(read.error()[0].fault, base::Fault::malformed);
  EXPECT_THAT(read.error()[0].line(), HasSubstr(row().says));
  EXPECT_FALSE(read.error()[0].remedy.empty());
}

constexpr const char* kGood = R"({"variable":"A TE","type":"text","path":"a"},)";

ROWS(Tables, NamesRefused, TableRow{"no_json", "schema: 1", "will.json"},
     TableRow{"no_object", "[]", "no JSON object, will.json, line 1"},
     TableRow{"key_twice", "{\"schema\":1,\n\"schema\":1,\"form\":\"will\",\"variables\":[]}",
              "the key \"schema\" stands twice, first on line 1, will.json, line 2, keep one"},
     TableRow{"later_schema", R"({"schema":2,"form":"will","variables":[]})",
              "\"schema\" is not 1, will.json, line 1"},
     TableRow{"schema_in_quotes", R"({"schema":"1","form":"will","variables":[]})",
              "\"schema\" is not 1"},
     TableRow{"no_form", R"({"schema":1,"variables":[]})", "\"form\" does not name a form"},
     TableRow{"no_variables", R"({"schema":1,"form":"will"})", "\"variables\" is no list"},
     TableRow{"unknown_key", R"({"schema":1,"form":"will","varables":[],"variables":[]})",
              "\"varables\" is not known"},
     TableRow{"variable_no_object", table("1"), "no object, will.json, line 4"},
     TableRow{"nameless", table(R"({"type":"text","path":"a"})"), "a variable without a name"},
     TableRow{"blank_name", table(R"({"variable":" ","type":"text","path":"a"})"),
              "a variable without a name"},
     TableRow{"name_twice",
              table(std::string(kGood) + "\n" + R"({"variable":"A TE","type":"text","path":"b"})"),
              "\"A TE\" stands twice, first in line 4, will.json, line 5"},
     TableRow{"no_type", table(R"({"variable":"A","path":"a"})"), "the \"type\" \"\""},
     TableRow{"other_type", table(R"({"variable":"A","type":"TE","path":"a"})"),
              "write text, number, date, yes/no or choice"},
     TableRow{"no_path", table(R"({"variable":"A","type":"text"})"), "the \"path\" \"\""},
     TableRow{"path_with_blank", table(R"({"variable":"A","type":"text","path":"a b"})"),
              "\"a b\" cannot be read"},
     TableRow{"path_with_number", table(R"({"variable":"A","type":"text","path":"a[1].b"})"),
              "cannot be read"},
     TableRow{"path_with_empty_part", table(R"({"variable":"A","type":"text","path":"a..b"})"),
              "cannot be read"},
     TableRow{"path_too_deep",
              table(R"({"variable":"A","type":"text","path":"a[].b[].c[].d[].e"})"),
              "more than 3 deep"},
     TableRow{"list_and_not", table(R"({"variable":"A","type":"text","path":"a[].b"},
                          {"variable":"B","type":"text","path":"a.b"})"),
              "\"a\" repeats in one path and not in another, will.json, line 5"},
     TableRow{"slip_in_key", table(R"({"variable":"A","type":"text","path":"a","option":{}})"),
              "did you mean \"options\"?"},
     TableRow{"options_of_text", table(R"({"variable":"A","type":"text","path":"a","options":{}})"),
              "of a variable that is no choice"},
     TableRow{"options_no_object",
              table(R"({"variable":"A","type":"choice","path":"a","options":["x"]})"),
              "\"options\" is no object"},
     TableRow{"option_no_text",
              table("{\"variable\":\"A\",\"type\":\"choice\",\"path\":\"a\",\"options\":{\n"
                    "\"x/y\":1}}"),
              "\"x/y\" means no text, will.json, line 5"},
     TableRow{"options_alike",
              table(R"({"variable":"A","type":"choice","path":"a","options":{"x":"z","y":"z"}})"),
              "\"x\" and \"y\" both mean \"z\""});

TEST(Names, EveryFaultIsToldAtOnce) {
  const auto read = parse_names(
      "{\"schema\": 3,\n\"variables\": [\n{\"type\": \"x\",\n"
      "\"path\": \"\"}]}",
      "will.json");
  ASSERT_FALSE(read.has_value());
  std::vector<std::string> places;
  for (const auto& fault : read.error()) places.push_back(fault.where);
  EXPECT_THAT(places, ElementsAre("will.json, line 1", "will.json, line 1", "will.json, line 3",
                                  "will.json, line 3", "will.json, line 4"));
}

// ---- There and back

Question question(std::string name, AnswerType type) {
  Question made;
  made.name = std::move(name);
  made.label = made.name;
  made.type = type;
  if (type == AnswerType::choice) made.options = {"House", "Money"};
  return made;
}

Question list(std::string name, AnswerType item) {
  Question made = question(std::move(name), AnswerType::list);
  made.item = item;
  if (item == AnswerType::choice) made.options = {"House", "Money"};
  return made;
}

Question records(std::string name, std::vector<Question> row) {
  Question made = question(std::move(name), AnswerType::list);
  for (Question& member : row) made.row.push_back({std::move(member), std::nullopt});
  return made;
}

Form form() {
  Form made;
  made.id = "will";
  Section section;
  for (Question& next : std::vector<Question>{
           question("executor", AnswerType::person), question("signed", AnswerType::date),
           question("fee", AnswerType::money), question("age", AnswerType::number),
           question("ready", AnswerType::yes_no), question("kind", AnswerType::choice),
           question("note", AnswerType::text), list("wishes", AnswerType::text),
           list("helpers", AnswerType::person), list("kinds", AnswerType::choice),
           records(
               "gifts",
               {question("what", AnswerType::text), question("to", AnswerType::person),
                question("worth", AnswerType::money),
                records("parts", {question("name", AnswerType::text),
                                  records("owners", {question("share", AnswerType::number)})})})}) {
    section.steps.push_back({std::move(next), std::nullopt});
  }
  made.sections.push_back(std::move(section));
  return made;
}

constexpr const char* kNames = R"({"schema":1,"form":"will","variables":[
  {"variable":"Executor TE","type":"text","path":"executor.name.full"},
  {"variable":"Executor City TE","type":"text","path":"executor.address.city"},
  {"variable":"Signed DA","type":"date","path":"signed"},
  {"variable":"Fee NU","type":"number","path":"fee"},
  {"variable":"Age NU","type":"number","path":"age"},
  {"variable":"Ready TF","type":"yes/no","path":"ready"},
  {"variable":"Kind MC","type":"choice","path":"kind","options":{"Real estate":"House","House":"Money"}},
  {"variable":"Note TE","type":"text","path":"note"},
  {"variable":"Wish TE","type":"text","path":"wishes[]"},
  {"variable":"Aide TE","type":"text","path":"helpers[].name.full"},
  {"variable":"Kinds MC","type":"choice","path":"kinds"},
  {"variable":"Gift TE","type":"text","path":"gifts[].what"},
  {"variable":"Gift To TE","type":"text","path":"gifts[].to.name.full"},
  {"variable":"Gift NU","type":"number","path":"gifts[].worth"},
  {"variable":"Part TE","type":"text","path":"gifts[].parts[].name"},
  {"variable":"Share NU","type":"number","path":"gifts[].parts[].owners[].share"},
  {"variable":"Child TE","type":"text","path":"children[].name.full"},
  {"variable":"Child DA","type":"date","path":"children[].birthdate"},
  {"variable":"Client TE","type":"text","path":"client.name.full"}]})";

NameTable names() { return *parse_names(kNames, "will.json"); }

Value person(const std::string& name) {
  return Record{name, {{"name", Record{name, {{"full", name}}}}}};
}
Value record(std::vector<std::pair<std::string, Value>> members) {
  return Record{"", std::move(members)};
}
Value money(const char* amount) { return base::Money{*base::Decimal::parse(amount), "CAD"}; }

// All types, gaps first, in the middle and last, three lists deep.
Value answers() {
  return record(
      {{"executor", person("Eve O'Neil & \"Co\" <x>")},
       {"signed", *base::parse_date("2026-02-03")},
       {"fee", money("1234.50")},
       {"age", 25},
       {"ready", false},
       {"kind", "House"},
       {"note", "Chloé:\nline two\\5c"},
       {"wishes", List{"one", "two"}},
       {"helpers", List{person("A B"), person("C D")}},
       {"kinds", List{"House", "Money"}},
       {"gifts",
        List{record({{"what", "Ring"}, {"parts", List{}}}), record({{"parts", List{}}}),
             record({{"what", "Car"},
                     {"to", person("Bo Child")},
                     {"worth", money("10.00")},
                     {"parts", List{record({{"owners", List{}}}),
                                    record({{"name", "wheel"},
                                            {"owners", List{record({{"share", 1}}), record({}),
                                                            record({{"share", 3}})}}})}}}),
             record({{"parts", List{}}})}}});
}

TEST(ThereAndBack, AnswersAreTheSame) {
  const Value given = answers();
  const auto set = to_hotdocs(given, names(), "Matter 1");
  ASSERT_TRUE(set.has_value()) << set.error()[0].line();
  const auto read = read_anx(write_anx(*set), "a.anx");
  ASSERT_TRUE(read.has_value()) << read.error()[0].line();
  EXPECT_THAT(read->warnings, IsEmpty());
  const auto back = from_hotdocs(read->set, names(), form(), "a.anx");
  ASSERT_TRUE(back.has_value()) << back.error()[0].line();
  EXPECT_THAT(back->warnings, IsEmpty());
  EXPECT_EQ(back->title, "Matter 1");
  for (const auto& [fact, value] : given.record().members) {
    const Given* found = back->answers.find(fact);
    ASSERT_TRUE(found) << fact;
    EXPECT_TRUE(found->value.equals(value)) << fact;
    EXPECT_EQ(found->source, "a.anx") << fact;
  }
  EXPECT_EQ(back->answers.facts().size(), given.record().members.size());
}

TEST(ThereAndBack, AThousandRowsStayInLine) {
  List gifts;
  for (int i = 0; i < 1000; ++i) {
    std::vector<std::pair<std::string, Value>> members;
    if (i % 3 != 0) members.emplace_back("what", std::to_string(i));
    if (i % 2 != 0) members.emplace_back("worth", money("1.00"));
    members.emplace_back("parts", List{});
    gifts.push_back(record(std::move(members)));
  }
  const Value given = record({{"gifts", gifts}});
  const auto set = to_hotdocs(given, names(), "");
  ASSERT_TRUE(set.has_value());
  const auto back = from_hotdocs(read_anx(write_anx(*set), "a")->set, names(), form(), "a");
  ASSERT_TRUE(back.has_value());
  EXPECT_TRUE(back->answers.find("gifts")->value.equals(Value(gifts)));
}

std::vector<std::string> columns(const AnswerSet& set) {
  std::vector<std::string> lines;
  for (const Variable& variable : set.variables) {
    std::string line = variable.name + ":";
    for (const AnswerValue& row : variable.value.rows) {
      const auto* text = std::get_if<std::string>(&row.held);
      line += row.unanswered ? " -" : text ? " " + *text : " +";
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(ToHotDocs, ColumnsOfOneListAreEquallyLong) {
  const Value values =
      record({{"children", List{person("Claire"),
                                record({{"name", record({{"full", Value()}})},
                                        {"birthdate", *base::parse_date("1970-06-03")}}),
                                person("Mitchell")}},
              {"client", Value()}});
  const auto set = to_hotdocs(values, names(), "");
  ASSERT_TRUE(set.has_value());
  EXPECT_THAT(columns(*set), ElementsAre("Child TE: Claire - Mitchell", "Child DA: - + -"));
}

TEST(ToHotDocs, AListWithoutRowsIsWrittenAndOneThatIsAbsentIsNot) {
  const auto set = to_hotdocs(record({{"children", List{}}}), names(), "");
  ASSERT_TRUE(set.has_value());
  EXPECT_THAT(columns(*set), ElementsAre("Child TE:", "Child DA:"));
}

struct UnfitRow {
  const char* name;
  Value values;
  const char* says;
};
class ToHotDocsRefused : public rows::Row<UnfitRow> {};

ROW_TEST(ToHotDocsRefused, WithTheVariableAndItsPlace) {
  const auto set = to_hotdocs(row().values, names(), "");
  ASSERT_FALSE(set.has_value());
  ASSERT_EQ(set.error().size(), 1U);
  EXPECT_THAT(set.error()[0].line(), HasSubstr(row().says));
}

ROWS(Values, ToHotDocsRefused,
     UnfitRow{"text_for_date", record({{"signed", "soon"}}),
              "a text does not fit Date, will, variable \"Signed DA\", signed"},
     UnfitRow{"text_for_number", record({{"age", "25"}}), "a text does not fit Number"},
     UnfitRow{"date_for_text", record({{"note", *base::parse_date("2026-01-01")}}),
              "a date does not fit Text"},
     UnfitRow{"tick_for_number", record({{"fee", true}}), "a tick does not fit Number"},
     UnfitRow{"number_for_tick", record({{"ready", 1}}), "a number does not fit True/False"},
     UnfitRow{"number_for_choice", record({{"kind", 1}}), "does not fit Multiple Choice"},
     UnfitRow{"list_for_text", record({{"note", List{"a"}}}), "write [] in the path"},
     UnfitRow{"text_for_list", record({{"wishes", "a"}}), "take the [] out of the path"},
     UnfitRow{"text_for_person", record({{"client", "Eve"}}), "a text has no \"name\""},
     UnfitRow{"record_without_a_text", record({{"note", record({{"a", 1}})}}),
              "a record does not fit Text"},
     UnfitRow{"in_a_row", record({{"gifts", List{record({}), record({{"worth", "much"}})}}}),
              "variable \"Gift NU\", gifts[2].worth"},
     UnfitRow{
         "deep_in_rows",
         record({{"gifts", List{record({{"parts", List{record({}), record({{"name", true}})}}})}}}),
         "gifts[1].parts[2].name"});

TEST(ToHotDocs, SaysEveryValueThatDoesNotFit) {
  const auto set = to_hotdocs(
      record({{"signed", "x"}, {"wishes", List{true, "b", *base::parse_date("2026-01-01")}}}),
      names(), "");
  ASSERT_FALSE(set.has_value());
  EXPECT_EQ(set.error().size(), 3U);
}

// ---- From a file of HotDocs

std::string answer(const std::string& name, const std::string& value) {
  return "<Answer name=\"" + name + "\">" + value + "</Answer>";
}

base::Checked<ReadAnswers> from(const std::string& answers) {
  const auto read = read_anx("\xEF\xBB\xBF<AnswerSet>\n" + answers + "</AnswerSet>", "a.anx");
  if (!read) return tl::unexpected(read.error());
  return from_hotdocs(read->set, names(), form(), "a.anx");
}

struct HotdocsNamesFromRow {
  const char* name;
  std::string answers;
  const char* fact;
  Value value;
  const char* warns;
};
class FromHotDocs : public rows::Row<HotdocsNamesFromRow> {};

ROW_TEST(FromHotDocs, GivesTheAnswer) {
  const auto read = from(row().answers);
  ASSERT_TRUE(read.has_value()) << read.error()[0].line();
  const Given* given = read->answers.find(row().fact);
  EXPECT_TRUE((given ? given->value : Value()).equals(row().value));
  std::string warnings;
  for (const auto& warning : read->warnings) warnings += warning.line() + "\n";
  EXPECT_EQ(warnings.empty(), *row().warns == 0) << warnings;
  EXPECT_THAT(warnings, HasSubstr(row().warns));
}

ROWS(Answers, FromHotDocs,
     HotdocsNamesFromRow{"person", answer("Executor TE", "<TextValue> Eve  Ng </TextValue>"),
                         "executor", person("Eve  Ng"), ""},
     HotdocsNamesFromRow{"option_of_another_name",
                         answer("Kind MC",
                                "<MCValue><SelValue>Real estate"
                                "</SelValue></MCValue>"),
                         "kind", "House", ""},
     HotdocsNamesFromRow{"option_that_means_the_other",
                         answer("Kind MC", "<MCValue><SelValue>House</SelValue></MCValue>"), "kind",
                         "Money", ""},
     HotdocsNamesFromRow{"option_in_other_case",
                         answer("Kinds MC", "<MCValue><SelValue>HOUSE</SelValue></MCValue>"),
                         "kinds", List{"House"}, ""},
     HotdocsNamesFromRow{
         "unanswered", answer("Age NU", "<NumValue unans=\"true\"/>"), "age", {}, ""},
     HotdocsNamesFromRow{"no_rows", answer("Gift TE", "<RptValue></RptValue>"), "gifts", List{},
                         ""},
     HotdocsNamesFromRow{
         "one_value_for_a_list", answer("Gift TE", "<TextValue>Ring</TextValue>"), "gifts",
         List{record({{"what", "Ring"}})},
         "of each of \"gifts\" the file does not hold to, worth, parts, a.anx, look at "
         "every row"},
     HotdocsNamesFromRow{"gap_in_texts",
                         answer("Wish TE",
                                "<RptValue><TextValue/><TextValue>a</TextValue><TextValue/>"
                                "</RptValue>"),
                         "wishes", List{"a"}, ""},
     HotdocsNamesFromRow{
         "columns_of_unequal_length",
         answer("Gift TE",
                "<RptValue><TextValue>a</TextValue><TextValue>b</TextValue>"
                "<TextValue/></RptValue>") +
             answer("Gift NU", "<RptValue><NumValue>1</NumValue><NumValue/></RptValue>"),
         "gifts", List{record({{"what", "a"}, {"worth", money("1")}}), record({{"what", "b"}})},
         "answer \"Gift NU\", look whether the rows"},
     HotdocsNamesFromRow{"repeat_for_one_value",
                         answer("Age NU",
                                "<RptValue><NumValue>5</NumValue><NumValue>6</NumValue>"
                                "<NumValue/></RptValue>"),
                         "age", 5, "the first row is taken"},
     HotdocsNamesFromRow{"name_not_in_the_table",
                         answer("Agee NU", "<NumValue>5</NumValue>"),
                         "age",
                         {},
                         "did you mean \"Age NU\"?"},
     HotdocsNamesFromRow{"people_of_the_review",
                         answer("Client TE", "<TextValue>Jay</TextValue>"),
                         "client",
                         {},
                         "does not ask for it: client"},
     HotdocsNamesFromRow{"detail_of_a_person",
                         answer("Executor City TE", "<TextValue>Ajax</TextValue>"),
                         "executor",
                         {},
                         "does not ask for it: executor.address.city"},
     HotdocsNamesFromRow{"kept_kind",
                         answer("Note TE", "<ClauseLibValue>x</ClauseLibValue>"),
                         "note",
                         {},
                         "this kind of answer is not read"});

struct FromRefusedRow {
  const char* name;
  std::string answers;
  const char* says;
};
class FromHotDocsRefused : public rows::Row<FromRefusedRow> {};

ROW_TEST(FromHotDocsRefused, WithLineAndAnswer) {
  const auto read = from(row().answers);
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), 1U);
  EXPECT_THAT(read.error()[0].line(), HasSubstr(row().says));
  EXPECT_THAT(read.error()[0].where, HasSubstr("a.anx, line 2, answer \""));
}

ROWS(Answers, FromHotDocsRefused,
     FromRefusedRow{"other_type", answer("Age NU", "<TextValue>5</TextValue>"),
                    "this is Text, and the table of names says Number"},
     FromRefusedRow{"cents_of_cents", answer("Fee NU", "<NumValue>1.234</NumValue>"),
                    "1.234 is no amount in dollars and cents"},
     FromRefusedRow{"no_such_option",
                    answer("Kind MC", "<MCValue><SelValue>Boat</SelValue></MCValue>"),
                    "choose one of: House, Money"},
     FromRefusedRow{"option_with_slip",
                    answer("Kinds MC", "<MCValue><SelValue>Hose</SelValue></MCValue>"),
                    "did you mean \"House\"?"},
     FromRefusedRow{"two_options",
                    answer("Kind MC",
                           "<MCValue><SelValue>House</SelValue>"
                           "<SelValue>Real estate</SelValue></MCValue>"),
                    "2 options are chosen"},
     FromRefusedRow{"in_a_row",
                    answer("Gift NU",
                           "<RptValue><NumValue/><NumValue>0.001</NumValue>"
                           "<NumValue/></RptValue>"),
                    "answer \"Gift NU\""});

TEST(Covered, NamesTheMembersThatTheFileSpeaksOf) {
  const auto read =
      from(answer("Gift To TE", "<RptValue><TextValue>Eve</TextValue><TextValue/></RptValue>") +
           answer("Gift TE", "<RptValue><TextValue/><TextValue/></RptValue>") +
           answer("Share NU",
                  "<RptValue><RptValue><RptValue><NumValue>1</NumValue><NumValue/></RptValue>"
                  "<RptValue/></RptValue><RptValue/></RptValue>") +
           answer("Wish TE", "<RptValue><TextValue>a</TextValue><TextValue/></RptValue>"));
  ASSERT_TRUE(read.has_value()) << read.error()[0].line();
  EXPECT_THAT(read->covered,
              ElementsAre("gifts[].to", "gifts[].what", "gifts[].parts[].owners[].share"));
  ASSERT_EQ(read->warnings.size(), 1U);
  EXPECT_EQ(
      read->warnings.back().line(),
      "of each of \"gifts\" the file does not hold worth, parts[].name, a.anx, look at every row: "
      "what stands there is not from this file");
  EXPECT_THAT(from(answer("Age NU", "<NumValue>5</NumValue>"))->covered, IsEmpty());
}

TEST(OtherForm, IsToldWithBothNames) {
  Form other = form();
  other.id = "deed";
  EXPECT_EQ(other_form(names(), other, "n.json")->line(),
            "this table of names is for \"will\", and the interview is \"deed\", n.json, give the "
            "table of deed");
  EXPECT_FALSE(other_form(names(), form(), "n.json"));
}

TEST(NamesOf, AreOfTheTableAndOfTheForm) {
  EXPECT_EQ(names_of("Gift TE", names(), form()), Names::question);
  EXPECT_EQ(names_of("Executor TE", names(), form()), Names::question);
  EXPECT_EQ(names_of("Executor City TE", names(), form()), Names::elsewhere);
  EXPECT_EQ(names_of("Client TE", names(), form()), Names::elsewhere);
  EXPECT_EQ(names_of("Gift", names(), form()), Names::nothing);
}

TEST(FromHotDocsAtOnce, EveryFaultAndOneWarningForAllThatIsNotAsked) {
  const auto read = from(answer("Fee NU", "<NumValue>1.001</NumValue>") +
                         answer("Kind MC", "<MCValue><SelValue>x</SelValue></MCValue>"));
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().size(), 2U);
  const auto people = from(answer("Client TE", "<TextValue>a</TextValue>") +
                           answer("Child TE", "<RptValue></RptValue>") +
                           answer("Child DA", "<RptValue></RptValue>"));
  ASSERT_TRUE(people.has_value());
  ASSERT_EQ(people->warnings.size(), 1U);
  EXPECT_THAT(people->warnings[0].what, HasSubstr("client, children"));
}

// ---- What is shipped

struct ShippedRow {
  const char* form;
  std::vector<std::string> facts;
};
std::string name_of(const ShippedRow& row) { return std::string(row.form, 4); }

class ShippedNames : public rows::Row<ShippedRow> {};

ROW_TEST(ShippedNames, CoverTheFormAndTheFamily) {
  const std::string path = std::string("mapping/hotdocs/") + row().form + ".json";
  const auto table = parse_names(fakes::project_file(path), path);
  ASSERT_TRUE(table.has_value()) << table.error()[0].line();
  EXPECT_EQ(table->form, row().form);
  std::vector<std::string> paths;
  for (const NameTable::Entry& entry : table->entries) paths.push_back(entry.path);
  for (const std::string& fact : row().facts) {
    EXPECT_THAT(paths, testing::Contains(fact));
  }
}

ROWS(Forms, ShippedNames,
     ShippedRow{
         "will",
         {"client.name.full", "client.birthdate", "client.address.city", "spouse.name.full",
          "children[].name.full", "children[].birthdate", "children[].is_step",
          "grandchildren[].name.full", "executor.name.full", "alternate_executor.name.full",
          "include_step_children", "guardian.name.full", "trust_age", "survival_days", "gift_over",
          "funeral_wishes", "first_witness.name.full", "second_witness.name.full"}},
     ShippedRow{"referral-agreement",
                {"client.name.full", "referring_licensee.name.full", "referring_licence_type",
                 "referring_licence_number", "referring_address", "receiving_licence_type",
                 "receiving_licence_number", "receiving_address", "referral_date", "alternatives",
                 "reason_for_no_alternatives", "reason", "relationship_between_licensees",
                 "information_sheet_date", "estimated_fees"}});

TEST(ShippedTable, CarriesTheWillsSampleThereAndBack) {
  const auto values =
      expression::parse_values(fakes::project_file("templates/will/sample.json"), "sample.json");
  ASSERT_TRUE(values.has_value());
  const auto table = parse_names(fakes::project_file("mapping/hotdocs/will.json"), "will.json");
  ASSERT_TRUE(table.has_value());
  const auto set = to_hotdocs(*values, *table, "00001-Whitfield");
  ASSERT_TRUE(set.has_value()) << set.error()[0].line();
  const std::string file = write_anx(*set);
  EXPECT_THAT(file,
              HasSubstr("<Answer name=\"Client Name TE\"><TextValue>Thomas Edward Whitfield"));
  EXPECT_THAT(file, HasSubstr("\t\t<DateValue>23/11/1986</DateValue>\r\n"));
  EXPECT_THAT(file, HasSubstr("<Answer name=\"Trust Age NU\"><NumValue>25</NumValue>"));
}

}  // namespace
}  // namespace engross::interview::hotdocs
