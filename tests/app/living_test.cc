// What an open document holds beside what it would hold today, and what it keeps about itself.
#include "app/living.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "docx/package.h"
#include "fakes/docx_maker.h"
#include "golden_family.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

const base::Instant kFilledAt = *base::parse_instant("2026-11-25T14:27:37Z");
const base::Instant kLater = *base::parse_instant("2026-12-01T09:00:00Z");
const Origin kWill{"D-1", 7, "will"};

// Not a real one: 64 digits that differ where the texts differ.
std::string digits_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return fmt::format("{0:016x}{0:016x}{0:016x}{0:016x}", hash);
}

using Texts = std::vector<std::string>;

ControlValues values_a(const Texts& texts) {
  ControlValues values;
  for (const auto& text : texts) values.push_back({"a", text});
  return values;
}

std::vector<OpenControl> controls_a(const Texts& texts) {
  std::vector<OpenControl> controls;
  for (const auto& text : texts) controls.push_back({"a", "", text, false});
  return controls;
}

FilledRecord record_a(const Texts& texts) {
  FilledRecord record{kWill, kFilledAt, {}};
  for (const auto& text : texts) record.controls.push_back({"a", kFilledAt, digits_of(text)});
  return record;
}

Texts states(const std::vector<Line>& lines) {
  Texts words;
  for (const Line& line : lines) words.emplace_back(word(line.state));
  return words;
}

Texts chosen(const std::vector<Line>& lines, bool empty_too) {
  Texts found;
  for (const Line& line : lines) {
    if (chosen_at_first(line, empty_too))
      found.push_back(line.place.tag + std::to_string(line.place.nth));
  }
  return found;
}

struct ComparedRow {
  const char* name;
  std::optional<Texts> was;
  std::vector<OpenControl> present;
  Texts fresh;
  Texts states;
};

class Comparisons : public rows::Row<ComparedRow> {};

ROW_TEST(Comparisons, SayWhatHasBecomeOfEachControl) {
  const auto record = row().was ? std::optional(record_a(*row().was)) : std::nullopt;
  const auto lines = compared(record, row().present, values_a(row().fresh), digits_of);
  EXPECT_EQ(states(lines), row().states);
  // Nothing but what was filled by Engross and is untouched is ever chosen unasked.
  Texts stale;
  for (const Line& line : lines) {
    if (line.state == LineState::stale) stale.push_back("a" + std::to_string(line.place.nth));
  }
  EXPECT_EQ(chosen(lines, false), stale);
}

ROWS(Of, Comparisons,
     {"untouched_and_another_value_today", Texts{"x"}, controls_a({"x"}), {"y"}, {"stale"}},
     {"untouched_and_the_same", Texts{"x"}, controls_a({"x"}), {"x"}, {"same"}},
     {"typed_over", Texts{"x"}, controls_a({"z"}), {"y"}, {"by hand"}},
     {"emptied_by_hand", Texts{"x"}, controls_a({""}), {"y"}, {"by hand"}},
     {"typed_over_with_what_it_would_be_today", Texts{"x"}, controls_a({"y"}), {"y"}, {"same"}},
     {"typed_over_though_nothing_has_changed", Texts{"x"}, controls_a({"z"}), {"x"}, {"by hand"}},
     {"never_filled", std::nullopt, controls_a({"z"}), {"y"}, {"unknown"}},
     {"locked", Texts{"x"}, {{"a", "", "x", true}}, {"y"}, {"locked"}},
     {"locked_and_the_same", Texts{"x"}, {{"a", "", "x", true}}, {"x"}, {"same"}},
     {"taken_out", Texts{"x"}, {}, {"y"}, {"gone"}},
     {"one_row_more_today", Texts{"x"}, controls_a({"x"}), {"x", "y"}, {"moved", "moved"}},
     {"one_row_less_today", Texts{"x", "y"}, controls_a({"x", "y"}), {"x"}, {"moved"}},
     {"two_rows_one_of_them_typed_over",
      Texts{"x", "y"},
      controls_a({"x", "Y"}),
      {"1", "2"},
      {"stale", "by hand"}},
     {"another_end_of_line", Texts{"x\ny"}, controls_a({"x\vy"}), {"x\r\ny"}, {"same"}},
     {"untouched_with_another_end_of_line", Texts{"x\ny"}, controls_a({"x\ry"}), {"z"}, {"stale"}});

TEST(ComparedTags, A43AreThoseOfTheTemplateAlone) {
  const auto lines = compared(std::nullopt, {{"a", "", "x", false}, {"client.sin", "", "", false}},
                              values_a({"y"}), digits_of);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0], (Line{{"a", 0}, "", "x", "y", LineState::unknown}));
}

TEST(ComparedTags, StandTogetherInTheOrderOfTheirFirst) {
  const auto lines = compared(
      std::nullopt, {{"b", "Bee", "1", false}, {"a", "", "2", false}, {"b", "", "3", false}},
      {{"b", "1"}, {"a", "2"}, {"b", "4"}}, digits_of);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], (Line{{"b", 0}, "Bee", "1", "1", LineState::same}));
  EXPECT_EQ(lines[1], (Line{{"b", 1}, "", "3", "4", LineState::unknown}));
  EXPECT_EQ(lines[2], (Line{{"a", 0}, "", "2", "2", LineState::same}));
}

struct ChosenRow {
  const char* name;
  LineState state;
  const char* present;
  bool refreshed;
  bool filled;
};

class ChosenAtFirst : public rows::Row<ChosenRow> {};

ROW_TEST(ChosenAtFirst, IsWhatNobodyTyped) {
  const Line line{{"a", 0}, "", row().present, "y", row().state};
  EXPECT_EQ(chosen_at_first(line, false), row().refreshed);
  EXPECT_EQ(chosen_at_first(line, true), row().filled);
}

ROWS(Of, ChosenAtFirst, {"stale", LineState::stale, "x", true, true},
     {"a_placeholder", LineState::unknown, "", false, true},
     {"somebody_elses_text", LineState::unknown, "x", false, false},
     {"by_hand", LineState::by_hand, "x", false, false},
     {"emptied_by_hand", LineState::by_hand, "", false, false},
     {"locked_and_empty", LineState::locked, "", false, false},
     {"gone", LineState::gone, "", false, false}, {"moved", LineState::moved, "", false, false},
     {"same", LineState::same, "", false, false});

TEST(RecordAfterAFill, IsNewForWhatWasFilledAndOldForWhatWasLeft) {
  const FilledRecord before = record_a({"x", "y", "z"});
  const auto fresh = values_a({"1", "2", "3"});
  const auto lines = compared(before, controls_a({"x", "Y", "z"}), fresh, digits_of);
  const FilledRecord after = record_after(before, kWill, kLater, lines, {{"a", 0}}, digits_of);
  EXPECT_EQ(after, (FilledRecord{kWill,
                                 kLater,
                                 {{"a", kLater, digits_of("1")},
                                  {"a", kFilledAt, digits_of("y")},
                                  {"a", kFilledAt, digits_of("z")}}}));
  EXPECT_EQ(states(compared(after, controls_a({"1", "Y", "z"}), fresh, digits_of)),
            (Texts{"same", "by hand", "stale"}));
}

TEST(RecordAfterAFill, LeavesUnfilledWhatWasNeverFilled) {
  const auto lines =
      compared(std::nullopt, controls_a({"x", "y"}), values_a({"1", "2"}), digits_of);
  const FilledRecord after =
      record_after(std::nullopt, kWill, kFilledAt, lines, {{"a", 1}}, digits_of);
  EXPECT_EQ(after.controls[0].sha256, std::string(64, '0'));
  EXPECT_EQ(states(compared(after, controls_a({"x", "2"}), values_a({"1", "3"}), digits_of)),
            (Texts{"by hand", "stale"}));
}

TEST(RecordAfterAFill, TakesInWhatHeldTodaysValueAlready) {
  const auto lines = compared(std::nullopt, controls_a({"1"}), values_a({"1"}), digits_of);
  const FilledRecord after = record_after(std::nullopt, kWill, kLater, lines, {}, digits_of);
  EXPECT_EQ(after.controls, (std::vector<FilledControl>{{"a", kLater, digits_of("1")}}));
}

TEST(RecordAfterAFill, KeepsTheWordingThatIsStillThere) {
  FilledRecord before = record_a({"x"});
  before.wording = digits_of("around");
  const auto lines = compared(before, controls_a({"x"}), values_a({"1"}), digits_of);
  const auto after = record_after(before, kWill, kLater, lines, {{"a", 0}}, digits_of);
  EXPECT_EQ(after.wording, digits_of("around"));
}

struct ComparedWordingRow {
  const char* name;
  std::optional<std::string> was;  // nothing: no record at all
  std::string today;
  Wording wording;
};

class ComparedWording : public rows::Row<ComparedWordingRow> {};

ROW_TEST(ComparedWording, SaysWhetherOnlyANewDocumentHasIt) {
  std::optional<FilledRecord> record;
  if (row().was) record = record_a({});
  if (row().was && !row().was->empty()) record->wording = digits_of(*row().was);
  EXPECT_EQ(compared(record, row().today, digits_of), row().wording);
}

ROWS(Of, ComparedWording, {"as_it_was", "my wife", "my wife", Wording::same},
     {"another_condition", "my wife", "my children", Wording::changed},
     {"all_of_it_gone", "my wife", "", Wording::changed},
     {"kept_by_no_record", std::nullopt, "my wife", Wording::unknown},
     {"a_record_that_does_not_say", "", "my wife", Wording::unknown});

std::string document_of(const std::string& body) { return fakes::DocxMaker(body).bytes(); }

TEST(ADocumentJustMade, RemembersWhatItWasMadeFrom) {
  const std::string control =
      "<w:p><w:r><w:t>Dear </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val=\"a\"/></w:sdtPr>"
      "<w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>";
  Filled made{"name", document_of(control), "title", {}};
  remember(made, kWill, kFilledAt, digits_of);
  EXPECT_EQ(made.notices, Texts{});
  const auto package = docx::Package::open(made.document);
  ASSERT_TRUE(package.has_value()) << package.error().line();
  const auto record = decoded(*package->read(*package->find("customXml/item1.xml")));
  FilledRecord expected = record_a({"x"});
  expected.wording = digits_of(
      "\nDear \x1f"
      "a\x1f");
  EXPECT_EQ(record, expected);
}

TEST(ADocumentJustMade, WithoutValuesInControlsStaysAsItCame) {
  const std::string bytes = document_of("<w:p><w:r><w:t>Dear x</w:t></w:r></w:p>");
  Filled made{"name", bytes, "title", {}};
  remember(made, kWill, kFilledAt, digits_of);
  EXPECT_EQ(made.document, bytes);
  EXPECT_EQ(made.notices, Texts{});
}

TEST(ADocumentJustMade, WithMoreControlsThanCanBeKeptStaysAsItCameAndSaysSo) {
  std::string body;
  for (int i = 0; i < 5001; ++i) {
    body +=
        "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"a\"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p>";
  }
  const std::string bytes = document_of(body);
  Filled made{"name", bytes, "title", {}};
  remember(made, kWill, kFilledAt, digits_of);
  EXPECT_EQ(made.document, bytes);
  EXPECT_EQ(made.notices,
            Texts{"the document cannot keep what it was made from: it cannot be brought up to date "
                  "later, only made anew"});
}

struct TagRow {
  const char* name;
  const char* tag;
  std::optional<std::string> text;
};

class TagsAsMarks : public rows::Row<TagRow> {};

ROW_TEST(TagsAsMarks, HaveTheValuesOfADraft) {
  const auto values = expression::parse_values(
      R"({"client": {"name": {"full": "Ann Roy"}, "born": "1970-01-02", "alive": false, "sin": null,
          "blank": " "}, "children": [], "things": {"a": 1}, "fees": 5000})",
      "test");
  const auto found = values_of_tags({{row().tag, "", "", false}}, *values,
                                    environment(shipped_mapping(), date("2026-11-23")));
  ControlValues expected;
  if (row().text) expected.push_back({row().tag, *row().text});
  EXPECT_EQ(found, expected);
}

ROWS(Valued, TagsAsMarks, {"a_name", "client.name.full", "Ann Roy"},
     {"a_whole_name", "client.name", "Ann Roy"},
     {"a_filter", "client.name.full | upper", "ANN ROY"},
     {"a_date", "client.born", "2 January 1970"}, {"a_tick", "client.alive", "No"},
     {"a_default", "client.sin | default(\"none\")", "none"});

ROWS(Valueless, TagsAsMarks, {"no_expression", "Text 1", std::nullopt},
     {"nothing", "", std::nullopt}, {"a_number", "2024", std::nullopt},
     {"a_quoted_text", "\"x\"", std::nullopt}, {"an_unknown_name", "executor.name", std::nullopt},
     {"a_value_that_is_not_there", "client.sin", std::nullopt},
     {"a_blank_one", "client.blank", std::nullopt}, {"an_empty_list", "children", std::nullopt},
     {"a_record_without_a_text", "things", std::nullopt},
     {"a_loop", "for child in children", std::nullopt},
     {"a_filter_that_is_unknown", "client.name.full | shout", std::nullopt},
     {"a_filter_that_fails", "client.name.full | referral_fee_cap", std::nullopt});

struct StateWordRow {
  LineState state;
  const char* name;
};

class StateWords : public rows::Row<StateWordRow> {};

ROW_TEST(StateWords, AreThoseOfThePane) {
  EXPECT_EQ(word(row().state), row().name);
  EXPECT_EQ(line_state(row().name), row().state);
}

ROWS(All, StateWords, {LineState::same, "same"}, {LineState::stale, "stale"},
     {LineState::by_hand, "by hand"}, {LineState::unknown, "unknown"},
     {LineState::locked, "locked"}, {LineState::gone, "gone"}, {LineState::moved, "moved"});

TEST(StateWord, ThatIsNoneIsNoState) {
  EXPECT_EQ(line_state(""), std::nullopt);
  EXPECT_EQ(line_state("by_hand"), std::nullopt);
  EXPECT_EQ(line_state("Same"), std::nullopt);
}

}  // namespace
}  // namespace engross::app
