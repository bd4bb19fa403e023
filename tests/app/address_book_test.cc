// The address book: looked through, imported once and again, compared field by field.
#include "app/address_book.h"

#include <gtest/gtest.h>

#include <functional>

#include "fakes/address_book.h"
#include "golden_family.h"

namespace engross::app {
namespace {

using base::Fault;
using matter::Contact;
using matter::Id;

const base::Instant kFirstReading = *base::parse_instant("2026-11-25T09:00:00Z");
const base::Instant kNextReading = *base::parse_instant("2026-11-26T09:00:00Z");

Contact person_of_book(Id id, const char* first, const char* last) {
  Contact contact;
  contact.source = {"contacts", id, "\"1\"", kFirstReading};
  contact.name = {"", first, "", last, std::string(first) + " " + last};
  contact.emails = {{"Work", base::lower(first) + "@example.test", true}};
  return contact;
}

Contact company_of_book(Id id, const char* name) {
  Contact contact;
  contact.source = {"contacts", id, "\"1\"", kFirstReading};
  contact.kind = matter::ContactKind::company;
  contact.name.full = name;
  contact.addresses = {{"Work", "1 King St\nFloor 2", "Orillia", "ON", "L3V 1A1", "Canada", true}};
  return contact;
}

Contact hidden_in_book(Id id) {
  Contact contact;
  contact.source = {"contacts", id, "", kFirstReading};
  contact.redacted = true;
  return contact;
}

FetchedContacts small_book() {
  return {"ca",
          {person_of_book(11, "Zoë", "Okafor"), person_of_book(12, "Ann", "Lee"),
           company_of_book(13, "Élan Ltd"), hidden_in_book(14)},
          {}};
}

// "12 same, 13 changed [Employer:  -> Acme]"
std::string told(const std::vector<ComparedContact>& contacts) {
  std::vector<std::string> parts;
  for (const ComparedContact& one : contacts) {
    std::string part =
        std::to_string(one.contact->source.id) + " " + std::string(word(one.standing));
    for (const FieldChange& change : one.changes)
      part += " [" + label_of(change) + ": " + change.then + " -> " + change.now + "]";
    parts.push_back(std::move(part));
  }
  return base::join(parts, ", ");
}

// ---- Looking

struct LookRow {
  const char* name;
  ContactFilter filter;
  std::vector<Id> ids;
};

TEST(AddressBook, IsLookedThroughByName) {
  const FetchedContacts book = small_book();
  const LookRow rows[] = {
      {"everybody, as a dictionary has them", {}, {14, 12, 13, 11}},
      {"part of a name, whatever its accents", {"  zoe ", false}, {11}},
      {"part of an e-mail address", {"ANN@example", false}, {12}},
      {"a city", {"orillia", false}, {13}},
      {"without an e-mail address", {"", true}, {14, 13}},
      {"both", {"elan", true}, {13}},
      {"both, and nobody", {"ann", true}, {}},
      {"nobody", {"xyz", false}, {}},
      {"a postal code is not looked at", {"L3V", false}, {}},
      {"no id either", {"12", false}, {}},
  };
  for (const LookRow& row : rows) {
    SCOPED_TRACE(row.name);
    std::vector<Id> ids;
    for (const Contact* contact : found(book.contacts, row.filter))
      ids.push_back(contact->source.id);
    EXPECT_EQ(ids, row.ids);
  }
}

TEST(AddressBook, ABlankEmailAddressIsNone) {
  Contact contact = person_of_book(11, "Zoë", "Okafor");
  EXPECT_TRUE(has_email(contact));
  contact.emails = {{"Work", " ", true}};
  EXPECT_FALSE(has_email(contact));
  contact.emails.clear();
  EXPECT_FALSE(has_email(contact));
}

// ---- Importing

TEST(AddressBook, WhatIsImportedAgainIsUpdatedAndNeverThereTwice) {
  fakes::Contacts shelf;
  FetchedContacts book = small_book();
  const auto first = import_contacts(shelf, book, {12, 13, 12});
  ASSERT_TRUE(first.has_value()) << first.error().line();
  EXPECT_EQ(told(*first), "12 new, 13 new");
  EXPECT_EQ(count(*first, Standing::added), 2U);

  for (Contact& contact : book.contacts)
    contact.source = {"contacts", contact.source.id, "\"2\"", kNextReading};
  book.contacts[2].company = "Acme";
  const auto again = import_contacts(shelf, book, {11, 12, 13});
  ASSERT_TRUE(again.has_value()) << again.error().line();
  EXPECT_EQ(told(*again), "11 new, 12 same, 13 changed [Employer:  -> Acme]");
  EXPECT_EQ(count(*again, Standing::same), 1U);
  EXPECT_EQ(shelf.kept("ca")->size(), 3U);
  EXPECT_TRUE(shelf.kept("us")->empty());
  EXPECT_EQ((*shelf.find("ca", 12))->source.fetched_at, kNextReading) << "the same, read later";
}

TEST(AddressBook, AnotherRegionsContactOfTheSameIdIsAnother) {
  fakes::Contacts shelf;
  FetchedContacts book = small_book();
  ASSERT_TRUE(import_contacts(shelf, book, {12}).has_value());
  book.region = "us";
  EXPECT_EQ(told(*import_contacts(shelf, book, {12})), "12 new");
}

TEST(AddressBook, WhoIsHiddenIsLeftAsKept) {
  fakes::Contacts shelf;
  FetchedContacts book = small_book();
  ASSERT_TRUE(import_contacts(shelf, book, {12}).has_value());
  book.contacts[1] = hidden_in_book(12);
  EXPECT_EQ(told(*import_contacts(shelf, book, {12, 14})), "12 hidden, 14 hidden");
  EXPECT_EQ((*shelf.find("ca", 12))->name.full, "Ann Lee");
  EXPECT_EQ(*shelf.find("ca", 14), std::nullopt);
}

struct ImportRefusedRow {
  const char* name;
  std::vector<Id> chosen;
  Fault fault;
  const char* line;
};

TEST(AddressBook, WhoIsNotThereKeepsNobody) {
  const ImportRefusedRow rows[] = {
      {"nobody chosen",
       {},
       Fault::refused,
       "nobody was chosen, the address book of Clio ca, choose one or more contacts"},
      {"an unknown id",
       {12, 99},
       Fault::not_found,
       "no contact with the id 99, the address book of Clio ca, take ids that the list of contacts "
       "shows"},
      {"several",
       {98, 12, 99},
       Fault::not_found,
       "no contacts with the ids 98, 99, the address book of Clio ca, take ids that the list of "
       "contacts shows"},
      {"no id at all",
       {0},
       Fault::not_found,
       "no contact with the id 0, the address book of Clio ca, take ids that the list of contacts "
       "shows"},
      {"somebody typed",
       {-1},
       Fault::not_found,
       "no contact with the id -1, the address book of Clio ca, take ids that the list of contacts "
       "shows"},
  };
  for (const ImportRefusedRow& row : rows) {
    SCOPED_TRACE(row.name);
    fakes::Contacts shelf;
    const auto result = import_contacts(shelf, small_book(), row.chosen);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().fault, row.fault);
    EXPECT_EQ(result.error().line(), row.line);
    EXPECT_TRUE(shelf.kept("ca")->empty());
  }
}

TEST(AddressBook, AnOlderReadingNeverReplacesANewerOne) {
  fakes::Contacts shelf;
  FetchedContacts book = small_book();
  book.contacts[1].source.fetched_at = kNextReading;
  ASSERT_TRUE(import_contacts(shelf, book, {12}).has_value());
  const auto late = import_contacts(shelf, small_book(), {11, 12});
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error().fault, Fault::conflict);
  EXPECT_EQ(shelf.kept("ca")->size(), 1U);
}

// ---- Field by field

struct ChangeRow {
  const char* name;
  std::function<void(Contact&)> change;
  const char* told;
};

void every_value(Contact& contact) {
  contact.name = {"Dr", "Ann", "B", "Lee", "Ann B Lee"};
  contact.title = "Judge";
  contact.company = "Acme";
  contact.birth_date = date("1970-01-02");
  contact.addresses = {{"Home", "1 Main St", "Toronto", "ON", "M5V 1A1", "Canada", true},
                       {"Work", "2 King St", "", "", "", "", false}};
  contact.emails = {{"Work", "a@example.test", true}, {"Home", "b@example.test", false}};
  contact.phones = {{"Mobile", "416 555 0100", true}};
  contact.custom_fields = {
      {31, "n-1", "Trust age", matter::FieldType::numeric, *base::Decimal::parse("25")},
      {32, "t-2", "Kin", matter::FieldType::text_line, std::string("first")}};
}

TEST(AddressBook, SaysWhatChangedFieldByField) {
  const ChangeRow rows[] = {
      {"nothing", [](Contact&) {}, "12 same"},
      {"an ETag and the time", [](Contact& c) { c.source.etag = "x"; }, "12 same"},
      {"white space about a value", [](Contact& c) { c.title = " Judge "; }, "12 same"},
      {"a record that a value stands in", [](Contact& c) { c.custom_fields[1].value_id = "t-3"; },
       "12 same"},
      {"names",
       [](Contact& c) {
         c.name = {"", "Anne", "B", "Lee-Roy", "Anne B Lee-Roy"};
       },
       "12 changed [First name: Ann -> Anne] [Last name: Lee -> Lee-Roy] [Prefix: Dr -> ]"},
      {"a name in one",
       [](Contact& c) {
         c.name = {"", "", "", "", "Ann"};
       },
       "12 changed [Name:  -> Ann] [Prefix: Dr -> ] [First name: Ann -> ] [Middle name: B -> ] "
       "[Last name: Lee -> ]"},
      {"what stands once",
       [](Contact& c) {
         c.title.clear();
         c.company = "Loon Ltd";
         c.birth_date = date("1970-01-20");
       },
       "12 changed [Employer: Acme -> Loon Ltd] [Birth date: 1970-01-02 -> 1970-01-20] "
       "[Title: Judge -> ]"},
      {"one of two addresses", [](Contact& c) { c.addresses[1].city = "Orillia"; },
       "12 changed [Address (Work): 2 King St -> 2 King St, Orillia]"},
      {"which is the primary one",
       [](Contact& c) {
         c.emails[0].primary = false;
         c.emails[1].primary = true;
       },
       "12 changed [E-mail (Work): a@example.test (primary) -> a@example.test] "
       "[E-mail (Home): b@example.test -> b@example.test (primary)]"},
      {"a second number of one kind",
       [](Contact& c) {
         c.phones.push_back({"Mobile", "647 555 0100", false});
       },
       "12 changed [Telephone (Mobile): 416 555 0100 -> 416 555 0100 (primary); 647 555 0100]"},
      {"custom fields",
       [](Contact& c) {
         c.custom_fields[0].value = *base::Decimal::parse("30");
         c.custom_fields.pop_back();
       },
       "12 changed [Trust age: 25 -> 30] [Kin: first -> ]"},
      {"a person who is a company",
       [](Contact& c) {
         c.kind = matter::ContactKind::company;
         c.name = {"", "", "", "", "Ann Lee Ltd"};
       },
       "12 changed [Kind: person -> company] [Name:  -> Ann Lee Ltd] [Prefix: Dr -> ] "
       "[First name: Ann -> ] [Middle name: B -> ] [Last name: Lee -> ]"},
  };
  Contact then = person_of_book(12, "Ann", "Lee");
  every_value(then);
  for (const ChangeRow& row : rows) {
    SCOPED_TRACE(row.name);
    Contact now = then;
    row.change(now);
    EXPECT_EQ(told(compared({then}, {&now})), row.told);
  }
}

}  // namespace
}  // namespace engross::app
