// The whole address book, while contacts come, go and change between its pages and Clio has its bad
// moments.
#include <gtest/gtest.h>

#include <map>

#include "clio/told.h"
#include "fakes/fake_transport.h"
#include "fakes/rounds.h"
#include "fakes/settable_clock.h"
#include "fakes/shifting_clio.h"

namespace engross::clio {
namespace {

using matter::Id;

using fakes::ShiftingClio;

std::map<Id, int> versions_of(const AddressBook& book) {
  std::map<Id, int> versions;
  for (const matter::Contact& contact : book.contacts)
    versions[contact.source.id] = std::stoi(contact.name.first.substr(1));
  return versions;
}

// ENGROSS_ROUNDS=1000 for the long run.
TEST(AddressBook, F28_F29_ManyImportsOf10000WithFaultsAndDriftEndWithExactlyTheTrueSet) {
  int faults = 0, shifts = 0;
  for (int seed = 1; seed <= fakes::rounds(5); ++seed) {
    SCOPED_TRACE(seed);
    fakes::SettableClock clock;
    ShiftingClio clio(clock, static_cast<unsigned>(seed), 10'000, {10, 30, 20});
    Client client(*access_for_region("ca", "t"), clio, clock);
    const auto book = client.address_book();
    ASSERT_TRUE(book) << book.error().line();
    ASSERT_EQ(versions_of(*book), clio.truth());
    ASSERT_TRUE(book->problems.empty()) << book->problems[0].what.text();
    faults += clio.faults;
    shifts += clio.shifts;
  }
  EXPECT_GT(faults, 0);
  EXPECT_GT(shifts, 0);
}

TEST(AddressBook, TenThousandContactsTake51Calls) {
  fakes::SettableClock clock;
  ShiftingClio clio(clock, 1, 10'000, {});
  Client client(*access_for_region("ca", "t"), clio, clock);
  const auto book = client.address_book();
  ASSERT_TRUE(book) << book.error().line();
  EXPECT_EQ(book->contacts.size(), 10'000U);
  EXPECT_EQ(book->contacts.front().source.id, 1);
  EXPECT_EQ(book->contacts.back().source.id, 10'000);
  EXPECT_EQ(book->calls, 51);
}

// A page is told when another is to come.
TEST(AddressBook, SaysHowFarItIs) {
  fakes::SettableClock clock;
  ShiftingClio clio(clock, 1, 1'000, {});
  std::vector<std::pair<std::int64_t, std::int64_t>> told;
  Client client(*access_for_region("ca", "t"), clio, clock, [&](const Step& step) {
    EXPECT_EQ(step.kind, Step::Kind::reading);
    EXPECT_EQ(step.line, "");
    told.push_back({step.done, step.total});
  });
  ASSERT_TRUE(client.address_book());
  EXPECT_EQ(told, (std::vector<std::pair<std::int64_t, std::int64_t>>{
                      {200, 1'000}, {400, 1'000}, {600, 1'000}, {800, 1'000}}));
}

TEST(AddressBook, OnePageTakesOneCall) {
  fakes::SettableClock clock;
  ShiftingClio clio(clock, 1, 200, {});
  Client client(*access_for_region("ca", "t"), clio, clock);
  const auto book = client.address_book();
  ASSERT_TRUE(book) << book.error().line();
  EXPECT_EQ(book->contacts.size(), 200U);
  EXPECT_EQ(book->calls, 1);
}

TEST(AddressBook, F11_F28_ItSaysWhatIsWrongAndGoesOn) {
  fakes::SettableClock clock;
  fakes::FakeTransport transport;
  transport.plan("/contacts.json", fakes::json(R"({"data":[{"id":1,"type":"Person","name":"A Roy"},
      {"name":"no id"},{"id":2,"type":"Person","name":"B Roy","date_of_birth":"x"}],
      "meta":{"paging":{},"records":4}})"));
  Client client(*access_for_region("ca", "t"), transport, clock);
  const auto book = client.address_book();
  ASSERT_TRUE(book) << book.error().line();
  EXPECT_EQ(book->contacts.size(), 2U);
  EXPECT_EQ(told(book->problems),
            (Told{{"contacts", "a contact without an id"},
                  {"contact 2 (B Roy)", "date_of_birth is not a date: \"x\""},
                  {"contacts", "Clio counts 4 and gave 2: read them again"}}));
}

}  // namespace
}  // namespace engross::clio
