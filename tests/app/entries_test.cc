// Time, expenses and appointments: what is refused before Clio is asked, and what is told first.
#include "app/entries.h"

#include <gtest/gtest.h>

#include "fakes/shelves.h"
#include "golden_family.h"

namespace engross::app {
namespace {

using base::Fault;
using Recording = Entry::Kind;

class EntriesInClio : public EntryMaking {
 public:
  std::string of = "local";
  bool closed = false;
  std::optional<matter::Id> equal;
  std::vector<Entry> made;

  std::string region() const override { return of; }
  base::Result<ClioMatter> matter(matter::Id) override {
    return ClioMatter{"00900-Golden", closed, 7};
  }
  base::Result<Calendar> own_calendar() override { return Calendar{8001, "Priya Nair"}; }
  base::Result<std::optional<matter::Id>> find(const Entry&) override { return equal; }
  base::Result<matter::Id> make(const Entry& entry) override {
    made.push_back(entry);
    return 700 + static_cast<matter::Id>(made.size());
  }
};

base::Decimal amount(const char* text) { return *base::Decimal::parse(text); }

Entry spent(std::int64_t seconds, const char* note = "Drafting", const char* day = "2026-11-20") {
  return {.kind = Recording::time, .text = note, .date = date(day), .seconds = seconds};
}
Entry paid(const char* sum, const char* note = "Courier", const char* day = "2026-11-20") {
  return {.kind = Recording::expense, .text = note, .date = date(day), .amount = amount(sum)};
}
Entry meeting(const char* start, const char* end, const char* name = "Signing") {
  return {.kind = Recording::appointment,
          .text = name,
          .start = *base::parse_instant(start),
          .end = *base::parse_instant(end)};
}

class EntriesTest : public testing::Test {
 protected:
  void SetUp() override {
    source_.matter = GoldenFamily("client: {name: Ann Lee, born: 1950-01-02}").matter();
    const auto proposal = propose(source_, drafts_, mapping_, "00900-Golden");
    ASSERT_TRUE(proposal);
    draft_ = accept(drafts_, clock_, mapping_, *proposal)->id;
  }
  base::Result<EntryPlan> plan(const Entry& entry) { return plan_entry(draft_, entry, desk()); }
  EntryDesk desk() { return {drafts_, clio_, clock_, mapping_}; }

  const Mapping mapping_ = shipped_mapping();
  fakes::Clio source_;
  fakes::Drafts drafts_;
  EntriesInClio clio_;
  const fakes::FixedClock clock_;
  std::string draft_;
};

TEST_F(EntriesTest, AreRefusedBeforeClioIsAsked) {
  const std::pair<const char*, Entry> rows[] = {
      {"nothing says what it was for", spent(60, " ")},
      {"nothing says what it was for", paid("1", "")},
      {"nothing says what it was for", meeting("2026-12-01T15:00:00Z", "2026-12-01T16:00:00Z", "")},
      {"this note cannot be kept", spent(60, "\xff")},
      {"a time entry is between 1 minute and 24 hours", spent(0)},
      {"a time entry is between 1 minute and 24 hours", spent(59)},
      {"a time entry is between 1 minute and 24 hours", spent(24 * 3600 + 60)},
      {"an expense is an amount above 0, to the cent", paid("0")},
      {"an expense is an amount above 0, to the cent", paid("-5")},
      {"an expense is an amount above 0, to the cent", paid("24.955")},
      {"an appointment ends after it starts",
       meeting("2026-12-01T15:00:00Z", "2026-12-01T15:00:00Z")},
      {"an appointment ends after it starts",
       meeting("2026-12-01T15:00:00Z", "2026-12-01T14:00:00Z")},
  };
  for (const auto& [what, entry] : rows) {
    SCOPED_TRACE(what);
    const auto planned = plan(entry);
    ASSERT_FALSE(planned);
    EXPECT_EQ(planned.error().fault, Fault::usage);
    EXPECT_EQ(planned.error().what, what);
  }
  clio_.of = "ca";
  EXPECT_EQ(plan(paid("1")).error().fault, Fault::conflict);
  EXPECT_EQ(plan_entry("D-0", paid("1"), desk()).error().fault, Fault::not_found);
  EXPECT_TRUE(clio_.made.empty());
}

TEST_F(EntriesTest, ArePlannedInWords) {
  const std::pair<const char*, Entry> rows[] = {
      {"1 min of time on 2026-11-20: Drafting", spent(60)},
      {"1 h of time on 2026-11-20: Drafting", spent(3600)},
      {"1 h 30 min of time on 2026-11-20: Drafting", spent(5400)},
      {"an expense of 24.90 on 2026-11-20: Courier", paid("24.9")},
  };
  for (const auto& [line, entry] : rows) {
    const auto planned = plan(entry);
    ASSERT_TRUE(planned) << planned.error().line();
    EXPECT_EQ(line_of(planned->entry), line);
    EXPECT_EQ(planned->entry.matter, 900);
    EXPECT_TRUE(planned->notes.empty());
  }
}

TEST_F(EntriesTest, TellWhatAPersonShouldKnowFirst) {
  clio_.closed = true;
  clio_.equal = 701;
  const auto later = plan(paid("1", "Courier", "2026-11-26"));
  ASSERT_TRUE(later) << later.error().line();
  EXPECT_EQ(base::texts(later->notes),
            (std::vector<std::string>{"the matter is closed in Clio", "its day is still to come",
                                      "Clio has an equal one already (number 701)"}));
  EXPECT_EQ(later->already, 701);
  clio_ = {};
  const auto over = plan(meeting("2026-11-25T08:00:00Z", "2026-11-25T09:00:00Z"));
  ASSERT_TRUE(over) << over.error().line();
  EXPECT_EQ(base::texts(over->notes), (std::vector<std::string>{"it is over already"}));
  EXPECT_EQ(over->calendar, "Priya Nair");
  EXPECT_EQ(over->entry.calendar, 8001);
}

TEST_F(EntriesTest, AreMadeAsPlanned) {
  const auto planned = plan(spent(5400));
  ASSERT_TRUE(planned);
  EXPECT_EQ(*carry_out(*planned, desk()), 701);
  ASSERT_EQ(clio_.made.size(), 1U);
  EXPECT_EQ(clio_.made[0].seconds, 5400);
  EXPECT_EQ(clio_.made[0].matter, 900);
}

}  // namespace
}  // namespace engross::app
