#include "base/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace engross::base {
namespace {

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

TEST(Json, Accepted) {
  for (const std::string& text :
       {std::string("{}"), std::string(" [1, 2] \n"), std::string("null"), std::string("\"é\""),
        std::string(R"({"a":{"b":1},"c":{"b":1}})"), std::string(R"([{"a":1},{"a":2}])"),
        std::string("\xEF\xBB\xBF{}"), nested(256)}) {
    SCOPED_TRACE(text);
    const auto parsed = parse_json(text, "here");
    EXPECT_TRUE(parsed) << parsed.error().line();
  }
}

struct JsonRefused {
  const char* name;
  std::string text;
  const char* what;  // how the message begins
};

TEST(Json, JsonRefused) {
  const JsonRefused rows[] = {
      {"empty", "", "not JSON"},
      {"blank", "  ", "not JSON"},
      {"words", "hello", "not JSON"},
      {"cut short", "{\"a\": 1", "not JSON"},
      {"cut in a text", "{\"a\": \"b", "not JSON"},
      {"comma at the end", "[1,]", "not JSON"},
      {"comma between", "[1,,2]", "not JSON"},
      {"single quotes", "{'a': 1}", "not JSON"},
      {"bare key", "{a: 1}", "not JSON"},
      {"comment", "{} // no", "not JSON"},
      {"two values", "{} {}", "not JSON"},
      {"leading zero", "[01]", "not JSON"},
      {"plus sign", "[+1]", "not JSON"},
      {"point at the end", "[1.]", "not JSON"},
      {"not a number", "[NaN]", "not JSON"},
      {"infinity", "[Infinity]", "not JSON"},
      {"bare line break in a text", "[\"a\nb\"]", "not JSON"},
      {"unknown escape", R"(["\x41"])", "not JSON"},
      {"half a surrogate", R"(["\ud800"])", "not JSON"},
      {"latin-1", "[\"caf\xE9\"]", "not JSON"},
      {"zero byte", std::string("{}\0", 3), "not JSON"},
      {"UTF-16", std::string("\xFF\xFE{\0}\0", 6), "not JSON"},
      {"XML", "<a/>", "not JSON"},
      {"repeated key", R"({"a":1,"a":2})", "the key \"a\" stands twice"},
      {"repeated key inside", R"([{"b":{"a":1,"c":2,"a":3}}])", "the key \"a\" stands twice"},
      {"repeated key by escape", R"({"a":1,"\u0061":2})", "the key \"a\" stands twice"},
      {"257 levels", nested(257), "deeper than 256 levels"},
      {"many levels", std::string(100000, '['), "deeper than 256 levels"},
  };
  for (const JsonRefused& row : rows) {
    SCOPED_TRACE(row.name);
    const auto parsed = parse_json(row.text, "mapping/relationships.json");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().fault, Fault::malformed);
    EXPECT_EQ(parsed.error().what.substr(0, std::string(row.what).size()), row.what);
    EXPECT_EQ(parsed.error().where, "mapping/relationships.json");
    EXPECT_FALSE(parsed.error().remedy.empty());
  }
  EXPECT_EQ(parse_json("[1,]", "x").error().what, "not JSON (byte 4)");
}

TEST(Json, Members) {
  const auto object = parse_json(
      R"({"text":"é","empty":"","null":null,"number":42,"negative":-7,"digits":"42","minus":"-7",
          "fraction":4.5,"most":9223372036854775807,"beyond":9223372036854775808,
          "beyond_text":"9223372036854775808","words":"42 days","plus":"+42","tick":true,"list":[1]})",
      "here");
  ASSERT_TRUE(object) << object.error().line();
  EXPECT_EQ(text_at(*object, "text"), "é");
  for (const char* key : {"empty", "null", "number", "tick", "list", "absent"}) {
    SCOPED_TRACE(key);
    EXPECT_EQ(text_at(*object, key), "");
  }
  EXPECT_EQ(number_at(*object, "number"), 42);
  EXPECT_EQ(number_at(*object, "negative"), -7);
  EXPECT_EQ(number_at(*object, "digits"), 42);
  EXPECT_EQ(number_at(*object, "minus"), -7);
  EXPECT_EQ(number_at(*object, "most"), 9223372036854775807);
  for (const char* key : {"fraction", "beyond", "beyond_text", "words", "plus", "tick", "list",
                          "null", "empty", "absent"}) {
    SCOPED_TRACE(key);
    EXPECT_EQ(number_at(*object, key), 0);
  }
  EXPECT_TRUE(member(*object, "list").is_array());
  EXPECT_TRUE(member(*object, "absent").is_null());
  EXPECT_TRUE(member(member(*object, "list"), "text").is_null());
  EXPECT_TRUE(member(nlohmann::json(), "text").is_null());
}

TEST(Errors, AreOneLine) {
  const Error error{Fault::malformed, "no mark ends here", "will.docx", "write {% endif %}"};
  EXPECT_EQ(error.line(), "no mark ends here, will.docx, write {% endif %}");
  EXPECT_EQ((Error{Fault::malformed, "what", "", "remedy"}).line(), "what, remedy");
  EXPECT_EQ((Error{Fault::malformed, "", "where", ""}).line(), "where");
  EXPECT_EQ((Error{Fault::malformed, "two\nlines\r", "a\tb", ""}).line(), "two lines , a b");
}

}  // namespace
}  // namespace engross::base
