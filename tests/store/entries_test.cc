#include "store/entries.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "room.h"
#include "rows/rows.h"
#include "sample.h"
#include "store/records.h"

namespace engross::store {
namespace {

using base::Fault;
using family::Difference;
using family::Edit;
using family::Entry;
using family::Role;

constexpr const char* kWhere = "draft D-22222";

Difference difference(Difference::Kind kind) {
  Difference made;
  made.kind = kind;
  made.subject = 43;
  return made;
}

// Every kind of edit, with something in every member.
std::vector<Edit> every_edit() {
  family::Refresh refresh{kTuesday, {}};
  for (const matter::CustomField& field : every_custom_field()) {
    Difference value = difference(Difference::Kind::value);
    value.field = "custom.x";
    value.ours = value.then = value.now = field.value;
    value.custom = field;
    refresh.choices.push_back({value, field.definition % 2 == 0});
  }
  Difference word = difference(Difference::Kind::word);
  word.field = "relationship";
  word.now = std::string("Wife");
  Difference there = difference(Difference::Kind::person_new);
  there.person = full_family().people[2];
  there.person->parent = 44;
  refresh.choices.push_back({word, true});
  refresh.choices.push_back({there, true});
  refresh.choices.push_back({difference(Difference::Kind::person_gone), false});
  return {family::Remove{{43, -1}},
          family::Restore{{}},
          family::SetRole{{43}, Role::grandchild, "adopted in 2001"},
          family::SetParent{43, 44},
          family::SetParent{43, std::nullopt},
          family::Merge{43, 44},
          family::Add{{"Dr", "Zoë", "M", "Okafor", "Zoë M Okafor"},
                      matter::ContactKind::company,
                      Role::child,
                      "Niece"},
          family::Bring{full_contact(43, "Bo de la Cruz"), Role::spouse, "Wife"},
          family::KeepApart{-1, 43, "Bo de la Cruz"},
          family::Correct{43, "birthdate", date("1988-02-29")},
          family::Correct{0, "description", std::monostate{}},
          family::AsImported{43, "email"},
          refresh,
          family::Overrule{"two-spouses:43,44", "separated\nsince \"2020\""},
          family::Confirm{},
          family::Undo{},
          family::Redo{}};
}

TEST(EntryBodies, ComeBackEqual) {
  std::set<std::size_t> kinds;
  int number = 0;
  for (const Edit& edit : every_edit()) {
    const Entry entry{++number, kMonday, "Ada Beaumont", edit};
    SCOPED_TRACE(number);
    const auto body = encode(entry, kWhere);
    ASSERT_TRUE(body) << body.error().line();
    const auto back = decode_entry(*body, kWhere);
    ASSERT_TRUE(back) << back.error().line();
    EXPECT_EQ(*back, entry);
    kinds.insert(edit.index());
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<Edit>);
}

struct BodyRow {
  const char* name;
  Edit edit;
  const char* body;
};

TEST(EntryBodies, StandInTheDatabaseLikeThis) {
  const BodyRow rows[] = {
      {"remove", family::Remove{{43, -1}}, R"({"kind":"remove","value":{"people":[43,-1]}})"},
      {"parent", family::SetParent{5, std::nullopt},
       R"({"kind":"set_parent","value":{"grandchild":5,"parent":null}})"},
      {"correct", family::Correct{2, "birthdate", date("1988-02-29")},
       R"({"kind":"correct","value":{"field":"birthdate","subject":2,)"
       R"("value":{"kind":"date","value":"1988-02-29"}}})"},
      {"keep apart", family::KeepApart{-1, 43, "Bo"},
       R"({"kind":"keep_apart","value":{"contact":43,"name":"Bo","person":-1}})"},
      {"undo", family::Undo{}, R"({"kind":"undo","value":{}})"},
  };
  for (const BodyRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto body = encode(Entry{7, kMonday, "Jo", row.edit}, kWhere);
    ASSERT_TRUE(body);
    EXPECT_EQ(
        *body,
        fmt::format(R"({{"at":"2026-03-02T10:00:00Z","by":"Jo","edit":{},"number":7}})", row.body));
  }
}

struct EntriesRefusedRow {
  const char* name;
  const char* edit;
  const char* what;
};

class RefusedEntry : public rows::Row<EntriesRefusedRow> {};

ROW_TEST(RefusedEntry, NamesTheMember) {
  const auto entry = decode_entry(
      fmt::format(R"({{"at":"2026-03-02T10:00:00Z","by":"Jo","edit":{},"number":7}})", row().edit),
      kWhere);
  ASSERT_FALSE(entry);
  EXPECT_EQ(entry.error().fault, Fault::malformed);
  EXPECT_EQ(entry.error().what, row().what);
}

ROWS(Bodies, RefusedEntry,
     EntriesRefusedRow{"nothing", "null", "\"edit\" of the snapshot is not an edit"},
     EntriesRefusedRow{"text", "\"undo\"", "\"edit\" of the snapshot is not an edit"},
     EntriesRefusedRow{"unknown", R"({"kind":"erase","value":{}})",
                       "\"edit\" of the snapshot is not an edit"},
     EntriesRefusedRow{"no_value", R"({"kind":"undo"})", "\"edit\" of the snapshot is not an edit"},
     EntriesRefusedRow{"more", R"({"kind":"undo","value":{},"x":1})",
                       "\"edit\" of the snapshot is not an edit"},
     EntriesRefusedRow{"value_of_another", R"({"kind":"remove","value":{}})",
                       "\"edit/value/people\" of the snapshot is not there"},
     EntriesRefusedRow{"unknown_member", R"({"kind":"undo","value":{"entry":3}})",
                       "\"edit/value\" of the snapshot is not known in every member"},
     EntriesRefusedRow{"people_as_text", R"({"kind":"remove","value":{"people":["43"]}})",
                       "\"edit/value/people/1\" of the snapshot is not a whole number"},
     EntriesRefusedRow{"role",
                       R"({"kind":"set_role","value":{"people":[],"role":"aunt","reason":""}})",
                       "\"edit/value/role\" of the snapshot is not a role"},
     EntriesRefusedRow{"kind_of_difference",
                       R"({"kind":"refresh","value":{"fetched_at":"2026-03-02T10:00:00Z",)"
                       R"("choices":[{"take":true,"difference":{"kind":"other"}}]}})",
                       "\"edit/value/choices/1/difference/kind\" of the snapshot is not a kind of "
                       "difference"});

TEST(EntryBodies, NumbersBeyondAnIntAreRefused) {
  const auto entry = decode_entry(
      R"({"at":"2026-03-02T10:00:00Z","by":"","edit":{"kind":"undo","value":{}},"number":4294967297})",
      kWhere);
  ASSERT_FALSE(entry);
  EXPECT_EQ(entry.error().what, "\"number\" of the snapshot is not a small whole number");
}

class Reviews : public testing::Test {
 protected:
  Reviews() : store_(open()), id_(*store_->keep(full_matter(), full_family(), kMonday)) {}
  std::unique_ptr<Store> open() {
    auto store = Store::open(room_.path());
    if (!store) throw std::runtime_error(store.error().line());
    return std::move(*store);
  }
  std::vector<Entry> add_three() {
    const std::vector<Entry> added = {{1, kMonday, "Jo", family::Remove{{43}}},
                                      {2, kMonday, "Jo", family::Undo{}},
                                      {3, kTuesday, "Ada", family::Confirm{}}};
    for (const Entry& entry : added) {
      if (const auto kept = store_->add_entry(id_, entry); !kept) {
        throw std::runtime_error(kept.error().line());
      }
    }
    return added;
  }
  Room room_;
  std::unique_ptr<Store> store_;
  std::string id_;
};

TEST_F(Reviews, EntriesComeBackInAnotherSession) {
  EXPECT_TRUE(store_->entries(id_)->empty());
  const auto added = add_three();
  EXPECT_EQ(*store_->entries(id_), added);
  store_.reset();
  EXPECT_EQ(*open()->entries(id_), added);
}

TEST_F(Reviews, EveryDraftHasItsOwn) {
  matter::Matter other = full_matter();
  other.source.id = 2;
  const auto second = store_->keep(other, full_family(), kMonday);
  add_three();
  EXPECT_TRUE(store_->entries(*second)->empty());
  EXPECT_TRUE(store_->add_entry(*second, {1, kMonday, "Jo", family::Confirm{}}));
  EXPECT_EQ(store_->entries(id_)->size(), 3U);
}

TEST_F(Reviews, OnlyTheNextEntryIsAdded) {
  add_three();
  for (const int number : {-1, 0, 1, 2, 3, 5, 100}) {
    SCOPED_TRACE(number);
    const auto added = store_->add_entry(id_, {number, kTuesday, "Bo", family::Confirm{}});
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().fault, Fault::conflict);
    EXPECT_EQ(added.error().what, "somebody else went on with this review meanwhile");
  }
  EXPECT_EQ(store_->entries(id_)->size(), 3U);
  EXPECT_TRUE(store_->add_entry(id_, {4, kTuesday, "Bo", family::Confirm{}}));
}

TEST_F(Reviews, OfNoDraftAreNotKept) {
  for (const char* id : {"D-22222", "nonsense", ""}) {
    SCOPED_TRACE(id);
    const auto added = store_->add_entry(id, {1, kMonday, "Jo", family::Confirm{}});
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().fault, Fault::not_found);
    EXPECT_TRUE(store_->entries(id)->empty());
  }
}

TEST_F(Reviews, WhatWouldNotComeBackIsNotKept) {
  const auto added = store_->add_entry(id_, {1, kMonday, "Jo", family::Overrule{"x", "caf\xE9"}});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().fault, Fault::malformed);
  EXPECT_TRUE(store_->entries(id_)->empty());
}

struct EntriesDamageRow {
  const char* name;
  const char* sql;  // run past the triggers
  const char* what;
};

class DamagedReviews : public Reviews, public rows::WithRow<EntriesDamageRow> {};

ROW_TEST(DamagedReviews, AreFound) {
  add_three();
  store_.reset();
  run_sql(room_.path(), "DROP TRIGGER review_entry_stays");
  run_sql(room_.path(), row().sql);
  const auto entries = open()->entries(id_);
  ASSERT_FALSE(entries);
  EXPECT_EQ(entries.error().fault, Fault::malformed);
  EXPECT_EQ(entries.error().what, row().what);
}

ROWS(Rows, DamagedReviews,
     EntriesDamageRow{"body", "UPDATE review_entry SET body = replace(body, 'Ada', 'Ida')",
                      "an entry of the review is damaged"},
     EntriesDamageRow{"seal", "UPDATE review_entry SET seal = '' WHERE number = 2",
                      "an entry of the review is damaged"},
     EntriesDamageRow{"first_gone", "DELETE FROM review_entry WHERE number = 1",
                      "an entry of the review is gone"},
     EntriesDamageRow{"one_gone", "DELETE FROM review_entry WHERE number = 2",
                      "an entry of the review is gone"},
     EntriesDamageRow{"moved", "UPDATE review_entry SET number = 4 WHERE number = 3",
                      "an entry of the review is gone"},
     EntriesDamageRow{"swapped",
                      "UPDATE review_entry SET number = CASE number WHEN 1 THEN -2 ELSE -1 END "
                      "WHERE number < 3; ",
                      "an entry of the review is gone"});

TEST_F(Reviews, EntriesAreNeverChanged) {
  add_three();
  EXPECT_THROW(run_sql(room_.path(), "UPDATE review_entry SET body = '{}'"), Poco::Exception);
}

TEST_F(Reviews, StartFromTheFirstImport) {
  matter::Matter later = full_matter();
  later.description = "changed in Clio";
  ASSERT_TRUE(store_->keep(later, full_family(), kTuesday));
  const auto first = store_->find_first(id_);
  ASSERT_TRUE(first && *first);
  EXPECT_EQ((*first)->matter, full_matter());
  EXPECT_EQ((*first)->family, full_family());
  EXPECT_EQ((*first)->updated, kMonday);
  EXPECT_EQ((*store_->find(id_))->matter, later);
  EXPECT_FALSE(store_->find_first("D-22222")->has_value());
  EXPECT_FALSE(store_->find_first("nonsense")->has_value());
}

TEST_F(Reviews, TheLivingDraftOfAMatterIsFoundByRegionAndId) {
  const matter::Id matter = full_matter().source.id;
  EXPECT_EQ(*store_->living("ca", matter), id_);
  EXPECT_EQ(*store_->living("us", matter), std::nullopt);
  EXPECT_EQ(*store_->living("ca", matter + 1), std::nullopt);
  EXPECT_EQ(*store_->living("", 0), std::nullopt);
  ASSERT_TRUE(store_->keep(full_matter(), full_family(), kTuesday));
  EXPECT_EQ(*store_->living("ca", matter), id_);
}

// ---- Texts

TEST_F(Reviews, TextsOfADraftAreKeptByStage) {
  ASSERT_TRUE(store_->keep_text(id_, "answers", "", "one", kMonday));
  ASSERT_TRUE(store_->keep_text(id_, "answers", "one", "two\n\"é\"", kTuesday));
  ASSERT_TRUE(store_->keep_text(id_, "notes", "", "", kTuesday));
  EXPECT_EQ(*store_->newest_text(id_, "answers"), "two\n\"é\"");
  EXPECT_EQ(*store_->newest_text(id_, "notes"), "");
  EXPECT_FALSE(store_->newest_text(id_, "other")->has_value());
  EXPECT_FALSE(store_->newest_text("D-22222", "answers")->has_value());
  const std::vector<Snapshot> expected = {{1, "matter", kMonday},
                                          {1, "family", kMonday},
                                          {2, "answers", kMonday},
                                          {3, "answers", kTuesday},
                                          {4, "notes", kTuesday}};
  EXPECT_EQ(*store_->history(id_), expected);
  EXPECT_EQ((*store_->find(id_))->matter, full_matter());
  EXPECT_EQ(store_->drafts()->front().updated, kTuesday);
}

struct TextRow {
  const char* name;
  std::string id;
  const char* stage;
  std::string body;
  Fault fault;
};

TEST_F(Reviews, TextsThatCannotBeKept) {
  const TextRow rows[] = {
      {"blank stage", id_, " ", "x", Fault::refused},
      {"matter", id_, "matter", "x", Fault::refused},
      {"family", id_, "family", "x", Fault::refused},
      {"line", id_, "line", "x", Fault::refused},
      {"bytes", id_, "answers", "caf\xE9", Fault::malformed},
      {"zero byte", id_, "answers", std::string("a\0b", 3), Fault::malformed},
      {"stage of bytes", id_, "\xFF", "x", Fault::malformed},
      {"no such draft", "D-22222", "answers", "x", Fault::not_found},
      {"no draft's name", "nonsense", "answers", "x", Fault::not_found},
  };
  for (const TextRow& row : rows) {
    SCOPED_TRACE(row.name);
    const auto kept = store_->keep_text(row.id, row.stage, "", row.body, kTuesday);
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().fault, row.fault);
  }
  EXPECT_EQ(store_->history(id_)->size(), 2U);
}

TEST_F(Reviews, ATextThatWasChangedMeanwhileIsNotReplaced) {
  ASSERT_TRUE(store_->keep_text(id_, "answers", "", "one", kMonday));
  for (const char* before : {"", "other", "one "}) {
    const auto kept = store_->keep_text(id_, "answers", before, "two", kTuesday);
    ASSERT_FALSE(kept) << before;
    EXPECT_EQ(kept.error().fault, Fault::conflict);
    EXPECT_EQ(kept.error().what, "the answers were changed meanwhile");
  }
  EXPECT_EQ(*store_->newest_text(id_, "answers"), "one");
  EXPECT_EQ(store_->history(id_)->size(), 3U);
}

TEST_F(Reviews, ADamagedTextIsFound) {
  ASSERT_TRUE(store_->keep_text(id_, "answers", "", "one", kMonday));
  run_sql(room_.path(), "DROP TRIGGER snapshot_stays");
  run_sql(room_.path(), "UPDATE snapshot SET body = 'two' WHERE stage = 'answers'");
  const auto text = store_->newest_text(id_, "answers");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().what, "snapshot 2 (answers) is damaged");
}

TEST_F(Reviews, SetsAreKnownByTheirFoldedName) {
  ASSERT_TRUE(store_->save_set("Mirror wills", "one", kMonday));
  ASSERT_TRUE(store_->save_set("Été", "summer", kMonday));
  ASSERT_TRUE(store_->save_set(" mirror WILLS ", "two", kTuesday));
  EXPECT_EQ(*store_->set("MIRROR wills"), "two");
  EXPECT_EQ(*store_->set("ete"), "summer");
  EXPECT_FALSE(store_->set("mirror")->has_value());
  EXPECT_FALSE(store_->set("")->has_value());
  const std::vector<AnswerSet> expected = {{"Été", kMonday}, {"mirror WILLS", kTuesday}};
  EXPECT_EQ(*store_->sets(), expected);
  store_.reset();
  EXPECT_EQ(*open()->set("Mirror Wills"), "two");
}

TEST_F(Reviews, SetsThatCannotBeKept) {
  EXPECT_EQ(store_->save_set("", "x", kMonday).error().fault, Fault::refused);
  EXPECT_EQ(store_->save_set(" \t", "x", kMonday).error().fault, Fault::refused);
  EXPECT_EQ(store_->save_set("\xFF", "x", kMonday).error().fault, Fault::malformed);
  EXPECT_EQ(store_->save_set("x", std::string("\0", 1), kMonday).error().fault, Fault::malformed);
  EXPECT_TRUE(store_->sets()->empty());
}

TEST_F(Reviews, ADamagedSetIsFound) {
  ASSERT_TRUE(store_->save_set("Mirror wills", "one", kMonday));
  EXPECT_THROW(run_sql(room_.path(), "UPDATE answer_set SET body = 'two'"), Poco::Exception);
  run_sql(room_.path(), "DROP TRIGGER answer_set_stays");
  run_sql(room_.path(), "UPDATE answer_set SET body = 'two'");
  EXPECT_EQ(store_->set("mirror wills").error().what, "the set of answers is damaged");
  EXPECT_FALSE(store_->sets());
}

// ---- Databases and bodies from before

TEST_F(Reviews, ADatabaseOfTheFirstStepGetsThoseAfter) {
  store_.reset();
  for (const char* sql :
       {"DROP TABLE review_entry", "DROP TABLE answer_set", "DROP TABLE document_entry",
        "DROP TABLE contact", "DELETE FROM schema_step WHERE number >= 2"}) {
    run_sql(room_.path(), sql);
  }
  store_ = open();
  EXPECT_EQ((*store_->find(id_))->matter, full_matter());
  EXPECT_TRUE(store_->entries(id_)->empty());
  EXPECT_EQ(add_three().size(), 3U);
  EXPECT_TRUE(store_->save_set("x", "y", kMonday));
  EXPECT_EQ(*open()->set("x"), "y");
}

// As written before a person could have a parent.
constexpr const char* kOldFamily =
    R"({"client":{"addresses":[],"birth_date":null,"company":"","custom_fields":[],"emails":[],)"
    R"("kind":"person","name":{"first":"","full":"Ada","last":"","middle":"","prefix":""},)"
    R"("phones":[],"redacted":false,"source":{"etag":"","fetched_at":"2026-03-04T15:16:17Z",)"
    R"("id":1,"resource":"contacts"},"title":""},"doubts":[],"people":[{"contact":{)"
    R"("addresses":[],"birth_date":null,"company":"","custom_fields":[],"emails":[],)"
    R"("kind":"person","name":{"first":"","full":"Ed","last":"","middle":"","prefix":""},)"
    R"("phones":[],"redacted":false,"source":{"etag":"","fetched_at":"2026-03-04T15:16:17Z",)"
    R"("id":5,"resource":"contacts"},"title":""},"doubts":[],"is_deceased":false,)"
    R"("is_step":false,"reason":"why","role":"grandchild","source":{"etag":"",)"
    R"("fetched_at":"2026-03-04T15:16:17Z","id":105,"resource":"relationships"},)"
    R"("word":"Grandson"}]})";

TEST(OldBodies, OfAFamilyWithoutParentsAreRead) {
  const auto family = decode_family(kOldFamily, kWhere);
  ASSERT_TRUE(family) << family.error().line();
  ASSERT_EQ(family->people.size(), 1U);
  EXPECT_EQ(family->people[0].contact.name.full, "Ed");
  EXPECT_EQ(family->people[0].role, Role::grandchild);
  EXPECT_FALSE(family->people[0].parent);
}

TEST(OldBodies, StillNeedEveryOtherMember) {
  std::string body = kOldFamily;
  body.replace(body.find(R"("reason":"why",)"), std::string(R"("reason":"why",)").size(), "");
  const auto family = decode_family(body, kWhere);
  ASSERT_FALSE(family);
  EXPECT_EQ(family.error().what, "\"people/1/reason\" of the snapshot is not there");
}

TEST(OldBodies, AParentComesBack) {
  family::Family family = full_family();
  family.people[2].parent = 44;
  const auto body = encode(family, kWhere);
  ASSERT_TRUE(body) << body.error().line();
  EXPECT_EQ(*decode_family(*body, kWhere), family);
}

}  // namespace
}  // namespace engross::store
