#include "interview/docassemble_python.h"

#include "interview/docassemble_names.h"

namespace engross::interview::docassemble {
namespace {

using expression::PythonName;
using expression::PythonUse;
using Written = std::optional<PythonName>;

bool is_index(const std::string& step) { return step.starts_with('['); }

// What the matter holds is loaded into a session, or is not there: only asked for, never sought.
Written of_matter(const std::vector<std::string>& steps) {
  if (steps.front() == "today" && steps.size() == 1)
    return PythonName{"today()", PythonUse::presence};
  std::string path;
  for (const std::string& step : steps) {
    if (is_index(step)) {
      path += step;
    } else if (path.empty()) {
      path = python_name(step, NameOf::variable);
    } else {
      path += "." + python_name(their_name(step), NameOf::attribute);
    }
  }
  constexpr std::string_view kWhole = ".name.full";
  if (path.ends_with(kWhole))
    path.replace(path.size() - kWhole.size(), kWhole.size(), ".name.text");
  return PythonName{"showifdef(" + expression::python_text(path) + ")", PythonUse::equality};
}

}  // namespace

std::string python_of(const std::string& fact, const std::string& object) {
  if (object.empty()) return python_name(fact, NameOf::variable);
  return object + "." + python_name(fact, NameOf::attribute);
}

bool may_be_skipped(const Question& question) {
  return !question.required || question.required->source() != "true";
}

void Variables::add(const Question& question, const std::string& object) {
  Variable variable{python_of(question.name, object), Kind::value};
  switch (question.type) {
    case AnswerType::person:
      variable.kind = Kind::person;
      break;
    case AnswerType::date:
      variable.kind = Kind::date;
      break;
    case AnswerType::number:
    case AnswerType::money:
      if (may_be_skipped(question)) variable.kind = Kind::no_form;  // asked for as a text
      break;
    case AnswerType::list:
      variable.kind =
          !question.records() && question.item == AnswerType::choice ? Kind::ticks : Kind::list;
      break;
    case AnswerType::text:
    case AnswerType::yes_no:
    case AnswerType::choice:
      break;
  }
  known_[question.name] = std::move(variable);
}

void Variables::add(const Computed& computed, const std::string& object) {
  const bool form = python(computed.value).has_value();
  Variable variable{python_of(computed.name, object), form ? Kind::list : Kind::no_form};
  known_[computed.name] = std::move(variable);
}

std::optional<std::string> Variables::python(const expression::Expression& expression) const {
  return expression::python(expression,
                            [this](const std::vector<std::string>& steps) { return name(steps); });
}

Written Variables::name(const std::vector<std::string>& steps) const {
  const auto exact = known_.find(steps.front());
  if (exact != known_.end()) return of_fact(exact->second, steps);
  for (const auto& [name, variable] : known_) {
    if (base::fold(name) == base::fold(steps.front())) return of_fact(variable, steps);
  }
  return of_matter(steps);
}

Written Variables::of_fact(const Variable& variable, const std::vector<std::string>& steps) {
  const bool alone = steps.size() == 1;
  switch (variable.kind) {
    case Kind::value:
      return alone ? Written(PythonName{variable.python}) : std::nullopt;
    case Kind::date:
      return alone ? Written(PythonName{variable.python, PythonUse::presence}) : std::nullopt;
    case Kind::list:
      return alone ? Written(PythonName{variable.python, PythonUse::presence}) : std::nullopt;
    case Kind::ticks:
      return alone ? Written(PythonName{variable.python + ".true_values()", PythonUse::equality})
                   : std::nullopt;
    case Kind::person: {
      const bool whole =
          alone ||
          (steps[1] == "name" && (steps.size() == 2 || (steps.size() == 3 && steps[2] == "full")));
      if (whole) return PythonName{variable.python + ".name.text", PythonUse::equality};
      if (steps.size() != 2 || is_index(steps[1])) return std::nullopt;
      return PythonName{
          "getattr(" + variable.python + ", " +
              expression::python_text(python_name(their_name(steps[1]), NameOf::attribute)) +
              ", '')",
          PythonUse::equality};
    }
    case Kind::no_form:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace engross::interview::docassemble
