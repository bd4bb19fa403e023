#include <gtest/gtest.h>

#include "interview/interview.h"
#include "rows/rows.h"

namespace engross::interview {
namespace {

using expression::Value;
using Kind = Value::Kind;

Question question_of(AnswerType type) {
  Question question;
  question.name = "q";
  question.label = "The question";
  question.type = type;
  question.options = {"Simple", "With trust", "With two trusts", "Simple and short"};
  return question;
}

expression::List people() {
  return people_of(*expression::parse_values(R"({"parties": [
    {"clio_id": 1, "name": {"full": "Thomas Edward Whitfield"}},
    {"clio_id": 2, "name": {"full": "Amélie Rose Whitfield"}},
    {"clio_id": 3, "name": {"full": "Helen Margaret Whitfield-Moss"}},
    {"clio_id": 4, "name": {"full": "Sam Same"}}, {"clio_id": 5, "name": {"full": "Sam Same"}}]})",
                                             "people"));
}

// The value as exactly as a test can say it.
std::string exact(const Value& value) {
  if (value.is(Kind::date)) return base::iso(value.date());
  if (value.is(Kind::money)) return value.money().currency + " " + value.money().amount.text();
  if (value.is(Kind::record)) {
    const Value* id = value.record().find("clio_id");
    return (id ? id->number().text() : "new") + " " + value.record().display;
  }
  return *expression::display(value);
}

struct TypedRow {
  const char* name;
  AnswerType type;
  const char* text;
  const char* value;
};

class TakenTyping : public rows::Row<TypedRow> {};

ROW_TEST(TakenTyping, AsItIsMeant) {
  const auto value = typed(question_of(row().type), row().text, people());
  ASSERT_TRUE(value.has_value()) << value.error().line();
  EXPECT_EQ(exact(*value), row().value);
}

using T = AnswerType;

ROWS(Dates, TakenTyping, TypedRow{"iso", T::date, "2026-11-23", "2026-11-23"},
     TypedRow{"iso_slashes", T::date, "2026/11/23", "2026-11-23"},
     TypedRow{"iso_short", T::date, "2026-1-5", "2026-01-05"},
     TypedRow{"day_first", T::date, "23/11/2026", "2026-11-23"},
     TypedRow{"day_first_of_two_ways", T::date, "05/06/2026", "2026-06-05"},
     TypedRow{"day_first_short", T::date, "5/6/2026", "2026-06-05"},
     TypedRow{"points", T::date, "23.11.2026", "2026-11-23"},
     TypedRow{"hyphens", T::date, "23-11-2026", "2026-11-23"},
     TypedRow{"spaces_around", T::date, " 23 / 11 / 2026 ", "2026-11-23"},
     TypedRow{"words", T::date, "23 November 2026", "2026-11-23"},
     TypedRow{"short_month", T::date, "Nov 23, 2026", "2026-11-23"},
     TypedRow{"month_with_point", T::date, "23 nov. 2026", "2026-11-23"},
     TypedRow{"sept", T::date, "Sept. 1, 2026", "2026-09-01"},
     TypedRow{"ordinal", T::date, "the 23rd of November, 2026", "2026-11-23"},
     TypedRow{"hyphens_and_word", T::date, "23-Nov-2026", "2026-11-23"},
     TypedRow{"french", T::date, "le 1er décembre 2026", "2026-12-01"},
     TypedRow{"french_february", T::date, "28 FÉVRIER 2026", "2026-02-28"},
     TypedRow{"french_august", T::date, "15 août 2026", "2026-08-15"},
     TypedRow{"juin", T::date, "3 juin 2026", "2026-06-03"},
     TypedRow{"juil", T::date, "3 juil. 2026", "2026-07-03"},
     TypedRow{"mar", T::date, "3 mar 2026", "2026-03-03"},
     TypedRow{"leap_day", T::date, "29/02/2028", "2028-02-29"});

ROWS(Amounts, TakenTyping, TypedRow{"dollars", T::money, "$1,234.50", "CAD 1234.50"},
     TypedRow{"plain", T::money, "1234.5", "CAD 1234.5"},
     TypedRow{"french", T::money, "1 234,50 $", "CAD 1234.50"},
     TypedRow{"french_nbsp", T::money, "1\u00A0234,50\u00A0$", "CAD 1234.50"},
     TypedRow{"french_cents_alone", T::money, "12,50 $", "CAD 12.50"},
     TypedRow{"narrow_space", T::money, "1\u202F234\u202F567", "CAD 1234567"},
     TypedRow{"thousands", T::money, "1,234,567", "CAD 1234567"},
     TypedRow{"sign_behind_thousands", T::money, "1,234 $", "CAD 1234"},
     TypedRow{"currency", T::money, "CAD 100", "CAD 100"},
     TypedRow{"ca_dollar", T::money, "C$ 100.00", "CAD 100.00"},
     TypedRow{"below_zero", T::money, "-$5", "CAD -5"},
     TypedRow{"minus_behind_the_sign", T::money, "$-5", "CAD -5"},
     TypedRow{"number", T::number, "30", "30"},
     TypedRow{"number_with_point", T::number, "1234.5", "1234.5"},
     TypedRow{"number_grouped", T::number, "12,345", "12345"},
     TypedRow{"number_spaced", T::number, "12 345,25", "12345.25"},
     TypedRow{"minus", T::number, "\u22125", "-5"}, TypedRow{"zero", T::number, "0", "0"});

ROWS(Words, TakenTyping, TypedRow{"yes", T::yes_no, "Yes", "Yes"},
     TypedRow{"y", T::yes_no, "y", "Yes"}, TypedRow{"oui", T::yes_no, " oui ", "Yes"},
     TypedRow{"no", T::yes_no, "NO", "No"}, TypedRow{"n", T::yes_no, "n", "No"},
     TypedRow{"non", T::yes_no, "non", "No"}, TypedRow{"false_", T::yes_no, "false", "No"},
     TypedRow{"choice_by_number", T::choice, "2", "With trust"},
     TypedRow{"choice_by_text", T::choice, "with trust", "With trust"},
     TypedRow{"choice_whole_before_beginning", T::choice, "simple", "Simple"},
     TypedRow{"choice_by_beginning", T::choice, "with two", "With two trusts"},
     TypedRow{"text", T::text, "  to my sister ", "to my sister"},
     TypedRow{"text_of_digits", T::text, "2026-11-23", "2026-11-23"});

ROWS(Persons, TakenTyping,
     TypedRow{"whole_name", T::person, "amelie rose whitfield", "2 Amélie Rose Whitfield"},
     TypedRow{"first_name", T::person, "Amelie", "2 Amélie Rose Whitfield"},
     TypedRow{"without_the_middle_name", T::person, "Thomas Whitfield",
              "1 Thomas Edward Whitfield"},
     TypedRow{"hyphenated", T::person, "Helen Whitfield-Moss", "3 Helen Margaret Whitfield-Moss"},
     TypedRow{"half_of_a_hyphenated_name_is_another", T::person, "Helen Whitfield",
              "new Helen Whitfield"},
     TypedRow{"part_of_a_word_is_another", T::person, "Tom", "new Tom"},
     TypedRow{"other_order_is_another", T::person, "Whitfield Thomas", "new Whitfield Thomas"},
     TypedRow{"new_person", T::person, " Ruth Adeyemi ", "new Ruth Adeyemi"});

class RefusedTyping : public rows::Row<TypedRow> {};

ROW_TEST(RefusedTyping, WithWhatToTypeInstead) {
  const auto value = typed(question_of(row().type), row().text, people());
  ASSERT_FALSE(value.has_value()) << exact(*value);
  EXPECT_EQ(value.error().fault, base::Fault::malformed);
  EXPECT_EQ(value.error().where, "The question");
  EXPECT_EQ(value.error().what + "; " + value.error().remedy, row().value);
}

ROWS(Dates, RefusedTyping,
     TypedRow{"no_day", T::date, "31/02/2026",
              "\"31/02/2026\" is no day of the calendar; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"no_leap_day", T::date, "2026-02-29",
              "\"2026-02-29\" is no day of the calendar; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"no_month", T::date, "2026-13-01",
              "\"2026-13-01\" is no day of the calendar; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"day_zero", T::date, "0/11/2026",
              "\"0/11/2026\" is no day of the calendar; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"month_first", T::date, "11/23/2026",
              "\"11/23/2026\" has the month first; write the day first: 23/11/2026"},
     TypedRow{"both_too_great", T::date, "23/23/2026",
              "\"23/23/2026\" is no day of the calendar; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"short_year", T::date, "23/11/26",
              "\"23/11/26\" has no year of four digits; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"short_year_in_words", T::date, "23 Nov 26",
              "\"23 Nov 26\" has no year of four digits; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"year_of_three", T::date, "23/11/202",
              "\"23/11/202\" has no year of four digits; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"year_of_five", T::date, "23/11/20266",
              "\"23/11/20266\" is not a date; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"no_year", T::date, "23 November",
              "\"23 November\" is not a date; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"june_or_july", T::date, "3 jui 2026",
              "\"jui\" is no month; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"unknown_month", T::date, "3 Brumaire 2026",
              "\"brumaire\" is no month; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"month_of_two_letters", T::date, "3 no 2026",
              "\"no\" is no month; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"day_32", T::date, "32 May 2026",
              "\"32 May 2026\" is no day of the calendar; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"mixed_marks", T::date, "23/11-2026",
              "\"23/11-2026\" is not a date; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"bare_digits", T::date, "20261123",
              "\"20261123\" is not a date; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"tomorrow", T::date, "tomorrow",
              "\"tomorrow\" is not a date; write it as 23/11/2026 or 2026-11-23"},
     TypedRow{"with_time", T::date, "2026-11-23T10:00",
              "\"2026-11-23T10:00\" is not a date; write it as 23/11/2026 or 2026-11-23"});

ROWS(Amounts, RefusedTyping,
     TypedRow{"comma_and_two", T::money, "1,23",
              "\"1,23\" can be read in two ways; write it as 1234.50"},
     TypedRow{"comma_and_two_number", T::number, "1,23",
              "\"1,23\" can be read in two ways; write digits, as 30 or 1234.5"},
     TypedRow{"comma_and_four", T::money, "1,2345",
              "\"1,2345\" can be read in two ways; write it as 1234.50"},
     TypedRow{"german", T::money, "1.234,50",
              "\"1.234,50\" can be read in two ways; write it as 1234.50"},
     TypedRow{"wrong_groups", T::money, "12,34,567",
              "\"12,34,567\" can be read in two ways; write it as 1234.50"},
     TypedRow{"wrong_spaces", T::money, "12 34",
              "\"12 34\" is not an amount of money; write it as 1234.50"},
     TypedRow{"mills", T::money, "1.005", "\"1.005\" has parts of a cent; write it as 1234.50"},
     TypedRow{"other_currency", T::money, "€5",
              "\"€5\" is not an amount of money; write it as 1234.50"},
     TypedRow{"in_words", T::money, "five dollars",
              "\"five dollars\" is not an amount of money; write it as 1234.50"},
     TypedRow{"sign_alone", T::money, "$", "\"$\" is not an amount of money; write it as 1234.50"},
     TypedRow{"two_signs", T::money, "--5",
              "\"--5\" is not an amount of money; write it as 1234.50"},
     TypedRow{"point_alone", T::number, ".",
              "\".\" is not a number; write digits, as 30 or 1234.5"},
     TypedRow{"no_whole", T::number, ".5", "\".5\" is not a number; write digits, as 30 or 1234.5"},
     TypedRow{"point_at_the_end", T::number, "5.",
              "\"5.\" is not a number; write digits, as 30 or 1234.5"},
     TypedRow{"two_points", T::number, "1.2.3",
              "\"1.2.3\" is not a number; write digits, as 30 or 1234.5"},
     TypedRow{"exponent", T::number, "1e5",
              "\"1e5\" is not a number; write digits, as 30 or 1234.5"},
     TypedRow{"dollar_for_a_number", T::number, "$5",
              "\"$5\" is not a number; write digits, as 30 or 1234.5"},
     TypedRow{"percent", T::number, "5%", "\"5%\" is not a number; write digits, as 30 or 1234.5"},
     TypedRow{
         "too_long", T::number, "1111111111111111111111111111111111111111",
         "\"1111111111111111111111111111111111111111\" has too many digits; write digits, as 30 "
         "or 1234.5"});

ROWS(
    Words, RefusedTyping, TypedRow{"nothing", T::text, "  ", "nothing was typed; type an answer"},
    TypedRow{"not_utf8", T::text, "caf\xE9", "this is not UTF-8 text; type it again"},
    TypedRow{"maybe", T::yes_no, "maybe", "\"maybe\" is not yes or no; type yes or no"},
    TypedRow{"one", T::yes_no, "1", "\"1\" is not yes or no; type yes or no"},
    TypedRow{"choice_none", T::choice, "Holograph",
             "\"Holograph\" is not one of the options; type the number or the words of one of: 1 "
             "Simple, 2 With trust, 3 With two trusts, 4 Simple and short"},
    TypedRow{"choice_two", T::choice, "with",
             "\"with\" begins several options; type the number or the words of one of: 1 Simple, 2 "
             "With trust, 3 With two trusts, 4 Simple and short"},
    TypedRow{"choice_zero", T::choice, "0",
             "\"0\" is not one of the options; type the number or the words of one of: 1 Simple, 2 "
             "With trust, 3 With two trusts, 4 Simple and short"},
    TypedRow{"choice_five", T::choice, "5",
             "\"5\" is not one of the options; type the number or the words of one of: 1 Simple, 2 "
             "With trust, 3 With two trusts, 4 Simple and short"},
    TypedRow{"person_two_bear", T::person, "Sam Same",
             "2 people are called Sam Same; choose one of them"},
    TypedRow{"person_of_several", T::person, "whitfield",
             "\"whitfield\" may be Thomas Edward Whitfield or Amélie Rose Whitfield; type more of "
             "the name"},
    TypedRow{"person_of_marks", T::person, "?!", "\"?!\" is no name; type a person's name"},
    TypedRow{"list", T::list, "a, b", "a list is not typed at once; type its items one by one"});

TEST(Bounds, HoldForWhatIsTyped) {
  Question age = question_of(AnswerType::number);
  age.minimum = base::Decimal(18);
  age.maximum = base::Decimal(99);
  EXPECT_EQ(typed(age, "17", {}).error().line(),
            "\"17\" is not between 18 and 99, The question, type another answer");
  EXPECT_TRUE(typed(age, "18", {}).has_value());
}

TEST(Options, ThatAreDigitsAreMeantBeforeTheirPlace) {
  Question question = question_of(AnswerType::choice);
  question.options = {"2", "1", "10"};
  EXPECT_EQ(exact(*typed(question, "1", {})), "1");
  EXPECT_EQ(exact(*typed(question, "3", {})), "10");
}

}  // namespace
}  // namespace engross::interview
