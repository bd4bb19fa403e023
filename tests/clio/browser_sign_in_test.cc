// A whole sign-in: the port, the browser's answer over a real socket, the token, who it is; and why
// it came to nothing, with what is kept then.
#include "clio/browser_sign_in.h"

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <gtest/gtest.h>

#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"
#include "rows/rows.h"

namespace engross::clio {
namespace {

constexpr const char* kGoodToken = R"({"access_token":"kT9a","refresh_token":"kT9r"})";
constexpr const char* kAda = R"({"data":{"id":7,"name":"Ada Roy","account":{"name":"Hale LLP"}}})";

class OneSignInKept : public TokenShelf {
 public:
  std::optional<SignIn> kept;
  base::Result<std::optional<SignIn>> load(const Access&) override { return kept; }
  base::Result<void> save(const Access&, const SignIn& sign_in) override {
    kept = sign_in;
    return {};
  }
  base::Result<void> erase(const Access&) override {
    kept.reset();
    return {};
  }
  base::Result<std::unique_ptr<Held>> lock(const Access&) override {
    return std::make_unique<Held>();
  }
};

class BrowserSignInTest : public testing::Test {
 protected:
  BrowserSignInTest() {
    machine.random = [this](std::size_t) -> base::Result<std::string> {
      return "random" + std::to_string(++randoms);
    };
    machine.port_holder = [](std::uint16_t) { return std::string("process 12 (nginx)"); };
    machine.put_newest = [this](const std::string& mark) -> base::Result<void> {
      newest = mark;
      return {};
    };
    machine.newest = [this] { return newest; };
  }
  BrowserSignIn& begin() {
    sign_in = std::make_unique<BrowserSignIn>(session, shelf, transport, clock, machine);
    return *sign_in;
  }
  // What the browser brings back to the port that the address names.
  void come_back(const std::string& address, const std::string& query) {
    const std::string start = "redirect_uri=http%3A%2F%2F127.0.0.1%3A";
    const auto at = address.find(start) + start.size();
    const std::string port = address.substr(at, address.find('%', at) - at);
    Poco::Net::StreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", port));
    const std::string request =
        "GET /callback?" + query + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
    socket.sendBytes(request.data(), static_cast<int>(request.size()));
    char answer[256];
    while (socket.receiveBytes(answer, sizeof(answer)) > 0) continue;
  }

  const Access ca{"https://ca.app.clio.com", "ca", ""};
  const AppKeys app{"key", "kT9secret"};
  OneSignInKept shelf;
  fakes::FakeTransport transport;
  fakes::SettableClock clock;
  Session session{ca, shelf, transport, clock};
  SignInMachine machine;
  std::string newest;
  int randoms = 0;
  std::unique_ptr<BrowserSignIn> sign_in;
};

TEST_F(BrowserSignInTest, KeepsWhatCameBackAndSaysWhoItIs) {
  transport.plan("/oauth/token", fakes::json(kGoodToken));
  transport.plan("/users/who_am_i", fakes::json(kAda));
  const auto address = begin().open(app, 0);
  ASSERT_TRUE(address) << address.error().error.line();
  EXPECT_NE(address->find("state=random1"), std::string::npos) << *address;
  EXPECT_EQ(address->find("kT9secret"), std::string::npos) << *address;
  come_back(*address, "code=c0de&state=random1");
  const auto code = sign_in->wait();
  ASSERT_TRUE(code) << code.error().error.line();
  const auto done = sign_in->finish(*code);
  ASSERT_TRUE(done) << done.error().error.line();
  EXPECT_EQ(done->who.name, "Ada Roy");
  EXPECT_EQ(shelf.kept->firm, "Hale LLP");
  EXPECT_EQ(shelf.kept->access_token, "kT9a");
  EXPECT_NE(transport.requests[0].body.find("code=c0de"), std::string::npos);
}

TEST_F(BrowserSignInTest, StaysWithoutANameWhenClioDoesNotSayIt) {
  transport.plan("/oauth/token", fakes::json(kGoodToken));
  transport.plan("/users/who_am_i", fakes::reply(403, ""));
  ASSERT_TRUE(begin().open_for_paste(app));
  const auto done = sign_in->finish("c0de");
  ASSERT_TRUE(done) << done.error().error.line();
  EXPECT_EQ(done->unnamed->fault, base::Fault::denied);
  EXPECT_TRUE(shelf.kept->is_signed_in());
}

struct NoTokenRow {
  const char* name;
  fakes::Reply token;
  fakes::Reply who;
  bool may_keep;
  const char* why;
};

class NoToken : public BrowserSignInTest, public rows::WithRow<NoTokenRow> {};

ROW_TEST(NoToken, KeepsNothing) {
  transport.plan("/oauth/token", row().token);
  transport.plan("/users/who_am_i", row().who);
  transport.plan("/oauth/deauthorize", fakes::reply(200, ""));
  ASSERT_TRUE(begin().open_for_paste(app));
  const auto done = sign_in->finish("c0de", [] { return row().may_keep; });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().why, row().why);
  EXPECT_FALSE(shelf.kept);
  EXPECT_EQ(done.error().error.line().find("kT9"), std::string::npos);
  // A token that nobody keeps is given back.
  EXPECT_EQ(transport.requests.back().url.ends_with("/oauth/deauthorize"), !row().may_keep);
}

ROWS(All, NoToken,
     NoTokenRow{"wrong_keys", fakes::reply(401, R"({"error":"invalid_client"})"), fakes::json(kAda),
                true, "wrong_keys"},
     NoTokenRow{"a_code_that_is_no_longer_good", fakes::reply(400, R"({"error":"invalid_grant"})"),
                fakes::json(kAda), true, "refused"},
     NoTokenRow{"another_redirect_address", fakes::reply(400, R"({"error":"invalid_request"})"),
                fakes::json(kAda), true, "refused"},
     NoTokenRow{"no_network", fakes::silence(), fakes::json(kAda), true, "unreachable"},
     NoTokenRow{"trouble_of_clios_own", fakes::reply(503, ""), fakes::json(kAda), true,
                "unreachable"},
     NoTokenRow{"a_network_that_wants_a_sign_in",
                fakes::reply(200, "<html>", {{"Content-Type", "text/html"}}), fakes::json(kAda),
                true, "unreachable"},
     NoTokenRow{"an_answer_without_a_token", fakes::json("{}"), fakes::json(kAda), true, "other"},
     NoTokenRow{"another_region", fakes::json(kGoodToken), fakes::reply(401, ""), true,
                "other_region"},
     NoTokenRow{"given_up_meanwhile", fakes::json(kGoodToken), fakes::json(kAda), false,
                "cancelled"});

struct NoCodeRow {
  const char* name;
  const char* query;  // what comes back; "": nothing
  bool goes_on;
  bool newer;  // another one of this computer was begun
  const char* why;
};

class NoCode : public BrowserSignInTest, public rows::WithRow<NoCodeRow> {};

ROW_TEST(NoCode, IsTold) {
  const std::string query = row().query;
  if (query.empty() && row().goes_on && !row().newer) machine.life = std::chrono::milliseconds(1);
  const auto address = begin().open(app, 0);
  ASSERT_TRUE(address) << address.error().error.line();
  if (!query.empty()) come_back(*address, query);
  if (row().newer) newest = "another mark\n";
  const auto code = sign_in->wait([] { return row().goes_on; });
  ASSERT_FALSE(code);
  EXPECT_EQ(code.error().why, row().why);
  EXPECT_TRUE(transport.requests.empty());
}

ROWS(All, NoCode,
     NoCodeRow{"declined", "error=access_denied&state=random1", true, false, "declined"},
     NoCodeRow{"another_error", "error=server_error&state=random1", true, false, "refused"},
     NoCodeRow{"nobody_answered", "", true, false, "timeout"},
     NoCodeRow{"given_up", "", false, false, "cancelled"},
     NoCodeRow{"a_newer_one", "", true, true, "replaced"},
     NoCodeRow{"anothers_answer_and_given_up", "code=c&state=other", false, false, "cancelled"});

TEST_F(BrowserSignInTest, NamesWhoHasThePort) {
  const auto holder = CallbackListener::open({0, "st8", kAttemptLife, {}});
  ASSERT_TRUE(holder);
  const auto address = begin().open(app, (*holder)->port());
  ASSERT_FALSE(address);
  EXPECT_EQ(address.error().why, "port_taken");
  EXPECT_TRUE(address.error().error.what.ends_with("is taken by process 12 (nginx)"));
  EXPECT_EQ(clock.waited(), std::chrono::seconds(2));
}

struct PracticeRow {
  const char* name;
  const char* region;
  fakes::Reply answer;
  bool told;
};

TEST(PracticeKeys, AreThoseOfThePracticeClioAlone) {
  const char* good = R"({"client_id":"practice-key","client_secret":"practice-secret"})";
  const PracticeRow rows[] = {
      {"its own", "local", fakes::json(good), true},
      {"a region", "ca", fakes::json(good), false},
      {"another host", "clio.example", fakes::json(good), false},
      {"nothing there", "local", fakes::reply(404, ""), false},
      {"no answer", "local", fakes::silence(), false},
      {"no JSON", "local", fakes::reply(200, "<html>"), false},
      {"no secret", "local", fakes::json(R"({"client_id":"practice-key"})"), false},
  };
  for (const PracticeRow& row : rows) {
    SCOPED_TRACE(row.name);
    fakes::FakeTransport transport;
    transport.plan("/practice/app", row.answer);
    const auto keys = practice_keys({"http://127.0.0.1:9", row.region, ""}, transport);
    EXPECT_EQ(keys.has_value(), row.told);
    EXPECT_EQ(keys ? keys->key : "", row.told ? "practice-key" : "");
  }
}

}  // namespace
}  // namespace engross::clio
