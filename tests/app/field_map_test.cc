#include "app/field_map.h"

#include <gtest/gtest.h>

namespace engross::app {
namespace {

struct Row {
  const char* name;
  const char* json;
  const char* says;
};

class FieldMaps : public testing::TestWithParam<Row> {};

TEST_P(FieldMaps, AreRefusedWithTheFact) {
  const auto read = FieldMap::parse(GetParam().json, "clio-fields.json");
  ASSERT_FALSE(read.has_value());
  EXPECT_NE(read.error().line().find(GetParam().says), std::string::npos) << read.error().line();
  EXPECT_NE(read.error().line().find("clio-fields.json"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Refused, FieldMaps,
    testing::Values(
        Row{"no_json", "person:", "JSON"}, Row{"no_person", "{}", "no \"person\""},
        Row{"person_a_list", R"({"person":[]})", "no \"person\""},
        Row{"fields_a_text", R"({"person":{"pronouns":"Pronouns"}})", "\"pronouns\" is no list"},
        Row{"no_fields", R"({"person":{"pronouns":[]}})", "\"pronouns\" is no list"},
        Row{"a_number", R"({"person":{"pronouns":["P",1]}})", "\"pronouns\" is no list"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace engross::app
