#include "rows/rows.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace engross::rows {
namespace {

struct Suite {
  std::vector<Written> tests;
  std::vector<Table> tables;
};

// Filled while statics are initialized, in an order that only the linker knows.
std::map<std::pair<std::string, std::string>, Suite>& suites() {
  static auto* all = new std::map<std::pair<std::string, std::string>, Suite>;
  return *all;
}

const void* row_of(const Table& table, std::size_t index) {
  return static_cast<const char*>(table.first) + index * table.stride;
}

// What GoogleTest's filters and reports take as a name.
std::string plain_name(const Table& table, std::size_t index) {
  std::string name = table.name_of(row_of(table, index), index);
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

void register_rows(const std::string& file, const std::string& suite, const Written& test,
                   const Table& table) {
  for (std::size_t i = 0; i < table.count; ++i) {
    const std::string name = std::string(test.name) + "/" + plain_name(table, i);
    test.add((std::string(table.name) + "/" + suite).c_str(), name.c_str(), file.c_str(), test.line,
             {test.make, table.use, row_of(table, i)});
  }
}

class EachIsWhole : public testing::Environment {
  void SetUp() override {
    for (const auto& [key, suite] : suites()) {
      ASSERT_FALSE(suite.tests.empty()) << key.first << ": suite " << key.second << " has no test";
      ASSERT_FALSE(suite.tables.empty()) << key.first << ": suite " << key.second << " has no rows";
    }
  }
};

const auto* const kWhole = testing::AddGlobalTestEnvironment(new EachIsWhole);

}  // namespace

bool add_test(const char* file, const char* suite, const Written& test) {
  Suite& known = suites()[{file, suite}];
  known.tests.push_back(test);
  for (const Table& table : known.tables) register_rows(file, suite, test, table);
  return true;
}

bool add_table(const char* file, const char* suite, const Table& table) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < table.count; ++i) {
    const std::string name = plain_name(table, i);
    if (name.empty() || !names.insert(name).second) {
      std::fprintf(stderr, "error: row \"%s\", %s, %s/%s, a row needs a name of its own\n",
                   name.c_str(), file, table.name, suite);
      std::abort();
    }
  }
  Suite& known = suites()[{file, suite}];
  known.tables.push_back(table);
  for (const Written& test : known.tests) register_rows(file, suite, test, table);
  return true;
}

}  // namespace engross::rows
