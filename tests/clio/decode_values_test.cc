#include "clio/decode_values.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "clio/answer.h"

namespace engross::clio {
namespace {

using base::Decimal;
using matter::ContactRef;
using matter::FieldType;
using matter::FieldValue;
using matter::MatterRef;
using matter::Option;

base::Date day(int year, unsigned month, unsigned of_month) {
  return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(of_month);
}

struct DecodeValuesRow {
  const char* name;
  FieldType type;
  const char* entry;
  FieldValue value;
};

const DecodeValuesRow kTaken[] = {
    {"tick", FieldType::checkbox, R"({"value":true})", true},
    {"no tick", FieldType::checkbox, R"({"value":false})", false},
    {"tick as text", FieldType::checkbox, R"({"value":"true"})", true},
    {"no tick as text", FieldType::checkbox, R"({"value":"false"})", false},
    {"tick unset", FieldType::checkbox, R"({"value":null})", std::monostate{}},
    {"value left out", FieldType::checkbox, R"({})", std::monostate{}},
    {"whole number", FieldType::numeric, R"({"value":25})", Decimal(25)},
    {"number as text", FieldType::numeric, R"({"value":"25"})", Decimal(25)},
    {"negative", FieldType::numeric, R"({"value":-3.5})", Decimal::of(-35, 1)},
    {"a tenth is a tenth", FieldType::numeric, R"({"value":0.1})", Decimal::of(1, 1)},
    {"exponent", FieldType::numeric, R"({"value":1.24e6})", Decimal(1240000)},
    {"negative exponent", FieldType::numeric, R"({"value":25e-2})", Decimal::of(25, 2)},
    {"empty text is no number", FieldType::numeric, R"({"value":""})", std::monostate{}},
    {"money as number", FieldType::currency, R"({"value":86500.0})",
     base::Money{Decimal::of(865000, 1), "CAD"}},
    {"money as text", FieldType::currency, R"({"value":"1240000.00"})",
     base::Money{Decimal::of(124000000, 2), "CAD"}},
    {"cents beyond a double", FieldType::currency, R"({"value":12345678901234567.89})",
     base::Money{Decimal::of(1234567890123456789LL, 2), "CAD"}},
    {"date", FieldType::date, R"({"value":"2026-10-05"})", day(2026, 10, 5)},
    {"time is text", FieldType::time, R"({"value":"14:30:00"})", std::string("14:30:00")},
    {"line of text", FieldType::text_line, R"({"value":"Épouse"})", std::string("Épouse")},
    {"area of text", FieldType::text_area, R"({"value":"one\ntwo"})", std::string("one\ntwo")},
    {"empty text", FieldType::text_line, R"({"value":""})", std::monostate{}},
    {"e-mail", FieldType::email, R"({"value":"a@b.example"})", std::string("a@b.example")},
    {"web address", FieldType::url, R"({"value":"https://b.example"})",
     std::string("https://b.example")},
    {"picklist, id as text", FieldType::picklist,
     R"({"value":"9002","picklist_option":{"id":9002,"option":"Will with trust"}})",
     Option{9002, "Will with trust"}},
    {"picklist, id as number", FieldType::picklist,
     R"({"value":9002,"picklist_option":{"id":9002,"option":"Mirror wills"}})",
     Option{9002, "Mirror wills"}},
    {"picklist, id alone", FieldType::picklist, R"({"value":"9002"})", Option{9002, ""}},
    {"picklist, association without a label", FieldType::picklist,
     R"({"value":9002,"picklist_option":{"id":9002,"etag":"x"}})", Option{9002, ""}},
    {"picklist, label as value", FieldType::picklist, R"({"value":"Simple will"})",
     Option{0, "Simple will"}},
    {"contact", FieldType::contact,
     R"({"value":30002,"contact":{"id":30002,"name":"Amélie Whitfield"}})",
     ContactRef{30002, "Amélie Whitfield"}},
    {"contact, id as text and no name", FieldType::contact,
     R"({"value":"30002","contact":{"id":30002}})", ContactRef{30002, ""}},
    {"contact, id alone", FieldType::contact, R"({"value":30002})", ContactRef{30002, ""}},
    {"contact redacted", FieldType::contact,
     R"({"value":30002,"contact":{"id":30002,"redacted":true}})", ContactRef{30002, ""}},
    {"matter", FieldType::matter,
     R"({"value":"12","matter":{"id":12,"display_number":"00012-Roy"}})",
     MatterRef{12, "00012-Roy"}},
};

TEST(FieldValue, IsTakenByItsType) {
  for (const DecodeValuesRow& row : kTaken) {
    SCOPED_TRACE(row.name);
    const auto entry = read_json(row.entry);
    ASSERT_TRUE(entry);
    const auto value = field_value(row.type, *entry, "CAD");
    ASSERT_TRUE(value);
    EXPECT_EQ(*value, row.value) << matter::text_of(*value);
  }
}

TEST(FieldValue, MoneyIsInTheMattersCurrencyAndExact) {
  const auto entry = read_json(R"({"value":1240000.10})");
  const auto value = field_value(FieldType::currency, *entry, "USD");
  ASSERT_TRUE(value);
  EXPECT_EQ(std::get<base::Money>(*value).currency, "USD");
  EXPECT_EQ(std::get<base::Money>(*value).amount.text(), "1240000.10");
}

TEST(FieldValue, IsRefusedWhenItIsOfAnotherType) {
  struct OfAnotherType {
    const char* name;
    FieldType type;
    const char* value;
  };
  const OfAnotherType rows[] = {
      {"a word for a tick", FieldType::checkbox, R"("yes")"},
      {"a number for a tick", FieldType::checkbox, "1"},
      {"words for a number", FieldType::numeric, R"("twenty-five")"},
      {"a grouped number", FieldType::numeric, R"("1,240,000")"},
      {"a number with a unit", FieldType::numeric, R"("25 years")"},
      {"a tick for a number", FieldType::numeric, "true"},
      {"an object for a number", FieldType::numeric, R"({"amount":1})"},
      {"an exponent without end", FieldType::numeric, R"("1e")"},
      {"an exponent out of reach", FieldType::numeric, R"("1e400")"},
      {"a number longer than any", FieldType::numeric,
       R"("1234567890123456789012345678901234567890")"},
      {"a sign of money", FieldType::currency, R"("$86,500.00")"},
      {"a comma for the point", FieldType::currency, R"("86500,00")"},
      {"a list of money", FieldType::currency, "[1]"},
      {"a day that is not", FieldType::date, R"("2026-02-30")"},
      {"another way to write a day", FieldType::date, R"("05/10/2026")"},
      {"an instant for a day", FieldType::date, R"("2026-10-05T00:00:00Z")"},
      {"a number for a day", FieldType::date, "20261005"},
      {"a number for text", FieldType::text_line, "5"},
      {"a tick for text", FieldType::text_area, "true"},
      {"an object for text", FieldType::url, R"({"href":"x"})"},
      {"a tick for an option", FieldType::picklist, "true"},
      {"a list of options", FieldType::picklist, "[9002]"},
      {"a name for a contact", FieldType::contact, R"("Amélie")"},
      {"zero for a contact", FieldType::contact, "0"},
      {"a negative contact", FieldType::contact, "-4"},
      {"a tick for a contact", FieldType::contact, "true"},
      {"a number that is no id", FieldType::contact, "1.5"},
      {"a display number for a matter", FieldType::matter, R"("00012-Roy")"},
  };
  for (const OfAnotherType& row : rows) {
    SCOPED_TRACE(row.name);
    const auto entry = read_json(std::string(R"({"value":)") + row.value + "}");
    ASSERT_TRUE(entry);
    EXPECT_FALSE(field_value(row.type, *entry, "CAD"));
  }
}

TEST(ExactDecimal, KeepsTheDigits) {
  const char* const rows[][2] = {
      {"86500.0", "86500.0"}, {"1.5E+2", "150"}, {"1.55e1", "15.5"}, {"1e0", "1"},
      {"12e-1", "1.2"},       {"-0.5e1", "-5"},  {"+7", "7"},        {"0e5", "0"}};
  for (const auto& [written, kept] : rows) {
    SCOPED_TRACE(written);
    const auto number = exact_decimal(written);
    ASSERT_TRUE(number);
    EXPECT_EQ(number->text(), kept);
  }
  for (const char* text : {"", "e5", "1e+", "1e5e", "1.e", "0x10", "1e35", "NaN", "1 000"}) {
    EXPECT_FALSE(exact_decimal(text)) << text;
  }
}

}  // namespace
}  // namespace engross::clio
