// What a document keeps about itself.
#include "app/filled_record.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::app {
namespace {

const char* const kDigits = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const char* const kGood =
    "<filled xmlns=\"urn:engross:filled\" version=\"1\" draft=\"D-2YTRH\" matter=\"1001\" "
    "template=\"will\" at=\"2026-11-25T14:27:37Z\">\n"
    "  <control tag=\"client.name.full\" at=\"2026-11-25T14:27:37Z\" "
    "sha256=\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"/>\n"
    "</filled>\n";

FilledControl control_of(const std::string& tag, const std::string& sha256 = kDigits) {
  return {tag, *base::parse_instant("2026-11-25T14:27:37Z"), sha256};
}

FilledRecord record_with(std::vector<FilledControl> controls) {
  return {
      {"D-2YTRH", 1001, "will"}, *base::parse_instant("2026-11-25T14:27:37Z"), std::move(controls)};
}

TEST(FilledRecord, IsWrittenAsTheFormatSays) {
  EXPECT_EQ(encoded(record_with({control_of("client.name.full")})), kGood);
}

TEST(FilledRecord, EscapesByNumber) {
  const std::string text = encoded(record_with({control_of("a < b & \"c\" > \u00e9\n\td'")}));
  EXPECT_NE(text.find("tag=\"a &#60; b &#38; &#34;c&#34; &#62; \u00e9&#10;&#9;d'\""),
            std::string::npos)
      << text;
}

TEST(FilledRecord, KeepsTheWordingWhereItIsKnown) {
  FilledRecord record = record_with({});
  record.wording = kDigits;
  const std::string text = encoded(record);
  EXPECT_EQ(text,
            "<filled xmlns=\"urn:engross:filled\" version=\"1\" draft=\"D-2YTRH\" matter=\"1001\" "
            "template=\"will\" at=\"2026-11-25T14:27:37Z\" wording=\"" +
                std::string(kDigits) + "\">\n</filled>\n");
  EXPECT_EQ(decoded(text), record);
}

struct RoundRow {
  const char* name;
  std::vector<FilledControl> controls;
};

class FilledRecords : public rows::Row<RoundRow> {};

ROW_TEST(FilledRecords, ComeBackAsTheyWere) {
  const auto read = decoded(encoded(record_with(row().controls)));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, record_with(row().controls));
}

ROWS(Of, FilledRecords, {"one_control", {control_of("client.name.full")}}, {"none", {}},
     {"two_of_one_tag", {control_of("a"), control_of("a", std::string(64, 'f'))}},
     {"a_tag_with_what_xml_has_marks_for", {control_of("a < b & \"c\" > \u00e9\n\td")}},
     {"as_many_as_a_document_has", std::vector<FilledControl>(5000, control_of("a"))});

TEST(FilledRecord, IsReadAsAnotherProgramMayHaveWrittenItAnew) {
  const std::string anew =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><filled template='will' at='2026-11-25T14:27:37Z' "
      "matter='1001' draft='D-2YTRH' version='1' xmlns='urn:engross:filled'><control tag='a\nb' "
      "sha256='" +
      std::string(kDigits) + "' at='2026-11-25T14:27:37Z'></control></filled>";
  const auto read = decoded(anew);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, record_with({control_of("a b")}));
}

std::string good_with(const std::string& from, const std::string& to) {
  std::string text = kGood;
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

struct RefusedRecordRow {
  const char* name;
  std::string xml;
  RecordFault fault = RecordFault::malformed;
};

class RefusedRecords : public rows::Row<RefusedRecordRow> {};

ROW_TEST(RefusedRecords, AreFaulty) {
  const auto read = decoded(row().xml);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error(), row().fault);
}

ROWS(For, RefusedRecords, {"nothing", ""}, {"no_xml", "D-2YTRH"},
     {"xml_that_is_cut_off", std::string(kGood).substr(0, std::string(kGood).size() - 5)},
     {"a_document_type", "<!DOCTYPE filled [<!ENTITY e \"x\">]>" + std::string(kGood)},
     {"another_namespace", good_with("urn:engross:filled", "urn:other")},
     {"no_namespace", good_with(" xmlns=\"urn:engross:filled\"", "")},
     {"a_prefix", good_with("filled xmlns=", "filled xmlns:x=\"urn:x\" xmlns=")},
     {"another_root", good_with("filled ", "emptied ")},
     {"a_newer_version", good_with("version=\"1\"", "version=\"2\" lawyer=\"x\""),
      RecordFault::newer},
     {"no_version", good_with(" version=\"1\"", "")},
     {"a_version_that_is_none", good_with("version=\"1\"", "version=\"1e3\"")},
     {"version_nought", good_with("version=\"1\"", "version=\"0\"")},
     {"a_version_of_seven_digits", good_with("version=\"1\"", "version=\"1000000\"")},
     {"no_draft", good_with(" draft=\"D-2YTRH\"", "")},
     {"A42_a_draft_that_is_a_path", good_with("D-2YTRH", "../../pairings")},
     {"A42_a_draft_that_is_a_question", good_with("D-2YTRH", "D?x=1")},
     {"a_draft_that_is_too_long", good_with("D-2YTRH", std::string(65, 'D'))},
     {"no_matter", good_with(" matter=\"1001\"", "")},
     {"a_matter_that_is_no_number", good_with("\"1001\"", "\"1001-Whitfield\"")},
     {"matter_nought", good_with("\"1001\"", "\"0\"")},
     {"a_matter_below_nought", good_with("\"1001\"", "\"-1\"")},
     {"a_matter_beyond_all_numbers", good_with("\"1001\"", "\"9999999999999999\"")},
     {"no_template", good_with(" template=\"will\"", "")},
     {"a_template_that_is_a_path", good_with("\"will\"", "\"a/b\"")},
     {"a_wording_that_is_no_fingerprint", good_with("draft=", "wording=\"x\" draft=")},
     {"a_wording_of_nothing", good_with("draft=", "wording=\"\" draft=")},
     {"an_attribute_that_is_unknown", good_with("draft=", "lawyer=\"1\" draft=")},
     {"a_time_that_is_none", good_with("2026-11-25T14:27:37Z", "yesterday")},
     {"a_time_of_another_zone", good_with("14:27:37Z", "14:27:37+01:00")},
     {"a_part_of_a_second", good_with("14:27:37Z", "14:27:37.5Z")},
     {"a_day_that_is_none", good_with("2026-11-25T14:27:37Z", "2026-13-45T00:00:00Z")},
     {"a_control_without_a_tag", good_with("tag=\"client.name.full\"", "tag=\"\"")},
     {"a_control_without_a_time", good_with(" at=\"2026-11-25T14:27:37Z\" sha256", " sha256")},
     {"a_fingerprint_that_is_too_short", good_with(kDigits, std::string(kDigits).substr(1))},
     {"a_fingerprint_in_capitals", good_with("abcdef", "ABCDEF")},
     {"something_in_a_control", good_with("\"/>", "\"><b/></control>")},
     {"something_that_is_no_control", good_with("<control", "<picture")},
     {"text_between_the_controls", good_with("  <control", "x <control")},
     {"a_comment_between_the_controls", good_with("  <control", "<!-- x --><control")},
     {"a_control_of_another_namespace", good_with("<control", "<control xmlns=\"urn:other\"")},
     {"more_controls_than_a_document_has",
      encoded(record_with(std::vector<FilledControl>(5001, control_of("a"))))},
     {"more_bytes_than_a_record_has", std::string(4'000'001, ' ')});

TEST(FilledRecordsOfADocument, AreOneAtMost) {
  const std::vector<std::string> two = {kGood, kGood};
  EXPECT_EQ(decoded_only(two).error(), RecordFault::several);
  EXPECT_EQ(decoded_only(std::vector<std::string>{"x"}).error(), RecordFault::malformed);
  EXPECT_EQ(decoded_only({}).value(), std::nullopt);
  EXPECT_EQ(decoded_only(std::vector<std::string>{kGood}).value(),
            record_with({control_of("client.name.full")}));
}

struct FaultWordRow {
  RecordFault fault;
  const char* name;
};

class FaultWords : public rows::Row<FaultWordRow> {};

ROW_TEST(FaultWords, AreThoseOfThePane) { EXPECT_EQ(word(row().fault), row().name); }

ROWS(All, FaultWords, {RecordFault::malformed, "malformed"}, {RecordFault::newer, "newer"},
     {RecordFault::several, "several"});

}  // namespace
}  // namespace engross::app
