#include "review_sample.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

Add son(const char* first) {
  Add made;
  made.name.first = first;
  made.name.last = "Client";
  made.role = Role::child;
  made.word = "Son";
  return made;
}

TEST(History, KnowsWhatIsUndone) {
  const Review review =
      after(review_of(sample_matter()), {Remove{{2}}, Remove{{3}}, Undo{}, Remove{{4}}, Undo{},
                                         Redo{}, Correct{2, "phone", text("1")}, Undo{}});
  std::string undone;
  for (int entry = -1; entry <= 10; ++entry) {
    if (review.undone(entry)) undone += std::to_string(entry) + " ";
  }
  EXPECT_EQ(undone, "2 7 ");
  EXPECT_EQ(picture(review), "1:client 2:spouse- 3:child 4:party- 5:grandchild 6:party 7:party");
}

// What each entry took back or brought back, as the history tells it.
TEST(History, TellsWhatAnUndoMoved) {
  const Review review =
      after(review_of(sample_matter()),
            {Remove{{2}}, Correct{3, "phone", text("1")}, Undo{}, Redo{}, Undo{}, Undo{}, Redo{}});
  const auto tells = [&](int number) {
    return line_of(review.log()[static_cast<std::size_t>(number) - 1], review).text();
  };
  EXPECT_EQ(tells(3), "undone: " + tells(2));
  EXPECT_EQ(tells(4), "done again: " + tells(2));
  EXPECT_EQ(tells(5), "undone: " + tells(2));
  EXPECT_EQ(tells(6), "undone: " + tells(1));
  EXPECT_EQ(tells(7), "done again: " + tells(1));
}

// A review that goes on is the one that its whole log leads to.
TEST(History, ContinuedIsReplayed) {
  const std::vector<Edit> edits = {Remove{{2}}, son("Al"),   Undo{},
                                   Remove{{3}}, son("Bert"), Correct{4, "phone", text("1")},
                                   Undo{},      Undo{},      Redo{}};
  const Review whole = after(review_of(sample_matter()), edits);
  const std::vector<Entry> log = whole.log().copied();
  for (std::size_t first = 0; first <= edits.size(); ++first) {
    const auto begun =
        Review::replay(sample_matter(), *family_of(sample_matter(), vocabulary()), vocabulary(),
                       {log.begin(), log.begin() + static_cast<std::ptrdiff_t>(first)});
    ASSERT_TRUE(begun);
    const auto review =
        begun->continued({log.begin() + static_cast<std::ptrdiff_t>(first), log.end()});
    ASSERT_TRUE(review) << review.error().line();
    EXPECT_TRUE(review->same_people(whole)) << first;
    EXPECT_EQ(review->log().copied(), log);
  }
}

TEST(History, AnEntryThatDoesNotFitContinuesNothing) {
  const Review review = after(review_of(sample_matter()), {Remove{{2}}});
  for (const Entry& entry : {Entry{3, kLater, "Ada", Remove{{3}}}, Entry{1, kLater, "Ada", Undo{}},
                             Entry{2, kLater, "Ada", Remove{{99}}}}) {
    const auto next = review.continued({entry});
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().fault, base::Fault::malformed);
  }
  EXPECT_EQ(review.log().size(), 1U);
}

TEST(History, LogsWhoAndWhen) {
  const auto review = review_of(sample_matter()).with(Remove{{2}}, "Ada Beaumont", kLater);
  ASSERT_TRUE(review);
  ASSERT_EQ(review->log().size(), 1U);
  EXPECT_EQ(review->log()[0], (Entry{1, kLater, "Ada Beaumont", Remove{{2}}}));
}

TEST(History, AnEditLeavesTheReviewBeforeItAsItWas) {
  const Review before = review_of(sample_matter());
  const Review next = after(before, {Remove{{2}}});
  EXPECT_FALSE(before.find(2)->removed);
  EXPECT_TRUE(before.log().empty());
  EXPECT_TRUE(next.find(2)->removed);
  EXPECT_FALSE(before.same_people(next));
}

TEST(History, ConfirmationEndsWithTheNextChange) {
  const Review confirmed = after(review_of(sample_matter()), {Remove{{4}}, Confirm{}});
  ASSERT_TRUE(confirmed.confirmed());
  EXPECT_EQ(confirmed.confirmed()->number, 2);
  EXPECT_EQ(confirmed.confirmed()->by, "Jo");
  EXPECT_EQ(confirmed.confirmed()->at, kLater);
  const std::vector<Edit> changes = {
      Remove{{3}}, Restore{{4}}, SetRole{{7}, Role::spouse, ""}, SetParent{5, 3},
      Merge{2, 7}, son("Hal"),   Correct{2, "phone", text("1")}, Overrule{"guard-word:7", "known"},
      Undo{}};
  for (const Edit& change : changes) {
    SCOPED_TRACE(change.index());
    EXPECT_FALSE(after(confirmed, {change}).confirmed());
  }
  EXPECT_TRUE(after(confirmed, {Remove{{3}}, Undo{}}).confirmed());
  EXPECT_FALSE(after(confirmed, {Undo{}}).confirmed());
  EXPECT_TRUE(after(confirmed, {Undo{}, Redo{}}).confirmed());
  EXPECT_FALSE(review_of(sample_matter()).confirmed());
}

TEST(History, ASecondPersonMayConfirm) {
  const Review review = after(review_of(sample_matter()), {Confirm{}});
  const auto second = review.with(Confirm{}, "Ada Beaumont", kLater);
  ASSERT_TRUE(second) << second.error().line();
  EXPECT_EQ(second->confirmed()->by, "Ada Beaumont");
}

struct LineRow {
  const char* name;
  std::vector<Edit> edits;
  const char* line;  // of the last one
};

class Lines : public rows::Row<LineRow> {};

ROW_TEST(Lines, ReadAsASentence) {
  const Review review = after(review_of(sample_matter()), row().edits);
  EXPECT_EQ(line_of(review.log().back(), review), row().line);
}

ROWS(Edits, Lines, LineRow{"remove", {Remove{{4}}}, "Di Client removed"},
     LineRow{"remove_many", {Remove{{4, 6, 7}}}, "Di Client, Acme Ltd and Fay Roe removed"},
     LineRow{"remove_two", {Remove{{7, 4}}}, "Fay Roe and Di Client removed"},
     LineRow{"restore", {Remove{{4}}, Restore{{4}}}, "Di Client restored"},
     LineRow{"role",
             {SetRole{{4, 3}, Role::spouse, ""}},
             "role of Di Client (party) and Cy Client (child) set to spouse"},
     LineRow{"role_with_reason",
             {SetRole{{4}, Role::child, " adopted "}},
             "role of Di Client (party) set to child (\"adopted\")"},
     LineRow{"role_that_only_settles",
             {SetRole{{4}, Role::party, ""}},
             "role of Di Client set to party"},
     LineRow{"parent", {SetParent{5, 3}}, "Ed Client is a child of Cy Client"},
     LineRow{"other_parent",
             {son("Hal"), SetParent{5, 3}, SetParent{5, -1}},
             "Ed Client is a child of Hal Client, not of Cy Client"},
     LineRow{"no_parent",
             {SetParent{5, 3}, SetParent{5, std::nullopt}},
             "parent of Ed Client taken back, was Cy Client"},
     LineRow{"merge", {Merge{3, 4}}, "Di Client merged into Cy Client"},
     LineRow{"add", {son("Hal")}, "Hal Client added as child"},
     LineRow{"correct",
             {Correct{2, "birthdate", date("1962-02-03")}},
             "birth date of Bo Client corrected from 1962-02-02 to 1962-02-03"},
     LineRow{
         "correct_again",
         {Correct{2, "birthdate", date("1962-02-03")}, Correct{2, "birthdate", date("1962-02-04")}},
         "birth date of Bo Client corrected from 1962-02-03 to 1962-02-04"},
     LineRow{"correct_what_was_taken_back",
             {Correct{2, "birthdate", date("1962-02-03")}, Undo{},
              Correct{2, "birthdate", date("1962-02-04")}},
             "birth date of Bo Client corrected from 1962-02-02 to 1962-02-04"},
     LineRow{"correct_a_name",
             {Correct{2, "name.last", text("Roe")}},
             "last name of Bo Client corrected from \"Client\" to \"Roe\""},
     LineRow{"correct_who_was_added",
             {son("Hal"), Correct{-1, "name.first", text("Hall")}},
             "first name of Hal Client corrected from \"Hal\" to \"Hall\""},
     LineRow{"correct_a_tick",
             {Correct{2, "is_deceased", true}},
             "deceased of Bo Client corrected from No to Yes"},
     LineRow{"correct_custom",
             {Correct{3, "custom.trust_age", number("30")}},
             "\"Trust age\" of Cy Client corrected from 25 to 30"},
     LineRow{"correct_custom_option",
             {Correct{3, "custom.province", matter::Option{4, "Quebec"}}},
             "\"Province\" of Cy Client corrected from \"Ontario\" to \"Quebec\""},
     LineRow{"empty",
             {Correct{2, "email", kNothing}},
             "e-mail of Bo Client corrected from \"bo@example.test\" to nothing"},
     LineRow{"fill",
             {Correct{3, "address.street", text("1 Elm St\nUnit 2")}},
             "street of Cy Client corrected from nothing to \"1 Elm St / Unit 2\""},
     LineRow{"of_the_matter",
             {Correct{kTheMatter, "description", text("Two")}},
             "description of the matter corrected from \"Will\" to \"Two\""},
     LineRow{"as_imported",
             {Correct{2, "email", kNothing}, AsImported{2, "email"}},
             "e-mail of Bo Client as Clio has it again: from nothing to \"bo@example.test\""},
     LineRow{"overrule",
             {Overrule{"slip:4", "is a party"}},
             "finding slip:4 (Di Client) overruled (\"is a party\")"},
     LineRow{"overrule_of_two",
             {SetRole{{4}, Role::spouse, ""}, Overrule{"two-spouses:2,4", "separated"}},
             "finding two-spouses:2,4 (Bo Client and Di Client) overruled (\"separated\")"},
     LineRow{"confirm", {Confirm{}}, "every value confirmed"},
     LineRow{"undo", {Remove{{4}}, Remove{{7}}, Undo{}}, "undone: Fay Roe removed"},
     LineRow{"undo_again", {Remove{{4}}, Remove{{7}}, Undo{}, Undo{}}, "undone: Di Client removed"},
     LineRow{"redo", {Remove{{4}}, Undo{}, Redo{}}, "done again: Di Client removed"},
     LineRow{"person_who_is_gone",
             {son("Hal"), Remove{{-1}}, Undo{}, Undo{}},
             "undone: Hal Client added as child"},
     LineRow{"undo_of_a_correction",
             {Correct{2, "birthdate", date("1962-02-03")},
              Correct{2, "birthdate", date("1962-02-04")}, Undo{}},
             "undone: birth date of Bo Client corrected from 1962-02-03 to 1962-02-04"},
     LineRow{"redo_of_a_correction",
             {Correct{2, "birthdate", date("1962-02-03")}, Undo{}, Redo{}},
             "done again: birth date of Bo Client corrected from 1962-02-02 to 1962-02-03"});

TEST(Lines, OfAPersonWhoseAdditionWasUndone) {
  const Review review =
      after(review_of(sample_matter()), {son("Hal"), Remove{{-1}}, Undo{}, Undo{}});
  EXPECT_EQ(line_of(review.log()[1], review), "Hal Client removed");
}

// Each line is of its own moment, whatever followed, was undone or was replaced.
TEST(Lines, StayWhatTheyWere) {
  const Review review = after(
      review_of(sample_matter()),
      {Correct{2, "name.last", text("Roe")}, Correct{2, "birthdate", date("1962-02-03")}, Undo{},
       Correct{2, "birthdate", date("1962-02-04")}, Correct{2, "name.last", text("Rowe")}});
  constexpr const char* kLines[] = {
      "last name of Bo Client corrected from \"Client\" to \"Roe\"",
      "birth date of Bo Roe corrected from 1962-02-02 to 1962-02-03",
      "undone: birth date of Bo Roe corrected from 1962-02-02 to 1962-02-03",
      "birth date of Bo Roe corrected from 1962-02-02 to 1962-02-04",
      "last name of Bo Roe corrected from \"Roe\" to \"Rowe\""};
  const auto replayed = Review::replay(sample_matter(), *family_of(sample_matter(), vocabulary()),
                                       vocabulary(), review.log().copied());
  ASSERT_TRUE(replayed) << replayed.error().line();
  ASSERT_EQ(review.log().size(), std::size(kLines));
  for (std::size_t i = 0; i < std::size(kLines); ++i) {
    SCOPED_TRACE(i);
    EXPECT_EQ(line_of(review.log()[i], review), kLines[i]);
    EXPECT_EQ(line_of(replayed->log()[i], *replayed), kLines[i]);
  }
}

TEST(Lines, ShortenWhatFillsAPage) {
  const std::string page(300, 'x');
  const Review review =
      after(review_of(sample_matter()), {Correct{kTheMatter, "description", page}});
  EXPECT_EQ(
      line_of(review.log()[0], review),
      "description of the matter corrected from \"Will\" to \"" + std::string(200, 'x') + "...\"");
}

// Another room's key may hold a name where there is no id.
TEST(Lines, OfAnotherRoomsFindingKeepItsKey) {
  const std::vector<Finding> law = {
      {"minor-executor", "minor-executor:mohandoobay", Severity::blocking, {}, {}, {}, {}}};
  const auto review =
      review_of(sample_matter())
          .with(Overrule{"minor-executor:mohandoobay", "of age in May"}, "Jo", kLater, law);
  ASSERT_TRUE(review) << review.error().line();
  EXPECT_EQ(line_of(review->log()[0], *review),
            "finding minor-executor:mohandoobay overruled (\"of age in May\")");
}

struct BrokenRow {
  const char* name;
  std::vector<Entry> log;
  const char* line;
};

class Logs : public rows::Row<BrokenRow> {};

ROW_TEST(Logs, ThatDoNotFitAreMalformed) {
  const matter::Matter matter = sample_matter();
  const auto review =
      Review::replay(matter, *family_of(matter, vocabulary()), vocabulary(), row().log);
  ASSERT_FALSE(review.has_value());
  EXPECT_EQ(review.error().fault, base::Fault::malformed);
  EXPECT_EQ(review.error().what + ", " + review.error().where, row().line);
}

ROWS(Broken, Logs,
     BrokenRow{"first_is_not_1",
               {Entry{2, kLater, "Jo", Remove{{2}}}},
               "entry 2 stands out of order, matter 00009-Client, entry 1 of the review"},
     BrokenRow{"gap",
               {Entry{1, kLater, "Jo", Remove{{2}}}, Entry{3, kLater, "Jo", Remove{{3}}}},
               "entry 3 stands out of order, matter 00009-Client, entry 2 of the review"},
     BrokenRow{"twice",
               {Entry{1, kLater, "Jo", Remove{{2}}}, Entry{1, kLater, "Jo", Remove{{2}}}},
               "entry 1 stands out of order, matter 00009-Client, entry 2 of the review"},
     BrokenRow{"unknown_person",
               {Entry{1, kLater, "Jo", Remove{{99}}}},
               "this entry does not fit: nobody in this review has the id 99, matter "
               "00009-Client, entry 1 of the review"},
     BrokenRow{"undo_of_nothing",
               {Entry{1, kLater, "Jo", Undo{}}},
               "this entry does not fit: there is nothing to undo, matter 00009-Client, entry 1 "
               "of the review"},
     BrokenRow{"repeated_edit",
               {Entry{1, kLater, "Jo", Remove{{2}}}, Entry{2, kLater, "Jo", Remove{{2}}}},
               "this entry does not fit: this would change nothing, matter 00009-Client, entry "
               "2 of the review"});

}  // namespace
}  // namespace engross::family
