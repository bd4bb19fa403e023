// A later import in which the matter is another client's.
#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

using matter::Matter;

Matter of_client(matter::Id id) {
  Matter now = sample_matter();
  now.client = id;
  return now;
}

std::vector<Difference> differences(const Review& review, const Matter& now) {
  return review.differences(now, *family_of(now, vocabulary()));
}

Refresh chosen(const Review& review, const Matter& now, bool take) {
  Refresh refresh{kLater, {}};
  for (const auto& difference : differences(review, now)) {
    refresh.choices.push_back({difference, take});
  }
  return refresh;
}

Review kept(const Review& review, const Matter& now) {
  return after(review, {chosen(review, now, false)});
}

std::string lines(const std::vector<Difference>& differences) {
  std::vector<std::string> lines;
  for (const Difference& difference : differences) {
    lines.push_back(difference.key() +
                    (difference.of_client() ? ": " + client_line(difference).text() : ""));
  }
  return base::join(lines, ", ");
}

constexpr const char* kChanged = "blocking client-changed:1";
const Remove kRest{{3, 4, 5, 6, 7}};  // whose words raise findings of their own

Review quiet() { return after(review_of(sample_matter()), {kRest}); }

struct ChangedRow {
  const char* name;
  std::vector<matter::Id> kept;  // clients of imports that were kept
  matter::Id client;             // now
  const char* differences;
  const char* findings;  // once that is kept too
};

class Changed : public rows::Row<ChangedRow> {};

ROW_TEST(Changed, IsSaidOnceAndThenStopsDrafting) {
  const ChangedRow& row = this->row();
  Review review = quiet();
  for (const matter::Id id : row.kept) review = kept(review, of_client(id));
  const Matter now = of_client(row.client);
  EXPECT_EQ(lines(differences(review, now)), row.differences);
  if (*row.differences) review = kept(review, now);
  EXPECT_EQ(lines(differences(review, now)), "");
  EXPECT_EQ(keys_of(review.findings()), row.findings);
  EXPECT_EQ(review.matter().client, 1);
  EXPECT_EQ(review.family().client.name.full, "Ada Client");
}

ROWS(Imports, Changed, ChangedRow{"same", {}, 1, "", ""},
     ChangedRow{"related_before",
                {},
                2,
                "0.client: in Clio the client of this matter is Bo Client now, not Ada Client",
                kChanged},
     ChangedRow{"named_before",
                {},
                8,
                "0.client: in Clio the client of this matter is Gil Stone now, not Ada Client",
                kChanged},
     ChangedRow{"known", {2}, 2, "", kChanged},
     ChangedRow{"changed_again",
                {2},
                8,
                "0.client: in Clio the client of this matter is Gil Stone now, not Bo Client",
                kChanged},
     ChangedRow{"changed_back",
                {2},
                1,
                "0.client: in Clio the client of this matter is Ada Client now, not Bo Client",
                ""});

TEST(AnotherClient, CannotBeTaken) {
  const Review review = quiet();
  const auto next = review.with(chosen(review, of_client(2), true), "Jo", kLater);
  ASSERT_FALSE(next.has_value());
  EXPECT_EQ(next.error().line(),
            "the matter has another client in Clio now, matter 00009-Client, keep it and say why "
            "the review may stand, or set the client right in Clio");
}

TEST(AnotherClient, WhoIsTheReviewsOwnAgainMayBeTaken) {
  const Review review = kept(quiet(), of_client(2));
  const Review back = after(review, {chosen(review, sample_matter(), true)});
  EXPECT_EQ(keys_of(back.findings()), "");
  EXPECT_TRUE(back.same_people(kept(review, sample_matter())));
}

TEST(AnotherClient, IsOverruledForWhoItWas) {
  const Review open = kept(quiet(), of_client(2));
  ASSERT_EQ(open.findings().size(), 1U);
  EXPECT_EQ(open.findings()[0].text,
            "in Clio the client of this matter is Bo Client now, not Ada Client: set it right in "
            "Clio, or say why a document for Ada Client may stand");
  EXPECT_TRUE(stops(open.findings()[0]));
  const Review ruled = after(open, {Overrule{"client-changed:1", "mirror wills"}});
  EXPECT_EQ(keys_of(ruled.findings()), "~blocking client-changed:1");
  EXPECT_EQ(keys_of(kept(ruled, of_client(8)).findings()), kChanged);
}

TEST(AnotherClient, IsUndoneAndReplayed) {
  const Review review = kept(quiet(), of_client(2));
  EXPECT_EQ(line_of(review.log().back(), review),
            "compared with Clio: kept client of the matter \"Ada Client\" (in Clio \"Bo Client\")");
  EXPECT_FALSE(review.same_people(quiet()));
  const auto again = Review::replay(sample_matter(), *family_of(sample_matter(), vocabulary()),
                                    vocabulary(), review.log().copied());
  ASSERT_TRUE(again) << again.error().line();
  EXPECT_TRUE(again->same_people(review));
  EXPECT_EQ(keys_of(after(review, {Undo{}}).findings()), "");
}

// The former client is related now, as the husband, and is somebody's contact still.
TEST(AnotherClient, LeavesTheFormerOnesValuesCompared) {
  Matter now = of_client(8);
  now.contacts[0].birth_date = date("1961-01-01");
  now.relationships.push_back({{"relationships", 300, "", kLater}, 1, "Wife"});
  const auto found = differences(quiet(), now);
  EXPECT_EQ(lines(found),
            "0.client: in Clio the client of this matter is Gil Stone now, not Ada Client, "
            "1.birthdate");
  now.contacts.erase(now.contacts.begin());
  now.relationships.pop_back();
  EXPECT_EQ(lines(differences(quiet(), now)),
            "0.client: in Clio the client of this matter is Gil Stone now, not Ada Client");
}

struct ReviewClientStaleRow {
  const char* name;
  matter::FieldValue then;
  matter::FieldValue now;
};

TEST(AnotherClient, OfAnotherStateIsRefused) {
  const matter::FieldValue ada = matter::ContactRef{1, "Ada Client"};
  const matter::FieldValue bo = matter::ContactRef{2, "Bo Client"};
  const ReviewClientStaleRow rows[] = {{"of_before", bo, matter::ContactRef{8, "Gil Stone"}},
                                       {"the_same_client", ada, ada},
                                       {"no_contact", ada, text("Bo Client")},
                                       {"nobody", ada, kNothing}};
  for (const ReviewClientStaleRow& row : rows) {
    SCOPED_TRACE(row.name);
    Refresh refresh = chosen(quiet(), of_client(2), false);
    ASSERT_EQ(refresh.choices.size(), 1U);
    refresh.choices[0].difference.then = row.then;
    refresh.choices[0].difference.now = row.now;
    const auto next = quiet().with(refresh, "Jo", kLater);
    ASSERT_FALSE(next.has_value());
    EXPECT_EQ(next.error().fault, base::Fault::conflict);
  }
}

// What a log of before said: the client is gone, kept. Whose matter it is now is asked again.
TEST(AnotherClient, InALogOfBeforeIsAskedAgain) {
  Difference gone;
  gone.kind = Difference::Kind::person_gone;
  gone.subject = 1;
  const Entry entry{1, kLater, "Jo", Refresh{kLater, {{gone, false}}}};
  const auto review = Review::replay(sample_matter(), *family_of(sample_matter(), vocabulary()),
                                     vocabulary(), {entry});
  ASSERT_TRUE(review) << review.error().line();
  EXPECT_EQ(lines(differences(*review, of_client(2))),
            "0.client: in Clio the client of this matter is Bo Client now, not Ada Client");
}

}  // namespace
}  // namespace engross::family
