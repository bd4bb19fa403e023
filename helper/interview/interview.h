// An interview in progress: which questions of a form are shown, what answers them, what is open
// and what is wrong. Pure functions; conducting again after every answer is how a session goes on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "expression/expression.h"
#include "interview/answers.h"
#include "interview/form.h"

namespace engross::interview {

enum class Origin { matter, preset, answered, computed, open };
std::string_view word(Origin origin);  // "from the matter", "by default", "answered", ...

struct Answer {
  std::string name;  // the fact
  std::string path;  // "executor", "gifts[0].to"
  std::string label;
  std::string section;  // its title
  expression::Value value;
  Origin origin = Origin::open;
  // Where a prefilled value comes from, as an expression ("matter.custom.executor"); of an answer,
  // its source ("typed", "client.anx").
  std::string detail;
  // Of an answer: what the matter would have said, when that is something else.
  expression::Value matter_says;
  bool required = false;
  std::string fault;  // what is wrong with it, in plain words; empty when nothing is
  const Question* question = nullptr;  // points into the form; null for computed facts
};

struct Interview {
  // Shown questions and computed facts in the form's order. A list of records stands as one answer,
  // followed by the answers of its rows.
  std::vector<Answer> answers;
  std::vector<const Answer*> open() const;   // required, without an answer and without a fault
  std::vector<const Answer*> wrong() const;  // with a fault
  // The matter's values and every answer without a fault, as a template sees them; what is not
  // shown or not answered is there and holds nothing, or is an empty list.
  expression::Value values;
};

// Answers every question from `given`, else from its prefill. An answer that is wrong (its type,
// its bounds, no option, a check that does not hold) is kept and carries its fault; a question that
// is not shown keeps its answer in `given` and shows nothing. Fails (malformed) with every answer
// that is no fact of the form, and when an expression of the form goes wrong.
//
// A person is resolved by clio_id, else by name: a person of `values` with exactly that name (case
// and accents folded) is taken; a name two people bear is a fault; an unknown name becomes a person
// of that name.
base::Checked<Interview> conduct(const Form& form, const expression::Value& values,
                                 const Answers& given, const expression::Environment& environment);

// Given answers that no question of the form asks for, rows' members too, and what to do about it.
struct NotAsked {
  std::string path;    // "executer", "gifts[0].whta"
  std::string remedy;  // "did you mean "executor"?"
};
std::vector<NotAsked> not_asked(const Form& form, const Answers& given);
// The answers without them.
Answers asked_alone(const Form& form, const Answers& given);

// What a person typed for a question, brought to its type: "23/11/2026" and "23 November 2026" by
// day first, "$1,234.50", "yes"; `people` are those it may name. Fails with what to type instead.
base::Result<expression::Value> typed(const Question& question, std::string_view text,
                                      const expression::List& people);

// Every person in the values: client, spouse, lawyer, the lists, and contacts in custom fields and
// mapped facts; each once.
expression::List people_of(const expression::Value& values);

}  // namespace engross::interview
