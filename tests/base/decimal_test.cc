#include "base/decimal.h"

#include <gtest/gtest.h>

namespace engross::base {
namespace {

Decimal number(const char* text) { return *Decimal::parse(text); }

struct DecimalPair {
  const char* typed;
  const char* shown;
};

TEST(Decimals, ShowWhatWasTyped) {
  const DecimalPair rows[] = {
      {"0", "0"},
      {"-0", "0"},
      {"0.00", "0.00"},
      {"-0.00", "0.00"},
      {"12.50", "12.50"},
      {"+7", "7"},
      {"-12.05", "-12.05"},
      {"007", "7"},
      {".5", "0.5"},
      {"-.5", "-0.5"},
      {"0.000000000000000001", "0.000000000000000001"},
      {"9999999999999999999999999999999999", "9999999999999999999999999999999999"},
      {"-9999999999999999.999999999999999999", "-9999999999999999.999999999999999999"},
      {"0000000000000000000000000000000000000001", "1"},
  };
  for (const DecimalPair& row : rows) {
    SCOPED_TRACE(row.typed);
    const auto parsed = Decimal::parse(row.typed);
    ASSERT_TRUE(parsed) << parsed.error().line();
    EXPECT_EQ(parsed->text(), row.shown);
  }
}

struct DecimalRefused {
  const char* name;
  std::string_view text;
};

TEST(Decimals, DecimalRefused) {
  const DecimalRefused rows[] = {
      {"empty", ""},
      {"sign alone", "-"},
      {"point alone", "."},
      {"sign and point", "-."},
      {"point at the end", "5."},
      {"two points", "1.2.3"},
      {"two signs", "--5"},
      {"sign behind", "5-"},
      {"grouping", "1,234.50"},
      {"grouping by space", "1 234.50"},
      {"comma", "12,50"},
      {"currency", "$12.50"},
      {"percent", "12%"},
      {"exponent", "1e5"},
      {"hexadecimal", "0x1F"},
      {"infinity", "inf"},
      {"not a number", "NaN"},
      {"words", "twelve"},
      {"space before", " 5"},
      {"space behind", "5 "},
      {"minus sign of typographers", "\u22125"},
      {"other digits", "٣"},
      {"zero byte", std::string_view("5\0", 2)},
      {"35 digits", "12345678901234567890123456789012345"},
      {"19 places", "0.0000000000000000001"},
      {"19 places of zeros", "0.0000000000000000000"},
      {"200 digits",
       "11111111111111111111111111111111111111111111111111111111111111111111111111111"
       "11111111111111111111111111111111111111111111111111111111111111111111111111"},
  };
  for (const DecimalRefused& row : rows) {
    SCOPED_TRACE(row.name);
    const auto parsed = Decimal::parse(row.text);
    ASSERT_FALSE(parsed) << parsed->text();
    EXPECT_EQ(parsed.error().fault, Fault::malformed);
    EXPECT_FALSE(parsed.error().remedy.empty());
  }
}

struct Rounding {
  const char* number;
  int places;
  const char* result;
};

TEST(Decimals, RoundHalvesAwayFromZero) {
  const Rounding rows[] = {
      {"2.345", 2, "2.35"},
      {"2.344999", 2, "2.34"},
      {"-2.345", 2, "-2.35"},
      {"-2.344", 2, "-2.34"},
      {"0.005", 2, "0.01"},
      {"-0.005", 2, "-0.01"},
      {"0.004", 2, "0.00"},
      {"-0.004", 2, "0.00"},
      {"1.005", 2, "1.01"},
      {"9.995", 2, "10.00"},
      {"0.5", 0, "1"},
      {"-0.5", 0, "-1"},
      {"2.5", 0, "3"},
      {"12", 2, "12.00"},
      {"12.5", 2, "12.50"},
      {"99999999999999999.99", 1, "100000000000000000.0"},
      {"1.23", -1, "1"},
      {"1.5", 40, "1.500000000000000000"},
      {"9999999999999999999999999999999999", 2, "9999999999999999999999999999999999"},
      {"99999999999999999999999999999999.9", 3, "99999999999999999999999999999999.9"},
  };
  for (const Rounding& row : rows) {
    SCOPED_TRACE(row.number);
    const Decimal rounded = number(row.number).rounded(row.places);
    EXPECT_EQ(rounded.text(), row.result);
    EXPECT_TRUE(Decimal::parse(rounded.text()));
  }
}

struct Sum {
  const char* a;
  char sign;
  const char* b;
  const char* result;  // "": refused
};

Result<Decimal> compute(const Decimal& a, char sign, const Decimal& b) {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      return a / b;
  }
}

TEST(Decimals, ArithmeticIsExactOrRefused) {
  constexpr const char* kMost = "9999999999999999999999999999999999";
  const Sum rows[] = {
      {"0.1", '+', "0.2", "0.3"},
      {"1.10", '+', "2.2", "3.30"},
      {"1", '-', "1.00", "0.00"},
      {"-5", '-', "-7.5", "2.5"},
      {"19.99", '*', "3", "59.97"},
      {"-0.5", '*', "0.5", "-0.25"},
      {"0", '*', "-3.5", "0.0"},
      {"1.000000000000000000", '*', "2.000000000000000000", "2.000000000000000000"},
      {"1", '/', "3", "0.333333333333"},
      {"2", '/', "3", "0.666666666667"},
      {"-2", '/', "3", "-0.666666666667"},
      {"10", '/', "-4", "-2.5"},
      {"1.00", '/', "0.25", "4"},
      {"0", '/', "7", "0"},
      {"1", '/', "8000000000000", "0"},
      {kMost, '+', "0", kMost},
      {kMost, '-', "1", "9999999999999999999999999999999998"},
      {kMost, '+', "1", ""},
      {"-9999999999999999999999999999999999", '-', "1", ""},
      {kMost, '+', "0.000000000000000001", ""},
      {kMost, '*', "10", ""},
      {kMost, '*', kMost, ""},
      {"0.0000000001", '*', "0.0000000001", ""},
      {kMost, '/', "3", ""},
      {"1", '/', "0", ""},
      {"0", '/', "0.00", ""},
  };
  for (const Sum& row : rows) {
    SCOPED_TRACE(std::string(row.a) + " " + row.sign + " " + row.b);
    const auto result = compute(number(row.a), row.sign, number(row.b));
    if (*row.result == '\0') {
      ASSERT_FALSE(result) << result->text();
      EXPECT_EQ(result.error().fault, Fault::malformed);
    } else {
      ASSERT_TRUE(result) << result.error().line();
      EXPECT_EQ(result->text(), row.result);
    }
  }
  EXPECT_EQ((number("1") / number("0")).error().what, "division by zero");
}

struct Order {
  const char* a;
  char sign;
  const char* b;
};

TEST(Decimals, CompareByValue) {
  const Order rows[] = {
      {"1.0", '=', "1.00"},
      {"0", '=', "-0.000"},
      {"0.1", '<', "0.11"},
      {"-0.1", '>', "-0.11"},
      {"-0.5", '<', "0.5"},
      {"-1", '<', "0.000000000000000001"},
      {"9999999999999999999999999999999999", '>', "0.000000000000000001"},
      {"9999999999999999.999999999999999999", '<', "10000000000000000"},
      {"-9999999999999999999999999999999999", '<', "-9999999999999999999999999999999998"},
  };
  for (const Order& row : rows) {
    SCOPED_TRACE(std::string(row.a) + row.sign + row.b);
    const Decimal a = number(row.a), b = number(row.b);
    EXPECT_EQ(a == b, row.sign == '=');
    EXPECT_EQ(a < b, row.sign == '<');
    EXPECT_EQ(a > b, row.sign == '>');
    EXPECT_EQ(b < a, row.sign == '>');
  }
}

TEST(Decimals, WholePart) {
  EXPECT_EQ(number("12.99").whole(), 12);
  EXPECT_EQ(number("-12.99").whole(), -12);
  EXPECT_EQ(number("9223372036854775807").whole(), 9223372036854775807LL);
  EXPECT_EQ(number("-9223372036854775808").whole(), -9223372036854775807LL - 1);
  EXPECT_FALSE(number("9223372036854775808").whole());
  EXPECT_FALSE(number("-9223372036854775809").whole());
  EXPECT_TRUE(number("3.00").is_whole());
  EXPECT_FALSE(number("3.01").is_whole());
  EXPECT_TRUE(number("-0.01").is_negative());
  EXPECT_FALSE(number("-0.00").is_negative());
  EXPECT_TRUE(number("0.00").is_zero());
  EXPECT_EQ(number("2.50").negated().text(), "-2.50");
}

}  // namespace
}  // namespace engross::base
