// Numbers as documents write them: in words, as ordinals, grouped, in letters. English (Canada): no
// "and" inside a number ("one hundred five"), hyphens below one hundred, short scale.
#pragma once

#include <optional>
#include <string>

#include "base/base.h"

namespace engross::expression {

std::string in_words(long long number);            // 1234 -> "one thousand two hundred thirty-four"
std::string ordinal_in_words(long long number);    // 25 -> "twenty-fifth"
std::string ordinal_in_figures(long long number);  // 25 -> "25th", 112 -> "112th"

// Also with places: 2.50 -> "two point five zero". Fails beyond 18 digits before the point.
base::Result<std::string> in_words(const base::Decimal& number);

// "one thousand two hundred thirty-four dollars and fifty cents", rounded to the cent; "fifty
// cents" alone below one dollar. Fails for a currency it has no words for.
base::Result<std::string> in_words(const base::Money& money);

std::string grouped(const base::Decimal& number);  // "1,234,567.50"

// "$1,234.50"; US$, € and £ for those currencies, the ISO code and a space for any other.
std::string in_figures(const base::Money& money, int places = 2);

std::string roman(int number);          // 1 to 3999, capitals
std::string letters(long long number);  // from 1: A, B, ... Z, AA, AB

}  // namespace engross::expression
