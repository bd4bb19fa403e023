// Values go into a document as text and as nothing else.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::p;

struct ValueRow {
  std::string name;
  std::string value;  // as the program holds it
  std::string xml;    // between <w:t xml:space="preserve"> and </w:t>
};

std::string filled_with(const std::string& value, docx::Filled* all = nullptr) {
  expression::Record record;
  record.members = {{"v", expression::Value(value)}};
  const auto opened = docx::Template::open(fakes::DocxMaker(p("{{ v }}")).bytes(), {});
  if (!opened) return opened.error().line();
  auto filled =
      opened->fill(expression::Value(std::move(record)), environment(), docx::Missing::stop);
  if (!filled) return filled.error().error.line();
  const std::string xml = fakes::body_of(filled->document);
  if (all != nullptr) *all = std::move(*filled);
  return xml;
}

class HostileValues : public rows::Row<ValueRow> {};

ROW_TEST(HostileValues, AreText) {
  EXPECT_EQ(filled_with(row().value),
            "<w:p><w:r><w:t xml:space=\"preserve\">" + row().xml + "</w:t></w:r></w:p>");
}

const std::string kBreak = "</w:t><w:br/><w:t xml:space=\"preserve\">";
const std::string kTab = "</w:t><w:tab/><w:t xml:space=\"preserve\">";

std::string repeated_text(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

const ValueRow kValueRows[] = {
    {"E11_special_characters", "&<>\"'", "&amp;&lt;&gt;\"'"},
    {"D75_marks", "{{ other }} {% for x in y %} <<tag>>",
     "{{ other }} {% for x in y %} &lt;&lt;tag&gt;&gt;"},
    {"D75_half_a_mark", "{{", "{{"},
    {"E13_own_mark", "{{ v }}", "{{ v }}"},
    {"D76_runs", "</w:t></w:r><w:r><w:t>x", "&lt;/w:t&gt;&lt;/w:r&gt;&lt;w:r&gt;&lt;w:t&gt;x"},
    {"D76_cdata_end", "]]>", "]]&gt;"},
    {"D76_comment", "<!-- x -->", "&lt;!-- x --&gt;"},
    {"D76_entity_once", "&amp; &#x41;", "&amp;amp; &amp;#x41;"},
    {"D77_field_text", "DDEAUTO c:\\windows\\system32\\cmd.exe \"/k calc\"",
     "DDEAUTO c:\\windows\\system32\\cmd.exe \"/k calc\""},
    {"D77_field_braces", "{ INCLUDETEXT \"\\\\srv\\x\" }", "{ INCLUDETEXT \"\\\\srv\\x\" }"},
    {"D77_field_element", "<w:fldSimple w:instr=\"DDE x\"/>",
     "&lt;w:fldSimple w:instr=\"DDE x\"/&gt;"},
    {"D78_formula", "=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"},
    {"D78_plus", "+1+cmd|'/c calc'!A0", "+1+cmd|'/c calc'!A0"},
    {"D78_minus", "-2+3", "-2+3"},
    {"D78_at", "@SUM(A1)", "@SUM(A1)"},
    {"D81_nul", std::string("a\0b", 3), "a\uFFFDb"},
    {"D81_controls", "a\x01\x08\x0B\x0C\x0E\x1F\x7F", "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x7F"},
    {"D81_not_characters", "\uFFFE|\uFFFF", "\uFFFD|\uFFFD"},
    {"D82_lone_surrogate_bytes", "a\xED\xA0\x80z", "a\uFFFDz"},
    {"D82_stray_bytes", "a\xFFz\xC3", "a\uFFFDz\uFFFD"},
    {"D83_line_feed", "a\nb", "a" + kBreak + "b"},
    {"D83_carriage_return", "a\rb", "a" + kBreak + "b"},
    {"D83_both", "a\r\nb", "a" + kBreak + "b"},
    {"D83_two_lines", "a\n\nb\n", "a" + kBreak + kBreak + "b" + kBreak},
    {"D83_tab", "a\tb", "a" + kTab + "b"},
    {"D83_next_line",
     "a\u0085"
     "b",
     "a" + kBreak + "b"},
    {"D83_line_separator",
     "a\u2028"
     "b\u2029"
     "c",
     "a" + kBreak + "b" + kBreak + "c"},
    {"D84_spaces", "  a  b ", "  a  b "},
    {"D84_invisible", "a\u00A0b\u200Bc\u00ADd", "a\u00A0b\u200Bc\u00ADd"},
    {"D84_only_spaces", "   ", "   "},
    {"D84_thin_and_ideographic", "\u2009a\u3000", "\u2009a\u3000"},
    {"D85_right_to_left", "\u202Eabc שלום", "\u202Eabc שלום"},
    {"D85_isolates", "\u2067שלום\u2069 x \u2066y\u2069", "\u2067שלום\u2069 x \u2066y\u2069"},
    {"D85_arabic_amid_latin", "Ann علي 12 Roy", "Ann علي 12 Roy"},
    {"D86_astral", "𠮷👨\u200D👩\u200D👧🇨🇦é", "𠮷👨\u200D👩\u200D👧🇨🇦é"},
    {"D86_a_thousand_marks_on_one_letter", "Z" + repeated_text("\u0301\u0323", 500),
     "Z" + repeated_text("\u0301\u0323", 500)},
    {"D86_families_and_flags",
     "👩🏽\u200D❤\uFE0F\u200D👨🏿 🏴\U000E0067\U000E0062\U000E007F",
     "👩🏽\u200D❤\uFE0F\u200D👨🏿 🏴\U000E0067\U000E0062\U000E007F"},
    {"D88_html", "<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"},
    {"D88_script", "<script>alert(\"x\")</script>", "&lt;script&gt;alert(\"x\")&lt;/script&gt;"},
    {"D88_entities_and_breaks", "a&nbsp;b<br>c", "a&amp;nbsp;b&lt;br&gt;c"},
    {"D89_looks_like_a_number", "007", "007"},
    {"D89_looks_like_a_huge_number", "1e400", "1e400"},
    {"D89_looks_like_minus_zero", "-0.0", "-0.0"},
    {"E15_empty", "", ""},
};

ROWS_OF(Rows, HostileValues, kValueRows);

TEST(Values, D81_replaced_characters_are_counted) {
  docx::Filled filled;
  filled_with(
      "\x01\x02"
      "a",
      &filled);
  ASSERT_EQ(filled.notices.size(), 1U);
  EXPECT_EQ(filled.notices[0],
            "2 characters that a document cannot hold were replaced by “\uFFFD”");
}

TEST(Values, D87_a_million_characters_are_kept) {
  const std::string value(1'000'000, 'x');
  EXPECT_EQ(filled_with(value),
            "<w:p><w:r><w:t xml:space=\"preserve\">" + value + "</w:t></w:r></w:p>");
}

TEST(Values, D87_more_are_refused) {
  EXPECT_EQ(filled_with(std::string(1'000'001, 'x')),
            "a value for “{{ v }}” that is too long, body, paragraph 1, shorten it to less than a "
            "million characters");
}

TEST(Values, D87_twenty_million_are_refused) {
  EXPECT_EQ(filled_with(std::string(20'000'000, 'x')),
            "a value for “{{ v }}” that is too long, body, paragraph 1, shorten it to less than a "
            "million characters");
}

TEST(Values, D87_eleven_of_a_million_in_a_loop_are_refused) {
  expression::Record record;
  record.members = {{"all", expression::Value(expression::List(11, std::string(1'000'000, 'x')))}};
  const auto opened = docx::Template::open(
      fakes::DocxMaker(p("{% for v in all %}") + p("{{ v }}") + p("{% endfor %}")).bytes(), {});
  ASSERT_TRUE(opened);
  const auto filled =
      opened->fill(expression::Value(std::move(record)), environment(), docx::Missing::stop);
  ASSERT_FALSE(filled);
  EXPECT_EQ(
      filled.error().error.line(),
      "values of more than 10 MiB in one document, body, paragraph 2, make several documents, "
      "each of a part of the list");
}

TEST(Values, A_loop_in_a_loop_that_grows_too_large_is_refused) {
  expression::Record record;
  record.members = {{"all", expression::Value(expression::List(2000, 1))}};
  const std::string body = p("{% for a in all %}") + p("{% for b in all %}") + p("word") +
                           p("{% endfor %}") + p("{% endfor %}");
  const auto opened = docx::Template::open(fakes::DocxMaker(body).bytes(), {});
  ASSERT_TRUE(opened);
  const auto filled =
      opened->fill(expression::Value(std::move(record)), environment(), docx::Missing::stop);
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().error.line(),
            "a document that grows too large, body, paragraph 2, make several documents, each of a "
            "part of the list");
}

struct MissingRow {
  std::string name;
  std::string body;
  docx::Missing policy;
  std::string result;  // as a reader sees it, or the failure
};

class MissingValues : public rows::Row<MissingRow> {};

ROW_TEST(MissingValues, FollowThePolicy) {
  EXPECT_EQ(filled_text(row().body, row().policy), row().result);
}

const MissingRow kMissingRows[] = {
    {"E16_stop", p("{{ nowhere }}"), docx::Missing::stop,
     "fill: values are missing: nowhere, body, paragraph 1, give them, or let the template say "
     "what to do without them"},
    {"E16_stop_lists_all", p("{{ a }}") + p("{{ client.b }} {{ a }}"), docx::Missing::stop,
     "fill: values are missing: a, client.b, body, paragraph 1, give them, or let the template say "
     "what to do without them"},
    {"E16_blank", p("x{{ nowhere }}y"), docx::Missing::blank, "xy\n"},
    {"E16_mark", p("x{{ nowhere }}y"), docx::Missing::mark, "x{{ nowhere }}y\n"},
    {"E16_default", p("x{{ nowhere | default(\"d\") }}y"), docx::Missing::stop, "xdy\n"},
    {"E16_missing_list_stops", p("{% for c in nowhere %}x{% endfor %}"), docx::Missing::stop,
     "fill: values are missing: nowhere, body, paragraph 1, give them, or let the template say "
     "what to do without them"},
    {"E16_not_asked_for", p("{% if none %}{{ nowhere }}{% endif %}a"), docx::Missing::stop, "a\n"},
    {"E17_null_stops", p("x{{ null }}y"), docx::Missing::stop,
     "fill: values are missing: null, body, paragraph 1, give them, or let the template say "
     "what to do without them"},
    {"E17_null_with_a_default", p("x{{ null | default(\"\") }}y"), docx::Missing::stop, "xy\n"},
    {"E17_null_blank", p("x{{ null }}y"), docx::Missing::blank, "xy\n"},
    {"E17_zero_is_zero", p("{{ zero }}"), docx::Missing::stop, "0\n"},
    {"E17_empty_is_empty", p("x{{ empty }}y"), docx::Missing::stop, "xy\n"},
    {"D91_misspelt", p("{{ clinet.city }}"), docx::Missing::stop,
     "fill: values are missing: clinet.city, body, paragraph 1, give them, or let the template say "
     "what to do without them"},
    {"not_a_list", p("{% for c in client.city %}x{% endfor %}"), docx::Missing::stop,
     "fill: “{% for c in client.city %}” goes through a list and was given a text, body, paragraph "
     "1, name a list"},
};

ROWS_OF(Rows, MissingValues, kMissingRows);

TEST(MissingValues, E16_highlighted_mark_keeps_the_order_of_properties) {
  EXPECT_EQ(filled_xml("<w:p>" +
                           fakes::run("a{{ nowhere }}",
                                      "<w:b/><w:highlight w:val=\"red\"/><w:u w:val=\"single\"/>") +
                           "</w:p>",
                       docx::Missing::mark),
            "<w:p><w:r><w:rPr><w:b/><w:highlight w:val=\"red\"/><w:u "
            "w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">a</w:t></w:r>"
            "<w:r><w:rPr><w:b/><w:highlight w:val=\"yellow\"/><w:u w:val=\"single\"/></w:rPr><w:t "
            "xml:space=\"preserve\">{{ nowhere }}</w:t></w:r>"
            "<w:r><w:rPr><w:b/><w:highlight w:val=\"red\"/><w:u w:val=\"single\"/></w:rPr><w:t "
            "xml:space=\"preserve\"></w:t></w:r></w:p>");
}

TEST(MissingValues, E16_a_tracked_change_of_the_format_is_told_once) {
  const std::string change = "<w:rPrChange w:id=\"9\" w:author=\"A\"><w:rPr/></w:rPrChange>";
  EXPECT_EQ(filled_xml("<w:p>" + fakes::run("Dear {{ nowhere }},", "<w:b/>" + change) + "</w:p>",
                       docx::Missing::mark),
            "<w:p><w:r><w:rPr><w:b/>" + change +
                "</w:rPr><w:t xml:space=\"preserve\">Dear </w:t></w:r>"
                "<w:r><w:rPr><w:b/><w:highlight w:val=\"yellow\"/></w:rPr><w:t "
                "xml:space=\"preserve\">{{ nowhere }}</w:t></w:r>"
                "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">,</w:t></w:r></w:p>");
}

TEST(MissingValues, D91_are_all_listed_with_their_places) {
  const std::string body = p("{{ a }}") + fakes::table(fakes::row({"x", "{{ client.b }}"})) +
                           p("{% for c in children %}") + p("{{ c.z }}") + p("{% endfor %}");
  const auto opened = docx::Template::open(fakes::DocxMaker(body).header(p("{{ h }}")).bytes(), {});
  ASSERT_TRUE(opened);
  const auto filled = opened->fill(values(), environment(), docx::Missing::stop);
  ASSERT_FALSE(filled);
  std::string listed;
  for (const docx::MissingValue& value : filled.error().missing)
    listed += value.path + " " + value.mark + " @ " + value.place.text() + "\n";
  EXPECT_EQ(listed,
            "a {{ a }} @ body, paragraph 1\n"
            "client.b {{ client.b }} @ body, paragraph 3, table 1, row 1, column 2\n"
            "c.z {{ c.z }} @ body, paragraph 5\n"
            "c.z {{ c.z }} @ body, paragraph 5\n"
            "h {{ h }} @ header 1, paragraph 1\n");
}

}  // namespace
}  // namespace engross::docx_tests
