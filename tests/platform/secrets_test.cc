// Secrets in the keyring, in the sealed file, and in neither.
#include "platform/secrets.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <map>
#include <thread>

#include "platform/browser.h"
#include "platform/lock.h"
#include "platform/sealed.h"
#include "scratch.h"

namespace engross::platform {
namespace {

using base::Fault;
using base::Result;

// What a keyring holds outlives the program's view of it; it can fall silent.
struct RingState {
  std::map<std::string, std::string> secrets;
  bool answers = true;
  int calls = 0;
};

class FakeKeyring : public Keyring {
 public:
  explicit FakeKeyring(RingState& state) : state_(state) {}
  Result<std::optional<std::string>> find(const std::string& home,
                                          const std::string& name) override {
    ++state_.calls;
    if (!state_.answers) return silent();
    const auto found = state_.secrets.find(home + name);
    if (found == state_.secrets.end()) return std::nullopt;
    return found->second;
  }
  Result<void> put(const std::string& home, const std::string& name,
                   const std::string& secret) override {
    ++state_.calls;
    if (!state_.answers) return silent();
    state_.secrets[home + name] = secret;
    return {};
  }
  Result<void> erase(const std::string& home, const std::string& name) override {
    if (!state_.answers) return silent();
    state_.secrets.erase(home + name);
    return {};
  }

 private:
  static tl::unexpected<base::Error> silent() {
    return base::failure(Fault::refused, "the system's keyring does not answer", "", "unlock it");
  }
  RingState& state_;
};

class SecretsTest : public testing::Test {
 protected:
  Secrets secrets() { return Secrets(scratch.path(), std::make_unique<FakeKeyring>(ring)); }
  void without_keyring() { ring.answers = false; }

  Scratch scratch;
  RingState ring;
};

TEST_F(SecretsTest, TheKeyringIsTakenWhereOneAnswers) {
  EXPECT_TRUE(secrets().put("ca", "kT9-canary"));
  EXPECT_EQ(**secrets().find("ca"), "kT9-canary");
  EXPECT_EQ(secrets().place("ca"), SecretPlace::keyring);
  EXPECT_EQ(scratch.get("ca.sealed"), "(absent)");
  EXPECT_EQ(scratch.get("secrets.key"), "(absent)");
}

TEST_F(SecretsTest, WithoutAKeyringTheFileIsSealedAndItsOwnersAlone) {
  without_keyring();
  EXPECT_TRUE(secrets().put("ca", "kT9-canary"));
  EXPECT_EQ(**secrets().find("ca"), "kT9-canary");
  EXPECT_EQ(secrets().place("ca"), SecretPlace::file);
  EXPECT_EQ(scratch.mode("ca.sealed"), 0600);
  EXPECT_EQ(scratch.mode("secrets.key"), 0600);
  EXPECT_EQ(scratch.get("secrets.key").size(), 32U);
}

TEST_F(SecretsTest, O23_NoFileHoldsTheSecretInTheClear) {
  without_keyring();
  EXPECT_TRUE(secrets().put("ca", "kT9-canary"));
  EXPECT_TRUE(secrets().put("ca", "kT9-canary"));
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path())) {
    const std::string bytes = scratch.get(entry.path().filename().string());
    EXPECT_EQ(bytes.find("kT9"), std::string::npos) << entry.path();
    EXPECT_EQ(bytes.find("canary"), std::string::npos) << entry.path();
  }
}

TEST_F(SecretsTest, AKeyringThatIsNeverThereIsNotAskedForWhatWasNeverPut) {
  EXPECT_FALSE(secrets().find("ca")->has_value());
  EXPECT_EQ(ring.calls, 0);
}

TEST_F(SecretsTest, TheNewestIsFoundHoweverTheKeyringComesAndGoes) {
  EXPECT_TRUE(secrets().put("ca", "one"));
  ring.answers = false;
  const auto silent = secrets().find("ca");
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().fault, Fault::refused);
  EXPECT_TRUE(secrets().put("ca", "two"));
  EXPECT_EQ(**secrets().find("ca"), "two");
  ring.answers = true;
  EXPECT_EQ(**secrets().find("ca"), "two");
  EXPECT_TRUE(secrets().put("ca", "three"));
  EXPECT_EQ(scratch.get("ca.sealed"), "(absent)");
  EXPECT_EQ(**secrets().find("ca"), "three");
}

TEST_F(SecretsTest, ErasingLeavesNeither) {
  EXPECT_TRUE(secrets().put("ca", "one"));
  ring.answers = false;
  EXPECT_TRUE(secrets().put("ca", "two"));
  EXPECT_FALSE(secrets().erase("ca"));
  ring.answers = true;
  EXPECT_TRUE(secrets().erase("ca"));
  EXPECT_TRUE(ring.secrets.empty());
  EXPECT_FALSE(secrets().find("ca")->has_value());
  EXPECT_EQ(secrets().place("ca"), SecretPlace::none);
  EXPECT_TRUE(secrets().erase("ca"));
}

TEST_F(SecretsTest, OneFileDoesNotStandInForAnother) {
  without_keyring();
  EXPECT_TRUE(secrets().put("ca", "of Canada"));
  scratch.put("us.sealed", scratch.get("ca.sealed"));
  EXPECT_FALSE(secrets().find("us")->has_value());
}

TEST_F(SecretsTest, O21_ADamagedFileIsKeptAsideAndCountsAsNone) {
  without_keyring();
  EXPECT_TRUE(secrets().put("ca", "kT9-canary"));
  const std::string whole = scratch.get("ca.sealed");
  const std::string key = scratch.get("secrets.key");
  std::vector<std::pair<std::string, std::string>> rows = {{"empty", ""},
                                                           {"another text", "hello"},
                                                           {"the mark alone", "ENGROSS-SEAL-1\n"},
                                                           {"longer", whole + "x"}};
  for (std::size_t length = 0; length < whole.size(); ++length) {
    rows.emplace_back("cut to " + std::to_string(length), whole.substr(0, length));
    std::string flipped = whole;
    flipped[length] = static_cast<char>(flipped[length] ^ 1);
    rows.emplace_back("flipped at " + std::to_string(length), flipped);
  }
  std::size_t aside = 0;
  for (const auto& [name, bytes] : rows) {
    SCOPED_TRACE(name);
    scratch.put("ca.sealed", bytes);
    const auto found = secrets().find("ca");
    ASSERT_TRUE(found) << found.error().line();
    EXPECT_FALSE(found->has_value());
    EXPECT_EQ(scratch.get("ca.sealed.set-aside-" + std::to_string(++aside)), bytes);
    EXPECT_EQ(scratch.get("ca.sealed"), "(absent)");
  }
  EXPECT_EQ(scratch.get("secrets.key"), key);
  EXPECT_TRUE(secrets().put("ca", "again"));
  EXPECT_EQ(**secrets().find("ca"), "again");
}

TEST_F(SecretsTest, O21_WhatWasSetAsideLastIsNamedAndIsErasedWithTheRest) {
  without_keyring();
  EXPECT_EQ(secrets().set_aside_file("ca"), "");
  for (int times = 1; times <= 3; ++times) {
    scratch.put("ca.sealed", "damaged");
    EXPECT_FALSE(secrets().find("ca")->has_value());
    EXPECT_EQ(secrets().set_aside_file("ca"),
              scratch.file("ca.sealed.set-aside-" + std::to_string(times)));
  }
  scratch.put("eu.sealed.set-aside-1", "another's");
  EXPECT_TRUE(secrets().put("ca", "kT9-canary"));
  std::filesystem::remove(scratch.file("ca.sealed.set-aside-2"));
  EXPECT_TRUE(secrets().erase("ca"));
  for (const char* name : {"ca.sealed", "ca.sealed.set-aside-1", "ca.sealed.set-aside-3"})
    EXPECT_EQ(scratch.get(name), "(absent)") << name;
  EXPECT_EQ(scratch.get("eu.sealed.set-aside-1"), "another's");
}

TEST_F(SecretsTest, O21_AWrongOrLostKeyCountsAsSignedOut) {
  without_keyring();
  for (const std::string& key : {std::string("short"), std::string(32, 'x'), std::string()}) {
    EXPECT_TRUE(secrets().put("ca", "kT9-canary"));
    const std::string sealed = scratch.get("ca.sealed");
    scratch.put("secrets.key", key);
    if (key.empty()) std::filesystem::remove(scratch.file("secrets.key"));
    EXPECT_FALSE(secrets().find("ca")->has_value());
    EXPECT_EQ(scratch.get("ca.sealed"), "(absent)");
  }
  EXPECT_TRUE(secrets().put("ca", "again"));
  EXPECT_EQ(**secrets().find("ca"), "again");
}

TEST_F(SecretsTest, O21_AFileThatMayNotBeReadIsKeptAside) {
  without_keyring();
  const int done = in_child([&] {
    std::filesystem::permissions(scratch.path(), std::filesystem::perms(0777));
    become_ordinary_user();
    if (!secrets().put("ca", "kT9-canary")) return 2;
    ::chmod(scratch.file("ca.sealed").c_str(), 0);
    const auto found = secrets().find("ca");
    if (!found || *found) return 3;
    return std::filesystem::exists(scratch.file("ca.sealed.set-aside-1")) ? 0 : 4;
  });
  EXPECT_EQ(done, 0);
}

TEST_F(SecretsTest, O21_WhatTheKeyringHoldsOfSomebodyElseCountsAsNone) {
  EXPECT_TRUE(secrets().put("ca", "one"));
  ring.secrets.begin()->second = "not ours";
  EXPECT_FALSE(secrets().find("ca")->has_value());
}

TEST(Sealed, TwoSealsOfOneTextDiffer) {
  const std::string key(32, 'k');
  EXPECT_NE(*seal("text", "ca", key), *seal("text", "ca", key));
  EXPECT_EQ(*unseal(*seal("", "ca", key), "ca", key), "");
  EXPECT_FALSE(unseal(*seal("text", "ca", key), "ca", std::string(32, 'x')));
  EXPECT_FALSE(seal("text", "ca", "short"));
}

TEST(WaitForLock, ComesWhenTheOtherLetsGoOrTheTimeIsOver) {
  const Scratch scratch;
  auto first = std::make_unique<Result<Lock>>(take_lock(scratch.path(), "x"));
  ASSERT_TRUE(*first);
  const auto late = wait_for_lock(scratch.path(), "x", std::chrono::milliseconds(50));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().fault, Fault::conflict);
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    first.reset();
  });
  EXPECT_TRUE(wait_for_lock(scratch.path(), "x", kLockPatience));
  other.join();
}

TEST(Browser, IsGivenNoOtherAddresses) {
  for (const char* address : {"",
                              "https://",
                              "file:///etc/passwd",
                              "javascript:alert(1)",
                              "http://app.clio.com/",
                              "http://127.0.0.1.evil.test/",
                              "http://127.0.0.1:80@evil.test/",
                              "http://127.0.0.1:80@evil.test",
                              "http://localhost.evil.test",
                              "--help",
                              "-https://x",
                              "https://x/ y",
                              "https://x/\n",
                              "https://x/\"y",
                              "https://x/`id`",
                              "https://x/'",
                              "ftp://127.0.0.1/",
                              "http://[::1].evil.test/",
                              "HTTPS://x/",
                              " https://x/"}) {
    SCOPED_TRACE(address);
    const auto opened = open_in_browser(address);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().fault, Fault::usage);
  }
}

TEST(Browser, IsStartedWithTheAddressAndWithoutEngrosssSettings) {
  const Scratch scratch;
  scratch.put("xdg-open", "#!/bin/sh\necho \"$1\" > " + scratch.file("seen") + "\nenv >> " +
                              scratch.file("seen") + "\n");
  ::chmod(scratch.file("xdg-open").c_str(), 0755);
  const std::string path = std::getenv("PATH");
  setenv("PATH", (scratch.path() + ":" + path).c_str(), 1);
  setenv("ENGROSS_TOKEN", "kT9-canary", 1);
  const auto opened = open_in_browser("http://127.0.0.1:9/$(id)?a=b&c=%20");
  setenv("PATH", scratch.path().c_str(), 1);
  std::filesystem::remove(scratch.file("xdg-open"));
  const auto none = open_in_browser("https://ca.app.clio.com/");
  setenv("PATH", path.c_str(), 1);
  unsetenv("ENGROSS_TOKEN");
  ASSERT_TRUE(opened) << opened.error().line();
  const std::string seen = scratch.get("seen");
  EXPECT_EQ(seen.substr(0, seen.find('\n')), "http://127.0.0.1:9/$(id)?a=b&c=%20");
  EXPECT_EQ(seen.find("kT9-canary"), std::string::npos);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().fault, Fault::not_found);
}

}  // namespace
}  // namespace engross::platform
