// What a document still needs to know: its questions, what is answered from the matter or by a
// person, and what is open. A form is data (templates/<id>/template.json) in the templates' own
// grammar.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "expression/expression.h"

namespace engross::interview {

enum class AnswerType { text, date, money, number, yes_no, choice, person, people };

// A fact the form asks for. Expressions see the values of the matter and every fact above this one.
struct Question {
  std::string name;   // the fact's name in the template: "executor"
  std::string label;  // "Executor (estate trustee)"
  std::string help;
  AnswerType type = AnswerType::text;
  std::optional<expression::Expression> prefill;     // "default" in the file
  std::optional<expression::Expression> required;    // none: not required
  std::optional<expression::Expression> shown_when;  // none: always shown
  std::vector<std::string> options;                  // of a choice
  std::optional<base::Decimal> minimum;              // of a number or an amount
  std::optional<base::Decimal> maximum;
};

// A fact that follows from others and is asked of nobody.
struct Computed {
  std::string name;
  expression::Expression value;
};

struct Form {
  std::string id;  // stable, "will"
  std::string title;
  std::string document;     // the template's file name beside the form
  std::string file_name;    // marks allowed: "Will - {{ client.name.full }}"
  std::string review_note;  // told to whoever drafts, never printed in the document
  struct Step {             // in the file's order, because a fact may build on those above it
    std::optional<Question> question;
    std::optional<Computed> computed;
  };
  std::vector<Step> steps;
};

// Malformed, naming the fact and its key, when a name is missing or stands twice, a type is
// unknown, or an expression cannot be read. `known_filters` are the filters that are not built in.
base::Result<Form> parse_form(std::string_view json, std::string_view where,
                              const std::set<std::string, std::less<>>& known_filters);

enum class Origin { matter, preset, answered, computed, open };
std::string_view word(Origin origin);  // "from the matter", "by default", "answered", ...

struct Answer {
  std::string name;
  std::string label;
  expression::Value value;
  Origin origin = Origin::open;
  std::string
      detail;  // where a prefilled value comes from, as an expression: "matter.custom.executor"
};

struct Interview {
  std::vector<Answer> answers;           // shown questions and computed facts, in the form's order
  std::vector<const Question*> missing;  // required and without an answer; they point into the form
  expression::Value values;  // the matter's values and every answer, as a template sees them
};

// Answers every question from `given` (a record of typed answers), else from its prefill.
// Fails (malformed) when a given answer is no fact of the form, is of the wrong type or no option.
// A person may be given by name: a person of `values` with exactly that name (case and accents
// folded) is taken; a name two people bear is refused; an unknown name becomes a person of that
// name.
base::Result<Interview> conduct(const Form& form, const expression::Value& values,
                                const expression::Value& given,
                                const expression::Environment& environment);

}  // namespace engross::interview
