// docassemble's answer JSON: what goes out comes back, what docassemble itself makes is read, what
// is wrong is refused with its line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "docassemble_sample.h"
#include "interview/docassemble.h"
#include "rows/rows.h"

namespace engross::interview {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

base::Checked<ReadAnswers> read(const std::string& text) {
  return from_docassemble(text, every_type(), "s.json");
}

// The answers as they would be written in a file of ours, without who and when.
std::string shown_answers(const Answers& answers) {
  std::vector<std::string> parts;
  for (const auto& [fact, given] : answers.facts())
    parts.push_back(fact + "=" + shown(given.value));
  std::sort(parts.begin(), parts.end());
  return base::join(parts, "; ");
}

// ---- There and back

struct DocassembleAnswersTripRow {
  const char* name;
  const char* answers;  // of ours
  const char* shown;    // what comes back
};
class DocassembleTrip : public rows::Row<DocassembleAnswersTripRow> {};

ROW_TEST(DocassembleTrip, GivesBackTheSameAnswers) {
  const std::string matter =
      R"({"client": {"name": {"full": "Jay Li", "first": "Jay", "last": "Li"}}, "facts": {}})";
  const auto before = conducted(kEveryType, matter, row().answers);
  ASSERT_TRUE(before.interview.has_value()) << lines_of(before.interview.error());
  ASSERT_TRUE(before.interview->wrong().empty()) << before.interview->wrong()[0]->fault;
  const std::string file = to_docassemble(before.interview->values, *before.form);
  const auto back = from_docassemble(file, *before.form, "s.json");
  ASSERT_TRUE(back.has_value()) << lines_of(back.error()) << file;
  EXPECT_EQ(shown_answers(back->answers), row().shown) << file;
  for (const auto& [fact, given] : back->answers.facts()) EXPECT_EQ(given.source, "s.json") << fact;
}

ROWS(
    Answers, DocassembleTrip,
    DocassembleAnswersTripRow{"text", R"({"note": "A & B <c> \"d\" ’ 山"})",
                              "friends=; gifts=; kinds=; note=A & B <c> \"d\" ’ 山; wishes="},
    DocassembleAnswersTripRow{"lines", R"({"note": "one\n\ntwo"})",
                              "friends=; gifts=; kinds=; note=one\n\ntwo; wishes="},
    DocassembleAnswersTripRow{"number", R"({"age": 42})",
                              "age=42; friends=; gifts=; kinds=; wishes="},
    DocassembleAnswersTripRow{"money", R"({"fee": "1234567.05"})",
                              "fee=$1,234,567.05; friends=; gifts=; kinds=; wishes="},
    DocassembleAnswersTripRow{"date", R"({"signed": "2026-11-23"})",
                              "friends=; gifts=; kinds=; signed=23 November 2026; wishes="},
    DocassembleAnswersTripRow{"yes", R"({"agreed": true})",
                              "agreed=Yes; friends=; gifts=; kinds=; wishes="},
    DocassembleAnswersTripRow{"no", R"({"agreed": false})",
                              "agreed=No; friends=; gifts=; kinds=; wishes="},
    DocassembleAnswersTripRow{"choice", R"({"kind": "Money"})",
                              "friends=; gifts=; kind=Money; kinds=; wishes="},
    DocassembleAnswersTripRow{"person", R"({"executor": "Ann O'Neil"})",
                              "executor=Ann O'Neil; friends=; gifts=; kinds=; wishes="},
    DocassembleAnswersTripRow{"a_keyword_as_a_name", R"({"class": "A"})",
                              "class=A; friends=; gifts=; kinds=; wishes="},
    DocassembleAnswersTripRow{"choices", R"({"kinds": ["Money", "House"]})",
                              "friends=; gifts=; kinds=Money+House; wishes="},
    DocassembleAnswersTripRow{"texts", R"({"wishes": ["a", "b"]})",
                              "friends=; gifts=; kinds=; wishes=a+b"},
    DocassembleAnswersTripRow{"people", R"({"friends": ["Ann", "Bea Lee"]})",
                              "friends=Ann+Bea Lee; gifts=; kinds=; wishes="},
    DocassembleAnswersTripRow{
        "rows", R"({"gifts": [{"what": "Car", "to": "Ann"}, {"what": "Boat"}]})",
        "friends=; gifts={what: Car, to: Ann, parts: }+{what: Boat, parts: }; kinds=; wishes="},
    DocassembleAnswersTripRow{
        "rows_in_rows",
        R"({"gifts": [{"what": "Car", "parts": [{"name": "Key", "worth": "1.50"}, {"name": "Wheel"}]}]})",
        "friends=; gifts={what: Car, parts: {name: Key, worth: $1.50}+{name: Wheel}}; kinds=; "
        "wishes="},
    DocassembleAnswersTripRow{
        "an_empty_row", R"({"gifts": [{"what": "Car"}, {}, {"what": "Boat"}]})",
        "friends=; gifts={what: Car, parts: }+{parts: }+{what: Boat, parts: }; kinds=; "
        "wishes="});

TEST(DocassembleFile, HasWhatASessionTakes) {
  const auto done = conducted(
      kEveryType,
      R"({"client": {"name": {"full": "Jay Li", "first": "Jay", "last": "Li"}, "phone": "5"},
          "facts": {}})",
      R"({"class": "A", "signed": "2026-11-23", "friends": ["Ann"]})");
  const json file = json::parse(to_docassemble(done.interview->values, *done.form));
  EXPECT_EQ(file["client"]["_class"], "docassemble.base.util.Individual");
  EXPECT_EQ(file["client"]["instanceName"], "client");
  EXPECT_EQ(file["client"]["name"]["_class"], "docassemble.base.util.IndividualName");
  EXPECT_EQ(file["client"]["name"]["instanceName"], "client.name");
  EXPECT_EQ(file["client"]["name"]["first"], "Jay");
  EXPECT_EQ(file["client"]["phone_number"], "5");
  EXPECT_EQ(file["friends"]["_class"], "docassemble.base.util.DAList");
  EXPECT_EQ(file["friends"]["gathered"], true);
  EXPECT_EQ(file["friends"]["there_are_any"], true);
  EXPECT_EQ(file["friends"]["elements"][0]["instanceName"], "friends[0]");
  EXPECT_EQ(file["friends"]["elements"][0]["name"]["instanceName"], "friends[0].name");
  EXPECT_EQ(file["gifts"]["there_are_any"], false);
  EXPECT_EQ(file["signed"], "2026-11-23T00:00:00+00:00");
  EXPECT_EQ(file["class_"], "A");
  EXPECT_EQ(file["engross_names"]["class_"], "class");
  EXPECT_FALSE(file.contains("class"));
  EXPECT_FALSE(file.contains("note"));
}

// ---- What docassemble makes

struct DocassembleAnswersFromRow {
  const char* name;
  const char* json;
  const char* shown;
  const char* warns;  // "": nothing
};
class FromDocassemble : public rows::Row<DocassembleAnswersFromRow> {};

ROW_TEST(FromDocassemble, IsRead) {
  const auto answers = read(row().json);
  ASSERT_TRUE(answers.has_value()) << lines_of(answers.error());
  EXPECT_EQ(shown_answers(answers->answers), row().shown);
  EXPECT_THAT(lines_of(answers->warnings), HasSubstr(row().warns));
  EXPECT_EQ(answers->warnings.empty(), std::string_view(row().warns).empty())
      << lines_of(answers->warnings);
}

ROWS(
    Files, FromDocassemble, DocassembleAnswersFromRow{"nothing", "{}", "", ""},
    DocassembleAnswersFromRow{"null", R"({"note": null})", "", ""},
    DocassembleAnswersFromRow{"skipped_text", R"({"note": ""})", "", ""},
    DocassembleAnswersFromRow{"number_as_a_float", R"({"age": 42.0})", "age=42.0", ""},
    DocassembleAnswersFromRow{"number_as_a_text", R"({"fee": "12.5"})", "fee=$12.50", ""},
    DocassembleAnswersFromRow{"date_with_an_offset", R"({"signed": "1947-05-23T00:00:00-05:00"})",
                              "signed=23 May 1947", ""},
    DocassembleAnswersFromRow{"date_alone", R"({"signed": "1947-05-23"})", "signed=23 May 1947",
                              ""},
    DocassembleAnswersFromRow{"tick_as_a_text", R"({"agreed": "True"})", "agreed=Yes", ""},
    DocassembleAnswersFromRow{"option_in_capitals", R"({"kind": "HOUSE"})", "kind=House", ""},
    DocassembleAnswersFromRow{
        "individual",
        R"({"executor": {"_class": "docassemble.base.util.Individual", "instanceName": "executor",
                    "name": {"_class": "docassemble.base.util.IndividualName", "instanceName": "executor.name",
                             "uses_parts": true, "first": "Jay", "middle": "B.", "last": "Pritchett"}}})",
        "executor=Jay B. Pritchett", ""},
    DocassembleAnswersFromRow{
        "person_of_the_interview_we_write",
        R"({"executor": {"_class": "docassemble.base.util.Person", "instanceName": "executor",
                    "name": {"_class": "docassemble.base.util.Name", "instanceName": "executor.name",
                             "text": "Ann O'Neil"}}})",
        "executor=Ann O'Neil", ""},
    DocassembleAnswersFromRow{
        "individual_never_asked",
        R"({"executor": {"_class": "docassemble.base.util.Individual", "instanceName": "executor",
                    "name": {"_class": "docassemble.base.util.IndividualName", "uses_parts": true}}})",
        "", ""},
    DocassembleAnswersFromRow{
        "older_class",
        R"({"wishes": {"_class": "docassemble.base.core.DAList", "instanceName": "wishes",
                    "auto_gather": true, "gathered": true, "elements": ["a", "b"]}})",
        "wishes=a+b", ""},
    DocassembleAnswersFromRow{"plain_list", R"({"wishes": ["a"]})", "wishes=a", ""},
    DocassembleAnswersFromRow{
        "checkboxes",
        R"({"kinds": {"_class": "docassemble.base.util.DADict", "instanceName": "kinds",
                    "elements": {"House": false, "Money": true}}})",
        "kinds=Money", ""},
    DocassembleAnswersFromRow{
        "list_left_unfinished",
        R"({"wishes": {"_class": "docassemble.base.util.DAList", "elements": ["a"], "gathered": false}})",
        "wishes=a", "the list was not finished in docassemble"},
    DocassembleAnswersFromRow{"not_asked_for",
                              R"({"notes": "x", "_internal": {}, "nav": {}, "url_args": {}})", "",
                              "does not ask for it: notes"},
    DocassembleAnswersFromRow{"answers_of_another_form", R"({"engross_form": "will", "age": 20})",
                              "age=20", "these are answers of \"will\", read for \"every\""});

// ---- Refused

struct DocassembleAnswersRefusedRow {
  const char* name;
  const char* json;
  std::vector<const char*> says;  // an error each
};
class DocassembleRefused : public rows::Row<DocassembleAnswersRefusedRow> {};

ROW_TEST(DocassembleRefused, WithEveryFaultAndItsLine) {
  const auto answers = read(row().json);
  ASSERT_FALSE(answers.has_value());
  ASSERT_EQ(answers.error().size(), row().says.size()) << lines_of(answers.error());
  for (std::size_t i = 0; i < row().says.size(); ++i)
    EXPECT_THAT(answers.error()[i].line(), HasSubstr(row().says[i]));
}

ROWS(Files, DocassembleRefused, DocassembleAnswersRefusedRow{"no_json", "{\"age\": ", {"s.json"}},
     DocassembleAnswersRefusedRow{"no_object", "[1]", {"s.json"}},
     DocassembleAnswersRefusedRow{
         "text_for_a_number", "{\n\"age\": \"old\"}", {"s.json, line 2, age"}},
     DocassembleAnswersRefusedRow{"tick_for_a_number", R"({"age": true})", {"s.json, line 1, age"}},
     DocassembleAnswersRefusedRow{
         "parts_of_a_cent", R"({"fee": 1.234})", {"an amount in dollars and cents"}},
     DocassembleAnswersRefusedRow{
         "no_date", R"({"signed": "soon"})", {"where the form asks for a date"}},
     DocassembleAnswersRefusedRow{
         "impossible_date", R"({"signed": "2026-02-30"})", {"where the form asks for a date"}},
     DocassembleAnswersRefusedRow{"date_with_nonsense",
                                  R"({"signed": "2026-02-03Tmidnight"})",
                                  {"where the form asks for a date"}},
     DocassembleAnswersRefusedRow{
         "no_tick", R"({"agreed": "perhaps"})", {"where the form asks for yes or no"}},
     DocassembleAnswersRefusedRow{
         "number_for_a_tick", R"({"agreed": 1})", {"where the form asks for yes or no"}},
     DocassembleAnswersRefusedRow{"no_option", R"({"kind": "Hose"})", {"did you mean \"House\"?"}},
     DocassembleAnswersRefusedRow{"ticked_option_that_is_none",
                                  R"({"kinds": {"elements": {"Boat": true}}})",
                                  {"\"Boat\" is none of the options"}},
     DocassembleAnswersRefusedRow{
         "list_for_a_person", R"({"executor": ["Ann"]})", {"asks for a person"}},
     DocassembleAnswersRefusedRow{"text_for_a_list", R"({"wishes": "a"})", {"asks for a list"}},
     DocassembleAnswersRefusedRow{"list_for_a_text", R"({"note": ["a"]})", {"asks for a text"}},
     DocassembleAnswersRefusedRow{
         "text_for_a_row", R"({"gifts": ["Car"]})", {"gifts[], give each row as an object"}},
     DocassembleAnswersRefusedRow{"in_a_row_of_a_row",
                                  "{\"gifts\": [\n{\"parts\": [\n{\"worth\": \"x\"}]}]}",
                                  {"s.json, line 3, gifts[].parts[].worth"}},
     DocassembleAnswersRefusedRow{"all_at_once",
                                  "{\"age\": \"x\",\n\"fee\": true,\n\"kind\": \"y\"}",
                                  {"line 1, age", "line 2, fee", "line 3, kind"}});

}  // namespace
}  // namespace engross::interview
