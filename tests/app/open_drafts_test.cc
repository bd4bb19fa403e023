// Drafts that are read once, and after that only as far as more of them was kept.
#include "app/open_drafts.h"

#include <gtest/gtest.h>

#include "fakes/shelves.h"
#include "golden_family.h"

namespace engross::app {
namespace {

constexpr const char* kKnownLees = R"(
client: {name: Ann Lee, born: 1950-01-02}
people:
  - {name: Bo Lee, word: Husband, born: 1951-01-01}
  - {name: Cy Lee, word: Son, born: 1980-01-01}
  - {name: C. Lee, word: Son}
)";

// Counts what is asked of it.
class CountingShelf : public fakes::Drafts {
 public:
  base::Result<std::optional<DraftVersion>> version(const std::string& draft) override {
    if (!tells) return std::nullopt;
    auto version = fakes::Drafts::version(draft);
    if (*version) (*version)->snapshots += others;
    return version;
  }
  base::Result<std::optional<StoredDraft>> find(const std::string& draft) override {
    ++found;
    return fakes::Drafts::find(draft);
  }
  base::Result<std::vector<family::Entry>> entries(const std::string& draft, int after) override {
    ++continued;
    return fakes::Drafts::entries(draft, after);
  }
  bool tells = true;
  long long others = 0;  // snapshots that another program kept
  int found = 0;
  int continued = 0;
};

class OpenDraftsTest : public testing::Test {
 protected:
  void SetUp() override {
    clio_.matter = GoldenFamily(kKnownLees).matter();
    id_ = accept(shelf_, clock_, mapping_, *propose(clio_, shelf_, mapping_, "00900-Golden"))->id;
    shelf_.found = 0;
  }
  Draft open() {
    auto draft = open_.open(shelf_, mapping_, id_);
    if (!draft) throw std::runtime_error(draft.error().line());
    return std::move(*draft);
  }
  void edit(const family::Edit& edit) {
    const auto after = edited(open(), {edit}, "Ada", shelf_, clock_);
    if (!after) throw std::runtime_error(after.error().line());
  }

  const Mapping mapping_ = shipped_mapping();
  fakes::Clio clio_;
  CountingShelf shelf_;
  const fakes::FixedClock clock_;
  OpenDrafts open_;
  std::string id_;
};

TEST_F(OpenDraftsTest, IsReadOnceWhileNothingChanges) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(open().id, id_);
  EXPECT_EQ(shelf_.found, 1);
  EXPECT_EQ(shelf_.continued, 0);
}

TEST_F(OpenDraftsTest, OfAReviewThatWentOnOnlyTheRestIsRead) {
  const auto bo = open().review.people()[1]->id();
  edit(family::Remove{{bo}});
  EXPECT_TRUE(open().review.find(bo)->removed);
  edit(family::Undo{});
  EXPECT_FALSE(open().review.find(bo)->removed);
  EXPECT_EQ(open().review.log().size(), 2U);
  EXPECT_EQ(shelf_.found, 1);
  EXPECT_EQ(shelf_.continued, 2);
}

TEST_F(OpenDraftsTest, WhatElseWasKeptMakesItRead) {
  EXPECT_TRUE(open().answers.empty());
  const auto changed =
      answered(open(), {{"trust_age", {expression::Value(25), "typed", "Ada", clock_.now()}}},
               shelf_, clock_);
  ASSERT_TRUE(changed);
  ++shelf_.others;
  EXPECT_FALSE(open().answers.empty());
  clio_.matter.description = "Two wills";
  ASSERT_TRUE(accept(shelf_, clock_, mapping_, *propose_again(clio_, shelf_, mapping_, id_)));
  ++shelf_.others;
  EXPECT_EQ(open().newest->matter.description, "Two wills");
}

// Who was merged is replaced in the answers; an undo brings back the answer as it was given.
TEST_F(OpenDraftsTest, AnswersStandForWhomTheReviewSaysNow) {
  const auto people = open().review.people();
  const auto cy = people[2]->id();
  const auto same = people[3]->id();
  const expression::Record who{"C. Lee", {{"clio_id", base::Decimal(same)}}};
  ASSERT_TRUE(answered(open(),
                       {{"executor", {expression::Value(who), "typed", "Ada", clock_.now()}}},
                       shelf_, clock_));
  ++shelf_.others;
  const auto executor = [&] {
    const Draft draft = open();
    return *draft.answers.find("executor")->value.record().find("clio_id")->number().whole();
  };
  EXPECT_EQ(executor(), same);
  edit(family::Merge{cy, same});
  EXPECT_EQ(executor(), cy);
  edit(family::Undo{});
  EXPECT_EQ(executor(), same);
}

TEST_F(OpenDraftsTest, AShelfThatCannotTellIsAskedEachTime) {
  shelf_.tells = false;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(open().id, id_);
  EXPECT_EQ(shelf_.found, 3);
}

TEST_F(OpenDraftsTest, OneThatWasLetGoIsReadAgain) {
  open();
  open_.let_go();
  EXPECT_EQ(open().id, id_);
  EXPECT_EQ(shelf_.found, 2);
}

TEST_F(OpenDraftsTest, NoDraftIsNotFound) {
  for (const bool tells : {true, false}) {
    shelf_.tells = tells;
    const auto draft = open_.open(shelf_, mapping_, "D-NONE");
    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().fault, base::Fault::not_found);
  }
}

// The one that was asked for the longest ago is let go.
TEST_F(OpenDraftsTest, HoldsNoMoreThanSoMany) {
  open();
  for (std::size_t i = 0; i < kMostOpenDrafts; ++i) {
    matter::Matter other = clio_.matter;
    other.source.id = static_cast<matter::Id>(2000 + i);
    const auto id = shelf_.keep(other, *family::family_of(other, mapping_.vocabulary), {});
    ASSERT_TRUE(open_.open(shelf_, mapping_, *id));
  }
  const int before = shelf_.found;
  open();
  EXPECT_EQ(shelf_.found, before + 1);
}

}  // namespace
}  // namespace engross::app
