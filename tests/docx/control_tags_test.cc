// Which tags of content controls are meant for this program, and which are other programs' own.
#include <gtest/gtest.h>

#include "controls.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

std::string tag_control(const std::string& tag, const std::string& kind = "<w:text/>",
                        const std::string& content = fakes::run("Hull")) {
  return "<w:p>" + control_tagged(tag, kind, content) + "</w:p>";
}

struct ControlTagRow {
  std::string name;
  std::string tag;
  std::string filled;  // its words; or why there is none
};

// Words of a control that stays as it came stand in a run without a preserved space.
class ControlTags : public rows::Row<ControlTagRow> {};

ROW_TEST(ControlTags, AreMeantByTheirWriting) {
  const std::string made = filled_controls(tag_control(row().tag));
  const bool failed = row().filled.starts_with("fill: ") || row().filled.starts_with("faults: ");
  EXPECT_EQ(made, failed ? row().filled
                         : tag_control(row().tag, "<w:text/>", words_of_control(row().filled)));
}

const std::string kMissedValue =
    ", body, paragraph 1, give them, or let the template say what to do without them";

ROWS(Meant, ControlTags, {"own_path", "client.city", "Ottawa"},
     {"own_path_between_blanks", " client.city ", "Ottawa"}, {"known_name", "number", "3"},
     {"known_name_with_a_filter", "number | words", "three"},
     {"known_path_in_capitals", "Client.City", "Ottawa"},
     {"known_names_in_a_sum", "number + 1", "4"},
     {"the_day", "today | date(&quot;yyyy&quot;)", "2026"},
     {"own_path_that_is_missing", "client.phone",
      "fill: values are missing: client.phone" + kMissedValue},
     {"own_path_of_a_name_unknown", "cleint.city",
      "fill: values are missing: cleint.city" + kMissedValue},
     {"name_unknown_with_a_filter", "citty | upper",
      "fill: values are missing: citty" + kMissedValue},
     {"known_name_of_nothing", "null", "fill: values are missing: null" + kMissedValue},
     {"known_path_that_is_missing", "Client.Phone",
      "fill: values are missing: Client.Phone" + kMissedValue},
     {"brackets_of_a_name_unknown", "{{ citty }}",
      "fill: values are missing: citty" + kMissedValue},
     {"optional_in_brackets", "{{ ?citty }}", ""},
     {"brackets_that_cannot_be_read", "{{ client + }}", "faults: syntax @ body, paragraph 1\n"},
     {"brackets_with_a_filter_unknown", "{{ number | wrods }}",
      "faults: unknown-filter @ body, paragraph 1\n"},
     {"brackets_of_a_block", "{% if agreed %}", "faults: control-tag @ body, paragraph 1\n"});

struct ForeignTagRow {
  std::string name;
  std::string tag;
};

class ForeignTags : public rows::Row<ForeignTagRow> {};

ROW_TEST(ForeignTags, StayAsTheyAre) {
  const std::string body = tag_control(row().tag);
  for (const auto mode : {docx::Missing::stop, docx::Missing::blank, docx::Missing::mark})
    EXPECT_EQ(filled_controls(body, mode), body);
}

ROWS(Left, ForeignTags, {"of_older_word", "Text1"}, {"of_google_docs", "goog_rdk_0"},
     {"in_parentheses", "(Chairman2)"}, {"in_capitals", "BDCONTENTCONTROL_AUTO_SAVE_Summary"},
     {"a_guid", "3F2504E0-4F89-11D3-9A0C-0305E82C3301"},
     {"a_guid_in_braces", "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}"}, {"a_number", "1234567890"},
     {"a_negative_number", "-1"}, {"two_words", "Company Name"}, {"a_hyphen", "Company-Name"},
     {"a_hyphen_of_known_names", "Client-City"}, {"a_path_in_capitals", "Document.Title"},
     {"small_letters_and_hyphens", "number-of-pages"}, {"of_citavi", "CitaviPlaceholder#f1"},
     {"of_mendeley", "MENDELEY_CITATION_v3_eyJ2IjoxfQ=="},
     {"of_mendeley_with_a_slash", "MENDELEY_CITATION_v3_ey/J2+a"},
     {"of_opendope", "od:xpath=x1&amp;od:condition=c1"}, {"of_zotero", "ZOTERO_ITEM CSL {}"},
     {"a_text_in_quotes", "&quot;quoted&quot;"}, {"a_truth", "true"},
     {"cut_by_bars", "name|Text|1"}, {"a_comma", "a, b"}, {"accents", "Résumé"},
     {"a_comparison", "x = y"}, {"dots", "…"}, {"a_dash", "-"}, {"ends_with_a_dot", "a."},
     {"begins_with_a_dot", ".a"}, {"a_fraction", "1.2"}, {"a_version", "v1.2.3-rc"},
     {"an_address", "http://a.example/b"}, {"known_name_and_a_dot", "children."},
     {"two_dots", "client..city"});

TEST(ControlTags, what_stays_is_told_once) {
  const auto opened = docx::Template::open(
      fakes::DocxMaker(tag_control("Text1") + tag_control("childern") + tag_control("Text1"))
          .bytes(),
      {});
  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->notices().empty());
  const auto filled = opened->fill(values(kControlValues), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled);
  EXPECT_EQ(filled->notices, std::vector<std::string>{
                                 "content controls whose tags name nothing among the values stay "
                                 "as they are: Text1, childern (did you mean “children”?)"});
}

struct ToldTagRow {
  std::string name;
  std::string tag;
  std::string content;
  std::vector<std::string> notices;  // when the template is opened
};

class ToldTags : public rows::Row<ToldTagRow> {};

ROW_TEST(ToldTags, SayWhyTheyStay) {
  const auto opened =
      docx::Template::open(fakes::DocxMaker(tag_control(row().tag, "", row().content)).bytes(), {});
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->notices(), row().notices);
}

ROWS(Told, ToldTags,
     {"a_filter_unknown",
      "client.city | uper",
      fakes::run("x"),
      {"a content control stays as it is, because its tag cannot be read: “client.city | uper”, "
       "there is no filter \"uper\""}},
     {"more_than_a_text",
      "client.city",
      "<w:r><w:pict/></w:r>",
      {"a content control stays as it is, because it holds more than one text (client.city)"}},
     {"more_than_a_text_of_another_program", "goog_rdk_0", "<w:r><w:pict/></w:r>", {}},
     {"another_program", "name|Text|1", fakes::run("x"), {}},
     {"marks_within", "client.city", fakes::run("{{ client.city }}"), {}});

struct MissingControlRow {
  std::string name;
  std::string tag;
  std::string kind;
  std::string filled_kind;
  docx::Missing missing;
  std::string filled;
};

class MissingControls : public rows::Row<MissingControlRow> {};

ROW_TEST(MissingControls, FollowTheMode) {
  EXPECT_EQ(filled_controls(tag_control(row().tag, row().kind), row().missing),
            tag_control(row().tag, row().filled_kind, row().filled));
}

const std::string kShownTag = words_of_control("") +
                              words_of_control("a.b", "<w:highlight w:val=\"yellow\"/>") +
                              words_of_control("");
const std::string kTickedBox = "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>";

ROWS(Modes, MissingControls,
     {"E16_blank", "a.b", "<w:text/>", "<w:text/>", docx::Missing::blank, words_of_control("")},
     {"E16_mark", "a.b", "<w:text/>", "<w:text/>", docx::Missing::mark, kShownTag},
     {"E16_blank_date", "a.b", "<w:date w:fullDate=\"1999-01-01T00:00:00Z\"/>", "<w:date/>",
      docx::Missing::blank, words_of_control("")},
     {"E16_mark_of_a_list", "a.b", "<w:dropDownList/>", "<w:dropDownList/>", docx::Missing::mark,
      kShownTag},
     {"E16_blank_box_stays", "a.b", kTickedBox, kTickedBox, docx::Missing::blank,
      fakes::run("Hull")},
     {"E16_mark_of_a_box_stays", "a.b", kTickedBox, kTickedBox, docx::Missing::mark,
      fakes::run("Hull")});

TEST(ControlTags, E59_have_the_place_of_their_text) {
  const auto around = [](const std::string& tag) {
    return control_tagged(tag, "<w:text/>", fakes::p("x"));
  };
  EXPECT_EQ(filled_controls(fakes::p("a") + around("{{ a + }}")),
            "faults: syntax @ body, paragraph 2\n");
  EXPECT_EQ(filled_controls(fakes::p("a") + around("client.phone")),
            "fill: values are missing: client.phone, body, paragraph 2, give them, or let the "
            "template say what to do without them");
}

TEST(ControlTags, braces_take_them_in_brackets_alone) {
  const auto in_braces = [](const std::string& tag) {
    return filled_controls(tag_control(tag), docx::Missing::stop, docx::Dialect::braces);
  };
  EXPECT_EQ(in_braces("number"), tag_control("number"));
  EXPECT_EQ(in_braces("{number}"), tag_control("{number}", "<w:text/>", words_of_control("3")));
}

TEST(ControlTags, E58_are_fields_of_the_template) {
  const auto opened = docx::Template::open(
      fakes::DocxMaker(tag_control("client.city") + tag_control("spouse") +
                       tag_control("signed_on", "<w:date/>") + tag_control("goog rdk") +
                       fakes::p("{% if spouse %}") + tag_control("a.b") + fakes::p("{% endif %}"))
          .bytes(),
      {});
  ASSERT_TRUE(opened);
  std::string fields;
  for (const docx::Field& field : opened->fields())
    fields += field.path + (field.required ? " required " : " optional ") +
              std::string(word(field.asked)) + "; ";
  EXPECT_EQ(fields,
            "spouse optional value; client.city required value; signed_on optional date; a.b "
            "optional value; ");
}

}  // namespace
}  // namespace engross::docx_tests
