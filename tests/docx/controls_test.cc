// Content controls with words, filled by their tags: the control stays, its content is the value.
#include <gtest/gtest.h>

#include "controls.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

const std::string kWordsKind = "<w:text/>";
const std::string kLinesKind = "<w:text w:multiLine=\"1\"/>";
const std::string kBoldWords = "<w:b/>";

std::string inline_control(const std::string& content) { return "<w:p>" + content + "</w:p>"; }

std::string cells_in_row(const std::string& cells) {
  return "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>" + cells + "</w:tr></w:tbl>";
}

struct ControlWordsRow {
  std::string name;
  std::string tag;
  std::string kind;     // properties behind the tag
  std::string content;  // of the control
  std::string filled_kind;
  std::string filled;
  std::string (*around)(const std::string&) = inline_control;
};

class ControlsWithWords : public rows::Row<ControlWordsRow> {};

ROW_TEST(ControlsWithWords, HoldTheValue) {
  EXPECT_EQ(filled_controls(row().around(control_tagged(row().tag, row().kind, row().content))),
            row().around(control_tagged(row().tag, row().filled_kind, row().filled)));
}

std::string as_block(const std::string& content) { return content; }
std::string two_lines(const std::string& run) {
  return "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + run + "</w:p><w:p>" + run + "</w:p>";
}
std::string control_cell(const std::string& content) {
  return "<w:tc><w:tcPr/>" + content + "</w:tc>";
}
std::string rows_in_table(const std::string& rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>";
}

ROWS(Filled, ControlsWithWords,
     {"E47_plain_text", "client.city", kHolder + kWordsKind, kPlaceholderRun, kWordsKind,
      words_of_control("Ottawa")},
     {"E47_rich_text", "client.city", kHolder, kPlaceholderRun, "", words_of_control("Ottawa")},
     {"E47_rich_text_that_says_so", "client.city", "<w:richText/>", kPlaceholderRun,
      "<w:richText/>", words_of_control("Ottawa")},
     {"E47_block", "client.city", kHolder, inline_control(kPlaceholderRun), "",
      inline_control(words_of_control("Ottawa")), as_block},
     {"E47_block_placeholder_of_two_paragraphs", "client.city", kHolder, two_lines(kPlaceholderRun),
      "", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + words_of_control("Ottawa") + "</w:p>",
      as_block},
     {"E47_cell", "client.city", kHolder, control_cell(inline_control(kPlaceholderRun)), "",
      control_cell(inline_control(words_of_control("Ottawa"))), cells_in_row},
     {"E47_row", "client.city", kHolder,
      "<w:tr>" + control_cell(inline_control(kPlaceholderRun)) + "</w:tr>", "",
      "<w:tr>" + control_cell(inline_control(words_of_control("Ottawa"))) + "</w:tr>",
      rows_in_table},
     {"E47_expression", "client.name.full | upper", kWordsKind, kPlaceholderRun, kWordsKind,
      words_of_control("ANN ROY")},
     {"E47_brackets", "{{ client.city }}", kWordsKind, kPlaceholderRun, kWordsKind,
      words_of_control("Ottawa")},
     {"E47_plain_name", "number", kWordsKind, kPlaceholderRun, kWordsKind, words_of_control("3")},
     {"E47_name_in_other_letters", "Number", kWordsKind, kPlaceholderRun, kWordsKind,
      words_of_control("3")},
     {"E47_typed_over", "client.city", kWordsKind, fakes::run("Hull", kBoldWords), kWordsKind,
      words_of_control("Ottawa", kBoldWords)},
     {"E47_several_runs", "client.city", kWordsKind,
      fakes::run("Hu", kBoldWords) + "<w:proofErr w:type=\"spellStart\"/>" + fakes::run("ll"),
      kWordsKind,
      "" + words_of_control("Ottawa", kBoldWords) + "<w:proofErr w:type=\"spellStart\"/>"},
     {"E47_format_of_the_control", "client.city",
      "<w:rPr><w:b/><w:sz w:val=\"30\"/></w:rPr>" + kHolder + kWordsKind,
      fakes::run("x", "<w:rStyle w:val=\"Platzhaltertext\"/><w:i/><w:u w:val=\"single\"/>"),
      "<w:rPr><w:b/><w:sz w:val=\"30\"/></w:rPr>" + kWordsKind,
      words_of_control("Ottawa", "<w:b/><w:i/><w:sz w:val=\"30\"/><w:u w:val=\"single\"/>")},
     {"E47_format_of_what_was_typed", "client.city", "<w:rPr><w:b/></w:rPr>" + kWordsKind,
      fakes::run("x", "<w:i/>"), "<w:rPr><w:b/></w:rPr>" + kWordsKind,
      words_of_control("Ottawa", "<w:i/>")},
     {"E47_style_that_was_chosen", "client.city", kWordsKind,
      fakes::run("x", "<w:rStyle w:val=\"Strong\"/>"), kWordsKind,
      words_of_control("Ottawa", "<w:rStyle w:val=\"Strong\"/>")},
     {"E47_empty_paragraph", "client.city", kHolder, "<w:p w:rsidR=\"1\" w14:paraId=\"11111111\"/>",
      "", "<w:p w:rsidR=\"1\">" + words_of_control("Ottawa") + "</w:p>", as_block},
     {"E47_paragraph_without_runs", "client.city", "", "<w:p><w:pPr/></w:p>", "",
      "<w:p><w:pPr/>" + words_of_control("Ottawa") + "</w:p>", as_block},
     {"E47_locked", "client.city", "<w:lock w:val=\"sdtContentLocked\"/>" + kWordsKind,
      kPlaceholderRun, "<w:lock w:val=\"sdtContentLocked\"/>" + kWordsKind,
      words_of_control("Ottawa")},
     {"E12_new_line", "two", kLinesKind, kPlaceholderRun, kLinesKind,
      "<w:r><w:t xml:space=\"preserve\">a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t></w:r>"},
     {"E13_value_is_text", "hostile", kWordsKind, kPlaceholderRun, kWordsKind,
      words_of_control("&lt;w:p&gt; &amp; {{ x }}")},
     {"E15_empty_value", "empty", kHolder + kWordsKind, kPlaceholderRun, kWordsKind,
      words_of_control("")},
     {"E3_bookmark_stays", "client.city", kWordsKind,
      "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + kPlaceholderRun +
          "<w:bookmarkEnd w:id=\"1\"/>",
      kWordsKind,
      "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + words_of_control("Ottawa") +
          "<w:bookmarkEnd w:id=\"1\"/>"},
     {"E52_inserted", "client.city", kWordsKind,
      "<w:ins w:id=\"3\" w:author=\"A\">" + kPlaceholderRun + "</w:ins>", kWordsKind,
      "<w:ins w:id=\"3\" w:author=\"A\">" + words_of_control("Ottawa") + "</w:ins>"},
     {"E52_deleted_stays", "client.city", kWordsKind,
      "<w:del w:id=\"3\" w:author=\"A\"><w:r><w:delText>x</w:delText></w:r></w:del>" +
          kPlaceholderRun,
      kWordsKind,
      "<w:del w:id=\"3\" w:author=\"A\"><w:r><w:delText>x</w:delText></w:r></w:del>" +
          words_of_control("Ottawa")},
     {"rich_words", "note", "", kPlaceholderRun, "",
      words_of_control("") + words_of_control("Bold", "<w:b/><w:bCs/>") +
          words_of_control(" and plain")},
     {"rich_paragraphs", "clauses", "", inline_control(kPlaceholderRun), "",
      inline_control(words_of_control("One")) +
          inline_control(words_of_control("") + words_of_control("Two", "<w:b/><w:bCs/>") +
                         words_of_control("")),
      as_block},
     {"rich_words_in_plain_text", "note", kWordsKind, kPlaceholderRun, kWordsKind,
      words_of_control("Bold and plain")},
     {"link_in_plain_text", "site", kWordsKind, kPlaceholderRun, kWordsKind,
      words_of_control("our site")});

struct ControlLeftRow {
  std::string name;
  std::string body;
};

class ControlsLeft : public rows::Row<ControlLeftRow> {};

// As it came, whatever the values know.
ROW_TEST(ControlsLeft, AreUntouched) { EXPECT_EQ(filled_controls(row().body), row().body); }

std::string around_text(const std::string& kind, const std::string& content) {
  return control_tagged("client.city", kind, content);
}

ROWS(MoreThanOneText, ControlsLeft,
     {"E47_two_paragraphs", around_text("", two_lines(fakes::run("clause")))},
     {"E47_around_another_control",
      around_text("", "<w:p><w:sdt><w:sdtPr/><w:sdtContent>" + fakes::run("x") +
                          "</w:sdtContent></w:sdt></w:p>")},
     {"E47_around_a_table",
      around_text("", rows_in_table("<w:tr>" + control_cell("<w:p/>") + "</w:tr>"))},
     {"E47_two_cells", rows_in_table(around_text("", "<w:tr>" + control_cell("<w:p/>") +
                                                         control_cell("<w:p/>") + "</w:tr>"))},
     {"E47_two_rows",
      rows_in_table(around_text("", "<w:tr>" + control_cell("<w:p/>") + "</w:tr><w:tr>" +
                                        control_cell("<w:p/>") + "</w:tr>"))},
     {"E47_a_page_number", inline_control(around_text("", "<w:fldSimple w:instr=\" PAGE \">" +
                                                              fakes::run("1") + "</w:fldSimple>"))},
     {"E47_a_drawing", inline_control(around_text("", "<w:r><w:pict/></w:r>"))},
     {"E47_a_footnote",
      inline_control(around_text("", fakes::run("x") + "<w:r><w:sym w:char=\"F0FE\"/></w:r>"))},
     {"E47_a_page_break", inline_control(around_text("", "<w:r><w:br w:type=\"page\"/></w:r>"))},
     {"E47_a_section",
      around_text("", "<w:p><w:pPr><w:sectPr/></w:pPr>" + fakes::run("x") + "</w:p>")},
     {"E47_a_group", inline_control(around_text("<w:group/>", fakes::run("x")))},
     {"E47_a_citation", inline_control(around_text("<w:citation/>", fakes::run("x")))},
     {"E52_in_a_deletion",
      inline_control("<w:del w:id=\"1\">" + around_text("", "<w:r><w:delText>x</w:delText></w:r>") +
                     "</w:del>")});

TEST(Controls, E47_marks_inside_win) {
  EXPECT_EQ(filled_controls(
                "<w:p>" +
                control_tagged("client.name.full", kHolder, fakes::run("of {{ client.city }}")) +
                "</w:p>"),
            "<w:p>" +
                control_tagged("client.name.full", kHolder,
                               "<w:r><w:t xml:space=\"preserve\">of Ottawa</w:t></w:r>") +
                "</w:p>");
}

TEST(Controls, E39_in_a_loop_have_ids_of_their_own) {
  const std::string made = filled_controls(
      fakes::p("{% for child in children %}") +
      inline_control(control_tagged("child.name", kHolder + kWordsKind, kPlaceholderRun)) +
      fakes::p("{% endfor %}"));
  std::string second = control_tagged("child.name", kWordsKind, words_of_control("Bo"));
  second.replace(second.find("\"7\""), 3, "\"1073741824\"");
  EXPECT_EQ(made, inline_control(control_tagged("child.name", kWordsKind, words_of_control("Al"))) +
                      inline_control(second));
}

TEST(Controls, E44_in_both_forms_of_a_text_box) {
  const std::string control =
      inline_control(control_tagged("client.city", kWordsKind, kPlaceholderRun));
  const auto box = [](const std::string& content) {
    return "<w:p><w:r><w:pict><w:txbxContent>" + content + "</w:txbxContent></w:pict></w:r></w:p>";
  };
  EXPECT_EQ(
      filled_controls(box(control)),
      box(inline_control(control_tagged("client.city", kWordsKind, words_of_control("Ottawa")))));
}

}  // namespace
}  // namespace engross::docx_tests
