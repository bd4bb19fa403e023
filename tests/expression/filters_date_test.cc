// Dates: patterns, parts, sums.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(DateFilters, Patterns) {
  expect_answers({
      {"house style", "signed | date", "23 November 2026"},
      {"format_date", "signed | format_date", "23 November 2026"},
      {"plain", "signed", "23 November 2026"},
      {"d", "iso | date('d')", "5"},
      {"dd", "iso | date('dd')", "05"},
      {"M", "iso | date('M')", "1"},
      {"MM", "iso | date('MM')", "01"},
      {"MMM", "iso | date('MMM')", "Jan"},
      {"MMMM", "iso | date('MMMM')", "January"},
      {"y", "iso | date('y')", "2026"},
      {"yy", "iso | date('yy')", "26"},
      {"yyyy", "iso | date('yyyy')", "2026"},
      {"E", "iso | date('E')", "Mon"},
      {"EEE", "signed | date('EEE')", "Mon"},
      {"EEEE", "leap_day | date('EEEE')", "Thursday"},
      {"numbers", "iso | date('yyyy-MM-dd')", "2026-01-05"},
      {"American", "iso | date('MMMM d, yyyy')", "January 5, 2026"},
      {"with words", "signed | date(\"d 'day of' MMMM, yyyy\")", "23 day of November, 2026"},
      {"with curly quotes", "signed | date(“d ’of’ MMMM”)", "23 of November"},
      {"apostrophe", "signed | date(\"d MMMM ''yy\")", "23 November '26"},
      {"open quote to the end", "signed | date(\"d 'of\")", "23 of"},
      {"signs stay", "iso | date('d.M./yy –')", "5.1./26 –"},
      {"short", "iso | date('short')", "2026-01-05"},
      {"medium", "iso | date('medium')", "Jan 5, 2026"},
      {"long", "iso | date('long')", "January 5, 2026"},
      {"full", "iso | date('full')", "Monday, January 5, 2026"},
      {"text of an ISO date", "'2026-01-05' | date", "5 January 2026"},
  });
}

TEST(DateFilters, PartsAndSums) {
  expect_answers({
      {"day_of", "signed | day_of", "23"},
      {"month_of", "signed | month_of", "11"},
      {"month_of word", "signed | month_of('word')", "November"},
      {"month_of true", "signed | month_of(true)", "November"},
      {"month_of false", "signed | month_of(false)", "11"},
      {"year_of", "signed | year_of", "2026"},
      {"dow_of", "signed | dow_of", "1"},
      {"dow_of word", "signed | dow_of('word')", "Monday"},
      {"plus_days", "signed | plus_days(30)", "23 December 2026"},
      {"minus days", "signed | plus_days(-23)", "31 October 2026"},
      {"plus_weeks", "signed | plus_weeks(2)", "7 December 2026"},
      {"plus_months", "signed | plus_months(3)", "23 February 2027"},
      {"end of a shorter month", "'2026-01-31' | plus_months(1)", "28 February 2026"},
      {"months back", "'2026-03-31' | plus_months(-1)", "28 February 2026"},
      {"plus_years", "signed | plus_years(18)", "23 November 2044"},
      {"leap day", "leap_day | plus_years(1)", "28 February 2025"},
      {"leap day to leap day", "leap_day | plus_years(4)", "29 February 2028"},
      {"age of a person", "client | age", "68"},
      {"age on a birthday", "children[0] | age", "40"},
      {"age_on the day before", "children[0] | age_on('2026-11-22')", "39"},
      {"age_on", "children[2] | age_on(signed)", "14"},
      {"age of a date", "client.birthdate | age", "68"},
      {"leap day, day before", "leap_day | age_on('2025-02-28')", "0"},
      {"leap day, first of March", "leap_day | age_on('2025-03-01')", "1"},
  });
}

TEST(DateFilters, Refuse) {
  expect_answers({
      {"text", "word | date",
       "error: the filter \"date\" takes a date, and was given the text \"testator\""},
      {"number", "trust_age | date",
       "error: the filter \"date\" takes a date, and was given the number 25"},
      {"person", "client | date",
       "error: the filter \"date\" takes a date, and was given a record"},
      {"list", "children | date",
       "error: the filter \"date\" takes a date, and was given a list of 3"},
      {"no such day", "'2025-02-29' | date",
       "error: the filter \"date\" takes a date, and was given the text \"2025-02-29\""},
      {"other order", "'23-11-2026' | date",
       "error: the filter \"date\" takes a date, and was given the text \"23-11-2026\""},
      {"ordinal letters", "signed | date('do')",
       "error: \"o\" in the date pattern \"do\" is not known"},
      {"strftime", "signed | date('%B %d')",
       "error: \"B\" in the date pattern \"%B %d\" is not known"},
      {"Word's year", "signed | date('YYYY')",
       "error: \"YYYY\" in the date pattern \"YYYY\" is not known"},
      {"three y", "signed | date('yyy')",
       "error: \"yyy\" in the date pattern \"yyy\" is not known"},
      {"five M", "signed | date('MMMMM')",
       "error: \"MMMMM\" in the date pattern \"MMMMM\" is not known"},
      {"unquoted words", "signed | date('d of MMMM')",
       "error: \"o\" in the date pattern \"d of MMMM\" is not known"},
      {"pattern of a number", "signed | date(4)",
       "error: the filter \"date\" takes a text as argument 1, and was given the number 4"},
      {"month word", "signed | month_of('long')",
       "error: the filter \"month_of\" takes \"word\" as argument 1, and was given the text "
       "\"long\""},
      {"days of a text", "signed | plus_days('x')",
       "error: the filter \"plus_days\" takes a whole number from -4000000 to 4000000 as argument "
       "1, and was given the "
       "text \"x\""},
      {"half a year", "signed | plus_years(0.5)",
       "error: the filter \"plus_years\" takes a whole number from -4000000 to 4000000 as argument "
       "1, and was given the "
       "number 0.5"},
      {"end of time", "signed | plus_years(8000)",
       "error: the date falls outside the years 1 to 9999"},
      {"beginning of time", "signed | plus_years(-2026)",
       "error: the date falls outside the years 1 to 9999"},
      {"far too many", "signed | plus_days(99999999999)",
       "error: the filter \"plus_days\" takes a whole number from -4000000 to 4000000 as argument "
       "1, and was given the "
       "number 99999999999"},
      {"age before birth", "client | age_on('1900-01-01')",
       "error: the filter \"age_on\" takes a birthdate before 1900-01-01, and was given a record"},
      {"age on no date", "client | age_on('soon')",
       "error: the filter \"age_on\" takes a date as argument 1, and was given the text \"soon\""},
      {"age of a text", "word | age",
       "error: the filter \"age\" takes a date, and was given the text \"testator\""},
  });
}

TEST(DateFilters, AgeAsksForTheDayOfDrafting) {
  const Value values = sample_values();
  const auto age = Expression::parse("client | age");
  ASSERT_TRUE(age.has_value());
  const auto value = age->evaluate(Scope(values), Environment{});
  ASSERT_FALSE(value.has_value());
  EXPECT_EQ(value.error().what, "\"client\": the day of drafting is not known");
  EXPECT_EQ(value.error().remedy, "write | age_on with a date");
}

}  // namespace
}  // namespace engross::expression
