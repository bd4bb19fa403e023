// Rich text and links, where marks stand.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::cell;
using fakes::DocxMaker;
using fakes::p;
using fakes::run;
using fakes::table;

constexpr std::string_view kRichValues = R"json({
  "bold": "a **b** c", "whole": "**b**", "all": "__***b***__", "lines": "a\nb", "two": "a\n\n**b**", "three": "a\n\nb\n\nc",
  "given": {"_type": "rich", "text": "x **y**"}, "text": {"_type": "text", "text": "**a** & b"},
  "xml": {"_type": "rawXml", "xml": "<w:br/>"}, "empty_rich": {"_type": "rich"}, "empty": "", "nothing": null,
  "hostile": "</w:t> **{{ bold }}** &amp;", "url": "https://example.org/?a=1&b=\"2\"", "mail": "mailto:a@b.ca",
  "file": "file:///etc/passwd", "script": "javascript:alert(1)",
                           "site"
    : {"_type" : "link", "text" : "our & site", "target" : "https://example.org", "tooltip" : "go"},
                           "bare_site" : {"_type" : "link", "target" : "https://example.org"},
                           "no_site" : {"_type" : "link", "text" : "words"},
                           "items" : [ {"t" : "**1**\n\n2"}, {"t" : "3"} ]
})json";

std::string rich_filled(const DocxMaker& maker) {
  return filled_document(maker.bytes(), docx::Missing::stop, docx::Dialect::engross,
                         values(kRichValues));
}

std::string rich_body(const std::string& body) {
  const std::string document = rich_filled(DocxMaker(body));
  return is_document(document) ? fakes::body_of(document) : document;
}

std::string kept(std::string_view text, std::string_view properties = "") {
  std::string out = "<w:r>";
  if (!properties.empty()) out.append("<w:rPr>").append(properties).append("</w:rPr>");
  return out.append("<w:t xml:space=\"preserve\">").append(text).append("</w:t></w:r>");
}
std::string para(std::string_view runs, std::string_view properties = "") {
  std::string out = "<w:p>";
  if (!properties.empty()) out.append("<w:pPr>").append(properties).append("</w:pPr>");
  return out.append(runs).append("</w:p>");
}

const std::string kRichBold = "<w:b/><w:bCs/>";
const std::string kRichItalic = "<w:i/><w:iCs/>";
const std::string kRichUnderline = "<w:u w:val=\"single\"/>";
const std::string kRichBreak = "</w:t><w:br/><w:t xml:space=\"preserve\">";

struct RichRow {
  std::string name;
  std::string body;
  std::string result;
};

class Rich : public rows::Row<RichRow> {};

ROW_TEST(Rich, IsShown) { EXPECT_EQ(rich_body(row().body), row().result); }

ROWS(Formats, Rich,
     {"in_a_run", p("x {{ bold | rich }} y"),
      para(kept("x a ") + kept("b", kRichBold) + kept(" c y"))},
     {"alone", p("{{ whole | rich }}"), para(kept("") + kept("b", kRichBold) + kept(""))},
     {"all_three", p("{{ all | rich }}"),
      para(kept("") + kept("b", kRichBold + kRichItalic + kRichUnderline) + kept(""))},
     {"at_its_place_among_the_runs_own",
      para(run("{{ whole | rich }}",
               "<w:rStyle w:val=\"s\"/><w:rFonts w:ascii=\"f\"/><w:i w:val=\"0\"/><w:caps/><w:sz "
               "w:val=\"20\"/><w:highlight w:val=\"red\"/><w:vertAlign w:val=\"superscript\"/>")),
      para(kept("",
                "<w:rStyle w:val=\"s\"/><w:rFonts w:ascii=\"f\"/><w:i w:val=\"0\"/><w:caps/><w:sz "
                "w:val=\"20\"/><w:highlight w:val=\"red\"/><w:vertAlign w:val=\"superscript\"/>") +
           kept("b",
                "<w:rStyle w:val=\"s\"/><w:rFonts w:ascii=\"f\"/>" + kRichBold +
                    "<w:i w:val=\"0\"/><w:caps/><w:sz w:val=\"20\"/><w:highlight w:val=\"red\"/>"
                    "<w:vertAlign w:val=\"superscript\"/>") +
           kept("",
                "<w:rStyle w:val=\"s\"/><w:rFonts w:ascii=\"f\"/><w:i w:val=\"0\"/><w:caps/><w:sz "
                "w:val=\"20\"/><w:highlight w:val=\"red\"/><w:vertAlign w:val=\"superscript\"/>"))},
     {"in_place_of_the_runs_own", para(run("{{ whole | rich }}", "<w:b w:val=\"0\"/>")),
      para(kept("", "<w:b w:val=\"0\"/>") + kept("b", kRichBold) + kept("", "<w:b w:val=\"0\"/>"))},
     {"line_break", p("{{ lines | rich }}"), para(kept("a" + kRichBreak + "b"))},
     {"given_by_the_values", p("{{ given }}"), para(kept("x ") + kept("y", kRichBold) + kept(""))},
     {"text_is_never_rich", p("{{ bold }}"), para(kept("a **b** c"))},
     {"a_text_that_says_it_is_one", p("{{ text }}"), para(kept("**a** &amp; b"))},
     {"is_no_mark_and_no_xml", p("{{ hostile | rich }}"),
      para(kept("&lt;/w:t&gt; ") + kept("{{ bold }}", kRichBold) + kept(" &amp;amp;"))},
     {"in_clios_brackets", p("&lt;&lt;bold | rich&gt;&gt;"),
      "<w:p>" + kept("a ") + kept("b", kRichBold) + kept(" c") + "</w:p>"});

ROWS(Paragraphs, Rich,
     {"two", para(run("x {{ two | rich }} y"), "<w:pStyle w:val=\"s\"/><w:jc w:val=\"center\"/>"),
      para(kept("x a"), "<w:pStyle w:val=\"s\"/><w:jc w:val=\"center\"/>") +
          para(kept("") + kept("b", kRichBold) + kept(" y"),
               "<w:pStyle w:val=\"s\"/><w:jc w:val=\"center\"/>")},
     {"with_the_runs_format", para(run("{{ three | rich }}", "<w:i/>")),
      para(kept("a", "<w:i/>")) + para(kept("b", "<w:i/>")) + para(kept("c", "<w:i/>"))},
     {"with_other_runs_behind", para(run("{{ three | rich }}") + run("z", "<w:i/>")),
      para(kept("a")) + para(kept("b")) + para(kept("c") + run("z", "<w:i/>"))},
     {"ids_do_not_stand_twice",
      "<w:p w14:paraId=\"11111111\" w14:textId=\"77777777\" w:rsidR=\"00AA\">" +
          run("{{ two | rich }}") + "</w:p>",
      "<w:p w14:paraId=\"11111111\" w14:textId=\"77777777\" w:rsidR=\"00AA\">" + kept("a") +
          "</w:p><w:p w:rsidR=\"00AA\">" + kept("") + kept("b", kRichBold) + kept("") + "</w:p>"},
     {"tracked_changes_of_the_paragraph_are_told_once",
      para(run("{{ three | rich }}"),
           "<w:rPr><w:ins w:id=\"1\" w:author=\"x\"/><w:b/></w:rPr><w:pPrChange w:id=\"2\" "
           "w:author=\"x\"><w:pPr/></w:pPrChange>"),
      para(kept("a"),
           "<w:rPr><w:ins w:id=\"1\" w:author=\"x\"/><w:b/></w:rPr><w:pPrChange w:id=\"2\" "
           "w:author=\"x\"><w:pPr/></w:pPrChange>") +
          para(kept("b"), "<w:rPr><w:b/></w:rPr>") + para(kept("c"), "<w:rPr><w:b/></w:rPr>")},
     {"one_page_begins",
      para(run("{{ three | rich }}"), "<w:pageBreakBefore/><w:jc w:val=\"left\"/>"),
      para(kept("a"), "<w:pageBreakBefore/><w:jc w:val=\"left\"/>") +
          para(kept("b"), "<w:jc w:val=\"left\"/>") + para(kept("c"), "<w:jc w:val=\"left\"/>")},
     {"the_last_one_ends_the_section",
      para(run("{{ three | rich }}"),
           "<w:jc w:val=\"left\"/><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>") +
          p("z"),
      para(kept("a"), "<w:jc w:val=\"left\"/>") + para(kept("b"), "<w:jc w:val=\"left\"/>") +
          para(kept("c"),
               "<w:jc w:val=\"left\"/><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>") +
          p("z")},
     {"a_section_without_a_word", para(run("{{ three | rich }}"), "<w:sectPr/>") + p("z"),
      "<w:p><w:pPr></w:pPr>" + kept("a") + "</w:p><w:p><w:pPr></w:pPr>" + kept("b") + "</w:p>" +
          para(kept("c"), "<w:sectPr/>") + p("z")},
     {"a_section_whose_paragraph_stays_one", para(run("{{ bold | rich }}"), "<w:sectPr/>") + p("z"),
      para(kept("a ") + kept("b", kRichBold) + kept(" c"), "<w:sectPr/>") + p("z")},
     {"in_a_cell", table("<w:tr>" + cell(p("{{ three | rich }}")) + "</w:tr>"),
      table("<w:tr>" + cell(para(kept("a")) + para(kept("b")) + para(kept("c"))) + "</w:tr>")},
     {"in_a_loop", p("{% for i in items %}") + p("{{ i.t | rich }}") + p("{% endfor %}"),
      para(kept("") + kept("1", kRichBold)) + para(kept("2")) + para(kept("3"))},
     {"in_a_condition_within_the_paragraph", p("x{% if true %}{{ three | rich }}!{% endif %}y"),
      para(kept("xa")) + para(kept("b")) + para(kept("c!y"))},
     {"in_a_rich_control",
      "<w:sdt><w:sdtPr/><w:sdtContent>" + p("{{ three | rich }}") + "</w:sdtContent></w:sdt>",
      "<w:sdt><w:sdtPr/><w:sdtContent>" + para(kept("a")) + para(kept("b")) + para(kept("c")) +
          "</w:sdtContent></w:sdt>"},
     {"two_marks_in_one_paragraph", p("{{ two | rich }}-{{ three | rich }}"),
      para(kept("a")) + para(kept("") + kept("b", kRichBold) + kept("-a")) + para(kept("b")) +
          para(kept("c"))});

ROWS(WordsAlone, Rich,
     {"paragraphs_in_a_link",
      para("<w:hyperlink w:anchor=\"x\">" + run("{{ two | rich }}") + "</w:hyperlink>"),
      para("<w:hyperlink w:anchor=\"x\">" + kept("a" + kRichBreak + kRichBreak) +
           kept("b", kRichBold) + kept("") + "</w:hyperlink>")},
     {"paragraphs_in_a_tracked_insertion",
      para("<w:ins w:id=\"1\" w:author=\"x\">" + run("{{ two | rich }}") + "</w:ins>"),
      para("<w:ins w:id=\"1\" w:author=\"x\">" + kept("a" + kRichBreak + kRichBreak) +
           kept("b", kRichBold) + kept("") + "</w:ins>")},
     {"in_a_plain_text_control",
      para("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + run("{{ two | rich }}") +
           "</w:sdtContent></w:sdt>"),
      para("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" +
           kept("a" + kRichBreak + kRichBreak + "b") + "</w:sdtContent></w:sdt>")},
     {"in_a_plain_text_control_around_the_paragraph",
      "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + p("{{ two | rich }}") +
          "</w:sdtContent></w:sdt>",
      "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" +
          para(kept("a" + kRichBreak + kRichBreak + "b")) + "</w:sdtContent></w:sdt>"},
     {"paragraphs_in_a_field",
      para("<w:fldSimple w:instr=\" QUOTE x \">" + run("{{ two | rich }}") + "</w:fldSimple>"),
      para("<w:fldSimple w:instr=\" QUOTE x \">" + kept("a" + kRichBreak + kRichBreak) +
           kept("b", kRichBold) + kept("") + "</w:fldSimple>")});

ROWS(
    Refused, Rich,
    {"xml", p("{{ xml }}"),
     "fill: “{{ xml }}” was given XML, which could be anything, body, paragraph 1, give a text, or "
     "the type rich for bold words and paragraphs"},
    {"rich_without_a_text", p("{{ empty_rich }}"),
     "fill: “{{ empty_rich }}” was given a value of the type rich that lacks what it shows, body, "
     "paragraph 1, give its text"},
    {"nothing", p("{{ nothing | rich }}"),
     "fill: values are missing: nothing, body, paragraph 1, give them, or let the template say "
     "what "
     "to do without them"},
    {"link_without_a_target", p("{{ no_site }}"),
     "fill: “{{ no_site }}” was given a value of the type link that lacks what it shows, body, "
     "paragraph 1, give its target"});

TEST(Rich, stands_in_headers_notes_and_text_boxes) {
  const std::string document = rich_filled(
      DocxMaker(p("x") + "<w:p><w:r><w:pict><w:txbxContent>" + p("{{ three | rich }}") +
                "</w:txbxContent></w:pict></w:r></w:p>")
          .header(p("{{ bold | rich }}"))
          .footnotes("<w:footnote w:id=\"1\">" + p("{{ three | rich }}") + "</w:footnote>")
          .comments("<w:comment w:id=\"1\">" + p("{{ two | rich }}") + "</w:comment>"));
  ASSERT_TRUE(is_document(document)) << document;
  auto parts = fakes::unzipped(document);
  EXPECT_EQ(fakes::seen(parts["word/document.xml"]), "x\na\nb\nc\n\n");
  EXPECT_EQ(fakes::seen(parts["word/footnotes.xml"]), "a\nb\nc\n");
  EXPECT_NE(parts["word/header1.xml"].find(kept("b", kRichBold)), std::string::npos);
  // Of a comment's paragraphs the last is known by its id.
  EXPECT_EQ(fakes::seen(parts["word/comments.xml"]), "a\\n\\nb\n");
}

TEST(Rich, E34_a_numbered_paragraph_in_a_loop_keeps_the_number_of_its_round) {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl>"
      "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/></w:num>";
  const std::string number = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
  const std::string body = p("{% for a in items %}") + p("{% for b in items %}") +
                           para(run("{{ b.t | rich }}"), number) + p("{% endfor %}") +
                           p("{% endfor %}");
  const std::string document = rich_filled(
      DocxMaker(body)
          .extra("word/numbering.xml", "<w:numbering " + std::string(fakes::kWordNamespaces) + ">" +
                                           numbering + "</w:numbering>")
          .relation("<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/"
                    "officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/>"));
  ASSERT_TRUE(is_document(document)) << document;
  std::string numbers;
  const std::string xml = fakes::body_of(document);
  for (std::size_t at = xml.find("numId w:val=\""); at != std::string::npos;
       at = xml.find("numId w:val=\"", at + 1))
    numbers += xml[at + 13];
  EXPECT_EQ(numbers, "777888");
}

TEST(Rich, a_bound_property_has_the_words_alone) {
  const std::string document =
      rich_filled(DocxMaker(p("x")).core("<dc:title>{{ two | rich }}</dc:title>"));
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_NE(fakes::unzipped(document)["docProps/core.xml"].find("<dc:title>a\n\nb</dc:title>"),
            std::string::npos);
}

std::string link_field(const std::string& code, const std::string& words) {
  const auto character = [](const std::string& type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
  };
  return character("begin") + "<w:r><w:instrText xml:space=\"preserve\"> HYPERLINK " + code +
         " </w:instrText></w:r>" + character("separate") + kept(words) + character("end");
}

class ValueLinks : public rows::Row<RichRow> {};

ROW_TEST(ValueLinks, AreShown) { EXPECT_EQ(rich_body(row().body), row().result); }

ROWS(Links, ValueLinks,
     {"by_a_filter", p("x {{ bare_site.target | link(\"here\") }} y"),
      para(kept("x ") + link_field("\"https://example.org\"", "here") + kept(" y"))},
     {"its_address_as_words", p("{{ mail | link }}"),
      para(kept("") + link_field("\"mailto:a@b.ca\"", "mailto:a@b.ca") + kept(""))},
     {"given_by_the_values", p("{{ site }}"),
      para(kept("") + link_field("\"https://example.org\" \\o \"go\"", "our &amp; site") +
           kept(""))},
     {"without_words", p("{{ bare_site }}"),
      para(kept("") + link_field("\"https://example.org\"", "https://example.org") + kept(""))},
     {"in_clios_brackets", p("&lt;&lt;link bare_site.target, \"here\"&gt;&gt;"),
      para(kept("") + link_field("\"https://example.org\"", "here") + kept(""))},
     {"a_quote_in_the_address_is_encoded", p("{{ url | link(\"x\") }}"),
      para(kept("") + link_field("\"https://example.org/?a=1&amp;b=%222%22\"", "x") + kept(""))},
     {"in_a_loop", p("{% for i in items %}{{ mail | link(i.t) }}{% endfor %}"),
      para(kept("") + link_field("\"mailto:a@b.ca\"", "**1**" + kRichBreak + kRichBreak + "2") +
           kept("") + link_field("\"mailto:a@b.ca\"", "3") + kept(""))});

ROWS(WordsAlone, ValueLinks, {"a_file", p("{{ file | link(\"x\") }}"), para(kept("x"))},
     {"a_script", p("{{ script | link }}"), para(kept("javascript:alert(1)"))},
     {"in_a_link", para("<w:hyperlink w:anchor=\"x\">" + run("{{ site }}") + "</w:hyperlink>"),
      para("<w:hyperlink w:anchor=\"x\">" + kept("our &amp; site") + "</w:hyperlink>")},
     {"in_a_field",
      para("<w:fldSimple w:instr=\" QUOTE x \">" + run("{{ site }}") + "</w:fldSimple>"),
      para("<w:fldSimple w:instr=\" QUOTE x \">" + kept("our &amp; site") + "</w:fldSimple>")},
     {"in_a_plain_text_control",
      para("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + run("{{ site }}") +
           "</w:sdtContent></w:sdt>"),
      para("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + kept("our &amp; site") +
           "</w:sdtContent></w:sdt>")},
     {"a_value_that_is_named_link", p("&lt;&lt;link.target&gt;&gt;"),
      "fill: values are missing: link.target, body, "
      "paragraph 1, give them, or let the template say what to do without them"});

}  // namespace
}  // namespace engross::docx_tests
