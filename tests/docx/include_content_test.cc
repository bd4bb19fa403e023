// What comes along with a document that a template includes, and under which names.
#include <gtest/gtest.h>

#include "folder.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::run;
using fakes::unzipped;

std::string include_of(const std::string& name) { return p("{% include \"" + name + "\" %}"); }

std::string styled_as(const std::string& style, const std::string& text = "x") {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(text) + "</w:p>";
}
std::string style_of(const std::string& id, const std::string& name, const std::string& more = "",
                     const std::string& type = "paragraph") {
  return "<w:style w:type=\"" + type + "\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name +
         "\"/>" + more + "</w:style>";
}
std::string relation_of(const std::string& type, const std::string& target, bool external = false) {
  return "<Relationship Id=\"rId9\" "
         "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
         type + "\" Target=\"" + target + "\"" + (external ? " TargetMode=\"External\"/>" : "/>");
}

// What stands between two texts.
std::string text_within(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  const std::size_t to = from == std::string::npos ? from : text.find(end, from + begin.size());
  if (from == std::string::npos || to == std::string::npos) return "not there: " + text;
  return text.substr(from + begin.size(), to - from - begin.size());
}

// Entries of the template with "x.docx" in it, filled.
std::map<std::string, std::string> joined(const DocxMaker& host, const DocxMaker& guest) {
  const std::string document = filled_beside(host.bytes(), {{"x.docx", guest.bytes()}});
  EXPECT_TRUE(is_document(document)) << document;
  return unzipped(document);
}

struct StyleRow {
  std::string name;
  std::string host;   // styles
  std::string guest;  // styles
  std::string used;   // by the guest's paragraph "A"
  std::string added;  // to the host's styles
};

class Styles : public rows::Row<StyleRow> {};

ROW_TEST(Styles, AreTheTemplatesOrComeAlong) {
  const auto entries = joined(DocxMaker(include_of("x")).styles(row().host),
                              DocxMaker(styled_as("A")).styles(row().guest));
  EXPECT_EQ(text_within(entries.at("word/document.xml"), "<w:pStyle w:val=\"", "\""), row().used);
  const std::string styles = entries.at("word/styles.xml");
  EXPECT_EQ(text_within(styles.substr(styles.find(row().host)), row().host, "</w:styles>"),
            row().added);
}

ROWS(Rows, Styles, {"same_id", style_of("A", "Other"), style_of("A", "Clause"), "A", ""},
     {"same_name", style_of("B", "clause"), style_of("A", "Clause"), "B", ""},
     {"another_language", style_of("Titre1", "heading 1"), style_of("A", "heading 1"), "Titre1",
      ""},
     {"unknown_on_both_sides", style_of("B", "Clause"), style_of("C", "Other"), "A", ""},
     {"new", style_of("B", "B"), style_of("A", "Clause"), "A", style_of("A", "Clause")},
     {"same_id_of_another_type", style_of("A", "Run", "", "character"), style_of("A", "Clause"),
      "A2", style_of("A2", "Clause")},
     {"same_name_of_another_type", style_of("B", "Clause", "", "character"),
      style_of("A", "Clause"), "A", style_of("A", "Clause 2")},
     {"with_what_it_is_based_on", style_of("B", "B"),
      style_of("A", "Clause", "<w:basedOn w:val=\"C\"/>") + style_of("C", "Base"), "A",
      style_of("C", "Base") + style_of("A", "Clause", "<w:basedOn w:val=\"C\"/>")},
     {"based_on_one_of_the_templates", style_of("C2", "base"),
      style_of("A", "Clause", "<w:basedOn w:val=\"C\"/>") + style_of("C", "Base"), "A",
      style_of("A", "Clause", "<w:basedOn w:val=\"C2\"/>")},
     {"linked_in_a_circle", style_of("B", "B"),
      style_of("A", "Clause", "<w:link w:val=\"C\"/>") +
          style_of("C", "Clause Char", "<w:link w:val=\"A\"/>", "character"),
      "A",
      style_of("C", "Clause Char", "<w:link w:val=\"A\"/>", "character") +
          style_of("A", "Clause", "<w:link w:val=\"C\"/>")},
     {"a_default_is_none_here", style_of("B", "B"),
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"A\"><w:name "
      "w:val=\"N\"/></w:style>",
      "A", "<w:style w:type=\"paragraph\"  w:styleId=\"A\"><w:name w:val=\"N\"/></w:style>"});

TEST(IncludeContent, a_part_for_styles_is_made_when_there_is_none) {
  const auto entries =
      joined(DocxMaker(include_of("x")), DocxMaker(styled_as("A")).styles(style_of("A", "Clause")));
  EXPECT_NE(entries.at("word/styles.xml").find(style_of("A", "Clause")), std::string::npos);
  EXPECT_NE(entries.at("word/_rels/document.xml.rels")
                .find("officeDocument/2006/relationships/styles\" Target=\"/word/styles.xml\""),
            std::string::npos);
  EXPECT_NE(entries.at("[Content_Types].xml")
                .find("PartName=\"/word/styles.xml\" ContentType=\"application/"
                      "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\""),
            std::string::npos);
}

std::string listed_as(const std::string& number) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + number +
         "\"/></w:numPr></w:pPr>" + run("x") + "</w:p>";
}
const std::string kDefinition =
    "<w:abstractNum w:abstractNumId=\"5\"><w:nsid w:val=\"11111111\"/><w:lvl w:ilvl=\"0\"><w:start "
    "w:val=\"1\"/></w:lvl></w:abstractNum>";
const std::string kList = "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"5\"/></w:num>";

std::string definition_as(const std::string& id, const std::string& nsid) {
  return "<w:abstractNum w:abstractNumId=\"" + id + "\"><w:nsid w:val=\"" + nsid +
         "\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl></w:abstractNum>";
}
std::string list_as(const std::string& id, const std::string& definition) {
  return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + definition + "\"/></w:num>";
}

TEST(IncludeContent, lists_of_two_inclusions_count_apart) {
  const auto entries = joined(
      DocxMaker(listed_as("7") + include_of("x") + include_of("x")).numbering(kDefinition + kList),
      DocxMaker(listed_as("7") + listed_as("7")).numbering(kDefinition + kList));
  EXPECT_EQ(
      fakes::body_of(filled_beside(
          DocxMaker(listed_as("7") + include_of("x") + include_of("x"))
              .numbering(kDefinition + kList)
              .bytes(),
          {{"x.docx",
            DocxMaker(listed_as("7") + listed_as("7")).numbering(kDefinition + kList).bytes()}})),
      listed_as("7") + listed_as("8") + listed_as("8") + listed_as("9") + listed_as("9"));
  EXPECT_NE(
      entries.at("word/numbering.xml")
          .find(kDefinition + definition_as("6", "10000000") + definition_as("7", "10000001") +
                kList + list_as("8", "6") + list_as("9", "7")),
      std::string::npos)
      << entries.at("word/numbering.xml");
}

TEST(IncludeContent, lists_come_where_there_were_none) {
  const auto entries = joined(DocxMaker(include_of("x") + include_of("x")),
                              DocxMaker(listed_as("7")).numbering(kDefinition + kList));
  EXPECT_NE(entries.at("word/numbering.xml")
                .find(definition_as("0", "10000000") + definition_as("1", "10000001") +
                      list_as("1", "0") + list_as("2", "1")),
            std::string::npos)
      << entries.at("word/numbering.xml");
}

TEST(IncludeContent, a_list_that_is_not_there_numbers_nothing) {
  const auto entries =
      joined(DocxMaker(listed_as("7") + include_of("x")).numbering(kDefinition + kList),
             DocxMaker(listed_as("7")));
  EXPECT_NE(entries.at("word/document.xml").find(listed_as("7") + listed_as("0")),
            std::string::npos);
}

TEST(IncludeContent, lists_by_a_style_that_came_before_count_apart) {
  const std::string numbered =
      style_of("Clause", "Clause", "<w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr>");
  const std::string definition =
      "<w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:pStyle "
      "w:val=\"Clause\"/></w:lvl></w:abstractNum>";
  const auto entries =
      joined(DocxMaker(include_of("x") + include_of("x")),
             DocxMaker(styled_as("Clause")).styles(numbered).numbering(definition + kList));
  EXPECT_NE(
      entries.at("word/document.xml")
          .find(styled_as("Clause") + "<w:p><w:pPr><w:pStyle w:val=\"Clause\"/><w:numPr><w:ilvl "
                                      "w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>"),
      std::string::npos)
      << entries.at("word/document.xml");
  EXPECT_NE(entries.at("word/styles.xml").find("<w:numId w:val=\"1\"/>"), std::string::npos);
  // The level of the second is linked with no style: the style has the first.
  EXPECT_NE(entries.at("word/numbering.xml")
                .find("<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start "
                      "w:val=\"1\"/></w:lvl></w:abstractNum>"),
            std::string::npos)
      << entries.at("word/numbering.xml");
}

TEST(IncludeContent, a_picture_comes_under_a_name_of_its_own) {
  const std::string picture =
      "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"P\"/><a:blip "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "r:embed=\"rId9\"/></wp:inline></w:drawing></w:r></w:p>";
  const auto maker = [&](const std::string& body, const std::string& bytes) {
    return DocxMaker(body + picture)
        .relation(relation_of("image", "media/a.png"))
        .extra("word/media/a.png", bytes);
  };
  const auto entries = joined(maker(include_of("x"), "own"), maker("", "other"));
  EXPECT_EQ(entries.at("word/media/a.png"), "own");
  EXPECT_EQ(entries.at("word/media/a_2.png"), "other");
  const std::string& body = entries.at("word/document.xml");
  EXPECT_NE(body.find("<wp:docPr id=\"2\" name=\"P\"/>"), std::string::npos);
  EXPECT_NE(body.find("r:embed=\"rIdIncluded1\""), std::string::npos);
  EXPECT_NE(entries.at("word/_rels/document.xml.rels")
                .find("<Relationship Id=\"rIdIncluded1\" "
                      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                      "image\" Target=\"/word/media/a_2.png\"/>"),
            std::string::npos);
}

TEST(IncludeContent, a_picture_that_stands_twice_comes_once) {
  const std::string picture =
      "<w:p><w:r><w:pict><v:imagedata xmlns:v=\"urn:schemas-microsoft-com:vml\" "
      "r:id=\"rId9\"/></w:pict></w:r></w:p>";
  const auto entries =
      joined(DocxMaker(include_of("x")), DocxMaker(picture + picture)
                                             .relation(relation_of("image", "media/a.png"))
                                             .extra("word/media/a.png", "x"));
  EXPECT_TRUE(entries.contains("word/media/a.png"));
  EXPECT_FALSE(entries.contains("word/media/a_2.png"));
}

TEST(IncludeContent, what_a_part_is_related_to_comes_with_it) {
  const auto entries = joined(
      DocxMaker(include_of("x")),
      DocxMaker("<w:p><w:r><w:drawing><c:chart "
                "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
                "r:id=\"rId9\"/></w:drawing></w:r></w:p>")
          .relation(relation_of("chart", "charts/chart1.xml"))
          .extra("word/charts/chart1.xml",
                 "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
                 "<c:v>{{ client.city }}</c:v></c:chartSpace>")
          .extra("word/charts/_rels/chart1.xml.rels",
                 "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                 "relationships\">" +
                     relation_of("package", "../a.bin") + "</Relationships>")
          .extra("word/a.bin", "workbook"));
  EXPECT_NE(entries.at("word/charts/chart1.xml").find("<c:v>Ottawa</c:v>"), std::string::npos);
  EXPECT_EQ(entries.at("word/a.bin"), "workbook");
  EXPECT_NE(entries.at("word/charts/_rels/chart1.xml.rels").find("Target=\"/word/a.bin\""),
            std::string::npos);
}

TEST(IncludeContent, a_link_leads_where_it_led) {
  const std::string link = "<w:p><w:hyperlink r:id=\"rId9\">" + run("x") + "</w:hyperlink></w:p>";
  const auto entries = joined(
      DocxMaker(link + include_of("x"))
          .relation(relation_of("hyperlink", "https://own.example", true)),
      DocxMaker(link).relation(relation_of("hyperlink", "https://a.example/?a=1&amp;b=2", true)));
  const std::string& body = entries.at("word/document.xml");
  EXPECT_NE(body.find("<w:hyperlink r:id=\"rId9\">"), std::string::npos);
  EXPECT_NE(body.find("<w:hyperlink r:id=\"rIdIncluded1\">"), std::string::npos);
  EXPECT_NE(entries.at("word/_rels/document.xml.rels")
                .find("Target=\"https://a.example/?a=1&amp;b=2\" TargetMode=\"External\"/>"),
            std::string::npos);
}

TEST(IncludeContent, a_link_with_a_mark_in_its_address_is_the_templates) {
  const auto entries =
      joined(DocxMaker(include_of("x")),
             DocxMaker("<w:p><w:hyperlink r:id=\"rId9\">" + run("x") + "</w:hyperlink></w:p>")
                 .relation(relation_of("hyperlink", "https://{{ client.city }}.example", true)));
  EXPECT_NE(entries.at("word/document.xml").find("https://Ottawa.example"), std::string::npos);
}

struct NoteRow {
  std::string name;
  std::string kind;       // "footnote"
  std::string reference;  // before its id
};

class Notes : public rows::Row<NoteRow> {};

std::string note_in(const std::string& kind, const std::string& id, const std::string& text) {
  return "<w:" + kind + " w:id=\"" + id + "\">" + p(text) + "</w:" + kind + ">";
}

std::string with_kept_space(std::string xml) {
  const std::size_t at = xml.find("<w:t>");
  return xml.replace(at, 5, "<w:t xml:space=\"preserve\">");
}

DocxMaker with_note(const NoteRow& row, const std::string& before, const std::string& text) {
  DocxMaker maker(before + "<w:p><w:r>" + row.reference + " w:id=\"1\"/></w:r></w:p>");
  const std::string note = note_in(row.kind, "1", text);
  if (row.kind == "footnote") return maker.footnotes(note);
  return row.kind == "endnote" ? maker.endnotes(note) : maker.comments(note);
}

ROW_TEST(Notes, JoinTheTemplates) {
  const auto entries =
      joined(with_note(row(), include_of("x"), "own"), with_note(row(), "", "{{ client.city }}"));
  const std::string& body = entries.at("word/document.xml");
  EXPECT_LT(body.find(row().reference + " w:id=\"2\"/>"),
            body.find(row().reference + " w:id=\"1\"/>"));
  EXPECT_NE(entries.at("word/" + row().kind + "s.xml")
                .find(note_in(row().kind, "1", "own") +
                      with_kept_space(note_in(row().kind, "2", "Ottawa"))),
            std::string::npos)
      << entries.at("word/" + row().kind + "s.xml");
}

ROW_TEST(Notes, ComeWhereThereWereNone) {
  const auto entries =
      joined(DocxMaker(include_of("x")), with_note(row(), "", "{{ client.city }}"));
  const std::string notes = entries.at("word/" + row().kind + "s.xml");
  EXPECT_NE(notes.find(with_kept_space(note_in(row().kind, "1", "Ottawa"))), std::string::npos)
      << notes;
  EXPECT_EQ(notes.find("w:type=\"separator\"") != std::string::npos, row().kind != "comment");
}

ROWS(Rows, Notes, {"footnote", "footnote", "<w:footnoteReference"},
     {"endnote", "endnote", "<w:endnoteReference"}, {"comment", "comment", "<w:commentReference"});

struct IdRow {
  std::string name;
  std::string guest;  // a body that the template has too
  std::string came;   // what becomes of it
};

class Ids : public rows::Row<IdRow> {};

ROW_TEST(Ids, DifferFromTheTemplates) {
  const std::string document = filled_beside(DocxMaker(row().guest + include_of("x")).bytes(),
                                             {{"x.docx", DocxMaker(row().guest).bytes()}});
  ASSERT_TRUE(is_document(document)) << document;
  EXPECT_EQ(fakes::body_of(document), row().guest + row().came);
}

std::string field_to(const std::string& bookmark) {
  return "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF " + bookmark +
         " \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
}
std::string bookmarked(const std::string& id, const std::string& name) {
  return "<w:p><w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name + "\"/>" + run("x") +
         "<w:bookmarkEnd w:id=\"" + id + "\"/></w:p>";
}

ROWS(Rows, Ids, {"of_bookmarks", bookmarked("3", "Gift"), bookmarked("4", "Gift_2")},
     {"of_bookmarks_in_references", bookmarked("3", "Gift") + field_to("Gift"),
      bookmarked("4", "Gift_2") + field_to("Gift_2")},
     {"of_bookmarks_in_links",
      bookmarked("3", "Gift") + "<w:p><w:hyperlink w:anchor=\"Gift\"/></w:p>",
      bookmarked("4", "Gift_2") + "<w:p><w:hyperlink w:anchor=\"Gift_2\"/></w:p>"},
     {"of_bookmarks_in_simple_fields",
      bookmarked("3", "Gift") + "<w:p><w:fldSimple w:instr=\"PAGEREF gift\"/></w:p>",
      bookmarked("4", "Gift_2") + "<w:p><w:fldSimple w:instr=\"PAGEREF Gift_2\"/></w:p>"},
     {"of_bookmarks_with_long_names", bookmarked("3", std::string(40, 'a')),
      bookmarked("4", std::string(38, 'a') + "_2")},
     {"of_paragraphs", "<w:p w14:paraId=\"20000000\">" + run("x") + "</w:p>",
      "<w:p w14:paraId=\"20000001\">" + run("x") + "</w:p>"},
     {"of_content_controls",
      "<w:sdt><w:sdtPr><w:id w:val=\"1073741830\"/></w:sdtPr><w:sdtContent>" + p("x") +
          "</w:sdtContent></w:sdt>",
      "<w:sdt><w:sdtPr><w:id w:val=\"1073741831\"/></w:sdtPr><w:sdtContent>" + p("x") +
          "</w:sdtContent></w:sdt>"},
     {"of_tracked_changes", "<w:p><w:ins w:id=\"4\" w:author=\"A\">" + run("x") + "</w:ins></w:p>",
      "<w:p><w:ins w:id=\"5\" w:author=\"A\">" + run("x") + "</w:ins></w:p>"},
     {"of_shapes",
      "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" "
      "id=\"_x0000_s70000\"/></w:pict></w:r></w:p>",
      "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" "
      "id=\"_x0000_s70001\"/></w:pict></w:r></w:p>"});

TEST(IncludeContent, a_kind_of_shape_is_described_once_under_each_name) {
  const std::string shape =
      "<w:p><w:r><w:pict><v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" "
      "id=\"_x0000_t75\"/><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" "
      "id=\"_x0000_s70000\" type=\"#_x0000_t75\"/></w:pict></w:r></w:p>";
  const auto entries = joined(DocxMaker(shape + include_of("x")), DocxMaker(shape));
  const std::string& body = entries.at("word/document.xml");
  EXPECT_NE(body.find("id=\"_x0000_s70001\"/><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" "
                      "id=\"_x0000_s70002\" type=\"#_x0000_s70001\"/>"),
            std::string::npos)
      << body;
}

TEST(IncludeContent, sections_headers_and_footers_stay_behind) {
  const std::string section = "<w:sectPr><w:headerReference r:id=\"rId100\"/></w:sectPr>";
  const auto entries = joined(
      DocxMaker(include_of("x") + "<w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr>"),
      DocxMaker("<w:p><w:pPr>" + section + "</w:pPr>" + run("a") + "</w:p>" + p("b") + section)
          .header(p("h")));
  EXPECT_EQ(text_within(entries.at("word/document.xml"), "<w:body>", "</w:body>"),
            "<w:p><w:pPr></w:pPr>" + run("a") + "</w:p>" + p("b") +
                "<w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr>");
  EXPECT_FALSE(entries.contains("word/header1.xml"));
}

TEST(IncludeContent, the_templates_section_break_stays) {
  const std::string body = "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr>" +
                           run("{% include \"x\" %}") + "</w:p>";
  const auto entries = joined(DocxMaker(body + p("z")), DocxMaker(p("a")));
  EXPECT_EQ(text_within(entries.at("word/document.xml"), "<w:body>", "</w:body>"),
            p("a") + "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr></w:p>" + p("z"));
}

TEST(IncludeContent, a_control_bound_to_data_keeps_its_text) {
  const std::string bound =
      "<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/a\" "
      "w:storeItemID=\"{1}\"/></w:sdtPr><w:sdtContent>" +
      p("x") + "</w:sdtContent></w:sdt>";
  const Folder folder = {{"x.docx", DocxMaker(bound).bytes()}};
  const auto opened = docx::Template::open(DocxMaker(include_of("x")).bytes(), beside(folder));
  ASSERT_TRUE(opened);
  EXPECT_EQ(
      opened->notices(),
      std::vector<std::string>{
          "“x”: its controls show data of its own, which stays behind: they keep their text"});
  EXPECT_EQ(fakes::body_of(opened->whole()),
            "<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent>" + p("x") + "</w:sdtContent></w:sdt>");
}

TEST(IncludeContent, prefixes_mean_what_they_meant) {
  const std::string roots =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ";
  const auto entries = joined(
      DocxMaker(include_of("x")).root_attributes(roots + "xmlns:b=\"urn:b\" mc:Ignorable=\"b\""),
      DocxMaker("<w:p a:x=\"1\" b:y=\"2\"/>")
          .root_attributes(roots + "xmlns:a=\"urn:a\" xmlns:b=\"urn:other\" "
                                   "mc:Ignorable=\"a b\""));
  const std::string& body = entries.at("word/document.xml");
  EXPECT_EQ(text_within(body, "<w:document ", "><w:body>"),
            roots + "xmlns:b=\"urn:b\" mc:Ignorable=\"b a\" xmlns:a=\"urn:a\"");
  EXPECT_EQ(text_within(body, "<w:body>", "</w:body>"),
            "<w:p xmlns:b=\"urn:other\" mc:Ignorable=\"b\" a:x=\"1\" b:y=\"2\"/>");
}

TEST(IncludeContent, the_same_documents_give_the_same_bytes) {
  const std::string guest = DocxMaker(styled_as("A") + bookmarked("1", "B") + listed_as("7"))
                                .styles(style_of("A", "Clause"))
                                .numbering(kDefinition + kList)
                                .bytes();
  const std::string host = DocxMaker(include_of("x") + include_of("y") + include_of("x")).bytes();
  const Folder folder = {{"x.docx", guest}, {"y.docx", DocxMaker(include_of("x")).bytes()}};
  const auto once = docx::Template::open(host, beside(folder));
  const auto again = docx::Template::open(host, beside(folder));
  ASSERT_TRUE(once && again);
  EXPECT_TRUE(once->whole() == again->whole());
}

}  // namespace
}  // namespace engross::docx_tests
