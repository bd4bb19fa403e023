// What one question meets on its way, F1 to F23 of the fault list as far as reading goes.
#include "clio/exchange.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::clio {
namespace {

using base::Fault;
using fakes::reply;
using fakes::silence;
using std::chrono::milliseconds;

constexpr const char* kCanary = "kT9-canary-token";
constexpr const char* kGood = R"({"data":{"id":7}})";
constexpr const char* kFlat401 =
    R"({"error":"invalid_token","error_description":"The access token provided is expired, revoked, )"
    R"(malformed or invalid for other reasons."})";

class ExchangeTest : public testing::Test {
 protected:
  base::Result<nlohmann::json> ask(const std::string& region = "ca",
                                   const std::string& path = "/matters/7.json") {
    const auto access = access_for_region(region, kCanary);
    Exchange exchange(*access, transport, clock,
                      [this](const Step& step) { told.push_back(step.line); });
    auto answer = exchange.get({access->base_url + "/api/v4" + path, "matter 7"});
    calls = exchange.calls();
    if (!answer) {
      line = answer.error().line();
      EXPECT_EQ(line.find(kCanary), std::string::npos) << line;
      EXPECT_EQ(line.find('\n'), std::string::npos) << line;
      EXPECT_FALSE(answer.error().what.empty());
      EXPECT_FALSE(answer.error().where.empty());
      EXPECT_FALSE(answer.error().remedy.empty());
    }
    return answer;
  }
  void plan(fakes::Reply answer, int times = 1) {
    transport.plan("/api/v4/", std::move(answer), times);
  }
  bool says(const char* words) const { return line.find(words) != std::string::npos; }

  fakes::FakeTransport transport;
  fakes::SettableClock clock;
  std::vector<std::string> told;
  std::string line;
  int calls = 0;
};

TEST_F(ExchangeTest, SendsTheTokenInTheHeaderAlone) {
  plan(fakes::json(kGood));
  ASSERT_TRUE(ask());
  ASSERT_EQ(transport.requests.size(), 1U);
  const Request& request = transport.requests[0];
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.url, "https://ca.app.clio.com/api/v4/matters/7.json");
  EXPECT_EQ(request.headers[0].name, "Authorization");
  EXPECT_EQ(request.headers[0].value, "Bearer kT9-canary-token");
  EXPECT_EQ(request.headers[2].name, "X-API-VERSION");
  EXPECT_EQ(request.headers[2].value, "4.0.13");
  EXPECT_TRUE(clock.waits.empty());
}

TEST_F(ExchangeTest, F1_F2_F5_SilenceIsAskedAgainWithBackOff) {
  plan(silence(), 4);
  plan(fakes::json(kGood));
  ASSERT_TRUE(ask()) << line;
  ASSERT_EQ(clock.waits.size(), 4U);
  const int least[] = {500, 1000, 2000, 4000};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_GE(clock.waits[i], milliseconds(least[i]));
    EXPECT_LE(clock.waits[i], milliseconds(least[i] * 5 / 4));
  }
  EXPECT_FALSE(told.empty());
}

TEST_F(ExchangeTest, F1_FiveSilencesAreUnreachable) {
  plan(silence(), 5);
  const auto answer = ask();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().fault, Fault::unreachable);
  EXPECT_EQ(line,
            "Clio cannot be reached: the connection was refused (5 tries), "
            "Clio Canada (ca.app.clio.com), check the internet connection and try again");
  EXPECT_EQ(calls, 5);
}

TEST_F(ExchangeTest, F4_ABadCertificateIsNotAskedAgain) {
  plan(base::failure(Fault::denied, "the server's certificate does not prove that it is Clio",
                     "https://ca.app.clio.com", "check this computer's date and time"));
  const auto answer = ask();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().fault, Fault::denied);
  EXPECT_EQ(calls, 1);
}

struct Status {
  const char* name;
  int status;
  const char* body;
  Fault fault;
  const char* says;
};

const Status kStatuses[] = {
    {"F13 expired sign-in", 401, kFlat401, Fault::sign_in_needed, "engross connect --region ca"},
    {"F14 perhaps another region", 401, kFlat401, Fault::sign_in_needed,
     "or with one of: us, eu, au"},
    {"401 without a body", 401, "", Fault::sign_in_needed, "does not accept the sign-in"},
    {"F15 permission", 403,
     R"({"error":{"type":"ForbiddenError","message":"User is forbidden from taking that action"}})",
     Fault::denied,
     "the permission \"Matters\" in Clio's developer portal (ca.developers.clio.com)"},
    {"F16 not there", 404, R"({"error":{"type":"RecordNotFound","message":"x"}})", Fault::not_found,
     "no matter 7 in Clio, Clio Canada (ca.app.clio.com)"},
    {"F16 deleted", 410, R"({"error":{"type":"Gone","message":"Record was removed"}})",
     Fault::not_found, "no matter 7 in Clio: it was deleted"},
    {"F16 version of the interface", 410,
     R"({"error":{"type":"Gone","message":"API version 4.0.13 is not supported"}})",
     Fault::unsupported, "install the newest Engross"},
    {"F16 410 that says nothing", 410, "", Fault::unsupported, "install the newest Engross"},
    {"a field that Clio does not know", 400,
     R"({"error":{"type":"ArgumentError","message":"picklist_option} is not a valid field"}})",
     Fault::denied, "\"picklist_option} is not a valid field\""},
    {"422", 422, R"({"error":{"type":"ArgumentError","message":"limit is too large"}})",
     Fault::denied, "\"limit is too large\""},
    {"304 that was not asked for", 304, "", Fault::denied, "status 304"},
    {"F8 proxy", 407, "<html>", Fault::unreachable, "proxy wants a sign-in"},
    {"F3 network sign-in by its own status", 511, "<html>", Fault::unreachable,
     "this network needs a sign-in"},
    {"F3 a web page that refuses", 403, "<html><title>Hotel</title>", Fault::unreachable,
     "this network needs a sign-in"},
    {"a message with line breaks", 422, R"({"error":{"type":"X","message":"one\ntwo\r\nthree"}})",
     Fault::denied, "one two  three"},
    {"a message that repeats the token", 422,
     R"({"error":{"type":"X","message":"bad token kT9-canary-token"}})", Fault::denied,
     "bad token (token)"},
};

TEST_F(ExchangeTest, EachRefusalSaysWhatAndWhatToDo) {
  for (const Status& row : kStatuses) {
    SCOPED_TRACE(row.name);
    transport = fakes::FakeTransport();
    plan(reply(row.status, row.body));
    const auto answer = ask();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, row.fault);
    EXPECT_TRUE(says(row.says)) << line;
    EXPECT_EQ(calls, 1) << "a refusal is not asked again";
  }
}

TEST_F(ExchangeTest, F15_EachResourceNamesItsPermission) {
  const char* const rows[][2] = {
      {"/matters.json", "\"Matters\""},
      {"/relationships.json?matter_id=1", "\"Matters\""},
      {"/contacts.json", "\"Contacts\""},
      {"/users/who_am_i.json", "\"Users\""},
      {"/custom_fields.json", "\"Custom Fields\""},
  };
  plan(reply(403, "{}"));
  for (const auto& [path, group] : rows) {
    SCOPED_TRACE(path);
    EXPECT_FALSE(ask("ca", path));
    EXPECT_TRUE(says(group)) << line;
  }
}

TEST_F(ExchangeTest, F14_EachRegionNamesTheOthers) {
  plan(reply(401, kFlat401));
  const char* const rows[][2] = {
      {"us", "ca, eu, au"}, {"ca", "us, eu, au"}, {"eu", "us, ca, au"}, {"au", "us, ca, eu"}};
  for (const auto& [region, others] : rows) {
    EXPECT_FALSE(ask(region));
    EXPECT_TRUE(says(others)) << line;
  }
}

TEST_F(ExchangeTest, F3_F10_AnUnreadableAnswerIsAskedForOnceMore) {
  plan(reply(200, "{\"data\":"));
  plan(fakes::json(kGood));
  ASSERT_TRUE(ask()) << line;
  EXPECT_EQ(calls, 2);
}

TEST_F(ExchangeTest, F3_F10_TwoUnreadableAnswersAreAnError) {
  struct Row {
    const char* name;
    std::string body;
    Fault fault;
    const char* says;
  };
  const Row rows[] = {
      {"cut", "{\"data\":[{\"id\":1", Fault::malformed, "request req-1"},
      {"empty", "", Fault::malformed, "an empty answer"},
      {"a list alone", "[]", Fault::malformed, "not a JSON object"},
      {"byte order mark", "\xEF\xBB\xBF{}", Fault::malformed, "not JSON"},
      {"a web page", "<html>Welcome to Hotel Wi-Fi</html>", Fault::unreachable,
       "this network needs a sign-in"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    transport = fakes::FakeTransport();
    plan(reply(200, row.body, {{"X-Request-Id", "req-1"}}));
    const auto answer = ask();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, row.fault);
    EXPECT_TRUE(says(row.says)) << line;
    EXPECT_EQ(calls, 2);
  }
}

TEST_F(ExchangeTest, F17_RetryAfterIsObeyed) {
  plan(reply(429, "{}", {{"Retry-After", "12"}}));
  plan(fakes::json(kGood));
  ASSERT_TRUE(ask()) << line;
  ASSERT_EQ(clock.waits, std::vector{milliseconds(12000)});
  EXPECT_EQ(told, std::vector<std::string>{"Waiting 12 s for Clio: too many calls in a minute"});
}

TEST_F(ExchangeTest, F17_NoWaitIsStillNoStorm) {
  plan(reply(429, "{}", {{"Retry-After", "0"}}));
  ASSERT_FALSE(ask());
  EXPECT_EQ(calls, 6);
  EXPECT_EQ(clock.waits, std::vector(5, milliseconds(1000)));
}

TEST_F(ExchangeTest, F17_ALongWaitFailsAtOnceAndSaysHowLong) {
  const char* const rows[][2] = {{"121", "wait 3 min, then try again"},
                                 {"3600", "wait 1 h, then try again"},
                                 {"9999", "wait 2 h 47 min, then try again"}};
  for (const auto& [after, words] : rows) {
    SCOPED_TRACE(after);
    transport = fakes::FakeTransport();
    plan(reply(429, "{}", {{"Retry-After", after}}));
    const auto answer = ask();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, Fault::unreachable);
    EXPECT_TRUE(says("status 429")) << line;
    EXPECT_TRUE(says(words)) << line;
    EXPECT_TRUE(clock.waits.empty());
  }
}

TEST_F(ExchangeTest, F17_AllWaitsTogetherStayUnderTwoMinutes) {
  plan(reply(429, "{}", {{"Retry-After", "50"}}));
  ASSERT_FALSE(ask());
  EXPECT_EQ(clock.waits, std::vector(2, milliseconds(50000)));
}

TEST_F(ExchangeTest, F18_WithoutRetryAfterTheWaitDoubles) {
  plan(reply(429, "{}"), 5);
  plan(fakes::json(kGood));
  ASSERT_TRUE(ask()) << line;
  EXPECT_EQ(clock.waits, (std::vector{milliseconds(1000), milliseconds(2000), milliseconds(4000),
                                      milliseconds(8000), milliseconds(16000)}));
}

TEST_F(ExchangeTest, F18_TheOddRateLimitWaitsAMinute) {
  plan(fakes::json(R"({"metadata":{"encodingDecoded":"text/plain"},"data":"UmF0ZUxpbWl0ZWQ="})"));
  plan(fakes::json(kGood));
  ASSERT_TRUE(ask()) << line;
  EXPECT_EQ(clock.waits, std::vector{milliseconds(60000)});
}

TEST_F(ExchangeTest, F19_WhenNoCallsRemainTheNextCallRests) {
  const auto access = access_for_region("ca", kCanary);
  Exchange exchange(*access, transport, clock, {});
  // The window ends 40 s from now.
  plan(reply(200, kGood, {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1795416640"}}));
  plan(reply(200, kGood, {{"X-RateLimit-Remaining", "49"}, {"X-RateLimit-Reset", "1795416700"}}));
  const Question question{access->base_url + "/api/v4/matters/7.json", "matter 7"};
  ASSERT_TRUE(exchange.get(question));
  EXPECT_TRUE(clock.waits.empty()) << "the last call does not wait";
  ASSERT_TRUE(exchange.get(question));
  EXPECT_EQ(clock.waits, std::vector{milliseconds(40000)});
  ASSERT_TRUE(exchange.get(question));
  EXPECT_EQ(clock.waits.size(), 1U);
}

TEST_F(ExchangeTest, F21_FourServerErrorsSurviveAndFiveFail) {
  for (int status : {500, 502, 503, 504}) {
    for (int burst : {1, 4, 5}) {
      SCOPED_TRACE(testing::Message() << burst << " times " << status);
      transport = fakes::FakeTransport();
      plan(reply(status, "<html>Bad gateway</html>"), burst);
      plan(fakes::json(kGood));
      const auto answer = ask();
      if (burst < 5) {
        ASSERT_TRUE(answer) << line;
        continue;
      }
      ASSERT_FALSE(answer);
      EXPECT_EQ(answer.error().fault, Fault::unreachable);
      EXPECT_TRUE(says("Clio has trouble of its own (status")) << line;
    }
  }
}

TEST_F(ExchangeTest, F22_ATroubledServersRetryAfterIsObeyed) {
  plan(reply(503, "", {{"Retry-After", "30"}}));
  plan(fakes::json(kGood));
  ASSERT_TRUE(ask()) << line;
  EXPECT_EQ(clock.waits, std::vector{milliseconds(30000)});
}

TEST_F(ExchangeTest, F22_ALongMaintenanceFailsAtOnce) {
  plan(reply(503, "", {{"Retry-After", "1800"}}));
  ASSERT_FALSE(ask());
  EXPECT_TRUE(says("try again in 30 min")) << line;
  EXPECT_TRUE(clock.waits.empty());
}

TEST_F(ExchangeTest, F23_F3_RedirectsElsewhereAreNotFollowed) {
  const char* const rows[] = {"http://login.hotel.example/?next=clio",
                              "https://evil.example/api/v4/matters/7.json",
                              "http://ca.app.clio.com/api/v4/matters/7.json",
                              "https://ca.app.clio.com:8443/api/v4/matters/7.json",
                              "https://ca.app.clio.com@evil.example/",
                              "//evil.example/x",
                              "https://us.app.clio.com.evil.example/",
                              "",
                              "javascript:1"};
  for (const char* location : rows) {
    for (int status : {301, 302, 303, 307, 308}) {
      SCOPED_TRACE(testing::Message() << status << " to " << location);
      transport = fakes::FakeTransport();
      plan(reply(status, "", {{"Location", location}}));
      const auto answer = ask();
      ASSERT_FALSE(answer);
      EXPECT_EQ(answer.error().fault, Fault::denied);
      EXPECT_TRUE(says("which was not followed")) << line;
      EXPECT_EQ(transport.requests.size(), 1U) << "the token goes to Clio alone";
    }
  }
}

TEST_F(ExchangeTest, F23_RedirectsWithinClioAreFollowed) {
  transport.plan("/matters/7.json",
                 reply(307, "", {{"Location", "https://ca.app.clio.com/api/v4/moved.json?a=1"}}));
  transport.plan("/moved.json", reply(302, "", {{"Location", "/api/v4/again.json"}}));
  transport.plan("/again.json", fakes::json(kGood));
  ASSERT_TRUE(ask()) << line;
  EXPECT_EQ(transport.requests[2].url, "https://ca.app.clio.com/api/v4/again.json");
}

TEST_F(ExchangeTest, F23_ALoopOfRedirectsEnds) {
  plan(reply(302, "", {{"Location", "/api/v4/matters/7.json"}}));
  const auto answer = ask();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().fault, Fault::denied);
  EXPECT_TRUE(says("redirects lead nowhere")) << line;
  EXPECT_EQ(calls, 4);
}

TEST_F(ExchangeTest, AnAddressOutsideThisClioIsNeverAsked) {
  const auto access = access_for_region("ca", kCanary);
  Exchange exchange(*access, transport, clock, {});
  for (const char* url :
       {"https://app.clio.com/api/v4/x.json", "http://ca.app.clio.com/api/v4/x.json",
        "https://ca.app.clio.com.evil.example/", "nonsense"}) {
    const auto answer = exchange.get({url, "x"});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, Fault::denied);
  }
  EXPECT_TRUE(transport.requests.empty());
}

TEST_F(ExchangeTest, ATokenThatIsAnEverydayWordIsTakenOutToo) {
  plan(reply(422, R"({"error":{"message":"token token"}})"));
  const auto access = access_for_region("ca", "token");
  Exchange exchange(*access, transport, clock, {});
  const auto answer = exchange.get({access->base_url + "/api/v4/x.json", "x"});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().what, "Clio refused the question (status 422) (\"(token) (token)\")");
}

TEST_F(ExchangeTest, ACancelledWaitEndsTheCall) {
  clock.waits_before_cancel = 1;
  plan(reply(429, "{}", {{"Retry-After", "60"}}));
  const auto answer = ask();
  ASSERT_FALSE(answer);
  EXPECT_TRUE(says("stopped before Clio answered")) << line;
  EXPECT_EQ(calls, 1);
}

TEST(Spoken, ReadsLikeATime) {
  EXPECT_EQ(spoken(seconds(1)), "1 s");
  EXPECT_EQ(spoken(seconds(119)), "119 s");
  EXPECT_EQ(spoken(seconds(120)), "2 min");
  EXPECT_EQ(spoken(seconds(3600)), "1 h");
  EXPECT_EQ(spoken(seconds(3900)), "1 h 5 min");
}

}  // namespace
}  // namespace engross::clio
