// Answer files told apart by what they hold.
#include "app/answer_files.h"

#include <gtest/gtest.h>

#include "app/answer_changes.h"
#include "rows/rows.h"

namespace engross::app {
namespace {

struct AnswerFilesRow {
  const char* name;
  std::string bytes;
  AnswerFormat format;
};

class AnswerFormats : public rows::Row<AnswerFilesRow> {};

ROW_TEST(AnswerFormats, AreToldByTheText) { EXPECT_EQ(format_of(row().bytes), row().format); }

ROWS(Cases, AnswerFormats,
     AnswerFilesRow{"ours", R"({"format":"engross-answers","version":1,"answers":{}})",
                    AnswerFormat::engross},
     AnswerFilesRow{"by_hand", R"({"executor":"Ann","trust_age":25})", AnswerFormat::engross},
     AnswerFilesRow{"by_hand_with_a_record", R"({"executor":{"name":"Ann"}})",
                    AnswerFormat::engross},
     AnswerFilesRow{"no_json", "executor: Ann", AnswerFormat::engross},
     AnswerFilesRow{"anx", "<?xml version=\"1.0\"?><AnswerSet/>", AnswerFormat::hotdocs},
     AnswerFilesRow{"anx_with_a_mark", "\xEF\xBB\xBF<AnswerSet/>", AnswerFormat::hotdocs},
     AnswerFilesRow{"anx_in_utf16", std::string("\xFF\xFE<\0A\0", 6), AnswerFormat::hotdocs},
     AnswerFilesRow{"anx_after_blanks", " \r\n<AnswerSet/>", AnswerFormat::hotdocs},
     AnswerFilesRow{
         "docassemble",
         R"({"client":{"_class":"docassemble.base.util.Individual","instanceName":"client"}})",
         AnswerFormat::docassemble},
     AnswerFilesRow{"docassemble_session", R"({"_internal":{},"trust_age":25})",
                    AnswerFormat::docassemble});

TEST(AnswerFiles, WithoutANameTableSayWhatIsMissing) {
  const interview::Form form{"will", "Will", {}};
  const auto read =
      read_answer_file("<?xml version=\"1.0\"?><AnswerSet title=\"\" version=\"1.1\"></AnswerSet>",
                       "a.anx", {&form}, {std::nullopt});
  ASSERT_EQ(read.faults.size(), 1U);
  EXPECT_EQ(read.faults.front().fault, base::Fault::missing);
  EXPECT_EQ(read.faults.front().remedy, "give one with --names, as mapping/hotdocs/will.json");
}

// ---- What is no answer file

struct NoAnswersRow {
  const char* name;
  std::string bytes;
  const char* file;
  const char* says;
};

class NoAnswerFiles : public rows::Row<NoAnswersRow> {};

ROW_TEST(NoAnswerFiles, SayWhatTheyAre) {
  const interview::Form form{"will", "Will", {}};
  const auto read = read_answer_file(row().bytes, row().file, {&form}, {std::nullopt});
  ASSERT_EQ(read.faults.size(), 1U);
  EXPECT_EQ(read.faults[0].line(), row().says);
  EXPECT_TRUE(read.answers.empty());
}

ROWS(Cases, NoAnswerFiles,
     NoAnswersRow{"empty", "", "a.json",
                  "the file is empty, a.json, give answers as .json (of Engross or docassemble) "
                  "or .anx (of HotDocs)"},
     NoAnswersRow{"a_mark_alone", "\xEF\xBB\xBF \r\n", "a.anx",
                  "the file is empty, a.anx, give answers as .json (of Engross or docassemble) "
                  "or .anx (of HotDocs)"},
     NoAnswersRow{"older_hotdocs", std::string("HDANS\x01\x00\x02", 8), "a.ans",
                  "this is an older HotDocs answer file, which only HotDocs can read, a.ans, "
                  "open it in HotDocs and save it as \"HotDocs XML answer file\" (.anx)"},
     NoAnswersRow{"older_hotdocs_named_anx", std::string("HDANS\x01\x00\x02", 8), "a.anx",
                  "this is no answer file, or an older one that only HotDocs can read, a.anx, "
                  "open it in HotDocs and save it as \"HotDocs XML answer file\" (.anx)"},
     NoAnswersRow{"word", "PK\x03\x04....word/document.xml", "a.docx",
                  "this is a Word document, not an answer file, a.docx, give answers as .json "
                  "(of Engross or docassemble) or .anx (of HotDocs)"},
     NoAnswersRow{"zip", "PK\x03\x04....", "a.zip",
                  "this is a zipped file, not an answer file, a.zip, give answers as .json (of "
                  "Engross or docassemble) or .anx (of HotDocs)"},
     NoAnswersRow{"older_word", "\xD0\xCF\x11\xE0....", "a.doc",
                  "this is an Office document, not answers, a.doc, give answers as .json (of "
                  "Engross or docassemble) or .anx (of HotDocs)"},
     NoAnswersRow{"words", "executor: Ann", "a.txt",
                  "this is no answer file: it is neither JSON nor XML, a.txt, give answers as "
                  ".json (of Engross or docassemble) or .anx (of HotDocs)"});

// ---- HotDocs answers of two documents in one file

interview::Form form_of(const std::string& id, const std::string& questions) {
  return *interview::parse_form(
      "id: " + id + "\ntitle: T\nsections: [{title: S, questions: [" + questions + "]}]", id, {});
}

interview::hotdocs::NameTable table_of(const std::string& form, const std::string& variables) {
  return *interview::hotdocs::parse_names(
      R"({"schema":1,"form":")" + form + R"(","variables":[)" + variables + "]}", form);
}

std::string anx(const std::string& answers) {
  return "\xEF\xBB\xBF<AnswerSet title=\"\" version=\"1.1\">\n" + answers + "</AnswerSet>";
}

std::string all_lines(const base::Errors& errors) {
  std::string lines;
  for (const auto& error : errors) lines += error.line() + "\n";
  return lines;
}

class TwoDocuments : public testing::Test {
 protected:
  const interview::Form will_ = form_of("will", "{name: age, ask: A, type: number}");
  const interview::Form deed_ = form_of("deed", "{name: street, ask: S, type: text}");
  const std::vector<const interview::Form*> forms_ = {&will_, &deed_};
  const std::vector<std::optional<interview::hotdocs::NameTable>> names_ = {
      table_of("will", R"({"variable":"Age NU","type":"number","path":"age"},
                          {"variable":"Client TE","type":"text","path":"client.name.full"})"),
      table_of("deed", R"({"variable":"Street TE","type":"text","path":"street"},
                          {"variable":"Client TE","type":"text","path":"client.name.full"})")};
};

TEST_F(TwoDocuments, TakeTheirAnswersWithoutNotesOfEachOther) {
  const auto read =
      read_answer_file(anx("<Answer name=\"Age NU\"><NumValue>25</NumValue></Answer>\n"
                           "<Answer name=\"Street TE\"><TextValue>Main</TextValue></Answer>\n"
                           "<Answer name=\"Client TE\"><TextValue>Eve</TextValue></Answer>\n"
                           "<Answer name=\"Stret TE\"><TextValue>x</TextValue></Answer>\n"),
                       "a.anx", forms_, names_);
  EXPECT_EQ(all_lines(read.faults), "");
  EXPECT_EQ(read.answers.facts().size(), 2U);
  EXPECT_EQ(read.line("age", ""), 2);
  EXPECT_EQ(read.line("street", ""), 3);
  EXPECT_EQ(all_lines(read.warnings),
            "the table of names does not have this variable; it is not read, a.anx, line 5, answer "
            "\"Stret TE\", add it to the table when the form asks for it\n"
            "not read, because the form does not ask for it: client, a.anx, people and the matter "
            "itself are changed in the review\n");
}

TEST_F(TwoDocuments, TellTheFaultsOfTheFileAndOfBothAtOnce) {
  const auto read =
      read_answer_file(anx("<Answer name=\"Street TE\"><NumValue>1</NumValue></Answer>\n"
                           "<Answer name=\"X\"><NumValue>x</NumValue></Answer>\n"
                           "<Answer name=\"Age NU\"><TextValue>old</TextValue></Answer>\n"
                           "<Answer name=\"Age NU\"><TextValue>older</TextValue></Answer>\n"),
                       "a.anx", forms_, names_);
  const auto changes = changes_of({read, "a.anx", "", {}}, forms_, {}, {}, {});
  ASSERT_FALSE(changes.has_value());
  EXPECT_EQ(
      all_lines(changes.error()),
      "this is Number, and the table of names says Text, a.anx, line 2, answer \"Street TE\", "
      "correct the type in the table of names\n"
      "\"x\" is no number, a.anx, line 3, answer \"X\", write digits with a point, as "
      "1234.50\n"
      "this is Text, and the table of names says Number, a.anx, line 4, answer \"Age NU\", "
      "correct the type in the table of names\n"
      "the answer stands twice, a.anx, line 5, answer \"Age NU\", keep one of them\n");
}

TEST_F(TwoDocuments, RefuseATableOfAnother) {
  const auto read = read_answer_file(anx(""), "a.anx", {&will_}, {table_of("deeds", "")});
  EXPECT_EQ(all_lines(read.faults),
            "this table of names is for \"deeds\", and the interview is \"will\", the table of "
            "names, give the table of will\n");
  // One table was given, and it is that of the other document.
  EXPECT_EQ(all_lines(read_answer_file(anx(""), "a.anx", forms_, {names_[1], names_[1]}).faults),
            "");
}

TEST_F(TwoDocuments, TellUnknownFactsBesideOtherFaults) {
  const auto read = read_answer_file("{\"age\": 1,\n\"age\": 2,\n\"agee\": null,\n\"zqx\": 1}",
                                     "a.json", forms_, {});
  const auto changes = changes_of({read, "a.json", "", {}}, forms_, {}, {}, {});
  ASSERT_FALSE(changes.has_value());
  EXPECT_EQ(all_lines(changes.error()),
            "the key \"age\" stands twice, first on line 1, a.json, line 2, keep one of them\n"
            "\"agee\" is no question of these templates, a.json, line 3, did you mean \"age\"?\n"
            "\"zqx\" is no question of these templates, a.json, line 4, take it out of the "
            "answers\n");
}

// ---- The line of a wrong answer, in each kind of file

struct LineRow {
  const char* name;
  const char* file;
  std::string bytes;
  std::vector<const char*> says;
};

class WrongAnswersOfEveryKind : public rows::Row<LineRow> {};

ROW_TEST(WrongAnswersOfEveryKind, AreToldWithTheirLines) {
  const auto form = form_of("will",
                            "{name: age, ask: Age, type: number, maximum: 99}, {name: gifts, ask: "
                            "Gifts, type: list, each: Gift, questions: [{name: what, ask: What, "
                            "type: text}, {name: worth, ask: Worth, type: number, maximum: 10}]}");
  const auto names = table_of("will",
                              R"({"variable":"Age NU","type":"number","path":"age"},
                                 {"variable":"Gift TE","type":"text","path":"gifts[].what"},
                                 {"variable":"Worth NU","type":"number","path":"gifts[].worth"})");
  const auto read = read_answer_file(row().bytes, row().file, {&form}, {names});
  const auto changes = changes_of({read, row().file, "", {}}, {&form}, {}, {}, {});
  ASSERT_FALSE(changes.has_value());
  ASSERT_EQ(changes.error().size(), row().says.size()) << all_lines(changes.error());
  for (std::size_t i = 0; i < row().says.size(); ++i)
    EXPECT_EQ(changes.error()[i].where, row().says[i]);
}

ROWS(Files, WrongAnswersOfEveryKind,
     LineRow{"by_hand",
             "a.json",
             "{\"gifts\": [{\"what\": \"Car\"},\n{\"worth\": 11}],\n\"age\": 100}",
             {"a.json, line 2, gifts[1].worth", "a.json, line 3, age"}},
     LineRow{"hotdocs",
             "a.anx",
             anx("<Answer name=\"Worth NU\"><RptValue><NumValue>1</NumValue>\n"
                 "<NumValue>11</NumValue><NumValue unans=\"true\"/></RptValue></Answer>\n"
                 "<Answer name=\"Age NU\"><NumValue>100</NumValue></Answer>\n"),
             {"a.anx, line 2, gifts[1].worth", "a.anx, line 4, age"}},
     LineRow{"hotdocs_of_the_file_too",
             "a.anx",
             anx("<Answer name=\"Age NU\"><NumValue>100</NumValue></Answer>\n"
                 "<Answer name=\"Gift TE\"><NumValue>x</NumValue></Answer>\n"),
             {"a.anx, line 2, age", "a.anx, line 3, answer \"Gift TE\"",
              "a.anx, line 3, answer \"Gift TE\""}},
     LineRow{"docassemble",
             "s.json",
             "{\"_internal\": {},\n\"gifts\": {\"_class\": \"docassemble.base.util.DAList\",\n"
             "\"elements\": [null,\n{\"what\": \"Car\",\n\"worth\": 11}]},\n\"age\": 100}",
             {"s.json, line 5, gifts[1].worth", "s.json, line 6, age"}},
     LineRow{"docassemble_of_the_file_too",
             "s.json",
             "{\"_internal\": {},\n\"gifts\": 5,\n\"age\": 100}",
             {"s.json, line 2, gifts", "s.json, line 3, age"}});

}  // namespace
}  // namespace engross::app
