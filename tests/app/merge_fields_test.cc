#include "app/merge_fields.h"

#include <gtest/gtest.h>

#include "fakes/files.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

std::string merge_faults(std::string_view json) {
  const auto read = MergeFields::parse(json, "m.json");
  std::string all;
  if (!read) {
    for (const auto& error : read.error()) all += error.line() + "\n";
  }
  return all;
}

struct MergeFieldRow {
  const char* name;
  const char* fields;
  const char* says;
};

class MergeFieldFaults : public rows::Row<MergeFieldRow> {};

ROW_TEST(MergeFieldFaults, AreTold) {
  EXPECT_EQ(merge_faults(std::string("{\"schema\": 1, \"merge_fields\": ") + row().fields + "}"),
            row().says);
}

ROWS(Rows, MergeFieldFaults, MergeFieldRow{"fine", R"({"Matter.Number": "matter.number"})", ""},
     MergeFieldRow{"with_a_filter", R"x({"Date.Year": "today | date(\"yyyy\")"})x", ""},
     MergeFieldRow{"empty", "{}",
                   "no \"merge_fields\", m.json, line 1, write \"merge_fields\": "
                   "{\"Matter.Client.Name\": \"client.name.full\"}\n"},
     MergeFieldRow{"a_list", "[]",
                   "no \"merge_fields\", m.json, line 1, write \"merge_fields\": "
                   "{\"Matter.Client.Name\": \"client.name.full\"}\n"},
     MergeFieldRow{"a_name_with_brackets", R"({"<<Matter.Number>>": "matter.number"})",
                   "\"<<Matter.Number>>\" is no name of a merge field, m.json, line 1, write it "
                   "as it stands between << and >>, as Matter.Client.Name\n"},
     MergeFieldRow{"a_name_with_a_space", R"({"Matter Number": "matter.number"})",
                   "\"Matter Number\" is no name of a merge field, m.json, line 1, write it as "
                   "it stands between << and >>, as Matter.Client.Name\n"},
     MergeFieldRow{"a_name_that_ends_with_a_dot", R"({"Matter.": "matter"})",
                   "\"Matter.\" is no name of a merge field, m.json, line 1, write it as it "
                   "stands between << and >>, as Matter.Client.Name\n"},
     MergeFieldRow{"a_name_that_begins_with_a_digit", R"({"1.Number": "matter"})",
                   "\"1.Number\" is no name of a merge field, m.json, line 1, write it as it "
                   "stands between << and >>, as Matter.Client.Name\n"},
     MergeFieldRow{"a_number", R"({"Matter.Number": 7})",
                   "\"Matter.Number\" stands for no expression, m.json, line 1, write what a "
                   "template would, as \"client.name.full\"\n"},
     MergeFieldRow{"nothing", R"({"Matter.Number": ""})",
                   "\"Matter.Number\": there is nothing here to fill in, m.json, line 1, write "
                   "a name, as client.name.full\n"},
     MergeFieldRow{"no_expression", R"({"Matter.Number": "matter number"})",
                   "\"Matter.Number\": \"number\" is not expected here, m.json, line 1, join "
                   "names with a dot, as matter.number, or put quotes around a text\n"},
     MergeFieldRow{"no_such_filter", R"({"Matter.Number": "matter.number | uper"})",
                   "\"Matter.Number\": there is no filter \"uper\", m.json, line 1, did you "
                   "mean \"upper\"?\n"},
     MergeFieldRow{
         "two_spellings", R"({"Matter.Number": "matter.number", "matter.number": "matter.number"})",
         "\"matter.number\" stands here in two spellings, m.json, line 1, keep one of them\n"});

TEST(MergeFields, HaveASchemaOfTheirOwn) {
  EXPECT_EQ(merge_faults(R"({"schema": 2, "merge_fields": {"A": "b"}})").substr(0, 23),
            "\"schema\" is not 1, the ");
}

// What the shipped table says of Clio's own examples.
TEST(MergeFields, ShippedTableKnowsTheNamesOfClio) {
  const auto read =
      MergeFields::parse(fakes::project_file("mapping/clio-merge-fields.json"), "shipped");
  ASSERT_TRUE(read);
  const auto& names = read->names();
  EXPECT_EQ(names.at("matter.client.name"), "client.name.full");
  EXPECT_EQ(names.at("matter.number"), "matter.number");
  EXPECT_EQ(names.at("date"), "today");
  EXPECT_EQ(names.at("matter.customfield"), "matter.custom");
  EXPECT_EQ(names.at("matter.relationships"), "matter.relationships");
}

}  // namespace
}  // namespace engross::app
