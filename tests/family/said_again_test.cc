// What was kept as a text alone has its id again, where the same words still say it.
#include "review_sample.h"

namespace engross::family {
namespace {

Family kept_as_texts(Family family) {
  for (Person& person : family.people) {
    person.reason = base::Message::words(person.reason.text());
    for (Doubt& doubt : person.doubts) doubt.text = base::Message::words(doubt.text.text());
  }
  return family;
}

Review review_of_texts(const char* reason_of_four = nullptr) {
  const matter::Matter matter = sample_matter();
  Family family = kept_as_texts(*family_of(matter, vocabulary()));
  for (Person& person : family.people) {
    if (reason_of_four && person.contact.source.id == 4)
      person.reason = base::Message::words(reason_of_four);
  }
  return Review::of(matter, family, vocabulary());
}

TEST(SaidAgain, ReasonsAndFindingsHaveTheirIds) {
  const Review fresh =
      Review::of(sample_matter(), *family_of(sample_matter(), vocabulary()), vocabulary());
  const Review review = review_of_texts();
  for (const ReviewedPerson* person : review.people()) {
    const auto& reason = person->person.reason;
    EXPECT_EQ(reason.id().empty(), person->client) << reason.text();
    EXPECT_EQ(reason.id(), fresh.find(person->id())->person.reason.id());
  }
  const auto findings = review.findings();
  ASSERT_FALSE(findings.empty());
  for (const Finding& finding : findings) EXPECT_NE(finding.text.id(), "") << finding.key;
}

struct UnsaidRow {
  const char* name;
  const char* reason;
};

// A text that nothing says any more stays as it is, and never becomes another one.
TEST(SaidAgain, OtherTextsStay) {
  const UnsaidRow rows[] = {
      {"an older sentence", "\"daugther\" is in no list"},
      {"of another word", "\"niece\" is in no table of relationship words"},
      {"empty", ""},
  };
  for (const UnsaidRow& row : rows) {
    const Review review = review_of_texts(row.reason);
    EXPECT_EQ(review.find(4)->person.reason.text(), row.reason) << row.name;
    EXPECT_EQ(review.find(4)->person.reason.id(), "") << row.name;
  }
}

}  // namespace
}  // namespace engross::family
