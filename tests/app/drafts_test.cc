// A draft from proposal to answers: accepted or left as a whole, edited all or none, and a matter
// that changes in Clio under it.
#include "app/drafts.h"

#include <gtest/gtest.h>

#include "fakes/shelves.h"
#include "golden_family.h"

namespace engross::app {
namespace {

constexpr const char* kFamily = R"(
client: {name: Ann Lee, born: 1950-01-02}
people:
  - {name: Bo Lee, word: Husband, born: 1951-01-01}
  - {name: Cy Lee, word: Son, born: 1980-01-01}
fields:
  Executor: {contact: Bo Lee}
)";

class Drafts : public testing::Test {
 protected:
  void SetUp() override { clio_.matter = GoldenFamily(kFamily).matter(); }

  base::Result<Draft> import() {
    const auto proposal = propose(clio_, shelf_, mapping_, "00900-Golden");
    if (!proposal) return tl::unexpected(proposal.error());
    return accept(shelf_, clock_, mapping_, *proposal);
  }
  matter::Contact& contact(matter::Id id) {
    for (auto& one : clio_.matter.contacts) {
      if (one.source.id == id) return one;
    }
    throw std::runtime_error("no contact");
  }
  interview::AnswerChange change(const char* path, int value) {
    return {path, {expression::Value(value), "typed", "Ada", clock_.now()}};
  }
  std::string name(const Draft& draft, matter::Id id) {
    return draft.review.find(id)->person.contact.name.full;
  }

  const Mapping mapping_ = shipped_mapping();
  fakes::Clio clio_;
  fakes::Drafts shelf_;
  const fakes::FixedClock clock_;
};

TEST_F(Drafts, AProposalKeepsNothing) {
  const auto proposal = propose(clio_, shelf_, mapping_, "00900-Golden");
  ASSERT_TRUE(proposal.has_value());
  EXPECT_EQ(proposal->client, "Ann Lee");
  EXPECT_EQ(proposal->notes, "Will");
  EXPECT_EQ(proposal->draft, std::nullopt);
  EXPECT_EQ(shelf_.count(), 0U);
}

TEST_F(Drafts, AnAcceptedOneIsOpenedAgainAndNeverMadeTwice) {
  const auto first = import();
  ASSERT_TRUE(first.has_value());
  const auto proposal = propose(clio_, shelf_, mapping_, "00900-Golden");
  EXPECT_EQ(proposal->draft, first->id);
  EXPECT_EQ(import()->id, first->id);
  EXPECT_EQ(shelf_.count(), 1U);
}

TEST_F(Drafts, AnUnknownMatterIsNotFoundAndNothingKept) {
  const auto proposal = propose(clio_, shelf_, mapping_, "00901-Nobody");
  ASSERT_FALSE(proposal.has_value());
  EXPECT_EQ(proposal.error().fault, base::Fault::not_found);
  EXPECT_EQ(open_draft(shelf_, mapping_, "D-900").error().line(),
            "no draft \"D-900\", the drafts of this computer, import the matter; its review names "
            "the draft");
}

TEST_F(Drafts, EditsAreKeptAndComeBackWithTheDraft) {
  auto draft = import();
  draft =
      edited(*draft, {family::Remove{{3}}, family::Correct{2, "name.last", std::string("Moss")}},
             "Ada", shelf_, clock_);
  ASSERT_TRUE(draft.has_value()) << draft.error().line();
  const auto again = open_draft(shelf_, mapping_, draft->id);
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(again->review.find(3)->removed);
  EXPECT_EQ(name(*again, 2), "Bo Moss");
  EXPECT_EQ(again->review.log().size(), 2U);
}

TEST_F(Drafts, OneBadEditKeepsNoneOfThem) {
  auto draft = import();
  const auto bad =
      edited(*draft, {family::Remove{{3}}, family::Remove{{99}}}, "Ada", shelf_, clock_);
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(open_draft(shelf_, mapping_, draft->id)->review.log().size(), 0U);
}

TEST_F(Drafts, AnEditBehindAnotherIsAConflict) {
  const auto draft = import();
  ASSERT_TRUE(edited(*draft, {family::Remove{{3}}}, "Ada", shelf_, clock_).has_value());
  const auto late = edited(*draft, {family::Remove{{2}}}, "Bea", shelf_, clock_);
  ASSERT_FALSE(late.has_value());
  EXPECT_EQ(late.error().fault, base::Fault::conflict);
}

TEST_F(Drafts, WhatChangedInClioIsTakenAndLoggedWhereNobodyWorked) {
  ASSERT_TRUE(import().has_value());
  contact(3).birth_date = date("1981-01-01");
  const auto draft = import();
  ASSERT_TRUE(draft.has_value());
  EXPECT_TRUE(draft->pending.empty());
  EXPECT_EQ(draft->review.find(3)->person.contact.birth_date, date("1981-01-01"));
  ASSERT_EQ(draft->review.log().size(), 1U);
  EXPECT_EQ(draft->review.log().front().by, "import");
}

// A shelf on which somebody else adds an entry just before this one.
class Hurried : public fakes::Drafts {
 public:
  std::optional<family::Entry> first;
  base::Result<void> add(const std::string& draft, const family::Entry& entry) override {
    if (first) {
      const auto other = *std::exchange(first, std::nullopt);
      if (auto added = fakes::Drafts::add(draft, other); !added) return added;
    }
    return fakes::Drafts::add(draft, entry);
  }
};

TEST_F(Drafts, WhatChangedInClioWaitsWhereSomebodyBeginsInThatMoment) {
  Hurried shelf;
  const auto bring = [&] {
    return accept(shelf, clock_, mapping_, *propose(clio_, shelf, mapping_, "00900-Golden"));
  };
  const auto draft = bring();
  ASSERT_TRUE(draft.has_value());
  const auto removed = draft->review.with(family::Remove{{2}}, "Ada", clock_.now());
  shelf.first = removed->log().back();
  contact(3).birth_date = date("1981-01-01");
  const auto after = bring();
  ASSERT_TRUE(after.has_value()) << after.error().line();
  EXPECT_EQ(after->pending.size(), 1U);
  EXPECT_TRUE(after->taken.empty());
  ASSERT_EQ(after->review.log().size(), 1U);
  EXPECT_EQ(after->review.log().front().by, "Ada");
}

// A Clio that somebody else imports from while it is asked what has changed.
class Overtaken : public fakes::Clio {
 public:
  std::function<void()> meanwhile;
  int whole = 0;
  base::Result<app::FetchedMatter> read(const std::string&) override {
    ++whole;
    return app::FetchedMatter{matter, {}, 1};
  }
  base::Result<app::FetchedMatter> read_again(const matter::Matter& known) override {
    if (meanwhile) std::exchange(meanwhile, nullptr)();
    return app::FetchedMatter{known, {}, 1};
  }
};

TEST_F(Drafts, WhatWasKeptByETagNeverReplacesANewerImport) {
  Overtaken clio;
  clio.matter = clio_.matter;
  const auto first = import();
  ASSERT_TRUE(first.has_value());
  ASSERT_TRUE(propose_again(clio, shelf_, mapping_, first->id).has_value());
  EXPECT_EQ(clio.whole, 0) << "nobody came between";
  clio.meanwhile = [&] {
    contact(3).birth_date = date("1981-01-01");
    clio.matter = clio_.matter;
    ASSERT_TRUE(import().has_value());
  };
  const auto again = propose_again(clio, shelf_, mapping_, first->id);
  ASSERT_TRUE(again.has_value()) << again.error().line();
  EXPECT_EQ(clio.whole, 1);
  EXPECT_EQ(matter::find_contact(again->matter, 3)->birth_date, date("1981-01-01"));
}

TEST_F(Drafts, NoDraftToBringUpToDate) {
  const auto none = propose_again(clio_, shelf_, mapping_, "D-901");
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().fault, base::Fault::not_found);
}

TEST_F(Drafts, WhatChangedInClioWaitsWhereSomebodyWorked) {
  auto draft = import();
  draft =
      edited(*draft, {family::Correct{3, "name.last", std::string("Moss")}}, "Ada", shelf_, clock_);
  contact(3).birth_date = date("1981-01-01");
  draft = import();
  ASSERT_TRUE(draft.has_value());
  ASSERT_EQ(draft->pending.size(), 1U);
  EXPECT_EQ(
      line_of(draft->pending[0], draft->review),
      "Cy Moss, birthdate: \"1981-01-01\" in Clio now, was \"1980-01-01\"; here \"1980-01-01\"");
  EXPECT_EQ(draft->review.find(3)->person.contact.birth_date, date("1980-01-01"));
  const Refusal stopped = pending_differences(*draft);
  ASSERT_EQ(stopped.size(), 1U);
  EXPECT_EQ(stopped[0].fault, base::Fault::review_open);

  const family::Refresh keep{draft->fetched_at, {{draft->pending[0], false}}};
  draft = edited(*draft, {keep}, "Ada", shelf_, clock_);
  ASSERT_TRUE(draft.has_value()) << draft.error().line();
  EXPECT_TRUE(draft->pending.empty());
  EXPECT_EQ(draft->review.find(3)->person.contact.birth_date, date("1980-01-01"));
  EXPECT_TRUE(import()->pending.empty()) << "what was kept is not asked again";

  draft = edited(*draft, {family::Undo{}}, "Ada", shelf_, clock_);
  EXPECT_EQ(draft->pending.size(), 1U) << "undone, it waits again";
}

TEST_F(Drafts, AnswersAreKeptWithTheDraft) {
  auto draft = import();
  draft = answered(*draft, {change("trust_age", 25)}, shelf_, clock_);
  ASSERT_TRUE(draft.has_value());
  const auto again = open_draft(shelf_, mapping_, draft->id);
  ASSERT_NE(again->answers.find("trust_age"), nullptr);
  EXPECT_TRUE(again->answers.find("trust_age")->value.equals(expression::Value(25)));
  EXPECT_EQ(again->answers.find("trust_age")->by, "Ada");
}

TEST_F(Drafts, AnswersOfTwoAtOnceAreAllKept) {
  const auto hers = import();
  const auto his = open_draft(shelf_, mapping_, hers->id);
  ASSERT_TRUE(answered(*hers, {change("trust_age", 25)}, shelf_, clock_).has_value());
  const auto both = answered(*his, {change("survival_days", 10)}, shelf_, clock_);
  ASSERT_TRUE(both.has_value());
  EXPECT_TRUE(both->answers.find("trust_age")->value.equals(expression::Value(25)));
  EXPECT_TRUE(both->answers.find("survival_days")->value.equals(expression::Value(10)));
  interview::AnswerChange away;
  away.path = "trust_age";
  away.take_away = true;
  const auto one = answered(*his, {away}, shelf_, clock_);
  EXPECT_EQ(one->answers.find("trust_age"), nullptr);
  EXPECT_NE(one->answers.find("survival_days"), nullptr);
}

TEST_F(Drafts, AnswersAreKeptAllOrNone) {
  const auto draft = import();
  const auto kept =
      answered(*draft, {change("trust_age", 25), change("gifts[3].what", 1)}, shelf_, clock_);
  ASSERT_FALSE(kept.has_value());
  EXPECT_EQ(kept.error().what, "there is no such row");
  EXPECT_TRUE(open_draft(shelf_, mapping_, draft->id)->answers.empty());
}

TEST_F(Drafts, AnUntouchedDraftSaysWhatItTookFromClio) {
  import();
  contact(3).birth_date = date("1981-02-02");
  const auto draft = import();
  EXPECT_TRUE(draft->pending.empty());
  EXPECT_EQ(base::texts(draft->taken),
            std::vector<std::string>{"Cy Lee, birthdate: \"1981-02-02\" in Clio now, was "
                                     "\"1980-01-01\"; here \"1980-01-01\""});
  EXPECT_TRUE(import()->taken.empty());
}

TEST_F(Drafts, AnotherClientIsForAPersonToDecide) {
  import();
  clio_.matter.client = 2;
  std::erase_if(clio_.matter.relationships, [](const auto& one) { return one.contact == 2; });
  const auto draft = import();
  ASSERT_TRUE(draft.has_value()) << draft.error().line();
  ASSERT_EQ(draft->pending.size(), 1U);
  EXPECT_EQ(line_of(draft->pending[0], draft->review),
            "in Clio the client of this matter is Bo Lee now, not Ann Lee");
}

TEST_F(Drafts, AnAnswerThatNamesAMergedPersonNamesTheOneWhoWasKept) {
  auto draft = import();
  const auto bo =
      *expression::parse_values(R"({"p": {"name": {"full": "Bo Lee"}, "clio_id": 2}})", "v");
  interview::AnswerChange executor{"executor", {*bo.record().find("p"), "typed", "Ada", {}}};
  draft = answered(*draft, {executor}, shelf_, clock_);
  draft = edited(*draft, {family::SetRole{{2, 3}, family::Role::party, ""}, family::Merge{3, 2}},
                 "Ada", shelf_, clock_);
  ASSERT_TRUE(draft.has_value()) << draft.error().line();
  for (const Draft& one : {*draft, *open_draft(shelf_, mapping_, draft->id)}) {
    const auto& value = one.answers.find("executor")->value;
    EXPECT_EQ(value.record().display, "Cy Lee");
    EXPECT_TRUE(value.record().find("clio_id")->equals(expression::Value(3)));
  }
}

TEST_F(Drafts, AnAnsweredDraftTakesNothingByItself) {
  const auto draft = import();
  ASSERT_TRUE(answered(*draft, {change("trust_age", 25)}, shelf_, clock_).has_value());
  contact(3).birth_date = date("1981-02-02");
  const auto again = import();
  EXPECT_EQ(again->pending.size(), 1U);
  EXPECT_TRUE(again->taken.empty());
}

}  // namespace
}  // namespace engross::app
