#include "law/appointments.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::law {
namespace {

using family::Family;
using family::Person;
using family::Role;

matter::Contact contact(matter::Id id, const char* name, const char* born) {
  matter::Contact made;
  made.source = {"contacts", id, "", {}};
  made.name.full = name;
  if (*born) made.birth_date = *base::parse_date(born);
  return made;
}

Person person(matter::Id id, const char* name, const char* born, Role role, const char* word) {
  Person made;
  made.contact = contact(id, name, born);
  made.role = role;
  made.word = word;
  return made;
}

// Ada's wife, a minor and an adult child, a minor step-child, a late minor child, a grandchild, the
// minor child's friends, and her bank. Today is 23 November 2026.
Family family_of_ada() {
  Family family;
  family.client = contact(1, "Ada Client", "1960-02-29");
  family.people = {person(2, "Bea Wife", "1962-01-01", Role::spouse, "Wife"),
                   person(3, "Cy Minor", "2008-11-24", Role::child, "son"),
                   person(4, "Di Adult", "2008-11-23", Role::child, "daughter"),
                   person(5, "Ed Step", "2012-01-01", Role::child, "step-son"),
                   person(6, "Flo Late", "2010-01-01", Role::child, "daughter"),
                   person(7, "Gil Grand", "2020-01-01", Role::grandchild, "grandson"),
                   person(8, "Hal Friend", "1970-01-01", Role::party, "friend"),
                   person(9, "Ina Inlaw", "1990-01-01", Role::party, "Daughter-in-law"),
                   person(10, "Joe Exinlaw", "1990-01-01", Role::party, "ex son-in-law"),
                   person(11, "Bank of Trent", "", Role::party, "bank"),
                   person(12, "Kim Young", "2010-05-05", Role::party, "friend")};
  family.people[3].is_step = true;
  family.people[4].is_deceased = true;
  family.people[9].contact.kind = matter::ContactKind::company;
  return family;
}

Named by_id(matter::Id id) { return {id, "", std::nullopt}; }
Named by_name(const char* name, const char* born = "") {
  return {std::nullopt, name, *born ? std::optional(*base::parse_date(born)) : std::nullopt};
}

struct AppointmentsRow {
  const char* name;
  Appointments appointed;
  std::vector<std::string> found;  // "severity key"
};

class Appointed : public rows::Row<AppointmentsRow> {};

ROW_TEST(Appointed, RaiseTheirFindings) {
  std::vector<std::string> found;
  for (const auto& finding :
       findings(family_of_ada(), row().appointed, *base::parse_date("2026-11-23"))) {
    found.push_back(std::string(family::word(finding.severity)) + " " + finding.key);
  }
  EXPECT_EQ(found, row().found);
}

using People = std::vector<Named>;

Appointments appoint(People executors, People guardians, People witnesses, People beneficiaries,
                     bool wants_guardian = false) {
  Appointments made;
  made.executors = std::move(executors);
  made.guardians = std::move(guardians);
  made.witnesses = std::move(witnesses);
  made.beneficiaries = std::move(beneficiaries);
  made.wants_guardian = wants_guardian;
  return made;
}
Appointments executors(People people) { return appoint(std::move(people), {}, {}, {}); }
Appointments guardians(People people) { return appoint({}, std::move(people), {}, {}, true); }
Appointments witnesses(People people) { return appoint({}, {}, std::move(people), {}); }
Appointments removed(Appointments appointed, People people) {
  appointed.removed = std::move(people);
  return appointed;
}
Appointments spare_guardian() {
  Appointments appointed;
  appointed.spare_guardian = true;
  return appointed;
}

ROWS(Quiet, Appointed, AppointmentsRow{"nobody", {}, {}},
     AppointmentsRow{"a_wife_as_executor", executors({by_id(2)}), {}},
     AppointmentsRow{"eighteen_today", executors({by_id(4)}), {}},
     AppointmentsRow{"a_company", executors({by_id(11)}), {}},
     AppointmentsRow{"a_company_by_name", executors({by_name("BANK of Trent")}), {}},
     AppointmentsRow{"a_guardian", guardians({by_id(8)}), {}},
     AppointmentsRow{"a_stranger_as_guardian", guardians({by_name("Zoe New")}), {}},
     AppointmentsRow{"two_witnesses", witnesses({by_id(8), by_name("Zoe New")}), {}},
     AppointmentsRow{"a_former_in_law", witnesses({by_id(10)}), {}},
     AppointmentsRow{"nameless_witnesses", witnesses({by_name(""), by_name(" ")}), {}});

ROWS(Guardians, Appointed,
     AppointmentsRow{"none", guardians({}), {"blocking minor-without-guardian:3"}},
     AppointmentsRow{"a_minor", guardians({by_id(12)}), {"blocking minor-guardian:12"}},
     AppointmentsRow{
         "a_minor_by_name", guardians({by_name("kim YOUNG")}), {"blocking minor-guardian:12"}},
     AppointmentsRow{"a_minor_stranger",
                     guardians({by_name("Zoe New", "2009-01-01")}),
                     {"blocking minor-guardian:zoenew"}});

ROWS(Executors, Appointed,
     AppointmentsRow{"a_day_short", executors({by_id(3)}), {"blocking minor-executor:3"}},
     AppointmentsRow{"twice_the_same",
                     executors({by_id(3), by_name("Cy Minor")}),
                     {"blocking minor-executor:3", "blocking executor-twice:3"}},
     AppointmentsRow{
         "two_of_one_name",
         executors({{21, "John Smith", std::nullopt}, {22, "John Smith", std::nullopt}}),
         {"note executor-birth-date:21", "note executor-birth-date:22"}},
     AppointmentsRow{
         "alternate_of_themselves", executors({by_id(2), by_id(2)}), {"blocking executor-twice:2"}},
     AppointmentsRow{"two_minors",
                     executors({by_id(12), by_id(3)}),
                     {"blocking minor-executor:12", "blocking minor-executor:3"}},
     AppointmentsRow{"strangers",
                     executors({by_name("Zoe New"), by_name("Yan Li")}),
                     {"note executor-birth-date:zoenew", "note executor-birth-date:yanli"}},
     AppointmentsRow{"a_stranger_of_an_id",
                     executors({{77, "Gus Unknown", std::nullopt}}),
                     {"note executor-birth-date:77"}},
     AppointmentsRow{
         "the_id_says_who", executors({{77, "Cy Minor", *base::parse_date("1950-01-01")}}), {}});

ROWS(Witnesses, Appointed,
     AppointmentsRow{"wife", witnesses({by_id(2)}), {"blocking witness-beneficiary:2"}},
     AppointmentsRow{
         "child_by_name", witnesses({by_name("di adult")}), {"blocking witness-beneficiary:4"}},
     AppointmentsRow{"grandchild",
                     witnesses({by_id(7)}),
                     {"blocking witness-beneficiary:7", "doubt minor-witness:7"}},
     AppointmentsRow{"late_child", witnesses({by_id(6)}), {"doubt minor-witness:6"}},
     AppointmentsRow{"named_beneficiary",
                     appoint({}, {}, {by_name("Hal Friend")}, {by_id(8)}),
                     {"blocking witness-beneficiary:8"}},
     AppointmentsRow{"named_stranger",
                     appoint({}, {}, {by_name("Zoë New")}, {by_name("Zoe  New")}),
                     {"blocking witness-beneficiary:zoenew"}},
     AppointmentsRow{
         "daughter_in_law", witnesses({by_id(9)}), {"blocking witness-spouse-of-beneficiary:9"}},
     AppointmentsRow{"daughter_in_law_who_takes",
                     appoint({}, {}, {by_id(9)}, {by_id(9)}),
                     {"blocking witness-beneficiary:9"}},
     AppointmentsRow{
         "client", witnesses({by_name("Ada Client")}), {"blocking witness-is-client:1"}},
     AppointmentsRow{
         "client_as_executor", executors({by_id(1)}), {"blocking executor-is-client:1"}},
     AppointmentsRow{"client_as_guardian",
                     guardians({by_name("ada client")}),
                     {"blocking guardian-is-client:1"}},
     AppointmentsRow{"late_executor",
                     executors({by_name("Flo Late", "1970-01-01")}),
                     {"blocking minor-executor:6", "blocking deceased-executor:6"}},
     AppointmentsRow{
         "twice", witnesses({by_id(8), by_name("Hal Friend")}), {"blocking witness-twice:8"}},
     AppointmentsRow{"stranger_twice",
                     witnesses({by_name("Zoe New"), by_name("ZOE NEW")}),
                     {"blocking witness-twice:zoenew"}},
     AppointmentsRow{"two_records_of_one_name",
                     witnesses({by_id(8), {88, "Hal Friend", std::nullopt}}),
                     {"blocking witness-twice:8"}},
     AppointmentsRow{"minor", witnesses({by_id(12)}), {"doubt minor-witness:12"}},
     AppointmentsRow{"executor",
                     appoint({by_id(8)}, {}, {by_name("Hal Friend")}, {}),
                     {"doubt witness-executor:8"}},
     AppointmentsRow{
         "everything",
         appoint({by_id(3), by_name("Zoe New")}, {by_id(12)},
                 {by_id(1), by_id(2), by_id(2), by_id(9), by_id(12), by_name("Zoe New")}, {}, true),
         {"blocking minor-executor:3", "blocking minor-guardian:12",
          "blocking witness-beneficiary:2", "blocking witness-spouse-of-beneficiary:9",
          "blocking witness-is-client:1", "blocking witness-twice:2", "doubt minor-witness:12",
          "doubt witness-executor:zoenew", "note executor-birth-date:zoenew"}});

ROWS(DoubtfulNames, Appointed,
     AppointmentsRow{"removed_executor",
                     removed(executors({by_id(77)}), {{77, "Pat Gone", {}}}),
                     {"note executor-birth-date:77", "blocking removed-in-office:77"}},
     AppointmentsRow{"removed_witness_by_name",
                     removed(witnesses({by_name("PAT gone")}), {{77, "Pat Gone", {}}}),
                     {"blocking removed-in-office:77"}},
     AppointmentsRow{
         "removed_and_named_nowhere", removed(witnesses({by_id(8)}), {{77, "Pat Gone", {}}}), {}},
     AppointmentsRow{
         "near_a_friend", witnesses({by_name("Hal Q. Friend")}), {"doubt near-name:halqfriend"}},
     AppointmentsRow{"near_the_client",
                     guardians({by_name("Ada Mary Client")}),
                     {"doubt near-name:adamaryclient"}},
     AppointmentsRow{"one_name_is_not_near", witnesses({by_name("Friend")}), {}},
     AppointmentsRow{"another_first_name", witnesses({by_name("Sal Friend")}), {}},
     AppointmentsRow{"every_birth_date_known", spare_guardian(), {}});

TEST(ChildBirthDate, IsNeededWhereAGuardianWouldBeLeftOut) {
  Family family = family_of_ada();
  for (Person& person : family.people) person.contact.birth_date.reset();
  const auto found = findings(family, spare_guardian(), *base::parse_date("2026-11-23"));
  ASSERT_EQ(found.size(), 2U) << "no step-child, nobody who has died";
  EXPECT_EQ(found[0].key, "child-birth-date:3");
  EXPECT_EQ(found[0].severity, family::Severity::blocking);
  EXPECT_EQ(found[0].text,
            "the birth date of Cy Minor is not known: the guardian who is named would be left out "
            "of the will");
  EXPECT_TRUE(findings(family, {}, *base::parse_date("2026-11-23")).empty());
}

TEST(Texts, SayWhomAndWhichSection) {
  const auto texts = [](const Appointments& appointed) {
    std::vector<std::string> found;
    for (const auto& finding :
         findings(family_of_ada(), appointed, *base::parse_date("2026-11-23"))) {
      found.push_back(finding.text.text());
    }
    return found;
  };
  EXPECT_EQ(texts(guardians({})),
            std::vector<std::string>{"no guardian is named for Cy Minor, under 18 (Children's Law "
                                     "Reform Act, s. 61)"});
  EXPECT_EQ(texts(executors({by_id(3)})),
            std::vector<std::string>{"Cy Minor, an executor, was born on 2008-11-24 and is under "
                                     "18: the office needs an adult"});
  EXPECT_EQ(texts(witnesses({by_id(9)})),
            std::vector<std::string>{
                "Ina Inlaw is a witness and, as \"Daughter-in-law\", may be the spouse of a child "
                "who takes: the child's gift would be void (Succession Law Reform Act, s. 12)"});
}

struct Testator {
  const char* name;
  const char* born;
  matter::ContactKind kind;
  bool makes_will;
  std::vector<std::string> found;
};
class Testators : public rows::Row<Testator> {};
ROW_TEST(Testators, ArePersonsOfAge) {
  Family family;
  family.client = contact(1, "Ada Client", row().born);
  family.client.kind = row().kind;
  Appointments appointed;
  appointed.makes_will = row().makes_will;
  std::vector<std::string> found;
  for (const auto& finding : findings(family, appointed, *base::parse_date("2026-11-23")))
    found.push_back(std::string(family::word(finding.severity)) + " " + finding.key);
  EXPECT_EQ(found, row().found);
}
constexpr auto kOne = matter::ContactKind::person;
constexpr auto kFirm = matter::ContactKind::company;
ROWS(Clients, Testators, Testator{"of_age", "1960-02-29", kOne, true, {}},
     Testator{"eighteen_today", "2008-11-23", kOne, true, {}},
     Testator{"a_day_short", "2008-11-24", kOne, true, {"blocking client-is-minor:1"}},
     Testator{"a_company", "", kFirm, true, {"blocking client-is-company:1"}},
     Testator{"of_no_known_age", "", kOne, true, {}},
     Testator{"a_company_without_a_will", "", kFirm, false, {}},
     Testator{"a_minor_without_a_will", "2020-01-01", kOne, false, {}});

TEST(Executors, ThatAreCompaniesOutsideTheFamilyHaveNoBirthDate) {
  Named company = by_name("Trent Valley Trust Company");
  company.company = true;
  const auto day = *base::parse_date("2026-11-23");
  EXPECT_TRUE(findings(family_of_ada(), executors({company}), day).empty());
  company.company = false;
  EXPECT_EQ(findings(family_of_ada(), executors({company}), day).size(), 1U);
}

TEST(SpousesOfChildren, MayWitnessWhereNoChildLives) {
  Family family = family_of_ada();
  for (Person& one : family.people) one.is_deceased = one.role == Role::child;
  EXPECT_TRUE(findings(family, witnesses({by_id(9)}), *base::parse_date("2026-11-23")).empty());
}

}  // namespace
}  // namespace engross::law
