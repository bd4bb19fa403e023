// Links whose address is made of values: linked to when it is a web page or a mail address, text
// alone when it is anything else.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::run;
using fakes::unzipped;

std::string link_to(const std::string& target, const std::string& id = "rIdL") {
  return "<Relationship Id=\"" + id +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
         "hyperlink\" Target=\"" +
         target + "\" TargetMode=\"External\"/>";
}
std::string linked(const std::string& content, const std::string& attributes = "") {
  return "<w:hyperlink r:id=\"rIdL\"" + attributes + ">" + content + "</w:hyperlink>";
}
std::string field_to(const std::string& address, const std::string& content,
                     const std::string& switches = "") {
  return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
         "xml:space=\"preserve\"> HYPERLINK \"" +
         address + "\"" + switches +
         " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + content +
         "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

expression::Value with_address(const std::string& address) {
  expression::Record record;
  record.members = {{"a", expression::Value(address)}};
  return expression::Value(std::move(record));
}

struct AddressRow {
  std::string name;
  std::string target;
  std::string value;
  std::string address;  // empty: text alone
};

const std::string kLeftAsText =
    "a link is left as text, because its address does not begin with http://, https:// or mailto: "
    "(body, paragraph 1)";

class Addresses : public rows::Row<AddressRow> {};

ROW_TEST(Addresses, AreLinkedToOrText) {
  const std::string words = run("here");
  const auto opened = docx::Template::open(
      DocxMaker("<w:p>" + linked(words) + "</w:p>").relation(link_to(row().target)).bytes(), {});
  ASSERT_TRUE(opened) << opened.error().line();
  const auto filled = opened->fill(with_address(row().value), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled) << filled.error().error.line();
  const bool text = row().address.empty();
  EXPECT_EQ(fakes::body_of(filled->document),
            "<w:p>" + (text ? words : field_to(row().address, words)) + "</w:p>");
  EXPECT_EQ(filled->notices.empty() ? "" : filled->notices.back(), text ? kLeftAsText : "");
  EXPECT_EQ(unzipped(filled->document)["word/_rels/document.xml.rels"].find("rIdL"),
            std::string::npos);
  EXPECT_TRUE(docx::check_output(filled->document).empty());
}

const AddressRow kAddressRows[] = {
    {"D79_web_page", "{{ a }}", "https://roy.example/a?b=c&d#e",
     "https://roy.example/a?b=c&amp;d#e"},
    {"D79_as_word_stores_it", "%7b%7b%20a%20%7d%7d", "http://roy.example", "http://roy.example"},
    {"D79_large_letters", "{{ a }}", "HTTPS://ROY.EXAMPLE", "HTTPS://ROY.EXAMPLE"},
    {"D79_mail", "mailto:{{ a }}", "ann@roy.example", "mailto:ann@roy.example"},
    {"D79_mail_with_another_recipient", "mailto:{{ a }}", "ann@roy.example?bcc=x@y.example",
     "mailto:ann@roy.example%3Fbcc%3Dx@y.example"},
    {"D79_step_of_an_address", "https://firm.example/{{ a }}/end", "../a b",
     "https://firm.example/..%2Fa%20b/end"},
    {"D79_script", "{{ a }}", "javascript:alert(1)", ""},
    {"D79_script_with_a_tab", "{{ a }}", "java\tscript:alert(1)", ""},
    {"D79_script_behind_a_line_end", "{{ a }}", "\r\njavascript:alert(1)", ""},
    {"D79_script_in_capitals", "{{ a }}", "JavaScript:alert(1)", ""},
    {"D79_data", "{{ a }}", "data:text/html,x", ""},
    {"D79_file", "{{ a }}", "file:///etc/passwd", ""},
    {"D79_share", "{{ a }}", "\\\\server\\share", ""},
    {"D79_search", "{{ a }}", "search-ms:query=x", ""},
    {"D79_no_scheme", "{{ a }}", "www.roy.example", ""},
    {"D79_scheme_alone", "{{ a }}", "https://", ""},
    {"D79_empty", "{{ a }}", "", ""},
    {"D79_scheme_of_the_template", "file:///c:/{{ a }}", "x", ""},
    {"D79_line_ends", "{{ a }}", "https://roy.example/a\r\nb", "https://roy.example/a%0D%0Ab"},
    {"D79_line_end_behind_it", "{{ a }}", "https://roy.example\n", "https://roy.example"},
    {"D79_spaces", "{{ a }}", "https://roy.example/a b", "https://roy.example/a%20b"},
    {"D79_quotes", "{{ a }}", "https://roy.example/\" \\o \"x'",
     "https://roy.example/%22%20%5Co%20%22x%27"},
    {"D79_braces_and_brackets", "{{ a }}", "https://roy.example/{{ b }}<>",
     "https://roy.example/%7B%7B%20b%20%7D%7D%3C%3E"},
    {"D79_accents", "{{ a }}", "https://roy.example/é", "https://roy.example/%C3%A9"},
    {"D79_encoded_already", "{{ a }}", "https://roy.example/%20%zz",
     "https://roy.example/%20%25zz"},
    {"D79_longer_than_word_takes", "{{ a }}", "https://roy.example/" + std::string(2000, 'x'), ""},
};

ROWS_OF(Rows, Addresses, kAddressRows);

std::string filled_link(const std::string& body, const std::string& target) {
  const std::string document = filled_document(DocxMaker(body).relation(link_to(target)).bytes());
  return is_document(document) ? fakes::body_of(document) : document;
}

TEST(Links, D79_each_round_of_a_loop_has_its_address) {
  const std::string body = p("{% for c in children %}") + "<w:p>" + linked(run("{{ c.name }}")) +
                           "</w:p>" + p("{% endfor %}");
  const auto words = [](const std::string& text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  };
  EXPECT_EQ(filled_link(body, "https://firm.example/{{ c.age }}"),
            "<w:p>" + field_to("https://firm.example/4", words("Al")) + "</w:p><w:p>" +
                field_to("https://firm.example/19", words("Bo")) + "</w:p>");
}

TEST(Links, D79_place_and_hint_of_the_link_stay) {
  EXPECT_EQ(
      filled_link(
          "<w:p>" + linked(run("x"), " w:anchor=\"top\" w:tooltip=\"a &amp; b\"") + "</w:p>",
          "https://firm.example/{{ client.city }}"),
      "<w:p>" +
          field_to("https://firm.example/Ottawa", run("x"), " \\l \"top\" \\o \"a &amp; b\"") +
          "</w:p>");
}

TEST(Links, D79_missing_value_is_listed) {
  EXPECT_EQ(filled_link("<w:p>" + linked(run("x")) + "</w:p>", "https://x.example/{{ nowhere }}"),
            "fill: values are missing: nowhere, body, paragraph 1, give them, or let the template "
            "say what to do without them");
}

TEST(Links, D79_faults_name_the_mark) {
  EXPECT_EQ(filled_link("<w:p>" + linked(run("x")) + "</w:p>", "{{ a | shout }}"),
            "faults: unknown-filter @ body, paragraph 1\n");
  EXPECT_EQ(filled_link("<w:p>" + linked(run("x")) + "</w:p>", "{% if a %}x{% endif %}"),
            "faults: block-in-address @ body, paragraph 1\nblock-in-address @ body, paragraph 1\n");
}

TEST(Links, fields_of_addresses_are_listed) {
  const std::string body =
      p("{% for c in children %}") + "<w:p>" + linked(run("x")) + "</w:p>" + p("{% endfor %}");
  const auto opened =
      docx::Template::open(DocxMaker(body).relation(link_to("{{ c.site }}")).bytes(), {});
  ASSERT_TRUE(opened);
  ASSERT_EQ(opened->fields().size(), 2U);
  EXPECT_EQ(opened->fields()[1].path, "c.site");
  EXPECT_EQ(opened->fields()[1].loop, "children");
  EXPECT_TRUE(opened->fields()[1].required);
}

TEST(Links, ordinary_ones_stay_as_they_are) {
  const std::string body = "<w:p>" + linked(run("x")) + "</w:p>";
  EXPECT_EQ(filled_link(body + p("{{ client.city }}"), "https://firm.example/%7B"),
            body + "<w:p><w:r><w:t xml:space=\"preserve\">Ottawa</w:t></w:r></w:p>");
}

}  // namespace
}  // namespace engross::docx_tests
