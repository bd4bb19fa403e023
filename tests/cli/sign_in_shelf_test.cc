// Sign-ins as they are kept on this machine, with threads, with other programs and with programs
// that are killed in the middle, against the practice Clio.
#include "cli/sign_in_shelf.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "fakes/rounds.h"
#include "platform/platform.h"
#include "sandbox/sandbox.h"

namespace engross::cli {
namespace {

using base::Fault;
using base::Result;

// ENGROSS_ROUNDS=1000 for the long run.
int rounds() { return fakes::rounds(20); }

class Home {
 public:
  Home() {
    path_ = testing::TempDir() + "engross-home-XXXXXX";
    if (!::mkdtemp(path_.data())) throw std::runtime_error("no folder for the test");
  }
  Home(const Home&) = delete;
  ~Home() {
    std::error_code none;
    std::filesystem::remove_all(path_, none);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The keyring of the person who runs the tests is none of theirs.
class NoKeyring : public platform::Keyring {
 public:
  Result<std::optional<std::string>> find(const std::string&, const std::string&) override {
    return silent();
  }
  Result<void> put(const std::string&, const std::string&, const std::string&) override {
    return silent();
  }
  Result<void> erase(const std::string&, const std::string&) override { return silent(); }

 private:
  static tl::unexpected<base::Error> silent() {
    return base::failure(Fault::refused, "no keyring answers", "", "");
  }
};

// StoredSignIns on a machine without a keyring.
struct Shelf : StoredSignIns {
  explicit Shelf(const std::string& home) : StoredSignIns(home, std::make_unique<NoKeyring>()) {}
};

// A Clio in memory that several programs share: it counts, and ends each refresh token it is shown.
struct SharedClio {
  int current;
  int refreshes;
  int refusals;
};

class RotatingShared : public clio::Transport {
 public:
  explicit RotatingShared(SharedClio& state) : state_(state) {}
  bool dies_after_rotating = false;

  Result<clio::Response> send(const clio::Request& request) override {
    __atomic_add_fetch(&state_.refreshes, 1, __ATOMIC_SEQ_CST);
    const int now = __atomic_load_n(&state_.current, __ATOMIC_SEQ_CST);
    clio::Response response{200, {{"Content-Type", "application/json"}}, ""};
    if (!request.body.ends_with("refresh_token=r" + std::to_string(now))) {
      __atomic_add_fetch(&state_.refusals, 1, __ATOMIC_SEQ_CST);
      response.status = 400;
      response.body = R"({"error":"invalid_grant"})";
      return response;
    }
    const std::string next =
        std::to_string(__atomic_add_fetch(&state_.current, 1, __ATOMIC_SEQ_CST));
    if (dies_after_rotating) ::raise(SIGKILL);
    response.body = R"({"access_token":"a)" + next + R"(","refresh_token":"r)" + next +
                    R"(","expires_in":3600})";
    return response;
  }

 private:
  SharedClio& state_;
};

class SignInShelfTest : public testing::Test {
 protected:
  SignInShelfTest()
      : state(static_cast<SharedClio*>(::mmap(nullptr, sizeof(SharedClio), PROT_READ | PROT_WRITE,
                                              MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {}
  ~SignInShelfTest() override { ::munmap(state, sizeof(SharedClio)); }

  void sign_in_that_has_expired() {
    *state = {};
    clio::SignIn kept;
    kept.app = {"key", "kT9-secret"};
    kept.access_token = "a0";
    kept.refresh_token = "r0";
    kept.refreshed = clock.now() - std::chrono::hours(2);
    kept.expires = clock.now() - std::chrono::hours(1);
    ASSERT_TRUE(Shelf(home.path()).save(canada, kept));
  }

  pid_t in_program(const std::function<bool()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work() ? 0 : 1);
    return child;
  }
  static int end_of(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  Home home;
  clio::SystemClock clock;
  const clio::Access canada = *clio::clio_of_region("ca");
  SharedClio* state;
};

TEST_F(SignInShelfTest, WhatIsKeptComesBack) {
  Shelf shelf(home.path());
  EXPECT_TRUE(shelf.all().empty());
  EXPECT_EQ(shelf.kept_where(canada), "");
  clio::SignIn kept{{"key", "secret"}, "a", "r", clock.now(), clock.now(), "J\xc3\xb8rgen", "Firm"};
  ASSERT_TRUE(shelf.save(canada, kept));
  const auto found = Shelf(home.path()).load(canada);
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->app.secret, "secret");
  EXPECT_EQ((*found)->refresh_token, "r");
  EXPECT_EQ((*found)->refreshed, kept.refreshed);
  EXPECT_EQ((*found)->user, "J\xc3\xb8rgen");
  EXPECT_NE(shelf.kept_where(canada).find("no keyring answers"), std::string::npos);
  ASSERT_EQ(shelf.all().size(), 1U);
  EXPECT_EQ(shelf.all()[0].region, "ca");
  ASSERT_TRUE(shelf.erase(canada));
  EXPECT_TRUE(shelf.all().empty());
  EXPECT_FALSE(*shelf.load(canada));
}

TEST_F(SignInShelfTest, ATokenBelongsToTheAddressItCameFrom) {
  Shelf shelf(home.path());
  clio::SignIn kept;
  kept.app = {"key", "secret"};
  kept.access_token = "a";
  ASSERT_TRUE(shelf.save(*clio::clio_at("http://127.0.0.1:9000"), kept));
  for (const char* other : {"http://127.0.0.1:9001", "https://127.0.0.1:9000",
                            "http://localhost:9000", "https://ca.app.clio.com"}) {
    EXPECT_FALSE(*shelf.load(*clio::clio_at(other))) << other;
  }
}

struct ChosenRow {
  const char* name;
  std::vector<const char*> signed_in;
  const char* region;
  const char* url;
  const char* chosen;  // nullptr: refused
};

TEST_F(SignInShelfTest, TheOneRegionThatIsSignedInIsChosen) {
  const ChosenRow rows[] = {
      {"nothing", {}, "", "", nullptr},
      {"one", {"https://ca.app.clio.com"}, "", "", "https://ca.app.clio.com"},
      {"two", {"https://ca.app.clio.com", "https://app.clio.com"}, "", "", nullptr},
      {"two and a word",
       {"https://ca.app.clio.com", "https://app.clio.com"},
       "us",
       "",
       "https://app.clio.com"},
      {"one and a practice",
       {"http://127.0.0.1:9", "https://ca.app.clio.com"},
       "",
       "",
       "https://ca.app.clio.com"},
      {"a practice alone", {"http://127.0.0.1:9"}, "", "", "http://127.0.0.1:9"},
      {"another that is named",
       {"https://ca.app.clio.com"},
       "",
       "http://127.0.0.1:9",
       "http://127.0.0.1:9"},
      {"no region", {"https://ca.app.clio.com"}, "mars", "", nullptr},
  };
  for (const ChosenRow& row : rows) {
    SCOPED_TRACE(row.name);
    const Home own;
    Shelf shelf(own.path());
    clio::SignIn kept;
    kept.app = {"key", "secret"};
    kept.access_token = "a";
    for (const char* url : row.signed_in) ASSERT_TRUE(shelf.save(*clio::clio_at(url), kept));
    Common common;
    common.region = row.region;
    common.clio_url = row.url;
    std::ostringstream out, err;
    const auto chosen = chosen_clio(Console(common, out, err), shelf);
    ASSERT_EQ(chosen.has_value(), row.chosen != nullptr);
    if (chosen) {
      EXPECT_EQ(chosen->base_url, row.chosen);
    }
  }
}

TEST_F(SignInShelfTest, O14_AHundredThousandVerifiersAreLegalAndDistinct) {
  std::set<std::string> seen;
  for (int i = 0; i < 100'000; ++i) {
    const auto attempt =
        clio::new_attempt("http://127.0.0.1:5678/callback", platform::random_token);
    ASSERT_TRUE(attempt);
    const std::string& verifier = attempt->verifier;
    ASSERT_GE(verifier.size(), 43U);
    ASSERT_LE(verifier.size(), 128U);
    ASSERT_EQ(verifier.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                         "0123456789-._~"),
              std::string::npos);
    ASSERT_NE(verifier, attempt->state);
    ASSERT_TRUE(seen.insert(verifier).second);
  }
}

TEST_F(SignInShelfTest, O17_O18_F26_FiftyThreadsOfTwoProgramsRefreshOnce) {
  constexpr int kThreads = 25;  // of each program
  int refusals = 0;
  for (int round = 0; round < rounds(); ++round) {
    sign_in_that_has_expired();
    const auto ask = [&] {
      Shelf shelf(home.path());
      RotatingShared server(*state);
      clio::Session session(canada, shelf, server, clock);
      std::atomic<int> newest{0};
      std::vector<std::thread> threads;
      for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&] { newest += session.token().value_or("") == "a1" ? 1 : 0; });
      }
      for (auto& thread : threads) thread.join();
      return newest == kThreads;
    };
    const pid_t one = in_program(ask);
    const pid_t two = in_program(ask);
    ASSERT_EQ(end_of(one), 0) << "round " << round;
    ASSERT_EQ(end_of(two), 0) << "round " << round;
    ASSERT_EQ(state->refreshes, 1) << "round " << round;
    refusals += state->refusals;
    ASSERT_EQ((**Shelf(home.path()).load(canada)).refresh_token, "r1");
  }
  EXPECT_EQ(refusals, 0);
  std::cout << rounds() << " rounds of 50 threads in two programs: 1 refresh each, " << refusals
            << " invalid_grant\n";
}

TEST_F(SignInShelfTest, O19_AProgramKilledAfterTheRotationCostsOneSignInAndNoLoop) {
  int sign_ins = 0;
  for (int round = 0; round < rounds(); ++round) {
    sign_in_that_has_expired();
    ASSERT_EQ(end_of(in_program([&] {
                Shelf shelf(home.path());
                RotatingShared server(*state);
                server.dies_after_rotating = true;
                return clio::Session(canada, shelf, server, clock).token().has_value();
              })),
              -SIGKILL);
    Shelf shelf(home.path());
    RotatingShared server(*state);
    clio::Session session(canada, shelf, server, clock);
    for (int i = 0; i < 5; ++i) {
      const auto token = session.token();
      ASSERT_FALSE(token);
      ASSERT_EQ(token.error().fault, Fault::sign_in_needed);
    }
    // The one that was killed, and one that heard the refusal.
    ASSERT_EQ(state->refreshes, 2) << "round " << round;
    ++sign_ins;
    const auto fresh = clio::TokenAnswer{"new", "r", std::chrono::hours(1)};
    ASSERT_TRUE(session.start((**session.kept()).app, fresh));
    ASSERT_EQ(session.token().value_or(""), "new");
  }
  EXPECT_EQ(sign_ins, rounds());
  std::cout << rounds() << " rounds of a killed program: " << sign_ins << " sign-ins, no loop\n";
}

TEST_F(SignInShelfTest, O19_AProgramKilledAnywhereLeavesTheOldOrTheNewSignIn) {
  for (int round = 0; round < rounds(); ++round) {
    sign_in_that_has_expired();
    const pid_t child = in_program([&] {
      Shelf shelf(home.path());
      RotatingShared server(*state);
      return clio::Session(canada, shelf, server, clock).token().has_value();
    });
    std::this_thread::sleep_for(std::chrono::microseconds(round % 20 * 150));
    ::kill(child, SIGKILL);
    end_of(child);
    const auto kept = Shelf(home.path()).load(canada);
    ASSERT_TRUE(kept && *kept) << "round " << round;
    const std::string& token = (*kept)->access_token;
    ASSERT_TRUE(token == "a0" || token == "a1") << token;
  }
}

TEST_F(SignInShelfTest, O21_ADamagedSignInIsSignedOutAndKeptAside) {
  sign_in_that_has_expired();
  const std::string file = home.path() + "/sign-in-ca.sealed";
  std::filesystem::resize_file(file, 40);
  Shelf shelf(home.path());
  RotatingShared server(*state);
  clio::Session session(canada, shelf, server, clock);
  const auto token = session.token();
  ASSERT_FALSE(token);
  EXPECT_EQ(token.error().fault, Fault::sign_in_needed);
  EXPECT_TRUE(std::filesystem::exists(file + ".set-aside-1"));
  EXPECT_EQ(state->refreshes, 0);
}

// The practice Clio over its socket, with tokens that rotate.
TEST_F(SignInShelfTest, O17_O18_F26_FiftyThreadsOnARotatingPracticeClio) {
  sandbox::Options options;
  options.firm_folder = ENGROSS_SOURCE_DIR "/helper/sandbox/firm";
  options.rotate_refresh_tokens = true;
  const auto server = sandbox::Server::start(options);
  ASSERT_TRUE(server) << server.error().line();
  const auto practice = *clio::clio_at((*server)->address());
  clio::HttpTransport transport(clock, sign_in_limits());
  Shelf shelf(home.path());
  clio::Session session(practice, shelf, transport, clock);
  // Refused by a real server, in its own words.
  ASSERT_TRUE(session.start({(*server)->client_id(), (*server)->client_secret()},
                            {"gone", "never-given-out", std::chrono::seconds(60)}));
  std::atomic<int> refused{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] {
      const auto token = session.token_after("gone");
      refused += !token && token.error().fault == Fault::sign_in_needed ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(refused, 50);
  EXPECT_FALSE((**session.kept()).is_signed_in());
}

}  // namespace
}  // namespace engross::cli
