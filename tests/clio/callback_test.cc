// What comes to the loopback port, one request a row; O1 to O12.
#include "clio/callback.h"

#include <gtest/gtest.h>

namespace engross::clio {
namespace {

const CallbackExpected kExpected{5678, "st8-canary"};

std::string get(const std::string& target, const std::string& host = "127.0.0.1:5678") {
  return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n\r\n";
}

struct CallbackRow {
  const char* name;
  std::string head;
  int status;
  std::optional<CallbackOutcome> outcome;
};

TEST(Callback, TakesACodeOrAnErrorWithTheRightState) {
  const CallbackRow rows[] = {
      {"a code", get("/callback?code=abc&state=st8-canary"), 200, CallbackOutcome{"abc", ""}},
      {"the other order", get("/callback?state=st8-canary&code=abc"), 200,
       CallbackOutcome{"abc", ""}},
      {"an encoded code", get("/callback?code=a%2Fb%3D&state=st8-canary"), 200,
       CallbackOutcome{"a/b=", ""}},
      {"more parameters", get("/callback?code=abc&state=st8-canary&iss=https%3A%2F%2Fx"), 200,
       CallbackOutcome{"abc", ""}},
      {"O5 declined", get("/callback?error=access_denied&state=st8-canary"), 200,
       CallbackOutcome{"", "access_denied"}},
      {"O6 error and code", get("/callback?code=abc&error=access_denied&state=st8-canary"), 200,
       CallbackOutcome{"", "access_denied"}},
      {"an error that is no word", get("/callback?error=%1b%5b31m&state=st8-canary"), 200,
       CallbackOutcome{"", "unknown"}},
      {"a code of 2048 letters", get("/callback?state=st8-canary&code=" + std::string(2048, 'a')),
       200, CallbackOutcome{std::string(2048, 'a'), ""}},
  };
  for (const CallbackRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto answer = judge_callback(row.head, kExpected);
    EXPECT_EQ(answer.status, row.status);
    EXPECT_EQ(answer.outcome, row.outcome);
    EXPECT_FALSE(answer.wrong_state);
  }
}

TEST(Callback, O1_O2_O3_O5_O6_O7_O9_O10_O12_RefusesTheRest) {
  const CallbackRow rows[] = {
      {"O1 no state", get("/callback?code=abc"), 400, {}},
      {"O1 no parameters", get("/callback"), 400, {}},
      {"O1 an empty state", get("/callback?code=abc&state="), 400, {}},
      {"O1 an error without a state", get("/callback?error=access_denied"), 400, {}},
      {"O2 another state", get("/callback?code=abc&state=other"), 403, {}},
      {"O2 a longer state", get("/callback?code=abc&state=st8-canaryx"), 403, {}},
      {"O2 the state's beginning", get("/callback?code=abc&state=st8-canar"), 403, {}},
      {"O2 the state in capitals", get("/callback?code=abc&state=ST8-CANARY"), 403, {}},
      {"O2 an error with another state", get("/callback?error=access_denied&state=x"), 403, {}},
      {"O3 no code", get("/callback?state=st8-canary"), 400, {}},
      {"O3 an empty code", get("/callback?code=&state=st8-canary"), 400, {}},
      {"O3 a code of 2049 letters",
       get("/callback?state=st8-canary&code=" + std::string(2049, 'a')),
       400,
       {}},
      {"O3 a code of 64 KB",
       get("/callback?state=st8-canary&code=" + std::string(65536, 'a')),
       400,
       {}},
      {"O3 64 KB as far as they are read",
       get("/callback?state=st8-canary&code=" + std::string(65536, 'a')).substr(0, 8192),
       400,
       {}},
      {"O3 a blank in the code", get("/callback?code=a%20b&state=st8-canary"), 400, {}},
      {"O3 a line break in the code", get("/callback?code=a%0d%0ab&state=st8-canary"), 400, {}},
      {"O3 a zero in the code", get("/callback?code=a%00b&state=st8-canary"), 400, {}},
      {"O3 half a percent", get("/callback?code=a%2&state=st8-canary"), 400, {}},
      {"O7 two codes", get("/callback?code=abc&code=abc&state=st8-canary"), 400, {}},
      {"O7 two states", get("/callback?code=abc&state=st8-canary&state=st8-canary"), 400, {}},
      {"O7 a state and an empty one", get("/callback?code=abc&state=st8-canary&state="), 400, {}},
      {"O7 two errors", get("/callback?error=a&error=b&state=st8-canary"), 400, {}},
      {"O9 favicon", get("/favicon.ico"), 404, {}},
      {"O9 robots", get("/robots.txt"), 404, {}},
      {"O9 the root", get("/"), 404, {}},
      {"O9 a longer path", get("/callback/?code=abc&state=st8-canary"), 404, {}},
      {"O9 capitals", get("/Callback?code=abc&state=st8-canary"), 404, {}},
      {"O9 a path that climbs", get("/x/../callback?code=abc&state=st8-canary"), 404, {}},
      {"O9 an absolute target",
       get("http://127.0.0.1:5678/callback?code=a&state=st8-canary"),
       404,
       {}},
      {"O10 POST",
       "POST /callback?code=abc&state=st8-canary HTTP/1.1\r\nHost: 127.0.0.1:5678\r\n\r\n",
       405,
       {}},
      {"O10 HEAD",
       "HEAD /callback?code=abc&state=st8-canary HTTP/1.1\r\nHost: 127.0.0.1:5678\r\n\r\n",
       405,
       {}},
      {"O10 a header that does not end",
       ("GET /callback?code=abc&state=st8-canary HTTP/1.1\r\nHost: 127.0.0.1:5678\r\nX: " +
        std::string(9000, 'x'))
           .substr(0, 8192),
       431,
       {}},
      {"O12 another host", get("/callback?code=abc&state=st8-canary", "evil.test"), 421, {}},
      {"O12 another port", get("/callback?code=abc&state=st8-canary", "127.0.0.1:80"), 421, {}},
      {"O12 localhost", get("/callback?code=abc&state=st8-canary", "localhost:5678"), 421, {}},
      {"O12 no host", "GET /callback?code=abc&state=st8-canary HTTP/1.1\r\n\r\n", 400, {}},
      {"O12 two hosts",
       "GET /callback?code=abc&state=st8-canary HTTP/1.1\r\nHost: 127.0.0.1:5678\r\n"
       "Host: evil.test\r\n\r\n",
       400,
       {}},
      {"a folded header",
       "GET /callback?code=abc&state=st8-canary HTTP/1.1\r\nHost: 127.0.0.1:5678\r\n X: y\r\n\r\n",
       400,
       {}},
      {"a bare line feed",
       "GET /callback?code=abc&state=st8-canary HTTP/1.1\nHost: 127.0.0.1:5678\r\n\r\n",
       400,
       {}},
      {"no version",
       "GET /callback?code=abc&state=st8-canary\r\nHost: 127.0.0.1:5678\r\n\r\n",
       400,
       {}},
      {"TLS", std::string("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10), 400, {}},
      {"nothing", "", 400, {}},
      {"a blank line", "\r\n\r\n", 400, {}},
  };
  for (const CallbackRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto answer = judge_callback(row.head, kExpected);
    EXPECT_EQ(answer.status, row.status);
    EXPECT_EQ(answer.outcome, row.outcome);
    EXPECT_EQ(answer.wrong_state, answer.status == 403);
    const std::string page = callback_page(answer);
    EXPECT_EQ(page.find("abc"), std::string::npos);
    EXPECT_EQ(page.find("canary"), std::string::npos);
    EXPECT_NE(page.find("Cache-Control: no-store"), std::string::npos);
  }
}

TEST(Callback, PageIsInBothLanguages) {
  struct LanguageRow {
    const char* name;
    const char* header;
    const char* begins;  // the page and its first paragraph
  };
  constexpr const char* kEnglish = "<html lang=\"en-CA\">";
  constexpr const char* kFrench = "<html lang=\"fr-CA\">";
  const LanguageRow rows[] = {
      {"no wish", "", kEnglish},
      {"French of Canada", "Accept-Language: fr-CA,fr;q=0.9,en;q=0.8\r\n", kFrench},
      {"French in capitals", "ACCEPT-LANGUAGE: FR\r\n", kFrench},
      {"English before French", "Accept-Language: en-CA,fr;q=0.5\r\n", kEnglish},
      {"another language before French", "Accept-Language: de,fr;q=0.5\r\n", kFrench},
      {"no language of the two", "Accept-Language: de, *;q=0.1\r\n", kEnglish},
      {"no words", "Accept-Language: ,;=\r\n", kEnglish},
      {"markup", "Accept-Language: <b>fr\r\n", kEnglish},
  };
  for (const LanguageRow& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string head = std::string("GET /callback?code=abc&state=st8-canary HTTP/1.1\r\n") +
                             "Host: 127.0.0.1:5678\r\n" + row.header + "\r\n";
    const std::string page = callback_page(judge_callback(head, kExpected));
    EXPECT_NE(page.find(row.begins), std::string::npos) << page;
    const auto english = page.find(
        "<p lang=\"en-CA\">Clio's answer has come. You may close this "
        "page and go back to Engross.</p>");
    const auto french = page.find(
        "<p lang=\"fr-CA\">La réponse de Clio est arrivée. Vous pouvez "
        "fermer cette page et revenir à Engross.</p>");
    ASSERT_NE(english, std::string::npos) << page;
    ASSERT_NE(french, std::string::npos) << page;
    EXPECT_EQ(french < english, row.begins == kFrench);
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("<b>"), std::string::npos);
  }
}

}  // namespace
}  // namespace engross::clio
