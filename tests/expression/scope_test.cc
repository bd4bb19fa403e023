// Names in a record that is long enough to be looked up by an index, which only the tenth question
// or so meets.
#include <gtest/gtest.h>

#include "sample_values.h"

namespace engross::expression {
namespace {

Record forty_members() {
  Record record;
  for (int i = 0; i < 40; ++i)
    record.members.emplace_back("name" + std::to_string(i), "value " + std::to_string(i));
  record.members.emplace_back("name7", "a second of that name");
  record.members.emplace_back("MaidenName", "Osborne");
  return record;
}

std::string asked(const Scope& scope, std::string_view name) {
  const Value* found = scope.find(name);
  return found == nullptr ? "none" : found->text();
}

TEST(LongRecord, answers_every_question_alike) {
  const Value root(forty_members());
  const Value inner(Record{"", {{"name7", "of the item"}}});
  const Value child("Daniel");
  const struct {
    const char* name;
    const char* wanted;
  } rows[] = {
      {"name0", "value 0"},       {"name39", "value 39"},
      {"name7", "value 7"},       {"MaidenName", "Osborne"},
      {"maiden_name", "Osborne"}, {"name40", "none"},
      {"name", "none"},           {"", "none"},
      {"name0 ", "none"},         {"Name1", "value 1"},
  };
  const Scope scope(root);
  for (int round = 0; round < 30; ++round) {
    for (const auto& row : rows)
      EXPECT_EQ(asked(scope, row.name), row.wanted) << row.name << ", round " << round;
  }
  const Scope item(scope, inner);
  const Scope loop(scope, "name8", child);
  for (int round = 0; round < 30; ++round) {
    EXPECT_EQ(asked(item, "name7"), "of the item");
    EXPECT_EQ(asked(item, "name9"), "value 9");
    EXPECT_EQ(asked(loop, "name8"), "Daniel");
    EXPECT_EQ(asked(loop, "name9"), "value 9");
  }
}

}  // namespace
}  // namespace engross::expression
