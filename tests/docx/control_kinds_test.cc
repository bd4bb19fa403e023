// Dates, drop-down lists and tick boxes, filled by their tags.
#include <gtest/gtest.h>

#include "controls.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

std::string kind_control(const std::string& tag, const std::string& kind,
                         const std::string& content = kPlaceholderRun) {
  return "<w:p>" + control_tagged(tag, kind, content) + "</w:p>";
}

struct ControlKindRow {
  std::string name;
  std::string tag;
  std::string kind;
  std::string filled_kind;
  std::string filled;  // the content
};

class ControlKinds : public rows::Row<ControlKindRow> {};

ROW_TEST(ControlKinds, HoldTheValue) {
  EXPECT_EQ(filled_controls(kind_control(row().tag, row().kind)),
            kind_control(row().tag, row().filled_kind, row().filled));
}

// A date control that writes dates by this pattern.
std::string date_kind(const std::string& pattern, const std::string& day = "") {
  return "<w:date" + (day.empty() ? "" : " w:fullDate=\"" + day + "T00:00:00Z\"") +
         "><w:dateFormat w:val=\"" + pattern + "\"/><w:lid w:val=\"en-CA\"/></w:date>";
}

ControlKindRow dated_row(const std::string& name, const std::string& pattern,
                         const std::string& filled) {
  return {"E47_date_" + name, "opened", date_kind(pattern), date_kind(pattern, "2026-11-23"),
          words_of_control(filled)};
}

const std::vector<ControlKindRow> kDateControlRows = {
    dated_row("long", "d MMMM yyyy", "23 November 2026"),
    dated_row("us", "M/d/yyyy", "11/23/2026"),
    dated_row("weekday", "dddd, MMMM d, yyyy", "Monday, November 23, 2026"),
    dated_row("short_weekday", "ddd d MMM yy", "Mon 23 Nov 26"),
    dated_row("iso", "yyyy-MM-dd", "2026-11-23"),
    dated_row("words", "MMMM 'the' d", "November the 23"),
    dated_row("capitals", "DD/MM/YYYY", "23/11/2026"),
    dated_row("with_a_time", "yyyy-MM-dd HH:mm", "23 November 2026"),
    {"E47_date_of_another_day", "opened", kHolder + date_kind("yyyy-MM-dd", "1999-01-01"),
     date_kind("yyyy-MM-dd", "2026-11-23"), words_of_control("2026-11-23")},
    {"E47_date_without_a_pattern", "opened", "<w:date/>",
     "<w:date w:fullDate=\"2026-11-23T00:00:00Z\"/>", words_of_control("23 November 2026")},
    {"E47_date_that_is_words", "client.city", date_kind("yyyy-MM-dd", "1999-01-01"),
     date_kind("yyyy-MM-dd"), words_of_control("Ottawa")},
    {"E47_date_of_a_filter", "opened | plus_days(1)", date_kind("yyyy-MM-dd"),
     date_kind("yyyy-MM-dd", "2026-11-24"), words_of_control("2026-11-24")},
};
ROWS_OF(Dates, ControlKinds, kDateControlRows);

const std::string kDropDownItems =
    "<w:listItem w:value=\"Choose an item.\"/><w:listItem w:displayText=\"Ontario\" "
    "w:value=\"ON\"/>"
    "<w:listItem w:displayText=\"British Columbia\" w:value=\"BC\"/>"
    "<w:listItem w:displayText=\"None\" w:value=\"\"/>";

std::string list_kind(const std::string& element, const std::string& last = "") {
  return "<w:" + element + (last.empty() ? "" : " w:lastValue=\"" + last + "\"") + ">" +
         kDropDownItems + "</w:" + element + ">";
}

ControlKindRow chosen_row(const std::string& name, const std::string& tag,
                          const std::string& filled, const std::string& element = "dropDownList") {
  return {"E47_" + name, tag, kHolder + list_kind(element), list_kind(element),
          words_of_control(filled)};
}

const std::vector<ControlKindRow> kDropDownRows = {
    chosen_row("list_by_what_it_shows", "&quot;Ontario&quot; if agreed else &quot;&quot;",
               "Ontario"),
    chosen_row("list_in_other_letters", "client.province", "Ontario"),
    chosen_row("list_by_its_value", "&quot;BC&quot; if agreed else &quot;&quot;",
               "British Columbia"),
    chosen_row("list_emptied", "empty", ""),
    chosen_row("combo_of_its_items", "&quot;on&quot; if agreed else &quot;&quot;", "Ontario",
               "comboBox"),
    chosen_row("combo_of_other_words", "client.city", "Ottawa", "comboBox"),
    {"E47_list_remembers_its_value", "client.province", list_kind("dropDownList", "BC"),
     list_kind("dropDownList", "ON"), words_of_control("Ontario")},
};
ROWS_OF(Lists, ControlKinds, kDropDownRows);

std::string box_kind(const std::string& checked, const std::string& states = "") {
  return "<w14:checkbox>" + checked + states + "</w14:checkbox>";
}
const std::string kWordStates =
    "<w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>"
    "<w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/>";
const std::string kWingdings =
    "<w14:checkedState w14:val=\"00FE\" w14:font=\"Wingdings\"/>"
    "<w14:uncheckedState w14:val=\"00A8\" w14:font=\"Wingdings\"/>";

std::string box_sign(const std::string& sign) {
  return "<w:r><w:rPr><w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS "
         "Gothic\" w:hint=\"eastAsia\"/></w:rPr><w:t>" +
         sign + "</w:t></w:r>";
}

std::string ticked_state(const std::string& digit) {
  return "<w14:checked w14:val=\"" + digit + "\"/>";
}

ROWS(Boxes, ControlKinds,
     {"E47_box_ticked", "agreed", box_kind(ticked_state("0"), kWordStates),
      box_kind(ticked_state("1"), kWordStates), box_sign("☒")},
     {"E47_box_not_ticked", "refused", box_kind(ticked_state("1"), kWordStates),
      box_kind(ticked_state("0"), kWordStates), box_sign("☐")},
     {"E47_box_ticked_by_a_word", "words", box_kind(ticked_state("0"), kWordStates),
      box_kind(ticked_state("1"), kWordStates), box_sign("☒")},
     {"E47_box_ticked_by_a_condition", "children is not empty",
      box_kind(ticked_state("0"), kWordStates), box_kind(ticked_state("1"), kWordStates),
      box_sign("☒")},
     {"E47_box_of_another_font", "agreed", box_kind(ticked_state("0"), kWingdings),
      box_kind(ticked_state("1"), kWingdings),
      "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\" w:eastAsia=\"Wingdings\" "
      "w:hAnsi=\"Wingdings\"/></w:rPr><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"},
     {"E47_box_that_says_nothing", "agreed", "<w14:checkbox/>", box_kind(ticked_state("1")),
      box_sign("☒")},
     {"E47_box_without_a_state", "refused", box_kind("", kWordStates),
      box_kind(ticked_state("0"), kWordStates), box_sign("☐")},
     {"E47_box_whose_state_is_its_presence", "refused", box_kind("<w14:checked/>", kWordStates),
      box_kind(ticked_state("0"), kWordStates), box_sign("☐")});

TEST(ControlKinds, E47_box_keeps_its_format) {
  EXPECT_EQ(filled_controls(kind_control(
                "agreed", box_kind(ticked_state("0"), kWordStates),
                fakes::run("☐", "<w:rFonts w:ascii=\"Arial\"/><w:color w:val=\"FF0000\"/>"))),
            kind_control("agreed", box_kind(ticked_state("1"), kWordStates),
                         "<w:r><w:rPr><w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" "
                         "w:hAnsi=\"MS Gothic\" w:hint=\"eastAsia\"/><w:color "
                         "w:val=\"FF0000\"/></w:rPr><w:t>☒</w:t></w:r>"));
}

struct UnfitControlRow {
  std::string name;
  std::string tag;
  std::string kind;
  std::string said;
};

class UnfitValues : public rows::Row<UnfitControlRow> {};

ROW_TEST(UnfitValues, AreRefusedWithTheirPlace) {
  EXPECT_EQ(filled_controls(kind_control(row().tag, row().kind)), "fill: " + row().said);
}

ROWS(Refused, UnfitValues,
     {"E47_list_without_the_item", "client.city", list_kind("dropDownList"),
      "the drop-down list “client.city” was given “Ottawa”, which is none of its items, body, "
      "paragraph 1, give “Ontario”, “British Columbia” or “None”"},
     {"E47_list_without_items", "client.city", "<w:dropDownList/>",
      "the drop-down list “client.city” was given “Ottawa”, which is none of its items, body, "
      "paragraph 1, give the list items in Word"},
     {"E47_list_of_a_record", "record", list_kind("dropDownList"),
      "“record”: a record cannot be printed whole; this one holds a, body, paragraph 1, write one "
      "of its members after a dot, as .a"},
     {"E47_box_of_a_text", "client.city", box_kind(ticked_state("0")),
      "the tick box “client.city” takes true or false and was given a text, body, paragraph 1, "
      "give true or false, or write a condition for the tag, as in x is not empty"},
     {"E47_box_of_a_list", "children", box_kind(ticked_state("0")),
      "the tick box “children” takes true or false and was given a list, body, paragraph 1, give "
      "true or false, or write a condition for the tag, as in x is not empty"},
     {"E47_box_of_a_number", "number", box_kind(ticked_state("0")),
      "the tick box “number” takes true or false and was given a number, body, paragraph 1, give "
      "true or false, or write a condition for the tag, as in x is not empty"},
     {"E47_date_of_a_record", "record", date_kind("yyyy"),
      "a record cannot be printed whole; this one holds a, body, paragraph 1, write one of its "
      "members after a dot, as .a"},
     {"E47_words_of_a_record", "record", "<w:text/>",
      "a record cannot be printed whole; this one holds a, body, paragraph 1, write one of its "
      "members after a dot, as .a"});

}  // namespace
}  // namespace engross::docx_tests
