// Word's pictures of numbers.
#include <gtest/gtest.h>

#include "expression/expression.h"
#include "rows/rows.h"

namespace engross::expression {
namespace {

std::string pictured(const std::string& text) {
  const auto parsed = Expression::parse(text);
  if (!parsed) return "syntax: " + parsed.error().what;
  const Value none(Record{});
  const auto value = parsed->evaluate(Scope(none), {});
  return value ? display(*value).value_or("") : value.error().what;
}

struct PictureRow {
  const char* name;
  const char* text;
  const char* says;
};

class Pictures : public rows::Row<PictureRow> {};

ROW_TEST(Pictures, OfNumbers) { EXPECT_EQ(pictured(row().text), row().says); }

ROWS(Made, Pictures, PictureRow{"money", "1234.5 | picture(\"$#,##0.00\")", "$1,234.50"},
     PictureRow{"millions", "1234567 | picture(\"#,##0\")", "1,234,567"},
     PictureRow{"no_groups", "1234567 | picture(\"0\")", "1234567"},
     PictureRow{"halves_away_from_zero", "0.125 | picture(\"0.00\")", "0.13"},
     PictureRow{"zeros_that_may_go", "1.5 | picture(\"0.0##\")", "1.5"},
     PictureRow{"all_places_may_go", "2 | picture(\"0.##\")", "2"},
     PictureRow{"no_digit_before_the_point", "0.5 | picture(\"#.00\")", ".50"},
     PictureRow{"leading_zeros", "7 | picture(\"000\")", "007"},
     PictureRow{"below_zero", "-1234.5 | picture(\"$#,##0.00\")", "-$1,234.50"},
     PictureRow{"below_zero_in_brackets", "-5 | picture(\"0;(0)\")", "(5)"},
     PictureRow{"zero_of_its_own", "0 | picture(\"0;-0;'nil'\")", "nil"},
     PictureRow{"percent_is_a_letter", "15 | picture(\"0%\")", "15%"},
     PictureRow{"words_in_quotes", "3 | picture(\"0 'of 0'\")", "3 of 0"},
     PictureRow{"a_point_that_ends_a_sentence", "3 | picture(\"0.\")", "3."},
     PictureRow{"a_text_that_is_a_number", "\"12\" | picture(\"0.0\")", "12.0"},
     PictureRow{"dollars", "9.2 | dollar_text", "nine and 20/100"},
     PictureRow{"dollars_rounded", "99.999 | dollar_text", "one hundred and 00/100"},
     PictureRow{"cents_alone", "0.07 | dollar_text", "zero and 07/100"});

ROWS(Refused, Pictures,
     PictureRow{"no_digits", "5 | picture(\"abc\")",
                "the filter \"picture\" takes a picture of a number such as \"$#,##0.00\" as "
                "argument 1, and was given the text \"abc\""},
     PictureRow{"empty", "5 | picture(\"\")",
                "the filter \"picture\" takes a picture of a number such as \"$#,##0.00\" as "
                "argument 1, and was given the text \"\""},
     PictureRow{"no_picture", "5 | picture",
                "syntax: the filter \"picture\" takes 1 argument, and was given 0"},
     PictureRow{"of_words", "\"abc\" | picture(\"0\")",
                "the filter \"picture\" takes a number, and was given the text \"abc\""},
     PictureRow{"of_nothing", "none | picture(\"0\")", "it holds nothing"},
     PictureRow{"dollars_below_zero", "-1 | dollar_text",
                "the filter \"dollar_text\" takes an amount that is not below zero, and was "
                "given the number -1"},
     PictureRow{"dollars_of_words", "\"abc\" | dollar_text",
                "the filter \"dollar_text\" takes a number, and was given the text \"abc\""});

}  // namespace
}  // namespace engross::expression
