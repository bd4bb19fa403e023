#include "app/questionnaire.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::app {
namespace {

using expression::List;
using expression::Record;
using expression::Value;
using interview::AnswerType;
using interview::Question;
using interview::Step;

constexpr int kRows = 3;           // of a list, to write on
constexpr int kLongTextLines = 4;  // of a text in several lines

// What is known, on one line; lists with commas, rows with semicolons.
std::string shown(const Value& value) {
  if (value.is(Value::Kind::list)) {
    std::vector<std::string> items;
    for (const Value& item : value.list()) {
      if (std::string text = shown(item); !text.empty()) items.push_back(std::move(text));
    }
    return base::join(items, "; ");
  }
  if (value.is(Value::Kind::record) && value.record().display.empty()) {
    std::vector<std::string> members;
    for (const auto& [name, member] : value.record().members) {
      if (std::string text = shown(member); !text.empty()) members.push_back(std::move(text));
    }
    return base::join(members, ", ");
  }
  return expression::display(value).value_or("");
}

List options_of(AnswerType type, const std::vector<std::string>& options) {
  List list;
  if (type == AnswerType::yes_no) list = {Value("Yes"), Value("No")};
  for (const std::string& option : options) list.emplace_back(option);
  return list;
}

Value lines(int count) { return List(static_cast<std::size_t>(count), Value("")); }

int lines_for(const Question& question) {
  if (question.type == AnswerType::yes_no || question.type == AnswerType::choice) return 0;
  if (question.type == AnswerType::list)
    return question.records() || !question.options.empty() ? 0 : kRows;
  return question.multiline ? kLongTextLines : 1;
}

// The places of one row; a list inside a row gets its lines too.
void add_blanks(List& blanks, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    if (!step.question) continue;
    const Question& question = *step.question;
    const int count = std::max(lines_for(question), question.records() ? kRows : 0);
    blanks.push_back(Record{question.label,
                            {{"label", question.label},
                             {"options", options_of(question.type, question.options)},
                             {"lines", lines(count)}}});
  }
}

List rows_of(const Question& question) {
  List rows;
  if (!question.records()) return rows;
  for (int i = 1; i <= kRows; ++i) {
    List blanks;
    add_blanks(blanks, question.row);
    const std::string title = fmt::format("{} {}", question.each, i);
    rows.push_back(Record{title, {{"title", title}, {"blanks", std::move(blanks)}}});
  }
  return rows;
}

const interview::Answer* answer_to(const Question& question,
                                   const interview::Interview& interview) {
  for (const auto& answer : interview.answers) {
    if (answer.path == question.name && answer.question) return &answer;
  }
  return nullptr;
}

Value or_nothing(const std::string& text) { return text.empty() ? Value() : Value(text); }

}  // namespace

Value questionnaire_values(const interview::Form& form, const Value& values,
                           const interview::Interview* interview) {
  List sections;
  int number = 0;
  for (const interview::Section& section : form.sections) {
    List questions;
    for (const Step& step : section.steps) {
      if (!step.question) continue;
      const Question& question = *step.question;
      const auto* answer = interview ? answer_to(question, *interview) : nullptr;
      if (interview && !answer) continue;
      const std::string known = answer ? shown(answer->value) : "";
      questions.push_back(Record{question.label,
                                 {{"number", Value(++number)},
                                  {"label", question.label},
                                  {"help", or_nothing(question.help)},
                                  {"known", or_nothing(known)},
                                  {"options", options_of(question.type, question.options)},
                                  {"lines", lines(lines_for(question))},
                                  {"rows", rows_of(question)}}});
    }
    if (questions.empty()) continue;
    sections.push_back(Record{section.title,
                              {{"title", section.title},
                               {"help", or_nothing(section.help)},
                               {"questions", std::move(questions)}}});
  }
  Record record{"", {{"title", form.title}, {"sections", std::move(sections)}}};
  for (const char* name : {"client", "matter", "lawyer", "firm", "today"}) {
    const Value* value = values.is(Value::Kind::record) ? values.record().find(name) : nullptr;
    record.members.emplace_back(name, value ? *value : Value());
  }
  return record;
}

}  // namespace engross::app
