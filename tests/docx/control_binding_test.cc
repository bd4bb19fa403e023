// Controls that are filled by their tags and show the document's own data: both are filled, or the
// control is cut loose.
#include <gtest/gtest.h>

#include "bound.h"
#include "controls.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::unzipped;

std::string tagged_and_bound(const std::string& tag, const std::string& binding,
                             const std::string& kind, const std::string& content) {
  return "<w:p>" + control_tagged(tag, binding + kind, content) + "</w:p>";
}

std::string filled_with_data(const fakes::DocxMaker& made,
                             docx::Missing missing = docx::Missing::stop) {
  return filled_document(made.bytes(), missing, docx::Dialect::engross, values(kControlValues));
}

struct FollowedRow {
  std::string name;
  std::string tag;
  std::string kind;
  std::string data;  // in the letter
  std::string filled_data;
  docx::Missing missing = docx::Missing::stop;
};

class FollowedData : public rows::Row<FollowedRow> {};

ROW_TEST(FollowedData, SaysWhatTheControlSays) {
  const std::string document = filled_with_data(
      with_data(
          tagged_and_bound(row().tag, kHolder + binding_to(kCityPath), row().kind, kPlaceholderRun),
          letter(row().data)),
      row().missing);
  EXPECT_EQ(unzipped(document)["customXml/item1.xml"], letter(row().filled_data)) << document;
  EXPECT_NE(fakes::body_of(document).find("dataBinding"), std::string::npos);
}

std::string city(const std::string& text) { return "<city>" + text + "</city>"; }

const std::string kOntario =
    "<w:dropDownList><w:listItem w:displayText=\"Ontario\" w:value=\"ON\"/></w:dropDownList>";

std::string stored_date(const std::string& as) {
  return "<w:date><w:dateFormat w:val=\"d MMM yyyy\"/><w:storeMappedDataAs w:val=\"" + as +
         "\"/></w:date>";
}

ROWS(Followed, FollowedData,
     {"E48_words", "client.city", "<w:text/>", city("Hull"), city("Ottawa")},
     {"E48_empty", "client.city", "<w:text/>", city(""), city("Ottawa")},
     {"E48_without_an_end_tag", "client.city", "<w:text/>", "<city a=\"b/c\"/>",
      "<city a=\"b/c\">Ottawa</city>"},
     {"D73_value_is_text", "hostile", "<w:text/>", city("Hull"), city("&lt;w:p&gt; &amp; {{ x }}")},
     {"E48_the_value_of_an_item", "client.province", kOntario, city(""), city("ON")},
     {"E48_date_and_time", "opened", stored_date("dateTime"), city(""),
      city("2026-11-23T00:00:00")},
     {"E48_date", "opened", stored_date("date"), city(""), city("2026-11-23")},
     {"E48_date_in_words", "opened", stored_date("text"), city(""), city("23 Nov 2026")},
     {"E48_date_where_nothing_is_said", "opened", "<w:date/>", city(""),
      city("2026-11-23T00:00:00")},
     {"E48_tick", "agreed", "<w14:checkbox/>", city(""), city("true")},
     {"E48_no_tick", "refused", "<w14:checkbox/>", city("true"), city("false")},
     {"E48_name_unknown_stays", "Text1", "<w:text/>", city("Hull"), city("Hull")},
     {"E16_missing_is_blank", "a.b", "<w:text/>", city("Hull"), city(""), docx::Missing::blank},
     {"E16_missing_shows_its_tag", "a.b", "<w:text/>", city("Hull"), city("a.b"),
      docx::Missing::mark});

struct CutRow {
  std::string name;
  std::string body;
  std::string data;
};

class CutControls : public rows::Row<CutRow> {};

ROW_TEST(CutControls, KeepTheirText) {
  const auto opened = docx::Template::open(with_data(row().body, row().data).bytes(), {});
  ASSERT_TRUE(opened);
  const auto filled = opened->fill(values(kControlValues), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled) << filled.error().error.line();
  EXPECT_EQ(fakes::body_of(filled->document).find("dataBinding"), std::string::npos);
  EXPECT_EQ(unzipped(filled->document)["customXml/item1.xml"], row().data);
  EXPECT_EQ(
      filled->notices,
      std::vector<std::string>{
          "a content control shows data of the document; it is cut loose from it, so that the "
          "filled text stays (client.city)"});
}

std::string bound_city(const std::string& binding, const std::string& kind = "<w:text/>") {
  return tagged_and_bound("client.city", binding, kind, kPlaceholderRun);
}

ROWS(Cut, CutControls,
     {"E48_of_no_data", bound_city(binding_to(kCityPath, "{0}")), letter(city(""))},
     {"E48_path_that_leads_nowhere", bound_city(binding_to("/ns0:letter[1]/ns0:town[1]")),
      letter(city(""))},
     {"D73_path_that_is_more", bound_city(binding_to("//ns0:city")), letter(city(""))},
     {"E48_of_more_than_a_text", bound_city(binding_to(kCityPath)), letter(city("<a/>b"))},
     {"E48_rich_text", bound_city(binding_to(kCityPath), ""), letter(city(""))},
     {"E48_in_a_loop",
      fakes::p("{% for x in texts %}") + bound_city(binding_to(kCityPath)) +
          fakes::p("{% endfor %}"),
      letter(city(""))});

TEST(FollowedData, E48_in_two_places_is_filled_once) {
  const std::string two = bound_city(binding_to(kCityPath)) +
                          "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"client.city\"/>" +
                          binding_to(kCityPath) + "<w:text/></w:sdtPr><w:sdtContent>" +
                          kPlaceholderRun + "</w:sdtContent></w:sdt></w:p>";
  const std::string document = filled_with_data(with_data(two, letter(city(""))));
  EXPECT_EQ(unzipped(document)["customXml/item1.xml"], letter(city("Ottawa")));
}

TEST(FollowedData, E48_title_of_the_cover_page) {
  const std::string title = bound_city(
      "<w:dataBinding w:prefixMappings=\"xmlns:ns0='http://purl.org/dc/elements/1.1/' "
      "xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'\" "
      "w:xpath=\"/ns1:coreProperties[1]/ns0:title[1]\" "
      "w:storeItemID=\"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}\"/>");
  const std::string document =
      filled_with_data(fakes::DocxMaker(title).core("<dc:title>Letter</dc:title>"));
  EXPECT_NE(unzipped(document)["docProps/core.xml"].find("<dc:title>Ottawa</dc:title>"),
            std::string::npos)
      << document;
}

TEST(FollowedData, E16_what_is_missing_is_told_once) {
  const auto opened = docx::Template::open(
      with_data(tagged_and_bound("a.b", binding_to(kCityPath), "<w:text/>", kPlaceholderRun),
                letter(city("")))
          .bytes(),
      {});
  ASSERT_TRUE(opened);
  const auto filled = opened->fill(values(kControlValues), environment(), docx::Missing::stop);
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().missing.size(), 1U);
}

}  // namespace
}  // namespace engross::docx_tests
