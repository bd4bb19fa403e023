#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

using base::Fault;
using matter::ContactKind;

constexpr const char* kAsImported =
    "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party";

Add add(const char* first, const char* last, Role role, const char* word = "") {
  Add made;
  made.name.first = first;
  made.name.last = last;
  made.role = role;
  made.word = word;
  return made;
}

// Without parts, as a clerk types a name in one box.
Add add_full(const char* full) {
  Add made;
  made.name.full = full;
  return made;
}

Add add_company(const char* full, Role role = Role::party) {
  Add made;
  made.name.full = full;
  made.kind = ContactKind::company;
  made.role = role;
  return made;
}

// ---- Who is there

struct PeopleRow {
  const char* name;
  std::vector<Edit> edits;
  const char* people;
};

class People : public rows::Row<PeopleRow> {};

ROW_TEST(People, AreAsEdited) {
  EXPECT_EQ(picture(after(review_of(sample_matter()), row().edits)), row().people);
}

ROWS(Edits, People, PeopleRow{"none", {}, kAsImported},
     PeopleRow{"remove",
               {Remove{{4, 6}}},
               "1:client 2:spouse 3:child 4:party- 5:grandchild 6:party- 7:party"},
     PeopleRow{"restore", {Remove{{4, 6}}, Restore{{6, 4}}}, kAsImported},
     PeopleRow{"set_role",
               {SetRole{{4, 7}, Role::child, "adopted"}},
               "1:client 2:spouse 3:child 4:child 5:grandchild 6:party 7:child"},
     PeopleRow{"role_of_a_removed_person",
               {Remove{{4}}, SetRole{{4}, Role::child, ""}},
               "1:client 2:spouse 3:child 4:child- 5:grandchild 6:party 7:party"},
     PeopleRow{"company_stays_party", {SetRole{{6, 4}, Role::party, ""}}, kAsImported},
     PeopleRow{"parent",
               {SetParent{5, 3}},
               "1:client 2:spouse 3:child 4:party 5:grandchild<3 6:party 7:party"},
     PeopleRow{"parent_taken_back", {SetParent{5, 3}, SetParent{5, std::nullopt}}, kAsImported},
     PeopleRow{"removed_parent",
               {Remove{{3}}, SetParent{5, 3}},
               "1:client 2:spouse 3:child- 4:party 5:grandchild<3 6:party 7:party"},
     PeopleRow{"parent_who_is_no_child_any_more",
               {SetParent{5, 3}, SetRole{{3}, Role::party, ""}},
               "1:client 2:spouse 3:party 4:party 5:grandchild 6:party 7:party"},
     PeopleRow{"grandchild_who_is_a_child_now",
               {SetParent{5, 3}, SetRole{{5}, Role::child, ""}},
               "1:client 2:spouse 3:child 4:party 5:child 6:party 7:party"},
     PeopleRow{"merge",
               {Merge{3, 4}},
               "1:client 2:spouse 3:child 4:party>3 5:grandchild 6:party 7:party"},
     PeopleRow{"merge_takes_the_role",
               {Merge{4, 3}},
               "1:client 2:spouse 3:child>4 4:child 5:grandchild 6:party 7:party"},
     PeopleRow{"merge_takes_the_grandchildren",
               {SetParent{5, 3}, Merge{4, 3}},
               "1:client 2:spouse 3:child>4 4:child 5:grandchild<4 6:party 7:party"},
     PeopleRow{"merge_into_the_client",
               {Merge{1, 7}},
               "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party>1"},
     PeopleRow{"merged_restored", {Merge{3, 4}, Restore{{4}}}, kAsImported},
     PeopleRow{"add",
               {add("Hal", "Client", Role::child), add_company("Trust Co")},
               "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party -1:child "
               "-2:party"},
     PeopleRow{"added_parent",
               {add("Hal", "Client", Role::child), SetParent{5, -1}},
               "1:client 2:spouse 3:child 4:party 5:grandchild<-1 6:party 7:party -1:child"},
     PeopleRow{"an_id_is_never_used_again",
               {add("Hal", "Client", Role::child), Undo{}, add("Ida", "Client", Role::child)},
               "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party -2:child"},
     PeopleRow{"undo", {Remove{{4}}, SetRole{{7}, Role::spouse, ""}, Undo{}, Undo{}}, kAsImported},
     PeopleRow{"redo",
               {Remove{{4}}, Undo{}, Redo{}},
               "1:client 2:spouse 3:child 4:party- 5:grandchild 6:party 7:party"});

// ---- What they hold

struct ValueRow {
  const char* name;
  std::vector<Edit> edits;
  Subject subject;
  const char* field;
  const char* shown;
};

class Values : public rows::Row<ValueRow> {};

ROW_TEST(Values, AreAsEdited) {
  const ValueRow& row = this->row();
  EXPECT_EQ(shown(after(review_of(sample_matter()), row.edits), row.subject, row.field), row.shown);
}

ROWS(Imported, Values, ValueRow{"first", {}, 2, "name.first", "Bo (imported)"},
     ValueRow{"full_follows_from_parts", {}, 2, "name.full", "?"},
     ValueRow{"company_name", {}, 6, "name.full", "Acme Ltd (imported)"},
     ValueRow{"company_has_no_birth_date", {}, 6, "birthdate", "?"},
     ValueRow{"primary_email", {}, 2, "email", "bo@example.test (imported)"},
     ValueRow{"word", {}, 4, "relationship", "Daugther (imported)"},
     ValueRow{"client_is_unrelated", {}, 1, "relationship", "?"},
     ValueRow{"custom", {}, 3, "custom.trust_age", "25 (imported)"},
     ValueRow{"second_of_one_name", {}, 3, "custom.kin_2", "second (imported)"},
     ValueRow{"matter_number", {}, kTheMatter, "display_number", "00009-Client (imported)"},
     ValueRow{"matter_custom", {}, kTheMatter, "custom.executor", "Fay Roe (imported)"},
     ValueRow{"nobody", {}, 99, "name.first", "?"});

ROWS(Corrected, Values,
     ValueRow{
         "part", {Correct{2, "name.first", text("Bea")}}, 2, "name.first", "Bea (corrected 1)"},
     ValueRow{"twice",
              {Correct{2, "name.first", text("Bea")}, Correct{2, "name.first", text("Bee")}},
              2,
              "name.first",
              "Bee (corrected 2)"},
     ValueRow{"back_by_hand",
              {Correct{2, "name.first", text("Bea")}, Correct{2, "name.first", text("Bo")}},
              2,
              "name.first",
              "Bo (imported)"},
     ValueRow{"emptied", {Correct{2, "birthdate", kNothing}}, 2, "birthdate", " (corrected 1)"},
     ValueRow{"blank_empties", {Correct{2, "email", text("  ")}}, 2, "email", " (corrected 1)"},
     ValueRow{"email_added",
              {Correct{3, "email", text("cy@example.test")}},
              3,
              "email",
              "cy@example.test (corrected 1)"},
     ValueRow{"address_added",
              {Correct{3, "address.city", text("Ottawa")}},
              3,
              "address.city",
              "Ottawa (corrected 1)"},
     ValueRow{"date",
              {Correct{7, "birthdate", date("1961-01-01")}},
              7,
              "birthdate",
              "1961-01-01 (corrected 1)"},
     ValueRow{"tick", {Correct{3, "is_deceased", true}}, 3, "is_deceased", "Yes (corrected 1)"},
     ValueRow{"word",
              {Correct{4, "relationship", text("Daughter")}},
              4,
              "relationship",
              "Daughter (corrected 1)"},
     ValueRow{"custom_number",
              {Correct{3, "custom.trust_age", number("30")}},
              3,
              "custom.trust_age",
              "30 (corrected 1)"},
     ValueRow{"custom_money",
              {Correct{3, "custom.gift", base::Money{number("2"), "CAD"}}},
              3,
              "custom.gift",
              "2.00 (corrected 1)"},
     ValueRow{"custom_tick",
              {Correct{3, "custom.has_a_pet", false}},
              3,
              "custom.has_a_pet",
              "No (corrected 1)"},
     ValueRow{"custom_option",
              {Correct{3, "custom.province", matter::Option{4, "Quebec"}}},
              3,
              "custom.province",
              "Quebec (corrected 1)"},
     ValueRow{"custom_contact",
              {Correct{3, "custom.guardian", matter::ContactRef{2, "Bo Client"}}},
              3,
              "custom.guardian",
              "Bo Client (corrected 1)"},
     ValueRow{"custom_emptied",
              {Correct{3, "custom.married", kNothing}},
              3,
              "custom.married",
              " (corrected 1)"},
     ValueRow{"second_of_one_name",
              {Correct{3, "custom.kin_2", text("x")}},
              3,
              "custom.kin",
              "first (imported)"},
     ValueRow{"company_name",
              {Correct{6, "name.full", text("Acme Inc")}},
              6,
              "name.full",
              "Acme Inc (corrected 1)"},
     ValueRow{"matter",
              {Correct{kTheMatter, "description", text("Two wills")}},
              kTheMatter,
              "description",
              "Two wills (corrected 1)"},
     ValueRow{"matter_date",
              {Correct{kTheMatter, "open_date", date("2026-01-01")}},
              kTheMatter,
              "open_date",
              "2026-01-01 (corrected 1)"},
     ValueRow{"removed_person",
              {Remove{{4}}, Correct{4, "name.first", text("Dee")}},
              4,
              "name.first",
              "Dee (corrected 2)"},
     ValueRow{"as_imported",
              {Correct{2, "birthdate", kNothing}, AsImported{2, "birthdate"}},
              2,
              "birthdate",
              "1962-02-02 (imported)"},
     ValueRow{"matter_as_imported",
              {Correct{kTheMatter, "description", kNothing}, AsImported{kTheMatter, "description"}},
              kTheMatter,
              "description",
              "Will (imported)"},
     ValueRow{"undone",
              {Correct{2, "name.first", text("Bea")}, Undo{}},
              2,
              "name.first",
              "Bo (imported)"},
     ValueRow{"typed", {add("Hal", "Client", Role::child)}, -1, "name.first", "Hal (typed 1)"},
     ValueRow{"typed_again",
              {add("Hal", "Client", Role::child), Correct{-1, "name.first", text("Hall")}},
              -1,
              "name.first",
              "Hall (typed 2)"},
     ValueRow{"typed_word",
              {add("Hal", "Client", Role::child, "Step-son")},
              -1,
              "is_step",
              "Yes (typed 1)"},
     ValueRow{"merged_value",
              {Correct{4, "phone", text("416 555 0100")}, Merge{3, 4}},
              3,
              "phone",
              "416 555 0100 (corrected 2)"},
     ValueRow{"merge_keeps_own_value", {Merge{3, 4}}, 3, "name.first", "Cy (imported)"},
     ValueRow{"merge_keeps_a_name_without_parts",
              {add_full("Helen Whitfield"), Merge{-1, 4}},
              -1,
              "name.full",
              "Helen Whitfield (typed 1)"},
     ValueRow{"merge_adds_no_part_to_a_name",
              {Correct{4, "name.middle", text("Margaret")}, Merge{3, 4}},
              3,
              "name.middle",
              " (imported)"},
     ValueRow{"merge_adds_no_prefix_to_a_name",
              {Correct{4, "name.prefix", text("Dr")}, Merge{3, 4}},
              3,
              "name.prefix",
              " (imported)"},
     ValueRow{"merge_names_the_nameless",
              {Correct{3, "name.first", kNothing}, Correct{3, "name.last", kNothing},
               Correct{3, "name.prefix", text("Dr")}, Merge{3, 4}},
              3,
              "name.first",
              "Di (corrected 4)"},
     ValueRow{"merge_leaves_the_prefix_of_the_nameless",
              {Correct{3, "name.first", kNothing}, Correct{3, "name.last", kNothing},
               Correct{3, "name.prefix", text("Dr")}, Merge{3, 4}},
              3,
              "name.prefix",
              "Dr (corrected 3)"},
     ValueRow{"merged_custom", {Merge{4, 3}}, 4, "custom.trust_age", "25 (corrected 1)"},
     ValueRow{"merged_into_an_added_person",
              {add("Cyrus", "Client", Role::party), Merge{-1, 3}},
              -1,
              "birthdate",
              "1990-03-03 (typed 2)"});

TEST(Corrections, OfAPartMakeTheFullNameAnew) {
  const Review review = after(review_of(sample_matter()), {Correct{2, "name.middle", text("Ann")},
                                                           Correct{2, "name.last", text("Roe")}});
  EXPECT_EQ(review.find(2)->person.contact.name.full, "Bo Ann Roe");
  EXPECT_EQ(matter::find_contact(review.matter(), 2)->name.full, "Bo Ann Roe");
  EXPECT_EQ(review.family().people[0].contact.name.full, "Bo Ann Roe");
}

TEST(Corrections, TakenBackShowClioFullName) {
  matter::Matter matter = sample_matter();
  matter.contacts[1].name.full = "Bo (Roberta) Client";
  const Review review = after(review_of(matter),
                              {Correct{2, "name.first", text("Bea")}, AsImported{2, "name.first"}});
  EXPECT_EQ(review.find(2)->person.contact.name.full, "Bo (Roberta) Client");
}

TEST(Corrections, OfNothingButPartsTakeAFullName) {
  matter::Matter matter = sample_matter();
  matter.contacts[1].name = {"", "", "", "", "Bo"};
  const Review review = after(review_of(matter), {Correct{2, "name.full", text("Bobby")}});
  EXPECT_EQ(shown(review, 2, "name.full"), "Bobby (corrected 1)");
  EXPECT_EQ(review.find(2)->person.contact.name.full, "Bobby");
}

TEST(Corrections, ReachThePrimaryEntryOnly) {
  const Review review =
      after(review_of(sample_matter()), {Correct{2, "email", text("new@example.test")}});
  const auto& emails = review.find(2)->person.contact.emails;
  ASSERT_EQ(emails.size(), 2U);
  EXPECT_EQ(emails[0].text, "spare@example.test");
  EXPECT_EQ(emails[1].text, "new@example.test");
  EXPECT_EQ(emails[1].kind, "Work");
}

TEST(Corrections, NeverChangeTheRoleByTheWord) {
  const Review review =
      after(review_of(sample_matter()), {Correct{4, "relationship", text("Daughter")}});
  EXPECT_EQ(review.find(4)->person.role, Role::party);
  EXPECT_EQ(review.find(4)->person.doubts.size(), 1U);
}

TEST(Roles, SettleTheWordAndSayWho) {
  const Review start = review_of(sample_matter());
  ASSERT_EQ(start.find(4)->person.doubts.size(), 1U);
  const auto child =
      start.with(SetRole{{4}, Role::child, "adopted in 2001"}, "Ada Beaumont", kLater);
  ASSERT_TRUE(child) << child.error().line();
  EXPECT_EQ(child->find(4)->person.doubts.size(), 0U);
  EXPECT_EQ(child->find(4)->person.reason, "set to child by Ada Beaumont: \"adopted in 2001\"");
  const auto party = start.with(SetRole{{4}, Role::party, ""}, "", kLater);
  ASSERT_TRUE(party) << party.error().line();
  EXPECT_EQ(party->find(4)->person.doubts.size(), 0U);
  EXPECT_EQ(party->find(4)->person.reason, "set to party");
}

TEST(Sources, AreClioRecordsOrNone) {
  const Review review = after(review_of(sample_matter()), {add("Hal", "Client", Role::child),
                                                           Correct{2, "name.first", text("Bea")}});
  const auto wife = review.values(2);
  const ReviewedValue* first = value_in(wife, "name.first");
  ASSERT_TRUE(first && first->source);
  EXPECT_EQ(first->source->resource, "contacts");
  EXPECT_EQ(first->source->id, 2);
  EXPECT_EQ(matter::text_of(first->imported), "Bo");
  const ReviewedValue* word = value_in(wife, "relationship");
  ASSERT_TRUE(word && word->source);
  EXPECT_EQ(word->source->resource, "relationships");
  EXPECT_EQ(word->source->id, 102);
  const auto typed = review.values(-1);
  ASSERT_TRUE(value_in(typed, "name.first"));
  EXPECT_FALSE(value_in(typed, "name.first")->source);
}

TEST(Documents, AreMadeWithoutRemovedAndMergedPeople) {
  const Review review = after(review_of(sample_matter()),
                              {Remove{{4}}, Merge{2, 7}, add("Hal", "Client", Role::child, "Son")});
  std::vector<std::string> ids, related, people;
  for (const auto& c : review.matter().contacts) ids.push_back(std::to_string(c.source.id));
  for (const auto& r : review.matter().relationships) related.push_back(r.word);
  const Family family = review.family();
  for (const Person& p : family.people) people.push_back(p.contact.name.full);
  EXPECT_EQ(base::join(ids, " "), "1 2 3 5 6 -1 8");
  EXPECT_EQ(base::join(related, " "), "Wife Son Grandson Accountant Son");
  EXPECT_EQ(base::join(people, ", "), "Bo Client, Cy Client, Ed Client, Acme Ltd, Hal Client");
  // Fields that named the merged record name the one that was kept.
  EXPECT_EQ(review.matter().custom_fields[0].value,
            matter::FieldValue(matter::ContactRef{2, "Bo Client"}));
  EXPECT_EQ(family.people[1].contact.custom_fields[5].value,
            matter::FieldValue(matter::ContactRef{2, "Bo Client"}));
}

TEST(Documents, OfAnUntouchedReviewAreTheImport) {
  const Review review = review_of(sample_matter());
  EXPECT_EQ(review.matter(), sample_matter());
  EXPECT_EQ(review.family(), *family_of(sample_matter(), vocabulary()));
}

TEST(Doubts, FollowTheCorrections) {
  const Review review = after(review_of(sample_matter()),
                              {Correct{3, "birthdate", kNothing}, Correct{3, "is_step", true}});
  const Family family = review.family();
  std::vector<std::string> codes;
  for (const Doubt& doubt : family.people[1].doubts) codes.push_back(doubt.code);
  EXPECT_EQ(base::join(codes, " "), "step no-birth-date");
}

}  // namespace
}  // namespace engross::family
