// The kept sign-in: one refresh however many ask, the newest token stored, no loop.
#include "clio/session.h"

#include <gtest/gtest.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include "clio/client.h"
#include "clio/exchange.h"
#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::clio {
namespace {

using base::Fault;
using base::Result;
using std::chrono::hours;
using std::chrono::seconds;

// One sign-in in memory, behind a lock that several sessions share as they would share a file's.
class ShelfInMemory : public TokenShelf {
 public:
  std::optional<SignIn> kept;
  std::atomic<int> saves{0};
  bool refuses_to_save = false;

  Result<std::optional<SignIn>> load(const Access&) override {
    const std::lock_guard guard(access_);
    return kept;
  }
  Result<void> save(const Access&, const SignIn& sign_in) override {
    if (refuses_to_save) return base::failure(Fault::refused, "the disk is full", "", "free some");
    const std::lock_guard guard(access_);
    kept = sign_in;
    ++saves;
    return {};
  }
  Result<void> erase(const Access&) override {
    const std::lock_guard guard(access_);
    kept.reset();
    return {};
  }
  Result<std::unique_ptr<Held>> lock(const Access&) override {
    return std::unique_ptr<Held>(std::make_unique<HeldMutex>(lock_));
  }

 private:
  struct HeldMutex : Held {
    explicit HeldMutex(std::mutex& mutex) : lock(mutex) {}
    std::lock_guard<std::mutex> lock;
  };
  std::mutex access_, lock_;
};

// A Clio that gives a new token with each refresh, and ends the refresh token it was shown.
class RotatingClio : public Transport {
 public:
  std::atomic<int> refreshes{0};
  std::atomic<int> refusals{0};
  bool rotates = true;
  bool ends_everything = false;

  Result<Response> send(const Request& request) override {
    const std::lock_guard guard(mutex_);
    if (request.url.find("/oauth/token") == std::string::npos) return fakes::reply(404, "");
    ++refreshes;
    const std::string wanted = "refresh_token=r" + std::to_string(rotates ? current_ : 0);
    if (ends_everything || !request.body.ends_with(wanted)) {
      ++refusals;
      return fakes::reply(400, R"({"error":"invalid_grant"})");
    }
    ++current_;
    const std::string next =
        rotates ? R"(,"refresh_token":"r)" + std::to_string(current_) + "\"" : "";
    return fakes::json(R"({"access_token":"a)" + std::to_string(current_) +
                       R"(","expires_in":3600)" + next + "}");
  }

 private:
  std::mutex mutex_;
  int current_ = 0;
};

class SessionTest : public testing::Test {
 protected:
  SessionTest() { shelf.kept = expired(); }
  SignIn expired() const {
    SignIn kept;
    kept.app = {"key", "secret"};
    kept.access_token = "a0";
    kept.refresh_token = "r0";
    kept.refreshed = clock.now() - hours(2);
    kept.expires = clock.now() - hours(1);
    kept.user = "Tamsin Achebe";
    return kept;
  }

  fakes::SettableClock clock;
  ShelfInMemory shelf;
  RotatingClio server;
  const Access clio = *clio_of_region("ca");
  Session session{clio, shelf, server, clock};
};

TEST_F(SessionTest, AGoodTokenIsTakenAsItIs) {
  shelf.kept->expires = clock.now() + hours(1);
  EXPECT_EQ(*session.token(), "a0");
  EXPECT_EQ(server.refreshes, 0);
}

TEST_F(SessionTest, AnExpiredTokenIsRefreshedAndStoredWithItsRefreshToken) {
  EXPECT_EQ(*session.token(), "a1");
  EXPECT_EQ(shelf.kept->access_token, "a1");
  EXPECT_EQ(shelf.kept->refresh_token, "r1");
  EXPECT_EQ(shelf.kept->expires, clock.now() + hours(1));
  EXPECT_EQ(shelf.kept->user, "Tamsin Achebe");
}

TEST_F(SessionTest, O15_ARefreshTokenThatIsNotSentStaysGood) {
  server.rotates = false;
  for (const char* token : {"a1", "a2", "a3"}) {
    shelf.kept->expires = clock.now() - hours(1);
    EXPECT_EQ(*session.token(), token);
    EXPECT_EQ(shelf.kept->refresh_token, "r0");
  }
}

TEST_F(SessionTest, F8_AfterASleepTheTokensEndIsLookedAtAnew) {
  shelf.kept->refreshed = clock.now();
  shelf.kept->expires = clock.now() + hours(1);
  EXPECT_EQ(*session.token(), "a0");
  clock.start += hours(9);
  EXPECT_EQ(*session.token(), "a1");
  EXPECT_EQ(*session.token(), "a1");
  EXPECT_EQ(server.refreshes, 1);
}

TEST_F(SessionTest, F8_AClockThatWakesDaysBehindTrustsNoToken) {
  shelf.kept->refreshed = clock.now();
  shelf.kept->expires = clock.now() + hours(1);
  clock.start -= hours(24 * 30);
  EXPECT_EQ(*session.token(), "a1");
}

TEST_F(SessionTest, ATokenThatEndsWithinAMinuteIsNotUsed) {
  shelf.kept->expires = clock.now() + seconds(30);
  EXPECT_EQ(*session.token(), "a1");
}

TEST_F(SessionTest, AClockSetBackByAYearAsksClio) {
  shelf.kept->refreshed = clock.now() + hours(24 * 365);
  shelf.kept->expires = clock.now() + hours(24 * 395);
  EXPECT_EQ(*session.token(), "a1");
}

TEST_F(SessionTest, NothingKeptIsNotSignedIn) {
  shelf.kept.reset();
  const auto token = session.token();
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().fault, Fault::sign_in_needed);
  EXPECT_EQ(token.error().remedy, "run: engross connect --region ca");
  EXPECT_EQ(server.refreshes, 0);
}

TEST_F(SessionTest, ARefreshedTokenThatCannotBeStoredIsNotUsed) {
  shelf.refuses_to_save = true;
  const auto token = session.token();
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().fault, Fault::refused);
}

TEST_F(SessionTest, O17_F26_FiftyThreadsCauseOneRefresh) {
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] { good += session.token().value_or("") == "a1" ? 1 : 0; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 50);
  EXPECT_EQ(server.refreshes, 1);
}

TEST_F(SessionTest, O17_F26_FiftySessionsOnOneShelfCauseOneRefresh) {
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] {
      Session own(clio, shelf, server, clock);
      good += own.token().value_or("") == "a1" ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 50);
  EXPECT_EQ(server.refreshes, 1);
}

TEST_F(SessionTest, O17_F26_FiftyThreadsWhoseTokenWasRefusedCauseOneRefresh) {
  shelf.kept->expires = clock.now() + hours(1);
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] { good += session.token_after("a0").value_or("") == "a1" ? 1 : 0; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 50);
  EXPECT_EQ(server.refreshes, 1);
}

TEST_F(SessionTest, O20_InvalidGrantErasesTheTokensAndIsSaidOnce) {
  server.ends_everything = true;
  const auto first = session.token();
  ASSERT_FALSE(first);
  EXPECT_EQ(first.error().line(),
            "the sign-in has ended: it was taken back, or is too old, Clio Canada "
            "(ca.app.clio.com), sign in again: engross connect --region ca; what was imported is "
            "untouched");
  EXPECT_EQ(shelf.kept->access_token, "");
  EXPECT_EQ(shelf.kept->refresh_token, "");
  EXPECT_EQ(shelf.kept->app.secret, "secret");
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(session.token().error().fault, Fault::sign_in_needed);
    EXPECT_EQ(session.token_after("a0").error().what, "not signed in");
  }
  EXPECT_EQ(server.refreshes, 1);
}

TEST_F(SessionTest, SilenceErasesNothing) {
  fakes::FakeTransport silent;
  silent.plan("/oauth/token", fakes::silence(), 3);
  Session other(clio, shelf, silent, clock);
  EXPECT_EQ(other.token().error().fault, Fault::unreachable);
  EXPECT_EQ(shelf.kept->refresh_token, "r0");
}

TEST_F(SessionTest, EndingErasesTheTokensWhateverClioSays) {
  fakes::FakeTransport silent;
  silent.plan("/oauth/deauthorize", fakes::silence(), 3);
  EXPECT_FALSE(Session(clio, shelf, silent, clock).end());
  EXPECT_FALSE(shelf.kept->is_signed_in());
  EXPECT_EQ(shelf.kept->app.key, "key");
}

// The whole way: the client's calls against the session.
class RenewingTest : public SessionTest {
 protected:
  Result<WhoAmI> who(fakes::FakeTransport& api, const std::string& token = "a0") {
    Access access = clio;
    access.token = token;
    Client client(access, api, clock, {},
                  [this](const std::string& refused) { return session.token_after(refused); });
    return client.who_am_i();
  }
  const Response refused_token =
      fakes::reply(401, R"({"error":"invalid_token","error_description":"expired"})");
  const Response good_answer = fakes::json(R"({"data":{"id":7,"name":"Tamsin Achebe"}})");
};

TEST_F(RenewingTest, F12_A401IsRefreshedAndRepeatedOnce) {
  fakes::FakeTransport api;
  api.plan("who_am_i", refused_token);
  api.plan("who_am_i", good_answer);
  const auto found = who(api);
  ASSERT_TRUE(found) << found.error().line();
  EXPECT_EQ(found->name, "Tamsin Achebe");
  EXPECT_EQ(server.refreshes, 1);
  ASSERT_EQ(api.requests.size(), 2U);
  EXPECT_EQ(api.requests[0].headers[0].value, "Bearer a0");
  EXPECT_EQ(api.requests[1].headers[0].value, "Bearer a1");
}

TEST_F(RenewingTest, F12_ATokenThatAnotherProgramStoredIsTakenWithoutARefresh) {
  shelf.kept->access_token = "a9";
  shelf.kept->expires = clock.now() + hours(1);
  fakes::FakeTransport api;
  api.plan("who_am_i", refused_token);
  api.plan("who_am_i", good_answer);
  ASSERT_TRUE(who(api));
  EXPECT_EQ(server.refreshes, 0);
  EXPECT_EQ(api.requests[1].headers[0].value, "Bearer a9");
}

TEST_F(RenewingTest, F13_F14_A401AfterTheRefreshIsAnotherRegionAndNoLoop) {
  fakes::FakeTransport api;
  api.plan("who_am_i", refused_token, 50);
  const auto found = who(api);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().fault, Fault::sign_in_needed);
  EXPECT_EQ(found.error().line(),
            "Clio gave out this sign-in a moment ago and does not accept it: the firm's account is "
            "in another region, Clio Canada (ca.app.clio.com), look at the address your browser "
            "shows when you are in Clio, and sign in again with engross connect --region and one "
            "of: us, eu, au; in the same region: engross connect --region ca");
  EXPECT_EQ(api.requests.size(), 2U);
  EXPECT_EQ(server.refreshes, 1);
}

TEST_F(RenewingTest, F13_F14_AnExpiredSignInIsNotTakenForAnotherRegion) {
  server.ends_everything = true;
  fakes::FakeTransport api;
  api.plan("who_am_i", refused_token, 50);
  const auto found = who(api);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().what, "the sign-in has ended: it was taken back, or is too old");
  EXPECT_EQ(found.error().line().find("another region"), std::string::npos);
  EXPECT_EQ(api.requests.size(), 1U);
  EXPECT_EQ(server.refreshes, 1);
}

}  // namespace
}  // namespace engross::clio
