// JSON texts as values: exact numbers, dates, order, and what is refused.
#include "sample_values.h"

namespace engross::expression {
namespace {

using Kind = Value::Kind;

struct Read {
  const char* name;
  const char* json;
  Kind kind;
  const char* shown;
};

TEST(ParseValues, KindsAndExactText) {
  const Read rows[] = {
      {"text", "\"abc\"", Kind::text, "abc"},
      {"escapes", R"("a\n\u00e9\ud83d\ude00\/")", Kind::text, "a\né😀/"},
      {"raw UTF-8", "\"é😀\"", Kind::text, "é😀"},
      {"NUL", "\"a\\u0000b\"", Kind::text, nullptr},
      {"empty text", "\"\"", Kind::text, ""},
      {"true", "true", Kind::boolean, "Yes"},
      {"false", "false", Kind::boolean, "No"},
      {"null", "null", Kind::nothing, ""},
      {"whole", "42", Kind::number, "42"},
      {"minus", "-42", Kind::number, "-42"},
      {"tenth", "0.1", Kind::number, "0.1"},
      {"places stay", "1.50", Kind::number, "1.50"},
      {"beyond double", "9007199254740993", Kind::number, "9007199254740993"},
      {"beyond 64 bits", "123456789012345678901234567890", Kind::number,
       "123456789012345678901234567890"},
      {"largest unsigned", "18446744073709551615", Kind::number, "18446744073709551615"},
      {"17 digits", "0.12345678901234567", Kind::number, "0.12345678901234567"},
      {"exponent", "1.25e3", Kind::number, "1250"},
      {"exponent inside", "1.2345e2", Kind::number, "123.45"},
      {"exponent down", "125e-2", Kind::number, "1.25"},
      {"exponent far down", "1e-5", Kind::number, "0.00001"},
      {"exponent of nothing", "1E+0", Kind::number, "1"},
      {"minus exponent", "-2.5E1", Kind::number, "-25"},
      {"minus nothing", "-0", Kind::number, "0"},
      {"minus nothing with places", "-0.0", Kind::number, "0.0"},
      {"date", "\"2026-11-23\"", Kind::date, "23 November 2026"},
      {"leap day", "\"2024-02-29\"", Kind::date, "29 February 2024"},
      {"no such day", "\"2025-02-29\"", Kind::text, "2025-02-29"},
      {"time stamp", "\"2026-11-23T06:50:34Z\"", Kind::text, "2026-11-23T06:50:34Z"},
      {"date and blank", "\"2026-11-23 \"", Kind::text, "2026-11-23 "},
      {"number in quotes", "\"25\"", Kind::text, "25"},
      {"file number", "\"007\"", Kind::text, "007"},
      {"list", "[1, \"a\", null]", Kind::list, "1 and a"},
      {"empty list", "[]", Kind::list, ""},
      {"person", R"({"name": {"first": "A", "full": "A B"}})", Kind::record, "A B"},
      {"name as a text", R"({"name": "Acme Inc."})", Kind::record, "Acme Inc."},
      {"display", R"({"display": "Shown", "name": {"full": "A B"}})", Kind::record, "Shown"},
      {"whole name", R"({"first": "A", "full": "A B"})", Kind::record, "A B"},
      {"whole address", R"({"city": "X", "one_line": "1 Main, X"})", Kind::record, "1 Main, X"},
      {"name that is no text", R"({"name": 5})", Kind::record, nullptr},
      {"empty display", R"({"display": " ", "a": 1})", Kind::record, nullptr},
      {"empty object", "{}", Kind::record, nullptr},
  };
  for (const Read& row : rows) {
    SCOPED_TRACE(row.name);
    const auto values = parse_values(std::string("{\"x\": ") + row.json + "}", "data.json");
    ASSERT_TRUE(values.has_value()) << values.error().line();
    const Value* value = values->record().find("x");
    ASSERT_NE(value, nullptr);
    EXPECT_EQ(value->kind(), row.kind);
    const auto shown = display(*value);
    if (row.shown != nullptr) {
      EXPECT_EQ(shown.value(), row.shown);
    } else if (row.kind == Kind::record) {
      EXPECT_FALSE(shown.has_value());
    } else {
      EXPECT_EQ(shown.value(), std::string("a\0b", 3));
    }
  }
}

TEST(ParseValues, MembersKeepTheirOrder) {
  const Value values = json_values(R"({"zeta": 1, "alpha": 2, "mid": {"b": 1, "a": 2}})");
  std::string order;
  for (const auto& [name, value] : values.record().members) order += name + " ";
  EXPECT_EQ(order, "zeta alpha mid ");
  EXPECT_EQ(values.record().find("mid")->record().members[0].first, "b");
}

TEST(ParseValues, ByteOrderMarkIsNoFault) {
  EXPECT_TRUE(parse_values("\xEF\xBB\xBF{\"a\": 1}", "data.json").has_value());
}

struct RefusedText {
  const char* name;
  std::string json;
  const char* what;
  const char* where;
};

TEST(ParseValues, Refuses) {
  const std::string deep(300, '[');
  const RefusedText rows[] = {
      {"empty", "", "this is not JSON", "data.json, line 1, column 1"},
      {"words", "hello", "this is not JSON", "data.json, line 1, column 1"},
      {"a list", "[1, 2]", "the values are not in one JSON object", "data.json"},
      {"a text", "\"x\"", "the values are not in one JSON object", "data.json"},
      {"null", "null", "the values are not in one JSON object", "data.json"},
      {"not closed", "{\"a\": 1", "this is not JSON", "data.json, line 1, column 8"},
      {"two objects", "{} {}", "this is not JSON", "data.json, line 1, column 4"},
      {"comma too many", "{\"a\": 1,}", "this is not JSON", "data.json, line 1, column 9"},
      {"comma missing", "{\"a\": 1\n \"b\": 2}", "this is not JSON", "data.json, line 2, column 4"},
      {"single quotes", "{'a': 1}", "this is not JSON", "data.json, line 1, column 2"},
      {"comment", "{\"a\": 1 // one\n}", "this is not JSON", "data.json, line 1, column 9"},
      {"NaN", "{\"a\": NaN}", "this is not JSON", "data.json, line 1, column 7"},
      {"leading zero", "{\"a\": 007}", "this is not JSON", "data.json, line 1, column 8"},
      {"plus sign", "{\"a\": +5}", "this is not JSON", "data.json, line 1, column 7"},
      {"hexadecimal", "{\"a\": 0x1F}", "this is not JSON", "data.json, line 1, column 8"},
      {"repeated key", "{\"a\": 1, \"a\": 2}", "\"a\" stands twice", "data.json"},
      {"repeated key inside", "{\"p\": [{\"a\": 1, \"a\": 1}]}", "\"a\" stands twice", "data.json"},
      {"same key by escape", "{\"a\": 1, \"\\u0061\": 2}", "\"a\" stands twice", "data.json"},
      {"1e400", "{\"a\": 1e400}", "a number is too large", "data.json, line 1, column 11"},
      {"1e40", "{\"a\": 1e40}", "the number 1e40 has too many digits", "data.json"},
      {"1e-400", "{\"a\": 1e-400}", "the number 1e-400 has too many digits", "data.json"},
      {"1e-19", "{\"a\": 1e-19}", "the number 1e-19 has too many digits", "data.json"},
      {"exponent of many digits", "{\"a\": 0e99999999999}",
       "the number 0e99999999999 has too many digits", "data.json"},
      {"35 digits", "{\"a\": 12345678901234567890123456789012345}",
       "the number 12345678901234567890123456789012345 has too many digits", "data.json"},
      {"19 places", "{\"a\": 0.1234567890123456789}",
       "the number 0.1234567890123456789 has too many digits", "data.json"},
      {"lone high surrogate", R"({"a": "\ud800"})", "this is not JSON",
       "data.json, line 1, column 14"},
      {"lone low surrogate", R"({"a": "\udc00"})", "this is not JSON",
       "data.json, line 1, column 13"},
      {"two high surrogates", R"({"a": "\ud800\ud800"})", "this is not JSON",
       "data.json, line 1, column 19"},
      {"ill-formed UTF-8", "{\"a\": \"\xFF\"}", "this is not JSON", "data.json, line 1, column 8"},
      {"encoded surrogate", "{\"a\": \"\xED\xA0\x80\"}", "this is not JSON",
       "data.json, line 1, column 9"},
      {"control character", "{\"a\": \"\x01\"}", "this is not JSON", "data.json, line 1, column 8"},
      {"raw line break", "{\"a\": \"x\ny\"}", "this is not JSON", "data.json, line 1, column 9"},
      {"too deep", "{\"a\": " + deep, "it is nested deeper than 256 levels", "data.json"},
  };
  for (const RefusedText& row : rows) {
    SCOPED_TRACE(row.name);
    const auto values = parse_values(row.json, "data.json");
    ASSERT_FALSE(values.has_value());
    EXPECT_EQ(values.error().fault, base::Fault::malformed);
    EXPECT_EQ(values.error().what, row.what);
    EXPECT_EQ(values.error().where, row.where);
    EXPECT_FALSE(values.error().remedy.empty());
  }
}

TEST(ParseValues, TheDeepestAllowedIsReadAndShown) {
  const std::string json = "{\"a\": " + std::string(255, '[') + "1" + std::string(255, ']') + "}";
  const auto values = parse_values(json, "data.json");
  ASSERT_TRUE(values.has_value());
  EXPECT_EQ(display(*values->record().find("a")).value(), "1");
  EXPECT_TRUE(values->equals(*parse_values(json, "data.json")));
}

}  // namespace
}  // namespace engross::expression
