#include "app/values.h"

#include <gtest/gtest.h>

#include "fakes/files.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

using matter::Contact;
using matter::CustomField;
using matter::FieldType;

Contact contact(matter::Id id, const char* first, const char* last, const char* born) {
  Contact made;
  made.source = {"contacts", id, "", {}};
  made.name = {"", first, "", last, std::string(first) + " " + last};
  if (*born) made.birth_date = *base::parse_date(born);
  return made;
}

CustomField field(matter::Id definition, const char* name, FieldType type,
                  matter::FieldValue value) {
  return {definition, "x-1", name, type, std::move(value)};
}

// Ada, a wife, an adult and a minor child, a step-child listed with a late husband; the executor is
// the wife, and two contacts name each other.
matter::Matter matter_of_ada() {
  matter::Matter made;
  made.source = {"matters", 9, "", {}};
  made.display_number = "00009-Ada";
  made.firm = "Firm LLP";
  made.client = 1;
  made.contacts = {contact(1, "Ada", "Client", "1960-02-29"),
                   contact(2, "Bea", "Wife", "1962-01-01"),
                   contact(3, "Cy", "Minor", "2008-11-24"),
                   contact(4, "Di", "Adult", "2008-11-23"),
                   contact(5, "Ed", "Step", ""),
                   contact(6, "Flo", "Late", "1950-01-01"),
                   contact(7, "Gina", "Grand", ""),
                   contact(8, "Hugo", "Grand", "")};
  made.contacts[0].addresses = {
      {"Home", "1 Elm St\nUnit 2", "Guelph", "Ontario", "N1H 1A1", "Canada", true}};
  made.contacts[0].custom_fields = {
      field(51, "AKA", FieldType::text_line, std::string("Addie")),
      field(52, "Friend", FieldType::contact, matter::ContactRef{2, "Bea Wife"}),
      field(53, "Trust age", FieldType::text_line, std::string("21"))};
  made.contacts[1].custom_fields = {
      field(52, "Friend", FieldType::contact, matter::ContactRef{1, "Ada Client"})};
  matter::Id id = 100;
  for (const auto& [who, word] : {std::pair{2, "Wife"},
                                  {3, "son"},
                                  {4, "Daughter"},
                                  {5, "Stepson"},
                                  {6, "late husband"},
                                  {7, "granddaughter"},
                                  {8, "grandson"}}) {
    made.relationships.push_back({{"relationships", id++, "", {}}, who, word});
  }
  made.custom_fields = {
      field(61, "Executor", FieldType::contact, matter::ContactRef{2, "Bea Wife"}),
      field(62, "Guardian", FieldType::contact, matter::ContactRef{77, "Gus Unknown"}),
      field(63, "Fees", FieldType::currency, base::Money{*base::Decimal::parse("86500.00"), "CAD"}),
      field(64, "Ready", FieldType::checkbox, true),
      field(65, "Signing", FieldType::date, *base::parse_date("2026-12-01")),
      field(66, "Plan", FieldType::picklist, matter::Option{9002, "With trust"}),
      field(67, "Empty", FieldType::text_area, std::monostate{}),
      field(68, "Fees", FieldType::numeric, base::Decimal(7)),
      field(69, "Estimated fees", FieldType::numeric, *base::Decimal::parse("86500")),
      field(70, "Alternate executor", FieldType::text_line, std::string("DI ADULT")),
      field(71, "Referred by", FieldType::text_line, std::string("Rob Stranger")),
      field(72, "Referral date", FieldType::text_line, std::string("2026-09-14")),
      field(73, "Trust age", FieldType::text_line, std::string("21 years"))};
  return made;
}

struct ValuesRow {
  const char* expression;
  const char* shown;  // "(missing)" where the name is not there
};

class Values : public rows::Row<ValuesRow> {};

ROW_TEST(Values, AreWhatATemplateSees) {
  const auto words =
      family::Vocabulary::parse(fakes::project_file("mapping/relationships.json"), "words");
  const auto fields = FieldMap::parse(fakes::project_file("mapping/clio-fields.json"), "fields");
  const auto matter = matter_of_ada();
  auto family = family::family_of(matter, *words);
  ASSERT_TRUE(family.has_value());
  for (family::Person& person : family->people) {
    if (person.contact.name.first == "Gina") person.parent = 4;
  }
  const base::Date today = *base::parse_date("2026-11-23");
  const auto values = values_of(matter, *family, *fields, today);
  expression::Environment environment;
  environment.today = today;
  const auto read = expression::Expression::parse(row().expression);
  ASSERT_TRUE(read.has_value()) << read.error().what;
  const auto value = read->evaluate(expression::Scope(values), environment);
  if (!value) {
    EXPECT_STREQ(row().shown, value.error().missing ? "(missing)" : value.error().what.c_str());
    return;
  }
  const auto text = expression::display(*value);
  ASSERT_TRUE(text.has_value()) << text.error().line();
  EXPECT_EQ(*text, row().shown);
}

ROWS(Names, Values, ValuesRow{"client", "Ada Client"}, ValuesRow{"client.name.last", "Client"},
     ValuesRow{"client.also_known_as", "Addie"}, ValuesRow{"client.age", "66"},
     ValuesRow{"client.address.city", "Guelph"}, ValuesRow{"client.address.state", "Ontario"},
     ValuesRow{"client.address.one_line", "1 Elm St Unit 2, Guelph, Ontario N1H 1A1, Canada"},
     ValuesRow{"client.address.zip", "N1H 1A1"}, ValuesRow{"spouse", "Bea Wife"},
     ValuesRow{"spouse.role", "spouse"},
     ValuesRow{"children | names | comma_and_list", "Cy Minor, Di Adult and Ed Step"},
     ValuesRow{"children | where('is_minor') | names | comma_and_list", "Cy Minor"},
     ValuesRow{"children | reject('is_step') | length", "2"}, ValuesRow{"children[1].age", "18"},
     ValuesRow{"grandchildren | length", "2"}, ValuesRow{"parties[0].is_deceased", "Yes"},
     ValuesRow{"matter.number", "00009-Ada"},
     ValuesRow{"matter.custom.executor.relationship", "Wife"},
     ValuesRow{"matter.custom.executor.role", "spouse"},
     ValuesRow{"matter.custom.guardian", "Gus Unknown"},
     ValuesRow{"matter.custom.fees", "$86,500.00"}, ValuesRow{"matter.custom.fees_2", "7"},
     ValuesRow{"matter.custom.ready", "Yes"}, ValuesRow{"matter.custom.signing", "1 December 2026"},
     ValuesRow{"matter.custom.plan", "With trust"}, ValuesRow{"firm.name", "Firm LLP"},
     ValuesRow{"today", "23 November 2026"},
     ValuesRow{"client.custom.friend.custom.friend", "Ada Client"});

// By the relationship as it is typed in Clio, words run together or not.
ROWS(Relationships, Values, ValuesRow{"matter.relationships.wife", "Bea Wife"},
     ValuesRow{"matter.relationships.Wife.name", "Bea Wife"},
     ValuesRow{"matter.relationships.stepson.name.first", "Ed"},
     ValuesRow{"matter.relationships.late_husband.role", "party"},
     ValuesRow{"matter.relationships.LateHusband.is_deceased", "Yes"},
     ValuesRow{"matter.relationships.executor", "(missing)"},
     ValuesRow{"matter.relationships.husband", "(missing)"});

ROWS(Holes, Values, ValuesRow{"client.name.middle", ""}, ValuesRow{"client.email", ""},
     ValuesRow{"matter.custom.empty", ""}, ValuesRow{"children[2].age", ""},
     ValuesRow{"lawyer", ""}, ValuesRow{"spouse.address.city", ""},
     ValuesRow{"client.nmae", "(missing)"}, ValuesRow{"matter.custom.nowhere", "(missing)"},
     ValuesRow{"lawyer.name.full", "(missing)"}, ValuesRow{"clint", "(missing)"},
     ValuesRow{"client.custom.friend.custom.friend.custom", "(missing)"});

ROWS(Facts, Values, ValuesRow{"facts.executor", "Bea Wife"},
     ValuesRow{"facts.executor.role", "spouse"}, ValuesRow{"facts.guardian", "Gus Unknown"},
     ValuesRow{"facts.guardian.clio_id", "77"}, ValuesRow{"facts.guardian.address.city", ""},
     ValuesRow{"facts.trust_age", "21"}, ValuesRow{"facts.trust_age + 1", "22"},
     ValuesRow{"facts.alternate_executor.name.full", "Di Adult"},
     ValuesRow{"facts.alternate_executor.age", "18"},
     ValuesRow{"facts.alternate_executor.clio_id", "4"},
     ValuesRow{"facts.referring_licensee", "Rob Stranger"},
     ValuesRow{"facts.referring_licensee.address.city", ""},
     ValuesRow{"facts.referring_licensee.clio_id", "(missing)"},
     ValuesRow{"facts.referral_date", "14 September 2026"},
     ValuesRow{"facts.estimated_fees", "$86,500.00"}, ValuesRow{"facts.funeral_wishes", ""},
     ValuesRow{"facts.gift_over", ""}, ValuesRow{"facts.nothing_such", "(missing)"});

// Gina is Di's child, as the review has said; Hugo's parent is not known.
ROWS(Kin, Values, ValuesRow{"grandchildren[0].parent", "Di Adult"},
     ValuesRow{"grandchildren[0].parent.role", "child"},
     ValuesRow{"grandchildren[0].parent.children | length", "0"},
     ValuesRow{"grandchildren[1].parent", ""}, ValuesRow{"children[0].parent", ""},
     ValuesRow{"children[1].children | names | comma_and_list", "Gina Grand"},
     ValuesRow{"children[1].children[0].parent", ""},
     ValuesRow{"children[0].children | length", "0"},
     ValuesRow{"facts.alternate_executor.children[0]", "Gina Grand"});

TEST(Relationships, OfTwoContactsNameNeither) {
  const auto words =
      family::Vocabulary::parse(fakes::project_file("mapping/relationships.json"), "words");
  const auto fields = FieldMap::parse(fakes::project_file("mapping/clio-fields.json"), "fields");
  auto matter = matter_of_ada();
  matter.relationships[1].word = "DAUGHTER";
  const auto family = family::family_of(matter, *words);
  ASSERT_TRUE(family.has_value());
  const auto values = values_of(matter, *family, *fields, *base::parse_date("2026-11-23"));
  const auto& relationships = *values.record().find("matter")->record().find("relationships");
  EXPECT_EQ(relationships.record().find("daughter"), nullptr);
  EXPECT_NE(relationships.record().find("wife"), nullptr);
}

TEST(Kin, MayBeAddedInReview) {
  const auto fields = FieldMap::parse(fakes::project_file("mapping/clio-fields.json"), "fields");
  family::Family family;
  family.client = contact(1, "Ada", "Client", "");
  family.people.resize(2);
  family.people[0].contact = contact(-1, "New", "Child", "");
  family.people[0].role = family::Role::child;
  family.people[1].contact = contact(-2, "New", "Grand", "");
  family.people[1].role = family::Role::grandchild;
  family.people[1].parent = -1;
  matter::Matter matter;
  matter.client = 1;
  matter.contacts = {family.client};
  const auto values = values_of(matter, family, *fields, *base::parse_date("2026-11-23"));
  const auto& grandchildren = values.record().find("grandchildren")->list();
  ASSERT_EQ(grandchildren.size(), 1U);
  EXPECT_EQ(grandchildren[0].record().find("parent")->record().display, "New Child");
  const auto& children = values.record().find("children")->list();
  ASSERT_EQ(children.size(), 1U);
  EXPECT_EQ(children[0].record().find("children")->list().size(), 1U);
}

// Of two people of one name nobody can say who was meant.
TEST(TypedName, OfTwoPeopleIsNeither) {
  const auto fields = FieldMap::parse(fakes::project_file("mapping/clio-fields.json"), "fields");
  matter::Matter matter;
  matter.client = 1;
  matter.contacts = {contact(1, "Ada", "Client", ""), contact(2, "Sam", "Lee", ""),
                     contact(3, "Sam", "Lee", "")};
  matter.custom_fields = {field(61, "Executor", FieldType::text_line, std::string("Sam Lee"))};
  family::Family family;
  family.client = matter.contacts[0];
  const auto values = values_of(matter, family, *fields, *base::parse_date("2026-11-23"));
  const auto* executor = values.record().find("facts")->record().find("executor");
  ASSERT_TRUE(executor->is(expression::Value::Kind::record));
  EXPECT_EQ(executor->record().display, "Sam Lee");
  EXPECT_EQ(executor->record().find("clio_id"), nullptr);
}

}  // namespace
}  // namespace engross::app
