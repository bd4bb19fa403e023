// Contacts of the address book in a review: brought, compared with later imports, kept apart.
#include <algorithm>

#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

using base::Fault;

constexpr const char* kTogether =
    "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party 9:child";

Bring bring(Subject id, Role role = Role::child, const char* word = "daughter") {
  matter::Contact made = contact(id, "Ida", "Client", "1994-01-01");
  made.emails = {{"Home", "ida@example.test", true}};
  return {made, role, word};
}

Bring bring_company(Role role) { return {company(9, "Loon Ltd"), role, ""}; }

Add by_hand(const char* full, Role role = Role::child) {
  Add made;
  made.name.full = full;
  made.role = role;
  made.word = "daughter";
  return made;
}

// The matter at a later import, in which somebody is related too.
matter::Matter related_since(const char* word) {
  matter::Matter now = sample_matter();
  relate(now, bring(9).contact, word);
  return now;
}

std::vector<Difference> compared(const Review& review, const matter::Matter& now) {
  return review.differences(now, *family_of(now, vocabulary()));
}

std::string keys_of(const std::vector<Difference>& differences) {
  std::vector<std::string> keys;
  for (const Difference& one : differences) keys.push_back(one.key());
  return base::join(keys, ", ");
}

Refresh all_of(const std::vector<Difference>& differences, bool take) {
  Refresh refresh{kLater, {}};
  for (const Difference& one : differences) refresh.choices.push_back({one, take});
  return refresh;
}

// ---- Who is there

struct BroughtRow {
  const char* name;
  std::vector<Edit> edits;
  const char* people;
};

class BroughtPeople : public rows::Row<BroughtRow> {};

ROW_TEST(BroughtPeople, AreAsEdited) {
  EXPECT_EQ(picture(after(review_of(sample_matter()), row().edits)), row().people);
}

ROWS(Edits, BroughtPeople, BroughtRow{"brought", {bring(9)}, kTogether},
     BroughtRow{"before_whom_was_added",
                {by_hand("Hal Roe"), bring(9)},
                "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party 9:child "
                "-1:child"},
     BroughtRow{"company",
                {bring_company(Role::party)},
                "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party 9:party"},
     BroughtRow{"removed",
                {bring(9), Remove{{9}}},
                "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party 9:child-"},
     BroughtRow{"restored", {bring(9), Remove{{9}}, Restore{{9}}}, kTogether},
     BroughtRow{
         "with_another_role", {bring(9, Role::party), SetRole{{9}, Role::child, ""}}, kTogether},
     BroughtRow{"whose_child_somebody_is",
                {bring(9), SetParent{5, 9}},
                "1:client 2:spouse 3:child 4:party 5:grandchild<9 6:party 7:party 9:child"},
     BroughtRow{"in_place_of_one_added_by_hand",
                {by_hand("Ida Client"), bring(9), Merge{9, -1}},
                "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party 9:child "
                "-1:child>9"},
     BroughtRow{"undone",
                {bring(9), Undo{}},
                "1:client 2:spouse 3:child 4:party 5:grandchild 6:party 7:party"},
     BroughtRow{"again_after_undo", {bring(9), Undo{}, bring(9)}, kTogether});

TEST(Brought, ValuesAreClios) {
  const Review review = after(review_of(sample_matter()), {bring(9)});
  EXPECT_EQ(shown(review, 9, "birthdate"), "1994-01-01 (imported)");
  EXPECT_EQ(shown(review, 9, "email"), "ida@example.test (imported)");
  EXPECT_EQ(shown(review, 9, "relationship"), "daughter (corrected 1)");
  const auto values = review.values(9);
  EXPECT_EQ(value_in(values, "email")->source, (matter::Source{"contacts", 9, "", kImport}));
  EXPECT_EQ(value_in(values, "relationship")->source, std::nullopt);
  EXPECT_TRUE(review.find(9)->brought);
  EXPECT_FALSE(review.find(9)->added);
  EXPECT_EQ(review.find(9)->person.reason, "brought from the address book by Jo");
}

TEST(Brought, AWordSaysWhatItSays) {
  const Review review = after(review_of(sample_matter()), {bring(9, Role::child, " step-son ")});
  EXPECT_EQ(shown(review, 9, "relationship"), "step-son (corrected 1)");
  EXPECT_EQ(shown(review, 9, "is_step"), "Yes (corrected 1)");
}

TEST(Brought, AValueIsCorrectedAndAsInClioAgain) {
  const Edit correct = Correct{9, "birthdate", date("1995-01-01")};
  Review review = after(review_of(sample_matter()), {bring(9), correct});
  EXPECT_EQ(shown(review, 9, "birthdate"), "1995-01-01 (corrected 2)");
  review = after(review, {AsImported{9, "birthdate"}});
  EXPECT_EQ(shown(review, 9, "birthdate"), "1994-01-01 (imported)");
}

TEST(Brought, SomebodyWhomAFieldNamesIsInTheMatterOnce) {
  const auto count = [](const Review& review) {
    const auto& contacts = review.matter().contacts;
    return std::count_if(contacts.begin(), contacts.end(),
                         [](const matter::Contact& one) { return one.source.id == 8; });
  };
  const Review before = review_of(sample_matter());
  const Review review = after(before, {bring(8)});
  EXPECT_EQ(count(before), 1);
  EXPECT_EQ(count(review), 1);
  EXPECT_EQ(matter::find_contact(review.matter(), 8)->name.full, "Ida Client");
  EXPECT_TRUE(before.same_people(after(review, {Undo{}})));
}

TEST(Brought, InPlaceOfOneAddedByHandTheRecordOfClioStays) {
  const Review before = after(review_of(sample_matter()),
                              {by_hand("Ida Client"), Correct{-1, "phone", text("416 555 0100")},
                               Correct{-1, "birthdate", date("1990-09-09")}, SetParent{5, -1}});
  const Review review = after(before, {bring(9), Merge{9, -1}});
  EXPECT_EQ(shown(review, 9, "phone"), "416 555 0100 (corrected 6)");
  EXPECT_EQ(shown(review, 9, "birthdate"), "1994-01-01 (imported)");
  EXPECT_EQ(review.find(5)->person.parent, 9);
  EXPECT_EQ(review.stands_for(-1), 9);
  EXPECT_TRUE(before.same_people(after(review, {Undo{}, Undo{}})));
}

// ---- Later imports

TEST(Brought, WhoIsNotRelatedInClioIsNotCalledGone) {
  const Review review = after(review_of(sample_matter()), {bring(9)});
  EXPECT_EQ(keys_of(compared(review, sample_matter())), "");
}

TEST(Brought, WhoIsRelatedSinceIsComparedAsUsual) {
  matter::Matter now = related_since("Daughter");
  now.contacts.back().birth_date = date("1994-01-02");
  const Review review = after(review_of(sample_matter()), {bring(9)});
  const auto found = compared(review, now);
  EXPECT_EQ(keys_of(found), "9.birthdate, 9.relationship");
  for (const bool take : {true, false}) {
    SCOPED_TRACE(take);
    const Review later = after(review, {all_of(found, take)});
    EXPECT_EQ(keys_of(compared(later, now)), "");
    EXPECT_EQ(shown(later, 9, "birthdate"),
              take ? "1994-01-02 (imported)" : "1994-01-01 (corrected 2)");
    EXPECT_EQ(shown(later, 9, "relationship"),
              take ? "Daughter (imported)" : "daughter (corrected 1)");
    EXPECT_EQ(value_in(later.values(9), "email")->state, ValueState::imported);
    EXPECT_FALSE(later.find(9)->brought);
    EXPECT_EQ(later.find(9)->person.role, Role::child) << "as it was said when she was brought";
    EXPECT_EQ(later.find(9)->person.source.id, 109);
    EXPECT_EQ(keys_of(compared(later, sample_matter())), "9") << "gone, once she was related";
  }
}

TEST(Brought, WhomAFieldNamesIsComparedBesides) {
  matter::Matter now = sample_matter();
  const Bring gil{now.contacts.back(), Role::party, "friend"};
  now.contacts.back().title = "Judge";
  const Review review = after(review_of(sample_matter()), {gil});
  EXPECT_EQ(keys_of(compared(review, now)), "8.title");
  const Review later = after(review, {all_of(compared(review, now), true)});
  EXPECT_EQ(shown(later, 8, "title"), "Judge (imported)");
  EXPECT_TRUE(later.find(8)->brought);
}

// ---- Kept apart

TEST(KeptApart, IsRememberedAndUndone) {
  const Review before = after(review_of(sample_matter()), {by_hand("Ida Client"), Confirm{}});
  const Review review = after(before, {KeepApart{-1, 9, "Ida Client"}});
  EXPECT_TRUE(review.is_kept_apart(-1, 9));
  EXPECT_FALSE(review.is_kept_apart(-1, 8));
  EXPECT_FALSE(review.is_kept_apart(-2, 9));
  EXPECT_TRUE(review.confirmed().has_value()) << "no value was changed";
  EXPECT_FALSE(before.same_people(review));
  EXPECT_FALSE(after(review, {Undo{}}).is_kept_apart(-1, 9));
}

TEST(Brought, HistorySaysSo) {
  const Review review = after(review_of(sample_matter()),
                              {by_hand("Ida Client"), bring(9), Merge{9, -1}, by_hand("Ida Client"),
                               KeepApart{-2, 9, "Ida M Client"}, KeepApart{-2, 8, ""}, Undo{}});
  std::vector<std::string> lines;
  for (const Entry& entry : review.log()) lines.push_back(line_of(entry, review).text());
  const std::vector<std::string> wanted = {
      "Ida Client added as child",
      "Ida Client brought from the address book as child",
      "Ida Client merged into Ida Client",
      "Ida Client added as child",
      "Ida Client kept apart from Ida M Client of the address book",
      "Ida Client kept apart from contact 8 of the address book",
      "undone: Ida Client kept apart from contact 8 of the address book"};
  EXPECT_EQ(lines, wanted);
}

// ---- Refused

struct BringRefusedRow {
  const char* name;
  std::vector<Edit> before;
  Edit edit;
  Fault fault;
  const char* what;
  const char* where;
};

class BringRefused : public rows::Row<BringRefusedRow> {};

ROW_TEST(BringRefused, AndNothingChanges) {
  const BringRefusedRow& row = this->row();
  const Review review = after(review_of(sample_matter()), row.before);
  const auto next = review.with(row.edit, "Jo", kLater);
  ASSERT_FALSE(next.has_value());
  EXPECT_EQ(next.error().fault, row.fault);
  EXPECT_EQ(next.error().what, row.what);
  EXPECT_EQ(next.error().where, row.where);
  EXPECT_FALSE(next.error().remedy.empty());
  EXPECT_TRUE(review.same_people(after(review_of(sample_matter()), row.before)));
}

Bring hidden() {
  Bring edit = bring(9);
  edit.contact.redacted = true;
  edit.contact.name = {};
  return edit;
}

// Related in Clio since she was brought, and not related any more.
Refresh gone_without_relation() {
  Difference gone;
  gone.kind = Difference::Kind::person_gone;
  gone.subject = 9;
  return {kLater, {{gone, true}}};
}
Refresh word_without_relation() {
  Difference word;
  word.kind = Difference::Kind::word;
  word.subject = 9;
  word.field = "relationship";
  word.now = text("Daughter");
  return {kLater, {{word, true}}};
}

constexpr const char* kThere = "this contact is in the review already";
constexpr const char* kNoContact = "this is no contact of Clio";
constexpr const char* kOtherDifference =
    "this difference is not what the review and Clio differ in now";
constexpr const char* kTheWill = "matter 00009-Client";

ROWS(Edits, BringRefused,
     BringRefusedRow{"no_id", {}, bring(0), Fault::refused, kNoContact, kTheWill},
     BringRefusedRow{"one_added_by_hand", {}, bring(-1), Fault::refused, kNoContact, kTheWill},
     BringRefusedRow{"the_client",
                     {},
                     bring(1),
                     Fault::refused,
                     "this contact is the client of the matter",
                     "Ada Client"},
     BringRefusedRow{"somebody_related", {}, bring(3), Fault::refused, kThere, "Cy Client"},
     BringRefusedRow{
         "somebody_removed", {Remove{{3}}}, bring(3), Fault::refused, kThere, "Cy Client"},
     BringRefusedRow{"somebody_merged",
                     {Merge{3, 4}},
                     bring(4),
                     Fault::refused,
                     "this record is merged into Cy Client",
                     "Di Client"},
     BringRefusedRow{"twice", {bring(9)}, bring(9), Fault::refused, kThere, "Ida Client"},
     BringRefusedRow{
         "hidden", {}, hidden(), Fault::refused, "Clio hides this contact from you", "contact 9"},
     BringRefusedRow{"company_as_child",
                     {},
                     bring_company(Role::child),
                     Fault::refused,
                     "a company cannot be a child",
                     "Loon Ltd"},
     BringRefusedRow{"word_not_utf8",
                     {},
                     bring(9, Role::child, "\xC3"),
                     Fault::malformed,
                     "some of the text is not UTF-8",
                     "Ida Client, the relationship"},
     BringRefusedRow{"gone_who_was_never_related",
                     {bring(9)},
                     gone_without_relation(),
                     Fault::conflict,
                     kOtherDifference,
                     "Ida Client, 9"},
     BringRefusedRow{"a_word_of_no_relation",
                     {bring(9)},
                     word_without_relation(),
                     Fault::conflict,
                     kOtherDifference,
                     "Ida Client, 9.relationship"},
     BringRefusedRow{"apart_unknown",
                     {},
                     KeepApart{-1, 9, ""},
                     Fault::not_found,
                     "nobody in this review has the id -1",
                     kTheWill},
     BringRefusedRow{"apart_of_clio",
                     {},
                     KeepApart{3, 9, ""},
                     Fault::refused,
                     "only a person added in review is kept apart from a contact",
                     "Cy Client"},
     BringRefusedRow{"apart_from_nobody",
                     {by_hand("Ida Client")},
                     KeepApart{-1, 0, ""},
                     Fault::refused,
                     kNoContact,
                     "Ida Client"},
     BringRefusedRow{"apart_twice",
                     {by_hand("Ida Client"), KeepApart{-1, 9, ""}},
                     KeepApart{-1, 9, "Ida"},
                     Fault::refused,
                     "this would change nothing",
                     "Ida Client, contact 9"},
     BringRefusedRow{"apart_not_utf8",
                     {by_hand("Ida Client")},
                     KeepApart{-1, 9, "\xC3"},
                     Fault::malformed,
                     "some of the text is not UTF-8",
                     "Ida Client, the name of the contact"});

}  // namespace
}  // namespace engross::family
