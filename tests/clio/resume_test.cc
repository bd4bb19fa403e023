// F8: the computer sleeps while a question waits, and the clock on the wall has jumped when it
// wakes. The wait ends, the sign-in is looked at anew, and the number of tries stays what it was.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "clio/exchange.h"
#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::clio {
namespace {

using base::Fault;
using fakes::reply;
using std::chrono::hours;
using std::chrono::milliseconds;

constexpr const char* kSeven = R"({"data":{"id":7}})";

class ResumeTest : public testing::Test {
 protected:
  base::Result<nlohmann::json> ask_for_seven() {
    return exchange.get({access.base_url + "/api/v4/matters/7.json", "matter 7"});
  }
  void plan_answer(fakes::Reply answer, int times = 1) {
    transport.plan("/api/v4/", std::move(answer), times);
  }

  fakes::FakeTransport transport;
  fakes::SettableClock clock;
  const Access access = *access_for_region("ca", "of-yesterday");
  int renewals = 0;
  Exchange exchange{access,
                    transport,
                    clock,
                    {},
                    [this](const std::string& refused) -> base::Result<std::string> {
                      EXPECT_EQ(refused, "of-yesterday");
                      ++renewals;
                      return std::string("of-today");
                    }};
};

TEST_F(ResumeTest, F8_ASleepInAWaitForClioEndsWithANewToken) {
  clock.asleep = hours(9);
  plan_answer(reply(429, "{}", {{"Retry-After", "12"}}));
  plan_answer(reply(401, "{}"));
  plan_answer(fakes::json(kSeven));
  const auto answer = ask_for_seven();
  ASSERT_TRUE(answer) << answer.error().line();
  EXPECT_EQ(clock.waits, std::vector{milliseconds(12000)});
  EXPECT_EQ(renewals, 1);
  EXPECT_EQ(transport.requests.back().headers[0].value, "Bearer of-today");
}

TEST_F(ResumeTest, F8_ASleepInTheMiddleOfAnAnswerCostsOneTryMore) {
  plan_answer(fakes::silence("Clio cannot be reached: the answer takes too long"));
  plan_answer(reply(401, "{}"));
  plan_answer(fakes::json(kSeven));
  ASSERT_TRUE(ask_for_seven());
  EXPECT_EQ(transport.requests.size(), 3U);
  EXPECT_EQ(renewals, 1);
}

TEST_F(ResumeTest, F8_SleepsInEveryWaitDoNotMakeItEndless) {
  for (const hours asleep : {hours(9), hours(-9), hours(24 * 30)}) {
    SCOPED_TRACE(asleep.count());
    transport = fakes::FakeTransport();
    clock.asleep = asleep;
    clock.waits.clear();
    plan_answer(fakes::silence());
    const auto answer = ask_for_seven();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, Fault::unreachable);
    EXPECT_EQ(transport.requests.size(), 5U);
    EXPECT_EQ(clock.waits.size(), 4U);
  }
}

TEST_F(ResumeTest, F8_TheMinuteThatWasFullIsOverAfterASleepAndAClockSetBackWaitsTwoMinutes) {
  struct Row {
    const char* name;
    hours jump;
    std::vector<milliseconds> waits;
  };
  const Row rows[] = {{"slept", hours(9), {}},
                      {"set back", hours(-9), {milliseconds(120'000)}},
                      {"neither", hours(0), {milliseconds(40'000)}}};
  const base::Instant start = clock.start;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    fakes::SettableClock wall;
    transport = fakes::FakeTransport();
    Exchange asked(access, transport, wall, {});
    // No calls are left in a minute that ends 40 s from now.
    plan_answer(
        reply(200, kSeven, {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1795416640"}}));
    plan_answer(fakes::json(kSeven));
    const Question question{access.base_url + "/api/v4/matters/7.json", "matter 7"};
    ASSERT_TRUE(asked.get(question));
    wall.start = start + row.jump;
    ASSERT_TRUE(asked.get(question));
    EXPECT_EQ(wall.waits, row.waits);
  }
}

}  // namespace
}  // namespace engross::clio
