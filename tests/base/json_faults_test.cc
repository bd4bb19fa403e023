#include "base/json_faults.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "rows/rows.h"

namespace engross::base {
namespace {

struct JsonFaultsRow {
  const char* name;
  const char* json;
  std::vector<std::string> lines;
};

class Faults : public rows::Row<JsonFaultsRow> {};

// The keys and the schema of an object that may have "schema", "tables" and "words".
ROW_TEST(Faults, AreToldWithTheirLines) {
  const auto document = parse_by_hand(row().json, "f.json");
  ASSERT_TRUE(document.has_value());
  JsonFaults faults(row().json, "f.json");
  faults.check_keys(*document, "", {"schema", "tables", "words"});
  faults.check_schema(*document, 2);
  std::vector<std::string> lines;
  for (const Error& error : faults.take()) lines.push_back(error.line());
  EXPECT_EQ(lines, row().lines);
  EXPECT_TRUE(faults.empty());
}

ROWS(Keys, Faults,
     JsonFaultsRow{"none", R"({"schema": 2, "about": "x", "$schema": "y", "tables": []})", {}},
     JsonFaultsRow{"a_slip",
                   "{\"schema\": 2,\n \"tabels\": 1}",
                   {"\"tabels\" is no key here, f.json, line 2, did you mean \"tables\"?"}},
     JsonFaultsRow{
         "in_the_order_of_lines",
         "{\"zoo\": 1,\n\"schema\": 3,\n\"a\": 1}",
         {"\"zoo\" is no key here, f.json, line 1, the keys here are schema, tables, words",
          "\"schema\" is not 2, the form this program reads, f.json, line 2, write \"schema\": "
          "2, "
          "and the file as that form has it",
          "\"a\" is no key here, f.json, line 3, the keys here are schema, tables, words"}},
     JsonFaultsRow{
         "a_slash_and_a_tilde",
         "{\"schema\": 2,\n\n\"a/b~c\": 1}",
         {"\"a/b~c\" is no key here, f.json, line 3, the keys here are schema, tables, words"}},
     JsonFaultsRow{
         "a_key_twice_beside_others",
         "{\"schema\": 3,\n\"words\": 1,\n\"wrods\": 2, \"schema\": 2,\n\"words\": 3}",
         {"\"schema\" is not 2, the form this program reads, f.json, line 1, write \"schema\": "
          "2, "
          "and the file as that form has it",
          "the key \"schema\" stands twice, first on line 1, f.json, line 3, keep one of them",
          "\"wrods\" is no key here, f.json, line 3, did you mean \"words\"?",
          "the key \"words\" stands twice, first on line 2, f.json, line 4, keep one of them"}},
     JsonFaultsRow{
         "a_key_twice_further_in",
         "{\"schema\": 2, \"tables\": [\n{\"a\": {}, \"b\": 1,\n\"\\u0061\": [1,\n{\"x\": "
         "1}]}]}",
         {"the key \"a\" stands twice, first on line 2, f.json, line 3, keep one of them"}},
     JsonFaultsRow{
         "schema_as_text",
         R"({"schema": "2"})",
         {"\"schema\" is not 2, the form this program reads, f.json, line 1, write \"schema\": "
          "2, "
          "and the file as that form has it"}},
     JsonFaultsRow{
         "no_object",
         "[2]",
         {"\"schema\" is not 2, the form this program reads, f.json, line 1, write \"schema\": "
          "2, "
          "and the file as that form has it"}});

struct Broken {
  const char* name;
  std::string text;
  const char* line;
};

class ByHand : public rows::Row<Broken> {};

ROW_TEST(ByHand, TellsTheLine) {
  const auto read = parse_by_hand(row().text, "f.json");
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), 1U);
  EXPECT_EQ(read.error()[0].what + ", " + read.error()[0].where, row().line);
}

ROWS(Refused, ByHand, Broken{"nothing", "", "the file is empty, f.json"},
     Broken{"blanks", " \n", "the file is empty, f.json"},
     Broken{"no_comma", "{\"a\": 1\n\"b\": 2}",
            "not JSON: a comma or } is expected here, f.json, line 2, column 1"},
     Broken{"no_comma_in_a_list", "[1\n 2]",
            "not JSON: a comma or ] is expected here, f.json, line 2, column 2"},
     Broken{"a_comma_too_many", "[1,\n2,\n]",
            "not JSON: a comma with nothing after it, or a value is missing, f.json, line 3, "
            "column 1"},
     Broken{"a_comma_before_the_brace", "{\"a\": 1,\n}",
            "not JSON: a comma with nothing after it, f.json, line 2, column 1"},
     Broken{"no_colon", "{\"a\" 1}",
            "not JSON: a colon is expected after the key, f.json, line 1, column 6"},
     Broken{"bare_key", "{\"é\": 1, b: 2}",
            "not JSON: a key in quotation marks is expected here, f.json, line 1, column 10"},
     Broken{"bare_word", "{\"a\": yes}",
            "not JSON: a value is expected here, f.json, line 1, column 7"},
     Broken{"open_text", "{\"a\": \"b,\n\"c\": 1}",
            "not JSON: a text that is not closed on its line, f.json, line 1, column 10"},
     Broken{"unfinished", "[1,\n",
            "not JSON: the file ends before its last } or ], f.json, line 1, column 4"},
     Broken{"something_behind", "{}\n{}",
            "not JSON: something follows the end of the JSON, f.json, line 2, column 1"},
     Broken{"latin_1", "[\"caf\xE9\"]", "not JSON: this is not UTF-8, f.json, line 1, column 2"},
     Broken{"a_zero", std::string("{}\0", 3),
            "not JSON: a character that no text has, f.json, line 1, column 3"});

TEST(ByHand, TakesTheFirstOfARepeatedKey) {
  const auto read = parse_by_hand("{\"a\": 1, \"b\": 5,\n\"a\": {\"c\": \"}\"}}", "f.json");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->dump(), "{\"a\":1,\"b\":5}");
}

TEST(ByHand, ReadsWhatIsJson) { EXPECT_TRUE(parse_by_hand("{\"a\": [1]}", "f.json").has_value()); }

}  // namespace
}  // namespace engross::base
