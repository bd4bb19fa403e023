#include "interview/form.h"

#include <gtest/gtest.h>

#include "conducted.h"
#include "rows/rows.h"

namespace engross::interview {
namespace {

// A form with these lines as its only section's questions; the first stands on line 6.
std::string form(const std::string& questions) {
  std::string text = "id: t\ntitle: T\nsections:\n- title: S\n  questions:\n";
  for (const std::string& line : base::split(questions, '\n')) text += "  " + line + "\n";
  return text;
}

std::string one(const std::string& keys) { return form("- {name: a, ask: A, " + keys + "}"); }

struct FormRow {
  const char* name;
  std::string yaml;
  std::vector<std::string> says;  // of every fault, the beginning of its line, in order
};

class RefusedForm : public rows::Row<FormRow> {};

ROW_TEST(RefusedForm, WithLineSubjectAndRemedy) {
  const auto read = parse_form(row().yaml, "t.yaml", {"referral_fee_cap"});
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), row().says.size()) << lines_of(read.error());
  for (std::size_t i = 0; i < read.error().size(); ++i) {
    const base::Error& error = read.error()[i];
    EXPECT_EQ(error.fault, base::Fault::malformed);
    EXPECT_FALSE(error.remedy.empty());
    EXPECT_EQ(error.line().substr(0, row().says[i].size()), row().says[i]) << error.line();
  }
}

ROWS(File, RefusedForm, FormRow{"empty", "", {"no form stands here, t.yaml, line 1"}},
     FormRow{"only_a_word", "hello", {"no form stands here, t.yaml, line 1"}},
     FormRow{"a_list", "- id: t", {"no form stands here"}},
     FormRow{"not_utf8", "id: t\ntitle: caf\xE9\n", {"this is not UTF-8, t.yaml, line 2"}},
     FormRow{"utf16", std::string("i\0d\0:\0 \0t\0", 10), {"a character that no text has"}},
     FormRow{"escape_character",
             "id: t\ntitle: \x1b[0m",
             {"a character that no text has, t.yaml, line 2"}},
     FormRow{"too_large", std::string(1024 * 1024 + 1, '#'), {"the file is larger than 1 MB"}},
     FormRow{"unclosed_list", "id: [a", {"a [ without its ], t.yaml, line 1"}},
     FormRow{"unclosed_map", "id: {a: b", {"a { without its }, t.yaml, line 1"}},
     FormRow{"list_where_none_is",
             "id: t - - a\ntitle: - b",
             {"a \"- \" where no list is, t.yaml, line 2"}},
     FormRow{"key_further_out",
             "id: t\n title: T\nsections: []",
             {"a colon where no key can be, t.yaml, line 2"}},
     FormRow{"alias", "id: &x t\ntitle: *x", {"an anchor (&) is not read here, t.yaml, line 1"}},
     FormRow{"alias_without_anchor",
             "id: t\ntitle: *x",
             {"this cannot be read as YAML (the referenced anchor is not defined"}},
     FormRow{"tag", "id: !!binary t", {"the tag tag:yaml.org,2002:binary is not read here"}},
     FormRow{"second_document",
             form("- {name: a, ask: A, type: text}") + "---\nid: u\n",
             {"a second document (---) in the file, t.yaml, line 8"}},
     FormRow{"list_as_key", "? [a]\n: b", {"a key that is no word, t.yaml, line 1"}},
     FormRow{"nothing_as_key", "? \n: b", {"a key that is no word, t.yaml, line 2"}},
     FormRow{"deep",
             "id: " + std::string(30, '[') + std::string(30, ']'),
             {"nested deeper than 24 levels, t.yaml, line 1"}},
     FormRow{"very_deep",
             "id: " + std::string(100000, '[') + std::string(100000, ']'),
             {"nested deeper than 24 levels"}},
     FormRow{"very_many_values",
             [] {
               std::string text = "id: [a";
               for (int i = 0; i < 20001; ++i) text += ",a";
               return text + "]";
             }(),
             {"more than 20000 values, t.yaml, line 1"}});

// The slip, and then a fault further down: one does not hide the other.
std::string slipped(const std::string& title, const std::string& question) {
  return "id: t\ntitle: " + title + "\nsections:\n- title: S\n  questions:\n" + question +
         "\n  - {name: last, ask: A, type: txt}\n";
}

ROWS(Slips, RefusedForm,
     FormRow{"tab_for_indentation",
             slipped("T", "\t- {name: a, ask: A, type: text}"),
             {"a tab in the indentation, t.yaml, line 6, indent with blanks",
              "\"type\" is no type of answer: txt, t.yaml, line 7, question last"}},
     FormRow{"tabs_of_four_blanks",
             slipped("T", "  - name: a\n\task: A\n    type: date\n    shown when: zqx"),
             {"\"shown when\" asks for zqx, which is unknown, t.yaml, line 6, question a",
              "a tab in the indentation, t.yaml, line 7",
              "\"type\" is no type of answer: txt, t.yaml, line 10, question last"}},
     FormRow{"tabs_below_a_key",
             "id: t\ntitle: T\nsections:\n\t- title: S\n",
             {"a tab in the indentation, t.yaml, line 4",
              "a section without \"questions\", t.yaml, line 4"}},
     FormRow{
         "quotation_mark_not_closed",
         slipped("T", "  - name: a\n    ask: \"Who is it?\n    type: text"),
         {"a quotation mark that is not closed: \"Who is it?, t.yaml, line 7, put \" at the end "
          "of the text, on the same line",
          "\"type\" is no type of answer: txt, t.yaml, line 9"}},
     FormRow{"quotation_mark_closed_by_the_next_text",
             slipped("\"T", "  - {name: a, ask: \"A\", type: text}"),
             {"a quotation mark that is not closed: \"T, t.yaml, line 2",
              "\"type\" is no type of answer: txt, t.yaml, line 7"}},
     FormRow{"quotation_mark_not_closed_in_brackets",
             slipped("T", "  - {name: a, ask: 'Who, type: text}"),
             {"a quotation mark that is not closed: 'Who, t.yaml, line 6, put ' at the end",
              "\"type\" is no type of answer: txt, t.yaml, line 7"}},
     FormRow{"apostrophe_in_a_quoted_text",
             slipped("'It's mine'", "  - {name: a, ask: A, type: text}"),
             {"a quotation mark inside a text ends it: 'It's mine', t.yaml, line 2, put \" around "
              "the whole text instead",
              "\"type\" is no type of answer: txt, t.yaml, line 7"}},
     FormRow{"colon_in_a_text",
             slipped("a: b", "  - {name: a, ask: A, type: text}"),
             {"a colon in a text without quotation marks: a: b, t.yaml, line 2, put the whole text "
              "into quotation marks",
              "\"type\" is no type of answer: txt, t.yaml, line 7"}},
     FormRow{"colon_in_brackets",
             slipped("T", "  - {name: a, ask: Note: what, type: text}"),
             {"a colon in a text without quotation marks: Note: what, t.yaml, line 6",
              "\"type\" is no type of answer: txt, t.yaml, line 7"}},
     FormRow{"question_mark_in_brackets",
             slipped("T", "  - {name: a, ask: Sure?, type: text}"),
             {"a question mark in a text without quotation marks: Sure?, t.yaml, line 6",
              "\"type\" is no type of answer: txt, t.yaml, line 7"}},
     FormRow{"key_less_indented",
             slipped("T", "  - name: a\n    ask: A\n   type: text"),
             {"this line is not indented as those around it, t.yaml, line 8"}},
     FormRow{"two_slips",
             slipped("a: b", "  - {name: a, ask: \"A, type: text}"),
             {"a colon in a text without quotation marks: a: b, t.yaml, line 2",
              "a quotation mark that is not closed: \"A, t.yaml, line 6",
              "\"type\" is no type of answer: txt, t.yaml, line 7"}});

ROWS(Head, RefusedForm,
     FormRow{
         "nothing_in_it", "{}", {"no \"id\", t.yaml, line 1", "no \"title\"", "no \"sections\""}},
     FormRow{"id_with_blank",
             "id: a will\ntitle: T\nsections: [{title: S, questions: [{name: a, ask: A, type: "
             "text}]}]",
             {"\"id\" is no identity: a will, t.yaml, line 1"}},
     FormRow{"no_sections_in_it",
             "id: t\ntitle: T\nsections: []",
             {"\"sections\" is not a list of sections"}},
     FormRow{"sections_as_text",
             "id: t\ntitle: T\nsections: x",
             {"\"sections\" is not a list of sections"}},
     FormRow{"section_as_text",
             "id: t\ntitle: T\nsections: [x]",
             {"one of the \"sections\" has no keys, t.yaml, line 3"}},
     FormRow{"section_without_questions",
             "id: t\ntitle: T\nsections:\n- title: S",
             {"a section without \"questions\", t.yaml, line 4, section S"}},
     FormRow{"section_without_title",
             "id: t\ntitle: T\nsections:\n- questions: [{name: a, ask: A, type: text}]",
             {"no \"title\", t.yaml, line 4, a section"}},
     FormRow{
         "section_twice",
         "id: t\ntitle: T\nsections:\n- title: S\n  questions: [{name: a, ask: A, type: text}]\n"
         "- title: s\n  questions: [{name: b, ask: A, type: text}]",
         {"the \"title\" stands twice, t.yaml, line 6, section s"}},
     FormRow{"section_shown_when",
             "id: t\ntitle: T\nsections:\n- title: S\n  shown when: (\n"
             "  questions: [{name: a, ask: A, type: text}]",
             {"\"shown when\" cannot be read: "}},
     FormRow{"unknown_key",
             "idd: t\nid: t\ntitle: T\nsections: [{title: S, questions: [{name: a, ask: A, type: "
             "text}]}]",
             {"unknown key \"idd\", t.yaml, line 1, did you mean \"id\"?"}});

ROWS(Key, RefusedForm,
     FormRow{"unknown_near",
             one("type: text, shown_when: yes"),
             {"unknown key \"shown_when\", t.yaml, line 6, question a, did you mean \"shown "
              "when\"?"}},
     FormRow{"unknown_far",
             one("type: text, colour: red"),
             {"unknown key \"colour\", t.yaml, line 6, question a, write one of: name, "}},
     FormRow{"twice",
             form("- name: a\n  ask: A\n  type: text\n  ask: B"),
             {"the key \"ask\" stands twice, first on line 7, t.yaml, line 9, keep one"}},
     FormRow{"no_name",
             form("- {ask: A, type: text}"),
             {"no \"name\", t.yaml, line 6, a question without a name"}},
     FormRow{"no_ask", form("- {name: a, type: text}"), {"no \"ask\", t.yaml, line 6, question a"}},
     FormRow{"blank_ask", form("- {name: a, ask: ' ', type: text}"), {"\"ask\" is empty"}},
     FormRow{"ask_as_list", form("- {name: a, ask: [A], type: text}"), {"\"ask\" is not a text"}},
     FormRow{"no_type", form("- {name: a, ask: A}"), {"no \"type\""}},
     FormRow{"unknown_type",
             one("type: string"),
             {"\"type\" is no type of answer: string, t.yaml, line 6, question a, write one of: "
              "text, date"}},
     FormRow{"type_underscore",
             one("type: yes_no"),
             {"\"type\" is no type of answer: yes_no, t.yaml, line 6, question a, did you mean "
              "\"yes/no\"?"}},
     FormRow{"type_yes", one("type: yes"), {"\"type\" is no type of answer: yes"}},
     FormRow{"name_with_blank",
             form("- {name: the a, ask: A, type: text}"),
             {"\"name\" is no name: the a"}},
     FormRow{
         "name_from_digit", form("- {name: 1a, ask: A, type: text}"), {"\"name\" is no name: 1a"}},
     FormRow{"name_in_capitals",
             form("- {name: Executor, ask: A, type: text}"),
             {"\"name\" is no name: Executor"}},
     FormRow{"multiline_no_tick",
             one("type: text, multiline: maybe"),
             {"\"multiline\" is not yes or no"}},
     FormRow{
         "multiline_date", one("type: date, multiline: yes"), {"\"multiline\" is only for a text"}},
     FormRow{"each_of_a_text", one("type: text, each: Gift"), {"\"each\" is only for a list"}},
     FormRow{"of_a_text", one("type: text, of: date"), {"\"of\" is only for a list"}},
     FormRow{"of_people", one("type: people, of: person"), {"\"of\" is only for a list"}},
     FormRow{"question_as_text",
             form("- a"),
             {"one of the \"questions\" has no keys, t.yaml, line 6"}});

ROWS(Lists, RefusedForm,
     FormRow{"of_what", one("type: list"), {"a list without \"of\" or \"questions\""}},
     FormRow{"both",
             one("type: list, of: text, questions: [{name: b, ask: B, type: text}]"),
             {"\"of\" and \"questions\" at once, t.yaml, line 6, question a"}},
     FormRow{"of_lists", one("type: list, of: list"), {"a list of lists"}},
     FormRow{"of_unknown", one("type: list, of: thing"), {"\"of\" is no type of answer: thing"}},
     FormRow{
         "no_rows", one("type: list, questions: []"), {"\"questions\" is not a list of questions"}},
     FormRow{"fault_in_a_row",
             one("type: list, questions: [{name: b, ask: B, type: txt}]"),
             {"\"type\" is no type of answer: txt, t.yaml, line 6, question a[].b, did you mean "
              "\"text\"?"}},
     FormRow{"four_deep",
             one("type: list, questions: [{name: b, ask: B, type: list, questions: [{name: c, ask: "
                 "C, type: list, "
                 "questions: [{name: d, ask: D, type: list, of: text}]}]}]"),
             {"repeats deeper than 3, t.yaml, line 6, question a[].b[].c[].d"}},
     FormRow{"five_deep",
             one("type: list, questions: [{name: b, ask: B, type: list, questions: [{name: c, ask: "
                 "C, type: list, "
                 "questions: [{name: d, ask: D, type: list, questions: [{name: e, ask: E, type: "
                 "list, of: text}]}]}]}]"),
             {"repeats deeper than 3, t.yaml, line 6, question a[].b[].c[].d"}},
     FormRow{"minimum_half",
             one("type: list, of: text, minimum: 0.5"),
             {"\"minimum\" of a list is no count"}},
     FormRow{"minimum_below_zero",
             one("type: people, minimum: -1"),
             {"\"minimum\" of a list is no count"}});

ROWS(Rules, RefusedForm,
     FormRow{"choice_without_options",
             one("type: choice"),
             {"a choice without \"options\", t.yaml, line 6, question a"}},
     FormRow{"list_of_choices_without",
             one("type: list, of: choice"),
             {"a choice without \"options\""}},
     FormRow{"options_none", one("type: choice, options: []"), {"\"options\" is not a list"}},
     FormRow{"options_as_text", one("type: choice, options: Yes"), {"\"options\" is not a list"}},
     FormRow{"option_blank",
             one("type: choice, options: [A, ' ']"),
             {"one of the \"options\" is no text"}},
     FormRow{"option_as_list",
             one("type: choice, options: [A, [B]]"),
             {"one of the \"options\" is no text"}},
     FormRow{"option_twice_folded",
             one("type: choice, options: [Épouse, EPOUSE]"),
             {"one of the \"options\" stands twice: EPOUSE"}},
     FormRow{"options_of_a_text",
             one("type: text, options: [A]"),
             {"\"options\" is only for a choice"}},
     FormRow{"bare_option_as_default",
             one("type: choice, options: [Lawyer, Paralegal], default: Lawyer"),
             {"\"default\" names a fact: Lawyer, t.yaml, line 6, question a, write \"'Lawyer'\""}},
     FormRow{
         "minimum_of_a_text", one("type: text, minimum: 1"), {"\"minimum\" is only for a number"}},
     FormRow{"maximum_of_a_date",
             one("type: date, maximum: 2026"),
             {"\"maximum\" is only for a number"}},
     FormRow{
         "minimum_no_number", one("type: number, minimum: x"), {"\"minimum\" is not a number: x"}},
     FormRow{"minimum_empty", one("type: number, minimum: "), {"\"minimum\" is empty"}},
     FormRow{"bounds_crossed",
             one("type: money, minimum: 2, maximum: 1"),
             {"\"minimum\" is above \"maximum\""}},
     FormRow{"office_unknown",
             one("type: person, appoints: exectuor"),
             {"\"appoints\" is no office: exectuor, t.yaml, line 6, question a, did you mean "
              "\"executor\"?"}},
     FormRow{
         "office_none", one("type: person, appoints: none"), {"\"appoints\" is no office: none"}},
     FormRow{"office_of_a_text",
             one("type: text, appoints: witness"),
             {"\"appoints\" is only for a person"}},
     FormRow{"office_of_dates",
             one("type: list, of: date, appoints: witness"),
             {"\"appoints\" is only for a person"}},
     FormRow{"check_without_words", one("type: date, valid when: a > today"), {"no \"otherwise\""}},
     FormRow{"words_without_check", one("type: date, otherwise: Too early"), {"no \"valid when\""}},
     FormRow{"check_unreadable",
             one("type: date, valid when: a >, otherwise: Too early"),
             {"\"valid when\" cannot be read: "}},
     FormRow{"checks_as_text",
             one("type: date, checks: a > today"),
             {"\"checks\" is not a list of checks"}},
     FormRow{"checks_unknown_key",
             one("type: date, checks: [{hold: yes, otherwise: X}]"),
             {"unknown key \"hold\"", "no \"holds\""}});

ROWS(Expressions, RefusedForm,
     FormRow{"broken_default",
             one("type: text, default: 'matter. '"),
             {"\"default\" cannot be read: "}},
     FormRow{"broken_required",
             one("type: text, required: (children"),
             {"\"required\" cannot be read: "}},
     FormRow{"broken_shown_when",
             one("type: text, shown when: not"),
             {"\"shown when\" cannot be read: "}},
     FormRow{"empty_default", one("type: text, default: "), {"\"default\" is empty"}},
     FormRow{
         "list_as_default", one("type: text, default: [a]"), {"\"default\" is not an expression"}},
     FormRow{"unknown_filter",
             one("type: text, default: client | uper"),
             {"\"default\" cannot be read: "}},
     FormRow{"text_without_marks",
             one("type: text, default: Burial at sea"),
             {"\"default\" cannot be read: "}},
     FormRow{"computed_empty", form("- {name: a, computed: }"), {"\"computed\" is empty"}},
     FormRow{
         "computed_with_ask", form("- {name: a, ask: A, computed: 1}"), {"unknown key \"ask\""}},
     FormRow{"computed_broken_but_named",
             form("- {name: sum, computed: 1 +}\n- {name: b, ask: B, type: text, default: sum}"),
             {"\"computed\" cannot be read: "}});

ROWS(
    Names, RefusedForm,
    FormRow{"twice",
            form("- {name: a, ask: A, type: text}\n- {name: a, ask: A, type: text}"),
            {"the name \"a\" stands twice, first on line 6, t.yaml, line 7, question a"}},
    FormRow{"twice_once_computed",
            form("- {name: a, ask: A, type: text}\n- {name: a, computed: 1}"),
            {"the name \"a\" stands twice"}},
    FormRow{"twice_in_a_row",
            one("type: list, questions: [{name: b, ask: B, type: text}, {name: b, ask: B, type: "
                "text}]"),
            {"the name \"b\" stands twice, first on line 6, t.yaml, line 6, question a[].b"}},
    FormRow{"hides_a_fact_above",
            form("- {name: b, ask: B, type: text}\n- {name: a, ask: A, type: list, questions: "
                 "[{name: b, ask: B, type: text}]}"),
            {"the name \"b\" hides the fact of line 6, t.yaml, line 7, question a[].b"}},
    FormRow{"hides_a_fact_below",
            form("- {name: a, ask: A, type: list, questions: [{name: b, ask: B, type: text}]}\n- "
                 "{name: b, ask: B, type: text}"),
            {"the name \"b\" hides the fact of line 7, t.yaml, line 6, question a[].b"}},
    FormRow{"hides_its_list",
            one("type: list, questions: [{name: a, ask: B, type: text}]"),
            {"the name \"a\" hides the fact of line 6"}},
    FormRow{"the_matters_own",
            form("- {name: client, ask: A, type: text}"),
            {"the name \"client\" is the matter's own"}},
    FormRow{"the_grammars_own",
            form("- {name: none, ask: A, type: text}"),
            {"the name \"none\" is a word of the expressions"}},
    FormRow{"asks_below",
            form("- {name: a, ask: A, type: text, default: b}\n- {name: b, ask: B, type: text}"),
            {"\"default\" asks for b, which is not answered yet, t.yaml, line 6, question a, move "
             "it below b"}},
    FormRow{"asks_itself",
            one("type: text, default: a"),
            {"\"default\" asks for a, which is not answered yet"}},
    FormRow{"asks_its_own_list",
            one("type: list, questions: [{name: b, ask: B, type: text, required: a | length > 1}]"),
            {"\"required\" asks for a, which is not answered yet"}},
    FormRow{"misspelt",
            form("- {name: executor, ask: A, type: person}\n- {name: b, ask: B, type: text, shown "
                 "when: excutor}"),
            {"\"shown when\" asks for excutor, which is unknown, t.yaml, line 7, question b, did "
             "you mean \"executor\"?"}},
    FormRow{"nothing_like_a_name",
            one("type: text, shown when: zqx, required: mayhap"),
            {"\"required\" asks for mayhap, which is unknown, t.yaml, line 6, question a, write "
             "the "
             "name of a question above it, or of what the matter has: client, spouse, children, "
             "grandchildren, parties, matter, lawyer, firm, today, facts; a text is \"'mayhap'\"",
             "\"shown when\" asks for zqx, which is unknown"}},
    FormRow{"unknown_in_a_check",
            form("- {name: nump, ask: A, type: number, valid when: nump > 3 and nump < len, "
                 "otherwise: X}"),
            {"\"valid when\" asks for len, which is unknown, t.yaml, line 6, question nump"}},
    FormRow{"unknown_in_a_check_without_words",
            form("- {name: nump, ask: A, type: number, valid when: nump < childern}"),
            {"no \"otherwise\"", "\"valid when\" asks for childern, which is unknown"}},
    FormRow{"unknown_beside_other_faults",
            form("- {name: b, ask: B, type: txt}\n- {name: c, ask: C, type: text, default: b.x, "
                 "shown when: childern}"),
            {"\"type\" is no type of answer: txt",
             "\"shown when\" asks for childern, which is unknown"}},
    FormRow{"member_of_a_person",
            one("type: text, default: client.nme.full"),
            {"\"default\" asks for client.nme.full, and client has no \"nme\", t.yaml, line 6, "
             "question a, did you mean \"client.name\"?"}},
    FormRow{"part_of_a_name",
            one("type: text, default: spouse.name.frist"),
            {"\"default\" asks for spouse.name.frist, and spouse.name has no \"frist\", t.yaml, "
             "line 6, question a, did you mean \"spouse.name.first\"?"}},
    FormRow{"part_of_an_address",
            one("type: text, default: 'children[0].address.postcode'"),
            {"\"default\" asks for children[0].address.postcode, and children[0].address has no "
             "\"postcode\", t.yaml, line 6, question a, write one of: street, city, province, "
             "state, postal_code, zip, country, one_line"}},
    FormRow{"of_the_matter",
            one("type: text, default: matter.numbre"),
            {"\"default\" asks for matter.numbre, and matter has no \"numbre\", t.yaml, line 6, "
             "question a, did you mean \"matter.number\"?"}},
    FormRow{
        "of_the_firm", one("type: text, default: firm.city"), {"\"default\" asks for firm.city"}},
    FormRow{
        "of_a_date", one("type: number, default: today.year"), {"\"default\" asks for today.year"}},
    FormRow{"of_a_list",
            one("type: text, default: children.name"),
            {"\"default\" asks for children.name, and children is a list, t.yaml, line 6, question "
             "a, pick one as children[0].name, or write children | map('name')"}},
    FormRow{
        "of_an_answer",
        form("- {name: b, ask: B, type: date}\n- {name: c, ask: C, type: text, default: b.day}"),
        {"\"default\" asks for b.day, and b has no \"day\", t.yaml, line 7, question c, write "
         "b "
         "alone"}},
    FormRow{"of_a_row",
            form("- {name: gifts, ask: G, type: list, questions: [{name: what, ask: W, type: "
                 "text}]}\n- {name: c, ask: C, type: text, default: 'gifts[0].waht'}"),
            {"\"default\" asks for gifts[0].waht, and gifts[0] has no \"waht\", t.yaml, line 7, "
             "question c, did you mean \"gifts[0].what\"?"}},
    FormRow{"misspelt_name_of_the_matter",
            one("type: text, required: childern"),
            {"\"required\" asks for childern, which is unknown, t.yaml, line 6, question a, did "
             "you mean \"children\"?"}});

struct Asking {
  const char* name;
  const char* expression;
  const char* without_map;  // what is told; empty: nothing
  const char* with_map;
};

class Mapped : public rows::Row<Asking> {};

ROW_TEST(Mapped, FactsAreKnownWhereTheMapIs) {
  const MappedFacts mapped{{{"executor", AnswerType::person}, {"trust_age", AnswerType::number}},
                           {{"pronouns", AnswerType::text}, {"doctor", AnswerType::person}}};
  const std::string yaml = one(std::string("type: text, default: \"") + row().expression + "\"");
  const auto told = [&](const MappedFacts* facts) {
    const auto read = parse_form(yaml, "t.yaml", {}, facts);
    return read ? std::string() : read.error()[0].what + "; " + read.error()[0].remedy;
  };
  EXPECT_EQ(told(nullptr), row().without_map);
  EXPECT_EQ(told(&mapped), row().with_map);
}

ROWS(Expressions, Mapped, Asking{"fact", "facts.executor.name.full", "", ""},
     Asking{"fact_in_capitals", "Facts.Executor.Name.Full", "", ""},
     Asking{"fact_of_a_person", "client.pronouns", "", ""},
     Asking{"person_of_a_person", "client.doctor.name.full", "", ""},
     Asking{"of_the_lawyer", "lawyer.pronouns", "", ""},
     Asking{"custom", "client.custom.anything.at_all", "", ""},
     Asking{"count", "children.count", "", ""},
     Asking{"a_text_as_index", "facts['executor']", "", ""},
     Asking{"slip_in_a_fact", "facts.trust_aeg", "",
            "\"default\" asks for facts.trust_aeg, and facts has no \"trust_aeg\"; did you mean "
            "\"facts.trust_age\"?"},
     Asking{"slip_in_a_fact_of_a_person", "spouse.pronuns", "",
            "\"default\" asks for spouse.pronuns, and spouse has no \"pronuns\"; did you mean "
            "\"spouse.pronouns\"?"},
     Asking{"member_of_a_number", "facts.trust_age.years", "",
            "\"default\" asks for facts.trust_age.years, and facts.trust_age has no \"years\"; "
            "write facts.trust_age alone"},
     Asking{"no_such_fact", "facts.zqx", "",
            "\"default\" asks for facts.zqx, and facts has no \"zqx\"; write one of: executor, "
            "trust_age"});

TEST(Faults, AreAllToldAtOnceInTheFilesOrder) {
  const auto read = parse_form(
      "id: t\n"
      "titel: T\n"
      "sections:\n"
      "- title: S\n"
      "  questions:\n"
      "  - name: a\n"
      "    type: choice\n"
      "    default: (\n"
      "  - name: gifts\n"
      "    ask: Gifts\n"
      "    type: list\n"
      "    questions:\n"
      "    - name: to\n"
      "      ask: To\n"
      "      type: persn\n"
      "    - name: a\n"
      "      ask: What\n"
      "      type: text\n"
      "      minimum: 1\n",
      "mapping/interviews/t.yaml", {});
  ASSERT_FALSE(read.has_value());
  std::vector<std::string> wheres;
  for (const base::Error& error : read.error()) wheres.push_back(error.where);
  EXPECT_EQ(wheres, (std::vector<std::string>{
                        "mapping/interviews/t.yaml, line 1", "mapping/interviews/t.yaml, line 2",
                        "mapping/interviews/t.yaml, line 6, question a",
                        "mapping/interviews/t.yaml, line 6, question a",
                        "mapping/interviews/t.yaml, line 8, question a",
                        "mapping/interviews/t.yaml, line 15, question gifts[].to",
                        "mapping/interviews/t.yaml, line 16, question gifts[].a",
                        "mapping/interviews/t.yaml, line 19, question gifts[].a"}))
      << lines_of(read.error());
}

TEST(Faults, BeyondAHundredAreNotListed) {
  std::string questions = "- {}";
  for (int i = 0; i < 200; ++i) questions += "\n- {}";
  const auto read = parse_form(form(questions), "t.yaml", {});
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), 101U);
  EXPECT_EQ(read.error().back().what, "there may be more faults");
}

TEST(Form, IsReadWithEveryKey) {
  const auto read = parse_form(R"(id: t-1
title: "Will: short"
sections:
- title: First
  help: Help
  shown when: children
  questions:
  - name: executor
    ask: Who?
    help: >-
      Two
      lines
    type: person
    default: facts.executor
    required: yes
    appoints: executor
  - {name: wants, ask: "Sure?", type: yes/no, default: no, required: NO}
  - {name: age, ask: Age, type: number, minimum: 18, maximum: 99.5, default: 21}
  - {name: kind, ask: Kind, type: choice, options: [Yes, 2, "No: never"], default: "'Yes'"}
- title: Second
  questions:
  - {name: note, ask: Note, type: text, multiline: true, valid when: note | length > 3, otherwise: Too short}
  - {name: heirs, ask: Heirs, type: people, minimum: 1, maximum: 4, each: Heir, appoints: beneficiary}
  - {name: days, ask: Days, type: list, of: date}
  - name: gifts
    ask: Gifts
    type: list
    each: Gift
    default: facts.gifts
    checks:
    - {holds: gifts | length < 9, otherwise: Too many}
    - {holds: gifts, otherwise: None}
    questions:
    - {name: what, ask: What, type: text, required: wants}
    - {name: parts, ask: Parts, type: list, questions: [{name: fees, ask: Fees, type: money}, {name: twice, computed: fees}]}
  - {name: count, computed: gifts | length}
  - {name: cap, computed: count | referral_fee_cap}
)",
                               "t.yaml", {"referral_fee_cap"});
  ASSERT_TRUE(read.has_value()) << lines_of(read.error());
  EXPECT_EQ(read->id, "t-1");
  EXPECT_EQ(read->title, "Will: short");
  ASSERT_EQ(read->sections.size(), 2U);
  EXPECT_EQ(read->sections[0].help, "Help");
  EXPECT_EQ(read->sections[0].shown_when->source(), "children");
  EXPECT_EQ(read->sections[0].line, 4);
  ASSERT_EQ(read->sections[1].steps.size(), 6U);
  EXPECT_EQ(read->sections[1].steps[4].computed->name, "count");

  const Question& executor = *find_question(*read, "executor");
  EXPECT_EQ(executor.label, "Who?");
  EXPECT_EQ(executor.help, "Two lines");
  EXPECT_EQ(executor.line, 8);
  EXPECT_EQ(executor.required->source(), "true");
  EXPECT_EQ(executor.office, Office::executor);
  EXPECT_EQ(find_question(*read, "wants")->prefill->source(), "false");
  EXPECT_EQ(find_question(*read, "wants")->required->source(), "false");
  EXPECT_EQ(find_question(*read, "age")->maximum->text(), "99.5");
  EXPECT_EQ(find_question(*read, "age")->prefill->source(), "21");
  EXPECT_EQ(find_question(*read, "kind")->options,
            (std::vector<std::string>{"Yes", "2", "No: never"}));
  EXPECT_TRUE(find_question(*read, "note")->multiline);
  EXPECT_EQ(find_question(*read, "note")->checks[0].message, "Too short");
  const Question& heirs = *find_question(*read, "heirs");
  EXPECT_EQ(heirs.type, AnswerType::list);
  EXPECT_EQ(heirs.item, AnswerType::person);
  EXPECT_FALSE(heirs.records());
  EXPECT_EQ(find_question(*read, "days")->item, AnswerType::date);
  EXPECT_TRUE(find_question(*read, "gifts")->records());
  EXPECT_EQ(find_question(*read, "gifts")->checks[1].message, "None");
  EXPECT_EQ(find_question(*read, "gifts[].parts[].fees")->type, AnswerType::money);

  const Question heir = item_of(heirs);
  EXPECT_EQ(heir.type, AnswerType::person);
  EXPECT_EQ(heir.label, "Heir");
  EXPECT_EQ(heir.office, Office::beneficiary);
  EXPECT_FALSE(heir.minimum || heir.maximum || heir.required);
  EXPECT_EQ(item_of(*find_question(*read, "days")).label, "Days");
}

TEST(Form, FindsNoQuestionAtAnotherPath) {
  const auto read = parse_form(
      one("type: list, questions: [{name: b, ask: B, type: text}, {name: c, computed: b}]"), "t",
      {});
  ASSERT_TRUE(read.has_value()) << lines_of(read.error());
  EXPECT_NE(find_question(*read, "a"), nullptr);
  EXPECT_NE(find_question(*read, "a[]"), nullptr);
  EXPECT_NE(find_question(*read, "a[].b"), nullptr);
  for (const char* path :
       {"", "b", "a.b", "a[0].b", "a[].c", "a[].x", "a[].b[]", "a[].b.c", "[]", ".", "a[]."})
    EXPECT_EQ(find_question(*read, path), nullptr) << path;
}

TEST(Types, AreCalledAsInTheFile) {
  std::vector<std::string> words;
  for (int i = 0; i < 8; ++i) words.emplace_back(word(static_cast<AnswerType>(i)));
  EXPECT_EQ(base::join(words, " "), "text date money number yes/no choice person list");
}

}  // namespace
}  // namespace engross::interview
