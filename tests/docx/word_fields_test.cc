// Word's own merge fields and conditions on them.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests::word_fields {
namespace {

using fakes::p;

const expression::OtherNames kFieldNames = {{"matter.client", "client"},
                                            {"matter.client.name", "client.name.full"},
                                            {"matter.customfield", "custom"},
                                            {"matter.opendate", "opened"}};

constexpr std::string_view kFieldValues = R"({
  "client": {"name": {"full": "ann Roy"}, "city": "Ottawa", "title": ""},
  "first_name": "Ann", "custom": {"cost": 1200.5, "deposit": 200, "married": true, "gone": false},
  "opened": "2026-11-03", "age": 25, "empty": "", "loss": -3.5
})";

std::string run(const std::string& content, const std::string& format = "") {
  return "<w:r>" + format + content + "</w:r>";
}

std::string character(const std::string& type) {
  return run("<w:fldChar w:fldCharType=\"" + type + "\"/>");
}

std::string code(const std::string& text, const std::string& format = "") {
  return run("<w:instrText xml:space=\"preserve\">" + text + "</w:instrText>", format);
}

// A complex field as Word writes it; `inner` is its code, runs of it.
std::string field(const std::string& inner, const std::string& shows = "?",
                  const std::string& format = "") {
  return character("begin") + inner + character("separate") +
         run("<w:t>" + shows + "</w:t>", format) + character("end");
}

std::string merge(const std::string& instruction) {
  return field(code(" MERGEFIELD " + instruction + " "));
}

std::string paragraph(const std::string& content) { return "<w:p>" + content + "</w:p>"; }

std::string simple(const std::string& instruction) {
  return "<w:fldSimple w:instr=\" " + instruction + " \">" + run("<w:t>?</w:t>") + "</w:fldSimple>";
}

std::string field_result(const std::string& body, bool xml = false) {
  const auto opened =
      docx::Template::open(fakes::DocxMaker(body).bytes(), {.merge_names = kFieldNames});
  if (!opened) return "open: " + opened.error().line();
  if (!opened->faults().empty()) {
    std::string all;
    for (const docx::TemplateFault& fault : opened->faults())
      all += fault.code + ": " + fault.what + "\n";
    return all;
  }
  const auto filled = opened->fill(values(kFieldValues), environment(), docx::Missing::stop);
  if (!filled) return "fill: " + filled.error().error.what;
  std::string unsound;
  for (const docx::OutputFault& fault : docx::check_output(filled->document))
    unsound += fault.code + " ";
  if (!unsound.empty()) return "unsound: " + unsound;
  const std::string made = fakes::body_of(filled->document);
  return xml ? made : fakes::seen(made);
}

struct FieldRow {
  std::string name;
  std::string content;  // of a paragraph
  std::string seen;
};

class WordFields : public rows::Row<FieldRow> {};

ROW_TEST(WordFields, AreFilled) {
  EXPECT_EQ(field_result(paragraph(row().content)), row().seen + "\n");
}

std::string condition(const std::string& left, const std::string& rest) {
  return field(code(" IF ") + left + code(rest));
}

const FieldRow kFields[] = {
    {"E49_simple", simple("MERGEFIELD Matter_Client_Name"), "ann Roy"},
    {"E49_complex",
     run("<w:t xml:space=\"preserve\">To </w:t>") + merge("Matter_Client_Name") +
         run("<w:t>!</w:t>"),
     "To ann Roy!"},
    {"E49_simple_with_a_switch", simple("MERGEFIELD Matter_Client_Name \\* Upper"), "ANN ROY"},
    {"E49_code_in_many_runs",
     field(code(" MERG") + code("EFIELD Mat") + code("ter_Client_") + code("Name ")), "ann Roy"},
    {"E49_all_in_one_run",
     run("<w:t>a</w:t><w:fldChar w:fldCharType=\"begin\"/><w:instrText> MERGEFIELD client.city "
         "</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>?</w:t><w:fldChar "
         "w:fldCharType=\"end\"/><w:t>b</w:t>"),
     "aOttawab"},
    {"E49_without_a_result",
     character("begin") + code(" MERGEFIELD client.city ") + character("end"), "Ottawa"},
    {"E49_a_name_of_ours", merge("client.city"), "Ottawa"},
    {"E49_a_name_in_quotes", merge("\"First Name\""), "Ann"},
    {"E49_a_longer_name", merge("Matter_Client_City"), "Ottawa"},
    {"E49_a_custom_field", merge("Matter_CustomField_Cost"), "1200.5"},
    {"E49_upper", merge("Matter_Client_Name \\* Upper"), "ANN ROY"},
    {"E49_lower", merge("Matter_Client_Name \\* LOWER"), "ann roy"},
    {"E49_first_capital", merge("Matter_Client_Name \\* FirstCap"), "Ann Roy"},
    {"E49_capitals", merge("Matter_Client_Name \\* Caps \\* MERGEFORMAT"), "Ann Roy"},
    {"E49_date", merge("Matter_OpenDate \\@ \"d MMMM yyyy\""), "3 November 2026"},
    {"E49_date_in_words_own_letters", merge("Matter_OpenDate \\@ \"dddd, MMM. DD, YYYY\""),
     "Tuesday, Nov. 03, 2026"},
    {"E49_number", merge("Matter_CustomField_Cost \\# \"$#,##0.00\""), "$1,200.50"},
    {"E49_number_without_quotes", merge("Matter_CustomField_Cost \\# 0"), "1201"},
    {"E49_number_below_zero", merge("loss \\# \"$#,##0.00;($#,##0.00)\""), "($3.50)"},
    {"E49_ordinal", merge("age \\* Ordinal"), "25th"},
    {"E49_ordinal_in_words", merge("age \\* OrdText"), "twenty-fifth"},
    {"E49_cardinal_in_words", merge("age \\* CardText"), "twenty-five"},
    {"E49_dollars", merge("Matter_CustomField_Cost \\* DollarText"),
     "one thousand two hundred and 50/100"},
    {"E49_roman", merge("age \\* roman"), "xxv"},
    {"E49_text_before_and_after", merge("client.city \\b \"of \" \\f \"!\""), "of Ottawa!"},
    {"E49_text_before_nothing", run("<w:t>a</w:t>") + merge("empty \\b \"of \" \\f \"!\""), "a"},
    {"E49_vertical_switches", merge("client.city \\m \\v"), "Ottawa"},
    {"E49_if_true", condition(merge("client.city"), " = \"Ottawa\" \"here\" \"there\" "), "here"},
    {"E49_if_false", condition(merge("client.city"), " = \"Paris\" \"here\" \"there\" "), "there"},
    {"E49_if_without_else", run("<w:t>a</w:t>") + condition(merge("age"), " &lt; 18 \"minor\" "),
     "a"},
    {"E49_if_at_least", condition(merge("age"), " &gt;= 25 \"yes\" \"no\" "), "yes"},
    {"E49_if_unequal", condition(merge("client.city"), " &lt;&gt; \"Ottawa\" \"yes\" \"no\" "),
     "no"},
    {"E49_if_empty", condition(merge("client.title"), " = \"\" \"none\" \"some\" "), "none"},
    {"E49_if_not_empty", condition(merge("client.city"), " &lt;&gt; \"\" \"some\" \"none\" "),
     "some"},
    {"E49_if_a_box_is_ticked", condition(merge("Matter_CustomField_Married"), " = \"true\" y n "),
     "y"},
    {"E49_if_begins_with", condition(merge("client.city"), " = \"Ott*\" y n "), "y"},
    {"E49_if_in_curly_quotes",
     condition(merge("client.city"), " = \u201COttawa\u201D \u201Chere\u201D \u201Cthere\u201D "),
     "here"},
    {"E49_if_with_a_field_in_its_text",
     field(code(" IF ") + merge("age") + code(" &gt; 18 \"Dear ") + merge("Matter_Client_Name") +
           code("\" \"Hi\" ")),
     "Dear ann Roy"},
    {"E49_if_in_an_if",
     field(code(" IF ") + merge("age") + code(" &gt; 18 ") +
           field(code(" IF ") + merge("client.city") + code(" = Ottawa a b ")) + code(" c ")),
     "a"},
    {"E49_if_on_a_mark_of_clio",
     field(code(" IF &lt;&lt; Matter.CustomField.Gone &gt;&gt; = \"true\" \"y\" \"n\" ")), "n"},
    {"E49_if_with_a_mark_in_its_text",
     field(code(" IF {{ age }} = 25 \"in &lt;&lt;Matter.Client.City&gt;&gt;\" \"\" ")),
     "in Ottawa"},
    {"E49_if_on_two_texts",
     condition(field(code(" MERGEFIELD client.city ")), " = {{ client.city }} same other "),
     "same"},
    {"E49_calculation",
     field(code(" = &lt;&lt; Matter.CustomField.Cost &gt;&gt; - &lt;&lt; "
                "Matter.CustomField.Deposit &gt;&gt; \\# \"$#,##0.00\" ")),
     "$1,000.50"},
    {"E49_calculation_with_fields", field(code(" = ") + merge("age") + code(" * 2 + 1 ")), "51"},
};

ROWS_OF(Rows, WordFields, kFields);

class WordFieldsLeft : public rows::Row<FieldRow> {};

// Word's own fields stay to the byte, also beside a merge field.
ROW_TEST(WordFieldsLeft, AreWords) {
  const std::string made = field_result(paragraph(row().content + merge("client.city")), true);
  EXPECT_NE(made.find(row().content), std::string::npos) << made;
  EXPECT_NE(made.find("Ottawa"), std::string::npos);
}

const FieldRow kLeft[] = {
    {"E49_page", field(code(" PAGE ")), ""},
    {"E49_if_on_the_page", field(code(" IF ") + field(code(" PAGE ")) + code(" = 1 a b ")), ""},
    {"E49_calculation_of_pages", field(code(" = ") + field(code(" PAGE ")) + code(" + 1 ")), ""},
    {"E49_a_reference", simple("REF deed \\h"), ""},
    {"E49_next_record", field(code(" NEXT ")), ""},
    {"E49_in_a_deletion",
     "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
     "<w:delInstrText> MERGEFIELD gone </w:delInstrText></w:r><w:r><w:fldChar "
     "w:fldCharType=\"end\"/></w:r></w:del>",
     ""},
};

ROWS_OF(Rows, WordFieldsLeft, kLeft);

class WordFieldsRefused : public rows::Row<FieldRow> {};

ROW_TEST(WordFieldsRefused, SayWhy) {
  EXPECT_EQ(field_result(paragraph(row().content)), row().seen);
}

const FieldRow kRefused[] = {
    {"E49_without_a_name", merge(""), "field-code: a merge field without a name\n"},
    {"E49_a_switch_for_a_name", merge("\\* Upper"), "field-code: a merge field without a name\n"},
    {"E49_a_name_of_signs", merge("\"--\""),
     "field-code: a merge field without a name that can be read\n"},
    {"E49_two_names", merge("first name"),
     "field-code: more stands in a field than its name and its switches\n"},
    {"E49_unknown_format", merge("age \\* Hex"),
     "field-code: the switch \\* Hex of a field, which is not known here\n"},
    {"E49_unknown_switch", merge("age \\q 3"),
     "field-code: the switch \\q of a field, which is not known here\n"},
    {"E49_a_switch_without_its_value", merge("age \\#"),
     "field-code: the switch \\# of a field, which is not known here\n"},
    {"E49_a_picture_without_digits", merge("age \\# \"abc\""),
     "fill: the filter \"picture\" takes a picture of a number such as \"$#,##0.00\" as "
     "argument 1, and was given the text \"abc\""},
    {"E49_inside_another_field", field(code(" HYPERLINK ") + merge("client.city")),
     "field-code: a merge field inside the code of another field of Word ({ HYPERLINK })\n"},
    {"E49_if_without_a_sign", condition(merge("client.city"), " \"a\" \"b\" "),
     "field-code: a condition of Word that is not { IF a = b \"then\" \"else\" }\n"},
    {"E49_if_without_texts", condition(merge("client.city"), " = a "),
     "field-code: a condition of Word that is not { IF a = b \"then\" \"else\" }\n"},
    {"E49_if_with_too_much", condition(merge("client.city"), " = a b c d e "),
     "field-code: a condition of Word that is not { IF a = b \"then\" \"else\" }\n"},
    {"E49_if_with_wildcards", condition(merge("client.city"), " = \"O?t*a\" y n "),
     "field-code: a comparison with ? or * inside a text\n"},
    {"E49_if_on_the_page_with_a_field_in_its_text",
     field(code(" IF ") + field(code(" PAGE ")) + code(" = 1 ") + merge("client.city") +
           code(" x ")),
     "field-code: a merge field inside the code of another field of Word ({ PAGE })\n"},
    {"E49_a_mark_in_the_code_of_another_field", field(code(" HYPERLINK \"{{ a }}\" ")),
     "mark-in-field: a mark inside the code of a Word field\n"},
    {"E49_ends_in_another_paragraph",
     character("begin") + code(" MERGEFIELD client.city ") + character("separate") + "</w:p><w:p>" +
         character("end"),
     "field-code: a merge field that begins in one paragraph, link or change and ends in "
     "another\n"},
    {"E49_nothing_there", merge("Matter_Client_Nickname"),
     "fill: values are missing: client.Nickname"},
};

ROWS_OF(Rows, WordFieldsRefused, kRefused);

const char* const kBold = "<w:rPr><w:b/></w:rPr>";
const char* const kItalic = "<w:rPr><w:i/></w:rPr>";

TEST(WordFieldFormat, E49_is_that_of_what_the_field_shows) {
  const std::string made = field_result(
      paragraph(field(code(" MERGEFIELD client.city \\* MERGEFORMAT "), "?", kBold)), true);
  EXPECT_NE(made.find("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Ottawa</w:t>"),
            std::string::npos)
      << made;
}

TEST(WordFieldFormat, E49_is_that_of_the_code_when_the_switch_says_so) {
  const std::string made = field_result(
      paragraph(field(code(" MERGEFIELD client.city \\* CHARFORMAT ", kItalic), "?", kBold)), true);
  EXPECT_NE(made.find("<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">Ottawa</w:t>"),
            std::string::npos)
      << made;
}

TEST(WordFieldFormat, E49_each_piece_of_a_condition_keeps_its_own) {
  const std::string made =
      field_result(paragraph(field(code(" IF ") + merge("age") + code(" &gt; 18 \"plain ") +
                                   code("bold", kBold) + code("\" ") + code("\"else\" "))),
                   true);
  EXPECT_NE(
      made.find("plain </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">bold"),
      std::string::npos)
      << made;
}

TEST(WordFieldPlaces, E49_bookmarks_around_what_it_shows_stay) {
  const std::string made = field_result(
      paragraph(character("begin") + code(" MERGEFIELD client.city ") + character("separate") +
                "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + run("<w:t>?</w:t>") +
                "<w:bookmarkEnd w:id=\"1\"/>" + character("end")),
      true);
  EXPECT_NE(made.find("<w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/>"),
            std::string::npos)
      << made;
}

TEST(WordFieldPlaces, E49_in_a_header) {
  fakes::DocxMaker maker(p("body"));
  maker.header(paragraph(merge("Matter_Client_Name \\* Upper")));
  const auto opened = docx::Template::open(maker.bytes(), {.merge_names = kFieldNames});
  ASSERT_TRUE(opened);
  const auto filled = opened->fill(values(kFieldValues), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled);
  EXPECT_EQ(fakes::seen(fakes::unzipped(filled->document).at("word/header1.xml")), "ANN ROY\n");
}

TEST(WordFieldPlaces, E49_other_dialects_leave_them) {
  const std::string body = paragraph(merge("client.city"));
  const auto opened =
      docx::Template::open(fakes::DocxMaker(body).bytes(), {.dialect = docx::Dialect::braces});
  ASSERT_TRUE(opened);
  const auto filled = opened->fill(values(kFieldValues), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled);
  EXPECT_NE(fakes::body_of(filled->document).find(body), std::string::npos);
}

TEST(WordFieldPlaces, E49_what_is_asked_for) {
  const auto opened = docx::Template::open(
      fakes::DocxMaker(paragraph(merge("Matter_Client_Name") +
                                 condition(merge("age"), " &gt; 18 \"a\" ") + merge("First_Name")))
          .bytes(),
      {.merge_names = kFieldNames});
  ASSERT_TRUE(opened);
  std::string asked;
  for (const docx::Field& one : opened->fields()) asked += one.path + " ";
  EXPECT_EQ(asked, "client.name.full age First_Name ");
}

}  // namespace
}  // namespace engross::docx_tests::word_fields
