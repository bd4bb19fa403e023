// Repeating sections, filled by their tags: the first item stands for every item of the list.
#include <gtest/gtest.h>

#include "controls.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

const std::string kSectionKind = "<w15:repeatingSection/>";

std::string section_item(const std::string& content, const std::string& id = "8") {
  return "<w:sdt><w:sdtPr><w:id w:val=\"" + id +
         "\"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>" + content +
         "</w:sdtContent></w:sdt>";
}

std::string repeating(const std::string& tag, const std::string& items,
                      const std::string& kind = kSectionKind) {
  return control_tagged(tag, kind, items);
}

// Within another one: Word gives each control an id of its own.
std::string inner_section(const std::string& tag, const std::string& content) {
  return "<w:sdt><w:sdtPr><w:tag w:val=\"" + tag + "\"/>" + kSectionKind +
         "</w:sdtPr><w:sdtContent>" + section_item(content, "12") + "</w:sdtContent></w:sdt>";
}

std::string name_line(const std::string& tag) {
  return "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"" + tag + "\"/></w:sdtPr><w:sdtContent>" +
         kPlaceholderRun + "</w:sdtContent></w:sdt></w:p>";
}

std::string table_of(const std::string& rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>";
}
std::string row_with(const std::string& content) {
  return "<w:tr><w:tc><w:tcPr/>" + content + "</w:tc></w:tr>";
}

struct RepeatedRow {
  std::string name;
  std::string body;
  std::string seen;  // as a reader sees it; or why there is no document
};

class RepeatingSections : public rows::Row<RepeatedRow> {};

ROW_TEST(RepeatingSections, RepeatTheirFirstItem) {
  const std::string made = filled_controls(row().body);
  EXPECT_EQ(made.starts_with("<") ? fakes::seen(made) : made, row().seen);
}

ROWS(Repeated, RepeatingSections,
     {"E39_named_variable", repeating("child in children", section_item(name_line("child.name"))),
      "Al\nBo\n"},
     {"E39_as_a_loop_is_written",
      repeating("{% for child in children %}", section_item(name_line("child.name"))), "Al\nBo\n"},
     {"E39_members_in_reach", repeating("children", section_item(name_line("name"))), "Al\nBo\n"},
     {"E39_items_that_are_texts", repeating("texts", section_item(name_line("this"))), "x\ny\n"},
     {"E39_marks_inside",
      repeating("child in children", section_item(fakes::p("{{ loop.index }}. {{ child.name }}"))),
      "1. Al\n2. Bo\n"},
     {"E39_count_in_a_tag", repeating("child in children", section_item(name_line("loop.index"))),
      "1\n2\n"},
     {"E39_a_filter",
      repeating("child in children | where(&quot;name&quot;, &quot;Bo&quot;)",
                section_item(name_line("child.name"))),
      "Bo\n"},
     {"E39_rows",
      table_of(row_with(fakes::p("Name")) +
               repeating("child in children", section_item(row_with(name_line("child.name"))))),
      "Name|\nAl|\nBo|\n"},
     {"E39_section_in_a_section",
      repeating("child in children",
                section_item(fakes::p("{{ child.name }}") +
                             inner_section("toy in child.toys", name_line("toy")))),
      "Al\nball\nkite\nBo\n"},
     {"E39_in_a_loop",
      fakes::p("{% for child in children %}") +
          repeating("toy in child.toys", section_item(name_line("toy"))) + fakes::p("{% endfor %}"),
      "ball\nkite\n"},
     {"E39_a_loop_inside",
      repeating("child in children",
                section_item(fakes::p("{% for toy in child.toys %}") + fakes::p("{{ toy }}") +
                             fakes::p("{% endfor %}") + name_line("child.name"))),
      "ball\nkite\nAl\nBo\n"},
     {"E39_items_that_stood_there_go",
      repeating("child in children", section_item(name_line("child.name")) +
                                         section_item(name_line("child.name"), "9") +
                                         section_item(name_line("child.name"), "10")),
      "Al\nBo\n"},
     {"E39_no_items",
      fakes::p("a") + repeating("x in nobody", section_item(name_line("x"))) + fakes::p("b"),
      "a\nb\n"},
     {"E39_no_rows",
      table_of(repeating("x in nobody", section_item(row_with(name_line("x"))))) + fakes::p("b"),
      "b\n"},
     {"E39_no_items_in_a_cell",
      table_of(row_with(repeating("x in nobody", section_item(name_line("x"))))), "|\n"},
     {"E39_a_list_of_nothing", fakes::p("a") + repeating("x in null", section_item(name_line("x"))),
      "a\n"});

ROWS(Refused, RepeatingSections,
     {"E39_no_list", repeating("x in number", section_item(name_line("x"))),
      "fill: the repeating section “x in number” was given a number, body, paragraph 1, name a "
      "list"},
     {"E39_missing", repeating("x in nowhere", section_item(name_line("x"))),
      "fill: values are missing: nowhere, body, paragraph 1, give them, or let the template say "
      "what to do without them"},
     {"E39_missing_in_an_item", repeating("child in children", section_item(name_line("child.x"))),
      "fill: values are missing: child.x, body, paragraph 1, give them, or let the template say "
      "what to do without them"},
     {"E39_brackets_that_cannot_be_read",
      repeating("{% for child of children %}", section_item(name_line("child.name"))),
      "faults: syntax @ body, paragraph 1\n"},
     {"E39_no_loop", repeating("{% if children %}", section_item(name_line("child.name"))),
      "faults: control-tag @ body, paragraph 1\n"},
     {"E39_marks_in_a_later_item",
      repeating("child in children", section_item(fakes::p("{{ child.name }}")) +
                                         section_item(fakes::p("{{ child.name }}"), "9")),
      "faults: marks-in-later-item @ body, paragraph 1\n"},
     {"E39_a_block_across_its_border",
      repeating("child in children", section_item(fakes::p("{% if agreed %}"))) +
          fakes::p("{% endif %}"),
      "faults: crossed-blocks @ body, paragraph 1\n"});

std::string in_control_line(const std::string& text) {
  return "<w:p>" + words_of_control(text) + "</w:p>";
}

TEST(RepeatingSections, E39_ids_are_of_one_item_each) {
  const std::string made =
      filled_controls(repeating("child in children", section_item(fakes::p("{{ child.age }}"))));
  EXPECT_EQ(made,
            repeating("child in children", section_item(in_control_line("4")) +
                                               section_item(in_control_line("19"), "1073741824")));
}

class RepeatingSectionsLeft : public rows::Row<RepeatedRow> {};

ROW_TEST(RepeatingSectionsLeft, AreUntouched) {
  EXPECT_EQ(filled_controls(row().body), row().body);
}

const std::string kTypedItem = "<w:p>" + fakes::run("typed") + "</w:p>";

ROWS(Left, RepeatingSectionsLeft,
     {"E39_names_unknown",
      repeating("Parties", section_item(kTypedItem) + section_item(kTypedItem, "9")), ""},
     {"E39_bound_and_unknown",
      repeating("Parties", section_item(kTypedItem),
                "<w15:dataBinding w15:xpath=\"/a\"/>" + kSectionKind),
      ""},
     {"E39_another_program", repeating("goog_rdk_0", section_item(kTypedItem)), ""},
     {"E39_without_an_item", repeating("child in children", kTypedItem), ""},
     {"E39_without_a_tag", repeating("", section_item(kTypedItem)), ""});

TEST(RepeatingSections, E16_missing_under_each_mode) {
  const std::string body =
      fakes::p("a") +
      repeating("x in nowhere", section_item(kTypedItem) + section_item(kTypedItem, "9"));
  EXPECT_EQ(filled_controls(body, docx::Missing::blank), fakes::p("a"));
  EXPECT_EQ(filled_controls(body, docx::Missing::mark), body);
}

TEST(RepeatingSections, E48_a_bound_one_is_cut_loose_when_it_is_filled) {
  const std::string bound =
      repeating("child in children", section_item(fakes::p("{{ child.name }}")),
                "<w15:dataBinding w15:xpath=\"/a\"/>" + kSectionKind);
  EXPECT_EQ(filled_controls(bound).find("dataBinding"), std::string::npos);
}

TEST(RepeatingSections, E58_are_lists_among_the_fields) {
  const auto opened = docx::Template::open(
      fakes::DocxMaker(repeating("child in children", section_item(name_line("child.name"))))
          .root_attributes(std::string(fakes::kWordNamespaces) +
                           " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"")
          .bytes(),
      {});
  ASSERT_TRUE(opened);
  std::string fields;
  for (const docx::Field& field : opened->fields())
    fields += field.path + " in " + field.loop + " as " + field.whole +
              (field.required ? " required; " : " optional; ");
  EXPECT_EQ(fields,
            "children in  as children required; child.name in children as children[].name "
            "required; ");
}

}  // namespace
}  // namespace engross::docx_tests
