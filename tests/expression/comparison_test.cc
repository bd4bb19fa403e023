// Comparisons in symbols and words, and that kinds are kept apart.
#include "sample_values.h"

namespace engross::expression {
namespace {

TEST(Comparison, SymbolsAndWords) {
  expect_answers({
      {"==", "trust_age == 25", "Yes"},
      {"=", "trust_age = 25", "Yes"},
      {"!=", "trust_age != 25", "No"},
      {"<>", "trust_age <> 24", "Yes"},
      {"<", "trust_age < 25", "No"},
      {"<=", "trust_age <= 25", "Yes"},
      {">", "trust_age > 24", "Yes"},
      {">=", "trust_age >= 26", "No"},
      {"at most sign", "trust_age ≤ 25", "Yes"},
      {"at least sign", "trust_age ≥ 26", "No"},
      {"unequal sign", "trust_age ≠ 25", "No"},
      {"is", "trust_age is 25", "Yes"},
      {"is not", "trust_age is not 25", "No"},
      {"is equal to", "trust_age is equal to 25", "Yes"},
      {"equals", "trust_age equals 25", "Yes"},
      {"does not equal", "trust_age does not equal 25", "No"},
      {"is more than", "trust_age is more than 24", "Yes"},
      {"is greater than", "trust_age is greater than 25", "No"},
      {"is not more than", "trust_age is not more than 25", "Yes"},
      {"is less than", "trust_age is less than 25", "No"},
      {"is not less than", "trust_age is not less than 25", "Yes"},
      {"is at least", "trust_age is at least 25", "Yes"},
      {"is at most", "trust_age is at most 24", "No"},
      {"is before", "matter.open_date is before signed", "Yes"},
      {"is after", "matter.open_date is after signed", "No"},
      {"is on or before", "signed is on or before signed", "Yes"},
      {"is on or after", "matter.open_date is on or after signed", "No"},
      {"contains", "word contains 'test'", "Yes"},
      {"does not contain", "word does not contain 'x'", "Yes"},
      {"list contains", "twice contains 'b'", "Yes"},
      {"list contains a number", "scores contains 2", "Yes"},
      {"list of another kind", "scores contains 'pear'", "No"},
      {"in", "'b' in twice", "Yes"},
      {"not in", "'x' not in twice", "Yes"},
      {"is in", "'b' is in twice", "Yes"},
      {"is one of", "status is one of ['Open', 'Pending']", "Yes"},
      {"is not one of", "status is not one of ['Closed']", "Yes"},
      {"in a text", "'est' in word", "Yes"},
      {"person in a list", "client in children", "No"},
      {"person of the list", "children[1] in children", "Yes"},
      {"starts with", "matter.number starts with '00001'", "Yes"},
      {"does not start with", "matter.number does not start with '00001'", "No"},
      {"ends with", "matter.number ends with 'field'", "Yes"},
      {"capitals", "trust_age Is More Than 24", "Yes"},
      {"sums on both sides", "trust_age - 1 < 20 + 5", "Yes"},
      {"filters on both sides", "status | upper == 'open' | upper", "Yes"},
  });
}

TEST(Comparison, IsTyped) {
  expect_answers({
      {"numbers by amount", "1.0 == 1.00", "Yes"},
      {"money and number", "cheque == 1234.5", "Yes"},
      {"money and number, order", "estate > 1000000", "Yes"},
      {"money and money", "estate > cheque", "Yes"},
      {"number text and number", "digits == 25", "Yes"},
      {"number and number text", "25 >= digits", "Yes"},
      {"number text and money", "'1234.50' == cheque", "Yes"},
      {"dates", "iso < signed", "Yes"},
      {"date and ISO text", "signed == '2026-11-23'", "Yes"},
      {"date after ISO text", "signed > '2026-02-01'", "Yes"},
      {"texts exactly", "status == 'open'", "No"},
      {"texts in order", "'apple' < 'Banana'", "Yes"},
      {"accents in order", "'élan' < 'fable'", "Yes"},
      {"case last", "'A' < 'a'", "Yes"},
      {"ticks", "yes == true", "Yes"},
      {"nothing and nothing", "spouse == unknown", "Yes"},
      {"nothing and text", "spouse == 'x'", "No"},
      {"nothing is not five", "unknown is not 5", "Yes"},
      {"blank text and number", "blank == 5", "No"},
      {"blank text and date", "nothing_text == signed", "No"},
      {"lists", "scores == [3, 1, 2]", "Yes"},
      {"lists of other length", "scores == [3, 1]", "No"},
      {"persons", "children[0] == children[0]", "Yes"},
      {"two persons", "children[0] == children[1]", "No"},
  });
}

TEST(Comparison, IncompatibleKindsAreNamed) {
  expect_answers({
      {"text and number", "word == 5", "error: a text cannot be compared with a number"},
      {"number and text", "5 < word", "error: a number cannot be compared with a text"},
      {"file number", "file == 7", "error: a text cannot be compared with a number"},
      {"grouped text", "'1,000' > 5", "error: a text cannot be compared with a number"},
      {"plus sign", "'+5' == 5", "error: a text cannot be compared with a number"},
      {"date and number", "signed == 5", "error: a date cannot be compared with a number"},
      {"date and text", "signed == 'soon'", "error: a date cannot be compared with a text"},
      {"date that is none", "signed > '2025-02-29'",
       "error: a date cannot be compared with a text"},
      {"tick and text", "yes == 'yes'", "error: a tick cannot be compared with a text"},
      {"tick and number", "yes == 1", "error: a tick cannot be compared with a number"},
      {"ticks in order", "yes > no", "error: a tick cannot be compared with a tick"},
      {"person and text", "client == 'Thomas'", "error: a record cannot be compared with a text"},
      {"persons in order", "client < wife", "error: a record cannot be compared with a record"},
      {"list and number", "children > 2", "error: a list cannot be compared with a number"},
      {"list and text", "twice == 'a'", "error: a list cannot be compared with a text"},
      {"lists in order", "scores < twice", "error: a list cannot be compared with a list"},
      {"money and date", "cheque == signed",
       "error: an amount of money cannot be compared with a date"},
      {"two currencies", "cheque > dollars_us", "error: amounts in CAD and USD cannot be compared"},
      {"two currencies, equality", "cheque == dollars_us",
       "error: amounts in CAD and USD cannot be compared"},
      {"number contains", "trust_age contains 2", "error: a number cannot contain anything"},
      {"person contains", "client contains 'x'", "error: a record cannot contain anything"},
      {"text contains a number", "word contains 5",
       "error: a text cannot be compared with a number"},
      {"number starts with", "trust_age starts with '2'",
       "error: a number cannot be compared with a text"},
  });
}

TEST(Values, EqualTruthyAndEmpty) {
  const Value one(base::Decimal::of(10, 1));
  EXPECT_TRUE(one.equals(Value(1)));
  EXPECT_FALSE(one.equals(Value("1")));
  EXPECT_FALSE(Value(true).equals(Value(1)));
  EXPECT_TRUE(Value().equals(Value()));
  EXPECT_FALSE(Value().equals(Value("")));
  EXPECT_TRUE(Value(List{1, "a"}).equals(Value(List{1, "a"})));
  EXPECT_FALSE(Value(List{1, "a"}).equals(Value(List{"a", 1})));
  EXPECT_TRUE(Value(Record{"x", {{"a", 1}}}).equals(Value(Record{"x", {{"a", 1}}})));
  EXPECT_FALSE(Value(Record{"x", {{"a", 1}}}).equals(Value(Record{"x", {{"b", 1}}})));
  EXPECT_FALSE(Value(Record{"x", {{"id", 1}}}).equals(Value(Record{"x", {{"id", 2}}})));
  EXPECT_TRUE(Value(" \xC2\xA0").empty());
  EXPECT_FALSE(Value(false).empty());
  EXPECT_FALSE(Value(0).empty());
  EXPECT_FALSE(Value(Record{}).empty());
  EXPECT_EQ(word(Value::Kind::date), "date");
  EXPECT_EQ(word(Value::Kind::list), "list");
}

}  // namespace
}  // namespace engross::expression
