#include "interview/docassemble_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace engross::interview::docassemble {
namespace {

using Lines = std::vector<std::string>;

void kind_of_field(Block& block, const Question& question) {
  switch (question.type) {
    case AnswerType::date:
      return block.plain("datatype", "date");
    case AnswerType::yes_no:
      return block.plain("datatype", "yesnoradio");
    case AnswerType::money:
    case AnswerType::number:
      if (may_be_skipped(question))
        return block.comment("A text, because docassemble gives a skipped number as 0");
      block.plain("datatype", question.type == AnswerType::money ? "currency" : "number");
      if (question.minimum) block.plain("min", question.minimum->text());
      if (question.maximum) block.plain("max", question.maximum->text());
      return;
    case AnswerType::choice:
      block.plain("input type", "radio");
      return block.texts("choices", question.options);
    case AnswerType::list:  // of choices: other lists are gathered
      block.plain("datatype", "checkboxes");
      return block.texts("choices", question.options);
    case AnswerType::text:
      if (question.multiline) block.plain("input type", "area");
      return;
    case AnswerType::person:
      return;
  }
}

Block titled(const std::string& title, const Level& level) {
  Block block;
  std::string text = for_mako(title);
  if (level.depth > 0) text += fmt::format(" ${{ {} + 1 }}", index_at(level.depth - 1));
  block.text("question", text);
  return block;
}

void begin_field(Block& block, const Question& question, const std::string& variable) {
  block.item();
  block.text("label", for_mako(question.label));
  block.plain("field", variable);
  kind_of_field(block, question);
}

void prefill(Block& block, const Question& question, const Level& level) {
  if (!question.prefill) return;
  if (const auto python = level.variables.python(*question.prefill)) {
    const bool person = question.type == AnswerType::person;  // its name is what is asked for
    block.map("default", {{"code", person ? "str(" + *python + ")" : *python}});
  } else {
    block.comment("Python has no form of the default " + question.prefill->source());
  }
}

void requirement(Block& block, const Question& question, const Level& level) {
  if (!may_be_skipped(question)) return;
  const auto python = question.required ? level.variables.python(*question.required) : std::nullopt;
  if (!python) return block.plain("required", "False");
  block.text("required", *python);
}

void checks(Block& block, const Question& question, const Level& level, Lines& validation) {
  for (const Question::Check& check : question.checks) {
    const auto python = level.variables.python(check.holds);
    if (!python) {
      block.comment("Checked by Engross alone: " + check.holds.source());
      continue;
    }
    validation.push_back("if not " + *python + ":");
    validation.push_back(fmt::format("  validation_error({}, field={})",
                                     expression::python_text(check.message),
                                     expression::python_text(field_of(question, level.object))));
  }
}

}  // namespace

std::string index_at(std::size_t depth) {
  constexpr std::array<std::string_view, 3> kLetters = {"i", "j", "k"};  // as deep as repeats go
  return std::string(kLetters.at(depth));
}

std::string field_of(const Question& question, const std::string& object) {
  const std::string python = python_of(question.name, object);
  return question.type == AnswerType::person ? python + ".name.text" : python;
}

bool Screen::is_asked_about_by(const Question& question) const {
  for (const auto* used : {&question.prefill, &question.required, &question.shown_when}) {
    if (!*used) continue;
    for (const auto& use : (*used)->names()) {
      const std::string root = use.path.substr(0, use.path.find_first_of(".["));
      if (std::any_of(questions.begin(), questions.end(),
                      [&](const Question* asked) { return asked->name == root; }))
        return true;
    }
  }
  return false;
}

Block screen_block(const Screen& screen, const Level& level, const std::string& done) {
  Block block = titled(screen.title, level);
  if (!screen.help.empty()) block.text("subquestion", for_mako(screen.help));
  block.begin("fields");
  Lines validation;
  for (const Question* question : screen.questions) {
    begin_field(block, *question, field_of(*question, level.object));
    if (!question->help.empty()) block.text("help", for_mako(question->help));
    prefill(block, *question, level);
    requirement(block, *question, level);
    checks(block, *question, level, validation);
  }
  block.end();
  block.plain("continue button field", done);
  if (!validation.empty()) block.code("validation code", validation);
  return block;
}

Block item_block(const Question& item, const Level& row) {
  Block block = titled(item.label, row);
  block.begin("fields");
  begin_field(block, item, row.object + (item.type == AnswerType::person ? ".name.text" : ""));
  block.end();
  return block;
}

}  // namespace engross::interview::docassemble
