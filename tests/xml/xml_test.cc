// Reading XML: what is refused, and that every node knows its bytes.
#include "xml/xml.h"

#include <gtest/gtest.h>

#include <array>

#include "rows/rows.h"

namespace engross {
namespace {

using xml::Document;
using xml::Kind;

// One line a node: its name or kind, its start tag, its content.
std::string table(const Document& document) {
  std::string out;
  for (xml::Index i = 0; i < document.nodes().size(); ++i) {
    const xml::Node& node = document[i];
    const std::string bytes = document.bytes();
    switch (node.kind) {
      case Kind::element:
        out += document.name(i).space + "|" + document.name(i).local + " " +
               std::string(document.start_tag(i)) + "," +
               bytes.substr(node.content, node.close - node.content) + "," +
               bytes.substr(node.close, node.after - node.close);
        break;
      case Kind::text:
        out += "text " + std::string(document.raw(i));
        break;
      case Kind::cdata:
        out += "cdata " + std::string(document.raw(i));
        break;
      case Kind::comment:
        out += "comment " + std::string(document.raw(i));
        break;
      case Kind::instruction:
        out += "instruction " + std::string(document.raw(i));
        break;
    }
    out += "\n";
  }
  return out;
}

struct ReadRow {
  std::string name;
  std::string bytes;
  std::string nodes;
};

class Reading : public rows::Row<ReadRow> {};

ROW_TEST(Reading, EveryNodeKnowsItsBytes) {
  const auto read = Document::parse(row().bytes, "part");
  ASSERT_TRUE(read) << read.error().line();
  EXPECT_EQ(table(*read), row().nodes);
}

const ReadRow kReadRows[] = {
    {"one_element", "<a/>", "|a <a/>,,\n"},
    {"empty_with_end_tag", "<a></a>", "|a <a>,,</a>\n"},
    {"spaces_in_tags", "<a  b = 'c' ><d /></a >", "|a <a  b = 'c' >,<d />,</a >\n|d <d />,,\n"},
    {"text", "<a>x<b>y</b>z</a>",
     "|a <a>,x<b>y</b>z,</a>\ntext x\n|b <b>,y,</b>\ntext y\ntext z\n"},
    {"entities_stay_raw", "<a>&amp;&#65;&#x42;</a>",
     "|a <a>,&amp;&#65;&#x42;,</a>\ntext &amp;&#65;&#x42;\n"},
    {"greater_than_in_an_attribute", "<a b=\"x>y\"><c/></a>",
     "|a <a b=\"x>y\">,<c/>,</a>\n|c <c/>,,\n"},
    {"D60_cdata", "<a>x<![CDATA[<b>]]>y</a>",
     "|a <a>,x<![CDATA[<b>]]>y,</a>\ntext x\ncdata <![CDATA[<b>]]>\ntext y\n"},
    {"D60_comment", "<a><!-- <b> -->y</a>",
     "|a <a>,<!-- <b> -->y,</a>\ncomment <!-- <b> -->\ntext y\n"},
    {"D60_instruction", "<a><?p <b> ?>y</a>",
     "|a <a>,<?p <b> ?>y,</a>\ninstruction <?p <b> ?>\ntext y\n"},
    {"declaration_and_prolog",
     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<!-- c -->\n<a>x</a>\n<!-- "
     "d -->",
     "|a <a>,x,</a>\ntext x\n"},
    {"byte_order_mark", "\xEF\xBB\xBF<a>é</a>", "|a <a>,é,</a>\ntext é\n"},
    {"D49_style_sheet_is_not_followed", "<?xml-stylesheet href=\"http://localhost:1/x\"?><a/>",
     "|a <a/>,,\n"},
    {"D49_xinclude_is_not_followed",
     "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include "
     "href=\"file:///etc/passwd\"/></a>",
     "|a <a xmlns:xi=\"http://www.w3.org/2001/XInclude\">,<xi:include "
     "href=\"file:///etc/passwd\"/>,</a>\nhttp://www.w3.org/2001/XInclude|include <xi:include "
     "href=\"file:///etc/passwd\"/>,,\n"},
    {"D49_schema_location_is_not_followed",
     "<a xmlns:s=\"http://www.w3.org/2001/XMLSchema-instance\" s:schemaLocation=\"u "
     "http://localhost:1/x\"/>",
     "|a <a xmlns:s=\"http://www.w3.org/2001/XMLSchema-instance\" s:schemaLocation=\"u "
     "http://localhost:1/x\"/>,,\n"},
    {"D58_prefix", "<w:a xmlns:w=\"urn:1\"/>", "urn:1|a <w:a xmlns:w=\"urn:1\"/>,,\n"},
    {"D58_default_namespace", "<a xmlns=\"urn:1\"><b/></a>",
     "urn:1|a <a xmlns=\"urn:1\">,<b/>,</a>\nurn:1|b <b/>,,\n"},
    {"D58_redeclared_prefix", "<w:a xmlns:w=\"urn:1\"><w:a xmlns:w=\"urn:2\"/></w:a>",
     "urn:1|a <w:a xmlns:w=\"urn:1\">,<w:a xmlns:w=\"urn:2\"/>,</w:a>\nurn:2|a <w:a "
     "xmlns:w=\"urn:2\"/>,,\n"},
    {"D54_utf16_little", std::string("\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0", 18),
     "|a <a>,é,</a>\ntext é\n"},
    {"D54_utf16_big", std::string("\xFE\xFF\0<\0a\0/\0>", 10), "|a <a/>,,\n"},
    {"D54_utf16_without_mark", std::string("<\0a\0/\0>\0", 8), "|a <a/>,,\n"},
    {"D54_utf16_pair", std::string("<\0a\0>\0\x3D\xD8\x00\xDE<\0/\0a\0>\0", 18),
     "|a <a>,😀,</a>\ntext 😀\n"},
};

ROWS_OF(Rows, Reading, kReadRows);

struct RefusedRow {
  std::string name;
  std::string bytes;
  base::Fault fault;
  std::string what;  // how it begins
};

class Refusing : public rows::Row<RefusedRow> {};

ROW_TEST(Refusing, SaysWhy) {
  const auto read = Document::parse(row().bytes, "word/part.xml");
  ASSERT_FALSE(read) << table(*read);
  EXPECT_EQ(read.error().fault, row().fault);
  EXPECT_TRUE(read.error().what.starts_with(row().what)) << read.error().what;
  EXPECT_TRUE(read.error().where.starts_with("word/part.xml")) << read.error().where;
  EXPECT_FALSE(read.error().remedy.empty());
}

constexpr base::Fault kRefused = base::Fault::refused;
constexpr base::Fault kBroken = base::Fault::malformed;
const std::string kDoctype = "a DOCTYPE, which Word documents do not have";
const std::string kDamaged = "damaged XML";

std::string nested(int depth) {
  std::string open;
  std::string close;
  for (int i = 0; i < depth; ++i) {
    open += "<a>";
    close += "</a>";
  }
  return open + close;
}

std::string attributes(int count) {
  std::string tag = "<a";
  for (int i = 0; i < count; ++i) tag += " b" + std::to_string(i) + "=\"\"";
  return tag + "/>";
}

const RefusedRow kRefusedRows[] = {
    {"D44_external_entity", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
     kRefused, kDoctype},
    {"D45_http_entity", "<!DOCTYPE a [<!ENTITY e SYSTEM \"http://localhost:1/\">]><a>&e;</a>",
     kRefused, kDoctype},
    {"D45_unc_entity", "<!DOCTYPE a [<!ENTITY e SYSTEM \"\\\\srv\\share\">]><a>&e;</a>", kRefused,
     kDoctype},
    {"D46_external_dtd", "<!DOCTYPE a SYSTEM \"http://localhost:1/a.dtd\"><a/>", kRefused,
     kDoctype},
    {"D46_parameter_entity", "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://localhost:1/\"> %p;]><a/>",
     kRefused, kDoctype},
    {"D46_public_dtd", "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x\"><a/>", kRefused,
     kDoctype},
    {"D47_billion_laughs", "<!DOCTYPE a [<!ENTITY l \"ll\"><!ENTITY m \"&l;&l;&l;\">]><a>&m;</a>",
     kRefused, kDoctype},
    {"D48_quadratic", "<!DOCTYPE a [<!ENTITY l \"" + std::string(100'000, 'x') + "\">]><a>&l;</a>",
     kRefused, kDoctype},
    {"D50_one_too_deep", nested(257), kRefused, "elements nested more than 256 deep"},
    {"D50_far_too_deep", nested(100'000), kRefused, "elements nested more than 256 deep"},
    {"D51_one_attribute_too_many", attributes(257), kRefused,
     "an element with more than 256 attributes"},
    {"D51_a_million_attributes", attributes(1'000'000), kRefused,
     "an element with more than 256 attributes"},
    {"D52_long_attribute", "<a b=\"" + std::string(11'000'000, 'x') + "\"/>", kRefused,
     "a start tag that is too long"},
    {"D52_long_name", "<" + std::string(1'000'000, 'n') + "/>", kRefused,
     "a name that is too long"},
    {"D52_long_text", "<a>" + std::string(11'000'000, 'x') + "</a>", kRefused,
     "a text that is too long"},
    {"D52_long_comment", "<a><!--" + std::string(11'000'000, 'x') + "--></a>", kRefused,
     "a comment or section that is too long"},
    {"D53_overlong", "<a>\xC0\xAF</a>", kBroken, "text that is not UTF-8 in line 1"},
    {"D53_lone_continuation", "<a>\n\x80</a>", kBroken, "text that is not UTF-8 in line 2"},
    {"D53_beyond_unicode", "<a>\xF5\x80\x80\x80</a>", kBroken, "text that is not UTF-8 in line 1"},
    {"D53_encoded_surrogate", "<a>\xED\xA0\x80</a>", kBroken, "text that is not UTF-8 in line 1"},
    {"D53_cut_last_character", "<a>\xE2\x82</a>", kBroken, "text that is not UTF-8 in line 1"},
    {"D54_odd_bytes", std::string("\xFF\xFE<\0a\0/\0>\0x", 11), kBroken,
     "UTF-16 text with an odd number of bytes"},
    {"D54_lone_high_surrogate", std::string("\xFF\xFE<\0a\0>\0\x00\xD8<\0/\0a\0>\0", 18), kBroken,
     "half of a UTF-16 pair"},
    {"D54_lone_low_surrogate", std::string("\xFF\xFE<\0a\0>\0\x00\xDC<\0/\0a\0>\0", 18), kBroken,
     "half of a UTF-16 pair"},
    {"D55_latin1_declared", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", kBroken,
     "the encoding ISO-8859-1"},
    {"D55_utf16_declared_and_is_not", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", kBroken,
     "the encoding UTF-16"},
    {"D55_utf7", "<?xml version='1.0' encoding='UTF-7'?><a/>", kBroken, "the encoding UTF-7"},
    {"D55_ebcdic", "\x4C\xA7\x94\x93", kBroken, "text that is not UTF-8"},
    {"D55_unknown", "<?xml version=\"1.0\" encoding=\"klingon\"?><a/>", kBroken,
     "the encoding klingon"},
    {"D56_nul_reference", "<a>&#0;</a>", kBroken, kDamaged},
    {"D56_control_reference", "<a>&#x1F;</a>", kBroken, kDamaged},
    {"D56_not_a_character", "<a>&#xFFFE;</a>", kBroken, kDamaged},
    {"D56_surrogate_reference", "<a>&#xD800;</a>", kBroken, kDamaged},
    {"D56_control_character", "<a>\x01</a>", kBroken, kDamaged},
    {"undeclared_entity", "<a>&nbsp;</a>", kBroken, kDamaged},
    {"D57_not_closed", "<a><b></b>", kBroken, kDamaged},
    {"D57_crossed", "<a><b></a></b>", kBroken, kDamaged},
    {"D57_two_roots", "<a/><b/>", kBroken, kDamaged},
    {"D57_text_behind_the_root", "<a/>x", kBroken, kDamaged},
    {"D57_empty", "", kBroken, "an empty part"},
    {"D57_only_a_mark", "\xEF\xBB\xBF", kBroken, "an empty part"},
    {"D57_only_text", "hello", kBroken, kDamaged},
    {"bare_ampersand", "<a>a & b</a>", kBroken, kDamaged},
    {"less_than_in_an_attribute", "<a b=\"<\"/>", kBroken, kDamaged},
    {"D59_undeclared_prefix", "<w:a/>", kBroken, kDamaged},
    {"D59_undeclared_attribute_prefix", "<a w:b=\"\"/>", kBroken, kDamaged},
    {"D59_duplicate_attribute", "<a b=\"1\" b=\"2\"/>", kBroken, kDamaged},
    {"D59_duplicate_by_namespace", "<a xmlns:x=\"u\" xmlns:y=\"u\" x:b=\"1\" y:b=\"2\"/>", kBroken,
     kDamaged},
};

ROWS_OF(Rows, Refusing, kRefusedRows);

TEST(Reading, D50_256_deep_is_accepted) { EXPECT_TRUE(Document::parse(nested(256), "part")); }
TEST(Reading, D50_255_deep_is_accepted) { EXPECT_TRUE(Document::parse(nested(255), "part")); }
TEST(Reading, D51_256_attributes_are_accepted) {
  EXPECT_TRUE(Document::parse(attributes(256), "part"));
}

TEST(Reading, D51_many_quotes_in_text_are_no_attributes) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\"quoted\" ";
  EXPECT_TRUE(Document::parse("<a>" + text + "</a>", "part"));
}

TEST(Reading, a_part_of_sixty_mebibytes) {
  std::string bytes = "<a>";
  const std::string piece = "<b>" + std::string(1000, 'x') + "</b>";
  while (bytes.size() < (std::size_t{60} << 20)) bytes += piece;
  const std::size_t size = bytes.size() + 4;
  const auto read = Document::parse(bytes + "</a>", "part");
  ASSERT_TRUE(read) << read.error().line();
  EXPECT_EQ((*read)[0].after, size);
}

TEST(Reading, a_part_beyond_the_limit_is_refused) {
  const auto read =
      Document::parse("<a>" + std::string(std::size_t{64} << 20, ' ') + "</a>", "part");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().what, "a part of more than 64 MiB");
}

TEST(Names, aliases_are_read_as_what_they_stand_for) {
  const std::array<xml::Alias, 1> aliases = {{{"urn:strict", "urn:usual"}}};
  const auto read = Document::parse("<w:a xmlns:w=\"urn:strict\" w:b=\"1\"/>", "part", aliases);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->is(0, "urn:usual", "a"));
  ASSERT_TRUE(read->attribute(0, "urn:usual", "b"));
  EXPECT_EQ(read->attribute(0, "urn:usual", "b")->value, "1");
}

TEST(Names, attributes_are_found_by_namespace) {
  const auto read = Document::parse(
      "<a xmlns:x=\"urn:1\" xmlns:y=\"urn:2\"><b v=\"none\" y:v='two' x:v=\"one\" "
      "xml:space=\"preserve\"/></a>",
      "part");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->attribute(1, "", "v")->value, "none");
  EXPECT_EQ(read->attribute(1, "urn:1", "v")->value, "one");
  EXPECT_EQ(read->attribute(1, "urn:2", "v")->value, "two");
  EXPECT_EQ(read->attribute(1, "http://www.w3.org/XML/1998/namespace", "space")->value, "preserve");
  EXPECT_FALSE(read->attribute(1, "urn:3", "v"));
  EXPECT_EQ(read->bytes().substr(read->attribute(1, "urn:2", "v")->begin, 9), "y:v='two'");
}

struct EscapeRow {
  std::string name;
  std::string text;
  std::string in_text;
  std::string in_attribute;
  std::size_t replaced;
};

class Escaping : public rows::Row<EscapeRow> {};

ROW_TEST(Escaping, IsSafeAndCounted) {
  const EscapeRow& row = this->row();
  std::string text;
  std::string attribute;
  EXPECT_EQ(xml::append_escaped_text(text, row.text), row.replaced);
  EXPECT_EQ(xml::append_escaped_attribute(attribute, row.text), row.replaced);
  EXPECT_EQ(text, row.in_text);
  EXPECT_EQ(attribute, row.in_attribute);
}

const EscapeRow kEscapeRows[] = {
    {"plain", "abc é 😀", "abc é 😀", "abc é 😀", 0},
    {"nothing", "", "", "", 0},
    {"markup", "<&>", "&lt;&amp;&gt;", "&lt;&amp;&gt;", 0},
    {"quotes", "\"'", "\"'", "&quot;'", 0},
    {"white_space", "\n\t\r", "\n\t&#13;", "&#10;&#9;&#13;", 0},
    {"D81_controls", std::string("\0\x01\x1F", 3), "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", 3},
    {"D81_not_characters", "\uFFFE\uFFFF", "\uFFFD\uFFFD", "\uFFFD\uFFFD", 2},
    {"stray_continuation",
     "\x80"
     "a",
     "\uFFFD"
     "a",
     "\uFFFD"
     "a",
     1},
    {"cut_character", "a\xE2\x82", "a\uFFFD", "a\uFFFD", 1},
    {"surrogate", "\xED\xB0\x80", "\uFFFD", "\uFFFD", 1},
    {"overlong", "\xC0\x80", "\uFFFD", "\uFFFD", 1},
    {"last_code_point", "\U0010FFFD", "\U0010FFFD", "\U0010FFFD", 0},
    {"beyond_unicode", "\xF4\x90\x80\x80", "\uFFFD", "\uFFFD", 1},
};

ROWS_OF(Rows, Escaping, kEscapeRows);

struct UnescapeRow {
  std::string name;
  std::string raw;
  std::string text;
};

class Unescaping : public rows::Row<UnescapeRow> {};

ROW_TEST(Unescaping, ResolvesOnce) { EXPECT_EQ(xml::unescaped(row().raw), row().text); }

const UnescapeRow kUnescapeRows[] = {
    {"plain", "abc", "abc"},
    {"all_named", "&amp;&lt;&gt;&quot;&apos;", "&<>\"'"},
    {"decimal", "&#65;&#233;", "Aé"},
    {"hexadecimal", "&#x41;&#xE9;&#x1f600;", "Aé😀"},
    {"once", "&amp;lt;", "&lt;"},
    {"unknown_stays", "&nbsp;", "&nbsp;"},
    {"too_large_stays", "&#x110000;", "&#x110000;"},
    {"bare_ampersand_stays", "a & b", "a & b"},
};

ROWS_OF(Rows, Unescaping, kUnescapeRows);

}  // namespace
}  // namespace engross
