// What would be written back to Clio, and what is: nothing that was not seen, and of one record all
// values together.
#include "app/write_back.h"

#include <gtest/gtest.h>

#include <functional>

#include "fakes/shelves.h"
#include "golden_family.h"

namespace engross::app {
namespace {

using base::Fault;

constexpr const char* kBackFamily = R"(
client: {name: Ann Lee, born: 1950-01-02}
people:
  - {name: Bo Lee, word: Husband, born: 1951-01-01}
  - {name: Cy Lee, word: "", born: 1980-01-01}
fields:
  Executor: {contact: Bo Lee}
)";

// Remembers what it was to write.
class WritingClio : public RecordWriting {
 public:
  std::vector<RecordToWrite> asked;
  matter::Id refuses = 0;  // a record
  Fault with = Fault::conflict;

  base::Result<void> write(const RecordToWrite& record) override {
    asked.push_back(record);
    if (record.id != refuses) return {};
    return base::failure(with, "changed in Clio", "contact", "look again");
  }
};

class WrittenInMemory : public WrittenShelf {
 public:
  std::vector<WrittenValue> kept;
  base::Result<void> add(const std::string&, const std::vector<WrittenValue>& written) override {
    kept.insert(kept.end(), written.begin(), written.end());
    return {};
  }
  base::Result<std::vector<WrittenValue>> written(const std::string&) override { return kept; }
};

class WriteBackTest : public testing::Test {
 protected:
  void SetUp() override {
    source_.matter = GoldenFamily(kBackFamily).matter();
    const auto proposal = propose(source_, drafts_, mapping_, "00900-Golden");
    ASSERT_TRUE(proposal);
    draft_ = accept(drafts_, clock_, mapping_, *proposal)->id;
  }
  void correct(const std::vector<family::Edit>& edits) {
    const auto done = edited(*open_draft(drafts_, mapping_, draft_), edits, "Ada", drafts_, clock_);
    ASSERT_TRUE(done) << done.error().line();
  }
  matter::Contact& contact(matter::Id id) {
    for (auto& one : source_.matter.contacts) {
      if (one.source.id == id) return one;
    }
    throw std::runtime_error("no contact");
  }
  base::Result<WriteBackPlan> plan(const std::vector<std::string>& only = {}) {
    return plan_write_back(draft_, only, desk());
  }
  // "2.birthdate change 1951-01-01>1952-01-01; …"
  std::string listed(const std::vector<std::string>& only = {}) {
    const auto planned = plan(only);
    if (!planned) return planned.error().line();
    std::vector<std::string> lines;
    for (const auto& value : planned->values) {
      lines.push_back(value.key() + " " + std::string(word_of(value.what)) + " " +
                      matter::text_of(value.now) + ">" + matter::text_of(value.here));
    }
    return base::join(lines, "; ");
  }
  WriteBackDesk desk() { return {source_, drafts_, shelf_, clio_, clock_, mapping_}; }

  const Mapping mapping_ = shipped_mapping();
  fakes::Clio source_;
  fakes::Drafts drafts_;
  WritingClio clio_;
  WrittenInMemory shelf_;
  const fakes::FixedClock clock_;
  std::string draft_;
};

matter::FieldValue words(const char* text) { return std::string(text); }

struct PlanRow {
  const char* name;
  std::vector<family::Edit> edits;
  std::function<void(matter::Matter&)> meanwhile;
  const char* listed;
};

const std::vector<PlanRow>& plan_rows() {
  using family::Correct;
  const auto nothing = [](matter::Matter&) {};
  const auto born = [](const char* day) {
    return [day](matter::Matter& m) { m.contacts[1].birth_date = date(day); };
  };
  static const std::vector<PlanRow> rows = {
      {"nothing was corrected", {}, nothing, ""},
      {"a date",
       {Correct{2, "birthdate", date("1952-01-01")}},
       nothing,
       "2.birthdate change 1951-01-01>1952-01-01"},
      {"what Clio holds already",
       {Correct{2, "birthdate", date("1952-01-01")}},
       born("1952-01-01"),
       "2.birthdate same 1952-01-01>1952-01-01"},
      {"F24 what Clio changed meanwhile",
       {Correct{2, "birthdate", date("1952-01-01")}},
       born("1953-01-01"),
       "2.birthdate conflict 1953-01-01>1952-01-01"},
      {"an emptied value",
       {Correct{2, "birthdate", {}}},
       nothing,
       "2.birthdate change 1951-01-01>"},
      {"corrected back again",
       {Correct{2, "birthdate", date("1952-01-01")}, Correct{2, "birthdate", date("1951-01-01")}},
       nothing,
       ""},
      {"undone", {Correct{2, "birthdate", date("1952-01-01")}, family::Undo{}}, nothing, ""},
      {"a relationship",
       {Correct{3, "relationship", words("Son")}},
       nothing,
       "3.relationship change >Son"},
      {"F34 somebody who is related no longer",
       {Correct{3, "relationship", words("Son")}},
       [](matter::Matter& m) {
         m.relationships.pop_back();
         std::erase_if(m.contacts, [](const auto& one) { return one.source.id == 3; });
       },
       "3.relationship left_out >Son"},
      {"a custom field",
       {Correct{family::kTheMatter, "custom.executor", matter::ContactRef{3, "Cy Lee"}}},
       nothing,
       "0.custom.executor change Bo Lee>Cy Lee"},
      {"the executor under another name, and nobody else",
       {Correct{family::kTheMatter, "custom.executor", matter::ContactRef{3, "Cy Lee"}}},
       [](matter::Matter& m) {
         m.custom_fields[0].value = matter::ContactRef{3, "Cyrus Lee"};
       },
       "0.custom.executor same Cyrus Lee>Cy Lee"},
      {"what Clio has no place for",
       {Correct{3, "is_step", true}, Correct{2, "company", words("Lee Ltd")},
        Correct{family::kTheMatter, "practice_area", words("Estates")}},
       nothing,
       "2.company left_out >Lee Ltd; 3.is_step left_out >Yes; "
       "0.practice_area left_out >Estates"},
      {"a person who was added",
       {family::Add{
           {"", "Di", "", "Roe", "Di Roe"}, matter::ContactKind::person, family::Role::party, ""}},
       nothing,
       "-1 left_out >"},
      {"an executor who was added",
       {family::Add{
            {"", "Di", "", "Roe", "Di Roe"}, matter::ContactKind::person, family::Role::party, ""},
        Correct{family::kTheMatter, "custom.executor", matter::ContactRef{-1, "Di Roe"}}},
       nothing,
       "-1 left_out >; 0.custom.executor left_out >Di Roe"},
      {"somebody who was removed",
       {Correct{2, "birthdate", date("1952-01-01")}, family::Remove{{2}}},
       nothing,
       ""},
  };
  return rows;
}

TEST_F(WriteBackTest, ListsEveryCorrectedValueAndChangesNothing) {
  for (const PlanRow& row : plan_rows()) {
    SCOPED_TRACE(row.name);
    drafts_ = {};
    SetUp();
    correct(row.edits);
    row.meanwhile(source_.matter);
    EXPECT_EQ(listed(), row.listed);
  }
  EXPECT_TRUE(clio_.asked.empty());
}

TEST_F(WriteBackTest, OneRecordIsWrittenAtOnceAndNothingElseIs) {
  correct({family::Correct{2, "name.first", words("Bob")},
           family::Correct{3, "name.first", words("Cyrus")},
           family::Correct{2, "birthdate", date("1952-01-01")}});
  contact(3).name.first = "Cyril";
  const auto report = carry_out(*plan(), "Ada", desk());
  EXPECT_TRUE(report.failed.empty());
  ASSERT_EQ(clio_.asked.size(), 1U);
  EXPECT_EQ(clio_.asked[0].id, 2);
  ASSERT_EQ(clio_.asked[0].values.size(), 2U);
  EXPECT_EQ(clio_.asked[0].values[0].member, "first_name");
  EXPECT_EQ(matter::text_of(clio_.asked[0].values[0].from), "Bo");
  EXPECT_EQ(clio_.asked[0].values[1].member, "date_of_birth");
  EXPECT_EQ(report.written.size(), 2U);
  ASSERT_EQ(shelf_.kept.size(), 2U);
  EXPECT_EQ(shelf_.kept[1].key, "2.birthdate");
  EXPECT_EQ(shelf_.kept[1].from + ">" + shelf_.kept[1].to, "1951-01-01>1952-01-01");
  EXPECT_EQ(shelf_.kept[1].by, "Ada");
  // Whoever looks afterwards sees who wrote it.
  contact(2).birth_date = date("1952-01-01");
  EXPECT_EQ(plan({"2.birthdate"})->values[0].note.text().substr(0, 22), "written by Ada on 2026");
}

TEST_F(WriteBackTest, SomebodyOfTheAddressBookIsRelatedOnce) {
  matter::Contact stranger;
  stranger.source = {"contacts", 77, "", clock_.now()};
  stranger.name = {"", "Di", "", "Roe", "Di Roe"};
  stranger.birth_date = date("1970-01-01");
  correct({family::Bring{stranger, family::Role::party, "Neighbour"},
           family::Correct{77, "birthdate", date("1971-01-01")}});
  EXPECT_EQ(listed(),
            "77.relationship change >Neighbour; 77.birthdate change 1970-01-01>1971-01-01");
  carry_out(*plan(), "Ada", desk());
  ASSERT_EQ(clio_.asked.size(), 2U);
  EXPECT_EQ(clio_.asked[0].kind, RecordToWrite::Kind::new_relationship);
  EXPECT_EQ(clio_.asked[0].id, 77);
  EXPECT_EQ(clio_.asked[0].matter, 900);
  source_.matter.relationships.push_back({{"relationships", 501, "", {}}, 77, "Neighbour"});
  source_.matter.contacts.push_back(stranger);
  EXPECT_EQ(listed(),
            "77.birthdate change 1970-01-01>1971-01-01; 77.relationship same Neighbour>Neighbour");
}

TEST_F(WriteBackTest, WithoutAWordNobodyIsRelated) {
  matter::Contact stranger;
  stranger.source = {"contacts", 77, "", clock_.now()};
  stranger.name = {"", "Di", "", "Roe", "Di Roe"};
  correct({family::Bring{stranger, family::Role::party, ""}});
  EXPECT_EQ(listed(), "77.relationship left_out >");
}

TEST_F(WriteBackTest, F24_ARecordThatFailsByItselfDoesNotKeepTheOthers) {
  correct({family::Correct{2, "name.first", words("Bob")},
           family::Correct{3, "relationship", words("Son")},
           family::Correct{family::kTheMatter, "description", words("Wills")}});
  clio_.refuses = 103;
  const auto report = carry_out(*plan(), "Ada", desk());
  ASSERT_EQ(report.failed.size(), 1U);
  EXPECT_EQ(report.failed[0].line(), "changed in Clio, Cy Lee (contact), look again");
  ASSERT_EQ(report.written.size(), 2U);
  EXPECT_EQ(report.written[0].key(), "2.name.first");
  EXPECT_EQ(report.written[1].key(), "0.description");
  EXPECT_EQ(clio_.asked.size(), 3U);
}

TEST_F(WriteBackTest, WithoutClioNothingFurtherIsTried) {
  correct({family::Correct{2, "name.first", words("Bob")},
           family::Correct{family::kTheMatter, "description", words("Wills")}});
  clio_.refuses = 2;
  clio_.with = Fault::unreachable;
  const auto report = carry_out(*plan(), "Ada", desk());
  EXPECT_EQ(report.failed.size(), 1U);
  EXPECT_TRUE(report.written.empty());
  EXPECT_EQ(clio_.asked.size(), 1U);
}

TEST_F(WriteBackTest, WhatWouldLetAnotherEntryTakeItsPlaceIsLeft) {
  for (matter::Contact* one : {&contact(2)}) {
    one->emails = {{"Home", "bo@x.example", true}, {"Work", "bo@work.example", false}};
    one->addresses = {{"Home", "1 Main St", "", "", "", "", true},
                      {"Work", "2 Side St", "", "", "", "", false}};
  }
  drafts_ = {};
  const auto proposal = propose(source_, drafts_, mapping_, "00900-Golden");
  draft_ = accept(drafts_, clock_, mapping_, *proposal)->id;
  correct({family::Correct{2, "email", {}}, family::Correct{2, "address.street", {}}});
  EXPECT_EQ(listed(), "2.email left_out bo@x.example>; 2.address.street left_out 1 Main St>");
  EXPECT_EQ(plan()->values[0].note,
            "Clio holds another one, which would take its place: choose there");
}

TEST_F(WriteBackTest, OnlyWhatWasChosenIsInTheList) {
  correct({family::Correct{2, "name.first", words("Bob")},
           family::Correct{2, "birthdate", date("1952-01-01")}});
  EXPECT_EQ(listed({"2.birthdate"}), "2.birthdate change 1951-01-01>1952-01-01");
  EXPECT_EQ(plan({"2.birthdate", "2.name.last"}).error().fault, Fault::usage);
  EXPECT_EQ(plan({""}).error().fault, Fault::usage);
}

TEST_F(WriteBackTest, RefusesADraftOrAMatterThatIsNotThere) {
  EXPECT_EQ(plan_write_back("D-0", {}, desk()).error().fault, Fault::not_found);
  source_.matter.display_number = "gone";
  EXPECT_EQ(plan().error().fault, Fault::not_found);
}

}  // namespace
}  // namespace engross::app
