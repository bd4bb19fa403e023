#include <fmt/format.h>

#include "interview/docassemble.h"
#include "interview/docassemble_screen.h"

namespace engross::interview {
namespace docassemble {
namespace {

using Lines = std::vector<std::string>;
using Condition = std::optional<expression::Expression>;

void append(Lines& lines, const Lines& more, std::string_view margin = "") {
  for (const std::string& line : more) lines.push_back(std::string(margin) + line);
}

// Asked for item after item, not as one field.
bool is_gathered(const Question& question) {
  return question.type == AnswerType::list &&
         (question.records() || question.item != AnswerType::choice);
}

// What the order of the interview says of some questions, and what their variables hold when they
// are not asked: conditions further down would have them asked for.
struct Order {
  Lines lines;
  Lines unasked;
};

class InterviewWriter {
 public:
  InterviewWriter(const Form& form, std::string_view document) : form_(form), document_(document) {}

  std::string write() {
    Level top;
    Order order;
    for (const Section& section : form_.sections) {
      const Guard guard(section.shown_when, top);
      guard.add(order, steps(section.steps, section.title, section.help, top));
    }
    order.lines.emplace_back("engross_document");
    Block mandatory;
    mandatory.plain("mandatory", "True");
    mandatory.plain("id", "engross_order");
    mandatory.code("code", order.lines);
    Block objects;
    if (!objects_.empty()) objects.begin("objects");
    for (const auto& [variable, type] : objects_) {
      objects.item();
      objects.text(variable, type);
    }
    std::string file = head();
    if (!objects_.empty()) file += document_of(objects);
    return file + document_of(mandatory) + blocks_ + document_of(last_screen());
  }

 private:
  static std::string document_of(const Block& block) { return "---\n" + block.yaml(); }

  // Under which condition something is asked; always, and why, when Python has no form of it.
  class Guard {
   public:
    Guard(const Condition& condition, const Level& level) {
      if (!condition) return;
      python_ = level.variables.python(*condition);
      if (!python_) note_ = "# Asked always: Python has no form of " + condition->source();
    }
    bool always() const { return !python_ && note_.empty(); }

    void add(Order& order, const Order& asked) const {
      append(order.unasked, asked.unasked);
      if (asked.lines.empty()) return;
      if (!note_.empty()) order.lines.push_back(note_);
      if (!python_) return append(order.lines, asked.lines);
      order.lines.push_back("if " + *python_ + ":");
      append(order.lines, asked.lines, "  ");
      if (asked.unasked.empty()) return;
      order.lines.emplace_back("else:");
      append(order.lines, asked.unasked, "  ");
    }

   private:
    std::optional<std::string> python_;
    std::string note_;
  };

  // As few screens as the conditions allow.
  Order steps(const std::vector<Step>& steps, const std::string& title, const std::string& help,
              Level& level) {
    Order order;
    Screen screen{title, help, {}};
    for (const Step& step : steps) {
      if (step.computed) {
        show(screen, level, order);
        compute(*step.computed, level);
        continue;
      }
      const Question& question = *step.question;
      const Guard guard(question.shown_when, level);
      const bool alone = is_gathered(question) || !guard.always();
      if (alone || screen.is_asked_about_by(question)) show(screen, level, order);
      level.variables.add(question, level.object);
      if (is_gathered(question)) {
        guard.add(order, gather(question, level));
        continue;
      }
      screen.questions.push_back(&question);
      if (!alone) continue;
      Order one;
      show(screen, level, one);
      guard.add(order, one);
    }
    show(screen, level, order);
    return order;
  }

  // The help of a section stands on its first screen.
  void show(Screen& screen, const Level& level, Order& order) {
    if (screen.questions.empty()) return;
    const std::string dot = level.object.empty() ? "" : ".";
    order.lines.push_back(level.object + dot + fmt::format("engross_screen_{}", ++screens_));
    for (const Question* question : screen.questions) {
      const bool person = question->type == AnswerType::person;
      const std::string field = field_of(*question, level.object);
      if (person) objects_.emplace_back(python_of(question->name, level.object), "Person");
      if (question->type != AnswerType::list)
        order.unasked.push_back(field + (person ? " = ''" : " = None"));
    }
    add(screen_block(screen, level, order.lines.back()));
    screen.questions.clear();
    screen.help.clear();
  }

  void compute(const Computed& computed, Level& level) {
    const auto python = level.variables.python(computed.value);
    level.variables.add(computed, level.object);
    const std::string variable = python_of(computed.name, level.object);
    if (!python) {
      pending_.comment(variable + " is worked out by Engross: " + computed.value.source());
      return;
    }
    Block block;
    block.code("code", {variable + " = " + *python});
    add(block);
  }

  Order gather(const Question& question, const Level& around) {
    const std::string list = python_of(question.name, around.object);
    const bool person = !question.records() && question.item == AnswerType::person;
    Lines options;
    if (question.records())
      append(options, {"object_type=DAObject", "complete_attribute='complete'"});
    if (person) options.emplace_back("object_type=Person");
    if (question.minimum) options.push_back("minimum_number=" + question.minimum->text());
    objects_.emplace_back(
        list, options.empty() ? "DAList" : "DAList.using(" + base::join(options, ", ") + ")");

    const std::string each = question.each.empty() ? question.label : question.each;
    yes_no(question.label, question.help, list + ".there_are_any");
    yes_no(each + ": another one?", "", list + ".there_is_another");

    Level row = around;
    row.object = list + "[" + index_at(row.depth++) + "]";
    if (question.records()) {
      Lines lines = steps(question.row, each, "", row).lines;
      lines.push_back(row.object + ".complete = True");
      Block complete;
      complete.code("code", lines);
      add(complete);
    } else {
      Question item = item_of(question);
      item.label = each;
      add(item_block(item, row));
    }
    return {{list + ".gather()"}, {}};
  }

  void yes_no(const std::string& question, const std::string& help, const std::string& variable) {
    Block block;
    block.text("question", for_mako(question));
    if (!help.empty()) block.text("subquestion", for_mako(help));
    block.plain("yesno", variable);
    add(block);
  }

  void add(const Block& block) {
    blocks_ += "---\n" + pending_.yaml() + block.yaml();
    pending_ = Block();
  }

  std::string head() const {
    Block block;
    block.comment("Made by Engross. A session takes what it knows of the matter as its variables:");
    block.comment(
        "engross answers DRAFT --format docassemble writes them, --from reads them back.");
    block.map("metadata", {{"title", form_.title}});
    return block.yaml();
  }

  Block last_screen() const {
    Block block;
    block.plain("event", "engross_document");
    block.text("question", for_mako(form_.title));
    if (document_.empty()) return block;
    block.map("attachment", {{"name", for_mako(form_.title)},
                             {"filename", form_.id},
                             {"docx template file", std::string(document_)}});
    return block;
  }

  const Form& form_;
  const std::string_view document_;
  std::vector<std::pair<std::string, std::string>> objects_;  // variable and class, in order
  std::string blocks_;
  Block pending_;  // comments for the next block
  int screens_ = 0;
};

}  // namespace
}  // namespace docassemble

std::string docassemble_interview(const Form& form, std::string_view document) {
  return docassemble::InterviewWriter(form, document).write();
}

}  // namespace engross::interview
