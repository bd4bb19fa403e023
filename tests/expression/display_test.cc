// Values as a document shows them when no filter says otherwise.
#include "sample_values.h"

namespace engross::expression {
namespace {

struct Shown {
  const char* name;
  Value value;
  const char* text;
};

base::Decimal decimal(std::string_view text) { return *base::Decimal::parse(text); }
base::Date day(int year, unsigned month, unsigned day) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

TEST(Display, EveryKind) {
  const Shown rows[] = {
      {"nothing", Value(), ""},
      {"yes", Value(true), "Yes"},
      {"no", Value(false), "No"},
      {"number", Value(25), "25"},
      {"places stay", Value(decimal("2.50")), "2.50"},
      {"no grouping", Value(decimal("1234567")), "1234567"},
      {"date", Value(day(2026, 11, 23)), "23 November 2026"},
      {"single day", Value(day(2026, 1, 5)), "5 January 2026"},
      {"money", Value(base::Money{decimal("1234.5"), "CAD"}), "$1,234.50"},
      {"money rounded", Value(base::Money{decimal("0.125"), "CAD"}), "$0.13"},
      {"money minus", Value(base::Money{decimal("-1234.5"), "CAD"}), "-$1,234.50"},
      {"US dollars", Value(base::Money{decimal("1"), "USD"}), "US$1.00"},
      {"pounds", Value(base::Money{decimal("1"), "GBP"}), "£1.00"},
      {"francs", Value(base::Money{decimal("1"), "CHF"}),
       "CHF\xC2\xA0"
       "1.00"},
      {"text", Value("  kept \n"), "  kept \n"},
      {"marks are text", Value("{{ client }}"), "{{ client }}"},
      {"empty list", Value(List{}), ""},
      {"one", Value(List{"A"}), "A"},
      {"two", Value(List{"A", "B"}), "A and B"},
      {"three", Value(List{"A", "B", "C"}), "A, B and C"},
      {"gaps", Value(List{"A", Value(), " ", "C"}), "A and C"},
      {"record", Value(Record{"Thomas", {}}), "Thomas"},
  };
  for (const Shown& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(display(row.value).value(), row.text);
  }
}

struct NotShown {
  const char* name;
  Value value;
  const char* what;
  const char* remedy;
};

TEST(Display, RecordsWithoutATextAreRefused) {
  const NotShown rows[] = {
      {"members", Value(Record{"", {{"left", 1}, {"right", 2}}}),
       "a record cannot be printed whole; this one holds left and right",
       "write one of its members after a dot, as .left"},
      {"a person that says no more", Value(Record{"", {{"name", Record{"", {{"full", "A B"}}}}}}),
       "a record cannot be printed whole; this one holds name",
       "write one of its members after a dot, as .name.full"},
      {"nothing inside", Value(Record{}), "a record that holds nothing cannot be printed",
       "check the values"},
      {"in a list", Value(List{"A", Record{"", {{"left", 1}}}}),
       "a record cannot be printed whole; this one holds left",
       "write one of its members after a dot, as .left"},
  };
  for (const NotShown& row : rows) {
    SCOPED_TRACE(row.name);
    const auto text = display(row.value);
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().what, row.what);
    EXPECT_EQ(text.error().remedy, row.remedy);
  }
}

}  // namespace
}  // namespace engross::expression
