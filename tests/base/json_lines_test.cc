#include "base/json_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "rows/rows.h"

namespace engross::base {
namespace {

constexpr const char* kText = R"({
  "format": "x", "a/b": 1,
  "m~n": {"deep":
    [10, {"k": "}]\",{"},
     20,
     {
       "k": true, "é": null
     }
    ]
  },
  "\u0061": -1.5e3,
  "empty": {}, "none": [],
  "": 0,
  "last":


    "x"
})";

struct JsonLinesRow {
  const char* name;
  const char* pointer;
  int line;
};

class Lines : public rows::Row<JsonLinesRow> {};

ROW_TEST(Lines, AreThoseOfTheValue) { EXPECT_EQ(line_of(kText, row().pointer), row().line); }

ROWS(Found, Lines, JsonLinesRow{"whole", "", 1}, JsonLinesRow{"first", "/format", 2},
     JsonLinesRow{"same_line", "/a~1b", 2}, JsonLinesRow{"tilde", "/m~0n", 3},
     JsonLinesRow{"value_below_its_key", "/m~0n/deep", 4}, JsonLinesRow{"item", "/m~0n/deep/0", 4},
     JsonLinesRow{"item_after_brackets_in_a_text", "/m~0n/deep/2", 5},
     JsonLinesRow{"object_in_a_list", "/m~0n/deep/3", 6},
     JsonLinesRow{"accented", "/m~0n/deep/3/é", 7}, JsonLinesRow{"escaped_key", "/a", 11},
     JsonLinesRow{"empty_object", "/empty", 12}, JsonLinesRow{"empty_key", "/", 13},
     JsonLinesRow{"last", "/last", 17});

ROWS(NotThere, Lines, JsonLinesRow{"member", "/nothing", 1},
     JsonLinesRow{"member_inside", "/m~0n/deepest", 3},
     JsonLinesRow{"beyond_the_list", "/m~0n/deep/4", 4},
     JsonLinesRow{"no_index", "/m~0n/deep/x", 4},
     JsonLinesRow{"index_with_zero", "/m~0n/deep/01", 4},
     JsonLinesRow{"below_a_text", "/format/0", 2}, JsonLinesRow{"in_an_empty_list", "/none/0", 12},
     JsonLinesRow{"in_an_empty_object", "/empty/k", 12},
     JsonLinesRow{"member_of_a_member", "/m~0n/deep/3/x/y", 6});

TEST(Lines, CountFromOneBehindAByteOrderMark) {
  EXPECT_EQ(line_of("\xEF\xBB\xBF\n{\"a\":\r\n1}", ""), 2);
  EXPECT_EQ(line_of("\xEF\xBB\xBF\n{\"a\":\r\n1}", "/a"), 3);
}

// Callers promise JSON; another text must not lead outside of it.
TEST(Lines, StayInATextThatIsNoJson) {
  for (const char* text :
       {"", "{", "{\"", "{\"a", "{\"a\\", "{\"a\":", "[", "[1,", "[[[", "{\"a\" 1}"}) {
    EXPECT_EQ(line_of(text, "/a/1/b"), 1) << text;
    EXPECT_EQ(line_of(text, "/1/2"), 1) << text;
  }
}

}  // namespace
}  // namespace engross::base
