// Records changed in Clio, against planned answers: what the practice Clio cannot be made to do.
#include "clio/records.h"

#include <gtest/gtest.h>

#include "clio/entries.h"
#include "clio/exchange.h"
#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::clio {
namespace {

constexpr const char* kWife =
    R"({"data":{"id":7,"etag":"\"e1\"","title":"Principal","custom_field_values":[]}})";
constexpr const char* kUnsure =
    "it may have reached Clio: run the same again, which looks there first";

class ClioRecordsTest : public testing::Test {
 protected:
  base::Result<Done> change() {
    return Records(exchange).change(RecordKind::contact, 7,
                                    {{"title", std::string("Principal"), std::string("Head")}});
  }
  fakes::FakeTransport transport;
  fakes::SettableClock clock;
  Access access = *access_for_region("ca", "token");
  Exchange exchange{access, transport, clock, {}};
};

TEST_F(ClioRecordsTest, F7_AfterALostAnswerNothingIsCalledUnchanged) {
  transport.plan("/contacts/7.json", fakes::json(kWife));
  transport.plan("/contacts/7.json", fakes::silence());
  const auto done = change();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().remedy, kUnsure);
}

TEST_F(ClioRecordsTest, F7_AnEntryWhoseAnswerIsLostIsNotCalledUnmade) {
  transport.plan("/users/", fakes::json(R"({"data":{"id":5,"default_calendar_id":8}})"));
  transport.plan("/activities.json?matter", fakes::json(R"({"data":[],"meta":{"paging":{}}})"));
  transport.plan("/activities.json?matter", fakes::silence());
  transport.plan("/activities.json?fields", fakes::silence());
  const auto made = Entries(exchange).add(Activity{Activity::Type::time, 1, {}, 60, {}, "x"});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().remedy, kUnsure);
}

TEST_F(ClioRecordsTest, WhatClioTookIsWrittenInWhateverForm) {
  transport.plan("/contacts/7.json", fakes::json(kWife));
  transport.plan("/contacts/7.json", fakes::json(R"({"data":{"id":7,"title":"HEAD"}})"));
  EXPECT_EQ(change().value_or(Done::already), Done::now);
  ASSERT_EQ(transport.requests.size(), 2U);
  bool held = false;
  for (const Header& header : transport.requests[1].headers) {
    held = held || (header.name == "If-Match" && header.value == "\"e1\"");
  }
  EXPECT_TRUE(held);
}

struct Odd {
  const char* name;
  const char* answer;
  const char* part;
};
constexpr Odd kOddRecords[] = {
    {"another record", R"({"data":{"id":8,"etag":"e"}})", "another record came"},
    {"no etag", R"({"data":{"id":7}})", "another record came"},
    {"no record", R"({"data":null})", "another record came"},
    {"a list", R"({"data":[]})", "another record came"},
    {"values without their fields",
     R"({"data":{"id":7,"etag":"e","custom_field_values":[{"id":"x-1"}]}})", "Custom Fields"},
};

TEST_F(ClioRecordsTest, OddRecordsAreNotChanged) {
  for (const Odd& row : kOddRecords) {
    SCOPED_TRACE(row.name);
    fakes::FakeTransport fresh;
    fresh.plan("/contacts/7.json", fakes::json(row.answer));
    Exchange asking{access, fresh, clock, {}};
    const auto done = Records(asking).change(
        RecordKind::contact, 7, {{"title", std::string("Principal"), std::string("Head")}});
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().line().find(row.part), std::string::npos) << done.error().line();
    for (const Request& request : fresh.requests) EXPECT_EQ(request.method, "GET");
  }
}

}  // namespace
}  // namespace engross::clio
