#include "clio/pacing.h"

#include <gtest/gtest.h>

namespace engross::clio {
namespace {

// 2026-11-23 06:50:00 UTC
constexpr base::Instant kNow{seconds{1795416600}};

struct PacingRow {
  const char* name;
  std::vector<Header> headers;
  std::optional<seconds> wait;
};

const PacingRow kRows[] = {
    {"F17 one second", {{"Retry-After", "1"}}, seconds(1)},
    {"F17 none", {{"Retry-After", "0"}}, seconds(0)},
    {"F17 a minute, blanks around", {{"Retry-After", " 60 "}}, seconds(60)},
    {"F17 an hour", {{"Retry-After", "3600"}}, seconds(3600)},
    {"F17 9999", {{"Retry-After", "9999"}}, seconds(9999)},
    {"F17 a date", {{"Retry-After", "Mon, 23 Nov 2026 06:50:45 GMT"}}, seconds(45)},
    {"F17 a date that has passed", {{"Retry-After", "Mon, 23 Nov 2026 06:49:00 GMT"}}, seconds(0)},
    {"F17 a date by the server's clock, a day ahead of ours",
     {{"Retry-After", "Tue, 24 Nov 2026 06:50:12 GMT"}, {"Date", "Tue, 24 Nov 2026 06:50:00 GMT"}},
     seconds(12)},
    {"F17 negative", {{"Retry-After", "-5"}}, std::nullopt},
    {"F17 rubbish", {{"Retry-After", "soon"}}, std::nullopt},
    {"F17 number with rubbish", {{"Retry-After", "12abc"}}, std::nullopt},
    {"F17 too large for a number", {{"Retry-After", "99999999999999999999"}}, std::nullopt},
    {"F17 rubbish, but a reset",
     {{"Retry-After", "NaN"}, {"X-RateLimit-Reset", "1795416630"}},
     seconds(30)},
    {"F18 reset alone", {{"X-RateLimit-Reset", "1795416620"}}, seconds(20)},
    {"F18 nothing at all", {}, std::nullopt},
    {"F18 reset of zero says nothing", {{"X-RateLimit-Reset", "0"}}, std::nullopt},
    {"F20 server a day ahead",
     {{"X-RateLimit-Reset", "1795503017"}, {"Date", "Tue, 24 Nov 2026 06:50:00 GMT"}},
     seconds(17)},
    {"F20 server a day behind",
     {{"X-RateLimit-Reset", "1795330233"}, {"Date", "Sun, 22 Nov 2026 06:50:00 GMT"}},
     seconds(33)},
    {"F20 a day ahead and no date: no more than two minutes",
     {{"X-RateLimit-Reset", "1795503017"}},
     seconds(120)},
    {"F20 a day behind and no date: at once", {{"X-RateLimit-Reset", "1795330233"}}, seconds(0)},
};

TEST(AskedWait, F17_F18_F20_IsReadFromTheHeaders) {
  for (const PacingRow& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(asked_wait({429, row.headers, ""}, kNow), row.wait);
  }
}

TEST(IsRateLimited, KnowsBothForms) {
  const auto odd = [](std::string data, std::string encoding) {
    return Response{
        200,
        {},
        R"({"metadata":{"encodingDecoded":")" + encoding + R"("},"data":")" + data + "\"}"};
  };
  // "RateLimited" and "Error: RateLimited" in base64
  EXPECT_TRUE(is_rate_limited(odd("UmF0ZUxpbWl0ZWQ=", "text/plain")));
  EXPECT_TRUE(is_rate_limited(odd("RXJyb3I6IFJhdGVMaW1pdGVk", "text/plain")));
  EXPECT_EQ(asked_wait(odd("UmF0ZUxpbWl0ZWQ=", "text/plain"), kNow), seconds(60));
  EXPECT_TRUE(is_rate_limited({429, {}, ""}));
  EXPECT_FALSE(is_rate_limited(odd("UmF0ZUxpbWl0ZWQ=", "text/html")));
  EXPECT_FALSE(is_rate_limited(odd("SGVsbG8=", "text/plain")));
  EXPECT_FALSE(is_rate_limited(odd("%%%", "text/plain")));
  EXPECT_FALSE(is_rate_limited({200, {}, R"({"data":{"description":"RateLimited"}})"}));
  EXPECT_FALSE(is_rate_limited({503, {}, ""}));
}

TEST(Pace, RestsOnlyWhenNoCallsRemain) {
  Pace pace;
  EXPECT_EQ(pace.rest(kNow), seconds(0));
  pace.note({200, {{"X-RateLimit-Remaining", "1"}, {"X-RateLimit-Reset", "1795416640"}}, ""}, kNow);
  EXPECT_EQ(pace.rest(kNow), seconds(0));
  pace.note({200, {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1795416640"}}, ""}, kNow);
  EXPECT_EQ(pace.rest(kNow), seconds(40));
  EXPECT_EQ(pace.rest(kNow + seconds(39)), seconds(1));
  EXPECT_EQ(pace.rest(kNow + seconds(41)), seconds(0));
  pace.note({200, {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "rubbish"}}, ""}, kNow);
  EXPECT_EQ(pace.rest(kNow), seconds(0));
}

}  // namespace
}  // namespace engross::clio
