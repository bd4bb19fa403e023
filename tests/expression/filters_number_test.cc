// Numbers and money: words, ordinals, figures.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(NumberFilters, Words) {
  expect_answers({
      {"0", "0 | words", "zero"},
      {"1", "1 | words", "one"},
      {"10", "10 | words", "ten"},
      {"11", "11 | words", "eleven"},
      {"12", "12 | words", "twelve"},
      {"13", "13 | words", "thirteen"},
      {"15", "15 | words", "fifteen"},
      {"18", "18 | words", "eighteen"},
      {"19", "19 | words", "nineteen"},
      {"20", "20 | words", "twenty"},
      {"21", "21 | words", "twenty-one"},
      {"25", "trust_age | words", "twenty-five"},
      {"40", "40 | words", "forty"},
      {"90", "90 | words", "ninety"},
      {"99", "99 | words", "ninety-nine"},
      {"100", "100 | words", "one hundred"},
      {"101", "101 | words", "one hundred one"},
      {"110", "110 | words", "one hundred ten"},
      {"342", "342 | words", "three hundred forty-two"},
      {"999", "999 | words", "nine hundred ninety-nine"},
      {"1000", "1000 | words", "one thousand"},
      {"1001", "1001 | words", "one thousand one"},
      {"1234", "1234 | words", "one thousand two hundred thirty-four"},
      {"9325", "9325 | words", "nine thousand three hundred twenty-five"},
      {"10000", "10000 | words", "ten thousand"},
      {"12000", "12000 | words", "twelve thousand"},
      {"86500", "86500 | words", "eighty-six thousand five hundred"},
      {"100000", "100000 | words", "one hundred thousand"},
      {"999999", "999999 | words", "nine hundred ninety-nine thousand nine hundred ninety-nine"},
      {"1000000", "1000000 | words", "one million"},
      {"1240000", "1240000 | words", "one million two hundred forty thousand"},
      {"a billion and one", "1000000001 | words", "one billion one"},
      {"the most", "9223372036854775807 | words",
       "nine quintillion two hundred twenty-three quadrillion three hundred seventy-two trillion "
       "thirty-six billion "
       "eight hundred fifty-four million seven hundred seventy-five thousand eight hundred seven"},
      {"minus", "-5 | words", "minus five"},
      {"places", "2.50 | words", "two point five zero"},
      {"minus places", "(0 - 0.05) | words", "minus zero point zero five"},
      {"whole with places", "25.00 | words", "twenty-five"},
      {"text of digits", "digits | words", "twenty-five"},
  });
}

TEST(NumberFilters, Ordinals) {
  expect_answers({
      {"1st", "1 | ordinal", "1st"},
      {"2nd", "2 | ordinal", "2nd"},
      {"3rd", "3 | ordinal", "3rd"},
      {"4th", "4 | ordinal", "4th"},
      {"11th", "11 | ordinal", "11th"},
      {"12th", "12 | ordinal", "12th"},
      {"13th", "13 | ordinal", "13th"},
      {"20th", "20 | ordinal", "20th"},
      {"21st", "21 | ordinal", "21st"},
      {"25th", "trust_age | ordinal", "25th"},
      {"102nd", "102 | ordinal", "102nd"},
      {"111th", "111 | ordinal", "111th"},
      {"1013th", "1013 | ordinal", "1013th"},
      {"0th", "0 | ordinal", "0th"},
      {"first", "1 | ordinal_words", "first"},
      {"second", "2 | ordinal_words", "second"},
      {"third", "3 | ordinal_words", "third"},
      {"fifth", "5 | ordinal_words", "fifth"},
      {"eighth", "8 | ordinal_words", "eighth"},
      {"ninth", "9 | ordinal_words", "ninth"},
      {"twelfth", "12 | ordinal_words", "twelfth"},
      {"twentieth", "20 | ordinal_words", "twentieth"},
      {"twenty-first", "21 | ordinal_words", "twenty-first"},
      {"twenty-fifth", "trust_age | ordinal_words", "twenty-fifth"},
      {"fortieth", "40 | ordinal_words", "fortieth"},
      {"hundredth", "100 | ordinal_words", "one hundredth"},
      {"hundred twelfth", "112 | ordinal_words", "one hundred twelfth"},
      {"thousandth", "1000 | ordinal_words", "one thousandth"},
      {"millionth", "1000000 | ordinal_words", "one millionth"},
      {"day of a date", "signed | day_of | ordinal", "23rd"},
  });
}

TEST(NumberFilters, WordsAndFigures) {
  expect_answers({
      {"age", "trust_age | words_and_figures", "twenty-five (25)"},
      {"grouped", "1240 | words_and_figures", "one thousand two hundred forty (1,240)"},
      {"places", "2.5 | words_and_figures", "two point five (2.5)"},
      {"money", "cheque | words_and_figures",
       "one thousand two hundred thirty-four dollars and fifty cents ($1,234.50)"},
      {"nice small", "3 | nice_number", "three"},
      {"nice ten", "10 | nice_number", "ten"},
      {"nice eleven", "11 | nice_number", "11"},
      {"nice thousand", "1500 | nice_number", "1,500"},
      {"nice places", "2.5 | nice_number", "2.5"},
      {"nice minus", "-3 | nice_number", "-3"},
  });
}

TEST(NumberFilters, MoneyInWords) {
  expect_answers({
      {"dollars and cents", "fee | money_words",
       "one thousand two hundred thirty-four dollars and fifty cents"},
      {"one", "1.01 | money_words", "one dollar and one cent"},
      {"whole", "1000 | money_words", "one thousand dollars"},
      {"nothing", "0 | money_words", "zero dollars"},
      {"cents alone", "0.50 | money_words", "fifty cents"},
      {"one cent", "0.01 | money_words", "one cent"},
      {"rounded", "9.999 | money_words", "ten dollars"},
      {"half a cent up", "0.005 | money_words", "one cent"},
      {"minus", "-12.34 | money_words", "minus twelve dollars and thirty-four cents"},
      {"estate", "estate | money_words", "one million two hundred forty thousand dollars"},
      {"fee cap", "9325 | money_words", "nine thousand three hundred twenty-five dollars"},
      {"words of money", "cheque | words",
       "one thousand two hundred thirty-four dollars and fifty cents"},
      {"US dollars", "dollars_us | money_words", "five US dollars"},
  });
}

TEST(NumberFilters, Figures) {
  expect_answers({
      {"number", "1234567.5 | number", "1,234,567.5"},
      {"number small", "999 | number", "999"},
      {"number thousand", "1000 | number", "1,000"},
      {"number minus", "-1234 | number", "-1,234"},
      {"number places", "1234 | number(2)", "1,234.00"},
      {"number rounded", "1234.565 | number(2)", "1,234.57"},
      {"money", "fee | money", "$1,234.50"},
      {"currency", "fee | currency", "$1,234.50"},
      {"money of money", "estate | money", "$1,240,000.00"},
      {"money plain", "estate", "$1,240,000.00"},
      {"money of digits", "digits | money", "$25.00"},
      {"no places", "fee | money(0)", "$1,235"},
      {"half away from zero", "2.345 | money", "$2.35"},
      {"minus", "-5 | money", "-$5.00"},
      {"minus that rounds to nothing", "-0.001 | money", "$0.00"},
      {"US", "dollars_us | money", "US$5.00"},
      {"as US", "5 | money('USD')", "US$5.00"},
      {"euros without places", "5 | money('EUR', 0)", "€5"},
      {"other currency", "5 | money('CHF')",
       "CHF\xC2\xA0"
       "5.00"},
      {"percent", "15 | percent", "15%"},
      {"percent short", "15.00 | percent", "15%"},
      {"percent keeps digits", "12.5 | percent", "12.5%"},
      {"percent places", "12.5 | percent(2)", "12.50%"},
      {"percent ten", "10 | percent", "10%"},
      {"round", "2.5 | round", "3"},
      {"round minus", "-2.5 | round", "-3"},
      {"round places", "rate | round(2)", "0.13"},
      {"round money", "(cheque / 7) | round(2)", "$176.36"},
      {"abs", "-5 | abs", "5"},
      {"abs money", "(0 - cheque) | abs", "$1,234.50"},
      {"int", "2.9 | int", "2"},
      {"int minus", "-2.9 | int", "-2"},
      {"to_number", "digits | to_number + 1", "26"},
      {"roman 4", "4 | roman", "IV"},
      {"roman 1999", "1999 | roman", "MCMXCIX"},
      {"roman 3999", "3999 | roman", "MMMCMXCIX"},
      {"roman small", "9 | roman | lower", "ix"},
      {"alpha 1", "1 | alpha", "A"},
      {"alpha 26", "26 | alpha", "Z"},
      {"alpha 27", "27 | alpha", "AA"},
      {"alpha 703", "703 | alpha", "AAA"},
  });
}

TEST(NumberFilters, Refuse) {
  expect_answers({
      {"words of a text", "word | words",
       "error: the filter \"words\" takes a number, and was given the text \"testator\""},
      {"words of a file number", "file | words",
       "error: the filter \"words\" takes a number, and was given the text \"007\""},
      {"words of a date", "signed | words",
       "error: the filter \"words\" takes a number, and was given a date"},
      {"words of a list", "scores | words",
       "error: the filter \"words\" takes a number, and was given a list of 3"},
      {"words of a tick", "yes | words",
       "error: the filter \"words\" takes a number, and was given a tick"},
      {"words too large", "9999999999999999999999 | words",
       "error: the number has more than 34 digits"},
      {"ordinal of a half", "2.5 | ordinal",
       "error: the filter \"ordinal\" takes a whole number, and was given the number 2.5"},
      {"ordinal of a person", "client | ordinal",
       "error: the filter \"ordinal\" takes a number, and was given a record"},
      {"ordinal words of a text", "word | ordinal_words",
       "error: the filter \"ordinal_words\" takes a number, and was given the text \"testator\""},
      {"money of a text", "'$5' | money",
       "error: the filter \"money\" takes a number, and was given the text \"$5\""},
      {"money of grouped", "'1,000' | money",
       "error: the filter \"money\" takes a number, and was given the text \"1,000\""},
      {"money of a list", "scores | currency",
       "error: the filter \"currency\" takes a number, and was given a list of 3"},
      {"money places", "fee | money(9)",
       "error: the filter \"money\" takes a whole number from 0 to 6 as argument 1, and was given "
       "the number 9"},
      {"money argument", "fee | money('dollars')",
       "error: the filter \"money\" takes a number of places or a currency such as \"CAD\" as "
       "argument 1, and was given "
       "the text \"dollars\""},
      {"money in another currency", "cheque | money('USD')",
       "error: the filter \"money\" takes an amount in USD, and was given an amount of money"},
      {"money words of a text", "word | money_words",
       "error: the filter \"money_words\" takes a number, and was given the text \"testator\""},
      {"percent of a date", "signed | percent",
       "error: the filter \"percent\" takes a number, and was given a date"},
      {"number places", "fee | number(-1)",
       "error: the filter \"number\" takes a whole number from 0 to 18 as argument 1, and was "
       "given the number -1"},
      {"round by a text", "fee | round('up')",
       "error: the filter \"round\" takes a whole number from 0 to 18 as argument 1, and was given "
       "the text \"up\""},
      {"roman 0", "0 | roman",
       "error: the filter \"roman\" takes a whole number from 1 to 3999, and was given the number "
       "0"},
      {"roman 4000", "4000 | roman",
       "error: the filter \"roman\" takes a whole number from 1 to 3999, and was given the number "
       "4000"},
      {"alpha 0", "0 | alpha",
       "error: the filter \"alpha\" takes a whole number from 1, and was given the number 0"},
      {"alpha of a text", "word | alpha",
       "error: the filter \"alpha\" takes a number, and was given the text \"testator\""},
      {"to_number of a text", "word | to_number",
       "error: the filter \"to_number\" takes a number, and was given the text \"testator\""},
  });
}

}  // namespace
}  // namespace engross::expression
