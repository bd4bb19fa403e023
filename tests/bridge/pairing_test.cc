// Pairing: six digits that a person allows, and what does not let anybody in.
#include "bridge/pairing.h"

#include <gtest/gtest.h>

#include <set>

#include "bridge/secrets.h"

namespace engross::bridge {
namespace {

using base::Fault;
using namespace std::chrono_literals;

const base::Instant kNow = *base::parse_instant("2026-11-25T09:00:00Z");

class Pairing : public testing::Test {
 protected:
  Pairings::Shelf shelf() {
    return {[this] { return saved_; },
            [this](const std::string& text) -> base::Result<void> {
              if (full_) return base::failure(Fault::refused, "the disk is full", "", "make room");
              saved_ = text;
              return {};
            }};
  }
  // Different bytes each time, the same in every run.
  Pairings::Random random() {
    return [this](std::size_t bytes) -> base::Result<std::string> {
      return sha256(std::to_string(++drawn_)).substr(0, 2 * bytes);
    };
  }
  Pairings::Show show() {
    return [this](const std::string& program, const std::string& document,
                  const std::string& code) { shown_ = program + "|" + document + "|" + code; };
  }
  Pairings pairings() { return Pairings(shelf(), random(), show()); }

  Pairings::Token paired(Pairings& all) {
    const auto asked = all.ask("Word", "Will.docx", kNow);
    EXPECT_TRUE(all.allow(asked->code, kNow).has_value());
    return **all.claim(asked->pairing, kNow);
  }
  std::string other(const std::string& code) { return code == "111111" ? "222222" : "111111"; }

  std::string saved_, shown_;
  bool full_ = false;
  int drawn_ = 0;
};

TEST_F(Pairing, LetsInWhomThePersonAllows) {
  Pairings all = pairings();
  const auto asked = all.ask("Word", "Will.docx", kNow);
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(asked->code.size(), 6U);
  EXPECT_EQ(asked->expires_at, kNow + 2min);
  EXPECT_EQ(shown_, "Word|Will.docx|" + asked->code);
  EXPECT_EQ(*all.claim(asked->pairing, kNow), std::nullopt) << "nobody has allowed it yet";
  EXPECT_EQ(*all.allow(asked->code, kNow), "Word");
  const auto token = all.claim(asked->pairing, kNow);
  ASSERT_TRUE(token && *token);
  EXPECT_EQ((*token)->token.size(), 64U);
  EXPECT_EQ(all.holder((*token)->token, kNow), (*token)->id);
  EXPECT_EQ(all.list(kNow)[0].document, "Will.docx");
  EXPECT_EQ(saved_.find((*token)->token), std::string::npos) << "tokens are hashed at rest";
}

TEST_F(Pairing, IsThereInAnotherLifeOfTheHelper) {
  Pairings all = pairings();
  const auto token = paired(all);
  const Pairings later = pairings();
  EXPECT_EQ(later.holder(token.token, kNow), token.id);
  EXPECT_EQ(later.proof(token.id, "00"), hmac_sha256(token.proof_key, "00"));
  saved_ = "{\"pairings\": [{\"id\": \"x\"}, 7";
  EXPECT_EQ(pairings().holder(token.token, kNow), std::nullopt)
      << "what cannot be read opens nothing";
}

TEST_F(Pairing, B15_A20_AClaimedRequestIsOver) {
  Pairings all = pairings();
  const auto asked = all.ask("Word", "", kNow);
  (void)all.allow(asked->code, kNow);
  ASSERT_TRUE(all.claim(asked->pairing, kNow)->has_value());
  EXPECT_EQ(all.claim(asked->pairing, kNow).error().fault, Fault::not_found);
  EXPECT_EQ(all.allow(asked->code, kNow).error().fault, Fault::not_found);
}

TEST_F(Pairing, B16_DigitsAreGoodForTwoMinutes) {
  Pairings all = pairings();
  const auto asked = all.ask("Word", "", kNow);
  EXPECT_EQ(all.allow(asked->code, kNow + 2min).error().fault, Fault::not_found);
  EXPECT_EQ(all.claim(asked->pairing, kNow + 2min).error().fault, Fault::not_found);
}

TEST_F(Pairing, B17_A21_FiveWrongTriesEndTheRequest) {
  Pairings all = pairings();
  const auto asked = all.ask("Word", "", kNow);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(all.allow(other(asked->code), kNow).error().fault, Fault::refused);
  EXPECT_EQ(all.allow(asked->code, kNow).error().fault, Fault::not_found);
  EXPECT_EQ(all.claim(asked->pairing, kNow).error().fault, Fault::not_found);
}

TEST_F(Pairing, B19_A22_OneRequestWaitsAtATime) {
  Pairings all = pairings();
  const auto first = all.ask("Word", "", kNow);
  shown_.clear();
  for (int i = 0; i < 100; ++i)
    EXPECT_EQ(all.ask("Evil", "", kNow + 1s).error().fault, Fault::conflict);
  EXPECT_EQ(shown_, "") << "nobody is asked a second time";
  EXPECT_TRUE(all.allow(first->code, kNow + 1s).has_value());
  EXPECT_TRUE(all.ask("Word", "", kNow + 3min).has_value());
}

TEST_F(Pairing, B20_OneClaimWins) {
  Pairings all = pairings();
  const auto asked = all.ask("Word", "", kNow);
  (void)all.allow(asked->code, kNow);
  int won = 0;
  for (int i = 0; i < 2; ++i) {
    const auto claim = all.claim(asked->pairing, kNow);
    won += claim && *claim ? 1 : 0;
  }
  EXPECT_EQ(won, 1);
}

TEST_F(Pairing, B12_ARevokedOrOldTokenOpensNothing) {
  Pairings all = pairings();
  const auto token = paired(all);
  EXPECT_EQ(all.holder(token.token, kNow + std::chrono::days(90)), std::nullopt);
  ASSERT_TRUE(all.revoke(token.id).has_value());
  EXPECT_EQ(all.holder(token.token, kNow), std::nullopt);
  EXPECT_EQ(all.revoke(token.id).error().fault, Fault::not_found);
  EXPECT_EQ(pairings().holder(token.token, kNow), std::nullopt);
}

TEST_F(Pairing, IsNotGivenWhenItCannotBeKept) {
  Pairings all = pairings();
  const auto asked = all.ask("Word", "", kNow);
  (void)all.allow(asked->code, kNow);
  full_ = true;
  EXPECT_FALSE(all.claim(asked->pairing, kNow).has_value());
  full_ = false;
  EXPECT_TRUE(all.claim(asked->pairing, kNow)->has_value()) << "asked again, it is given";
}

TEST_F(Pairing, DigitsAreAnySixAndNotTheSame) {
  std::set<std::string> codes;
  for (int i = 0; i < 200; ++i) {
    Pairings all = pairings();
    codes.insert(all.ask("Word", "", kNow)->code);
  }
  EXPECT_GT(codes.size(), 195U);
}

struct NameRow {
  const char* name;
  std::string given;
  std::string shown;
};

TEST(ShownName, B21_IsCleanAndShort) {
  const NameRow rows[] = {
      {"plain", "Word", "Word"},
      {"accents", "Word – Québec 山", "Word – Québec 山"},
      {"lines", "Word\r\nAllow me", "Word  Allow me"},
      {"escape", "\x1B[2JWord", "[2JWord"},
      {"turned",
       "Word \xE2\x80\xAE"
       "drow",
       "Word drow"},
      {"hidden", "Wo\xE2\x80\x8Brd", "Word"},
      {"isolates", "\xE2\x81\xA6Word\xE2\x81\xA9", "Word"},
      {"bytes", "Wo\xFFrd", "Word"},
      {"long", std::string(10'000, 'a'), std::string(60, 'a')},
      {"blank", " \n ", ""},
  };
  for (const NameRow& row : rows) EXPECT_EQ(shown_name(row.given), row.shown) << row.name;
}

TEST(Secrets, AreHashedAsEverybodyDoes) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hmac_sha256("key", "The quick brown fox jumps over the lazy dog"),
            "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "ab"));
  EXPECT_FALSE(is_hex("ABCDEF", 6));
  EXPECT_TRUE(is_hex("abcdef", 6));
}

}  // namespace
}  // namespace engross::bridge
