// Documents that a template includes: where one may stand, what is wrong with one, and where.
#include <gtest/gtest.h>

#include "folder.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::cell;
using fakes::DocxMaker;
using fakes::p;
using fakes::row;
using fakes::run;
using fakes::table;

std::string section(const std::string& width) {
  return "<w:sectPr><w:pgSz w:w=\"" + width + "\"/></w:sectPr>";
}
std::string document_of(const std::string& body) { return DocxMaker(body).bytes(); }
std::string include(const std::string& name) { return p("{% include \"" + name + "\" %}"); }

const std::string kIncluded = p("Signed by {{ client.name.full }}") + p("");
const Folder kBeside = {
    {"block.docx", document_of(kIncluded + section("1"))},
    {"macro.docm",
     DocxMaker(p("M")).main_type("application/vnd.ms-word.document.macroEnabled.main+xml").bytes()},
    {"child.docx", document_of(p("{{ c.name }}{% if c.age is more than 18 %}, of age{% endif %}"))},
    {"loop.docx",
     document_of(p("{% for c in children %}") + p("{{ c.name }}") + p("{% endfor %}"))},
    {"rows.docx", document_of(table(row({"A", "B"})))},
    {"nothing.docx", document_of("")},
    {"outer.docx", document_of(p("before") + include("block") + p("after"))},
    {"opens.docx", document_of(p("{% if spouse %}"))},
    {"1.docx", document_of(include("2"))},
    {"2.docx", document_of(include("3"))},
    {"3.docx", document_of(include("4"))},
    {"4.docx", document_of(include("5"))},
    {"5.docx", document_of(p("five"))},
};

struct PlacedRow {
  std::string name;
  std::string body;
  std::string seen;  // "faults: …" where it cannot be filled
};

class Placed : public rows::Row<PlacedRow> {};

ROW_TEST(Placed, StandsForItsText) {
  const std::string document = filled_beside(document_of(row().body), kBeside);
  EXPECT_EQ(is_document(document) ? fakes::seen(fakes::body_of(document)) : document, row().seen);
}

const std::string kBlockText = "Signed by Ann Roy\n\n";

ROWS(Rows, Placed, {"alone", p("a") + include("block") + p("b"), "a\n" + kBlockText + "b\n"},
     {"with_its_extension", include("block.docx"), kBlockText},
     {"in_clios_brackets", p("&lt;&lt;include \"block\"&gt;&gt;"), kBlockText},
     {"in_quotation_marks", p("« include “block” »"), kBlockText},
     {"in_curly_quotes", p("{% include “block” %}"), kBlockText},
     {"in_single_quotes", p("{%- include 'block' -%}"), kBlockText},
     {"with_docxtpls_letter", p("{%p include \"block\" %}"), kBlockText},
     {"split_over_runs", "<w:p>" + one_run_a_character("{% include \"block\" %}") + "</w:p>",
      kBlockText},
     {"of_the_macro_kind", include("macro.docm"), "M\n"},
     {"twice", include("block") + include("block"), kBlockText + kBlockText},
     {"in_a_loop", p("{% for c in children %}") + include("child") + p("{% endfor %}"),
      "Al\nBo, of age\n"},
     {"in_a_loop_with_text",
      p("{% for c in children %}") + p("x") + include("block") + p("{% endfor %}"),
      "x\n" + kBlockText + "x\n" + kBlockText},
     {"with_a_loop_of_its_own", include("loop"), "Al\nBo\n"},
     {"in_a_condition_that_fails",
      p("{% if none %}") + include("block") + p("{% endif %}") + p("x"), "x\n"},
     {"in_a_cell", table("<w:tr>" + cell(include("block")) + cell(p("r")) + "</w:tr>"),
      "Signed by Ann Roy\n|r|\n"},
     {"a_table_in_a_cell", table("<w:tr>" + cell(include("rows")) + "</w:tr>"), "A|B|\n|\n"},
     {"a_table_behind_a_table", table(row({"x"})) + include("rows"), "x|\n\nA|B|\n\n"},
     {"nothing_in_a_cell", table("<w:tr>" + cell(include("nothing")) + "</w:tr>"), "|\n"},
     {"in_a_content_control",
      "<w:sdt><w:sdtContent>" + include("block") + "</w:sdtContent></w:sdt>", kBlockText},
     {"with_one_of_its_own", include("outer"), "before\n" + kBlockText + "after\n"},
     {"five_deep", include("1"), "five\n"},
     {"ended_by_the_template", include("opens") + p("x") + p("{% endif %}"), "x\n"});

ROWS(Refused, Placed,
     {"without_quotes", p("{% include block %}"),
      "faults: include-name | {% include block %} | body, paragraph 1\n"},
     {"an_expression", p("{% include \"a\" ~ \"b\" %}"),
      "faults: include-name | {% include \"a\" ~ \"b\" %} | body, paragraph 1\n"},
     {"half_a_quote", p("{% include “block %}"),
      "faults: include-name | {% include “block %} | body, paragraph 1\n"},
     {"without_a_name", p("{% include %}"),
      "faults: include-name | {% include %} | body, paragraph 1\n"},
     {"with_an_empty_name", p("{% include \" \" %}"),
      "faults: include-name | {% include \" \" %} | body, paragraph 1\n"},
     {"a_path", p("{% include \"a/block\" %}"),
      "faults: include-name | {% include \"a/block\" %} | body, paragraph 1\n"},
     {"a_path_upwards", p("{% include \"..\\block\" %}"),
      "faults: include-name | {% include \"..\\block\" %} | body, paragraph 1\n"},
     {"a_step_in_a_name", p("{% include \"a..b\" %}"),
      "faults: include-name | {% include \"a..b\" %} | body, paragraph 1\n"},
     {"a_drive", p("{% include \"C:block\" %}"),
      "faults: include-name | {% include \"C:block\" %} | body, paragraph 1\n"},
     {"a_hidden_file", p("{% include \".block\" %}"),
      "faults: include-name | {% include \".block\" %} | body, paragraph 1\n"},
     {"a_name_that_is_too_long", p("{% include \"" + std::string(201, 'a') + "\" %}"),
      "faults: include-name | {% include \"" + std::string(201, 'a') +
          "\" %} | body, paragraph 1\n"},
     {"a_file_that_is_not_there", p("x") + include("none"),
      "faults: include-document | {% include \"none\" %} | body, paragraph 2\n"},
     {"beside_text", p("see {% include \"block\" %}"),
      "faults: include-place | {% include \"block\" %} | body, paragraph 1\n"},
     {"beside_a_value", p("{% include \"block\" %}{{ spouse }}"),
      "faults: include-place | {% include \"block\" %} | body, paragraph 1\n"},
     {"two_in_a_paragraph", p("{% include \"block\" %}{% include \"block\" %}"),
      "faults: include-place | {% include \"block\" %} | body, paragraph 1\n"
      "include-place | {% include \"block\" %} | body, paragraph 1\n"},
     {"beside_a_page_break",
      "<w:p>" + run("{% include \"block\" %}") + "<w:r><w:br w:type=\"page\"/></w:r></w:p>",
      "faults: include-place | {% include \"block\" %} | body, paragraph 1\n"},
     {"in_a_text_box",
      "<w:p><w:r><w:pict><w:txbxContent>" + include("block") +
          "</w:txbxContent></w:pict></w:r></w:p>",
      "faults: include-place | {% include \"block\" %} | body, paragraph 2\n"});

struct BesideRow {
  std::string name;
  std::string file;  // what "x.docx" is
  std::string faults;
  std::string what;  // of the first
};

class Beside : public rows::Row<BesideRow> {};

ROW_TEST(Beside, IsRefusedAtTheMarkThatIncludesIt) {
  Folder folder = kBeside;
  folder["x.docx"] = row().file;
  const auto opened = docx::Template::open(document_of(p("a") + include("x")), beside(folder));
  ASSERT_TRUE(opened) << opened.error().line();
  EXPECT_EQ(listed_faults(*opened), row().faults);
  ASSERT_FALSE(opened->faults().empty());
  EXPECT_EQ(opened->faults().front().what, row().what);
}

const std::string kAt = " | {% include \"x\" %} | body, paragraph 2\n";
std::string beside_relation(const std::string& type, const std::string& target,
                            const std::string& more = "") {
  return "<Relationship Id=\"rId9\" "
         "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
         type + "\" Target=\"" + target + "\"" + more + "/>";
}
std::string strict_document() {
  return DocxMaker()
      .document(
          "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>"
          "<w:p/></w:body></w:document>")
      .bytes();
}
std::string tight_document() {
  fakes::ZipMaker zip = DocxMaker(p("x")).zip();
  zip.add("word/media/a.bin", "abc").crc ^= 1;
  return zip.bytes();
}

ROWS(Files, Beside,
     {"a_pdf", "%PDF-1.7", "include-document" + kAt,
      "“x” cannot be included: not a Word document (it is a PDF)"},
     {"an_empty_file", "", "include-document" + kAt,
      "“x” cannot be included: not a Word document (it is an empty file)"},
     {"a_workbook",
      DocxMaker(p("x"))
          .main_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
          .bytes(),
      "include-document" + kAt,
      "“x” cannot be included: not a Word document (it is an Excel workbook)"},
     {"a_torn_file", document_of(p("x")).substr(0, 400), "include-document" + kAt,
      "“x” cannot be included: a damaged file: its end is missing, or something follows it"},
     {"a_damaged_entry", tight_document(), "include-document" + kAt,
      "“x” cannot be included: a damaged file: wrong checksum or length"},
     {"a_main_part_without_text", DocxMaker().document("<x/>").bytes(), "include-document" + kAt,
      "“x” cannot be included: not a Word document (its main part holds no text)"},
     {"an_entity", DocxMaker().document("<!DOCTYPE x [<!ENTITY a \"b\">]><w:document/>").bytes(),
      "include-document" + kAt,
      "“x” cannot be included: a DOCTYPE, which Word documents do not have"},
     {"a_range_that_ends_in_what_stays_behind",
      document_of("<w:p><w:bookmarkStart w:id=\"1\" w:name=\"B\"/></w:p><w:sectPr><w:bookmarkEnd "
                  "w:id=\"1\"/></w:sectPr>"),
      "include-content" + kAt,
      "with what it includes the document would be damaged: bookmark 1 is not closed"},
     {"the_strict_kind", strict_document(), "include-content" + kAt,
      "“x” is of the Strict kind, and the template is not"},
     {"itself", document_of(include("x")),
      "include-circle | {% include \"x\" %} | x, paragraph 1\n", "“x” includes itself (“x” → “x”)"},
     {"itself_by_another", document_of(p("a") + include("x.docx")),
      "include-circle | {% include \"x.docx\" %} | x, paragraph 2\n",
      "“x” includes itself (“x” → “x”)"},
     {"six_deep", document_of(include("1")),
      "include-depth | {% include \"5\" %} | 4, paragraph 1\n",
      "with “5” more than 5 documents include each other"},
     {"an_embedded_object",
      DocxMaker(
          "<w:p><w:r><w:object><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
          "r:id=\"rId9\"/></w:object></w:r></w:p>")
          .relation(beside_relation("oleObject", "a.bin"))
          .extra("word/a.bin", "x")
          .bytes(),
      "include-content" + kAt, "“x” holds an embedded object"},
     {"a_control",
      DocxMaker("<w:p><w:r><w:object><w:control r:id=\"rId9\"/></w:object></w:r></w:p>")
          .relation(beside_relation("control", "a.bin"))
          .extra("word/a.bin", "x")
          .bytes(),
      "include-content" + kAt, "“x” holds an ActiveX control"},
     {"a_piece_of_another_format",
      DocxMaker("<w:altChunk r:id=\"rId9\"/>")
          .relation(beside_relation("aFChunk", "a.bin"))
          .extra("word/a.bin", "x")
          .bytes(),
      "include-content" + kAt,
      "“x” holds a piece of another format that Word has not imported yet"},
     {"a_document_elsewhere",
      DocxMaker("<w:subDoc r:id=\"rId9\"/>")
          .relation(beside_relation("subDocument", "b.docx", " TargetMode=\"External\""))
          .bytes(),
      "include-content" + kAt, "“x” holds a document that stands elsewhere"},
     {"a_picture_that_is_missing",
      DocxMaker("<w:p><w:r><w:pict><v:imagedata xmlns:v=\"urn:schemas-microsoft-com:vml\" "
                "r:id=\"rId9\"/></w:pict></w:r></w:p>")
          .relation(beside_relation("image", "media/a.png"))
          .bytes(),
      "include-content" + kAt, "“x” lacks a part of its own (word/media/a.png)"},
     {"a_relation_that_is_missing", document_of("<w:p><w:hyperlink r:id=\"rId9\"/></w:p>"),
      "include-content" + kAt, "“x” names a relation that is not there (rId9)"},
     {"a_note_that_is_missing",
      document_of("<w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>"),
      "include-content" + kAt, "“x” holds a reference to footnote 3, which is not there"},
     {"a_comment_that_is_missing",
      document_of("<w:p><w:r><w:commentReference w:id=\"3\"/></w:r></w:p>"),
      "include-content" + kAt, "“x” holds a reference to comment 3, which is not there"});

struct PartRow {
  std::string name;
  std::string bytes;
  std::string faults;
};

class InAPart : public rows::Row<PartRow> {};

ROW_TEST(InAPart, IsRefused) {
  const auto opened = docx::Template::open(row().bytes, beside(kBeside));
  ASSERT_TRUE(opened) << opened.error().line();
  EXPECT_EQ(listed_faults(*opened), row().faults);
}

const std::string kBlockAt = "include-place | {% include \"block\" %} | ";

ROWS(Parts, InAPart,
     {"a_header", DocxMaker(p("x")).header(include("block")).bytes(),
      kBlockAt + "header 1, paragraph 1\n"},
     {"a_footer", DocxMaker(p("x")).footer(include("block")).bytes(),
      kBlockAt + "footer 1, paragraph 1\n"},
     {"a_footnote",
      DocxMaker(p("x"))
          .footnotes("<w:footnote w:id=\"1\">" + include("block") + "</w:footnote>")
          .bytes(),
      kBlockAt + "footnotes, paragraph 1\n"},
     {"a_comment",
      DocxMaker(p("x"))
          .comments("<w:comment w:id=\"1\">" + include("block") + "</w:comment>")
          .bytes(),
      kBlockAt + "comments, paragraph 1\n"},
     {"the_title_of_the_document",
      DocxMaker(p("x")).core("<dc:title>{% include \"block\" %}</dc:title>").bytes(),
      kBlockAt + "document properties, paragraph 1\n"});

TEST(Include, nothing_can_be_included_where_no_files_are) {
  const auto opened = docx::Template::open(document_of(include("block")), {});
  ASSERT_TRUE(opened);
  EXPECT_EQ(listed_faults(*opened),
            "include-document | {% include \"block\" %} | body, paragraph 1\n");
}

TEST(Include, every_fault_is_told_at_once_each_at_its_own_place) {
  const std::string heading =
      "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + run("Witnesses") + "</w:p>";
  Folder folder = kBeside;
  folder["signature block.docx"] =
      DocxMaker(p("x") + heading + p("{{ a | shout }}") + table(row({"1", "{{ b. }}"})) + "<w:p>" +
                run("n") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>" + include("none"))
          .footnotes("<w:footnote w:id=\"1\">" + p("{{ c. }}") + "</w:footnote>")
          .bytes();
  const std::string body = p("{{ d. }}") + include("signature block") + p("{% if %}") +
                           include("signature block") + p("{{ e. }}");
  const auto opened = docx::Template::open(document_of(body), beside(folder));
  ASSERT_TRUE(opened) << opened.error().line();
  EXPECT_EQ(listed_faults(*opened),
            "syntax | {{ d. }} | body, paragraph 1\n"
            "unknown-filter | {{ a | shout }} | signature block, paragraph 3, under “Witnesses”\n"
            "syntax | {{ b. }} | signature block, paragraph 5, under “Witnesses”, table 1, row 1, "
            "column 2\n"
            "include-document | {% include \"none\" %} | signature block, paragraph 7, under "
            "“Witnesses”\n"
            "empty-mark | {% if %} | body, paragraph 3\n"
            "unclosed-if | {% if %} | body, paragraph 3\n"
            "syntax | {{ e. }} | body, paragraph 5\n"
            "syntax | {{ c. }} | signature block, footnotes, paragraph 1\n");
}

TEST(Include, the_whole_may_not_outgrow_a_document) {
  Folder folder;
  std::string ten;
  for (int i = 0; i < 10; ++i) ten += include("2");
  folder["1.docx"] = document_of(ten);
  std::string more;
  for (int i = 0; i < 100; ++i) more += include("3");
  folder["2.docx"] = document_of(more);
  folder["3.docx"] = document_of(p(std::string(100'000, 'x')));
  const auto opened = docx::Template::open(document_of(include("1")), beside(folder));
  ASSERT_TRUE(opened) << opened.error().line();
  EXPECT_EQ(listed_faults(*opened),
            "include-size | {% include \"2\" %} | 1, paragraph 7\n"
            "include-size | {% include \"2\" %} | 1, paragraph 8\n"
            "include-size | {% include \"2\" %} | 1, paragraph 9\n"
            "include-size | {% include \"2\" %} | 1, paragraph 10\n");
}

TEST(Include, its_fields_are_the_templates) {
  Folder folder = kBeside;
  const auto opened = docx::Template::open(
      document_of(p("{{ spouse.name }}{{ c.name }}") + p("{% for c in children %}") +
                  include("child") + p("{% endfor %}") + include("block")),
      beside(folder));
  ASSERT_TRUE(opened);
  std::string fields;
  for (const docx::Field& field : opened->fields()) {
    fields += field.path + " (" + field.loop + ")";
    for (const std::string& part : field.parts) fields += " " + part;
    fields += "\n";
  }
  EXPECT_EQ(fields,
            "spouse.name () body\nc.name () body\nchildren () body\nc.name (children) child\n"
            "c.age (children) child\nclient.name.full () block\n");
}

TEST(Include, a_missing_value_names_the_document_that_asks_for_it) {
  Folder folder;
  folder["x.docx"] = document_of(p("a") + p("{{ nowhere }}"));
  const auto opened = docx::Template::open(document_of(include("x")), beside(folder));
  ASSERT_TRUE(opened);
  const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
  ASSERT_FALSE(filled);
  ASSERT_EQ(filled.error().missing.size(), 1U);
  EXPECT_EQ(filled.error().missing[0].place.text(), "x, paragraph 2");
}

TEST(Include, a_document_is_asked_for_once_by_its_name_alone) {
  std::vector<std::string> asked;
  const docx::Options options{.beside = [&](std::string_view name) -> base::Result<std::string> {
    asked.emplace_back(name);
    return document_of(p("x"));
  }};
  ASSERT_TRUE(docx::Template::open(
      document_of(include("a") + include("a") + include("b v1.2") + include("c.DOTX")), options));
  EXPECT_EQ(asked, (std::vector<std::string>{"a.docx", "b v1.2.docx", "c.DOTX"}));
}

TEST(Include, a_template_is_told_to_hold_what_stays_behind) {
  const auto opened = docx::Template::open(document_of(include("macro.docm")), beside(kBeside));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->notices(), std::vector<std::string>{"“macro.docm”: its macros stay behind"});
}

TEST(Include, other_ways_of_writing_marks_include_nothing) {
  const auto opened =
      docx::Template::open(document_of(include("block")),
                           {.dialect = docx::Dialect::none, .beside = beside(kBeside).beside});
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->whole(), opened->file());
}

}  // namespace
}  // namespace engross::docx_tests
