// What may be asked of an open document, and what fits as its answer.
#include "bridge/open_operations.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "rows/rows.h"

namespace engross::bridge {
namespace {

using nlohmann::json;

struct AskedRow {
  const char* name;
  const char* operation;
  const char* result;
};

class Operations : public rows::Row<AskedRow> {};

ROW_TEST(Operations, AreAskedAndAnswered) {
  const json operation = json::parse(row().operation);
  const auto checked = check_operation(operation);
  ASSERT_TRUE(checked.has_value()) << checked.error().message;
  EXPECT_TRUE(fits_operation(operation, json::parse(row().result)));
}

ROWS(All, Operations, {"tags", R"({"do":"tags"})", R"(["a","b"])"},
     {"read", R"({"do":"read","tags":["a"]})",
      R"([{"tag":"a","title":"A","text":"x","locked":false}])"},
     {"apply",
      R"({"do":"apply","fills":[{"tag":"a","nth":0,"was":"","text":"x"}],"tracked":false})",
      R"({"filled":[{"tag":"a","nth":0}],"left":[{"tag":"b","nth":1,"why":"gone"}]})"},
     {"unlink", R"({"do":"unlink","tags":["a"]})", R"([{"tag":"a","nth":0,"why":"locked"}])"},
     {"records", R"({"do":"records"})", R"(["<filled/>"])"},
     {"keep", R"({"do":"keep","record":"<filled/>"})", "true"},
     {"insert_text", R"({"do":"insert_text","text":"{{ a }}"})", R"("inserted")"},
     {"insert_control", R"({"do":"insert_control","control":{"tag":"a","title":"","text":"x"}})",
      "true"},
     {"surround", R"({"do":"surround","before":"a","after":"b"})", R"("nothing selected")"},
     {"bytes", R"({"do":"bytes"})", R"({"base64":"UEsDBA=="})"},
     {"jump", R"({"do":"jump","place":{"part":"header 1","text":"{{ a }}","nth":1}})", "false"},
     {"open", R"({"do":"open","name":"a.docx","base64":"UEsDBA=="})", R"("opened")"},
     {"remember", R"({"do":"remember","draft":"D-2YTRH"})", "true"},
     {"remember_none", R"({"do":"remember","draft":null})", "true"},
     {"recall", R"({"do":"recall"})", R"("D-2YTRH")"},
     {"recall_none", R"({"do":"recall"})", "null"});

struct NoOperationRow {
  const char* name;
  const char* operation;
};

class NoOperations : public rows::Row<NoOperationRow> {};

ROW_TEST(NoOperations, AreRefused) {
  const auto checked = check_operation(json::parse(row().operation));
  ASSERT_FALSE(checked.has_value());
  EXPECT_EQ(checked.error().status, 400);
  EXPECT_EQ(checked.error().code, "wrong_body");
}

ROWS(Of, NoOperations, {"nothing", "null"}, {"a_word", R"("tags")"}, {"a_list", R"(["tags"])"},
     {"no_kind", R"({})"}, {"an_unknown_kind", R"({"do":"run"})"}, {"a_number", R"({"do":1})"},
     {"a_field_too_many", R"({"do":"tags","evil":1})"}, {"read_nothing", R"({"do":"read"})"},
     {"read_a_text", R"({"do":"read","tags":"a"})"},
     {"read_a_number", R"({"do":"read","tags":[1]})"},
     {"apply_without_tracked", R"({"do":"apply","fills":[]})"},
     {"apply_tracked_by_word", R"({"do":"apply","fills":[],"tracked":"yes"})"},
     {"a_fill_without_was",
      R"({"do":"apply","fills":[{"tag":"a","nth":0,"text":"x"}],"tracked":false})"},
     {"a_fill_before_the_first",
      R"({"do":"apply","fills":[{"tag":"a","nth":-1,"was":"","text":"x"}],"tracked":false})"},
     {"a_fill_of_a_half",
      R"({"do":"apply","fills":[{"tag":"a","nth":0.5,"was":"","text":"x"}],"tracked":false})"},
     {"a_fill_with_a_field_too_many",
      R"({"do":"apply","fills":[{"tag":"a","nth":0,"was":"","text":"x","b":1}],"tracked":false})"},
     {"keep_nothing", R"({"do":"keep","record":null})"},
     {"insert_a_control_without_a_tag",
      R"({"do":"insert_control","control":{"title":"","text":""}})"},
     {"surround_one_side", R"({"do":"surround","before":"a"})"},
     {"jump_nowhere", R"({"do":"jump","place":{"part":"","text":"a","nth":0}})"},
     {"open_without_a_name", R"({"do":"open","name":"","base64":"UEsDBA=="})"},
     {"open_nothing", R"({"do":"open","name":"a.docx","base64":""})"},
     {"open_no_base64", R"({"do":"open","name":"a.docx","base64":"Dear Sir"})"},
     {"remember_a_path", R"({"do":"remember","draft":"../D-1"})"},
     {"remember_a_number", R"({"do":"remember","draft":1})"});

class NoResults : public rows::Row<AskedRow> {};

ROW_TEST(NoResults, AreNoneOfTheOperation) {
  EXPECT_FALSE(fits_operation(json::parse(row().operation), json::parse(row().result)));
}

ROWS(Of, NoResults, {"tags_that_are_numbers", R"({"do":"tags"})", "[1]"},
     {"no_tags", R"({"do":"tags"})", "null"},
     {"a_control_without_a_lock", R"({"do":"read","tags":[]})",
      R"([{"tag":"a","title":"","text":""}])"},
     {"a_report_without_what_was_left", R"({"do":"apply","fills":[],"tracked":false})",
      R"({"filled":[]})"},
     {"a_reason_that_is_none", R"({"do":"unlink","tags":[]})",
      R"([{"tag":"a","nth":0,"why":"tired"}])"},
     {"a_record_that_is_no_text", R"({"do":"records"})", "[null]"},
     {"kept_falsely", R"({"do":"keep","record":""})", "false"},
     {"copied", R"({"do":"insert_text","text":""})", R"("copied")"},
     {"copied_around", R"({"do":"surround","before":"","after":""})", R"("copied")"},
     {"no_bytes", R"({"do":"bytes"})", R"({"base64":""})"},
     {"bytes_as_a_text", R"({"do":"bytes"})", R"("UEsDBA==")"},
     {"a_jump_to_a_word", R"({"do":"jump","place":{"part":"body","text":"","nth":0}})", R"("yes")"},
     {"saved", R"({"do":"open","name":"a","base64":"UEsDBA=="})", R"("saved")"},
     {"a_draft_that_is_a_path", R"({"do":"recall"})", R"("../D-1")"},
     {"a_draft_that_is_a_number", R"({"do":"recall"})", "1"});

}  // namespace
}  // namespace engross::bridge
