// Content types, relations and XML of a package once more: further ways to be wrong in what
// container_test.cc and parts_test.cc try one way.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::ZipMaker;

std::string told_of_package(std::string bytes) {
  const auto result = docx::Template::open(std::move(bytes), {});
  return result ? "opened" : result.error().what + " | " + result.error().where;
}

struct PackagedRow {
  std::string name;
  std::string bytes;
  std::string told;
};

class Packages : public rows::Row<PackagedRow> {};

ROW_TEST(Packages, AreToldApart) { EXPECT_EQ(told_of_package(row().bytes), row().told); }

// A document of which one entry holds something else.
std::string instead(std::size_t index, const std::string& content) {
  ZipMaker zip = DocxMaker(p("x")).header(p("y")).zip();
  ZipMaker::Entry& entry = zip.entries()[index];
  entry.data = content;
  entry.size = static_cast<std::uint32_t>(content.size());
  entry.crc = fakes::crc32_of(content);
  return zip.bytes();
}

std::string types(const std::string& content) {
  return instead(0,
                 "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
                     content + "</Types>");
}
std::string relationships(const std::string& content) {
  return "<Relationships "
         "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         content + "</Relationships>";
}
std::string related(const std::string& id, const std::string& type, const std::string& target,
                    bool external = false) {
  return "<Relationship Id=\"" + id + "\" Type=\"x/" + type + "\" Target=\"" + target +
         (external ? "\" TargetMode=\"External\"/>" : "\"/>");
}
std::string with_relation(const std::string& xml) {
  return DocxMaker(p("x")).relation(xml).bytes();
}

std::string hundred_thousand_relations() {
  std::string all;
  for (int i = 0; i < 100'000; ++i)
    all += related("r" + std::to_string(i), "hyperlink", "http://e.example", true);
  return with_relation(all);
}

const std::string kDoctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
const std::string kUnc = "<!DOCTYPE x [<!ENTITY e SYSTEM \"\\\\srv\\share\\x\">]>";
const std::string kLaughs =
    "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
const std::string kRefused = "a DOCTYPE, which Word documents do not have | ";

std::string header_xml(const std::string& before) {
  return before + "<w:hdr " + std::string(fakes::kWordNamespaces) + ">" + p("&e;") + "</w:hdr>";
}

const PackagedRow kPackagedRows[] = {
    {"D34_types_that_name_none", types(""),
     "not a Word document (its main part is of another kind) | the file"},
    {"D34_types_of_another_namespace", instead(0, "<Types xmlns=\"urn:x\"/>"),
     "not a Word document (its main part is of another kind) | the file"},
    {"D36_main_part_typed_by_its_ending_only",
     types("<Default Extension=\"xml\" ContentType=\"application/xml\"/>"),
     "not a Word document (its main part is of another kind) | the file"},
    {"D36_header_typed_as_a_picture",
     types("<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
           "officedocument.wordprocessingml.document.main+xml\"/><Override "
           "PartName=\"/word/header1.xml\" ContentType=\"image/png\"/>"),
     "opened"},
    {"D36_header_typed_as_the_document",
     types("<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
           "officedocument.wordprocessingml.document.main+xml\"/><Override "
           "PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-"
           "officedocument.wordprocessingml.document.main+xml\"/>"),
     "opened"},
    {"D37_two_main_parts",
     instead(1, relationships(related("a", "officeDocument", "word/document.xml") +
                              related("b", "officeDocument", "word/header1.xml"))),
     "two main parts | _rels/.rels"},
    {"D37_main_part_elsewhere",
     instead(1, relationships(related("a", "officeDocument", "http://e.example/x", true))),
     "not a Word document (no main part is named) | _rels/.rels"},
    {"D37_relations_of_another_namespace", instead(1, "<Relationships xmlns=\"urn:x\"/>"),
     "not a Word document (no main part is named) | _rels/.rels"},
    {"D38_header_outside_the_package", with_relation(related("r9", "header", "../../../x")),
     "a part of the document is missing | x"},
    {"D38_header_is_a_relation_part",
     with_relation(related("r9", "header", "_rels/document.xml.rels")), "opened"},
    {"D38_header_is_the_body", with_relation(related("r9", "header", "document.xml")), "opened"},
    {"D39_a_hundred_thousand_relations", hundred_thousand_relations(), "opened"},
    {"D39_header_points_back",
     DocxMaker(p("x"))
         .header(p("y"))
         .extra("word/_rels/header1.xml.rels",
                relationships(related("a", "header", "header1.xml") +
                              related("b", "officeDocument", "document.xml")))
         .bytes(),
     "opened"},
    {"D39_duplicate_ids_of_the_package",
     instead(1, relationships(related("a", "officeDocument", "word/document.xml") +
                              related("a", "thumbnail", "word/header1.xml"))),
     "two relations with one id | _rels/.rels"},
    {"D44_in_a_header", instead(3, header_xml(kDoctype)), kRefused + "word/header1.xml"},
    {"D44_in_the_content_types", instead(0, kDoctype + "<Types>&e;</Types>"),
     kRefused + "[Content_Types].xml"},
    {"D44_in_relations", instead(1, kDoctype + "<Relationships/>"), kRefused + "_rels/.rels"},
    {"D45_in_a_header", instead(3, header_xml(kUnc)), kRefused + "word/header1.xml"},
    {"D47_in_a_header", instead(3, header_xml(kLaughs)), kRefused + "word/header1.xml"},
    {"D47_in_relations", instead(1, kLaughs + "<Relationships>&c;</Relationships>"),
     kRefused + "_rels/.rels"},
    {"D48_in_an_attribute",
     instead(3, "<!DOCTYPE x [<!ENTITY a \"" + std::string(100'000, 'x') +
                    "\">]><w:hdr a=\"&a;&a;\"/>"),
     kRefused + "word/header1.xml"},
    {"D48_in_the_body",
     instead(2, "<!DOCTYPE x [<!ENTITY a \"" + std::string(100'000, 'x') + "\">]><x>&a;&a;</x>"),
     kRefused + "word/document.xml"},
    {"D61_must_understand_in_a_header",
     instead(3, "<w:hdr " + std::string(fakes::kWordNamespaces) +
                    " xmlns:z=\"urn:unknown\" mc:MustUnderstand=\"z\"/>"),
     "an extension that only newer programs understand (urn:unknown) | word/header1.xml"},
    {"D61_must_understand_an_undeclared_prefix",
     DocxMaker()
         .document("<w:document " + std::string(fakes::kWordNamespaces) +
                   " mc:MustUnderstand=\"nobody\"><w:body/></w:document>")
         .bytes(),
     "an extension that only newer programs understand (nobody) | word/document.xml"},
};

ROWS_OF(Rows, Packages, kPackagedRows);

struct StaysRow {
  std::string name;
  DocxMaker maker;  // with a mark in its body
  std::string part;
  std::string content;  // of that part once filled
};

class StayingParts : public rows::Row<StaysRow> {};

ROW_TEST(StayingParts, AreFilledOrLeaveAsTheyCame) {
  const std::string document = filled_document(row().maker.bytes());
  ASSERT_TRUE(is_document(document)) << document;
  auto parts = fakes::unzipped(document);
  EXPECT_EQ(fakes::seen(parts["word/document.xml"]), "Ottawa\n");
  EXPECT_EQ(parts[row().part], row().content);
}

const std::string kTown = "{{ client.city }}";
const std::string kStrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";

std::string header_of(const std::string& space, const std::string& text) {
  return "<x:hdr xmlns:x=\"" + space + "\"><x:p><x:r><x:t xml:space=\"preserve\">" + text +
         "</x:t></x:r></x:p></x:hdr>";
}

// A header as it stands, whatever its namespace.
DocxMaker with_header(const std::string& body, const std::string& header) {
  return DocxMaker(body)
      .relation("<Relationship Id=\"rId9\" Type=\"x/header\" Target=\"header9.xml\"/>")
      .extra("word/header9.xml", header);
}

DocxMaker strict() {
  return DocxMaker().document("<w:document xmlns:w=\"" + kStrictWord + "\"><w:body>" + p(kTown) +
                              "</w:body></w:document>");
}

const std::string kAlternative =
    "<mc:AlternateContent><mc:Choice Requires=\"zz\"><zz:new/></mc:Choice><mc:Fallback/>"
    "</mc:AlternateContent>";

const StaysRow kStaysRows[] = {
    {"D40_strict_header_of_a_usual_body", with_header(p(kTown), header_of(kStrictWord, kTown)),
     "word/header9.xml", header_of(kStrictWord, "Ottawa")},
    {"D40_strict_body_keeps_its_namespace", strict(), "word/document.xml",
     "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r>"
     "<w:t xml:space=\"preserve\">Ottawa</w:t></w:r></w:p></w:body></w:document>"},
    {"D41_custom_xml", DocxMaker(p(kTown)).extra("customXml/item1.xml", "<x>{{ a }}</x>"),
     "customXml/item1.xml", "<x>{{ a }}</x>"},
    {"D41_thumbnail", DocxMaker(p(kTown)).extra("docProps/thumbnail.bin", "\x89PNG\r\n{{ a }}"),
     "docProps/thumbnail.bin", "\x89PNG\r\n{{ a }}"},
    {"D41_part_nobody_knows", DocxMaker(p(kTown)).extra("odd/{{ a }}.bin", "x"), "odd/{{ a }}.bin",
     "x"},
    {"D61_alternative_content_is_kept",
     DocxMaker(p(kTown) + "<w:sectPr>" + kAlternative + "</w:sectPr>")
         .root_attributes(std::string(fakes::kWordNamespaces) + " xmlns:zz=\"urn:z\""),
     "word/document.xml",
     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document " +
         std::string(fakes::kWordNamespaces) +
         " xmlns:zz=\"urn:z\"><w:body><w:p><w:r><w:t xml:space=\"preserve\">Ottawa</w:t></w:r>"
         "</w:p><w:sectPr>" +
         kAlternative + "</w:sectPr></w:body></w:document>"},
};

ROWS_OF(Rows, StayingParts, kStaysRows);

}  // namespace
}  // namespace engross::docx_tests
