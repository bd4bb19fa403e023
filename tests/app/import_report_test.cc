#include "app/import_report.h"

#include <gtest/gtest.h>

#include "fakes/files.h"

namespace engross::app {
namespace {

using matter::Contact;
using matter::CustomField;
using matter::FieldType;

Contact contact(matter::Id id, const char* first, const char* last) {
  Contact made;
  made.source = {"contacts", id, "", {}};
  made.name = {"", first, "", last, std::string(first) + " " + last};
  return made;
}

CustomField field(const char* name, FieldType type, matter::FieldValue value) {
  return {1, "x-1", name, type, std::move(value)};
}

matter::Matter matter_to_report() {
  matter::Matter made;
  made.display_number = "00009-Ada";
  made.status = "Open";
  made.open_date = *base::parse_date("2026-09-14");
  made.client = 1;
  made.responsible_lawyer = matter::User{{}, "Lou Law", "Lou", "Law", "lou@firm.example", ""};
  made.custom_fields = {field("Executor", FieldType::contact, matter::ContactRef{2, "Bea Wife"}),
                        field("Guardian", FieldType::contact, matter::ContactRef{77, ""}),
                        field("Accountant", FieldType::contact, matter::ContactRef{78, ""}),
                        field("Trust age", FieldType::text_line, std::string("21 years")),
                        field("Estimated legal fees", FieldType::currency,
                              base::Money{*base::Decimal::parse("86500"), "CAD"}),
                        field("File colour", FieldType::picklist, matter::Option{1, "Blue"}),
                        field("Funeral wishes", FieldType::text_area, std::monostate{})};
  Contact ada = contact(1, "Ada", "Client");
  ada.name.prefix = "Dr";
  ada.birth_date = *base::parse_date("1960-02-29");
  ada.addresses = {{"Work", "9 Bay St", "Toronto", "Ontario", "", "", false},
                   {"Home", "1 Elm St", "Guelph", "Ontario", "N1H 1A1", "Canada", true}};
  ada.emails = {{"Home", "ada@a.example", false}, {"", "ada@b.example", true}};
  ada.custom_fields = {field("AKA", FieldType::text_line, std::string("Addie")),
                       field("Executor", FieldType::text_line, std::string("Bob Brother")),
                       field("Trust age", FieldType::numeric, base::Decimal(25))};
  Contact bea = contact(2, "Bea", "Wife");
  bea.phones = {{"Mobile", "519-555-0101", true}};
  bea.custom_fields = {field("Executor", FieldType::text_line, std::string("Ada Client"))};
  Contact bank = contact(4, "", "");
  bank.kind = matter::ContactKind::company;
  bank.name.full = "Bank of Trent";
  made.contacts = {ada, bea, bank};
  made.relationships = {{{"relationships", 100, "", {}}, 2, "Wife"},
                        {{"relationships", 101, "", {}}, 3, "Son"},
                        {{"relationships", 102, "", {}}, 2, "Friend"}};
  return made;
}

ImportReport report() {
  const auto words =
      family::Vocabulary::parse(fakes::project_file("mapping/relationships.json"), "words");
  const auto fields = FieldMap::parse(fakes::project_file("mapping/clio-fields.json"), "fields");
  const auto matter = matter_to_report();
  return report_of(matter, *family::family_of(matter, *words), *fields);
}

TEST(Report, HasALineForEveryFieldInOrder) {
  constexpr const char* kMatter = "matter 00009-Ada";
  const std::vector<ReportLine> lines = {
      {kMatter, "Number", "text", "00009-Ada", Fate::mapped, "matter.number", ""},
      {kMatter, "Status", "text", "Open", Fate::mapped, "matter.status", ""},
      {kMatter, "Open date", "date", "2026-09-14", Fate::mapped, "matter.open_date", ""},
      {kMatter, "Responsible lawyer", "text", "Lou Law", Fate::mapped, "lawyer.name.full", ""},
      {kMatter, "Responsible lawyer's e-mail", "e-mail", "lou@firm.example", Fate::mapped,
       "lawyer.email", ""},
      {kMatter, "Executor", "contact", "Bea Wife", Fate::mapped, "facts.executor", ""},
      {kMatter, "Guardian", "contact", "contact 77", Fate::failed, "",
       "guardian: Clio hides contact 77; sign in as somebody who may see it"},
      {kMatter, "Accountant", "contact", "contact 78", Fate::unmapped, "", "Clio hides it"},
      {kMatter, "Trust age", "text_line", "21 years", Fate::failed, "",
       "trust_age: \"21 years\" is no number; write digits alone, or use a numeric field"},
      {kMatter, "Estimated legal fees", "currency", "86500.00", Fate::mapped,
       "facts.estimated_fees", ""},
      {kMatter, "File colour", "picklist", "Blue", Fate::unmapped, "",
       "no fact of the field map names it"},
      {kMatter, "Funeral wishes", "text_area", "", Fate::empty, "", ""},
      {"Ada Client", "Prefix", "text", "Dr", Fate::mapped, "name.prefix", ""},
      {"Ada Client", "First name", "text", "Ada", Fate::mapped, "name.first", ""},
      {"Ada Client", "Last name", "text", "Client", Fate::mapped, "name.last", ""},
      {"Ada Client", "Date of birth", "date", "1960-02-29", Fate::mapped, "birthdate", ""},
      {"Ada Client", "Address (Work)", "address", "9 Bay St, Toronto, Ontario", Fate::unmapped, "",
       "a document takes the primary address"},
      {"Ada Client", "Address (Home)", "address", "1 Elm St, Guelph, Ontario N1H 1A1, Canada",
       Fate::mapped, "address", ""},
      {"Ada Client", "E-mail (Home)", "e-mail", "ada@a.example", Fate::unmapped, "",
       "a document takes the primary e-mail"},
      {"Ada Client", "E-mail", "e-mail", "ada@b.example", Fate::mapped, "email", ""},
      {"Ada Client", "AKA", "text_line", "Addie", Fate::mapped, "also_known_as", ""},
      {"Ada Client", "Executor", "text_line", "Bob Brother", Fate::unmapped, "",
       "executor is taken from \"Executor\""},
      {"Ada Client", "Trust age", "numeric", "25", Fate::mapped, "facts.trust_age", ""},
      {"Bea Wife", "First name", "text", "Bea", Fate::mapped, "name.first", ""},
      {"Bea Wife", "Last name", "text", "Wife", Fate::mapped, "name.last", ""},
      {"Bea Wife", "Relationship", "text", "Wife", Fate::mapped, "relationship", ""},
      {"Bea Wife", "Relationship", "text", "Friend", Fate::unmapped, "",
       "listed twice; the one that counts is \"Wife\""},
      {"Bea Wife", "Phone (Mobile)", "phone", "519-555-0101", Fate::mapped, "phone", ""},
      {"Bea Wife", "Executor", "text_line", "Ada Client", Fate::unmapped, "",
       "no fact of the field map names it"},
      {"contact 3", "Contact", "contact", "contact 3", Fate::unmapped, "", "Clio hides it"},
      {"contact 3", "Relationship", "text", "Son", Fate::mapped, "relationship", ""},
      {"Bank of Trent", "Name", "text", "Bank of Trent", Fate::mapped, "name.full", ""},
  };
  const ImportReport found = report();
  for (std::size_t i = 0; i < std::min(lines.size(), found.lines.size()); ++i) {
    const ReportLine& line = found.lines[i];
    EXPECT_TRUE(line == lines[i]) << i << ": " << line.subject << " | " << line.field << " | "
                                  << line.type << " | " << line.value << " | " << word(line.fate)
                                  << " | " << line.fact << " | " << line.reason;
  }
  EXPECT_EQ(found.lines.size(), lines.size());
}

TEST(Report, CountsAddUp) {
  const ImportReport found = report();
  EXPECT_EQ(found.fetched(), 32U);
  EXPECT_EQ(found.count(Fate::mapped), 21U);
  EXPECT_EQ(found.count(Fate::unmapped), 8U);
  EXPECT_EQ(found.count(Fate::failed), 2U);
  EXPECT_EQ(found.count(Fate::empty), 1U);
}

TEST(Report, OfOneFieldForTwoFactsSaysBoth) {
  const auto fields = FieldMap::parse(R"({"schema":2,"conventions":[{"name":"n","matter":{
      "age":{"type":"number","fields":["Age"]},
      "age_text":{"type":"text","fields":["Age"]},
      "age_word":{"type":"choice","fields":["Age"]}}}]})",
                                      "fields");
  matter::Matter matter;
  matter.display_number = "1";
  matter.custom_fields = {field("Age", FieldType::text_line, std::string("old"))};
  const ImportReport found = report_of(matter, {}, *fields);
  ASSERT_EQ(found.lines.size(), 2U);
  EXPECT_EQ(found.lines[1].fate, Fate::mapped);
  EXPECT_EQ(found.lines[1].fact, "facts.age_text, facts.age_word");
  EXPECT_EQ(found.lines[1].reason,
            "age: \"old\" is no number; write digits alone, or use a numeric field");
}

}  // namespace
}  // namespace engross::app
