// An interview conducted on texts, and how its parts read in a test.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interview/interview.h"

namespace engross::interview {

struct Conducted {
  std::shared_ptr<const Form> form;  // answers point into it
  base::Checked<Interview> interview;
};

inline std::string lines_of(const base::Errors& errors) {
  std::string text;
  for (const base::Error& error : errors) text += error.line() + "\n";
  return text;
}

inline Conducted conducted(const std::string& yaml, const std::string& matter,
                           const std::string& answers) {
  auto form = parse_form(yaml, "t.yaml", {});
  if (!form) throw std::runtime_error(lines_of(form.error()));
  Conducted done{std::make_shared<Form>(std::move(*form)), {}};
  const auto values = *expression::parse_values(matter, "matter");
  const auto given = read_answers(answers, "answers.json");
  if (!given) throw std::runtime_error(lines_of(given.error()));
  done.interview = conduct(*done.form, values, given->answers, {});
  return done;
}

// "A+B" for a list, "{what: Car, to: Ann}" for a record without a text of its own.
inline std::string shown(const expression::Value& value) {
  using Kind = expression::Value::Kind;
  std::vector<std::string> parts;
  if (value.is(Kind::list)) {
    for (const auto& item : value.list()) parts.push_back(shown(item));
    return base::join(parts, "+");
  }
  if (value.is(Kind::record) && value.record().display.empty()) {
    for (const auto& [name, member] : value.record().members)
      parts.push_back(name + ": " + shown(member));
    return "{" + base::join(parts, ", ") + "}";
  }
  return *expression::display(value);
}

inline std::string shown(const Interview& interview, std::string_view fact) {
  const expression::Value* value = interview.values.record().find(fact);
  return value ? shown(*value) : "(absent)";
}

inline const Answer* answer_at(const Interview& interview, std::string_view path) {
  for (const Answer& answer : interview.answers) {
    if (answer.path == path) return &answer;
  }
  return nullptr;
}

inline std::vector<std::string> paths(const std::vector<const Answer*>& answers) {
  std::vector<std::string> found;
  for (const Answer* answer : answers) found.push_back(answer->path);
  return found;
}

inline std::vector<std::string> paths(const Interview& interview) {
  std::vector<std::string> found;
  for (const Answer& answer : interview.answers) found.push_back(answer.path);
  return found;
}

}  // namespace engross::interview
