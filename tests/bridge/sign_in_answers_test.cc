// Signing in at the door: what the routes take and give, and that no secret is ever in an answer.
#include <gtest/gtest.h>

#include <thread>

#include "bridge/answer.h"
#include "fakes/sign_in_place.h"
#include "rows/rows.h"

namespace engross::bridge {
namespace {

class SignInAtTheDoor : public testing::Test {
 protected:
  SignInAtTheDoor() {
    place.now = fakes::nobody_signed_in();
    options.status = [] { return Status{"0.1.0", false, base::Instant{}}; };
    options.pairing.load = [] { return std::string(); };
    options.pairing.random = [this](std::size_t bytes) -> base::Result<std::string> {
      return std::string(2 * bytes, static_cast<char>('a' + randoms++ % 6));
    };
    options.pairing.owner_token = "owner's";
    options.work.sign_ins = &desk;
    answers = std::make_unique<Answers>(options);
  }
  Reply ask(const char* method, const std::string& target, const std::string& body = "",
            const char* token = "Bearer owner's") {
    Request request{
        method, "/api/v1/clio" + target, {{"Host", "localhost:1"}, {"X-Engross", "1"}}, body};
    if (*token) request.headers.push_back({"Authorization", token});
    if (std::string(method) == "POST") {
      request.headers.push_back({"Content-Type", "application/json"});
      request.headers.push_back({"Idempotency-Key", "key-" + std::to_string(++keys)});
    }
    return answers->answer(request, 1);
  }
  Reply post(const std::string& target, const std::string& body) {
    return ask("POST", target, body);
  }

  fakes::SignInPlace place;
  app::SignInDesk desk{place};
  Options options;
  std::unique_ptr<Answers> answers;
  int randoms = 0;
  int keys = 10000;
};

TEST_F(SignInAtTheDoor, SaysWhoIsSignedInAndNoSecret) {
  place.now.accounts[1].standing = app::SignInStanding::signed_in;
  place.now.accounts[1].user = "Ada Roy";
  place.now.accounts[1].here.drafts = 2;
  const Reply reply = ask("GET", "");
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.body.find(R"("standing":"signed_in","needs_keys":true,"user":"Ada Roy")"),
            std::string::npos)
      << reply.body;
  EXPECT_NE(reply.body.find(R"("here":{"drafts":2,)"), std::string::npos) << reply.body;
  for (const char* secret : {"secret", "token", "app_key"})
    EXPECT_EQ(reply.body.find(secret), std::string::npos) << secret;
}

TEST_F(SignInAtTheDoor, BeginsIsLookedAtAndGivenUp) {
  const Reply begun =
      post("/sign-ins", R"({"clio":"ca","app_key":"kT9key","app_secret":"kT9secret"})");
  EXPECT_EQ(begun.status, 201);
  EXPECT_EQ(place.asked.at(0).secret, "kT9secret");
  const std::string id(32, 'a');
  Reply seen = ask("GET", "/sign-ins/" + id);
  while (seen.body.find(R"("browser":"opened")") == std::string::npos) {
    std::this_thread::yield();
    seen = ask("GET", "/sign-ins/" + id);
  }
  EXPECT_NE(seen.body.find(R"("state":"waiting")"), std::string::npos) << seen.body;
  EXPECT_NE(seen.body.find("https://ca.app.clio.com/oauth/authorize"), std::string::npos);
  const Reply given_up = post("/sign-ins/cancel", R"({"sign_in":")" + id + "\"}");
  EXPECT_EQ(given_up.body, R"({"sign_in":")" + id +
                               R"(","clio":"ca","state":"cancelled","browser":"opened",)"
                               R"("address":"","end":null})");
  for (const Reply& reply : {begun, seen, given_up})
    EXPECT_EQ(reply.body.find("kT9"), std::string::npos) << reply.body;
}

TEST_F(SignInAtTheDoor, SignsOutAndSaysWhatClioDidNotHear) {
  place.now.accounts[1].standing = app::SignInStanding::signed_in;
  place.untold = base::Error{base::Fault::unreachable, "no answer", "Clio", "try again"};
  const Reply reply = post("/sign-out", R"({"clio":"ca"})");
  EXPECT_EQ(reply.status, 200);
  EXPECT_TRUE(
      reply.body.ends_with(R"("untold":{"what":"no answer","where":"Clio","remedy":"try again"}})"))
      << reply.body;
}

struct SignInRefusedRow {
  const char* name;
  const char* method;
  const char* target;
  const char* body;
  const char* token;
  int status;
  const char* code;
};

class SignInRefused : public SignInAtTheDoor, public rows::WithRow<SignInRefusedRow> {};

ROW_TEST(SignInRefused, BeginsNothing) {
  const auto& row = this->row();
  const Reply reply = ask(row.method, row.target, row.body, row.token);
  EXPECT_EQ(reply.status, row.status) << reply.body;
  EXPECT_NE(reply.body.find("\"code\":\"" + std::string(row.code) + "\""), std::string::npos)
      << reply.body;
  EXPECT_TRUE(place.asked.empty());
  EXPECT_TRUE(place.left.empty());
}

constexpr const char* kOwners = "Bearer owner's";
ROWS(All, SignInRefused,
     SignInRefusedRow{"who_without_a_token", "GET", "", "", "", 401, "no_token"},
     SignInRefusedRow{"begin_without_a_token", "POST", "/sign-ins", R"({"clio":"ca"})", "", 401,
                      "no_token"},
     SignInRefusedRow{"out_with_anothers", "POST", "/sign-out", R"({"clio":"ca"})",
                      "Bearer another", 401, "no_token"},
     SignInRefusedRow{"begin_nothing", "POST", "/sign-ins", "{}", kOwners, 400, "wrong_body"},
     SignInRefusedRow{"begin_a_number", "POST", "/sign-ins", R"({"clio":1})", kOwners, 400,
                      "wrong_body"},
     SignInRefusedRow{"begin_with_more", "POST", "/sign-ins",
                      R"({"clio":"ca","redirect":"http://evil.example"})", kOwners, 400,
                      "wrong_body"},
     SignInRefusedRow{"begin_elsewhere", "POST", "/sign-ins", R"({"clio":"https://evil.example"})",
                      kOwners, 404, "not_found"},
     SignInRefusedRow{"look_at_nothing", "GET", "/sign-ins/ffff", "", kOwners, 404, "not_found"},
     SignInRefusedRow{"give_up_nothing", "POST", "/sign-ins/cancel", R"({"sign_in":"ffff"})",
                      kOwners, 404, "not_found"},
     SignInRefusedRow{"give_up_no_name", "POST", "/sign-ins/cancel", "{}", kOwners, 400,
                      "wrong_body"},
     SignInRefusedRow{"out_of_nothing", "POST", "/sign-out", R"({"clio":"ca"})", kOwners, 404,
                      "not_found"},
     SignInRefusedRow{"out_of_no_name", "POST", "/sign-out", "{}", kOwners, 400, "wrong_body"},
     SignInRefusedRow{"out_by_looking", "GET", "/sign-out", "", kOwners, 405, "wrong_method"});

}  // namespace
}  // namespace engross::bridge
