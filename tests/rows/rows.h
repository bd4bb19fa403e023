// Tables of named rows as tests, one a row: "Table/Suite.Test/row" in GoogleTest's reports.
//
//   class Dates : public rows::Row<DateRow> {};
//   ROW_TEST(Dates, AreRead) { EXPECT_EQ(read(row().text), row().date); }
//   ROWS(Slashes, Dates, {"day_first", "3/4/1970", ...}, {...});
//   ROWS_OF(Files, Dates, dates_of_files());   // an array or a vector
//
// GoogleTest's own TEST_P compiles some 360 functions for every suite, most of the time that a test
// program takes; these share one compiled set. A row's name is its `name`, or what name_of(row)
// gives, or the row itself where that is text; any other row has its number.
//
// In a report's name all but letters and digits is an underscore. A name that comes twice in a
// table, a suite without a test and one without rows fail the program before any test runs.
#pragma once

#include <gtest/gtest.h>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <string>

namespace engross::rows {

/// What a fixture derives from beside a base of its own.
template <class Of>
class WithRow {
 public:
  using RowType = Of;
  /// The row under test.
  static const Of& row() { return *current(); }
  static void use(const void* row) { current() = static_cast<const Of*>(row); }

 private:
  static const Of*& current() {
    static const Of* row = nullptr;
    return row;
  }
};

/// The fixture of a suite whose tests run once a row.
template <class Of>
class Row : public testing::Test, public WithRow<Of> {};

/// Where rows of one type stand in memory, and what is needed of them without knowing the type.
struct Table {
  const char* name;
  const void* first;
  std::size_t count;
  std::size_t stride;  // bytes
  std::string (*name_of)(const void* row, std::size_t index);
  void (*use)(const void* row);
};

using Make = testing::Test* (*)();

/// Makes a test for one row.
struct Factory {
  Make make;
  void (*use)(const void* row);
  const void* row;
};

using Register = void (*)(const char* suite, const char* name, const char* file, int line,
                          const Factory& factory);

/// GoogleTest learns the fixture's type: it sets up and tears down each suite once.
template <class Suite>
void register_row(const char* suite, const char* name, const char* file, int line,
                  const Factory& factory) {
  testing::RegisterTest(suite, name, nullptr, nullptr, file, line, [factory]() -> Suite* {
    factory.use(factory.row);
    return static_cast<Suite*>(factory.make());
  });
}

/// A test as it is written, once for all rows.
struct Written {
  const char* name;
  int line;
  Make make;
  Register add;
};

/// A suite is known by its file and name; its tests and tables may come in any order.
bool add_test(const char* file, const char* suite, const Written& test);
bool add_table(const char* file, const char* suite, const Table& table);

template <class RowType>
std::string row_name(const void* at, std::size_t index) {
  const auto& row = *static_cast<const RowType*>(at);
  if constexpr (requires { name_of(row); }) {
    return name_of(row);
  } else if constexpr (requires { row.name; }) {
    return std::string(row.name);
  } else if constexpr (std::same_as<RowType, std::string>) {
    return row;
  } else {
    return std::to_string(index);
  }
}

template <class Suite, class Range>
bool add_rows(const char* file, const char* suite, const char* table, const Range& rows) {
  using RowType = typename Suite::RowType;
  return add_table(
      file, suite,
      {table, std::data(rows), std::size(rows), sizeof(RowType), &row_name<RowType>, &Suite::use});
}

}  // namespace engross::rows

#define ROW_TEST(suite, name)                                                            \
  class suite##_##name##_Test : public suite {                                           \
    void TestBody() override;                                                            \
  };                                                                                     \
  [[maybe_unused]] static const bool suite##_##name##_added = ::engross::rows::add_test( \
      __FILE__, #suite,                                                                  \
      {#name, __LINE__, []() -> ::testing::Test* { return new suite##_##name##_Test; },  \
       &::engross::rows::register_row<suite>});                                          \
  void suite##_##name##_Test::TestBody()

#define ROWS_OF(table, suite, ...)                             \
  static const auto& table##_##suite##_rows = __VA_ARGS__;     \
  [[maybe_unused]] static const bool table##_##suite##_added = \
      ::engross::rows::add_rows<suite>(__FILE__, #suite, #table, table##_##suite##_rows)

#define ROWS(table, suite, ...)                                          \
  static const suite::RowType table##_##suite##_array[] = {__VA_ARGS__}; \
  [[maybe_unused]] static const bool table##_##suite##_added =           \
      ::engross::rows::add_rows<suite>(__FILE__, #suite, #table, table##_##suite##_array)
