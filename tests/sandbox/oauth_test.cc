// Sign-in: the page, the code, the tokens, and every way to be refused.
#include <regex>

#include "practice_client.h"

namespace engross::sandbox {
namespace {

constexpr const char* kCallback = "http://127.0.0.1:5678/callback";
// RFC 7636, appendix B.
constexpr const char* kVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
constexpr const char* kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

class SignIn : public PracticeTest {
 protected:
  Headers parameters() {
    return {{"response_type", "code"},
            {"client_id", clio_.server().client_id()},
            {"redirect_uri", kCallback},
            {"state", "a&b=c"}};
  }

  Got ask(const Headers& parameters) const {
    std::string query;
    for (const auto& [name, value] : parameters) {
      query += (query.empty() ? "?" : "&") + name + "=" + encode(value);
    }
    return clio_.send("GET", "/oauth/authorize" + query);
  }

  static std::string request_id(const Got& page) {
    std::smatch found;
    const std::regex hidden("name=\"request_id\" value=\"([0-9a-f]+)\"");
    return std::regex_search(page.body, found, hidden) ? found[1].str() : std::string();
  }

  Got decide(const Got& page, const std::string& decision, const std::string& user = "2004") const {
    return clio_.form(
        "/oauth/authorize",
        {{"request_id", request_id(page)}, {"user_id", user}, {"decision", decision}});
  }

  // The code of a sign-in that was allowed.
  std::string code(const Headers& more = {}) {
    Headers all = parameters();
    all.insert(all.end(), more.begin(), more.end());
    const std::string location = decide(ask(all), "allow").header("Location");
    const std::size_t at = location.find("code=");
    return at == std::string::npos ? std::string() : location.substr(at + 5, 40);
  }

  Headers exchange_form(const std::string& code) {
    return {{"grant_type", "authorization_code"},
            {"client_id", clio_.server().client_id()},
            {"client_secret", clio_.server().client_secret()},
            {"redirect_uri", kCallback},
            {"code", code}};
  }

  Headers refresh_form(const std::string& refresh_token) {
    return {{"grant_type", "refresh_token"},
            {"client_id", clio_.server().client_id()},
            {"client_secret", clio_.server().client_secret()},
            {"refresh_token", refresh_token}};
  }

  Got token(const Headers& form) const { return clio_.form("/oauth/token", form); }

  Got who(const std::string& access_token) const {
    return clio_.send("GET", "/api/v4/users/who_am_i.json",
                      {{"Authorization", "Bearer " + access_token}});
  }
};

void set(Headers& form, const std::string& name, const std::string& value) {
  for (auto& [key, old] : form) {
    if (key == name) {
      old = value;
      return;
    }
  }
  form.emplace_back(name, value);
}

TEST_F(SignIn, AllowedLeadsToATokenOfThatUser) {
  const Got page = ask(parameters());
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.header("X-Frame-Options"), "DENY");
  EXPECT_NE(page.body.find("Engross asks for access to Beaumont Hale LLP"), std::string::npos);
  EXPECT_NE(page.body.find("Priya Nair"), std::string::npos);
  EXPECT_EQ(page.body.find("Wendell Kirkpatrick"), std::string::npos) << "he is disabled";
  const Got allowed = decide(page, "allow");
  EXPECT_EQ(allowed.status, 302);
  const std::string location = allowed.header("Location");
  EXPECT_TRUE(location.starts_with(std::string(kCallback) + "?code=")) << location;
  EXPECT_TRUE(location.ends_with("&state=a%26b%3Dc")) << location;
  const Got got = token(exchange_form(location.substr(location.find("code=") + 5, 40)));
  ASSERT_EQ(got.status, 200) << got.body;
  EXPECT_EQ(got.data()["token_type"], "bearer");
  EXPECT_EQ(got.data()["expires_in"], 2592000);
  EXPECT_EQ(got.data()["access_token"].get<std::string>().size(), 40U);
  EXPECT_EQ(got.data()["refresh_token"].get<std::string>().size(), 40U);
  EXPECT_EQ(got.data().size(), 4U);
  EXPECT_EQ(got.header("Cache-Control"), "no-store");
  EXPECT_EQ(who(got.data()["access_token"]).data()["data"]["name"], "Tamsin Achebe");
}

TEST_F(SignIn, DeniedWithoutRedirectOnDeclineEndsAt400) {
  const Got got = decide(ask(parameters()), "deny");
  EXPECT_EQ(got.status, 400);
  EXPECT_EQ(got.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(got.header("Location"), "");
}

TEST_F(SignIn, DeniedWithRedirectOnDeclineGoesBack) {
  Headers asked = parameters();
  asked.emplace_back("redirect_on_decline", "true");
  const Got got = decide(ask(asked), "deny");
  EXPECT_EQ(got.status, 302);
  EXPECT_EQ(got.header("Location"),
            std::string(kCallback) + "?error=access_denied&state=a%26b%3Dc");
}

TEST_F(SignIn, TheApprovalPageCarriesTheCodeInItsTitle) {
  Headers asked = parameters();
  set(asked, "redirect_uri", clio_.server().address() + "/oauth/approval");
  const std::string location = decide(ask(asked), "allow").header("Location");
  const std::string target = location.substr(clio_.server().address().size());
  const Got page = clio_.send("GET", target);
  EXPECT_EQ(page.status, 200);
  const std::string code = location.substr(location.find("code=") + 5, 40);
  EXPECT_NE(page.body.find("<title>Success code=" + code + "</title>"), std::string::npos);
  const Got failed = clio_.send("GET", "/oauth/approval?error=access_denied");
  EXPECT_NE(failed.body.find("<title>Failure error=access_denied</title>"), std::string::npos);
}

TEST_F(SignIn, APageIsUsedOnce) {
  const Got page = ask(parameters());
  EXPECT_EQ(decide(page, "allow").status, 302);
  EXPECT_EQ(decide(page, "allow").status, 400);
}

TEST_F(SignIn, TextFromOutsideIsNoMarkup) {
  const Got page = clio_.send("GET", "/oauth/approval?error=%3Cscript%3Ealert(1)%3C/script%3E");
  EXPECT_EQ(page.body.find("<script>"), std::string::npos);
}

struct AskRow {
  const char* name;
  const char* parameter;
  const char* value;
};

class AskRefused : public SignIn, public testing::WithParamInterface<AskRow> {};

TEST_P(AskRefused, With400AndAPageAndNoRedirect) {
  Headers asked = parameters();
  set(asked, GetParam().parameter, GetParam().value);
  const Got got = ask(asked);
  EXPECT_EQ(got.status, 400);
  EXPECT_EQ(got.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(got.header("Location"), "");
  EXPECT_EQ(request_id(got), "");
}

INSTANTIATE_TEST_SUITE_P(
    Rows, AskRefused,
    testing::Values(AskRow{"UnknownKey", "client_id", "nobody"},
                    AskRow{"NumericAppId", "client_id", "1234"}, AskRow{"NoKey", "client_id", ""},
                    AskRow{"OtherPort", "redirect_uri", "http://127.0.0.1:5679/callback"},
                    AskRow{"OtherPath", "redirect_uri", "http://127.0.0.1:5678/callback/"},
                    AskRow{"OtherHost", "redirect_uri", "http://localhost:5678/callback"},
                    AskRow{"OtherScheme", "redirect_uri", "https://127.0.0.1:5678/callback"},
                    AskRow{"WithQuery", "redirect_uri", "http://127.0.0.1:5678/callback?x=1"},
                    AskRow{"OfAnotherApp", "redirect_uri", "http://127.0.0.1:5999/back"},
                    AskRow{"BareApproval", "redirect_uri", "/oauth/approval"},
                    AskRow{"NoRedirect", "redirect_uri", ""},
                    AskRow{"Implicit", "response_type", "token"},
                    AskRow{"NoResponseType", "response_type", ""}),
    [](const auto& row) { return row.param.name; });

TEST_F(SignIn, AnUnknownChallengeMethodIsRefused) {
  Headers asked = parameters();
  asked.emplace_back("code_challenge", kChallenge);
  asked.emplace_back("code_challenge_method", "S512");
  EXPECT_EQ(ask(asked).status, 400);
}

TEST_F(SignIn, ADisabledUserCannotAllow) {
  EXPECT_EQ(decide(ask(parameters()), "allow", "2005").status, 400);
}

struct ExchangeRow {
  const char* name;
  const char* field;
  const char* value;
  int status;
  const char* error;
};

class ExchangeRefused : public SignIn, public testing::WithParamInterface<ExchangeRow> {};

TEST_P(ExchangeRefused, WithTheFlatBodyAndTheCodeStillGood) {
  const std::string good = code();
  Headers form = exchange_form(good);
  set(form, GetParam().field, GetParam().value);
  const Got got = token(form);
  EXPECT_EQ(got.status, GetParam().status);
  EXPECT_EQ(got.data()["error"], GetParam().error);
  EXPECT_TRUE(got.data()["error_description"].is_string());
  EXPECT_EQ(token(exchange_form(good)).status, 200);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ExchangeRefused,
    testing::Values(ExchangeRow{"WrongSecret", "client_secret", "guess", 401, "invalid_client"},
                    ExchangeRow{"NoSecret", "client_secret", "", 401, "invalid_client"},
                    ExchangeRow{"UnknownKey", "client_id", "nobody", 401, "invalid_client"},
                    ExchangeRow{"OtherRedirect", "redirect_uri", "http://127.0.0.1:5678/other", 400,
                                "invalid_grant"},
                    ExchangeRow{"NoRedirect", "redirect_uri", "", 400, "invalid_grant"},
                    ExchangeRow{"UnknownCode", "code", "0123456789012345678901234567890123456789",
                                400, "invalid_grant"},
                    ExchangeRow{"NoCode", "code", "", 400, "invalid_grant"},
                    ExchangeRow{"Password", "grant_type", "password", 400,
                                "unsupported_grant_type"},
                    ExchangeRow{"ClientCredentials", "grant_type", "client_credentials", 400,
                                "unsupported_grant_type"},
                    ExchangeRow{"NoGrantType", "grant_type", "", 400, "unsupported_grant_type"}),
    [](const auto& row) { return row.param.name; });

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

class Pkce : public SignIn, public testing::WithParamInterface<PkceRow> {};

TEST_P(Pkce, HoldsTheVerifierToTheChallenge) {
  const PkceRow& row = GetParam();
  Headers more;
  if (row.challenge != nullptr) more.emplace_back("code_challenge", row.challenge);
  if (row.method != nullptr) more.emplace_back("code_challenge_method", row.method);
  Headers form = exchange_form(code(more));
  if (row.verifier != nullptr) form.emplace_back("code_verifier", row.verifier);
  EXPECT_EQ(token(form).status, row.status);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Pkce,
    testing::Values(PkceRow{"S256", "S256", kChallenge, kVerifier, 200},
                    PkceRow{"Plain", "plain", kVerifier, kVerifier, 200},
                    PkceRow{"PlainByDefault", nullptr, kVerifier, kVerifier, 200},
                    PkceRow{"NotUsed", nullptr, nullptr, nullptr, 200},
                    PkceRow{"VerifierAlone", nullptr, nullptr, kVerifier, 200},
                    PkceRow{"WrongVerifier", "S256", kChallenge, "something-else", 400},
                    PkceRow{"ChallengeAsVerifier", "S256", kChallenge, kChallenge, 400},
                    PkceRow{"NoVerifier", "S256", kChallenge, nullptr, 400},
                    PkceRow{"EmptyVerifier", "S256", kChallenge, "", 400},
                    PkceRow{"PlainWrong", "plain", kVerifier, "x", 400}),
    [](const auto& row) { return row.param.name; });

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

class TokenRefused : public SignIn, public testing::WithParamInterface<TokenRow> {};

TEST_P(TokenRefused, WithTheFlat401) {
  Headers headers;
  if (GetParam().authorization != nullptr) {
    headers.emplace_back("Authorization", GetParam().authorization);
  }
  const Got got = clio_.send("GET", "/api/v4/matters", headers);
  EXPECT_EQ(got.status, 401);
  EXPECT_EQ(got.data(), json::parse(R"({"error":"invalid_token","error_description":
      "The access token provided is expired, revoked, malformed or invalid for other reasons."})"));
  EXPECT_NE(got.header("X-RateLimit-Limit"), "");
}

INSTANTIATE_TEST_SUITE_P(Rows, TokenRefused,
                         testing::Values(TokenRow{"NoHeader", nullptr},
                                         TokenRow{"Unknown", "Bearer 0000000000"},
                                         TokenRow{"Empty", "Bearer "},
                                         TokenRow{"Basic", "Basic dXNlcjpwYXNz"},
                                         TokenRow{"NoScheme", "0000000000"}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace engross::sandbox
