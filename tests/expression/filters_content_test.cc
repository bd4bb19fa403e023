// Filters that make more of a value than text, and what is such a value.
#include <gtest/gtest.h>

#include "expression/content.h"
#include "expression/expression.h"
#include "rows/rows.h"

namespace engross::expression {
namespace {

constexpr std::string_view kContentValues = R"({
  "clause": "**a** b", "blank": " ", "unknown": null, "url": "https://example.org", "logo": "logo.png",
  "list": ["a"], "day": "2026-11-23", "person": {"_type": "person", "display": "Ann"},
  "picture": {"_type": "image", "source": "AAAA", "width": 200, "height": 100},
  "spelt": {"type": "image", "display": "no picture"}, "xml": {"_type": "rawXml", "xml": "<w:br/>"},
  "bold": {"_type": "rich", "text": "**a**"}, "plain": {"_type": "text", "text": "a"},
  "site": {"_type": "link", "target": "https://a.ca"}, "named": {"_type": "link", "text": "us", "target": "https://a.ca"},
  "chart": {"_type": "chart", "series": []}
})";

// Members as "name=text", or the text of anything that is no content, or why there is none.
std::string content_from(const std::string& written) {
  const auto expression = Expression::parse(written);
  if (!expression) return "syntax: " + expression.error().what;
  const Value values = parse_values(kContentValues, "test").value();
  const auto value = expression->evaluate(Scope(values), {});
  if (!value) return value.error().missing ? "missing" : value.error().what;
  if (content_of(*value) == Content::none) return display(*value).value_or("no text");
  std::string out;
  for (const auto& [name, member] : value->record().members)
    out += (out.empty() ? "" : " ") + name + "=" + display(member).value_or("?");
  return out;
}

struct ContentRow {
  const char* name;
  const char* written;
  const char* made;
};

class Contents : public rows::Row<ContentRow> {};

ROW_TEST(Contents, AreMade) { EXPECT_EQ(content_from(row().written), row().made); }

ROWS(Made, Contents, {"rich", "clause | rich", "_type=rich text=**a** b"},
     {"rich_twice", "clause | rich | rich", "_type=rich text=**a** b"},
     {"rich_of_a_blank_text_is_the_text", "blank | rich", " "},
     {"rich_of_a_date", "day | rich", "_type=rich text=23 November 2026"},
     {"link", "url | link", "_type=link target=https://example.org"},
     {"link_with_words", "url | link(\"our site\")",
      "_type=link target=https://example.org text=our site"},
     {"link_of_a_link", "named | link(\"you\")", "_type=link target=https://a.ca text=you"},
     {"image", "logo | image", "_type=image source=logo.png"},
     {"image_of_a_width", "logo | image(\"1 in\")", "_type=image source=logo.png width=96"},
     {"image_of_both", "logo | image(\"25.4mm\", \"36 pt\", \"Our logo\")",
      "_type=image source=logo.png width=96 height=48 altText=Our logo"},
     {"image_of_a_height", "logo | image(\"\", \"2.54 cm\")",
      "_type=image source=logo.png height=96"},
     {"image_of_a_picture_keeps_its_bytes", "picture | image(\"1 in\")",
      "_type=image source=AAAA width=96"},
     {"image_of_a_picture_keeps_its_size", "picture | image",
      "_type=image source=AAAA width=200 height=100"},
     {"words_for_the_picture_alone", "picture | image(\"\", \"\", \"x\")",
      "_type=image source=AAAA width=200 height=100 altText=x"},
     {"another_type_is_an_ordinary_record", "person", "Ann"},
     {"another_member_is_none", "spelt", "no picture"});

ROWS(AsText, Contents, {"rich_in_a_text", "(bold ~ \"!\")", "a!"},
     {"rich_in_capitals", "bold | upper", "A"},
     {"link_in_a_text", "(site ~ \"!\")", "https://a.ca!"},
     {"link_words_in_a_text", "(named ~ \"!\")", "us!"},
     {"text_in_a_text", "(plain ~ \"!\")", "a!"});

ROWS(
    Refused, Contents,
    {"rich_of_a_list", "list | rich",
     "the filter \"rich\" takes a text, and was given a list of 1"},
    {"rich_of_nothing_is_nothing", "unknown | rich", ""},
    {"rich_with_an_argument", "clause | rich(\"x\")",
     "syntax: the filter \"rich\" takes no arguments, and was given 1"},
    {"link_of_a_list", "list | link",
     "the filter \"link\" takes a text, and was given a list of 1"},
    {"link_with_a_number", "url | link(5)",
     "the filter \"link\" takes a text as argument 1, and was given the number 5"},
    {"image_of_nothing", "unknown | image", "missing"},
    {"image_of_a_blank_text", "blank | image", "missing"},
    {"image_of_a_number", "5 | image",
     "the filter \"image\" takes a picture, the name of one, or its bytes as base64, and was given "
     "the number 5"},
    {"image_without_a_unit", "logo | image(\"3\")",
     "the filter \"image\" takes a length up to 22 in, in cm, mm, in or pt as argument 1, and was "
     "given the text \"3\""},
    {"image_of_pixels", "logo | image(\"3 px\")",
     "the filter \"image\" takes a length up to 22 in, in cm, mm, in or pt as argument 1, and was "
     "given the text \"3 px\""},
    {"image_of_no_width", "logo | image(\"0 cm\")",
     "the filter \"image\" takes a length up to 22 in, in cm, mm, in or pt as argument 1, and was "
     "given the text \"0 cm\""},
    {"image_below_zero", "logo | image(\"-1 cm\")",
     "the filter \"image\" takes a length up to 22 in, in cm, mm, in or pt as argument 1, and was "
     "given the text \"-1 cm\""},
    {"image_wider_than_a_page", "logo | image(\"56 cm\")",
     "the filter \"image\" takes a length up to 22 in, in cm, mm, in or pt as argument 1, and was "
     "given the text \"56 cm\""},
    {"image_of_a_number_as_width", "logo | image(3)",
     "the filter \"image\" takes a text as argument 1, and was given the number 3"},
    {"image_in_a_text", "(picture ~ \"!\")",
     "a value of the type \"image\" cannot be printed as text"},
    {"chart_in_a_text", "(chart ~ \"!\")",
     "a value of the type \"chart\" cannot be printed as text"},
    {"xml_in_a_text", "(xml ~ \"!\")", "a value of the type \"rawXml\" cannot be printed as text"});

}  // namespace
}  // namespace engross::expression
