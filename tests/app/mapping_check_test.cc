#include "app/mapping_check.h"

#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "fakes/files.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

class ShippedMappings : public rows::Row<const char*> {};

ROW_TEST(ShippedMappings, HaveNoFault) {
  for (const auto& error : check_mapping(fakes::project_file(row()), row())) {
    ADD_FAILURE() << error.line();
  }
}

ROWS(Files, ShippedMappings, "mapping/relationships.json", "mapping/clio-fields.json",
     "mapping/clio-merge-fields.json", "mapping/law/ontario.json");

class ShippedForms : public rows::Row<const char*> {};

// Against the shipped field map, the strictest reading there is.
ROW_TEST(ShippedForms, AskForNothingThatIsNotThere) {
  const std::string id = row();
  const auto fields = FieldMap::parse(fakes::project_file("mapping/clio-fields.json"), "fields");
  ASSERT_TRUE(fields.has_value());
  NamesContext context{mapped_facts(*fields), {}};
  const auto form = interview::parse_form(fakes::project_file("mapping/interviews/" + id + ".yaml"),
                                          id, {"referral_fee_cap"}, &context.mapped);
  ASSERT_TRUE(form.has_value()) << form.error()[0].line();
  context.form = [&](const std::string&) { return std::optional(*form); };
  const std::string path = "mapping/hotdocs/" + id + ".json";
  for (const auto& error : check_mapping(fakes::project_file(path), path, &context)) {
    ADD_FAILURE() << error.line();
  }
}

ROWS(Forms, ShippedForms, "will", "referral-agreement");

// Editors find the file's form beside it; its list of types is ours.
TEST(Schemas, AreWhereTheFilesSay) {
  const std::vector<std::array<std::string, 3>> files = {
      {"clio-fields.json", "schema/clio-fields.schema.json",
       "mapping/schema/clio-fields.schema.json"},
      {"clio-merge-fields.json", "schema/clio-merge-fields.schema.json",
       "mapping/schema/clio-merge-fields.schema.json"},
      {"relationships.json", "schema/relationships.schema.json",
       "mapping/schema/relationships.schema.json"},
      {"law/ontario.json", "../schema/ontario-law.schema.json",
       "mapping/schema/ontario-law.schema.json"}};
  for (const auto& [file, schema, path] : files) {
    const auto document = base::parse_json(fakes::project_file("mapping/" + file), file);
    ASSERT_TRUE(document.has_value()) << file;
    EXPECT_EQ(base::text_at(*document, "$schema"), schema);
    const auto form = base::parse_json(fakes::project_file(path), path);
    ASSERT_TRUE(form.has_value()) << path;
    EXPECT_EQ(base::text_at(*form, "$schema"), "https://json-schema.org/draft/2020-12/schema");
  }
  const auto form =
      base::parse_json(fakes::project_file("mapping/schema/clio-fields.schema.json"), "schema");
  EXPECT_EQ(form->at(nlohmann::json::json_pointer(
                "/$defs/facts/additionalProperties/properties/type/enum")),
            nlohmann::json({"text", "date", "money", "number", "yes/no", "choice", "person"}));
}

struct MappingCheckRow {
  const char* name;
  const char* json;
  std::vector<std::string> lines;
};

class MappingChecks : public rows::Row<MappingCheckRow> {};

ROW_TEST(MappingChecks, TellEveryFault) {
  std::vector<std::string> lines;
  for (const auto& error : check_mapping(row().json, "m.json")) lines.push_back(error.line());
  EXPECT_EQ(lines, row().lines);
}

constexpr const char* kLooks =
    ", m.json, such a file is { } with one of the keys \"tables\" for relationship words, "
    "\"conventions\" for custom fields, \"jurisdiction\" for rules of law, "
    "\"merge_fields\" for merge fields, \"variables\" for HotDocs names";

ROWS(Refused, MappingChecks,
     MappingCheckRow{
         "no_json",
         "tables",
         {"not JSON: a value is expected here, m.json, line 1, column 1, write a text in \" \", "
          "a number, true, false, null, [ ] or { }"}},
     MappingCheckRow{"empty_object", "{}", {std::string("no file of the mapping") + kLooks}},
     MappingCheckRow{"a_list", "[\"tables\"]", {std::string("no file of the mapping") + kLooks}},
     MappingCheckRow{"two_files",
                     R"({"tables":[],"conventions":[]})",
                     {std::string("both \"tables\" and \"conventions\" in one file") + kLooks}},
     MappingCheckRow{
         "words",
         "{\"tables\":[\n{\"name\":\"x\",\"chid\":[\"son\"]},\n{\"spouse\":[\"wife\"]}]}",
         {"\"chid\" is no role that has words, m.json, line 2, did you mean \"child\"?",
          "a table without a \"name\", m.json, line 3, name it after its language or its firm"}},
     MappingCheckRow{
         "fields",
         "{\"schema\":2,\n\"conventions\":{}}",
         {"no \"conventions\" list, m.json, line 2, write \"conventions\": [{\"name\": \"...\", "
          "\"matter\": {...}}]"}},
     MappingCheckRow{
         "law",
         "{\"jurisdiction\":\"\",\n\"referral_fee\":[]}",
         {"no \"jurisdiction\", m.json, line 1, write whose law this is: \"CA-ON\"",
          "no \"referral_fee\" list, m.json, line 2, write the rules in [ ], each in { }"}});

interview::Form asked() {
  return *interview::parse_form(
      "id: will\ntitle: W\nsections: [{title: S, questions: [{name: gifts, ask: G, type: list, "
      "questions: [{name: what, ask: W, type: text}, {name: to, ask: T, type: person}]}, {name: "
      "executor, ask: E, type: person}, {name: trust_age, ask: A, type: number}]}]",
      "will.yaml", {});
}

std::string faults_of_path(const std::string& path, const std::string& form) {
  NamesContext context;
  context.mapped.facts = {{"executor", interview::AnswerType::person}};
  context.mapped.person = {{"pronouns", interview::AnswerType::text}};
  context.form = [](const std::string& id) {
    return id == "will" ? std::optional(asked()) : std::nullopt;
  };
  const std::string json = "{\"schema\":1,\"form\":\"" + form +
                           "\",\"variables\":[\n{\"variable\":\"A\",\"type\":\"text\",\"path\":\"" +
                           path + "\"}]}";
  std::string lines;
  for (const auto& error : check_mapping(json, "m.json", &context)) lines += error.line() + "\n";
  return lines;
}

struct PathRow {
  const char* name;
  const char* path;
  const char* says;  // empty: no fault
};

class PathsOfHotDocs : public rows::Row<PathRow> {};

ROW_TEST(PathsOfHotDocs, LeadSomewhereOrAreFaults) {
  const std::string begin = std::string("the \"path\" \"") + row().path + "\" leads nowhere: ";
  const std::string says = row().says;
  EXPECT_EQ(faults_of_path(row().path, "will"), says.empty() ? says : begin + says + "\n");
}

ROWS(Cases, PathsOfHotDocs, PathRow{"client", "client.name.full", ""},
     PathRow{"mapped", "spouse.pronouns", ""}, PathRow{"fact", "facts.executor.name.full", ""},
     PathRow{"today", "today", ""}, PathRow{"custom", "matter.custom.whatever", ""},
     PathRow{"children", "children[].parent.name.full", ""}, PathRow{"answer", "trust_age", ""},
     PathRow{"row", "gifts[].to.address.city", ""},
     PathRow{"slip_in_a_member", "client.nam.full",
             "client has no \"nam\", m.json, line 2, did you mean \"client.name\"?"},
     PathRow{"slip_in_a_root", "cleint.name.full",
             "neither the matter nor the interview will has \"cleint\", m.json, line 2, did you "
             "mean \"client\"?"},
     PathRow{"no_such_fact", "facts.excutor",
             "facts has no \"excutor\", m.json, line 2, did you mean \"facts.executor\"?"},
     PathRow{"no_such_person_fact", "spouse.zqx",
             "spouse has no \"zqx\", m.json, line 2, write one of: name, birthdate, age, "
             "is_minor, is_company, company, title, email, phone, relationship, role, is_step, "
             "is_deceased, clio_id, address, parent, children, custom, pronouns"},
     PathRow{"no_such_member_of_a_row", "gifts[].whta",
             "gifts[] has no \"whta\", m.json, line 2, did you mean \"gifts[].what\"?"},
     PathRow{"list_without_brackets", "children.name.full",
             "children is a list, m.json, line 2, write children[] in the path, because the "
             "list repeats"},
     PathRow{"brackets_without_list", "client[].name.full",
             "client does not repeat, m.json, line 2, take the [] out of the path"},
     PathRow{"behind_a_single_value", "trust_age.years",
             "trust_age has no \"years\", m.json, line 2, write trust_age alone"});

TEST(PathsOfHotDocs, OfAnUnknownFormMayBeginWithItsQuestions) {
  EXPECT_EQ(faults_of_path("zqx", "deed"), "");
  EXPECT_EQ(
      faults_of_path("client.nam.full", "deed"),
      "the \"path\" \"client.nam.full\" leads nowhere: client has no \"nam\", m.json, line 2, "
      "did you mean \"client.name\"?\n");
}

TEST(MappingChecks, ReadNamesOfHotDocs) {
  EXPECT_FALSE(check_mapping(R"({"variables": 7})", "m.json").empty());
}

}  // namespace
}  // namespace engross::app
