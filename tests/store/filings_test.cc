// What was made from a draft and what of it was filed.
#include <gtest/gtest.h>

#include "room.h"
#include "sample.h"
#include "store/records.h"

namespace engross::store {
namespace {

using base::Fault;

MadeDocument made_will() {
  return {"will", "Last will", "/home/ada/Last will.docx", std::string(64, 'a'), kMonday, 0, 0};
}

Filing step_of_will(const std::string& state) {
  return {"will",
          "/home/ada/Last will.docx",
          "Last will.docx",
          std::string(64, 'a'),
          5'000'000'000,
          71001,
          "Wills",
          500001,
          "u-1",
          2,
          600001,
          state,
          "Ada",
          kTuesday};
}

class Filings : public testing::Test {
 protected:
  Filings() : store_(open()), id_(*store_->keep(full_matter(), full_family(), kMonday)) {}
  std::unique_ptr<Store> open() {
    auto store = Store::open(room_.path());
    if (!store) throw std::runtime_error(store.error().line());
    return std::move(*store);
  }
  Room room_;
  std::unique_ptr<Store> store_;
  std::string id_;
};

TEST_F(Filings, ComeBackInAnotherSessionInTheirOrder) {
  EXPECT_TRUE(store_->filings(id_)->empty());
  EXPECT_TRUE(store_->made(id_)->empty());
  for (const char* state : {"begun", "created", "filed"}) {
    ASSERT_TRUE(store_->add_filing(id_, step_of_will(state)));
  }
  ASSERT_TRUE(store_->add_made(id_, made_will(), "answers"));
  store_ = open();
  const std::vector<Filing> steps = {step_of_will("begun"), step_of_will("created"),
                                     step_of_will("filed")};
  EXPECT_EQ(*store_->filings(id_), steps);
  EXPECT_EQ(*store_->made(id_), std::vector<MadeDocument>{made_will()});
}

TEST_F(Filings, AMadeDocumentKnowsTheDraftOfItsTime) {
  ASSERT_TRUE(store_->add_entry(id_, {1, kMonday, "Jo", family::Remove{{43}}}));
  ASSERT_TRUE(store_->keep_text(id_, "answers", "", "{}", kMonday));
  ASSERT_TRUE(store_->add_made(id_, made_will(), "answers"));
  ASSERT_TRUE(store_->add_entry(id_, {2, kMonday, "Jo", family::Undo{}}));
  ASSERT_TRUE(store_->keep_text(id_, "answers", "{}", "{\"a\":1}", kTuesday));
  ASSERT_TRUE(store_->add_made(id_, made_will(), "answers"));
  const auto made = *store_->made(id_);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[0].review, 1);
  EXPECT_EQ(made[1].review, 2);
  EXPECT_GT(made[0].answers, 0);
  EXPECT_GT(made[1].answers, made[0].answers);
}

TEST_F(Filings, OfNoDraftAreNotKept) {
  EXPECT_EQ(store_->add_filing("D-22222", step_of_will("begun")).error().fault, Fault::not_found);
  EXPECT_EQ(store_->add_made("no id", made_will(), "answers").error().fault, Fault::not_found);
  EXPECT_TRUE(store_->filings("D-22222")->empty());
  EXPECT_TRUE(store_->made("no id")->empty());
}

TEST_F(Filings, WhatWouldNotComeBackIsNotKept) {
  Filing bad = step_of_will("begun");
  bad.name = "\xff.docx";
  EXPECT_EQ(store_->add_filing(id_, bad).error().fault, Fault::malformed);
  MadeDocument made = made_will();
  made.title = "\xff";
  EXPECT_EQ(store_->add_made(id_, made, "answers").error().fault, Fault::malformed);
  EXPECT_TRUE(store_->filings(id_)->empty());
  EXPECT_TRUE(store_->made(id_)->empty());
}

TEST_F(Filings, F49_OneThatWasChangedIsFound) {
  ASSERT_TRUE(store_->add_filing(id_, step_of_will("filed")));
  store_.reset();
  run_sql(room_.path(), "DROP TRIGGER document_entry_stays");
  run_sql(room_.path(), "UPDATE document_entry SET body = replace(body, '500001', '500002')");
  store_ = open();
  const auto steps = store_->filings(id_);
  ASSERT_FALSE(steps);
  EXPECT_EQ(steps.error().fault, Fault::malformed);
}

struct DamagedFiling {
  const char* name;
  const char* body;
};

const DamagedFiling kDamagedFilings[] = {
    {"no JSON", "{"},
    {"no object", "[]"},
    {"a member is missing", R"({"path":"a"})"},
    {"a member too many", R"({"template":"","path":"","name":"","sha256":"","size":0,"folder":0,
        "folder_name":"","document":0,"version":"","number":0,"after":0,"state":"","by":"",
        "at":"2026-11-23T06:50:00Z","more":1})"},
    {"a number that is text", R"({"template":"","path":"","name":"","sha256":"","size":"0",
        "folder":0,"folder_name":"","document":0,"version":"","number":0,"after":0,"state":"",
        "by":"","at":"2026-11-23T06:50:00Z"})"},
    {"a time that is none", R"({"template":"","path":"","name":"","sha256":"","size":0,
        "folder":0,"folder_name":"","document":0,"version":"","number":0,"after":0,"state":"",
        "by":"","at":"yesterday"})"},
};

TEST(FilingBodies, WhatIsNotOneIsRefused) {
  for (const DamagedFiling& row : kDamagedFilings) {
    SCOPED_TRACE(row.name);
    const auto read = decode_filing(row.body, "draft D-22222");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::malformed);
  }
}

TEST_F(Filings, WhatWasWrittenToClioIsKeptTogetherAndInOrder) {
  const Written born{"30002.birthdate", "Ann Lee", "Birth date", "1960-07-02",
                     "1961-07-02",      "Ada",     kTuesday};
  const Written mail{"30002.email", "Ann Lee", "E-mail", "a@b.example", "", "Ada", kTuesday};
  ASSERT_TRUE(store_->add_written(id_, {born, mail}));
  EXPECT_EQ(*open()->written(id_), (std::vector<Written>{born, mail}));
  EXPECT_TRUE(store_->filings(id_)->empty());
  EXPECT_EQ(store_->add_written("D-22222", {born}).error().fault, Fault::not_found);
  EXPECT_TRUE(store_->written("D-22222")->empty());
  Written bad = born;
  bad.to = "\xff";
  EXPECT_EQ(store_->add_written(id_, {mail, bad}).error().fault, Fault::malformed);
  EXPECT_EQ(store_->written(id_)->size(), 2U);
}

}  // namespace
}  // namespace engross::store
