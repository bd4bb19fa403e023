// Numbered lists in loops: they go on within a loop, and begin anew with each round of an outer
// one.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::run;
using fakes::unzipped;

std::string item(const std::string& text, const std::string& number,
                 const std::string& level = "0") {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + number +
         "\"/></w:numPr></w:pPr>" + run(text) + "</w:p>";
}
std::string filled_item(const std::string& text, const std::string& number,
                        const std::string& level = "0") {
  const std::string plain = item(text, number, level);
  const std::size_t at = plain.find("<w:t>");
  return plain.substr(0, at) + "<w:t xml:space=\"preserve\">" + plain.substr(at + 5);
}
std::string styled(const std::string& text, const std::string& properties = "") {
  return "<w:p><w:pPr><w:pStyle w:val=\"Clause\"/><w:keepNext/>" + properties +
         "<w:jc w:val=\"left\"/></w:pPr>" + run(text) + "</w:p>";
}

const std::string kLevels =
    "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:pStyle "
    "w:val=\"Clause\"/></w:lvl></w:abstractNum>";
const std::string kNumbers =
    "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/></w:num>"
    "<w:num w:numId=\"6\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
    "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";
const std::string kCleanup = "<w:numIdMacAtCleanup w:val=\"1\"/>";

std::string like(const std::string& id, const std::string& first = "1") {
  return "<w:num w:numId=\"" + id +
         "\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"" +
         first +
         "\"/></w:lvlOverride><w:lvlOverride w:ilvl=\"1\"><w:startOverride "
         "w:val=\"3\"/></w:lvlOverride></w:num>";
}

const std::string kNumberingBegin =
    "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
    kLevels + kNumbers;

DocxMaker with_lists(const std::string& body) {
  return DocxMaker(body)
      .styles(
          "<w:style w:styleId=\"Clause\"><w:basedOn w:val=\"Base\"/></w:style><w:style "
          "w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>")
      .relation(
          "<Relationship Id=\"rId7\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" "
          "Target=\"numbering.xml\"/>")
      .extra("word/numbering.xml", kNumberingBegin + kCleanup + "</w:numbering>");
}

struct ListRow {
  std::string name;
  std::string before;
  std::string after;
  std::string numbers;  // new ones
};

class NumberedLists : public rows::Row<ListRow> {};

constexpr std::string_view kFirms = R"({"firms": [
  {"name": "A", "people": [{"name": "Al", "toys": ["x", "y"]}, {"name": "Bo", "toys": ["z"]}]},
  {"name": "B", "people": [{"name": "Cy", "toys": []}]}], "one": ["1"]})";

ROW_TEST(NumberedLists, GoOnOrBeginAnew) {
  const std::string document =
      filled_document(with_lists(row().before).bytes(), docx::Missing::stop, docx::Dialect::engross,
                      values(kFirms));
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::body_of(document), row().after);
  EXPECT_EQ(unzipped(document)["word/numbering.xml"],
            kNumberingBegin + row().numbers + kCleanup + "</w:numbering>");
}

const std::string kEachFirm = p("{% for f in firms %}");
const std::string kEachPerson = p("{% for c in f.people %}");
const std::string kEnd34 = p("{% endfor %}");

std::string styled_number(const std::string& id) {
  return "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"" + id + "\"/></w:numPr>";
}
std::string filled_styled(const std::string& text, const std::string& id) {
  const std::string plain = styled(text, styled_number(id));
  const std::size_t at = plain.find("<w:t>");
  return plain.substr(0, at) + "<w:t xml:space=\"preserve\">" + plain.substr(at + 5);
}

const ListRow kListRows[] = {
    {"E34_one_loop_goes_on", kEachFirm + item("{{ f.name }}", "4") + kEnd34,
     filled_item("A", "4") + filled_item("B", "4"), ""},
    {"E34_inner_list_begins_anew_with_the_outer_round",
     kEachFirm + kEachPerson + item("{{ c.name }}", "4") + kEnd34 + kEnd34,
     filled_item("Al", "4") + filled_item("Bo", "4") + filled_item("Cy", "7"), like("7")},
    {"E34_own_beginning_stays",
     kEachFirm + kEachPerson + item("{{ c.name }}", "6") + kEnd34 + kEnd34,
     filled_item("Al", "6") + filled_item("Bo", "6") + filled_item("Cy", "7"), like("7", "5")},
    {"E34_levels_of_one_list_are_counted_by_word",
     kEachFirm + item("{{ f.name }}", "4") + kEachPerson + item("{{ c.name }}", "4", "1") + kEnd34 +
         kEnd34,
     filled_item("A", "4") + filled_item("Al", "4", "1") + filled_item("Bo", "4", "1") +
         filled_item("B", "4") + filled_item("Cy", "4", "1"),
     ""},
    {"E34_three_levels_go_on_within_the_outermost_round",
     p("{% for o in one %}") + kEachFirm + item("{{ f.name }}", "4") + kEachPerson +
         item("{{ c.name }}", "4", "1") + p("{% for t in c.toys %}") + item("{{ t }}", "4", "2") +
         kEnd34 + kEnd34 + kEnd34 + kEnd34,
     filled_item("A", "4") + filled_item("Al", "4", "1") + filled_item("x", "4", "2") +
         filled_item("y", "4", "2") + filled_item("Bo", "4", "1") + filled_item("z", "4", "2") +
         filled_item("B", "4") + filled_item("Cy", "4", "1"),
     ""},
    {"E34_innermost_of_three_begins_anew_each_time",
     kEachFirm + kEachPerson + p("{{ c.name }}") + p("{% for t in c.toys %}") +
         item("{{ t }}", "4") + kEnd34 + kEnd34 + kEnd34,
     "<w:p><w:r><w:t xml:space=\"preserve\">Al</w:t></w:r></w:p>" + filled_item("x", "4") +
         filled_item("y", "4") + "<w:p><w:r><w:t xml:space=\"preserve\">Bo</w:t></w:r></w:p>" +
         filled_item("z", "7") + "<w:p><w:r><w:t xml:space=\"preserve\">Cy</w:t></w:r></w:p>",
     like("7")},
    {"E34_list_that_goes_through_the_document_goes_on",
     item("first", "4") + kEachFirm + kEachPerson + item("{{ c.name }}", "4") + kEnd34 + kEnd34,
     item("first", "4") + filled_item("Al", "4") + filled_item("Bo", "4") + filled_item("Cy", "4"),
     ""},
    {"E34_two_lists_each_for_itself",
     kEachFirm + kEachPerson + item("{{ c.name }}", "4") + kEnd34 + kEachPerson +
         item("{{ c.name }}", "6") + kEnd34 + kEnd34,
     filled_item("Al", "4") + filled_item("Bo", "4") + filled_item("Al", "6") +
         filled_item("Bo", "6") + filled_item("Cy", "7") + filled_item("Cy", "8"),
     like("7") + like("8", "5")},
    {"E34_two_loops_of_one_round_share_a_list",
     kEachFirm + kEachPerson + item("{{ c.name }}", "4") + kEnd34 + p("and") + kEachPerson +
         item("{{ c.name }}", "4") + kEnd34 + kEnd34,
     filled_item("Al", "4") + filled_item("Bo", "4") + p("and") + filled_item("Al", "4") +
         filled_item("Bo", "4") + filled_item("Cy", "7") + p("and") + filled_item("Cy", "7"),
     like("7")},
    {"E34_number_of_a_style", kEachFirm + kEachPerson + styled("{{ c.name }}") + kEnd34 + kEnd34,
     filled_styled("Al", "4") + filled_styled("Bo", "4") + filled_styled("Cy", "7"), like("7")},
    {"E34_marks_in_numbered_paragraphs",
     item("{% for f in firms %}", "4") + item("{% for c in f.people %}", "4") +
         item("{{ c.name }}", "4") + item("{% endfor %}", "4") + item("{% endfor %}", "4"),
     filled_item("Al", "4") + filled_item("Bo", "4") + filled_item("Cy", "7"), like("7")},
};

ROWS_OF(Rows, NumberedLists, kListRows);

}  // namespace
}  // namespace engross::docx_tests
