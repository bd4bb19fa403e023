// The marking of rich text.
#include "expression/rich.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::expression {
namespace {

// "b(…)", "i(…)", "u(…)" and their mixtures; | between paragraphs, \n a line break.
std::string described_rich(const std::string& marking) {
  std::string out;
  for (const RichParagraph& paragraph : rich_paragraphs(marking)) {
    if (!out.empty()) out += "|";
    for (const RichWords& words : paragraph) {
      const std::string format = std::string(words.bold ? "b" : "") + (words.italic ? "i" : "") +
                                 (words.underlined ? "u" : "");
      out += format.empty() ? words.text : format + "(" + words.text + ")";
    }
  }
  return out;
}

struct MarkingRow {
  const char* name;
  const char* marking;
  const char* read;
};

class Marking : public rows::Row<MarkingRow> {};

ROW_TEST(Marking, IsRead) { EXPECT_EQ(described_rich(row().marking), row().read); }

ROWS(Formats, Marking, {"plain", "a b", "a b"}, {"bold", "a **b** c", "a b(b) c"},
     {"italic", "*Family Law Act*", "i(Family Law Act)"},
     {"underlined", "__Article 1__ x", "u(Article 1) x"},
     {"bold_and_italic", "***both***", "bi(both)"},
     {"one_within_the_other", "**a *b* c**", "b(a )bi(b)b( c)"},
     {"that_cross", "**a *b** c*", "b(a )bi(b)i( c)"}, {"over_a_line_break", "**a\nb**", "b(a\nb)"},
     {"within_a_word", "un**believ**able", "unb(believ)able"},
     {"of_letters_with_accents", "*Épouse*", "i(Épouse)"});

ROWS(Text, Marking, {"a_sign_without_partner", "a ** b", "a ** b"},
     {"a_sign_that_never_ends", "**a", "**a"}, {"a_sign_that_never_began", "a**", "a**"},
     {"ends_in_another_paragraph", "**a\n\nb**", "**a|b**"},
     {"between_spaces", "2 * 3 * 4", "2 * 3 * 4"}, {"nothing_within", "a **** b", "a **** b"},
     {"a_line_to_sign_on", "x ________ y", "x ________ y"},
     {"one_underscore", "trust_age_now", "trust_age_now"},
     {"escaped", "\\*a\\* \\_\\_b\\_\\_ \\\\", "*a* __b__ \\"}, {"half_escaped", "\\**a*", "*i(a)"},
     {"another_backslash", "c:\\new", "c:\\new"}, {"a_backslash_at_the_end", "a\\", "a\\"},
     {"html", "<b>a</b>", "<b>a</b>"}, {"marks", "{{ a }} **{% if %}**", "{{ a }} b({% if %})"},
     {"a_row_of_stars", "*****", "*****"});

ROWS(Paragraphs, Marking, {"two", "a\n\nb", "a|b"},
     {"blank_lines_with_spaces", "a\n \t\n\nb", "a|b"}, {"line_break", "a\nb", "a\nb"},
     {"windows_lines", "a\r\nb\r\n\r\nc", "a\nb|c"},
     {"other_lines", "a\u2028b\u2029\u2029c", "a\nb|c"}, {"around", "\n\na\n\n", "a"},
     {"empty", "", ""}, {"blank", " \n ", ""}, {"spaces_stay", "  a  ", "  a  "});

TEST(Marking, words_alone) {
  EXPECT_EQ(plain_words(rich_paragraphs("**a** b\nc\n\n__d__")), "a b\nc\n\nd");
}

}  // namespace
}  // namespace engross::expression
