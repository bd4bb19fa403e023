// The values that the content controls of a finished document hold, and the wording around them.
#include "docx/control_values.h"

#include <gtest/gtest.h>

#include "fakes/docx_maker.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using docx::ControlValue;

std::string paragraph_with(const std::string& content) { return "<w:p>" + content + "</w:p>"; }

std::string tagged(const std::string& tag, const std::string& content,
                   const std::string& properties = "") {
  const std::string named = tag.empty() ? "" : "<w:tag w:val=\"" + tag + "\"/>";
  return "<w:sdt><w:sdtPr>" + named + properties + "</w:sdtPr><w:sdtContent>" + content +
         "</w:sdtContent></w:sdt>";
}

const std::string kX = "<w:r><w:t>x</w:t></w:r>";
const std::string kY = "<w:r><w:t>y</w:t></w:r>";

struct ControlValuesRow {
  const char* name;
  std::string body;
  std::vector<ControlValue> values;
};

class ValuesOfControls : public rows::Row<ControlValuesRow> {};

ROW_TEST(ValuesOfControls, AreRead) {
  const auto text = docx::finished_text(fakes::DocxMaker(row().body).bytes());
  ASSERT_TRUE(text.has_value()) << text.error().line();
  EXPECT_EQ(text->values, row().values);
}

ROWS(Held, ValuesOfControls, {"in_a_line", paragraph_with(tagged("a", kX)), {{"a", "x"}}},
     {"of_several_runs",
      paragraph_with(tagged("a", "<w:r><w:t>x </w:t></w:r>" + kY)),
      {{"a", "x y"}}},
     {"of_a_whole_paragraph", tagged("a", paragraph_with(kX)), {{"a", "x"}}},
     {"with_line_breaks_and_tabs",
      paragraph_with(tagged("a", "<w:r><w:t>x</w:t><w:br/><w:t>y</w:t><w:tab/><w:cr/></w:r>")),
      {{"a", "x\ny\t\n"}}},
     {"with_a_hyphen_that_does_not_break",
      paragraph_with(tagged("a", "<w:r><w:t>x</w:t><w:noBreakHyphen/></w:r>")),
      {{"a", "x\u2011"}}},
     {"without_deleted_text",
      paragraph_with(tagged("a", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>" + kY +
                                     "</w:ins>")),
      {{"a", "y"}}},
     {"that_are_not_there_yet",
      paragraph_with(tagged("a", "<w:r><w:t>Click here</w:t></w:r>", "<w:showingPlcHdr/>")),
      {{"a", ""}}},
     {"that_are_there_again",
      paragraph_with(tagged("a", kX, "<w:showingPlcHdr w:val=\"0\"/>")),
      {{"a", "x"}}},
     {"of_one_tag_in_two_places",
      paragraph_with(tagged("a", kX) + tagged("a", kY)),
      {{"a", "x"}, {"a", "y"}}},
     {"inside_a_frame_and_not_the_frame",
      tagged("for x in y", paragraph_with(tagged("x", "<w:r><w:t>1</w:t></w:r>"))),
      {{"x", "1"}}},
     {"with_what_xml_has_marks_for",
      paragraph_with(tagged("a &lt; &quot;b&quot;", "<w:r><w:t>&lt;&amp;&#233;</w:t></w:r>")),
      {{"a < \"b\"", "<&\u00e9"}}});

ROWS(NotHeld, ValuesOfControls,
     {"of_several_paragraphs", tagged("a", paragraph_with("") + paragraph_with("")), {}},
     {"of_a_table", tagged("a", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), {}},
     {"of_a_tick_box", paragraph_with(tagged("a", kX, "<w14:checkbox/>")), {}},
     {"of_a_picture", paragraph_with(tagged("a", kX, "<w:picture/>")), {}},
     {"without_a_tag", paragraph_with(tagged("", kX)), {}},
     {"without_properties",
      paragraph_with("<w:sdt><w:sdtContent>" + kX + "</w:sdtContent></w:sdt>"),
      {}},
     {"without_content",
      paragraph_with("<w:sdt><w:sdtPr><w:tag w:val=\"a\"/></w:sdtPr></w:sdt>"),
      {}},
     {"of_plain_text", paragraph_with(kX), {}});

TEST(ValuesOfOtherParts, ComeAfterThoseOfTheBodyByTheNamesOfTheParts) {
  fakes::DocxMaker made(paragraph_with(tagged("a", kX)));
  made.header(paragraph_with(tagged("h", kY)))
      .footnotes("<w:footnote w:id=\"1\">" + paragraph_with(tagged("n", kX)) + "</w:footnote>")
      .comments("<w:comment w:id=\"1\">" + paragraph_with(tagged("c", kX)) + "</w:comment>");
  const auto text = docx::finished_text(made.bytes());
  ASSERT_TRUE(text.has_value()) << text.error().line();
  EXPECT_EQ(text->values, (std::vector<ControlValue>{{"a", "x"}, {"n", "x"}, {"h", "y"}}));
}

struct WordingRow {
  const char* name;
  std::string body;
  std::string wording;
};

class WordingAroundValues : public rows::Row<WordingRow> {};

ROW_TEST(WordingAroundValues, IsAllThatAFillLeaves) {
  const auto text = docx::finished_text(fakes::DocxMaker(row().body).bytes());
  ASSERT_TRUE(text.has_value()) << text.error().line();
  EXPECT_EQ(text->wording, row().wording);
}

ROWS(Of, WordingAroundValues,
     {"nothing_but_text", paragraph_with(kX) + paragraph_with(kY), "\nx\ny"},
     {"a_value", paragraph_with(kX + tagged("a", kY) + kX),
      "\nx\x1f"
      "a\x1fx"},
     {"another_value_in_its_place", paragraph_with(kX + tagged("a", kX) + kX),
      "\nx\x1f"
      "a\x1fx"},
     {"a_placeholder", paragraph_with(tagged("a", kX, "<w:showingPlcHdr/>")),
      "\n\x1f"
      "a\x1f"},
     {"a_whole_paragraph", tagged("a", paragraph_with(kX)),
      "\x1f"
      "a\x1f\n"},
     {"a_frame", tagged("a", paragraph_with(kX) + paragraph_with(kY)), "\nx\ny"},
     {"a_control_without_a_tag", paragraph_with(tagged("", kX)), "\nx"},
     {"deleted_text", paragraph_with("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"), "\n"});

struct NoValuesRow {
  const char* name;
  std::string bytes;
  base::Fault fault;
};

class BytesWithoutValues : public rows::Row<NoValuesRow> {};

ROW_TEST(BytesWithoutValues, AreRefused) {
  const auto text = docx::finished_text(row().bytes);
  ASSERT_FALSE(text.has_value());
  EXPECT_EQ(text.error().fault, row().fault);
}

ROWS(Refused, BytesWithoutValues, {"no_zip", "no zip at all", base::Fault::malformed},
     {"nothing", "", base::Fault::malformed},
     {"a_body_that_is_no_xml", fakes::DocxMaker("<w:p>").bytes(), base::Fault::malformed},
     {"a_document_type",
      fakes::DocxMaker().document("<!DOCTYPE x [<!ENTITY e \"x\">]><x>&e;</x>").bytes(),
      base::Fault::refused},
     {"a_header_that_is_no_xml", fakes::DocxMaker().header("<w:p>").bytes(),
      base::Fault::malformed});

struct LineEndRow {
  const char* name;
  std::string text;
  std::string plain;
};

class LineEnds : public rows::Row<LineEndRow> {};

ROW_TEST(LineEnds, AreOfOneKind) { EXPECT_EQ(docx::with_plain_line_ends(row().text), row().plain); }

ROWS(Of, LineEnds, {"unix", "a\nb", "a\nb"}, {"windows", "a\r\nb", "a\nb"},
     {"word", "a\rb", "a\nb"}, {"a_manual_one", "a\vb", "a\nb"}, {"unicode", "a\u2028b", "a\nb"},
     {"two_of_them", "x\r\n\ry", "x\n\ny"}, {"at_the_end", "x\r", "x\n"},
     {"none", "x\u2029y", "x\u2029y"});

}  // namespace
}  // namespace engross::docx_tests
