// HotDocs answer files: what is written comes back, what others write is read, what is wrong is
// refused with its line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "interview/hotdocs.h"
#include "rows/rows.h"

namespace engross::interview::hotdocs {
namespace {

using Options = std::vector<std::string>;
using testing::HasSubstr;

AnswerValue text(std::string held) { return {.held = std::move(held)}; }
AnswerValue number(const char* held) { return {.held = *base::Decimal::parse(held)}; }
AnswerValue date(const char* iso) { return {.held = *base::parse_date(iso)}; }
AnswerValue tick(bool held) { return {.held = held}; }
AnswerValue chosen(Options options) { return {.held = std::move(options)}; }
AnswerValue none() { return {.unanswered = true}; }
AnswerValue locked(AnswerValue value) {
  value.locked = true;
  return value;
}
AnswerValue rows(std::vector<AnswerValue> values) {
  return {.repeat = true, .rows = std::move(values)};
}

Variable variable(std::string name, Type type, AnswerValue value) {
  Variable made;
  made.name = std::move(name);
  made.type = type;
  made.value = std::move(value);
  return made;
}

Variable kept(std::string name, std::string verbatim) {
  Variable made = variable(std::move(name), Type::other, {});
  made.verbatim = std::move(verbatim);
  return made;
}

Variable transient(Variable made) {
  made.saved = false;
  made.extendible = false;
  return made;
}

struct HotdocsAnxTripRow {
  const char* name;
  Variable variable;
};
class AnxRoundTrip : public rows::Row<HotdocsAnxTripRow> {};

ROW_TEST(AnxRoundTrip, GivesBackWhatWasWritten) {
  AnswerSet set{"T", {row().variable, variable("Last TE", Type::text, text("end"))}};
  const std::string written = write_anx(set);
  auto read = read_anx(written, "a.anx");
  ASSERT_TRUE(read.has_value()) << read.error()[0].line() << "\n" << written;
  EXPECT_TRUE(read->warnings.empty()) << read->warnings[0].line();
  ASSERT_EQ(read->set.variables.size(), 2U);
  for (Variable& back : read->set.variables) back.line = 0;
  EXPECT_TRUE(read->set.variables[0] == row().variable) << written;
  EXPECT_TRUE(read->set.variables[1] == set.variables[1]) << written;
}

ROWS(Files, AnxRoundTrip,
     HotdocsAnxTripRow{"text", variable("A TE", Type::text, text("Jay Pritchett"))},
     HotdocsAnxTripRow{"text_unanswered", variable("A TE", Type::text, none())},
     HotdocsAnxTripRow{"text_of_blanks", variable("A TE", Type::text, text("  "))},
     HotdocsAnxTripRow{"text_with_markup",
                       variable("A TE", Type::text, text("<b> & \"c\" 'd' ]]>"))},
     HotdocsAnxTripRow{"text_not_ascii",
                       variable("A TE", Type::text, text("Chloé Łoś 山田 🙂"))},
     HotdocsAnxTripRow{"text_with_lines", variable("A TE", Type::text, text("one\n\ntwo\n"))},
     HotdocsAnxTripRow{"text_with_tab", variable("A TE", Type::text, text("\tone\ttwo"))},
     HotdocsAnxTripRow{"text_with_backslash", variable("A TE", Type::text, text("C:\\5c\\n"))},
     HotdocsAnxTripRow{"number", variable("A NU", Type::number, number("-1234567.0000001"))},
     HotdocsAnxTripRow{"number_zero", variable("A NU", Type::number, number("0"))},
     HotdocsAnxTripRow{"number_unanswered", variable("A NU", Type::number, none())},
     HotdocsAnxTripRow{"date", variable("A DA", Type::date, date("2017-01-02"))},
     HotdocsAnxTripRow{"date_of_old", variable("A DA", Type::date, date("0987-12-31"))},
     HotdocsAnxTripRow{"date_unanswered", variable("A DA", Type::date, none())},
     HotdocsAnxTripRow{"tick_true", variable("A TF", Type::yes_no, tick(true))},
     HotdocsAnxTripRow{"tick_false", variable("A TF", Type::yes_no, tick(false))},
     HotdocsAnxTripRow{"tick_unanswered", variable("A TF", Type::yes_no, none())},
     HotdocsAnxTripRow{"option", variable("A MC", Type::choice, chosen({"Married"}))},
     HotdocsAnxTripRow{"options",
                       variable("A MC", Type::choice, chosen({"A & B", "C\\D", "E\x01 F"}))},
     HotdocsAnxTripRow{"option_with_return", variable("A MC", Type::choice, chosen({"A\rB\nC"}))},
     HotdocsAnxTripRow{"choice_unanswered", variable("A MC", Type::choice, none())},
     HotdocsAnxTripRow{"name_with_quotes", variable("A \"b\" 'c' <d> & e", Type::text, text("x"))},
     HotdocsAnxTripRow{"name_not_ascii", variable("Époux né à São Paulo", Type::text, text("x"))},
     HotdocsAnxTripRow{"name_with_controls",
                       variable("a\x01\\b\x1f\tc\nd\re\\41", Type::text, text("x"))},
     HotdocsAnxTripRow{"locked", variable("A TE", Type::text, locked(text("x")))},
     HotdocsAnxTripRow{"locked_unanswered", variable("A NU", Type::number, locked(none()))},
     HotdocsAnxTripRow{"transient", transient(variable("A TE", Type::text, text("x")))},
     HotdocsAnxTripRow{"column",
                       variable("C TE", Type::text, rows({text("Claire"), text("Mitchell")}))},
     HotdocsAnxTripRow{"gap_first",
                       variable("C DA", Type::date, rows({none(), date("1970-06-03")}))},
     HotdocsAnxTripRow{"gap_in_the_middle",
                       variable("C NU", Type::number, rows({number("1"), none(), number("3")}))},
     HotdocsAnxTripRow{"gap_last", variable("C TF", Type::yes_no, rows({tick(true), none()}))},
     HotdocsAnxTripRow{"gaps_alone",
                       variable("C MC", Type::choice, rows({none(), none(), none()}))},
     HotdocsAnxTripRow{"locked_row", variable("C MC", Type::choice,
                                              rows({locked(chosen({"A", "B"})), locked(none())}))},
     HotdocsAnxTripRow{"no_rows", variable("C TE", Type::text, rows({}))},
     HotdocsAnxTripRow{"two_deep", variable("D TE", Type::text,
                                            rows({rows({text("a")}), rows({}),
                                                  rows({none(), text("b")}), rows({none()})}))},
     HotdocsAnxTripRow{"two_deep_last_empty",
                       variable("D TE", Type::text, rows({rows({text("a")}), rows({})}))},
     HotdocsAnxTripRow{
         "three_deep",
         variable("E TE", Type::text,
                  rows({rows({rows({text("a"), none(), text("b")}), rows({})}), rows({}),
                        rows({rows({none()}), rows({text("c")})}), rows({})}))},
     HotdocsAnxTripRow{"clause_library",
                       kept("F", "<ClauseLibValue><a b=\"c\">&amp;</a></ClauseLibValue>")},
     HotdocsAnxTripRow{"database", kept("F", "<DBValue unans=\"true\"/>")},
     HotdocsAnxTripRow{"repeated_clauses",
                       kept("F", "<RptValue>\n<DBValue>1</DBValue></RptValue>")});

TEST(RoundTripOfAFile, KeepsAThousandRowsInOrder) {
  std::vector<AnswerValue> column;
  for (int i = 0; i < 1000; ++i) {
    column.push_back(i % 7 == 3 ? none() : text(std::to_string(i)));
  }
  const AnswerSet set{"", {variable("Big TE", Type::text, rows(column))}};
  const auto read = read_anx(write_anx(set), "a.anx");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->set.title, "");
  ASSERT_EQ(read->set.variables.size(), 1U);
  ASSERT_EQ(read->set.variables[0].value.rows.size(), 1000U);
  EXPECT_TRUE(read->set.variables[0].value == set.variables[0].value);
}

TEST(RoundTripOfAFile, AnEmptyRepeatStaysWithoutAType) {
  const std::string file =
      "\xEF\xBB\xBF<AnswerSet title=\"\" version=\"1.1\">"
      "<Answer name=\"A\"><RptValue></RptValue></Answer>"
      "<Answer name=\"B\"><RptValue><RptValue/><RptValue/></RptValue></Answer></AnswerSet>";
  const auto read = read_anx(file, "a.anx");
  ASSERT_TRUE(read.has_value()) << read.error()[0].line();
  EXPECT_EQ(read->set.variables[0].type, Type::other);
  EXPECT_TRUE(read->set.variables[0].value == rows({}));
  EXPECT_TRUE(read->set.variables[1].value == rows({rows({})}));
  EXPECT_THAT(write_anx(read->set),
              HasSubstr("<Answer name=\"B\"><RptValue><RptValue/><RptValue/></RptValue></Answer>"));
}

TEST(Written, IsByteForByteAsHotDocsHasIt) {
  AnswerSet set{"00002-Pritchett & \"Co\"", {}};
  set.variables = {variable("Client Name TE", Type::text, text("Jay\nPritchett")),
                   variable("Client Married TF", Type::yes_no, tick(true)),
                   variable("Marital Status MC", Type::choice, chosen({"Married", "C:\\x"})),
                   variable("Child DOB DA", Type::date, rows({date("1970-06-03"), none()})),
                   variable("Book TE", Type::text, rows({rows({text("A")})})),
                   variable("Fee NU", Type::number, number("1234.123456789")),
                   transient(variable("Note\x02 TE", Type::text,
                                      locked(text("a\x03\x01"
                                                  "b")))),
                   kept("Clause", "<ClauseLibValue>x</ClauseLibValue>")};
  EXPECT_EQ(write_anx(set),
            "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\r\n"
            "<AnswerSet title=\"00002-Pritchett &amp; &quot;Co&quot;\" version=\"1.1\">\r\n"
            "\t<Answer name=\"Client Name TE\"><TextValue>Jay\r\nPritchett</TextValue></Answer>\r\n"
            "\t<Answer name=\"Client Married TF\"><TFValue>true</TFValue></Answer>\r\n"
            "\t<Answer name=\"Marital Status MC\"><MCValue><SelValue>Married</SelValue>"
            "<SelValue>C:\\5cx</SelValue></MCValue></Answer>\r\n"
            "\t<Answer name=\"Child DOB DA\"><RptValue>\r\n"
            "\t\t<DateValue>3/6/1970</DateValue>\r\n"
            "\t\t<DateValue unans=\"true\" />\r\n"
            "\t\t<DateValue unans=\"true\" /></RptValue></Answer>\r\n"
            "\t<Answer name=\"Book TE\"><RptValue>\r\n"
            "\t\t<RptValue>\r\n"
            "\t\t\t<TextValue>A</TextValue>\r\n"
            "\t\t\t<TextValue unans=\"true\" /></RptValue>\r\n"
            "\t\t<RptValue></RptValue></RptValue></Answer>\r\n"
            "\t<Answer name=\"Fee NU\"><NumValue>1234.1234568</NumValue></Answer>\r\n"
            "\t<Answer name=\"Note\\02 TE\" save=\"false\" userExtendible=\"false\">"
            "<TextValue userModifiable=\"false\">ab</TextValue></Answer>\r\n"
            "\t<Answer name=\"Clause\"><ClauseLibValue>x</ClauseLibValue></Answer>\r\n"
            "</AnswerSet>\r\n");
}

// ---- What others write

std::string file(const std::string& answers) {
  return "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
         "<AnswerSet title=\"T\" version=\"1.1\">\n" +
         answers + "\n</AnswerSet>";
}

std::string one(const std::string& value) {
  return file("<Answer name=\"X\">" + value + "</Answer>");
}

struct ReadRow {
  const char* name;
  std::string bytes;
  AnswerValue value;
  const char* warns;  // in the only warning; empty: none
};
class AnxRead : public rows::Row<ReadRow> {};

ROW_TEST(AnxRead, AsItIsMeant) {
  const auto read = read_anx(row().bytes, "a.anx");
  ASSERT_TRUE(read.has_value()) << read.error()[0].line();
  ASSERT_FALSE(read->set.variables.empty());
  EXPECT_EQ(read->set.variables[0].name, "X");
  EXPECT_TRUE(read->set.variables[0].value == row().value);
  std::string warnings;
  for (const auto& warning : read->warnings) warnings += warning.line() + "\n";
  if (*row().warns == 0) {
    EXPECT_EQ(warnings, "");
  } else {
    EXPECT_EQ(read->warnings.size(), 1U) << warnings;
    EXPECT_THAT(warnings, HasSubstr(row().warns));
  }
}

const std::string kBody =
    "<AnswerSet><Answer name=\"X\"><NumValue>5</NumValue></Answer></AnswerSet>";
const std::string kDtd =
    "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- a > b -->\n<!DOCTYPE AnswerSet [\n"
    "<!-- ]> -->\n<!ELEMENT AnswerSet (Answer*)>\n<!ATTLIST AnswerSet title CDATA \"]>\"\n"
    "  save (true|false|nochange) #IMPLIED>\n]>\n";

ROWS(Files, AnxRead, ReadRow{"no_mark", kBody, number("5"), "no byte order mark"},
     ReadRow{"blanks_before", "\xEF\xBB\xBF  \n" + kBody, number("5"), ""},
     ReadRow{"old_doctype", kDtd + kBody, number("5"), ""},
     ReadRow{"doctype_of_a_file",
             "\xEF\xBB\xBF<!DOCTYPE AnswerSet SYSTEM \"file:///etc/passwd\">" + kBody, number("5"),
             ""},
     ReadRow{"utf16",
             std::string("\xFF\xFE", 2) +
                 [] {
                   std::string wide;
                   for (const char c : kBody) (wide += c) += '\0';
                   return wide;
                 }(),
             number("5"), ""},
     ReadRow{"utf16_in_name_only",
             "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-16\"?>" + kBody, number("5"),
             "says it is UTF-16"},
     ReadRow{"name_with_blanks_around",
             file("<Answer name=\" X \"><TFValue>TRUE</TFValue></Answer>"), tick(true), ""},
     ReadRow{"name_escaped", file("<Answer name=\"\\58\"><TFValue>false</TFValue></Answer>"),
             tick(false), ""},
     ReadRow{"capital_unans", one("<TextValue UNANS=\"true\"></TextValue>"), none(),
             "UNANS in capitals"},
     ReadRow{"unans_with_text", one("<TextValue unans=\"true\">x</TextValue>"), none(), ""},
     ReadRow{"unans_false", one("<TextValue unans=\"false\">x</TextValue>"), text("x"), ""},
     ReadRow{"empty_text", one("<TextValue></TextValue>"), none(), ""},
     ReadRow{"blank_number", one("<NumValue> </NumValue>"), none(), ""},
     ReadRow{"empty_choice", one("<MCValue></MCValue>"), none(), ""},
     ReadRow{"cdata", one("<TextValue><![CDATA[a < b\r\nc]]></TextValue>"), text("a < b\nc"), ""},
     ReadRow{"line_ends", one("<TextValue>a\r\nb\rc&#13;\nd&#13;e</TextValue>"),
             text("a\nb\nc\nd\ne"), ""},
     ReadRow{"comment_inside", one("<!-- c --><TextValue>a<!-- c -->b</TextValue>"), text("ab"),
             ""},
     ReadRow{"long_zeros", one("<NumValue>5.0000000</NumValue>"), number("5"), ""},
     ReadRow{"leading_zeros", one("<DateValue>02/01/2017</DateValue>"), date("2017-01-02"), ""},
     ReadRow{"date_with_hyphens", one("<DateValue>31-10-2015</DateValue>"), date("2015-10-31"), ""},
     ReadRow{"date_with_points", one("<DateValue>31.10.2015</DateValue>"), date("2015-10-31"), ""},
     ReadRow{"date_with_spaces", one("<DateValue> 3 6 1970 </DateValue>"), date("1970-06-03"), ""},
     ReadRow{"month_first", one("<DateValue>10/31/2015</DateValue>"), date("2015-10-31"),
             "line 3, answer \"X\""},
     ReadRow{"both_could_be_months", one("<DateValue>10/11/2015</DateValue>"), date("2015-11-10"),
             ""},
     ReadRow{"no_placeholder",
             one("<RptValue><TextValue>A</TextValue><TextValue>B</TextValue></RptValue>"),
             rows({text("A"), text("B")}), "without the unanswered value"},
     ReadRow{"one_placeholder_goes",
             one("<RptValue><TextValue>A</TextValue><TextValue/><TextValue/></RptValue>"),
             rows({text("A"), none()}), ""},
     ReadRow{"unans_on_option", one("<MCValue><SelValue unans=\"true\"></SelValue></MCValue>"),
             none(), "unans stands on SelValue"},
     ReadRow{"option_with_plain_backslash",
             one("<MCValue><SelValue>C:\\abc\\5c</SelValue></MCValue>"), chosen({"C:\\abc\\"}), ""},
     ReadRow{"value_for_an_empty_row",
             one("<RptValue><RptValue><NumValue>1</NumValue><NumValue/></RptValue>"
                 "<NumValue/><RptValue/></RptValue>"),
             rows({rows({number("1")}), rows({})}), "not as deep"},
     ReadRow{"repeat_for_an_empty_value",
             one("<RptValue><RptValue/><NumValue>1</NumValue><NumValue/></RptValue>"),
             rows({none(), number("1")}), "not as deep"},
     ReadRow{"mangled", "\xEF\xBB\xBF<AnswerSet useMangledNames=\"true\">" + kBody.substr(11),
             number("5"), "mangled"},
     ReadRow{"later_version", "\xEF\xBB\xBF<AnswerSet version=\"2.0\">" + kBody.substr(11),
             number("5"), "version 2.0"},
     ReadRow{"stranger", file("<Extra/><Answer name=\"X\"><NumValue>5</NumValue></Answer>"),
             number("5"), "<Extra> is no answer"},
     ReadRow{"unknown_kind",
             one("<NumberValue>5</NumberValue>"),
             {},
             "<NumberValue> is no kind of value"},
     ReadRow{"same_name_other_type",
             file("<Answer name=\"X\"><NumValue>5</NumValue></Answer>"
                  "<Answer name=\"X\"><TextValue>5</TextValue></Answer>"),
             number("5"), "two answers of different types"},
     ReadRow{"case_matters_in_names",
             file("<Answer name=\"X\"><NumValue>5</NumValue></Answer>"
                  "<Answer name=\"x\"><NumValue>6</NumValue></Answer>"),
             number("5"), ""});

struct HotdocsAnxRefusedRow {
  const char* name;
  std::string bytes;
  base::Fault fault;
  const char* says;  // in the first fault's line
};
class AnxRefused : public rows::Row<HotdocsAnxRefusedRow> {};

ROW_TEST(AnxRefused, WithLineAndReason) {
  const auto read = read_anx(row().bytes, "a.anx");
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), 1U) << read.error()[1].line();
  EXPECT_EQ(read.error()[0].fault, row().fault);
  EXPECT_THAT(read.error()[0].line(), HasSubstr(row().says));
  EXPECT_THAT(read.error()[0].line(), HasSubstr("a.anx"));
  EXPECT_FALSE(read.error()[0].remedy.empty());
}

std::string nested(int depth) {
  std::string inside = "<TextValue>x</TextValue>";
  for (int i = 0; i < depth; ++i) inside = "<RptValue>" + inside + "</RptValue>";
  return one(inside);
}

constexpr auto kMalformed = base::Fault::malformed;
constexpr auto kUnsupported = base::Fault::unsupported;
constexpr auto kRefused = base::Fault::refused;

ROWS(
    Files, AnxRefused, HotdocsAnxRefusedRow{"empty", "", kMalformed, "the file is empty"},
    HotdocsAnxRefusedRow{"mark_alone", "\xEF\xBB\xBF", kMalformed, "the file is empty"},
    HotdocsAnxRefusedRow{"binary", std::string("HDANS\x01\x00\x02", 8), kUnsupported,
                         "save it as an answer file (.anx) in HotDocs"},
    HotdocsAnxRefusedRow{"json", "{\"a\": 1}", kUnsupported, "no XML"},
    HotdocsAnxRefusedRow{"torn", "\xEF\xBB\xBF<AnswerSet><Answer name=\"X\">", kMalformed,
                         "save it as an answer file"},
    HotdocsAnxRefusedRow{"capital_root", "\xEF\xBB\xBF<ANSWERSET></ANSWERSET>", kMalformed,
                         "write AnswerSet, with these capitals"},
    HotdocsAnxRefusedRow{"small_root", "\xEF\xBB\xBF<answerset></answerset>", kMalformed,
                         "write AnswerSet, with these capitals"},
    HotdocsAnxRefusedRow{"other_root", "\xEF\xBB\xBF<html></html>", kMalformed, "<html> where"},
    HotdocsAnxRefusedRow{"namespace_on_root", "\xEF\xBB\xBF<AnswerSet xmlns=\"urn:x\"></AnswerSet>",
                         kMalformed, "tells them apart"},
    HotdocsAnxRefusedRow{
        "component_file",
        "\xEF\xBB\xBF<hd:componentLibrary xmlns:hd=\"urn:x\"></hd:componentLibrary>", kMalformed,
        "give the .anx file"},
    HotdocsAnxRefusedRow{"entity", "\xEF\xBB\xBF<!DOCTYPE a [<!ENTITY b \"c\">]>" + kBody, kRefused,
                         "declares entities"},
    HotdocsAnxRefusedRow{"entity_of_a_file",
                         "\xEF\xBB\xBF<!DOCTYPE a [<!ENTITY % b SYSTEM \"file:///x\">%b;]>" + kBody,
                         kRefused, "declares entities"},
    HotdocsAnxRefusedRow{"endless_doctype", "\xEF\xBB\xBF<!DOCTYPE a [" + kBody, kRefused,
                         "has no end"},
    HotdocsAnxRefusedRow{"long_doctype",
                         "\xEF\xBB\xBF<!DOCTYPE a [" + std::string(70000, ' ') + "]>" + kBody,
                         kRefused, "too long"},
    HotdocsAnxRefusedRow{"second_doctype",
                         "\xEF\xBB\xBF<!DOCTYPE a><!DOCTYPE a [<!ENTITY b \"c\">]>" + kBody,
                         kRefused, "DOCTYPE"},
    HotdocsAnxRefusedRow{"entity_not_declared", one("<TextValue>&nbsp;</TextValue>"), kMalformed,
                         "line 3"},
    HotdocsAnxRefusedRow{"other_encoding",
                         "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + kBody, kMalformed,
                         "the encoding windows-1252"},
    HotdocsAnxRefusedRow{"not_utf8", one("<TextValue>caf\xE9</TextValue>"), kMalformed, "line 3"},
    HotdocsAnxRefusedRow{"nameless", file("<Answer><TextValue>x</TextValue></Answer>"), kMalformed,
                         "an answer without a name, a.anx, line 3"},
    HotdocsAnxRefusedRow{"blank_name", file("<Answer name=\" \"><TextValue>x</TextValue></Answer>"),
                         kMalformed, "an answer without a name"},
    HotdocsAnxRefusedRow{"twice",
                         file("<Answer name=\"X\"><TextValue>x</TextValue></Answer>\n"
                              "<Answer name=\" X\"><TextValue>y</TextValue></Answer>"),
                         kMalformed, "line 4, answer \"X\""},
    HotdocsAnxRefusedRow{"no_value", one(""), kMalformed, "an answer without a value"},
    HotdocsAnxRefusedRow{"bare_text", one("Jay"), kMalformed, "an answer without a value"},
    HotdocsAnxRefusedRow{"two_values", one("<TextValue>x</TextValue><TextValue>y</TextValue>"),
                         kMalformed, "2 values in one answer"},
    HotdocsAnxRefusedRow{"mixed_types",
                         one("<RptValue><TextValue>x</TextValue><NumValue>1</NumValue>"
                             "<TFValue>true</TFValue><NumValue/></RptValue>"),
                         kMalformed, "two types in one answer: Text and Number"},
    HotdocsAnxRefusedRow{"mixed_with_kept",
                         one("<RptValue><TextValue>x</TextValue><DBValue/></RptValue>"), kMalformed,
                         "two types"},
    HotdocsAnxRefusedRow{"mixed_depths",
                         one("<RptValue><TextValue>x</TextValue>"
                             "<RptValue><TextValue>y</TextValue></RptValue></RptValue>"),
                         kMalformed, "rows of different depths"},
    HotdocsAnxRefusedRow{"text_in_repeat", one("<RptValue>Jay<TextValue/></RptValue>"), kMalformed,
                         "text between the values"},
    HotdocsAnxRefusedRow{"nine_deep", nested(9), kMalformed, "more than 8 deep"},
    HotdocsAnxRefusedRow{"two_hundred_deep", nested(200), kMalformed, "more than 8 deep"},
    HotdocsAnxRefusedRow{"elements_in_text", one("<TextValue>a <b>c</b></TextValue>"), kMalformed,
                         "elements inside a value"},
    HotdocsAnxRefusedRow{"thousands", one("<NumValue>1,234.50</NumValue>"), kMalformed,
                         "line 3, answer \"X\", take the commas out"},
    HotdocsAnxRefusedRow{"decimal_comma", one("<NumValue>1234,5</NumValue>"), kMalformed,
                         "take the commas out"},
    HotdocsAnxRefusedRow{"currency", one("<NumValue>$5</NumValue>"), kMalformed,
                         "\"$5\" is no number"},
    HotdocsAnxRefusedRow{"exponent", one("<NumValue>1E+20</NumValue>"), kMalformed, "is no number"},
    HotdocsAnxRefusedRow{"no_such_day", one("<DateValue>31/2/2015</DateValue>"), kMalformed,
                         "\"31/2/2015\" is no day"},
    HotdocsAnxRefusedRow{"no_such_month", one("<DateValue>13/13/2015</DateValue>"), kMalformed,
                         "is no day"},
    HotdocsAnxRefusedRow{"iso_date", one("<DateValue>2015-10-31</DateValue>"), kMalformed,
                         "write day/month/year"},
    HotdocsAnxRefusedRow{"short_year", one("<DateValue>3/6/70</DateValue>"), kMalformed,
                         "write day/month/year"},
    HotdocsAnxRefusedRow{"date_in_words", one("<DateValue>3 June 1970</DateValue>"), kMalformed,
                         "write day/month/year"},
    HotdocsAnxRefusedRow{"date_with_time", one("<DateValue>3/6/1970 12:00</DateValue>"), kMalformed,
                         "write day/month/year"},
    HotdocsAnxRefusedRow{"yes", one("<TFValue>yes</TFValue>"), kMalformed, "write true or false"},
    HotdocsAnxRefusedRow{"one_for_true", one("<TFValue>1</TFValue>"), kMalformed,
                         "write true or false"},
    HotdocsAnxRefusedRow{"option_without_element", one("<MCValue>Married</MCValue>"), kMalformed,
                         "put it in a SelValue"},
    HotdocsAnxRefusedRow{"other_element_in_choice", one("<MCValue><Option>a</Option></MCValue>"),
                         kMalformed, "<Option> among chosen options"},
    HotdocsAnxRefusedRow{"kept_with_foreign_namespace",
                         "\xEF\xBB\xBF<AnswerSet xmlns:a=\"urn:x\"><Answer name=\"X\">"
                         "<DBValue><a:b/></DBValue></Answer></AnswerSet>",
                         kMalformed, "a namespace declared outside"});

TEST(RefusedTogether, EveryFaultHasItsLine) {
  const auto read = read_anx(file("<Answer name=\"A\"><NumValue>x</NumValue></Answer>\n"
                                  "<Answer><TextValue>b</TextValue></Answer>\n"
                                  "<Answer name=\"C\">\n<RptValue><DateValue>1/1/99</DateValue>\n"
                                  "<DateValue>40/1/1999</DateValue></RptValue></Answer>"),
                             "a.anx");
  ASSERT_FALSE(read.has_value());
  std::vector<std::string> places;
  for (const auto& fault : read.error()) places.push_back(fault.where);
  EXPECT_THAT(places,
              testing::ElementsAre("a.anx, line 3, answer \"A\"", "a.anx, line 4",
                                   "a.anx, line 6, answer \"C\"", "a.anx, line 7, answer \"C\""));
}

TEST(RefusedTogether, ARepeatedAnswerIsToldBesideAWrongValue) {
  const auto all =
      read_anx_with_faults(file("<Answer name=\"A\"><NumValue>x</NumValue></Answer>\n"
                                "<Answer name=\"A\"><NumValue>1</NumValue></Answer>\n"
                                "<Answer name=\"B\"></Answer>\n"
                                "<Answer name=\"B\"><TextValue>b</TextValue></Answer>\n"
                                "<Answer name=\"C\"><TextValue>c</TextValue></Answer>\n"
                                "<Answer name=\"C\"></Answer>"),
                           "a.anx");
  std::vector<std::string> lines;
  for (const auto& fault : all.faults) lines.push_back(fault.what + ", " + fault.where);
  EXPECT_THAT(lines, testing::ElementsAre("\"x\" is no number, a.anx, line 3, answer \"A\"",
                                          "the answer stands twice, a.anx, line 4, answer \"A\"",
                                          "an answer without a value, a.anx, line 5, answer \"B\"",
                                          "the answer stands twice, a.anx, line 6, answer \"B\"",
                                          "an answer without a value, a.anx, line 8, answer \"C\"",
                                          "the answer stands twice, a.anx, line 8, answer \"C\""));
  std::vector<std::string> names;
  for (const Variable& variable : all.read.set.variables) names.push_back(variable.name);
  EXPECT_THAT(names, testing::ElementsAre("A", "C"));
  EXPECT_TRUE(all.read.set.variables[0].value.unanswered);
}

TEST(Habits, AreToldOnceWithHowOften) {
  const auto read = read_anx(file("<Answer name=\"A\"><TextValue UNANS=\"true\"/></Answer>\n"
                                  "<Answer name=\"B\"><TextValue UNANS=\"true\"/></Answer>"),
                             "a.anx");
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->warnings.size(), 1U);
  EXPECT_EQ(read->warnings[0].what,
            "UNANS in capitals, which HotDocs does not know; read as unans (2 times)");
  EXPECT_EQ(read->warnings[0].where, "a.anx, line 3, answer \"A\"");
}

}  // namespace
}  // namespace engross::interview::hotdocs
