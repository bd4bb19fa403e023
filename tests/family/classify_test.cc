#include <gtest/gtest.h>

#include "fakes/files.h"
#include "family/family.h"
#include "rows/rows.h"

namespace engross::family {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary kShipped =
      *Vocabulary::parse(fakes::project_file("mapping/relationships.json"), "relationships.json");
  return kShipped;
}

struct ClassifyRow {
  const char* word;
  Role role;
  const char* doubt;  // code of the first doubt, "" for none
  const char* suggests;
};

class Words : public rows::Row<ClassifyRow> {};

ROW_TEST(Words, HasRoleReasonAndDoubt) {
  const ClassifyRow& row = this->row();
  const Classification found = classify(row.word, vocabulary());
  EXPECT_EQ(found.role, row.role) << row.word;
  EXPECT_FALSE(found.reason.empty()) << row.word;
  EXPECT_EQ(found.doubts.empty() ? "" : found.doubts[0].code, row.doubt) << row.word;
  const std::string suggests = found.doubts.empty() || !found.doubts[0].suggests
                                   ? ""
                                   : std::string(word(*found.doubts[0].suggests));
  EXPECT_EQ(suggests, row.suggests) << row.word;
}

// The whole vocabulary of InterActive Legal's import.
ROWS(Listed, Words, ClassifyRow{"husband", Role::spouse, "", ""},
     ClassifyRow{"wife", Role::spouse, "", ""}, ClassifyRow{"spouse", Role::spouse, "", ""},
     ClassifyRow{"partner", Role::spouse, "", ""}, ClassifyRow{"son", Role::child, "", ""},
     ClassifyRow{"step-son", Role::child, "step", ""}, ClassifyRow{"daughter", Role::child, "", ""},
     ClassifyRow{"step-daughter", Role::child, "step", ""},
     ClassifyRow{"child", Role::child, "", ""}, ClassifyRow{"children", Role::child, "", ""},
     ClassifyRow{"step-child", Role::child, "step", ""},
     ClassifyRow{"step-children", Role::child, "step", ""},
     ClassifyRow{"grandchild", Role::grandchild, "", ""},
     ClassifyRow{"grandchildren", Role::grandchild, "", ""},
     ClassifyRow{"granddaughter", Role::grandchild, "", ""},
     ClassifyRow{"grandson", Role::grandchild, "", ""}, ClassifyRow{"", Role::party, "", ""});

ROWS(Folded, Words, ClassifyRow{"Wife", Role::spouse, "", ""},
     ClassifyRow{" WIFE ", Role::spouse, "", ""}, ClassifyRow{"Stepson", Role::child, "step", ""},
     ClassifyRow{"step son", Role::child, "step", ""},
     ClassifyRow{"STEP\xE2\x80\x91"
                 "DAUGHTER",
                 Role::child, "step", ""},
     ClassifyRow{"grand-son", Role::grandchild, "", ""},
     ClassifyRow{"Grand daughter", Role::grandchild, "", ""},
     ClassifyRow{"Épouse", Role::spouse, "", ""}, ClassifyRow{"epoux", Role::spouse, "", ""},
     ClassifyRow{"Petite-fille", Role::grandchild, "", ""},
     ClassifyRow{"petits enfants", Role::grandchild, "", ""},
     ClassifyRow{"FILS", Role::child, "", ""}, ClassifyRow{"conjointe", Role::spouse, "", ""});

ROWS(Doubted, Words, ClassifyRow{"ex-wife", Role::party, "guard-word", "spouse"},
     ClassifyRow{"Ex Husband", Role::party, "guard-word", "spouse"},
     ClassifyRow{"former spouse", Role::party, "guard-word", "spouse"},
     ClassifyRow{"late husband", Role::party, "guard-word", "spouse"},
     ClassifyRow{"wife (deceased)", Role::party, "guard-word", "spouse"},
     ClassifyRow{"deceased son", Role::party, "guard-word", "child"},
     ClassifyRow{"late ex-husband", Role::party, "guard-word", "spouse"},
     ClassifyRow{"son-in-law", Role::party, "guard-word", "child"},
     ClassifyRow{"daughter in law", Role::party, "guard-word", "child"},
     ClassifyRow{"son-in-law and trustee", Role::party, "guard-word", "child"},
     ClassifyRow{"godson", Role::party, "guard-word", "child"},
     ClassifyRow{"goddaughter", Role::party, "guard-word", "child"},
     ClassifyRow{"great-grandson", Role::party, "guard-word", "grandchild"},
     ClassifyRow{"great grandchildren", Role::party, "guard-word", "grandchild"},
     ClassifyRow{"foster child", Role::party, "guard-word", "child"},
     ClassifyRow{"step-grandson", Role::party, "guard-word", "grandchild"},
     ClassifyRow{"separated wife", Role::party, "guard-word", "spouse"},
     ClassifyRow{"ancienne conjointe", Role::party, "guard-word", "spouse"},
     ClassifyRow{"arrière-petit-fils", Role::party, "guard-word", "grandchild"},
     ClassifyRow{"daugther", Role::party, "slip", "child"},
     ClassifyRow{"husbnad", Role::party, "slip", "spouse"},
     ClassifyRow{"wive", Role::party, "slip", "spouse"},
     ClassifyRow{"sons", Role::party, "slip", "child"},
     ClassifyRow{"grandaughter", Role::party, "slip", "grandchild"},
     ClassifyRow{"Childern", Role::party, "slip", "child"},
     ClassifyRow{"wife and executor", Role::party, "phrase", "spouse"},
     ClassifyRow{"executor and wife", Role::party, "phrase", "spouse"},
     ClassifyRow{"adopted daughter", Role::party, "phrase", "child"},
     ClassifyRow{"business partner", Role::party, "phrase", "spouse"},
     ClassifyRow{"common-law partner", Role::party, "phrase", "spouse"},
     ClassifyRow{"step son and executor", Role::party, "guard-word", "child"},
     ClassifyRow{"beau-fils", Role::party, "ambiguous", "child"},
     ClassifyRow{"partenaire", Role::party, "ambiguous", "spouse"});

ROWS(Parties, Words, ClassifyRow{"sister", Role::party, "", ""},
     ClassifyRow{"brother", Role::party, "", ""}, ClassifyRow{"mother-in-law", Role::party, "", ""},
     ClassifyRow{"stepmother", Role::party, "", ""}, ClassifyRow{"executor", Role::party, "", ""},
     ClassifyRow{"Executive assistant", Role::party, "", ""},
     ClassifyRow{"expert witness", Role::party, "", ""},
     ClassifyRow{"great-aunt", Role::party, "", ""},
     ClassifyRow{"latest lawyer", Role::party, "", ""}, ClassifyRow{"fiancé", Role::party, "", ""},
     ClassifyRow{"mom", Role::party, "", ""}, ClassifyRow{"sun", Role::party, "", ""},
     ClassifyRow{"niece", Role::party, "", ""},
     ClassifyRow{"Opposing counsel", Role::party, "", ""}, ClassifyRow{"-", Role::party, "", ""},
     ClassifyRow{"???", Role::party, "", ""}, ClassifyRow{"子", Role::party, "", ""});

TEST(Flags, DeceasedAndStepAreKept) {
  EXPECT_TRUE(classify("late husband", vocabulary()).is_deceased);
  EXPECT_TRUE(classify("wife (deceased)", vocabulary()).is_deceased);
  EXPECT_FALSE(classify("husband", vocabulary()).is_deceased);
  EXPECT_TRUE(classify("Stepdaughter", vocabulary()).is_step);
  EXPECT_FALSE(classify("daughter", vocabulary()).is_step);
}

struct Broken {
  const char* name;
  const char* json;
  std::vector<std::string> lines;
};

class Tables : public rows::Row<Broken> {};

ROW_TEST(Tables, AreRefusedWithEveryReason) {
  const auto read = Vocabulary::parse(row().json, "words.json");
  ASSERT_FALSE(read.has_value());
  std::vector<std::string> lines;
  for (const auto& error : read.error()) {
    EXPECT_EQ(error.fault, base::Fault::malformed);
    lines.push_back(error.what + ", " + error.where);
  }
  EXPECT_EQ(lines, row().lines);
}

ROWS(Refused, Tables, Broken{"empty", "", {"the file is empty, words.json"}},
     Broken{"no_tables", "{}", {"no \"tables\" list, words.json, line 1"}},
     Broken{"tables_empty", "{\n\"tables\":[]}", {"no \"tables\" list, words.json, line 2"}},
     Broken{"a_list", "[1]", {"no \"tables\" list, words.json, line 1"}},
     Broken{"nameless",
            R"({"tables":[{"spouse":["wife"]}]})",
            {"a table without a \"name\", words.json, line 1"}},
     Broken{"a_text_for_a_table",
            R"({"tables":["English"]})",
            {"a table without a \"name\", words.json, line 1"}},
     Broken{"unknown_role",
            R"({"tables":[{"name":"x","cousin":["cousin"]}]})",
            {"\"cousin\" is no role that has words, words.json, line 1"}},
     Broken{"party_words",
            R"({"tables":[{"name":"x","party":["aunt"]}]})",
            {"\"party\" is no role that has words, words.json, line 1"}},
     Broken{"no_words",
            R"({"tables":[{"name":"x","child":[]}]})",
            {"\"child\" is no list of words, words.json, line 1"}},
     Broken{"a_text_for_words",
            R"({"tables":[{"name":"x","child":"son"}]})",
            {"\"child\" is no list of words, words.json, line 1"}},
     Broken{"empty_word",
            "{\"tables\":[{\"name\":\"x\",\n\"child\":[\"son\",\n\"-\"]}]}",
            {"an empty word for child, words.json, line 3"}},
     Broken{"a_number_for_a_word",
            R"({"tables":[{"name":"x","child":[7]}]})",
            {"an empty word for child, words.json, line 1"}},
     Broken{"two_roles",
            "{\"tables\":[{\"name\":\"x\",\n\"child\":[\"Son\"],\n\"grandchild\":[\"son\"]}]}",
            {"\"son\" is both child and grandchild, words.json, line 3"}},
     Broken{"twice_a_key",
            R"({"tables":[{"name":"x","child":["a"],"child":["b"]}]})",
            {"the key \"child\" stands twice, first on line 1, words.json, line 1"}},
     Broken{"another_schema",
            R"({"schema":9,"tables":[{"name":"x","child":["a"]}]})",
            {"\"schema\" is not 1, the form this program reads, words.json, line 1"}},
     Broken{"unknown_key",
            R"({"tables":[{"name":"x","child":["a"]}],"gaurds":[]})",
            {"\"gaurds\" is no key here, words.json, line 1"}},
     Broken{"guards_an_object",
            R"({"tables":[{"name":"x","child":["a"]}],"guards":{}})",
            {"\"guards\" is no list, words.json, line 1"}},
     Broken{"guard_without_place",
            R"({"tables":[{"name":"x","child":["a"]}],"guards":[{"text":"ex","doubt":"d"}]})",
            {"a guard word needs \"text\" and \"at\" (\"ex\"), words.json, line 1"}},
     Broken{"guard_without_doubt",
            R"({"tables":[{"name":"x","child":["a"]}],"guards":[{"text":"ex","at":"start"}]})",
            {"a guard word without \"doubt\" (\"ex\"), words.json, line 1"}},
     Broken{"flag_as_text",
            R"({"tables":[{"name":"x","child":["a"]}],
"guards":[{"text":"ex","at":"start","doubt":"d",
"step":"yes"}]})",
            {"\"step\" is neither true nor false, words.json, line 3"}},
     Broken{"blank_ambiguity",
            R"({"tables":[{"name":"x","child":["a"]}],"ambiguous":[{"word":"b"}]})",
            {"an ambiguous word without \"word\" or \"doubt\", words.json, line 1"}},
     Broken{"suggests_nothing",
            R"({"tables":[{"name":"x","child":["a"]}],
"ambiguous":[{"word":"b","doubt":"c","suggests":"wife"}]})",
            {"\"suggests\" names no role (\"wife\"), words.json, line 2"}},
     Broken{"all_at_once",
            R"({
  "tables": [
    {"spouse": ["wife"]},
    {"name": "x", "chid": ["son"], "child": ["-"]}
  ],
  "guards": [{"at": "middle", "text": "ex", "doubt": "d"}]
})",
            {"a table without a \"name\", words.json, line 3",
             "\"chid\" is no role that has words, words.json, line 4",
             "an empty word for child, words.json, line 4",
             "a guard word needs \"text\" and \"at\" (\"ex\"), words.json, line 6"}});

}  // namespace
}  // namespace engross::family
