// Contacts of the address book: one a region and id, as it was read last.
#include <gtest/gtest.h>

#include "room.h"
#include "sample.h"
#include "store/store.h"

namespace engross::store {
namespace {

using base::Fault;
using matter::Contact;

Contact read_at(matter::Id id, const char* name, base::Instant at) {
  Contact contact = full_contact(id, name);
  contact.source.fetched_at = at;
  return contact;
}

class AddressBook : public testing::Test {
 protected:
  AddressBook() : store_(open()) {}
  std::unique_ptr<Store> open() {
    auto store = Store::open(room_.path());
    if (!store) throw std::runtime_error(store.error().line());
    return std::move(*store);
  }
  // "7 Bo, 42 Ana": what is kept of the region.
  std::string kept(const std::string& region) {
    std::vector<std::string> names;
    const auto contacts = store_->contacts(region);
    if (!contacts) return contacts.error().what;
    for (const Contact& contact : *contacts)
      names.push_back(std::to_string(contact.source.id) + " " + contact.name.full);
    return base::join(names, ", ");
  }
  Room room_;
  std::unique_ptr<Store> store_;
};

TEST_F(AddressBook, ComesBackInAnotherSessionWithEveryMember) {
  const Contact ana = read_at(42, "Ana", kMonday);
  const Contact far = read_at(9007199254740993, "Far", kMonday);
  ASSERT_TRUE(store_->keep_contacts("ca", {ana, far}));
  store_ = open();
  EXPECT_EQ(*store_->contacts("ca"), (std::vector<Contact>{ana, far}));
  EXPECT_EQ(*store_->contact("ca", 9007199254740993), far);
  EXPECT_EQ(*store_->contact("ca", 43), std::nullopt);
  EXPECT_EQ(*store_->contact("us", 42), std::nullopt);
}

TEST_F(AddressBook, AContactThatIsReadAgainStandsInThePlaceOfTheOneBefore) {
  ASSERT_TRUE(store_->keep_contacts("ca", {read_at(42, "Ana", kMonday)}));
  ASSERT_TRUE(store_->keep_contacts("us", {read_at(42, "Somebody else", kMonday)}));
  ASSERT_TRUE(store_->keep_contacts("ca", {read_at(42, "Ana Roy", kTuesday),  //
                                           read_at(7, "Bo", kTuesday)}));
  EXPECT_EQ(kept("ca"), "7 Bo, 42 Ana Roy");
  EXPECT_EQ(kept("us"), "42 Somebody else");
  EXPECT_EQ((*store_->contact("ca", 42))->source.fetched_at, kTuesday);
}

struct ContactsRefusedRow {
  const char* name;
  std::vector<Contact> contacts;
  Fault fault;
  const char* what;
};

TEST_F(AddressBook, OneThatCannotBeKeptKeepsNone) {
  ASSERT_TRUE(store_->keep_contacts("ca", {read_at(42, "Ana", kTuesday)}));
  const Contact bo = read_at(7, "Bo", kTuesday);
  Contact no_day = read_at(8, "Cy", kTuesday);
  no_day.birth_date =
      base::Date{std::chrono::year(2026), std::chrono::February, std::chrono::day(30)};
  const ContactsRefusedRow rows[] = {
      {"an older reading",
       {bo, read_at(42, "Ana before", kMonday)},
       Fault::conflict,
       "this contact is kept as it was read later than this"},
      {"one twice", {bo, bo}, Fault::refused, "a contact is kept once, by its id in Clio"},
      {"no id",
       {bo, read_at(0, "Nobody", kTuesday)},
       Fault::refused,
       "a contact is kept once, by its id in Clio"},
      {"somebody typed",
       {bo, read_at(-1, "Typed", kTuesday)},
       Fault::refused,
       "a contact is kept once, by its id in Clio"},
      {"text that is not UTF-8",
       {bo, read_at(9, "\xff", kTuesday)},
       Fault::malformed,
       "some text is not UTF-8 and cannot be kept"},
      {"a day that does not exist",
       {bo, no_day},
       Fault::malformed,
       "\"birth_date\" of the snapshot is not a date"},
  };
  for (const ContactsRefusedRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto result = store_->keep_contacts("ca", row.contacts);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fault, row.fault);
    EXPECT_EQ(result.error().what, row.what);
    EXPECT_EQ(kept("ca"), "42 Ana");
  }
}

TEST_F(AddressBook, F49AContactThatWasChangedIsFound) {
  for (const char* spoil : {"UPDATE contact SET body = replace(body, 'Toronto', 'Ottawa')",
                            "UPDATE contact SET id = 43", "UPDATE contact SET region = 'eu'",
                            "UPDATE contact SET seal = ''"}) {
    SCOPED_TRACE(spoil);
    ASSERT_TRUE(store_->keep_contacts("ca", {read_at(42, "Ana", kMonday)}));
    store_.reset();
    run_sql(room_.path(), spoil);
    store_ = open();
    const bool moved = kept("ca").empty();
    EXPECT_EQ(kept(moved ? "eu" : "ca"), "a contact of the address book is damaged");
    run_sql(room_.path(), "DELETE FROM contact");
  }
}

// As Engross left it before it kept an address book.
TEST_F(AddressBook, ADatabaseOfBeforeGetsOneAndKeepsItsDrafts) {
  const std::string id = *store_->keep(full_matter(), full_family(), kMonday);
  store_.reset();
  for (const char* sql : {"DROP TABLE contact", "DELETE FROM schema_step WHERE number >= 4"}) {
    run_sql(room_.path(), sql);
  }
  store_ = open();
  EXPECT_EQ(kept("ca"), "");
  ASSERT_TRUE(store_->keep_contacts("ca", {read_at(42, "Ana", kMonday)}));
  EXPECT_EQ(kept("ca"), "42 Ana");
  EXPECT_EQ((*store_->find(id))->matter, full_matter());
}

}  // namespace
}  // namespace engross::store
