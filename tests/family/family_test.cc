#include "family/family.h"

#include <gtest/gtest.h>

#include "fakes/files.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

using matter::Contact;
using matter::ContactKind;
using matter::Matter;

base::Date date(const char* iso) { return *base::parse_date(iso); }

struct FamilyRelated {
  matter::Id contact;
  const char* name;
  const char* word;
  const char* born = "";
  ContactKind kind = ContactKind::person;
};

Contact contact(matter::Id id, const std::string& name, const char* born, ContactKind kind) {
  Contact made;
  made.source = {"contacts", id, "", {}};
  made.kind = kind;
  made.name.full = name;
  if (*born) made.birth_date = date(born);
  return made;
}

Matter matter_with(const std::vector<FamilyRelated>& related) {
  Matter made;
  made.display_number = "00009-Case";
  made.client = 1;
  made.contacts.push_back(contact(1, "Ada Client", "1960-01-01", ContactKind::person));
  matter::Id relationship = 100;
  for (const FamilyRelated& r : related) {
    made.relationships.push_back({{"relationships", relationship++, "", {}}, r.contact, r.word});
    if (*r.name && !matter::find_contact(made, r.contact)) {
      made.contacts.push_back(contact(r.contact, r.name, r.born, r.kind));
    }
  }
  return made;
}

struct FamilyRow {
  const char* name;
  std::vector<FamilyRelated> related;
  const char* roles;  // of the people in order
  const char* codes;  // doubts of the people, then of the family
  std::size_t blocking;
};

class Families : public rows::Row<FamilyRow> {};

ROW_TEST(Families, AreClassifiedTogether) {
  const auto vocabulary =
      Vocabulary::parse(fakes::project_file("mapping/relationships.json"), "relationships.json");
  ASSERT_TRUE(vocabulary.has_value());
  const auto family = family_of(matter_with(row().related), *vocabulary);
  ASSERT_TRUE(family.has_value()) << family.error().line();
  std::vector<std::string> roles, codes;
  for (const Person& person : family->people) {
    roles.emplace_back(word(person.role));
    for (const Doubt& doubt : person.doubts) codes.push_back(doubt.code);
  }
  for (const Doubt& doubt : family->doubts) codes.push_back(doubt.code);
  EXPECT_EQ(base::join(roles, " "), row().roles);
  EXPECT_EQ(base::join(codes, " "), row().codes);
  EXPECT_EQ(blocking(*family).size(), row().blocking);
}

ROWS(
    Cases, Families, FamilyRow{"alone", {}, "", "", 0},
    FamilyRow{"plain",
              {{2, "Bo", "Wife"}, {3, "Cy", "Son", "1990-01-01"}, {4, "Di", "Sister"}},
              "spouse child party",
              "",
              0},
    FamilyRow{"company_partner",
              {{2, "Bo", "Wife"}, {3, "Acme Ltd", "Partner", "", ContactKind::company}},
              "spouse party",
              "company",
              0},
    FamilyRow{"company_daughter",
              {{3, "Acme Ltd", "daughter", "", ContactKind::company}},
              "party",
              "company",
              0},
    FamilyRow{"partner_beside_spouse",
              {{2, "Bo", "Husband"}, {3, "Cy", "Partner"}},
              "spouse spouse",
              "ambiguous two-spouses",
              1},
    FamilyRow{
        "two_spouses", {{2, "Bo", "Wife"}, {3, "Cy", "Wife"}}, "spouse spouse", "two-spouses", 1},
    FamilyRow{
        "older_child", {{2, "Bo", "Daughter", "1950-05-05"}}, "child", "older-than-client", 1},
    FamilyRow{
        "child_of_the_same_day", {{2, "Bo", "Son", "1960-01-01"}}, "child", "older-than-client", 1},
    FamilyRow{"older_party", {{2, "Bo", "Mother", "1935-05-05"}}, "party", "", 0},
    FamilyRow{"twice_same_word",
              {{2, "Bo", "Son"}, {2, "Bo", "Son"}},
              "child",
              "listed-twice no-birth-date",
              0},
    FamilyRow{"twice_party_first",
              {{2, "Bo", "Executor"}, {2, "Bo", "Son"}},
              "child",
              "listed-twice no-birth-date",
              0},
    FamilyRow{"twice_two_roles",
              {{2, "Bo", "Wife"}, {2, "Bo", "Daughter"}},
              "party",
              "listed-twice two-roles",
              1},
    FamilyRow{"nine_times_in_one_word",
              {{2, "Bo", "Son"},
               {2, "Bo", "Son"},
               {2, "Bo", "Son"},
               {2, "Bo", "Son"},
               {2, "Bo", "Son"},
               {2, "Bo", "Son"},
               {2, "Bo", "Son"},
               {2, "Bo", "Son"},
               {2, "Bo", "Son"}},
              "child",
              "listed-twice no-birth-date",
              0},
    FamilyRow{"by_turns",
              {{2, "Bo", "Executor"},
               {2, "Bo", "Son"},
               {2, "Bo", "Executor"},
               {2, "Bo", "Son"},
               {2, "Bo", "Trustee"}},
              "child",
              "listed-twice listed-twice no-birth-date",
              0},
    FamilyRow{"a_slip_twice",
              {{2, "Bo", "Duaghter"}, {2, "Bo", "Duaghter"}},
              "party",
              "slip listed-twice",
              0},
    FamilyRow{"two_roles_and_a_third_relation",
              {{2, "Bo", "Wife"}, {2, "Bo", "Daughter"}, {2, "Bo", "Daughter"}},
              "party",
              "listed-twice two-roles",
              1},
    FamilyRow{"hidden_child", {{2, "", "Son"}}, "child", "no-name no-birth-date", 1},
    FamilyRow{"hidden_party", {{2, "", "Neighbour"}}, "party", "no-name", 0},
    FamilyRow{"client_as_own_wife", {{1, "Ada Client", "Wife"}}, "party", "client-related", 1},
    FamilyRow{"same_name_other_id",
              {{2, "Bo", "Son"}, {3, "Bo", "Son"}},
              "child child",
              "no-birth-date no-birth-date",
              0});

TEST(Family, NeedsItsClient) {
  Matter matter;
  matter.display_number = "00009-Case";
  matter.client = 7;
  const auto vocabulary =
      Vocabulary::parse(fakes::project_file("mapping/relationships.json"), "relationships.json");
  const auto family = family_of(matter, *vocabulary);
  ASSERT_FALSE(family.has_value());
  EXPECT_EQ(family.error().line(),
            "the matter came without its client, matter 00009-Case, open the matter in Clio and "
            "set its client");
}

}  // namespace
}  // namespace engross::family
