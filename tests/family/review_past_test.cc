// What a review that thousands of steps led to keeps of the steps, and what it still knows of them.
#include <random>

#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

// How a walk of steps goes: each corrects something, takes a step back or brings one back.
struct Walk {
  const char* name;
  unsigned steps;
  unsigned undone;  // of each hundred steps
  unsigned redone;
  std::size_t most_states;
};

Correct nth(unsigned i) { return {2, i % 3 ? "title" : "phone", "n" + std::to_string(i)}; }

class Walks : public rows::Row<Walk> {
 protected:
  // `step` sees the review after each step that was one.
  template <typename Step>
  Review walked(const Step& step) {
    std::mt19937 random(17);
    Review review = review_of(sample_matter());
    for (unsigned i = 0; i < row().steps; ++i) {
      const unsigned drawn = std::uniform_int_distribution<unsigned>(0, 99)(random);
      const bool undo = drawn < row().undone;
      const bool redo = !undo && drawn < row().undone + row().redone;
      auto next = review.with(undo   ? Edit(Undo{})
                              : redo ? Edit(Redo{})
                                     : Edit(nth(i)),
                              "Jo", kLater);
      if (!next) continue;  // nothing to undo or to redo
      review = std::move(*next);
      step(review);
    }
    return review;
  }
};

ROW_TEST(Walks, KeepFewStates) {
  const Review review = walked([](const Review&) {});
  EXPECT_LE(review.states_held(), row().most_states);
}

ROW_TEST(Walks, KnowWhatStandsAsTheStepsDo) {
  std::vector<int> done, redo;
  const Review review = walked([&](const Review& now) {
    const Entry& entry = now.log().back();
    if (std::holds_alternative<Undo>(entry.edit)) {
      redo.push_back(done.back());
      done.pop_back();
    } else if (std::holds_alternative<Redo>(entry.edit)) {
      done.push_back(redo.back());
      redo.pop_back();
    } else {
      done.push_back(entry.number);
      redo.clear();
    }
    ASSERT_EQ(now.standing() ? now.standing()->number : 0, done.empty() ? 0 : done.back());
    ASSERT_EQ(now.can_redo(), !redo.empty());
  });
  const std::set<int> standing(done.begin(), done.end());
  for (const Entry& entry : review.log()) {
    const bool moves =
        std::holds_alternative<Undo>(entry.edit) || std::holds_alternative<Redo>(entry.edit);
    ASSERT_EQ(review.undone(entry.number), !moves && !standing.contains(entry.number))
        << entry.number;
  }
}

ROW_TEST(Walks, TellEachStepAsItWasTold) {
  std::vector<std::string> told;
  const Review review =
      walked([&](const Review& now) { told.push_back(line_of(now.log().back(), now).text()); });
  ASSERT_EQ(review.log().size(), told.size());
  for (const Entry& entry : review.log()) {
    ASSERT_EQ(line_of(entry, review).text(), told[static_cast<std::size_t>(entry.number) - 1]);
  }
}

ROWS(Steps, Walks, Walk{"ThatOnlyGoOn", 1000, 0, 0, 39},
     Walk{"ThatTurnBackEachTime", 1000, 50, 0, 12}, Walk{"ThatTurnBackOften", 1000, 30, 10, 24},
     Walk{"BackAndForth", 1000, 40, 40, 12}, Walk{"OfOneStep", 1, 0, 0, 1},
     Walk{"OfNone", 0, 0, 0, 0});

// A step makes no entry anew, however many there are.
TEST(Past, EntriesAreSharedByTheReviewsOfEachStep) {
  Review review = review_of(sample_matter());
  std::vector<const Entry*> first;
  for (unsigned i = 0; i < 1000; ++i) {
    review = after(review, {nth(i)});
    if (i == 0 || i == 63 || i == 64) first.push_back(review.last());
  }
  EXPECT_EQ(first,
            (std::vector<const Entry*>{&review.log()[0], &review.log()[63], &review.log()[64]}));
}

// A review of before goes its own way: what is done in another is none of its entries.
TEST(Past, TwoReviewsOfOneBeginningShareNoEnd) {
  Review begun = review_of(sample_matter());
  for (unsigned i = 0; i < 100; ++i) begun = after(begun, {nth(i)});
  Review one = begun, other = begun;
  for (unsigned i = 100; i < 200; ++i) one = after(one, {nth(i)});
  for (unsigned i = 0; i < 100; ++i) other = after(other, {Undo{}});
  EXPECT_EQ(begun.log().size(), 100U);
  EXPECT_FALSE(begun.undone(100));
  EXPECT_EQ(one.standing()->number, 200);
  EXPECT_EQ(other.standing(), nullptr);
  EXPECT_TRUE(other.same_people(review_of(sample_matter())));
  EXPECT_TRUE(other.can_redo());
  EXPECT_FALSE(one.can_redo());
}

}  // namespace
}  // namespace engross::family
