// Sign-in up to the code: the page, the decision, and every way to be refused.
#include "rows/rows.h"
#include "sign_in.h"

namespace engross::sandbox {
namespace {

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

TEST_F(SignIn, ARedirectThatASwitchRegistersIsTakenToTheLetter) {
  Headers asked = parameters();
  set(asked, "redirect_uri", "http://127.0.0.1:45111/callback");
  EXPECT_EQ(ask(asked).status, 400);
  clio_.set(nlohmann::json::parse(R"({"redirect_uris":["http://127.0.0.1:45111/callback"]})"));
  EXPECT_EQ(ask(asked).status, 200);
  set(asked, "redirect_uri", "http://127.0.0.1:45112/callback");
  EXPECT_EQ(ask(asked).status, 400);
}

TEST_F(SignIn, ThePracticeTellsTheKeyOfItsApp) {
  const auto app = nlohmann::json::parse(clio_.send("GET", "/practice/app").body);
  EXPECT_EQ(app["client_id"], clio_.server().client_id());
  EXPECT_EQ(app["client_secret"], clio_.server().client_secret());
  EXPECT_EQ(clio_.send("POST", "/practice/app").status, 404);
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

class AskRefused : public SignIn, public rows::WithRow<AskRow> {};

ROW_TEST(AskRefused, With400AndAPageAndNoRedirect) {
  Headers asked = parameters();
  set(asked, row().parameter, row().value);
  const Got got = ask(asked);
  EXPECT_EQ(got.status, 400);
  EXPECT_EQ(got.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(got.header("Location"), "");
  EXPECT_EQ(request_id(got), "");
}

ROWS(Rows, AskRefused, AskRow{"UnknownKey", "client_id", "nobody"},
     AskRow{"NumericAppId", "client_id", "1234"}, AskRow{"NoKey", "client_id", ""},
     AskRow{"OtherPort", "redirect_uri", "http://127.0.0.1:5679/callback"},
     AskRow{"OtherPath", "redirect_uri", "http://127.0.0.1:5678/callback/"},
     AskRow{"OtherHost", "redirect_uri", "http://localhost:5678/callback"},
     AskRow{"OtherScheme", "redirect_uri", "https://127.0.0.1:5678/callback"},
     AskRow{"WithQuery", "redirect_uri", "http://127.0.0.1:5678/callback?x=1"},
     AskRow{"OfAnotherApp", "redirect_uri", "http://127.0.0.1:5999/back"},
     AskRow{"BareApproval", "redirect_uri", "/oauth/approval"},
     AskRow{"NoRedirect", "redirect_uri", ""}, AskRow{"Implicit", "response_type", "token"},
     AskRow{"NoResponseType", "response_type", ""});

TEST_F(SignIn, AnUnknownChallengeMethodIsRefused) {
  Headers asked = parameters();
  asked.emplace_back("code_challenge", kChallenge);
  asked.emplace_back("code_challenge_method", "S512");
  EXPECT_EQ(ask(asked).status, 400);
}

TEST_F(SignIn, ADisabledUserCannotAllow) {
  EXPECT_EQ(decide(ask(parameters()), "allow", "2005").status, 400);
}

}  // namespace
}  // namespace engross::sandbox
