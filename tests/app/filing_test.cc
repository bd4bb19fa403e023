// What would be filed and what is; cut off after every change and lost after every answer, the next
// run leaves one document that is whole.
#include "app/filing.h"

#include <gtest/gtest.h>

#include "app/folder_name.h"
#include "fakes/filing.h"
#include "fakes/shelves.h"
#include "golden_family.h"

namespace engross::app {
namespace {

using base::Fault;
using What = PlannedFiling::What;

constexpr const char* kFiledFamily = R"(
client: {name: Ann Lee, born: 1950-01-02}
people:
  - {name: Bo Lee, word: Husband, born: 1951-01-01}
)";

class FilingTest : public testing::Test {
 protected:
  void SetUp() override {
    source_.matter = GoldenFamily(kFiledFamily).matter();
    const auto proposal = propose(source_, drafts_, mapping_, "00900-Golden");
    ASSERT_TRUE(proposal);
    draft_ = accept(drafts_, clock_, mapping_, *proposal)->id;
    make("will", "/out/Will.docx", "the will");
  }
  void make(const std::string& id, const std::string& path, const std::string& bytes) {
    files_.on_disk[path] = bytes;
    ASSERT_TRUE(record_made(draft_, id, id, path, bytes, shelf_, clock_));
  }
  base::Result<FilingPlan> plan(const std::vector<std::string>& files = {},
                                const std::string& folder = "") {
    return plan_filing({draft_, files, folder}, desk());
  }
  FilingReport save(const std::string& folder = "") {
    const auto planned = plan({}, folder);
    EXPECT_TRUE(planned) << planned.error().line();
    return carry_out(*planned, "Ada", desk());
  }
  FilingDesk desk() { return {drafts_, shelf_, files_, clio_, clock_, mapping_}; }
  const fakes::Filing::Document& only() const { return clio_.held.begin()->second; }

  const Mapping mapping_ = shipped_mapping();
  fakes::Clio source_;
  fakes::Drafts drafts_;
  fakes::Filings shelf_;
  fakes::Files files_;
  fakes::Filing clio_;
  const fakes::FixedClock clock_;
  std::string draft_;
};

TEST_F(FilingTest, APlanChangesNothing) {
  const auto planned = plan({}, "Wills");
  ASSERT_TRUE(planned);
  EXPECT_EQ(planned->to_file(), 1);
  EXPECT_EQ(planned->documents[0].what, What::new_document);
  EXPECT_EQ(planned->folder_id, 0);
  EXPECT_TRUE(clio_.asked.empty());
  EXPECT_TRUE(shelf_.kept.empty());
  EXPECT_EQ(*planned, *plan({}, "Wills"));
}

TEST_F(FilingTest, FiledOnceAndKeptByWhom) {
  const auto report = save();
  ASSERT_FALSE(report.stopped) << report.stopped->line();
  EXPECT_EQ(report.filed[0].number, 1);
  EXPECT_EQ(only().versions[0].bytes, "the will");
  ASSERT_EQ(shelf_.kept.size(), 3U);
  EXPECT_EQ(shelf_.kept[0].state, FilingStep::State::begun);
  EXPECT_EQ(shelf_.kept[2].state, FilingStep::State::filed);
  EXPECT_EQ(shelf_.kept[2].by, "Ada");
  EXPECT_EQ(shelf_.kept[2].number, 1);
  const auto again = plan();
  EXPECT_EQ(again->to_file(), 0);
  EXPECT_EQ(again->documents[0].what, What::unchanged);
  EXPECT_TRUE(save().filed[0].already);
  EXPECT_EQ(clio_.asked, (std::vector<std::string>{"create", "complete"}));
}

TEST_F(FilingTest, F7_CutOffAfterEveryChangeTheNextRunLeavesOneWholeDocument) {
  for (const bool lost : {false, true}) {
    for (int changes = 0; changes <= 3; ++changes) {
      SCOPED_TRACE(std::to_string(changes) +
                   (lost ? " changes, the last answer lost" : " changes"));
      clio_ = fakes::Filing();
      shelf_.kept.clear();
      clio_.changes_left = changes;
      clio_.answer_is_lost = lost;
      const auto cut = save("Wills");
      EXPECT_EQ(cut.stopped.has_value(), changes < 3 || lost);
      clio_.changes_left = -1;
      const auto rest = save("Wills");
      ASSERT_FALSE(rest.stopped) << rest.stopped->line();
      ASSERT_EQ(clio_.held.size(), 1U);
      ASSERT_EQ(only().versions.size(), 1U);
      EXPECT_EQ(only().versions[0].bytes, "the will");
      EXPECT_TRUE(only().versions[0].whole);
      EXPECT_EQ(only().folder, 70);
      EXPECT_EQ(plan({}, "Wills")->to_file(), 0);
    }
  }
}

TEST_F(FilingTest, F7_ANewVersionThatWasCutOffIsGoneOnWith) {
  for (const bool lost : {false, true}) {
    for (int changes = 0; changes <= 2; ++changes) {
      SCOPED_TRACE(changes);
      clio_ = fakes::Filing();
      shelf_.kept.clear();
      files_.on_disk["/out/Will.docx"] = "the will";
      save();
      files_.on_disk["/out/Will.docx"] = "the will, edited";
      clio_.changes_left = changes;
      clio_.answer_is_lost = lost;
      save();
      clio_.changes_left = -1;
      ASSERT_FALSE(save().stopped);
      ASSERT_EQ(clio_.held.size(), 1U);
      ASSERT_EQ(only().versions.size(), 2U);
      EXPECT_EQ(only().versions[0].bytes, "the will");
      EXPECT_EQ(only().versions[1].bytes, "the will, edited");
      EXPECT_EQ(plan()->documents[0].what, What::unchanged);
    }
  }
}

TEST_F(FilingTest, CutOffAndEditedTheSameDocumentGetsTheNewBytes) {
  clio_.changes_left = 1;
  EXPECT_TRUE(save().stopped);
  clio_.changes_left = -1;
  files_.on_disk["/out/Will.docx"] = "edited";
  ASSERT_FALSE(save().stopped);
  ASSERT_EQ(clio_.held.size(), 1U);
  EXPECT_EQ(only().versions.back().bytes, "edited");
}

TEST_F(FilingTest, AFileThatChangedAfterTheListIsNotSent) {
  const auto planned = plan();
  files_.on_disk["/out/Will.docx"] = "another";
  EXPECT_EQ(carry_out(*planned, "Ada", desk()).stopped->fault, Fault::conflict);
  files_.on_disk.clear();
  EXPECT_EQ(carry_out(*planned, "Ada", desk()).stopped->fault, Fault::conflict);
  EXPECT_TRUE(clio_.asked.empty());
  EXPECT_TRUE(shelf_.kept.empty());
}

TEST_F(FilingTest, F24_ADocumentThatChangedInClioAfterTheListIsNotTouched) {
  save();
  files_.on_disk["/out/Will.docx"] = "edited";
  const auto planned = plan();
  EXPECT_EQ(planned->documents[0].number, 2);
  clio_.held.begin()->second.versions.push_back({999, "theirs", "theirs", true});
  EXPECT_EQ(carry_out(*planned, "Ada", desk()).stopped->fault, Fault::conflict);
  EXPECT_EQ(only().versions.size(), 2U);
  const auto shown = plan();
  EXPECT_EQ(shown->documents[0].number, 3);
  EXPECT_EQ(base::texts(shown->documents[0].notes),
            (std::vector<std::string>{
                "changed since it was made",
                "Clio has version 2, which was not filed from here (that was version 1)"}));
  ASSERT_FALSE(carry_out(*shown, "Ada", desk()).stopped);
  EXPECT_EQ(only().versions.size(), 3U);
}

TEST_F(FilingTest, StopsAtTheFirstThatFailsAndTellsWhatIsFiled) {
  make("deed", "/out/Deed.docx", "the deed");
  clio_.changes_left = 2;
  const auto report = save();
  ASSERT_TRUE(report.stopped);
  ASSERT_EQ(report.filed.size(), 1U);
  EXPECT_EQ(report.filed[0].name, "Will.docx");
  clio_.changes_left = -1;
  const auto rest = save();
  ASSERT_FALSE(rest.stopped);
  EXPECT_TRUE(rest.filed[0].already);
  EXPECT_FALSE(rest.filed[1].already);
  EXPECT_EQ(clio_.held.size(), 2U);
}

TEST_F(FilingTest, OfEveryTemplateTheLastMadeIsAVersionOfWhatIsFiled) {
  save();
  make("will", "/out/Will (2).docx", "the will, made anew");
  const auto planned = plan();
  ASSERT_EQ(planned->documents.size(), 1U);
  EXPECT_EQ(planned->documents[0].path, "/out/Will (2).docx");
  EXPECT_EQ(planned->documents[0].name, "Will.docx");
  EXPECT_EQ(planned->documents[0].what, What::new_version);
}

TEST_F(FilingTest, TwoFilesOfOneTemplateDoNotGoToOneDocument) {
  save();
  make("will", "/out/His.docx", "his");
  make("will", "/out/Hers.docx", "hers");
  const auto planned = plan({"/out/His.docx", "/out/Hers.docx", "/out/His.docx"});
  ASSERT_EQ(planned->documents.size(), 2U);
  EXPECT_EQ(planned->documents[0].what, What::new_version);
  EXPECT_EQ(planned->documents[1].what, What::new_document);
}

TEST_F(FilingTest, WhatAPersonShouldKnowStandsInThePlan) {
  files_.on_disk["/out/Will.docx"] = "edited";
  auto draft = open_draft(drafts_, mapping_, draft_);
  ASSERT_TRUE(edited(*draft, {family::Confirm{}}, "Priya Nair", drafts_, clock_));
  EXPECT_TRUE(plan()->notes.empty());
  EXPECT_EQ(base::texts(plan()->documents[0].notes),
            std::vector<std::string>{"changed since it was made"});
  draft = open_draft(drafts_, mapping_, draft_);
  const auto spouse = draft->review.people()[1]->person.contact.source.id;
  ASSERT_TRUE(edited(*draft, {family::Remove{{spouse}}}, "Jo", drafts_, clock_));
  clio_.of_matter.closed = true;
  clio_.of_matter.display_number = "00900-Lee";
  EXPECT_EQ(base::texts(plan()->notes),
            (std::vector<std::string>{"nobody has confirmed the review as it is now",
                                      "the matter is closed in Clio",
                                      "the matter was 00900-Golden when it was imported"}));
  EXPECT_EQ(base::texts(plan()->documents[0].notes),
            (std::vector<std::string>{"changed since it was made",
                                      "the draft was edited after this document was made"}));
  shelf_.documents[0].answered_since = true;
  shelf_.documents[0].review = 99;
  EXPECT_EQ(plan()->documents[0].notes.size(), 2U);
}

TEST_F(FilingTest, F16_OneThatIsGoneFromClioIsFiledAnew) {
  save();
  clio_.held.clear();
  const auto planned = plan();
  EXPECT_EQ(planned->documents[0].what, What::new_document);
  EXPECT_EQ(base::texts(planned->documents[0].notes),
            std::vector<std::string>{"the document that was filed before is no longer in Clio"});
}

TEST_F(FilingTest, RefusedPlans) {
  EXPECT_EQ(plan_filing({"D-1", {}, ""}, desk()).error().fault, Fault::not_found);
  EXPECT_EQ(plan({"/out/None.docx"}).error().fault, Fault::not_found);
  EXPECT_EQ(plan({"/out/\xff.docx"}).error().fault, Fault::malformed);
  EXPECT_EQ(plan({}, "{client}").error().fault, Fault::usage);
  files_.on_disk["/out/Will.docx"] = "";
  EXPECT_EQ(plan()->documents[0].what, What::left_out);
  files_.on_disk.clear();
  EXPECT_EQ(plan()->documents[0].what, What::left_out);
  EXPECT_EQ(plan()->to_file(), 0);
  shelf_.documents.clear();
  EXPECT_EQ(plan().error().fault, Fault::not_found);
  source_.matter.region = "ca";
  source_.matter.source.id += 1;
  const auto elsewhere = propose(source_, drafts_, mapping_, "00900-Golden");
  const auto other = accept(drafts_, clock_, mapping_, *elsewhere);
  EXPECT_EQ(plan_filing({other->id, {}, ""}, desk()).error().fault, Fault::conflict);
}

struct FolderRow {
  const char* pattern;
  const char* name;  // empty: refused
};

const FolderRow kFolderRows[] = {
    {"Wills", "Wills"},
    {" Wills ", "Wills"},
    {"{matter.number}", "0001-9 Lee"},
    {"{ client.name }, {year}", "Zoë Lee, 2026"},
    {"{year}{year}", "20262026"},
    {"", ""},
    {"  ", ""},
    {"{}", ""},
    {"{client}", ""},
    {"{client.Name}", ""},
    {"{year", ""},
    {"year}", ""},
    {"{{year}}", ""},
    {"a/b", ""},
    {"a\\b", ""},
    {"a\nb", ""},
    {"a\x7f", ""},
    {"\xff", ""},
};

TEST(FolderNames, ComeFromPatterns) {
  const FolderFacts facts{"0001/9 Lee", "Zoë Lee", "2026"};
  for (const FolderRow& row : kFolderRows) {
    SCOPED_TRACE(row.pattern);
    const auto name = folder_name(row.pattern, facts);
    EXPECT_EQ(name.value_or(""), row.name);
    if (!name) {
      EXPECT_EQ(name.error().fault, Fault::usage);
    }
  }
  EXPECT_FALSE(folder_name(std::string(256, 'a'), facts));
  EXPECT_TRUE(folder_name(std::string(255, 'a'), facts));
}

}  // namespace
}  // namespace engross::app
