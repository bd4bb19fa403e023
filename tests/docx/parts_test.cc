// Marks outside the body: headers, footers, notes, comments, text boxes; and kinds of documents.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::run;
using fakes::seen;
using fakes::unzipped;

const std::string kMark = p("{{ client.city }}");

std::string part_text(const DocxMaker& maker, const std::string& part) {
  const std::string document = filled_document(maker.bytes());
  return is_document(document) ? seen(unzipped(document)["word/" + part]) : document;
}

TEST(Parts, E42_header) {
  EXPECT_EQ(part_text(DocxMaker(p("x")).header(kMark), "header1.xml"), "Ottawa\n");
}

TEST(Parts, E42_three_headers) {
  const DocxMaker maker = DocxMaker(p("x")).header(p("a")).header(kMark).header(
      p("{% if none %}y{% endif %}") + p("c"));
  EXPECT_EQ(part_text(maker, "header1.xml"), "a\n");
  EXPECT_EQ(part_text(maker, "header2.xml"), "Ottawa\n");
  EXPECT_EQ(part_text(maker, "header3.xml"), "c\n");
}

TEST(Parts, E42_footer) {
  EXPECT_EQ(part_text(DocxMaker(p("x")).footer(kMark), "footer1.xml"), "Ottawa\n");
}

TEST(Parts, E42_footer_left_empty_gets_a_paragraph) {
  const std::string document = filled_document(
      DocxMaker(p("x")).footer(p("{% if none %}") + p("y") + p("{% endif %}")).bytes());
  const std::string footer = unzipped(document)["word/footer1.xml"];
  EXPECT_TRUE(footer.ends_with("><w:p/></w:ftr>")) << footer;
}

TEST(Parts, E42_page_field_in_a_footer_stays) {
  const std::string complex_field =
      "<w:r><w:fldChar "
      "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar "
      "w:fldCharType=\"separate\"/></w:r>" +
      run("1") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  EXPECT_EQ(part_text(DocxMaker(p("x")).footer("<w:p>" + run("{{ client.city }} ") + complex_field +
                                               "</w:p>"),
                      "footer1.xml"),
            "Ottawa 1\n");
}

TEST(Parts, E43_footnotes) {
  const DocxMaker maker =
      DocxMaker("<w:p>" + run("x") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>")
          .footnotes("<w:footnote w:id=\"2\">" + kMark + "</w:footnote>");
  EXPECT_EQ(part_text(maker, "footnotes.xml"), "Ottawa\n");
}

TEST(Parts, E43_endnotes) {
  const DocxMaker maker = DocxMaker("<w:p><w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>")
                              .endnotes("<w:endnote w:id=\"2\">" + kMark + "</w:endnote>");
  EXPECT_EQ(part_text(maker, "endnotes.xml"), "Ottawa\n");
}

TEST(Parts, E43_comments) {
  const DocxMaker maker =
      DocxMaker(p("x")).comments("<w:comment w:id=\"2\" w:author=\"a\">" + kMark + "</w:comment>");
  EXPECT_EQ(part_text(maker, "comments.xml"), "Ottawa\n");
}

TEST(Parts, E37_comment_in_a_loop_stands_once) {
  const std::string commented =
      "<w:p><w:commentRangeStart w:id=\"2\"/>" + run("x") +
      "<w:commentRangeEnd w:id=\"2\"/><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>";
  const std::string document = filled_document(
      DocxMaker(p("{% for c in children %}") + commented + p("{% endfor %}"))
          .comments("<w:comment w:id=\"2\" w:author=\"a\">" + p("c") + "</w:comment>")
          .bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::body_of(document), commented + "<w:p>" + run("x") + "<w:r></w:r></w:p>");
}

TEST(Parts, E44_text_box_in_both_copies) {
  const std::string box = "<w:txbxContent>" + p("{{ client.city }}") + p("{% if none %}") + p("y") +
                          p("{% endif %}") + "</w:txbxContent>";
  const std::string body = "<w:p>" + run("before ") +
                           "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" +
                           box + "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                           "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                           run("{{ client.city }}") + "</w:p>";
  EXPECT_EQ(filled_text(body), "before Ottawa\nOttawa\nOttawa\n");
}

TEST(Parts, E44_block_around_a_text_box) {
  const std::string box = "<w:p><w:r><w:pict><w:txbxContent>" + p("{{ c.name }}") +
                          "</w:txbxContent></w:pict></w:r></w:p>";
  EXPECT_EQ(filled_text(p("{% for c in children %}") + box + p("{% endfor %}")), "Al\n\nBo\n\n");
}

TEST(Parts, E46_document_properties) {
  const std::string document =
      filled_document(DocxMaker(kMark)
                          .core("<dc:title>Will of {{ client.name.full }} &amp; Co</dc:title>")
                          .bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_NE(
      unzipped(document)["docProps/core.xml"].find("<dc:title>Will of Ann Roy &amp; Co</dc:title>"),
      std::string::npos);
}

TEST(Parts, E46_property_without_marks_keeps_its_part) {
  const DocxMaker maker = DocxMaker(kMark).core("<dc:title>Will</dc:title>");
  EXPECT_EQ(unzipped(filled_document(maker.bytes()))["docProps/core.xml"],
            unzipped(maker.bytes())["docProps/core.xml"]);
}

TEST(Parts, E46_blocks_have_no_place_in_properties) {
  EXPECT_EQ(filled_document(
                DocxMaker(kMark).core("<dc:title>{% if spouse %}x{% endif %}</dc:title>").bytes()),
            "faults: block-in-property @ document properties, paragraph 1\nblock-in-property @ "
            "document properties, paragraph 1\n");
}

TEST(Parts, untouched_parts_keep_their_bytes) {
  const std::string image(5000, '\x7F');
  const std::string made =
      DocxMaker(kMark).extra("word/media/image1.bin", image).header(p("plain")).bytes();
  const std::string document = filled_document(made);
  ASSERT_TRUE(is_document(document)) << document;
  const std::size_t before = made.find("word/media/image1.bin");
  const std::size_t after = document.find("word/media/image1.bin");
  EXPECT_EQ(made.substr(before - 30, 30 + 21 + 5000), document.substr(after - 30, 30 + 21 + 5000));
  EXPECT_EQ(unzipped(document)["word/header1.xml"], unzipped(made)["word/header1.xml"]);
}

TEST(Parts, the_same_input_gives_the_same_bytes) {
  const std::string made =
      DocxMaker(kMark + p("{% for c in children %}") + p("{{ c.name }}") + p("{% endfor %}"))
          .bytes();
  EXPECT_EQ(filled_document(made), filled_document(made));
}

TEST(Parts, D58_another_prefix) {
  const std::string xml =
      "<?xml version=\"1.0\"?><x:document "
      "xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"><x:body><x:p><x:r><x:t>{{ "
      "lines }}</x:t></x:r></x:p></x:body></x:document>";
  const std::string document = filled_document(DocxMaker().document(xml).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_NE(
      unzipped(document)["word/document.xml"].find(
          "<x:p><x:r><x:t xml:space=\"preserve\">a</x:t><x:br/><x:t "
          "xml:space=\"preserve\">b</x:t><x:tab/><x:t xml:space=\"preserve\">c</x:t></x:r></x:p>"),
      std::string::npos);
}

TEST(Parts, D58_default_namespace) {
  const std::string xml =
      "<document "
      "xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"><body><tbl><tr><tc><p><r><t>{% if none "
      "%}a{% endif %}</t></r></p></tc></tr></tbl><p><r><t>{{ lines "
      "}}</t></r></p></body></document>";
  const std::string document = filled_document(DocxMaker().document(xml).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(unzipped(document)["word/document.xml"],
            "<document "
            "xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
            "main\"><body><tbl><tr><tc><p/></tc></tr></tbl>"
            "<p><r><t xml:space=\"preserve\">a</t><br/><t xml:space=\"preserve\">b</t><tab/><t "
            "xml:space=\"preserve\">c</t></r></p></body></document>");
}

TEST(Parts, D58_word_prefix_of_another_namespace) {
  const std::string xml =
      "<x:document "
      "xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
      "main\"><x:body><x:p><x:r><w:t xmlns:w=\"urn:other\">{{ nowhere "
      "}}</w:t><x:t>{{ client.city }}</x:t></x:r></x:p></x:body></x:document>";
  const std::string document = filled_document(DocxMaker().document(xml).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_NE(unzipped(document)["word/document.xml"].find(
                "{{ nowhere }}</w:t><x:t xml:space=\"preserve\">Ottawa</x:t>"),
            std::string::npos);
}

TEST(Parts, E53_D40_strict_namespaces) {
  const std::string xml =
      "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" +
      p("{% if spouse %}") + kMark + p("{% endif %}") + "</w:body></w:document>";
  const std::string document = filled_document(DocxMaker().document(xml).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(seen(unzipped(document)["word/document.xml"]), "Ottawa\n");
}

TEST(Parts, D54_utf16_part) {
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document " +
                          std::string(fakes::kWordNamespaces) + "><w:body>" + kMark +
                          "</w:body></w:document>";
  std::string wide = "\xFF\xFE";
  for (const char c : xml) wide.append({c, '\0'});
  const std::string document = filled_document(DocxMaker().document(wide).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  const std::string filled = unzipped(document)["word/document.xml"];
  EXPECT_TRUE(filled.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")) << filled;
  EXPECT_EQ(seen(filled), "Ottawa\n");
}

struct KindRow {
  std::string name;
  std::string type;
  std::string leaves_as;
};

class Kinds : public rows::Row<KindRow> {};

ROW_TEST(Kinds, LeaveAs) {
  const std::string document = filled_document(DocxMaker(kMark).main_type(row().type).bytes());
  ASSERT_TRUE(is_document(document)) << document;
  const std::string types = unzipped(document)["[Content_Types].xml"];
  EXPECT_NE(types.find("PartName=\"/word/document.xml\" ContentType=\"" + row().leaves_as + "\""),
            std::string::npos)
      << types;
}

const std::string kDocument =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const std::string kMacros = "application/vnd.ms-word.document.macroEnabled.main+xml";

const KindRow kKindRows[] = {
    {"E54_docx", kDocument, kDocument},
    {"E54_dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
     kDocument},
    {"E54_docm", kMacros, kMacros},
    {"E54_dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml", kMacros},
};

ROWS_OF(Rows, Kinds, kKindRows);

}  // namespace
}  // namespace engross::docx_tests
