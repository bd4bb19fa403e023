// From the code to tokens, and what ends them.
#include "rows/rows.h"
#include "sign_in.h"

namespace engross::sandbox {
namespace {

struct ExchangeRow {
  const char* name;
  const char* field;
  const char* value;
  int status;
  const char* error;
};

class ExchangeRefused : public SignIn, public rows::WithRow<ExchangeRow> {};

ROW_TEST(ExchangeRefused, WithTheFlatBodyAndTheCodeStillGood) {
  const std::string good = code();
  Headers form = exchange_form(good);
  set(form, row().field, row().value);
  const Got got = token(form);
  EXPECT_EQ(got.status, row().status);
  EXPECT_EQ(got.data()["error"], row().error);
  EXPECT_TRUE(got.data()["error_description"].is_string());
  EXPECT_EQ(token(exchange_form(good)).status, 200);
}

ROWS(Rows, ExchangeRefused,
     ExchangeRow{"WrongSecret", "client_secret", "guess", 401, "invalid_client"},
     ExchangeRow{"NoSecret", "client_secret", "", 401, "invalid_client"},
     ExchangeRow{"UnknownKey", "client_id", "nobody", 401, "invalid_client"},
     ExchangeRow{"OtherRedirect", "redirect_uri", "http://127.0.0.1:5678/other", 400,
                 "invalid_grant"},
     ExchangeRow{"NoRedirect", "redirect_uri", "", 400, "invalid_grant"},
     ExchangeRow{"UnknownCode", "code", "0123456789012345678901234567890123456789", 400,
                 "invalid_grant"},
     ExchangeRow{"NoCode", "code", "", 400, "invalid_grant"},
     ExchangeRow{"Password", "grant_type", "password", 400, "unsupported_grant_type"},
     ExchangeRow{"ClientCredentials", "grant_type", "client_credentials", 400,
                 "unsupported_grant_type"},
     ExchangeRow{"NoGrantType", "grant_type", "", 400, "unsupported_grant_type"});

TEST_F(SignIn, ACodeIsUsedOnce) {
  const std::string once = code();
  EXPECT_EQ(token(exchange_form(once)).status, 200);
  const Got again = token(exchange_form(once));
  EXPECT_EQ(again.status, 400);
  EXPECT_EQ(again.data()["error"], "invalid_grant");
}

TEST_F(SignIn, ACodeLastsTenMinutes) {
  const std::string early = code();
  const std::string late = code();
  clio_.set({{"clock_ahead_s", 590}});
  EXPECT_EQ(token(exchange_form(early)).status, 200);
  clio_.set({{"clock_ahead_s", 601}});
  EXPECT_EQ(token(exchange_form(late)).data()["error"], "invalid_grant");
}

TEST_F(SignIn, ACodeOfOneAppIsNothingToAnother) {
  Headers form = exchange_form(code());
  set(form, "client_id", "practice-other-key-00000000000000002");
  set(form, "client_secret", "practice-other-secret-not-a-real-one");
  EXPECT_EQ(token(form).data()["error"], "invalid_grant");
}

TEST_F(SignIn, JsonIsNoForm) {
  const Got got = clio_.send("POST", "/oauth/token", {}, R"({"grant_type":"refresh_token"})");
  EXPECT_EQ(got.status, 400);
  EXPECT_EQ(got.data()["error"], "invalid_request");
}

struct PkceRow {
  const char* name;
  const char* method;  // null: none sent
  const char* challenge;
  const char* verifier;  // null: none sent
  int status;
};

class Pkce : public SignIn, public rows::WithRow<PkceRow> {};

ROW_TEST(Pkce, HoldsTheVerifierToTheChallenge) {
  const PkceRow& row = this->row();
  Headers more;
  if (row.challenge != nullptr) more.emplace_back("code_challenge", row.challenge);
  if (row.method != nullptr) more.emplace_back("code_challenge_method", row.method);
  Headers form = exchange_form(code(more));
  if (row.verifier != nullptr) form.emplace_back("code_verifier", row.verifier);
  EXPECT_EQ(token(form).status, row.status);
}

ROWS(Rows, Pkce, PkceRow{"S256", "S256", kChallenge, kVerifier, 200},
     PkceRow{"Plain", "plain", kVerifier, kVerifier, 200},
     PkceRow{"PlainByDefault", nullptr, kVerifier, kVerifier, 200},
     PkceRow{"NotUsed", nullptr, nullptr, nullptr, 200},
     PkceRow{"VerifierAlone", nullptr, nullptr, kVerifier, 200},
     PkceRow{"WrongVerifier", "S256", kChallenge, "something-else", 400},
     PkceRow{"ChallengeAsVerifier", "S256", kChallenge, kChallenge, 400},
     PkceRow{"NoVerifier", "S256", kChallenge, nullptr, 400},
     PkceRow{"EmptyVerifier", "S256", kChallenge, "", 400},
     PkceRow{"PlainWrong", "plain", kVerifier, "x", 400});

TEST_F(SignIn, ARefreshTokenIsReusedAndNotNamedAgain) {
  const json first = token(exchange_form(code())).data();
  for (int round = 0; round < 3; ++round) {
    const Got got = token(refresh_form(first["refresh_token"]));
    ASSERT_EQ(got.status, 200) << got.body;
    EXPECT_FALSE(got.data().contains("refresh_token"));
    EXPECT_NE(got.data()["access_token"], first["access_token"]);
    EXPECT_EQ(who(got.data()["access_token"]).status, 200);
  }
  EXPECT_EQ(who(first["access_token"]).status, 200) << "the earlier token lives on";
}

TEST_F(SignIn, ARotatedRefreshTokenReplacesTheOldOne) {
  const json first = token(exchange_form(code())).data();
  clio_.set({{"rotate_refresh_tokens", true}});
  const Got got = token(refresh_form(first["refresh_token"]));
  ASSERT_EQ(got.status, 200);
  EXPECT_NE(got.data()["refresh_token"], first["refresh_token"]);
  const Got old = token(refresh_form(first["refresh_token"]));
  EXPECT_EQ(old.status, 400);
  EXPECT_EQ(old.data()["error"], "invalid_grant");
  EXPECT_EQ(token(refresh_form(got.data()["refresh_token"])).status, 200);
}

TEST_F(SignIn, ARefreshTokenOfOneAppIsNothingToAnother) {
  Headers form = refresh_form(token(exchange_form(code())).data()["refresh_token"]);
  set(form, "client_id", "practice-other-key-00000000000000002");
  set(form, "client_secret", "practice-other-secret-not-a-real-one");
  EXPECT_EQ(token(form).data()["error"], "invalid_grant");
}

TEST_F(SignIn, AnAccessTokenExpires) {
  clio_.set({{"token_lifetime_s", 3600}});
  const json first = token(exchange_form(code())).data();
  EXPECT_EQ(first["expires_in"], 3600);
  clio_.set({{"clock_ahead_s", 3590}});
  EXPECT_EQ(who(first["access_token"]).status, 200);
  clio_.set({{"clock_ahead_s", 3601}});
  EXPECT_EQ(who(first["access_token"]).status, 401);
}

TEST_F(SignIn, DeauthorizeKillsThatTokenAlone) {
  const json first = token(exchange_form(code())).data();
  const json second = token(refresh_form(first["refresh_token"])).data();
  const std::string one = first["access_token"];
  const Got got =
      clio_.form("/oauth/deauthorize", {{"token", one}}, {{"Authorization", "Bearer " + one}});
  EXPECT_EQ(got.status, 200);
  EXPECT_EQ(who(one).status, 401);
  EXPECT_EQ(who(second["access_token"]).status, 200);
  EXPECT_EQ(token(refresh_form(first["refresh_token"])).status, 200);
}

TEST_F(SignIn, DeauthorizeNeedsALiveToken) {
  const Got got = clio_.form("/oauth/deauthorize", {{"token", clio_.token}},
                             {{"Authorization", "Bearer nothing"}});
  EXPECT_EQ(got.status, 401);
  EXPECT_EQ(who(clio_.token).status, 200);
}

TEST_F(SignIn, ATokenOfOneRegionIsNothingInAnother) {
  EXPECT_EQ(who(clio_.token).status, 200);
  clio_.set({{"region", "ca"}});
  EXPECT_EQ(who(clio_.token).status, 401);
  const json fresh = token(exchange_form(code())).data();
  EXPECT_EQ(who(fresh["access_token"]).status, 200);
  clio_.set({{"region", "us"}});
  EXPECT_EQ(who(fresh["access_token"]).status, 401);
  EXPECT_EQ(who(clio_.token).status, 200);
}

// A suite, and so a server, of its own: it takes the practice token away too.
class TakenAway : public SignIn {};

TEST_F(TakenAway, TokensByExpiryAndTheAppByRevocation) {
  const json first = token(exchange_form(code())).data();
  EXPECT_EQ(clio_.send("POST", "/practice/expire_tokens").status, 200);
  EXPECT_EQ(who(first["access_token"]).status, 401);
  const Got renewed = token(refresh_form(first["refresh_token"]));
  EXPECT_EQ(renewed.status, 200);
  EXPECT_EQ(clio_.send("POST", "/practice/revoke_app").status, 200);
  EXPECT_EQ(who(renewed.data()["access_token"]).status, 401);
  EXPECT_EQ(token(refresh_form(first["refresh_token"])).data()["error"], "invalid_grant");
}

TEST_F(SignIn, RedirectUrisOfTheOptionsAreRegisteredToo) {
  Options options;
  options.redirect_uris = {"http://127.0.0.1:45110/callback"};
  PracticeClient other(options);
  const std::string rest = "&redirect_uri=http%3A%2F%2F127.0.0.1%3A45110%2Fcallback";
  const std::string target = "/oauth/authorize?response_type=code&client_id=";
  EXPECT_EQ(other.send("GET", target + other.server().client_id() + rest).status, 200);
  EXPECT_EQ(clio_.send("GET", target + clio_.server().client_id() + rest).status, 400);
}

struct TokenRow {
  const char* name;
  const char* authorization;  // null: no header
};

class TokenRefused : public SignIn, public rows::WithRow<TokenRow> {};

ROW_TEST(TokenRefused, WithTheFlat401) {
  Headers headers;
  if (row().authorization != nullptr) {
    headers.emplace_back("Authorization", row().authorization);
  }
  const Got got = clio_.send("GET", "/api/v4/matters", headers);
  EXPECT_EQ(got.status, 401);
  EXPECT_EQ(got.data(), json::parse(R"({"error":"invalid_token","error_description":
      "The access token provided is expired, revoked, malformed or invalid for other reasons."})"));
  EXPECT_NE(got.header("X-RateLimit-Limit"), "");
}

ROWS(Rows, TokenRefused, TokenRow{"NoHeader", nullptr}, TokenRow{"Unknown", "Bearer 0000000000"},
     TokenRow{"Empty", "Bearer "}, TokenRow{"Basic", "Basic dXNlcjpwYXNz"},
     TokenRow{"NoScheme", "0000000000"});

}  // namespace
}  // namespace engross::sandbox
