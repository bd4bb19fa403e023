#include "store/store.h"

#include <fmt/printf.h>
#include <gtest/gtest.h>

#include <thread>

#include "room.h"
#include "rows/rows.h"
#include "sample.h"
#include "store/seal.h"

namespace engross::store {
namespace {

class Stores : public testing::Test {
 protected:
  std::unique_ptr<Store> open() {
    auto store = Store::open(room_.path());
    if (!store) throw std::runtime_error(store.error().line());
    return std::move(*store);
  }
  static matter::Matter matter_called(const char* region, matter::Id id, const char* number) {
    matter::Matter matter = full_matter();
    matter.region = region;
    matter.source.id = id;
    matter.display_number = number;
    return matter;
  }
  Room room_;
};

TEST_F(Stores, KeepAndFindInAnotherSession) {
  const auto id = open()->keep(full_matter(), full_family(), kMonday);
  ASSERT_TRUE(id) << id.error().line();
  const auto draft = open()->find(*id);
  ASSERT_TRUE(draft) << draft.error().line();
  ASSERT_TRUE(draft->has_value());
  EXPECT_EQ((*draft)->id, *id);
  EXPECT_EQ((*draft)->matter, full_matter());
  EXPECT_EQ((*draft)->family.client, full_family().client);
  EXPECT_EQ((*draft)->family.people.size(), 5U);
  EXPECT_EQ((*draft)->family.people[2].role, family::Role::grandchild);
  EXPECT_EQ((*draft)->created, kMonday);
  EXPECT_EQ((*draft)->updated, kMonday);
}

TEST_F(Stores, ReadOnAfterTheirMemoryWasGivenBack) {
  const auto store = open();
  store->give_back_memory();
  const auto id = store->keep(full_matter(), full_family(), kMonday);
  store->give_back_memory();
  EXPECT_EQ((*store->find(*id))->matter, full_matter());
  ASSERT_TRUE(store->add_entry(*id, {1, kMonday, "Ada", family::Confirm{}}));
  store->give_back_memory();
  EXPECT_EQ((*store->version(*id))->entries, 1);
}

TEST_F(Stores, EveryChangeOfADraftMakesItsVersionGreater) {
  const auto store = open();
  const auto id = store->keep(full_matter(), full_family(), kMonday);
  const auto other = store->keep(matter_called("us", 7, "00007-Other"), full_family(), kMonday);
  ASSERT_TRUE(id && other);
  const auto version = [&] { return **store->version(*id); };
  const Version first = version();
  EXPECT_EQ(first.id, *id);
  EXPECT_EQ(first.entries, 0);
  ASSERT_TRUE(store->add_entry(*id, {1, kMonday, "Ada", family::Confirm{}}));
  EXPECT_EQ(version(), (Version{*id, first.snapshots, 1}));
  ASSERT_TRUE(store->keep_text(*id, "answers", "", "{}", kMonday));
  const Version answered = version();
  EXPECT_GT(answered.snapshots, first.snapshots);
  ASSERT_TRUE(store->keep(full_matter(), full_family(), kTuesday));
  EXPECT_GT(version().snapshots, answered.snapshots);
  const Version before = version();
  ASSERT_TRUE(store->add_entry(*other, {1, kMonday, "Ada", family::Confirm{}}));
  EXPECT_EQ(version(), before);
}

TEST_F(Stores, NoDraftHasNoVersion) {
  const auto store = open();
  for (const char* id : {"D-7K3Q9", "", "no draft", "'; DROP TABLE draft; --"}) {
    const auto version = store->version(id);
    ASSERT_TRUE(version) << id;
    EXPECT_EQ(*version, std::nullopt) << id;
  }
}

TEST_F(Stores, EntriesBehindOthers) {
  const auto store = open();
  const auto id = store->keep(full_matter(), full_family(), kMonday);
  for (int number = 1; number <= 3; ++number)
    ASSERT_TRUE(store->add_entry(*id, {number, kMonday, "Ada", family::Confirm{}}));
  for (int after = 0; after <= 4; ++after) {
    const auto entries = store->entries(*id, after);
    ASSERT_TRUE(entries);
    EXPECT_EQ(std::ssize(*entries), std::max(0, 3 - after));
    if (!entries->empty()) {
      EXPECT_EQ(entries->front().number, after + 1);
    }
  }
}

TEST_F(Stores, KeepTwiceIsOneDraftWithTwoSnapshots) {
  const auto store = open();
  const auto first = store->keep(full_matter(), full_family(), kMonday);
  matter::Matter changed = full_matter();
  changed.description = "Wills for Ana and Bo";
  const auto second = store->keep(changed, full_family(), kTuesday);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  const std::vector<Snapshot> expected = {{1, "matter", kMonday},
                                          {1, "family", kMonday},
                                          {2, "matter", kTuesday},
                                          {2, "family", kTuesday}};
  EXPECT_EQ(store->history(*first), expected);
  const auto draft = store->find(*first);
  ASSERT_TRUE(draft && *draft);
  EXPECT_EQ((*draft)->matter.description, "Wills for Ana and Bo");
  EXPECT_EQ((*draft)->created, kMonday);
  EXPECT_EQ((*draft)->updated, kTuesday);
}

TEST_F(Stores, F57OrderIsBySequenceWhenTheClockGoesBack) {
  const auto store = open();
  const auto id = store->keep(full_matter(), full_family(), kTuesday);
  const auto other = store->keep(matter_called("ca", 2, "00002"), full_family(), kTuesday);
  matter::Matter later = full_matter();
  later.description = "kept last";
  ASSERT_TRUE(store->keep(later, full_family(), kMonday));
  const auto draft = store->find(*id);
  ASSERT_TRUE(draft && *draft);
  EXPECT_EQ((*draft)->matter.description, "kept last");
  EXPECT_EQ((*draft)->updated, kMonday);
  const auto lines = store->drafts();
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_EQ((*lines)[0].id, *id);
  EXPECT_EQ((*lines)[1].id, *other);
}

TEST_F(Stores, DraftsListsEveryMatterOfEveryRegion) {
  const auto store = open();
  EXPECT_EQ(store->drafts(), std::vector<DraftLine>{});
  const auto ca = store->keep(matter_called("ca", 7, "00007-Roy"), full_family(), kMonday);
  const auto us = store->keep(matter_called("us", 7, "00007-Ng"), full_family(), kMonday);
  ASSERT_TRUE(ca && us);
  ASSERT_TRUE(store->keep(matter_called("ca", 7, "00007-Roy-Renamed"), full_family(), kTuesday));
  const std::vector<DraftLine> expected = {
      {*ca, "ca", 7, "00007-Roy-Renamed", "Ana de la Cruz", kMonday, kTuesday},
      {*us, "us", 7, "00007-Ng", "Ana de la Cruz", kMonday, kMonday}};
  EXPECT_EQ(store->drafts(), expected);
}

TEST_F(Stores, AnIdIsFoundInTheWayItIsTyped) {
  const auto store = open();
  const std::string id = *store->keep(full_matter(), full_family(), kMonday);
  std::string lower = base::lower(id);
  for (const std::string& typed :
       {id, lower, "D" + id.substr(2), lower.substr(0, 1) + " " + lower.substr(2)}) {
    SCOPED_TRACE(typed);
    const auto draft = store->find(typed);
    ASSERT_TRUE(draft && *draft);
    EXPECT_EQ((*draft)->id, id);
    EXPECT_EQ(store->history(typed)->size(), 2U);
  }
}

TEST_F(Stores, UnknownDraftsAreNothingAndNoError) {
  const auto store = open();
  ASSERT_TRUE(store->keep(full_matter(), full_family(), kMonday));
  for (const char* unknown : {"", "D", "D-", "7K3Q9", "D-0OIL1", "D-7K3Q9X", "Draft", "'; --",
                              "D-7K3Q", "E-22222", "D-ÉÉÉ"}) {
    SCOPED_TRACE(unknown);
    const auto draft = store->find(unknown);
    ASSERT_TRUE(draft);
    EXPECT_FALSE(*draft);
    EXPECT_EQ(store->history(unknown), std::vector<Snapshot>{});
  }
}

TEST_F(Stores, AWellSpeltIdNobodyKeptIsNothing) {
  const auto store = open();  // empty, so that no random id can be this one
  const auto draft = store->find("D-22222");
  ASSERT_TRUE(draft) << draft.error().line();
  EXPECT_FALSE(*draft);
}

TEST_F(Stores, TextIsTextAndNotSql) {
  const auto store = open();
  const matter::Matter sharp =
      matter_called("ca'); DROP TABLE draft; --", 3, "?1 :x \" ' %d {0} \xF0\x9F\x98\x80");
  const auto id = store->keep(sharp, full_family(), kMonday);
  ASSERT_TRUE(id) << id.error().line();
  const auto draft = store->find(*id);
  ASSERT_TRUE(draft && *draft);
  EXPECT_EQ((*draft)->matter, sharp);
  EXPECT_EQ(store->drafts()->at(0).display_number, sharp.display_number);
  EXPECT_EQ(store->keep(sharp, full_family(), kTuesday), *id);
}

TEST_F(Stores, AMatterThatCannotBeKeptLeavesNothing) {
  const auto store = open();
  matter::Matter bad = full_matter();
  bad.description = "\xFF";
  const auto refused = store->keep(bad, full_family(), kMonday);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().line(),
            "some text is not UTF-8 and cannot be kept, matter 00001-Whitfield, correct it in Clio "
            "and import again");
  EXPECT_EQ(store->drafts(), std::vector<DraftLine>{});
}

TEST_F(Stores, AFailureInTheMiddleOfAKeepLeavesNothing) {
  const auto store = open();
  const std::string id = *store->keep(full_matter(), full_family(), kMonday);
  run_sql(room_.path(),
          "CREATE TRIGGER full BEFORE INSERT ON snapshot WHEN NEW.stage = 'line' BEGIN"
          " SELECT RAISE(ABORT, 'no'); END");
  EXPECT_FALSE(store->keep(full_matter(), full_family(), kTuesday));
  EXPECT_FALSE(store->keep(matter_called("ca", 2, "00002"), full_family(), kTuesday));
  run_sql(room_.path(), "DROP TRIGGER full");
  EXPECT_EQ(store->history(id)->size(), 2U);
  EXPECT_EQ(store->drafts()->size(), 1U);
  EXPECT_EQ(store->keep(full_matter(), full_family(), kTuesday), id);
  EXPECT_EQ(store->history(id)->size(), 4U);
}

TEST_F(Stores, NothingKeptIsEverChanged) {
  const auto store = open();
  ASSERT_TRUE(store->keep(full_matter(), full_family(), kMonday));
  EXPECT_THROW(run_sql(room_.path(), "UPDATE snapshot SET body = '{}'"), Poco::Exception);
  EXPECT_THROW(run_sql(room_.path(), "UPDATE draft SET region = 'us'"), Poco::Exception);
}

struct StoreDamageRow {
  const char* name;
  const char* sql;  // %s: the draft's id
  const char* what;
  bool listed;  // the list of drafts does not need what is damaged
};

class DamagedRow : public Stores, public rows::WithRow<StoreDamageRow> {};

ROW_TEST(DamagedRow, NamesTheDraftAndLeavesTheOthers) {
  const auto store = open();
  const std::string id = *store->keep(full_matter(), full_family(), kMonday);
  const std::string other = *store->keep(matter_called("ca", 2, "00002"), full_family(), kMonday);
  run_sql(room_.path(), "DROP TRIGGER draft_stays");
  run_sql(room_.path(), "DROP TRIGGER snapshot_stays");
  run_sql(room_.path(), fmt::sprintf(row().sql, id));
  const auto draft = store->find(id);
  ASSERT_FALSE(draft);
  EXPECT_EQ(draft.error().fault, base::Fault::malformed);
  EXPECT_EQ(draft.error().what, row().what);
  EXPECT_EQ(draft.error().where, "draft " + id + " in " + room_.path());
  EXPECT_EQ(store->drafts().has_value(), row().listed);
  const auto whole = store->find(other);
  ASSERT_TRUE(whole && *whole);
  EXPECT_EQ((*whole)->matter.display_number, "00002");
}

ROWS(Cases, DamagedRow,
     StoreDamageRow{"one_letter_of_a_name",
                    "UPDATE snapshot SET body = replace(body, 'Bo de la', 'Do de la')"
                    " WHERE draft = '%s' AND stage = 'family'",
                    "snapshot 1 (family) is damaged", true},
     StoreDamageRow{"body_cut_short",
                    "UPDATE snapshot SET body = substr(body, 1, 100)"
                    " WHERE draft = '%s' AND stage = 'matter'",
                    "snapshot 1 (matter) is damaged", true},
     StoreDamageRow{"empty_body", "UPDATE snapshot SET body = '' WHERE draft = '%s'",
                    "snapshot 1 (matter) is damaged", false},
     StoreDamageRow{"line",
                    "UPDATE snapshot SET body = replace(body, 'Ana', 'Ann') WHERE draft = '%s'",
                    "snapshot 1 (matter) is damaged", false},
     StoreDamageRow{"other_time",
                    "UPDATE snapshot SET at = '2026-03-02T10:00:01Z'"
                    " WHERE draft = '%s' AND stage = 'family'",
                    "snapshot 1 (family) is damaged", true},
     StoreDamageRow{"no_time", "UPDATE snapshot SET at = 'noon' WHERE draft = '%s'",
                    "snapshot 1 (matter) is damaged", false},
     StoreDamageRow{"other_sequence",
                    "UPDATE snapshot SET sequence = 3 WHERE draft = '%s' AND stage = 'matter'",
                    "snapshot 3 (matter) is damaged", true},
     StoreDamageRow{"stage_gone", "DELETE FROM snapshot WHERE draft = '%s' AND stage = 'family'",
                    "the family of the draft is gone", true},
     StoreDamageRow{"other_region", "UPDATE draft SET region = 'eu' WHERE id = '%s'",
                    "the draft is damaged", false},
     StoreDamageRow{"other_matter", "UPDATE draft SET matter = 99 WHERE id = '%s'",
                    "the draft is damaged", false},
     StoreDamageRow{"no_birthday", "UPDATE draft SET created = '' WHERE id = '%s'",
                    "the draft is damaged", false});

TEST_F(Stores, ASealedBodyThatIsNoJsonNamesTheDraft) {
  const auto store = open();
  const std::string id = *store->keep(full_matter(), full_family(), kMonday);
  const std::string body = "{\"client\": 4";
  run_sql(room_.path(), "DROP TRIGGER snapshot_stays");
  run_sql(room_.path(), "UPDATE snapshot SET body = '" + body + "', seal = '" +
                            seal({id, "1", "matter", "2026-03-02T10:00:00Z", body}) +
                            "' WHERE stage = 'matter'");
  const auto draft = store->find(id);
  ASSERT_FALSE(draft);
  EXPECT_EQ(draft.error().fault, base::Fault::malformed);
  EXPECT_EQ(draft.error().what, "not JSON (byte 13)");
  EXPECT_EQ(draft.error().where, "draft " + id + " in " + room_.path());
}

TEST_F(Stores, TwoStoresOnOneFileShareTheDrafts) {
  const auto one = open();
  const auto two = open();
  const auto id = one->keep(full_matter(), full_family(), kMonday);
  EXPECT_EQ(two->keep(full_matter(), full_family(), kTuesday), id);
  EXPECT_EQ(one->history(*id)->size(), 4U);
  EXPECT_EQ(two->history(*id)->size(), 4U);
  EXPECT_EQ((*one->find(*id))->updated, kTuesday);
}

TEST_F(Stores, F56StartingAtOnceOnAFreshFileMakesOneDraft) {
  constexpr int kStarts = 6;
  constexpr int kKeeps = 5;
  std::vector<std::string> ids(kStarts);
  std::vector<std::thread> threads;
  for (std::string& id : ids) {
    threads.emplace_back([&id, this] {
      const auto store = Store::open(room_.path());
      if (!store) {
        id = store.error().line();
        return;
      }
      for (int i = 0; i < kKeeps; ++i) {
        const auto kept = (*store)->keep(full_matter(), full_family(), kMonday);
        id = kept ? *kept : kept.error().line();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& id : ids) EXPECT_EQ(id, ids[0]);
  EXPECT_EQ(open()->history(ids[0])->size(), 2U * kStarts * kKeeps);
  EXPECT_EQ(open()->drafts()->size(), 1U);
}

TEST_F(Stores, OneStoreServesSeveralThreads) {
  const auto store = open();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&store, t] {
      const matter::Matter mine = matter_called("ca", t + 1, "00000");
      for (int i = 0; i < 5; ++i) {
        const auto id = store->keep(mine, full_family(), kMonday);
        ASSERT_TRUE(id) << id.error().line();
        const auto draft = store->find(*id);
        ASSERT_TRUE(draft && *draft);
        EXPECT_EQ((*draft)->matter.source.id, t + 1);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(store->drafts()->size(), 4U);
}

}  // namespace
}  // namespace engross::store
