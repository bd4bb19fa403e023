// A sign-in as somebody sees it who only looks: begun, waited for, kept, given up, failed.
#include "app/sign_in.h"

#include <gtest/gtest.h>

#include <thread>

#include "fakes/sign_in_place.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

using base::Fault;

class SignInDeskTest : public testing::Test {
 protected:
  SignInDeskTest() { place.now = fakes::nobody_signed_in(); }
  ClioAccount& ca() { return place.now.accounts[1]; }
  // Looks until it is so.
  SignInLine until(const std::string& id, SignInState state) {
    for (;;) {
      const auto line = desk.find(id);
      if (!line || line->state == state) return line.value_or(SignInLine{});
      if (line->state >= SignInState::done) return *line;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  fakes::SignInPlace place;
  SignInDesk desk{place};
};

TEST_F(SignInDeskTest, GoesFromTheBrowserToWhatIsKept) {
  const auto begun = desk.start({"ca", "key", "secret"}, "id1");
  ASSERT_TRUE(begun) << begun.error().line();
  EXPECT_EQ(begun->clio, "ca");
  const SignInLine waiting = until("id1", SignInState::waiting);
  EXPECT_EQ(waiting.address, "https://ca.app.clio.com/oauth/authorize?client_id=key");
  place.let_answer();
  const SignInLine done = until("id1", SignInState::done);
  EXPECT_EQ(done.state, SignInState::done);
  EXPECT_EQ(done.address, "");
  EXPECT_EQ(place.kept(), 1);
  EXPECT_EQ(desk.cancel("id1")->state, SignInState::done);
  ASSERT_EQ(place.asked.size(), 1U);
  EXPECT_EQ(place.asked[0].secret, "secret");
}

TEST_F(SignInDeskTest, SaysThatThereIsNoBrowser) {
  place.has_browser = false;
  ASSERT_TRUE(desk.start({"ca", "", ""}, "id1"));
  while (desk.find("id1")->browser == BrowserState::opening) std::this_thread::yield();
  EXPECT_EQ(desk.find("id1")->browser, BrowserState::none);
  EXPECT_NE(desk.find("id1")->address, "");
}

TEST_F(SignInDeskTest, GivenUpKeepsNothing) {
  ASSERT_TRUE(desk.start({"ca", "", ""}, "id1"));
  until("id1", SignInState::waiting);
  EXPECT_EQ(desk.cancel("id1")->state, SignInState::cancelled);
  place.let_answer();
  EXPECT_EQ(desk.find("id1")->state, SignInState::cancelled);
  EXPECT_FALSE(desk.find("id1")->end);
  EXPECT_EQ(place.kept(), 0);
}

TEST_F(SignInDeskTest, GivenUpLetsGoOfThePortThoughTheBrowserIsSlow) {
  place.let_browser(false);
  ASSERT_TRUE(desk.start({"ca", "", ""}, "id1"));
  until("id1", SignInState::waiting);
  EXPECT_EQ(desk.cancel("id1")->browser, BrowserState::opening);
  while (place.ports() > 0) std::this_thread::yield();
  place.let_browser(true);
}

TEST_F(SignInDeskTest, ANewerOneGivesUpTheOlder) {
  ASSERT_TRUE(desk.start({"ca", "", ""}, "id1"));
  ASSERT_TRUE(desk.start({"us", "", ""}, "id2"));
  EXPECT_EQ(desk.find("id1")->state, SignInState::cancelled);
  place.let_answer();
  EXPECT_EQ(until("id2", SignInState::done).state, SignInState::done);
  EXPECT_EQ(place.kept(), 1);
}

TEST_F(SignInDeskTest, KnowsTheLastFew) {
  place.let_answer();
  for (int i = 0; i < 20; ++i) {
    const std::string id = "id" + std::to_string(i);
    ASSERT_TRUE(desk.start({"ca", "", ""}, id));
    until(id, SignInState::done);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  EXPECT_FALSE(desk.find("id0"));
  EXPECT_TRUE(desk.find("id19"));
  EXPECT_FALSE(desk.find("another"));
  EXPECT_FALSE(desk.cancel("another"));
}

struct SignInEndRow {
  const char* name;
  std::optional<SignInEnd> opens, answers, finishes;
  bool throws;
  const char* why;
};

class SignInEnds : public SignInDeskTest, public rows::WithRow<SignInEndRow> {};

ROW_TEST(SignInEnds, AreToldByTheirWord) {
  place.opens = row().opens;
  place.answers = row().answers;
  place.finishes = row().finishes;
  place.throws = row().throws;
  place.let_answer();
  ASSERT_TRUE(desk.start({"ca", "", ""}, "id1"));
  const SignInLine line = until("id1", SignInState::failed);
  EXPECT_EQ(line.state, SignInState::failed);
  EXPECT_EQ(line.end->why, row().why);
  EXPECT_EQ(line.end->error.line().find("kT9"), std::string::npos);
  EXPECT_EQ(place.kept(), 0);
}

SignInEnd ended_by(const char* why) { return {why, {Fault::sign_in_needed, why, "", ""}}; }

ROWS(All, SignInEnds, SignInEndRow{"port", ended_by("port_taken"), {}, {}, false, "port_taken"},
     SignInEndRow{"declined", {}, ended_by("declined"), {}, false, "declined"},
     SignInEndRow{"timeout", {}, ended_by("timeout"), {}, false, "timeout"},
     SignInEndRow{"replaced", {}, ended_by("replaced"), {}, false, "replaced"},
     SignInEndRow{"wrong_keys", {}, {}, ended_by("wrong_keys"), false, "wrong_keys"},
     SignInEndRow{"region", {}, {}, ended_by("other_region"), false, "other_region"},
     SignInEndRow{"a_fault_of_the_helper", {}, {}, {}, true, "other"});

struct NotBegunRow {
  const char* name;
  const char* clio;
  bool given;
  bool signed_in_to_ca;
  std::optional<base::Error> refuses;
  Fault fault;
};

class NotBegun : public SignInDeskTest, public rows::WithRow<NotBegunRow> {};

ROW_TEST(NotBegun, LeavesNoAttempt) {
  place.now.given = row().given;
  if (row().signed_in_to_ca) ca().standing = SignInStanding::signed_in;
  place.refuses = row().refuses;
  const auto begun = desk.start({row().clio, "", ""}, "id1");
  ASSERT_FALSE(begun);
  EXPECT_EQ(begun.error().fault, row().fault);
  EXPECT_FALSE(desk.find("id1"));
}

ROWS(All, NotBegun, NotBegunRow{"a_sign_in_was_given", "ca", true, false, {}, Fault::conflict},
     NotBegunRow{"signed_in_to_another", "us", false, true, {}, Fault::conflict},
     NotBegunRow{"no_such_clio", "nz", false, false, {}, Fault::not_found},
     NotBegunRow{
         "an_address_of_somebodys", "https://evil.example", false, false, {}, Fault::not_found},
     NotBegunRow{"no_keys", "us", false, false, base::Error{Fault::missing, "no keys", "", ""},
                 Fault::missing});

TEST_F(SignInDeskTest, SignsInAgainWhereSomebodyIs) {
  ca().standing = SignInStanding::signed_in;
  EXPECT_TRUE(desk.start({"ca", "", ""}, "id1"));
}

TEST_F(SignInDeskTest, SignsOutWhereSomebodyIsSignedInAlone) {
  EXPECT_EQ(desk.sign_out("ca").error().fault, Fault::not_found);
  EXPECT_EQ(desk.sign_out("nz").error().fault, Fault::not_found);
  ca().standing = SignInStanding::ended;
  EXPECT_EQ(desk.sign_out("ca").error().fault, Fault::not_found);
  ca().standing = SignInStanding::signed_in;
  place.now.given = true;
  EXPECT_EQ(desk.sign_out("ca").error().fault, Fault::not_found);
  EXPECT_TRUE(place.left.empty());
  place.now.given = false;
  place.untold = base::Error{Fault::unreachable, "no answer", "", ""};
  const auto left = desk.sign_out("ca");
  ASSERT_TRUE(left);
  EXPECT_EQ((*left)->what, "no answer");
  EXPECT_EQ(place.left, std::vector<std::string>{"ca"});
}

const HeldHere kHeld{2, 3, 4, 5, 6, 7};

struct EraseRow {
  const char* name;
  const char* clio;
  SignInStanding standing;
  bool given;
  HeldHere here;
  HeldHere seen;
  std::optional<Fault> refused;
};

class Erasing : public SignInDeskTest, public rows::WithRow<EraseRow> {};

ROW_TEST(Erasing, TakesWhatThePersonSawOrNothing) {
  ca().standing = row().standing;
  ca().here = row().here;
  place.now.given = row().given;
  const auto erased = desk.erase(row().clio, row().seen);
  EXPECT_EQ(erased ? std::nullopt : std::optional(erased.error().fault), row().refused);
  EXPECT_EQ(place.erased.size(), row().refused ? 0U : 1U);
  if (erased) {
    EXPECT_EQ(erased->went, row().here);
  } else {
    EXPECT_EQ(ca().here, row().here);
  }
}

ROWS(Erase, Erasing, {"signed_in", "ca", SignInStanding::signed_in, false, kHeld, kHeld, {}},
     {"signed_out", "ca", SignInStanding::signed_out, false, kHeld, kHeld, {}},
     {"keys_alone", "ca", SignInStanding::signed_out, false, {}, {}, {}},
     {"a_damaged_sign_in", "ca", SignInStanding::lost, false, {}, {}, {}},
     {"imported_and_never_signed_in", "ca", SignInStanding::never, false, kHeld, kHeld, {}},
     {"with_a_sign_in_that_was_given", "ca", SignInStanding::never, true, kHeld, kHeld, {}},
     {"nothing", "ca", SignInStanding::never, false, {}, {}, Fault::not_found},
     {"nothing_but_a_sign_in_that_was_given",
      "ca",
      SignInStanding::never,
      true,
      {},
      {},
      Fault::not_found},
     {"no_such_clio", "nz", SignInStanding::signed_in, false, kHeld, kHeld, Fault::not_found},
     {"a_draft_more",
      "ca",
      SignInStanding::signed_in,
      false,
      {3, 3, 4, 5, 6, 7},
      kHeld,
      Fault::conflict},
     {"an_edit_more",
      "ca",
      SignInStanding::signed_in,
      false,
      {2, 3, 4, 6, 6, 7},
      kHeld,
      Fault::conflict},
     {"a_contact_fewer",
      "ca",
      SignInStanding::signed_in,
      false,
      {2, 3, 4, 5, 6, 6},
      kHeld,
      Fault::conflict},
     {"nothing_was_seen", "ca", SignInStanding::signed_in, false, kHeld, {}, Fault::conflict},
     {"gone_meanwhile", "ca", SignInStanding::signed_in, false, {}, kHeld, Fault::conflict});

TEST_F(SignInDeskTest, ErasingTellsWhatClioDidNotTakeBack) {
  ca().standing = SignInStanding::signed_in;
  place.untold = base::Error{Fault::unreachable, "no answer", "", ""};
  const auto erased = desk.erase("ca", {});
  ASSERT_TRUE(erased);
  EXPECT_EQ(erased->untold->what, "no answer");
}

}  // namespace
}  // namespace engross::app
