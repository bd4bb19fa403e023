// Since when a document says what it says: the same draft gives the same bytes on another day.
#include "app/documents.h"

#include <gtest/gtest.h>

#include "fakes/shelves.h"
#include "golden_family.h"

namespace engross::app {
namespace {

constexpr const char* kCouple = R"(
client: {name: Ann Lee, born: 1950-01-02}
people:
  - {name: Bo Lee, word: Husband, born: 1951-01-01}
)";

const base::Instant kImported = *base::parse_instant("2026-11-01T10:00:00Z");
const base::Instant kAnswered = *base::parse_instant("2026-11-20T10:00:00Z");
const base::Instant kImportedAgain = *base::parse_instant("2026-12-01T10:00:00Z");

class SettledDrafts : public testing::Test {
 protected:
  void SetUp() override {
    clio_.matter = GoldenFamily(kCouple).matter();
    const auto proposal = propose(clio_, shelf_, mapping_, "00900-Golden");
    ASSERT_TRUE(proposal.has_value());
    auto made = accept(shelf_, clock_, mapping_, *proposal);
    ASSERT_TRUE(made.has_value());
    draft_ = std::make_unique<Draft>(std::move(*made));
    draft_->fetched_at = kImported;
  }
  void edit(const family::Edit& edit) {
    auto made = edited(std::move(*draft_), {edit}, "Ada", shelf_, clock_);
    ASSERT_TRUE(made.has_value());
    *draft_ = std::move(*made);
  }
  void answer(base::Instant at) {
    draft_->answers.put("trust_age", {expression::Value(30), "typed", "Ada", at});
  }

  const Mapping mapping_ = shipped_mapping();
  fakes::Clio clio_;
  fakes::Drafts shelf_;
  const fakes::FixedClock clock_;
  std::unique_ptr<Draft> draft_;
};

TEST_F(SettledDrafts, AreSettledByTheirImportWhereNobodyChangedThem) {
  EXPECT_EQ(settled_at(*draft_), kImported);
}

TEST_F(SettledDrafts, AreNotSettledAnewByBeingConfirmed) {
  edit(family::Confirm{});
  draft_->fetched_at = kImported;
  EXPECT_EQ(settled_at(*draft_), kImported);
}

TEST_F(SettledDrafts, AreSettledByTheirNewestAnswerWhateverIsImportedAfterIt) {
  answer(kAnswered);
  EXPECT_EQ(settled_at(*draft_), kAnswered);
  draft_->fetched_at = kImportedAgain;
  EXPECT_EQ(settled_at(*draft_), kAnswered);
}

TEST_F(SettledDrafts, AreSettledByTheNewestEditBesideAnOlderAnswer) {
  answer(kImported);
  family::Add son{{}, matter::ContactKind::person, family::Role::child, "Son"};
  son.name.full = "Cy Lee";
  edit(son);
  EXPECT_EQ(settled_at(*draft_), draft_->review.log().back().at);
  EXPECT_NE(settled_at(*draft_), kImported);
}

}  // namespace
}  // namespace engross::app
