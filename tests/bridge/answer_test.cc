#include "bridge/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <stdexcept>

#include "bridge/routes.h"
#include "fakes/files.h"
#include "rows/rows.h"

namespace engross::bridge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Options options() {
  Options made;
  made.status = [] {
    return Status{"0.1.0", true, base::parse_instant("2026-11-23T06:50:34Z").value()};
  };
  made.pairing.load = [] { return std::string(); };
  return made;
}

Reply answer(const Request& request, const Options& options, std::uint16_t port) {
  return Answers(options).answer(request, port);
}

Request get(const char* target, const char* host = "localhost:18743") {
  return {"GET", target, {{"Host", host}}};
}

TEST(Answer, SaysWhichHelperThisIs) {
  const Reply reply = answer(get("/api/v1/status"), options(), 18743);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, R"({"name":"Engross","version":"0.1.0","api":1,"practice":true,)"
                        R"("started_at":"2026-11-23T06:50:34Z"})");
}

TEST(Answer, SaysThatARealAccountIsInUse) {
  Options real = options();
  real.status = [] { return Status{"0.2.0", false, base::Instant{}}; };
  EXPECT_EQ(answer(get("/api/v1/status"), real, 18743).body,
            R"({"name":"Engross","version":"0.2.0","api":1,"practice":false,)"
            R"("started_at":"1970-01-01T00:00:00Z"})");
}

struct AnswerRow {
  const char* name;
  Request request;
  int status;
  const char* body;
};

class Errors : public rows::Row<AnswerRow> {};

ROW_TEST(Errors, AreJson) {
  const Reply reply = answer(row().request, options(), 18743);
  EXPECT_EQ(reply.status, row().status);
  EXPECT_EQ(reply.body, row().body);
}

ROWS(All, Errors,
     AnswerRow{"not_found", get("/nowhere"), 404,  // no place of the pane
               R"({"error":{"code":"not_found","message":"There is nothing at this address."}})"},
     AnswerRow{"wrong_host", get("/api/v1/status", "evil.test"), 421,
               R"({"error":{"code":"wrong_host","message":)"
               R"("This helper answers only under its own address."}})"},
     AnswerRow{"other_port", get("/api/v1/status", "localhost:443"), 421,
               R"({"error":{"code":"wrong_host","message":)"
               R"("This helper answers only under its own address."}})"},
     AnswerRow{"no_host",
               {"GET", "/api/v1/status", {}},
               400,
               R"({"error":{"code":"bad_host","message":)"
               R"("A request has to name its host, once."}})"},
     AnswerRow{"unknown_place_without_a_token", get("/api/v1/nowhere"), 403,
               R"({"error":{"code":"wrong_caller","message":)"
               R"("A caller of this helper says X-Engross: 1."}})"},
     AnswerRow{"wrong_method",
               {"PUT", "/api/v1/status", {{"Host", "localhost:18743"}}},
               405,
               R"({"error":{"code":"wrong_method","message":)"
               R"("This address does not take this kind of request."}})"});

TEST(Answer, A44_TellsNothingOfAFaultInside) {
  Options broken = options();
  broken.status = []() -> Status { throw std::runtime_error("/home/jo/secret: no such file"); };
  const Reply reply = answer(get("/api/v1/status"), broken, 18743);
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.body,
            R"({"error":{"code":"internal","message":"Something went wrong inside the helper."}})");
}

TEST(Answer, SurvivesAVersionThatIsNoText) {
  Options odd = options();
  odd.status = [] { return Status{"\xFF", true, base::Instant{}}; };
  const Reply reply = answer(get("/api/v1/status"), odd, 18743);
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.body.find("\xEF\xBF\xBD"), std::string::npos);
}

TEST(Answer, CarriesTheSameHeadersAlways) {
  for (const Request& request :
       {get("/api/v1/status"), get("/nowhere"), get("/", "evil.test"), Request{}}) {
    SCOPED_TRACE(request.target);
    const Reply reply = answer(request, options(), 18743);
    EXPECT_THAT(values(reply.headers, "Content-Type"), ElementsAre("application/json"));
    EXPECT_THAT(values(reply.headers, "Cache-Control"), ElementsAre("no-store"));
    EXPECT_THAT(values(reply.headers, "X-Content-Type-Options"), ElementsAre("nosniff"));
    EXPECT_THAT(values(reply.headers, "Content-Security-Policy"),
                ElementsAre("default-src 'none'; frame-ancestors 'none'"));
    EXPECT_THAT(values(reply.headers, "Set-Cookie"), IsEmpty());
    for (const Header& header : reply.headers) {
      EXPECT_FALSE(header.name.starts_with("Access-Control")) << header.name;
    }
  }
  EXPECT_THAT(
      values(answer({"PUT", "/api/v1/status", {{"Host", "localhost:1"}}}, options(), 1).headers,
             "Allow"),
      ElementsAre("GET, POST"));
}

struct SenderRow {
  const char* name;
  const char* target;
  const char* token;
  bool document;  // may be sent
  std::vector<Header> more = {};
};

class Senders : public rows::Row<SenderRow> {};

ROW_TEST(Senders, OfDocumentsAreLetInFirst) {
  Options owned = options();
  owned.pairing.owner_token = "owner's";
  Request head{"POST",
               row().target,
               {{"Host", "localhost:1"},
                {"X-Engross", "1"},
                {"Content-Type", "application/json"},
                {"Idempotency-Key", "12345678"},
                {"Authorization", row().token}}};
  head.headers.insert(head.headers.end(), row().more.begin(), row().more.end());
  EXPECT_EQ(Answers(owned).longest_body(head, 1), row().document ? 23'068'672U : 1'048'576U);
}

ROWS(LetIn, Senders, SenderRow{"to_be_checked", "/api/v1/templates/check", "Bearer owner's", true},
     SenderRow{"to_be_previewed", "/api/v1/drafts/D-1/previews", "Bearer owner's", true});
ROWS(NotLetIn, Senders, SenderRow{"no_token", "/api/v1/templates/check", "", false},
     SenderRow{"another_token", "/api/v1/templates/check", "Bearer x", false},
     SenderRow{"a_foreign_origin",
               "/api/v1/templates/check",
               "Bearer owner's",
               false,
               {{"Origin", "https://evil.test"}}},
     SenderRow{"another_site",
               "/api/v1/templates/check",
               "Bearer owner's",
               false,
               {{"Sec-Fetch-Site", "cross-site"}}},
     SenderRow{"compressed",
               "/api/v1/drafts/D-1/previews",
               "Bearer owner's",
               false,
               {{"Content-Encoding", "gzip"}}},
     SenderRow{"another_route", "/api/v1/drafts/D-1/documents", "Bearer owner's", false},
     SenderRow{"no_route", "/api/v1/templates/checks", "Bearer owner's", false},
     SenderRow{"in_the_query", "/api/v1/drafts?/api/v1/templates/check", "Bearer owner's", false},
     SenderRow{"two_keys",
               "/api/v1/drafts/D-1/previews",
               "Bearer owner's",
               false,
               {{"Idempotency-Key", "12345679"}}},
     SenderRow{"a_page", "/pane/index.html", "Bearer owner's", false});

TEST(Pane, IsServedFromItsListAlone) {
  Options with_pane = options();
  with_pane.pane["/pane/index.html"] = {"text/html; charset=utf-8", "<!doctype html>"};
  with_pane.pane["/pane/pane.js"] = {"text/javascript; charset=utf-8", "1;"};
  for (const char* target : {"/", "/pane/index.html", "/pane/index.html?x=1"}) {
    const Reply page = answer(get(target), with_pane, 18743);
    EXPECT_EQ(page.body, "<!doctype html>") << target;
    EXPECT_THAT(values(page.headers, "Content-Security-Policy"),
                ElementsAre(testing::HasSubstr("script-src 'self'")));
    EXPECT_THAT(values(page.headers, "Content-Security-Policy"),
                ElementsAre(testing::HasSubstr("frame-ancestors 'none'")));
  }
  for (const char* target :
       {"/pane", "/pane/../pane/pane.js", "/pane/%70ane.js", "//pane/pane.js", "/pane/pane.js/",
        "/pane/PANE.js", "/pane/..\\pane.js", "/pane/pane.js%00", "/C:/pane.js", "/pane/CON"})
    EXPECT_EQ(answer(get(target), with_pane, 18743).status, 404) << target;
  EXPECT_EQ(answer(get("/pane/pane.js", "evil.test:18743"), with_pane, 18743).status, 421);
  EXPECT_EQ(
      answer({"POST", "/pane/pane.js", {{"Host", "localhost:18743"}}}, with_pane, 18743).status,
      405);
}

// Paths stand in openapi.yaml two spaces deep, their methods four.
std::set<std::string> described_routes() {
  std::set<std::string> found;
  std::istringstream in(fakes::project_file("helper/bridge/openapi.yaml"));
  std::string line, path;
  bool in_paths = false;
  while (std::getline(in, line)) {
    if (!line.empty() && line[0] != ' ') in_paths = line == "paths:";
    if (!in_paths || !line.ends_with(':')) continue;
    const auto depth = line.find_first_not_of(' ');
    const std::string word = line.substr(depth, line.size() - depth - 1);
    if (depth == 2) path = word;
    if (depth == 4) found.insert(word + " " + path);
  }
  return found;
}

TEST(OpenApi, DescribesExactlyTheRoutes) {
  std::set<std::string> there;
  for (const Route& route : routes()) {
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    there.insert(method + " " + std::string(route.path));
  }
  EXPECT_EQ(described_routes(), there);
  EXPECT_EQ(there.size(), routes().size());
  EXPECT_NE(fakes::project_file("helper/bridge/openapi.yaml").find("default: \"18743\""),
            std::string::npos);
  EXPECT_EQ(kDefaultPort, 18743);
}

}  // namespace
}  // namespace engross::bridge
