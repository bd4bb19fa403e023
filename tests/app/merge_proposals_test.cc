// People added by hand beside contacts of the address book: who is proposed as one, and why.
#include "app/merge_proposals.h"

#include <gtest/gtest.h>

#include "fakes/address_book.h"
#include "fakes/shelves.h"
#include "golden_family.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

using base::Fault;
using matter::Contact;

constexpr const char* kLees = R"(
client: {name: Ann Lee, born: 1950-01-02}
people:
  - {name: Cy Lee, word: Son, born: 1980-01-01}
)";

// Ida Mae Lee, as Clio has her.
Contact ida() {
  Contact contact;
  contact.source = {"contacts", 70, "", *base::parse_instant("2026-11-25T09:00:00Z")};
  contact.name = {"", "Ida", "Mae", "Lee", "Ida Mae Lee"};
  contact.birth_date = date("1982-02-02");
  contact.emails = {{"Home", "ida@example.test", true}, {"Work", "lee@firm.test", false}};
  contact.phones = {{"Mobile", "+1 (416) 555-0100", true}};
  return contact;
}

class MergeProposals : public testing::Test {
 protected:
  void SetUp() override {
    clio_.matter = GoldenFamily(kLees).matter();
    const auto proposal = propose(clio_, shelf_, mapping_, "00900-Golden");
    id_ = accept(shelf_, clock_, mapping_, *proposal)->id;
  }
  Draft draft() { return *open_draft(shelf_, mapping_, id_); }
  Draft edit(const std::vector<family::Edit>& edits) {
    auto after = edited(draft(), edits, "Ada", shelf_, clock_);
    if (!after) throw std::runtime_error(after.error().line());
    return *after;
  }
  // Somebody added by hand, by fields and values of the review.
  Draft add(const char* name, const std::vector<std::pair<const char*, const char*>>& values = {},
            family::Role role = family::Role::child) {
    family::Add added;
    added.name.full = name;
    added.role = role;
    added.word = "daughter";
    std::vector<family::Edit> edits = {added};
    for (const auto& [field, text] : values) {
      const std::string value = text;
      edits.push_back(field == std::string("birthdate") ? family::Correct{-1, field, date(value)}
                                                        : family::Correct{-1, field, value});
    }
    return edit(edits);
  }
  void keep(const Contact& contact) { ASSERT_TRUE(contacts_.keep("local", {contact})); }
  std::vector<MergeProposal> all() {
    return merge_proposals(shelf_, contacts_, mapping_, {id_})->all;
  }

  const Mapping mapping_ = shipped_mapping();
  fakes::Clio clio_;
  fakes::Drafts shelf_;
  fakes::Contacts contacts_;
  const fakes::FixedClock clock_;
  std::string id_;
};

// ---- Who looks like whom

struct AlikeRow {
  const char* name;
  const char* typed;
  std::vector<std::pair<const char*, const char*>> values;
  const char* because;  // empty: nothing is proposed
  bool strong;
};

class Alikes : public MergeProposals, public rows::WithRow<AlikeRow> {};

ROW_TEST(Alikes, AreProposedWithTheReason) {
  const AlikeRow& row = this->row();
  keep(ida());
  add(row.typed, row.values);
  const auto found = all();
  if (!*row.because) {
    EXPECT_TRUE(found.empty()) << found.front().because;
    return;
  }
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].because, row.because);
  EXPECT_EQ(found[0].strong, row.strong);
  EXPECT_EQ(found[0].contact, ida());
  EXPECT_EQ(found[0].by_hand.contact.source.id, -1);
  EXPECT_EQ(found[0].client, "Ann Lee");
}

ROWS(Rows, Alikes,
     AlikeRow{"birth_date",
              "Ida Mae Lee",
              {{"birthdate", "1982-02-02"}},
              "the same name and birth date",
              true},
     AlikeRow{"without_the_middle_name",
              "ida LEE",
              {{"birthdate", "1982-02-02"}},
              "the same name and birth date",
              true},
     AlikeRow{"email",
              "Ida Mae Lee",
              {{"email", " IDA@example.test "}},
              "the same name and e-mail address",
              false},
     AlikeRow{"another_of_her_emails",
              "Ida Mae Lee",
              {{"email", "lee@firm.test"}},
              "the same name and e-mail address",
              false},
     AlikeRow{"phone",
              "Ida Mae Lee",
              {{"phone", "416.555.0100"}},
              "the same name and telephone number",
              false},
     AlikeRow{"email_and_phone",
              "Ida Mae Lee",
              {{"email", "ida@example.test"}, {"phone", "4165550100"}},
              "the same name, e-mail address and telephone number",
              true},
     AlikeRow{
         "everything",
         "Ida Mae Lee",
         {{"birthdate", "1982-02-02"}, {"email", "ida@example.test"}, {"phone", "1-416-555-0100"}},
         "the same name, birth date, e-mail address and telephone number",
         true},
     AlikeRow{"a_name_alone", "Ida Mae Lee", {}, "", false},
     AlikeRow{"another_birth_date",
              "Ida Mae Lee",
              {{"birthdate", "1982-02-03"}, {"email", "ida@example.test"}},
              "",
              false},
     AlikeRow{"another_name", "Ida May Lee", {{"birthdate", "1982-02-02"}}, "", false},
     AlikeRow{"one_letter_off", "Ada Mae Lee", {{"birthdate", "1982-02-02"}}, "", false},
     AlikeRow{"another_last_name", "Ida Mae Roe", {{"email", "ida@example.test"}}, "", false},
     AlikeRow{"another_email", "Ida Mae Lee", {{"email", "ida@example.test.example"}}, "", false},
     AlikeRow{"another_phone", "Ida Mae Lee", {{"phone", "416 555 0101"}}, "", false},
     AlikeRow{"the_end_of_her_number", "Ida Mae Lee", {{"phone", "0100"}}, "", false},
     AlikeRow{"a_number_that_is_none", "Ida Mae Lee", {{"phone", "none"}}, "", false});

TEST_F(MergeProposals, TwoMiddleNamesThatDifferAreOfTwoPeople) {
  keep(ida());
  family::Add added;
  added.name = {"", "Ida", "Rose", "Lee", ""};
  edit({added, family::Correct{-1, "birthdate", date("1982-02-02")}});
  EXPECT_TRUE(all().empty());
}

TEST_F(MergeProposals, AreNeitherOfWhoIsRelatedNorOfAnotherKind) {
  Contact cy;  // like the son of the matter, who is Clio's own
  cy.source.id = 71;
  cy.name = {"", "Cy", "", "Lee", "Cy Lee"};
  cy.birth_date = date("1980-01-01");
  keep(cy);
  Contact company;
  company.source.id = 72;
  company.kind = matter::ContactKind::company;
  company.name.full = "Ida Lee";
  company.emails = {{"Work", "ida@example.test", true}};
  keep(company);
  Contact hidden = ida();
  hidden.redacted = true;
  keep(hidden);
  add("Ida Lee", {{"email", "ida@example.test"}});
  EXPECT_TRUE(all().empty());
}

TEST_F(MergeProposals, AreOfTheDraftsOwnRegion) {
  ASSERT_TRUE(contacts_.keep("ca", {ida()}));
  add("Ida Lee", {{"email", "ida@example.test"}});
  EXPECT_TRUE(all().empty());
}

// ---- What becomes of one

TEST_F(MergeProposals, OneThatIsTakenBringsTheContactInPlaceOfWhomWasAdded) {
  keep(ida());
  add("Ida Lee", {{"birthdate", "1982-02-02"}, {"address.city", "Orillia"}});
  const auto proposal = proposal_about(contacts_, draft(), -1, 70);
  ASSERT_TRUE(proposal.has_value()) << proposal.error().line();
  EXPECT_FALSE(proposal->in_draft);
  const Draft after = edit(edits_of(*proposal));
  const auto* person = after.review.find(70);
  ASSERT_TRUE(person);
  EXPECT_TRUE(person->brought);
  EXPECT_EQ(person->person.role, family::Role::child);
  EXPECT_EQ(person->person.word, "daughter");
  EXPECT_EQ(person->person.contact.name.full, "Ida Mae Lee");
  EXPECT_EQ(matter::primary_address(person->person.contact)->city, "Orillia");
  EXPECT_EQ(after.review.stands_for(-1), 70);
  EXPECT_TRUE(all().empty());
  edit({family::Undo{}, family::Undo{}});
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(MergeProposals, AContactWhoIsThereAlreadyIsNotBroughtAgain) {
  keep(ida());
  add("Ida Lee", {{"birthdate", "1982-02-02"}}, family::Role::party);
  edit({*bring_of(contacts_, draft(), 70, family::Role::child, "daughter")});
  const auto found = all();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].in_draft);
  EXPECT_EQ(edits_of(found[0]).size(), 1U);
  edit({family::Remove{{70}}});
  EXPECT_TRUE(all().empty()) << "a removed contact takes nobody in";
}

TEST_F(MergeProposals, WhoWasRemovedOrKeptApartIsNotProposedAgain) {
  keep(ida());
  add("Ida Lee", {{"birthdate", "1982-02-02"}});
  edit({family::KeepApart{-1, 70, "Ida Mae Lee"}});
  EXPECT_TRUE(all().empty());
  edit({family::Undo{}});
  EXPECT_EQ(all().size(), 1U);
  edit({family::Remove{{-1}}});
  EXPECT_TRUE(all().empty());
}

TEST_F(MergeProposals, ThoseThatAreNoneAreRefused) {
  keep(ida());
  add("Ida Lee");
  const auto none = proposal_about(contacts_, draft(), -1, 70);
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().fault, Fault::conflict);
  EXPECT_EQ(none.error().line(),
            "no merge of these two is proposed, draft D-900, -1 and contact 70, look at what is "
            "proposed now");
  const auto nobody = bring_of(contacts_, draft(), 71, family::Role::party, "");
  ASSERT_FALSE(nobody.has_value());
  EXPECT_EQ(nobody.error().fault, Fault::not_found);
  EXPECT_EQ(nobody.error().line(),
            "contact 71 is not imported, the address book of Clio local, on this computer, import "
            "it first (engross contacts --import 71)");
  const auto found = merge_proposals(shelf_, contacts_, mapping_, {"D-1", id_});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->all.size(), all().size()) << "those of the draft that can be read";
  ASSERT_EQ(found->unread.size(), 1U);
  EXPECT_EQ(found->unread[0].draft, "D-1");
  EXPECT_EQ(found->unread[0].error.fault, Fault::not_found);
}

}  // namespace
}  // namespace engross::app
