// Content controls that show the document's own data: filled in both places, or cut loose.
#include <gtest/gtest.h>

#include "bound.h"
#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::run;
using fakes::unzipped;

const std::string kFirmMark = "{{ client.city }}";
const std::string kFilledCity = "<w:p><w:r><w:t xml:space=\"preserve\">Ottawa</w:t></w:r></w:p>";

std::string bound_control(const std::string& binding, const std::string& content) {
  return "<w:sdt><w:sdtPr><w:id w:val=\"5\"/>" + binding + "<w:text/></w:sdtPr><w:sdtContent>" +
         content + "</w:sdtContent></w:sdt>";
}

struct BoundRow {
  std::string name;
  std::string path;
  std::string content;  // of the control
  std::string data;
  std::string filled_content;
  std::string filled_data;
};

class BoundControls : public rows::Row<BoundRow> {};

ROW_TEST(BoundControls, AreFilledInBothPlaces) {
  const std::string body = bound_control(binding_to(row().path), row().content);
  const std::string document = filled_document(with_data(body, row().data).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::body_of(document), bound_control(binding_to(row().path), row().filled_content));
  EXPECT_EQ(unzipped(document)["customXml/item1.xml"], row().filled_data);
}

const BoundRow kBoundRows[] = {
    {"E48_path_as_word_writes_it", kCityPath, p(kFirmMark),
     letter("<city>{{ client.city }}</city>"), kFilledCity, letter("<city>Ottawa</city>")},
    {"E48_path_without_numbers", "/ns0:letter/ns0:city", p(kFirmMark),
     letter("<city>{{ client.city }}</city>"), kFilledCity, letter("<city>Ottawa</city>")},
    {"E48_second_of_a_name", "/ns0:letter[1]/ns0:city[2]", p(kFirmMark),
     letter("<city>Hull</city><city>{{ client.city }}</city>"), kFilledCity,
     letter("<city>Hull</city><city>Ottawa</city>")},
    {"E48_mark_split_over_runs", kCityPath, "<w:p>" + run("{{ client") + run(".city }}") + "</w:p>",
     letter("<city>{{ client.city }}</city>"), kFilledCity, letter("<city>Ottawa</city>")},
    {"E48_text_around_the_mark", kCityPath, p("City of {{ client.city }} (Ont.)"),
     letter("<city>City of {{ client.city }} (Ont.)</city>"),
     "<w:p><w:r><w:t xml:space=\"preserve\">City of Ottawa (Ont.)</w:t></w:r></w:p>",
     letter("<city>City of Ottawa (Ont.)</city>")},
    {"D73_value_that_looks_like_xml_is_text", kCityPath, p("{{ hostile }}"),
     letter("<city>{{ hostile }}</city>"),
     "<w:p><w:r><w:t xml:space=\"preserve\">&lt;/w:t&gt;&lt;/w:r&gt;&lt;w:r&gt;&lt;w:t&gt;x]]&gt;"
     "&lt;!-- &amp;amp; &amp;#x41; \"'</w:t></w:r></w:p>",
     letter("<city>&lt;/w:t&gt;&lt;/w:r&gt;&lt;w:r&gt;&lt;w:t&gt;x]]&gt;&lt;!-- &amp;amp; "
            "&amp;#x41; \"'</city>")},
    {"D73_value_that_looks_like_a_mark_is_text", kCityPath, p("{{ mark }}"),
     letter("<city>{{ mark }}</city>"),
     "<w:p><w:r><w:t xml:space=\"preserve\">{{ client.city }} {% for %}</w:t></w:r></w:p>",
     letter("<city>{{ client.city }} {% for %}</city>")},
    {"D73_data_that_no_control_shows_stays", kCityPath, p(kFirmMark),
     letter("<city>{{ client.city }}</city><script>{\"a\":{\"b\":1}} {{ nowhere }}</script>"),
     kFilledCity, letter("<city>Ottawa</city><script>{\"a\":{\"b\":1}} {{ nowhere }}</script>")},
};

ROWS_OF(Rows, BoundControls, kBoundRows);

struct LooseRow {
  std::string name;
  std::string path;
  std::string data;
  std::string store = kStoreId;
};

class LooseControls : public rows::Row<LooseRow> {};

ROW_TEST(LooseControls, KeepTheirFilledText) {
  const std::string body = bound_control(binding_to(row().path, row().store), p(kFirmMark));
  const std::string made = with_data(body, row().data).bytes();
  const auto opened = docx::Template::open(made, {});
  ASSERT_TRUE(opened) << opened.error().line();
  ASSERT_EQ(opened->notices().size(), 1U);
  EXPECT_EQ(opened->notices()[0],
            "a content control shows data that does not hold the same mark; it is cut loose from "
            "it, so that the filled text stays (" +
                row().path.substr(0, 80) + ")");
  const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled) << filled.error().error.line();
  EXPECT_EQ(fakes::body_of(filled->document), bound_control("", kFilledCity));
  EXPECT_EQ(unzipped(filled->document)["customXml/item1.xml"], row().data);
}

const std::string kOrdinary = letter("<city>{{ client.city }}</city>");

const LooseRow kLooseRows[] = {
    {"D73_function", "/ns0:letter[1]/*[contains(., 'city')]", kOrdinary},
    {"D73_reads_a_file", "document('file:///etc/passwd')/ns0:city", kOrdinary},
    {"D73_any_depth", "//ns0:city", kOrdinary},
    {"D73_parent", "/ns0:letter[1]/ns0:city[1]/..", kOrdinary},
    {"D73_attribute", "/ns0:letter[1]/@city", kOrdinary},
    {"D73_number_of_nothing", "/ns0:letter[1]/ns0:city[0]", kOrdinary},
    {"D73_number_beyond_all", "/ns0:letter[1]/ns0:city[99999999999999999999]", kOrdinary},
    {"D73_megabyte_of_path", "/ns0:letter[1]" + std::string(1 << 20, '/') + "ns0:city", kOrdinary},
    {"D73_megabyte_of_brackets", "/ns0:letter" + std::string(1 << 20, '['), kOrdinary},
    {"D73_prefix_that_nobody_declared", "/ns7:letter[1]/ns7:city[1]", kOrdinary},
    {"D73_data_is_no_xml", kCityPath, "<letter xmlns=\"urn:letter\"><city>"},
    {"D73_data_with_an_entity", kCityPath,
     "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><letter>&e;</letter>"},
    {"E48_data_says_something_else", kCityPath, letter("<city>Hull</city>")},
    {"E48_data_is_empty", kCityPath, letter("<city/>")},
    {"E48_data_holds_elements", kCityPath, letter("<city><b>{{ client.city }}</b></city>")},
    {"E48_no_such_data", kCityPath, kOrdinary, "{00000000-0000-0000-0000-000000000000}"},
};

ROWS_OF(Rows, LooseControls, kLooseRows);

TEST(BoundControls, E48_title_of_the_cover_page) {
  const std::string title = bound_control(
      "<w:dataBinding w:prefixMappings=\"xmlns:ns0='http://purl.org/dc/elements/1.1/' "
      "xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' \" "
      "w:xpath=\"/ns1:coreProperties[1]/ns0:title[1]\" "
      "w:storeItemID=\"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}\"/>",
      p("Will of {{ client.name.full }}"));
  const std::string document = filled_document(
      DocxMaker(title).core("<dc:title>Will of {{ client.name.full }}</dc:title>").bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_NE(fakes::body_of(document).find("<w:dataBinding"), std::string::npos);
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), "Will of Ann Roy\n");
  EXPECT_NE(unzipped(document)["docProps/core.xml"].find("<dc:title>Will of Ann Roy</dc:title>"),
            std::string::npos);
}

TEST(BoundControls, E48_in_a_loop_are_cut_loose) {
  const std::string body = p("{% for c in children %}") +
                           bound_control(binding_to(kCityPath), p("{{ c.name }}")) +
                           p("{% endfor %}");
  const std::string document =
      filled_document(with_data(body, letter("<city>{{ c.name }}</city>")).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::seen(fakes::body_of(document)), "Al\nBo\n");
  EXPECT_EQ(fakes::body_of(document).find("<w:dataBinding"), std::string::npos);
}

TEST(BoundControls, E48_one_fault_is_told_once) {
  EXPECT_EQ(filled_document(with_data(bound_control(binding_to(kCityPath), p("{{ a | shout }}")),
                                      letter("<city>{{ a | shout }}</city>"))
                                .bytes()),
            "faults: unknown-filter @ body, paragraph 1\n");
}

TEST(BoundControls, E48_without_marks_keep_their_part) {
  const std::string made = with_data(bound_control(binding_to(kCityPath), p("Hull")) + p(kFirmMark),
                                     letter("<city>Hull</city>"))
                               .bytes();
  const std::string document = filled_document(made);
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::body_of(document),
            bound_control(binding_to(kCityPath), p("Hull")) + kFilledCity);
}

}  // namespace
}  // namespace engross::docx_tests
