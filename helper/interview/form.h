// What a document asks for, as data: mapping/interviews/*.yaml, which a paralegal can write. Every
// expression is in the templates' own grammar and sees the values of the matter, every fact above
// it, and inside a repeat the facts of its row.
//
//   id: will
//   title: Will (Ontario)
//   sections:
//     - title: Executors
//       questions:
//         - name: executor
//           ask: Who carries out the will?
//           type: person
//           default: facts.executor
//           required: yes
//           appoints: executor
//         - name: trust_age
//           ask: At what age does a trust end?
//           type: number
//           default: facts.trust_age | default(21)
//           minimum: 18
//           checks:
//             - {holds: trust_age >= 21 or not children, otherwise: Below 21 the firm asks a
//             lawyer}
//         - name: gifts
//           ask: Gifts of things or money
//           type: list
//           each: Gift
//           questions:
//             - {name: what, ask: What is given, type: text, required: yes}
//             - {name: to, ask: Who receives it, type: person, required: yes}
//         - {name: has_gifts, computed: gifts | length > 0}
//
// A question's keys: name, ask, help, type (text, date, money, number, yes/no, choice, person,
// people, list), of (the type of a list's single items), questions (of a list of records), each,
// multiline, default, required, shown when, options, minimum, maximum, appoints (executor,
// guardian, witness, beneficiary), and what must hold: one condition as "valid when" with its
// "otherwise", or several under "checks". Yes, no and numbers are expressions too; a text inside
// an expression keeps its own quotation marks: default: "'Lawyer'".
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "expression/expression.h"

namespace engross::interview {

enum class AnswerType { text, date, money, number, yes_no, choice, person, list };
std::string_view word(AnswerType type);  // as the file has it: "yes/no"

// Whom an answer appoints, for the checks of the law.
enum class Office { none, executor, guardian, witness, beneficiary };

struct Step;

struct Question {
  std::string name;   // the fact's name in the template: "executor"
  std::string label;  // "ask" in the file
  std::string help;
  AnswerType type = AnswerType::text;
  AnswerType item = AnswerType::text;  // of a list whose items are single values
  std::vector<Step> row;               // of a list whose items are records: what each row asks
  std::string each;                    // what one item is called: "Gift"
  bool multiline = false;              // of a text
  std::optional<expression::Expression> prefill;     // "default"
  std::optional<expression::Expression> required;    // none: not required
  std::optional<expression::Expression> shown_when;  // none: always shown
  std::vector<std::string> options;                  // of a choice, or of a list of choices
  std::optional<base::Decimal> minimum;              // of a number or an amount; items of a list
  std::optional<base::Decimal> maximum;
  struct Check {
    expression::Expression holds;  // "valid when"; sees the answer under the question's name
    std::string message;           // "otherwise": what is wrong, in plain words
  };
  std::vector<Check> checks;
  Office office = Office::none;  // "appoints"
  int line = 0;                  // in the file
  bool records() const { return type == AnswerType::list && !row.empty(); }
};

// A fact that follows from others and is asked of nobody: "computed" in the file.
struct Computed {
  std::string name;
  expression::Expression value;
  int line = 0;  // in the file
};

// One of the two, in the file's order, because a fact may build on those above it.
struct Step {
  std::optional<Question> question;
  std::optional<Computed> computed;
};

struct Section {
  std::string title;
  std::string help;
  std::optional<expression::Expression> shown_when;
  std::vector<Step> steps;
  int line = 0;  // in the file
};

struct Form {
  std::string id;  // stable, "will"
  std::string title;
  std::vector<Section> sections;
};

// The facts of a firm's field map: those of "facts", and those that any person has besides what
// Clio says of one.
struct MappedFacts {
  struct Fact {
    std::string name;
    AnswerType type = AnswerType::text;
  };
  std::vector<Fact> facts;
  std::vector<Fact> person;
};

// Fails with every fault of the file at once, each with its line and the key it is about: no YAML,
// an unknown or repeated key, a name that is no name, stands twice or means something else already
// (a fact around the repeat, "client", "and"), an unknown type, an expression that cannot be read
// or asks for a fact further down, for a name that neither the matter nor the form has, or for a
// member that is not there, a choice without options, bounds that are no numbers or the wrong way
// round, repeats deeper than 3. A slip of YAML itself (a tab, a quotation mark without its end) is
// one of them, and what stands around it is read. Files above 1 MB, and YAML's anchors, aliases and
// tags, are refused. `known_filters` are the filters that are not built in. With `mapped`, "facts"
// and people have its facts alone; without, whatever they are asked for.
base::Checked<Form> parse_form(std::string_view yaml, std::string_view where,
                               const std::set<std::string, std::less<>>& known_filters,
                               const MappedFacts* mapped = nullptr);

// The question at a path without row numbers ("gifts[].to"); null when there is none.
const Question* find_question(const Form& form, std::string_view path);

// The question for one item of a list of single values: its type, options, office and help, under
// the name of one item. What is said of the list as a whole (default, bounds, checks) is left out.
Question item_of(const Question& list);

}  // namespace engross::interview
