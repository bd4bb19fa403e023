#include "matter/matter.h"

#include <gtest/gtest.h>

namespace engross::matter {
namespace {

using Names = std::vector<std::string>;

struct SlugRow {
  const char* name;
  Names fields;  // their definition ids count from 1
  Names slugs;
};

std::vector<CustomField> fields_named(const Names& names) {
  std::vector<CustomField> fields;
  for (const std::string& name : names) {
    fields.push_back({static_cast<Id>(fields.size() + 1), "", name, FieldType::text_line, {}});
  }
  return fields;
}

TEST(Slugs, AreUniqueInOneRecord) {
  const SlugRow rows[] = {
      {"none", {}, {}},
      {"plain", {"Trust age", "Guardian"}, {"trust_age", "guardian"}},
      {"accents", {"Né à", "Ne a"}, {"ne_a", "ne_a_2"}},
      {"three of one", {"A", "a", "A!"}, {"a", "a_2", "a_3"}},
      {"the numbered name is taken", {"A", "A", "A 2"}, {"a", "a_2", "a_2_2"}},
      {"the numbered name came first", {"A 2", "A", "A"}, {"a_2", "a", "a_3"}},
      {"numbered twice", {"A", "A 2", "A", "A 3"}, {"a", "a_2", "a_3", "a_3_2"}},
  };
  for (const SlugRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(slugs(fields_named(row.fields)), row.slugs);
  }
}

TEST(Slugs, FollowTheDefinitionAndNotTheOrder) {
  std::vector<CustomField> fields = fields_named({"Age", "Other", "Age"});
  fields[0].definition = 90;
  fields[2].definition = 10;
  EXPECT_EQ(slugs(fields), (Names{"age_2", "other", "age"}));
}

TEST(FieldTypes, AreCliosWords) {
  const std::pair<FieldType, const char*> rows[] = {
      {FieldType::checkbox, "checkbox"},   {FieldType::contact, "contact"},
      {FieldType::currency, "currency"},   {FieldType::date, "date"},
      {FieldType::time, "time"},           {FieldType::email, "email"},
      {FieldType::matter, "matter"},       {FieldType::numeric, "numeric"},
      {FieldType::picklist, "picklist"},   {FieldType::text_area, "text_area"},
      {FieldType::text_line, "text_line"}, {FieldType::url, "url"},
  };
  for (const auto& [type, text] : rows) {
    SCOPED_TRACE(text);
    EXPECT_EQ(word(type), text);
    EXPECT_EQ(field_type(text), type);
  }
  for (const char* unknown : {"", "Checkbox", "text", "text-line", "textline", "url ", "number",
                              "boolean", "picklists", "TEXT_AREA", "null", "0", "e-mail"}) {
    SCOPED_TRACE(unknown);
    EXPECT_EQ(field_type(unknown), std::nullopt);
  }
}

TEST(FieldValues, AsAPersonReadsThem) {
  const auto decimal = [](const char* text) { return *base::Decimal::parse(text); };
  const std::pair<FieldValue, const char*> rows[] = {
      {std::monostate{}, ""},
      {true, "Yes"},
      {false, "No"},
      {decimal("12.50"), "12.50"},
      {decimal("-0"), "0"},
      {base::Money{decimal("1234.5"), "CAD"}, "1234.50"},
      {base::Money{decimal("0.005"), "CAD"}, "0.01"},
      {*base::parse_date("2026-11-23"), "2026-11-23"},
      {std::string("two\nlines"), "two\nlines"},
      {ContactRef{7, "Zoë"}, "Zoë"},
      {MatterRef{7, "00007-Roy"}, "00007-Roy"},
      {Option{7, "Québec"}, "Québec"},
  };
  for (const auto& [value, text] : rows) {
    SCOPED_TRACE(text);
    EXPECT_EQ(text_of(value), text);
  }
}

TEST(Primary, IsTheMarkedEntryElseTheFirst) {
  Contact contact;
  EXPECT_EQ(primary_address(contact), nullptr);
  EXPECT_EQ(primary(contact.emails), nullptr);
  contact.addresses = {{"Home", "", "Toronto", "", "", "", false},
                       {"Work", "", "Ottawa", "", "", "", true}};
  EXPECT_EQ(primary_address(contact)->city, "Ottawa");
  contact.addresses[1].primary = false;
  EXPECT_EQ(primary_address(contact)->city, "Toronto");
  contact.phones = {{"Work", "1", false}, {"Home", "2", true}, {"Cell", "3", true}};
  EXPECT_EQ(primary(contact.phones)->text, "2");
}

TEST(FindContact, ByIdAndNothingElse) {
  Matter matter;
  matter.client = 7;
  EXPECT_EQ(find_contact(matter, 7), nullptr);
  matter.contacts.resize(2);
  matter.contacts[0].source.id = 6;
  matter.contacts[1].source.id = 7;
  EXPECT_EQ(find_contact(matter, 7), &matter.contacts[1]);
  EXPECT_EQ(find_contact(matter, 8), nullptr);
  EXPECT_EQ(find_contact(matter, 0), nullptr);
}

}  // namespace
}  // namespace engross::matter
