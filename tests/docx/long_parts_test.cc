// Parts that are too long to be held whole: what they become is the same as if they were. Rounds of
// two thousand characters each make more than five mebibytes.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::cell;
using fakes::p;
using fakes::run;

constexpr int kRounds = 2'600;

std::string long_words() { return std::string(2'000, 'x'); }

// As a paragraph of words stands once it is filled.
std::string filled_p(std::string_view words) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + std::string(words) + "</w:t></w:r></w:p>";
}

// `last` is of the last item alone.
expression::Value long_list(const expression::Value& last) {
  expression::List rows;
  for (int i = 0; i < kRounds; ++i) {
    const bool is_last = i + 1 == kRounds;
    rows.emplace_back(expression::Record{"",
                                         {{"words", expression::Value(long_words())},
                                          {"last", is_last ? last : expression::Value("y")},
                                          {"nobody", expression::Value(expression::List{})}}});
  }
  return expression::Value(expression::Record{
      "", {{"rows", expression::Value(std::move(rows))}, {"gap", expression::Value("")}}});
}

struct LongRow {
  std::string name;
  std::string body;
  std::string before;  // of the filled body, around the rounds
  std::string round;
  std::string after;
  docx::Dialect dialect = docx::Dialect::engross;
};

class LongParts : public rows::Row<LongRow> {};

ROW_TEST(LongParts, AreFilledAsShortOnes) {
  const std::string document =
      filled_document(fakes::DocxMaker(row().body).bytes(), docx::Missing::stop, row().dialect,
                      long_list(expression::Value("y")));
  ASSERT_TRUE(is_document(document)) << document;
  const std::string body = fakes::body_of(document);
  std::string expected = row().before;
  for (int i = 0; i < kRounds; ++i) expected += row().round;
  expected += row().after;
  ASSERT_EQ(body.size(), expected.size());
  EXPECT_TRUE(body == expected);
}

std::string in_paragraph(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

const std::string kTableBegin = "<w:tbl><w:tblPr/><w:tblGrid/>";
const std::string kWordsRow = "<w:tr>" + cell(filled_p(long_words())) + "</w:tr>";

const std::string kLongProperties = "<w:r><w:rPr>" + std::string(2'000, ' ') + "</w:rPr></w:r>";

const LongRow kLongRows[] = {
    {"rows_of_a_table",
     p("a") + kTableBegin + "<w:tr>" + cell(p("{% for r in rows %}{{ r.words }}{% endfor %}")) +
         "</w:tr></w:tbl>" + p("b"),
     p("a") + kTableBegin + "<w:tr><w:tc><w:p><w:r><w:t xml:space=\"preserve\">", long_words(),
     "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>" + p("b")},
    {"paragraphs", p("{% for r in rows %}") + p("{{ r.words }}") + p("{% endfor %}") + p("b"), "",
     filled_p(long_words()), p("b")},
    {"table_rows",
     kTableBegin + "<w:tr>" + cell(p("{%tr for r in rows %}")) + "</w:tr><w:tr>" +
         cell(p("{{ r.words }}")) + "</w:tr><w:tr>" + cell(p("{%tr endfor %}")) +
         "</w:tr></w:tbl>" + p("b"),
     kTableBegin, kWordsRow, "</w:tbl>" + p("b")},
    {"a_cell_that_then_ends_with_a_table",
     kTableBegin + "<w:tr><w:tc>" + p("{% for r in rows %}") + kTableBegin + "<w:tr>" +
         cell(p("{{ r.words }}")) + "</w:tr></w:tbl>" + p("{% endfor %}") +
         "</w:tc></w:tr></w:tbl>" + p("b"),
     kTableBegin + "<w:tr><w:tc>", kTableBegin + kWordsRow + "</w:tbl>",
     "<w:p/></w:tc></w:tr></w:tbl>" + p("b")},
    {"a_paragraph_that_shows_something_first_and_something_last",
     in_paragraph(run("{{ ?gap }}{% for r in rows %}{{ ?r.words }}{% endfor %}")) + p("b"),
     "<w:p><w:r><w:t xml:space=\"preserve\">", long_words(), "</w:t></w:r></w:p>" + p("b")},
    {"a_paragraph_that_shows_nothing_goes",
     in_paragraph(run("{{ ?gap }}{% for r in rows %}") + kLongProperties + run("{% endfor %}")) +
         p("b"),
     "", "", p("b")},
    {"a_section_of_braces", p("{#rows}") + p("{words}") + p("{/rows}") + p("b"), "",
     filled_p(long_words()), p("b"), docx::Dialect::braces},
};

ROWS_OF(Rows, LongParts, kLongRows);

struct RefusedLong {
  std::string name;
  std::string body;
  expression::Value last;
  std::string why;
};

class RefusedLongParts : public rows::Row<RefusedLong> {};

ROW_TEST(RefusedLongParts, LeaveNoDocument) {
  EXPECT_EQ(filled_document(fakes::DocxMaker(row().body).bytes(), docx::Missing::stop,
                            docx::Dialect::engross, long_list(row().last)),
            row().why);
}

const RefusedLong kRefusedLong[] = {
    {"a_value_missing_in_the_last_round",
     p("{% for r in rows %}") + p("{{ r.words }}{{ r.last }}") + p("{% endfor %}"),
     expression::Value(),
     "fill: values are missing: r.last, body, paragraph 2, give them, or let the template say what "
     "to do without them"},
    {"a_filter_that_takes_no_such_value",
     p("{% for r in rows %}") + p("{{ r.words }}{{ r.last | plus_days(1) }}") + p("{% endfor %}"),
     expression::Value("y"),
     "fill: the filter \"plus_days\" takes a date, and was given the text \"y\", body, paragraph "
     "2, "
     "write dates as 2026-11-23"},
    {"a_value_missing_behind_the_loop",
     p("{% for r in rows %}") + p("{{ r.words }}") + p("{% endfor %}") + p("{{ other }}"),
     expression::Value("y"),
     "fill: values are missing: other, body, paragraph 4, give them, or let the template say what "
     "to do without them"},
};

ROWS_OF(Rows, RefusedLongParts, kRefusedLong);

}  // namespace
}  // namespace engross::docx_tests
