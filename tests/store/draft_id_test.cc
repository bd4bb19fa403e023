#include "store/draft_id.h"

#include <gtest/gtest.h>

#include <set>

namespace engross::store {
namespace {

TEST(DraftId, IsShortTypableAndReadsBackAsItself) {
  std::random_device random;
  std::set<std::string> seen;
  for (int i = 0; i < 500; ++i) {
    const std::string id = draft_id(random);
    SCOPED_TRACE(id);
    ASSERT_EQ(id.size(), 7U);
    EXPECT_EQ(id.substr(0, 2), "D-");
    EXPECT_EQ(id.find_first_of("01OILU", 2), id.npos);
    EXPECT_EQ(typed_draft_id(id), id);
    seen.insert(id);
  }
  EXPECT_GT(seen.size(), 490U);
}

struct Row {
  const char* name;
  const char* typed;
  const char* id;  // "": refused
};

TEST(DraftId, AsTyped) {
  const Row rows[] = {
      {"as printed", "D-7K3Q9", "D-7K3Q9"},
      {"lower case", "d-7k3q9", "D-7K3Q9"},
      {"no hyphen", "D7K3Q9", "D-7K3Q9"},
      {"spaces", " d 7k3 q9 ", "D-7K3Q9"},
      {"hyphens", "D-7-K-3-Q-9", "D-7K3Q9"},
      {"starts with D", "DDDDDD", "D-DDDDD"},
      {"empty", "", ""},
      {"letter alone", "D-", ""},
      {"without its D", "7K3Q9", ""},
      {"too short", "D-7K3Q", ""},
      {"too long", "D-7K3Q99", ""},
      {"a zero", "D-7K3Q0", ""},
      {"an O", "D-7K3QO", ""},
      {"a one", "D-1K3Q9", ""},
      {"an I", "D-IK3Q9", ""},
      {"an L", "D-LK3Q9", ""},
      {"a U", "D-UK3Q9", ""},
      {"another letter first", "E-7K3Q9", ""},
      {"a dot", "D.7K3Q9", ""},
      {"a matter's number", "00001-Whitfield", ""},
      {"beyond ASCII", "D-7K3É", ""},
      {"a tab", "D-7K3Q\t", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(typed_draft_id(row.typed).value_or(""), row.id);
  }
}

}  // namespace
}  // namespace engross::store
