// Templates of easy-template-x among the honest documents, with the values and the text that its
// own tests name for them: the same text, white space aside, as it compares them. The corpora hold
// no result that is a document itself.
#include "corpora.h"
#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

struct PairRow {
  std::string name;
  std::string file;
  std::string values;
  std::string text;  // "faults: …" where the template says something that is not known here
};

class Pairs : public Corpora, public rows::WithRow<PairRow> {};

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("\\n") || text.substr(at).starts_with("\\t")) {
      ++at;
    } else if (text[at] != ' ' && text[at] != '\n' && text[at] != '|') {
      out += text[at];
    }
  }
  return out;
}

std::string part_text(const std::string& document, const std::string& kind) {
  for (const auto& [name, content] : fakes::unzipped(document, false)) {
    const std::string text = without_space(fakes::seen(content));
    if (name.starts_with("word/" + kind) && !text.empty()) return text;
  }
  return {};
}

ROW_TEST(Pairs, GiveTheTextThatIsExpected) {
  const auto path = std::filesystem::path(ENGROSS_SHARED_DIR) / "corpora" / "easy-template-x" /
                    "test" / "fixtures" / "files" / (row().file + ".docx");
  const std::string bytes = bytes_of(path);
  const auto opened = docx::Template::open(bytes, {.dialect = docx::Dialect::braces});
  ASSERT_TRUE(opened) << opened.error().line();
  if (!opened->faults().empty()) {
    EXPECT_EQ("faults: " + faults_of(*opened), row().text);
    return;
  }
  const auto filled = opened->fill(values(row().values), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled) << filled.error().error.line();
  std::string text = part_text(filled->document, "header") +
                     part_text(filled->document, "document") +
                     part_text(filled->document, "footer");
  EXPECT_EQ(text, without_space(row().text));
  for (const docx::OutputFault& fault : docx::new_faults(filled->document, bytes))
    ADD_FAILURE() << fault.code << " " << fault.part << " " << fault.what;
  keep("ENGROSS_PAIRS", path.parent_path() / (row().name + ".docx"), bytes, filled->document);
}

const std::string kTwo = R"({"loop_prop": [{"simple_prop": "FIRST"}, {"simple_prop": "SECOND"}]})";
const std::string kNested = R"({"loop_prop1": [
  {"loop_prop2": [{"simple_prop": "first"}, {"simple_prop": "second"}]},
  {"loop_prop2": [{"simple_prop": "third"}, {"simple_prop": "forth"}]}]})";

ROWS(E60, Pairs, {"E60_a_value", "simple", R"({"simple_prop": "hello world"})", "hello world"},
     {"E60_a_number", "simple", R"({"simple_prop": 123})", "123"},
     {"E60_line_breaks", "simple", R"({"simple_prop": "\nfirst line\nsecond line"})",
      "first line second line"},
     {"E60_a_value_beside_comments", "comments", R"({"simple_prop": "foo"})", "foo"},
     {"E60_no_marks", "no tags", "{}", "Hello world!"},
     {"E60_header_and_footer", "header and footer",
      R"({"my header": "I'm in the header!", "my body": "hello world",
          "my footer": "Hello from down below"})",
      "I'm in the header! hello world Hello from down below"},
     {"E60_loops_in_header_and_footer", "header and footer - loop",
      R"({"header loop": [{"my header": "I'm in the header!"}, {"my header": "Me too!"}],
          "body loop": [{"my body": "hello world1"}, {"my body": "hello world2"}],
          "footer loop": [{"my footer": "Hello from down below."},
                          {"my footer": "How do you do?"}]})",
      "I'm in the header! Me too! hello world1 hello world2 Hello from down below. How do you do?"},
     {"E60_a_loop", "loop - simple",
      R"({"loop_prop": [{"simple_prop": "first"}, {"simple_prop": "second"}]})", "first!second!"},
     {"E60_a_loop_on_a_line", "loop - same line",
      R"({"loop_prop": [{"simple_prop": "first"}, {"simple_prop": "second"}]})", "first!second!"},
     {"E60_a_loop_of_rows", "loop - table",
      R"({"outProp": "I am out!", "loop": [{"prop": "first"}, {"prop": "second"}]})",
      "Repeat this text first And this also…Repeat this text second And this also…"},
     {"E60_a_loop_of_list_items", "loop - list",
      R"({"loop1": [{"loop2": [{"prop": "first"}, {"prop": "second"}]},
                    {"loop2": [{"prop": "third"}, {"prop": "forth"}]}]})",
      "HifirstsecondHithirdforth"},
     {"E60_conditions", "loop - conditions",
      R"({"loop_prop1": [{"condition1": true, "condition2": false},
                         {"condition1": false, "condition2": true},
                         {"condition1": false, "condition2": false},
                         {"condition1": true, "condition2": true}]})",
      "hi!yes!hi!no!hi!hi!yes!no!"},
     {"E60_conditions_in_a_list", "loop - list - conditions",
      R"({"isLegal": true, "isMarketing": false})", "Point of contact: legal@abc.com"},
     {"E60_several_values", "loop - multi props",
      R"({"loop_prop": [
          {"simple_prop1": "first", "simple_prop2": "second", "simple_prop3": "third"},
          {"simple_prop1": "forth", "simple_prop2": "fifth", "simple_prop3": "sixth"}]})",
      "first!second!third!forth!fifth!sixth!"},
     {"E60_loops_in_loops", "loop - nested", kNested, "hi!first!second!hi!third!forth!"},
     {"E60_loops_with_a_picture", "loop - nested with image", kNested,
      "hi!first!second!hi!third!forth!"},
     {"E60_conditions_in_conditions", "loop - condition in condition",
      R"({"condition a": true, "condition b": true, "condition c": false, "yes": "Yes!",
          "no": "Oh no!"})",
      "Yes!"},
     {"E60_a_line", "loop - paragraph - one line - without loopOver", kTwo,
      "Before middle1 FIRST middle2 middle1 SECOND middle2 after"},
     {"E60_a_line_by_paragraph", "loop - paragraph - one line - with loopOver", kTwo,
      "Before middle1 FIRST middle2 after Before middle1 SECOND middle2 after"},
     {"E60_lines", "loop - paragraph - multi line - without loopOver", kTwo,
      "Before1 After1 Before2 FIRST After2 Before3 After1 Before2 SECOND After2 Before3 After3"},
     {"E60_lines_by_paragraph", "loop - paragraph - multi line - with loopOver", kTwo,
      "Before1 After1 Before2 FIRST After2 Before3 After3 Before1 After1 Before2 SECOND After2 "
      "Before3 After3"},
     {"E60_cells_by_paragraph", "loop - table - loopOver paragraph", R"({"loop1": []})",
      "Hello1 World1 Hello2 World2 Hello3 World3"},
     {"E60_rows_and_cells", "loop - table - loopOver",
      R"({"loop1": [{"val": "val1"}, {"val": "val2"}], "loop2": [{"val": "val3"}, {"val": "val4"}],
          "loop3": [{"val": "val5"}, {"val": "val6"}], "loop4": [{"val": "val7"}, {"val": "val8"}]})",
      "[Row1]val1val2val3val4[Row2]val5[Row2]val6[Row3]val7val8"},
     {"E60_merged_cells", "loop - table - merged cells",
      R"({"list": [{"no": 1, "name": "First 1", "surname": "Last 1"},
                   {"no": 2, "name": "First 2", "surname": "Last 2"}]})",
      "1 Details Name: First 1 Surname: Last 1 2 Details Name: First 2 Surname: Last 2"});

// Where the two differ: a mark that ends another block is a slip here, a loop amid a line repeats
// what stands between its marks in a list too, and a loop from one row into another names no
// columns.
ROWS(E60_differs, Pairs,
     {"E60_an_end_by_another_name", "loop - nested - ignore closing tag name", kNested,
      "faults: wrong-end @ body, paragraph 5\n"},
     {"E60_a_line_of_a_list_repeats_within_it", "loop - nested with condition",
      R"({"teams": [
          {"display": true, "name": "Team A", "members": [
            {"name": "Bryson", "surname": "Pike"}, {"name": "Beatriz", "surname": "Schmitt"}]},
          {"display": false, "name": "Team B", "members": [
            {"name": "Charis", "surname": "Hilton"}, {"name": "John", "surname": "Plant"}]},
          {"display": true, "name": "Team C", "members": [
            {"name": "Fionn", "surname": "Lyons"}, {"name": "Pedro", "surname": "Compton"}]}]})",
      "Team A:First Name: Bryson, Last Name: PikeFirst Name: Beatriz, Last Name: Schmitt;Team "
      "C:First Name: Fionn, Last Name: LyonsFirst Name: Pedro, Last Name: Compton;"},
     {"E60_columns", "loop - table - columns", "{}",
      "faults: not-alone @ body, paragraph 2, table 1, row 1, column 2\n"},
     {"E60_columns_of_a_styled_table", "loop - table - columns with style", "{}",
      "faults: not-alone @ body, paragraph 2, table 1, row 1, column 2\n"});

}  // namespace
}  // namespace engross::docx_tests
