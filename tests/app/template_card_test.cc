#include "app/template_card.h"

#include <gtest/gtest.h>

#include "rows/rows.h"

namespace engross::app {
namespace {

constexpr const char* kWhole =
    R"({"id":"will","title":"Will","document":"will.docx","file_name":"Will","interview":"will","review_note":"Look."})";

TEST(TemplateCards, GiveWhatTheyHold) {
  const auto card = parse_card(kWhole, "template.json");
  ASSERT_TRUE(card.has_value());
  EXPECT_EQ(card->id, "will");
  EXPECT_EQ(card->document, "will.docx");
  EXPECT_EQ(card->interview, "will");
  EXPECT_EQ(card->review_note, "Look.");
}

struct TemplateCardRow {
  const char* name;
  const char* json;
  std::vector<std::string> faults;  // what and where, in order
};

class BrokenCards : public rows::Row<TemplateCardRow> {};

ROW_TEST(BrokenCards, AreRefusedWithEveryFault) {
  const auto card = parse_card(row().json, "template.json");
  ASSERT_FALSE(card.has_value());
  std::vector<std::string> faults;
  for (const auto& error : card.error()) faults.push_back(error.what + ", " + error.where);
  EXPECT_EQ(faults, row().faults);
}

ROWS(Refused, BrokenCards,
     TemplateCardRow{
         "nothing",
         "{}",
         {"no \"id\", template.json, line 1, id", "no \"title\", template.json, line 1, title",
          "no \"document\", template.json, line 1, document",
          "no \"file_name\", template.json, line 1, file_name"}},
     TemplateCardRow{"no_document",
                     "{\"id\":\"a\",\"title\":\"A\",\"file_name\":\"A\"}",
                     {"no \"document\", template.json, line 1, document"}},
     TemplateCardRow{
         "blank_title",
         "{\"id\":\"a\",\n\"title\":\" \",\n\"document\":\"a.docx\",\"file_name\":\"A\"}",
         {"no \"title\", template.json, line 2, title"}},
     TemplateCardRow{"two_types",
                     "{\"id\":\"a\",\n\"title\":5,\n\"document\":\"a.docx\",\"file_name\":\"A\","
                     "\n\"interview\":[]}",
                     {"\"title\" is no text, template.json, line 2, title",
                      "\"interview\" is no text, template.json, line 4, interview"}});

TEST(TemplateCards, ThatAreNoJsonAreRefused) {
  EXPECT_FALSE(parse_card("id: will", "template.json").has_value());
}

}  // namespace
}  // namespace engross::app
