// The parts of a sign-in that need no socket: addresses, keys, pasted codes, and what the token
// endpoint may say.
#include "clio/sign_in.h"

#include <gtest/gtest.h>

#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::clio {
namespace {

using base::Fault;
using std::chrono::seconds;

Access canada() { return *clio_of_region("ca"); }
bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct NamedRegion {
  const char* name;
  const char* typed;
  const char* base_url;
};

TEST(Region, IsToldFromItsWordItsNameOrAnAddress) {
  const NamedRegion rows[] = {
      {"us", "us", "https://app.clio.com"},
      {"ca", "ca", "https://ca.app.clio.com"},
      {"eu in capitals", "EU", "https://eu.app.clio.com"},
      {"au with blanks", " au ", "https://au.app.clio.com"},
      {"Canada", "Canada", "https://ca.app.clio.com"},
      {"United States", "united states", "https://app.clio.com"},
      {"an address of the browser", "https://ca.app.clio.com/nc/#/matters/12",
       "https://ca.app.clio.com"},
      {"without https", "eu.app.clio.com/nc/", "https://eu.app.clio.com"},
      {"plain http is never used", "http://au.app.clio.com/", "https://au.app.clio.com"},
      {"the developer portal", "https://ca.developers.clio.com/apps", "https://ca.app.clio.com"},
  };
  for (const NamedRegion& row : rows) {
    SCOPED_TRACE(row.name);
    const auto clio = clio_of_region(row.typed);
    ASSERT_TRUE(clio) << clio.error().line();
    EXPECT_EQ(clio->base_url, row.base_url);
    EXPECT_EQ(clio->token, "");
  }
}

TEST(Region, RefusesWhatIsNoRegion) {
  for (const char* typed :
       {"", "mars", "uk", "https://app.clio.com.evil.test/", "https://evil.test/app.clio.com",
        "https://user@ca.app.clio.com/", "https://grow.clio.com/", "ca.app.clio.com.", "us ca",
        "https://xca.app.clio.com", "file:///ca.app.clio.com"}) {
    SCOPED_TRACE(typed);
    const auto clio = clio_of_region(typed);
    ASSERT_FALSE(clio);
    EXPECT_EQ(clio.error().fault, Fault::usage);
    EXPECT_TRUE(holds(clio.error().remedy, "us, ca, eu or au"));
  }
}

TEST(AppKeysTest, OuterBlanksAreDropped) {
  const auto app = app_keys(" Kq1abc\r", "\tS3cret ");
  ASSERT_TRUE(app);
  EXPECT_EQ(app->key, "Kq1abc");
  EXPECT_EQ(app->secret, "S3cret");
}

TEST(AppKeysTest, RefusesWhatIsNone) {
  const std::pair<std::string, std::string> rows[] = {{"", "secret"},
                                                      {"key", ""},
                                                      {"   ", "secret"},
                                                      {"two words", "secret"},
                                                      {"key", "two words"},
                                                      {"12345", "secret"},
                                                      {"k\xc3\xa9y", "secret"},
                                                      {std::string(513, 'k'), "secret"},
                                                      {"key", std::string(513, 's')}};
  for (const auto& [key, secret] : rows) {
    const auto app = app_keys(key, secret);
    ASSERT_FALSE(app) << key;
    EXPECT_EQ(app.error().fault, Fault::usage);
    EXPECT_FALSE(holds(app.error().line(), "two words"));
  }
}

TEST(AuthorizeAddress, NamesEverythingAndNeverTheVerifier) {
  const Attempt attempt{"st8", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                        "http://127.0.0.1:5678/callback"};
  EXPECT_EQ(authorize_address(canada(), {"k&1", "never-shown"}, attempt),
            "https://ca.app.clio.com/oauth/authorize?response_type=code&client_id=k%261"
            "&redirect_uri=http%3A%2F%2F127.0.0.1%3A5678%2Fcallback&state=st8"
            "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            "&code_challenge_method=S256&redirect_on_decline=true");
}

TEST(AuthorizeAddress, O14_TheChallengeIsThatOfRfc7636AppendixB) {
  EXPECT_EQ(challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST(AuthorizeAddress, NoRandomnessIsNoAttempt) {
  const auto attempt = new_attempt("x", [](std::size_t) -> base::Result<std::string> {
    return base::failure(Fault::internal, "no random numbers", "", "restart");
  });
  EXPECT_FALSE(attempt);
}

struct PastedCode {
  const char* name;
  std::string text;
  const char* code;  // nullptr: refused
  Fault fault;
};

TEST(PastedCodeTest, IsTakenFromTheCodeTheTitleOrTheAddress) {
  const Attempt attempt{"st8", "v", "https://ca.app.clio.com/oauth/approval"};
  const PastedCode rows[] = {
      {"the code alone", "abc-123", "abc-123", {}},
      {"with blanks", "  abc \r\n", "abc", {}},
      {"the title", "Success code=abc", "abc", {}},
      {"the address", "https://ca.app.clio.com/oauth/approval?code=abc&state=st8", "abc", {}},
      {"an encoded one", "https://ca.app.clio.com/oauth/approval?code=a%2Fb", "a/b", {}},
      {"nothing", "", nullptr, Fault::malformed},
      {"blanks", "   ", nullptr, Fault::malformed},
      {"the declined title", "Failure error=access_denied", nullptr, Fault::sign_in_needed},
      {"O6 error and code", "?code=abc&error=access_denied", nullptr, Fault::sign_in_needed},
      {"another state", "?code=abc&state=other", nullptr, Fault::denied},
      {"a state twice", "?code=abc&state=st8&state=st8", nullptr, Fault::denied},
      {"a code twice", "?code=abc&code=def", nullptr, Fault::malformed},
      {"an empty code", "Success code=", nullptr, Fault::malformed},
      {"two words", "abc def", nullptr, Fault::malformed},
      {"64 KB", std::string(65536, 'a'), nullptr, Fault::malformed},
  };
  for (const PastedCode& row : rows) {
    SCOPED_TRACE(row.name);
    const auto code = pasted_code(row.text, attempt);
    ASSERT_EQ(code.has_value(), row.code != nullptr) << (code ? *code : code.error().line());
    if (code) {
      EXPECT_EQ(*code, row.code);
    } else {
      EXPECT_EQ(code.error().fault, row.fault);
      EXPECT_FALSE(holds(code.error().line(), "abc"));
    }
  }
}

struct TokenLife {
  const char* name;
  const char* body;
  long life;
};

TEST(TokenAnswerTest, O15_LivesAreClampedAndAMissingRefreshTokenIsNone) {
  const TokenLife rows[] = {
      {"as Clio says", R"({"access_token":"a","expires_in":2592000})", 2592000},
      {"no expires_in", R"({"access_token":"a"})", 3600},
      {"null", R"({"access_token":"a","expires_in":null})", 3600},
      {"negative", R"({"access_token":"a","expires_in":-5})", 3600},
      {"zero", R"({"access_token":"a","expires_in":0})", 3600},
      {"one second", R"({"access_token":"a","expires_in":1})", 60},
      {"1e18", R"({"access_token":"a","expires_in":1e18})", 34560000},
      {"all digits of 1e18", R"({"access_token":"a","expires_in":1000000000000000000})", 34560000},
      {"more than any number", R"({"access_token":"a","expires_in":"1e999"})", 34560000},
      {"less than any number", R"({"access_token":"a","expires_in":"-1e999"})", 3600},
      {"a string", R"({"access_token":"a","expires_in":"7200"})", 7200},
      {"a fraction", R"({"access_token":"a","expires_in":90.5})", 90},
      {"a word", R"({"access_token":"a","expires_in":"soon"})", 3600},
      {"nan", R"({"access_token":"a","expires_in":"nan"})", 3600},
      {"empty", R"({"access_token":"a","expires_in":""})", 3600},
      {"a list", R"({"access_token":"a","expires_in":[1]})", 3600},
  };
  for (const TokenLife& row : rows) {
    SCOPED_TRACE(row.name);
    const auto answer = read_token_answer(fakes::json(row.body), canada());
    ASSERT_TRUE(answer) << answer.error().line();
    EXPECT_EQ(answer->life, seconds(row.life));
    EXPECT_EQ(answer->refresh_token, "");
  }
}

struct BadTokenAnswer {
  const char* name;
  Response response;
  Fault fault;
  const char* says;
};

TEST(TokenAnswerTest, O16_O20_O22_WhatIsNoTokenSaysWhatToDo) {
  const std::string kSecret = "kT9-canary";
  const BadTokenAnswer rows[] = {
      {"O16 50 MB", fakes::json(R"({"access_token":")" + std::string(50'000'000, 'a') + R"("})"),
       Fault::malformed, "more than 64 KiB"},
      {"O16 just over 64 KiB",
       fakes::json(R"({"access_token":"a","x":")" + std::string(65536, 'a') + R"("})"),
       Fault::malformed, "more than 64 KiB"},
      {"O16 HTML",
       {200, {{"Content-Type", "text/html"}}, "<!DOCTYPE html><p>sign in</p>"},
       Fault::unreachable,
       "this network needs a sign-in"},
      {"O16 another type",
       {200, {{"Content-Type", "text/plain"}}, R"({"access_token":"a"})"},
       Fault::malformed,
       "is not JSON"},
      {"O16 no type", {200, {}, R"({"access_token":"a"})"}, Fault::malformed, "is not JSON"},
      {"empty",
       {200, {{"Content-Type", "application/json"}}, ""},
       Fault::malformed,
       "cannot be read"},
      {"cut short", fakes::json(R"({"access_token":"kT9-canary)"), Fault::malformed,
       "cannot be read"},
      {"no token", fakes::json(R"({"expires_in":5})"), Fault::malformed, "no token"},
      {"a number for a token", fakes::json(R"({"access_token":5})"), Fault::malformed, "no token"},
      {"a line break in it", fakes::json(R"({"access_token":"kT9-canary\r\nX: y"})"),
       Fault::malformed, "no token"},
      {"a blank in the refresh token",
       fakes::json(R"({"access_token":"a","refresh_token":"kT9-canary x"})"), Fault::malformed,
       "no token"},
      {"O22 307", {307, {{"Location", "https://evil.test/"}}, ""}, Fault::denied, "not followed"},
      {"O22 308", {308, {{"Location", "https://evil.test/"}}, ""}, Fault::denied, "not followed"},
      {"O20 invalid_grant", fakes::reply(400, R"({"error":"invalid_grant"})"),
       Fault::sign_in_needed, "sign in again: engross connect --region ca"},
      {"invalid_grant as 401", fakes::reply(401, R"({"error":"invalid_grant"})"),
       Fault::sign_in_needed, "what was imported is untouched"},
      {"F14 wrong keys", fakes::reply(401, R"({"error":"invalid_client"})"), Fault::denied,
       "us, eu, au"},
      {"F14 wrong keys name --new-keys", fakes::reply(401, R"({"error":"invalid_client"})"),
       Fault::denied, "engross connect --region ca --new-keys"},
      {"401 without a word", fakes::reply(401, ""), Fault::denied, "app key and secret"},
      {"another refusal", fakes::reply(400, R"({"error":"invalid_request"})"), Fault::denied,
       "status 400"},
      {"429", fakes::reply(429, "{}"), Fault::unreachable, "try again in a few minutes"},
      {"503", fakes::reply(503, "{}"), Fault::unreachable, "nothing is lost"},
      {"a proxy", fakes::reply(407, ""), Fault::unreachable, "needs a sign-in"},
      {"a captive network", fakes::reply(511, ""), Fault::unreachable, "needs a sign-in"},
  };
  for (const BadTokenAnswer& row : rows) {
    SCOPED_TRACE(row.name);
    const auto answer = read_token_answer(row.response, canada());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, row.fault) << answer.error().line();
    EXPECT_TRUE(holds(answer.error().line(), row.says)) << answer.error().line();
    EXPECT_FALSE(holds(answer.error().line(), kSecret));
    EXPECT_FALSE(answer.error().remedy.empty());
  }
}

class TokenEndpointTest : public testing::Test {
 protected:
  fakes::FakeTransport transport;
  fakes::SettableClock clock;
  TokenEndpoint endpoint{canada(), transport, clock};
  const AppKeys app{"key", "kT9-secret"};
};

TEST_F(TokenEndpointTest, TheExchangeSendsAllOfItInTheBody) {
  transport.plan("/oauth/token", fakes::json(R"({"access_token":"a","refresh_token":"r"})"));
  const auto answer =
      endpoint.exchange(app, {"st8", "ver", "http://127.0.0.1:5678/callback"}, "kT9 code");
  ASSERT_TRUE(answer) << answer.error().line();
  EXPECT_EQ(answer->refresh_token, "r");
  ASSERT_EQ(transport.requests.size(), 1U);
  const Request& request = transport.requests.front();
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://ca.app.clio.com/oauth/token");
  EXPECT_EQ(request.body,
            "grant_type=authorization_code&client_id=key&client_secret=kT9-secret&code=kT9%20code"
            "&redirect_uri=http%3A%2F%2F127.0.0.1%3A5678%2Fcallback&code_verifier=ver");
}

TEST_F(TokenEndpointTest, O22_ARedirectIsSentNowhere) {
  for (int status : {301, 302, 303, 307, 308}) {
    fakes::FakeTransport one;
    one.plan("/oauth/token", Response{status, {{"Location", "https://evil.test/token"}}, ""});
    one.plan("evil", fakes::json(R"({"access_token":"a"})"));
    EXPECT_FALSE(TokenEndpoint(canada(), one, clock).refresh(app, "kT9-refresh"));
    ASSERT_EQ(one.requests.size(), 1U) << status;
    EXPECT_EQ(one.requests[0].url, "https://ca.app.clio.com/oauth/token");
  }
}

TEST_F(TokenEndpointTest, SilenceIsAskedThreeTimesARefusalOnce) {
  transport.plan("/oauth/token", fakes::silence(), 3);
  const auto silent = endpoint.refresh(app, "r");
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().fault, Fault::unreachable);
  EXPECT_EQ(transport.requests.size(), 3U);
  fakes::FakeTransport refusing;
  refusing.plan("/oauth/token", fakes::reply(400, R"({"error":"invalid_grant"})"));
  EXPECT_FALSE(TokenEndpoint(canada(), refusing, clock).refresh(app, "r"));
  EXPECT_EQ(refusing.requests.size(), 1U);
}

TEST_F(TokenEndpointTest, DeauthorizeTakesATokenThatIsNoLongerGoodForTakenBack) {
  for (int status : {200, 204, 401}) {
    fakes::FakeTransport one;
    one.plan("/oauth/deauthorize", fakes::reply(status, ""));
    EXPECT_TRUE(TokenEndpoint(canada(), one, clock).deauthorize("tok")) << status;
    EXPECT_EQ(one.requests[0].body, "token=tok");
  }
  transport.plan("/oauth/deauthorize", fakes::reply(403, ""));
  EXPECT_FALSE(endpoint.deauthorize("tok"));
}

}  // namespace
}  // namespace engross::clio
