// Which variable answers which question, by the paths of the table of names.
#include "interview/hotdocs_cells.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::interview::hotdocs {
namespace {

using base::Fault;

// The path goes down to a question, and to the full name of a person.
bool is_path_of(const Question& question, const Path& path) {
  const Question* at = &question;
  std::size_t step = 0;
  for (; at->records(); ++step) {
    if (!path[step].list || step + 1 == path.size()) return false;
    const Question* next = nullptr;
    for (const Step& member : at->row) {
      if (member.question && member.question->name == path[step + 1].name) next = &*member.question;
    }
    if (!next) return false;
    at = next;
  }
  const bool choices = at->type == AnswerType::list && at->item == AnswerType::choice;
  if (path[step].list != (at->type == AnswerType::list) && !choices) return false;
  const bool person = at->type == AnswerType::person ||
                      (at->type == AnswerType::list && at->item == AnswerType::person);
  const std::size_t rest = path.size() - step - 1;
  if (rest == 0) return true;
  return person && rest == 2 && path[step + 1].name == "name" && path[step + 2].name == "full" &&
         !path[step + 1].list && !path[step + 2].list;
}

// Of a person an answer holds the name; the rest follows from the matter.
bool is_detail_of(const Question& question, const Path& path) {
  return question.type == AnswerType::person && path.size() > 1 && !is_path_of(question, path);
}

const NameTable::Entry* find_entry(const NameTable& table, std::string_view variable) {
  const auto entry =
      std::find_if(table.entries.begin(), table.entries.end(),
                   [&](const NameTable::Entry& known) { return known.variable == variable; });
  return entry == table.entries.end() ? nullptr : &*entry;
}

class CellFinder {
 public:
  CellFinder(const NameTable& table, const Form& form, Remarks& remarks)
      : table_(table), form_(form), remarks_(remarks) {}

  Cells run(const AnswerSet& set) {
    std::vector<std::string> names;
    for (const NameTable::Entry& entry : table_.entries) names.push_back(entry.variable);
    found_.paths.reserve(set.variables.size());  // cells point into it
    for (const Variable& variable : set.variables) {
      const NameTable::Entry* entry = find_entry(table_, variable.name);
      if (!entry) {
        const auto near = base::nearest(variable.name, names);
        remarks_.warn(variable, "the table of names does not have this variable; it is not read",
                      near ? fmt::format("did you mean \"{}\"?", *near)
                           : "add it to the table when the form asks for it");
        continue;
      }
      add_cell(*entry, variable);
    }
    return std::move(found_);
  }

 private:
  void add_cell(const NameTable::Entry& entry, const Variable& variable) {
    const bool untyped = variable.type == Type::other && variable.value.repeat;
    if (variable.type == Type::other && !untyped) {
      return remarks_.warn(variable, "this kind of answer is not read",
                           "answer it in the interview");
    }
    if (variable.type != entry.type && !untyped) {
      return remarks_.fault(variable,
                            fmt::format("this is {}, and the table of names says {}",
                                        word(variable.type), word(entry.type)),
                            "correct the type in the table of names");
    }
    auto path = parse_path(entry.path);
    if (!path) {
      return remarks_.fault(variable, fmt::format("its path \"{}\" cannot be read", entry.path),
                            "correct the table of names");
    }
    const Question* question = find_question(form_, path->front().name);
    if (!question || is_detail_of(*question, *path)) {
      const std::string& fact = question ? entry.path : path->front().name;
      auto& told = found_.not_asked;
      if (std::find(told.begin(), told.end(), fact) == told.end()) told.push_back(fact);
      return;
    }
    if (!is_path_of(*question, *path)) {
      return remarks_.warn(
          variable, fmt::format("\"{}\" is no question of this form; it is not read", entry.path),
          "correct the path in the table of names");
    }
    found_.paths.push_back(std::move(*path));
    found_.cells.push_back({&entry, &variable, &found_.paths.back(), 0, &variable.value});
  }

  const NameTable& table_;
  const Form& form_;
  Remarks& remarks_;
  Cells found_;
};

}  // namespace

void Remarks::fault(const Variable& variable, std::string what, std::string remedy) {
  faults.push_back({Fault::malformed, std::move(what), place(variable), std::move(remedy)});
}

void Remarks::warn(const Variable& variable, std::string what, std::string remedy) {
  warnings.push_back({Fault::malformed, std::move(what), place(variable), std::move(remedy)});
}

void Remarks::warn_once(const Variable& variable, std::string what, std::string remedy) {
  if (told_.insert(&variable).second) warn(variable, std::move(what), std::move(remedy));
}

std::string Remarks::place(const Variable& variable) const {
  std::string place(where_);
  if (variable.line > 0) place += fmt::format(", line {}", variable.line);
  return place + fmt::format(", answer \"{}\"", base::excerpt(variable.name, 80));
}

const Question* question_at(const Form& form, const Path& path) {
  const Question* question = find_question(form, path.front().name);
  return question && is_path_of(*question, path) ? question : nullptr;
}

Names names_of(std::string_view variable, const NameTable& table, const Form& form) {
  const NameTable::Entry* entry = find_entry(table, variable);
  if (!entry) return Names::nothing;
  const auto path = parse_path(entry->path);
  return path && question_at(form, *path) ? Names::question : Names::elsewhere;
}

Cells find_cells(const AnswerSet& set, const NameTable& table, const Form& form, Remarks& remarks) {
  return CellFinder(table, form, remarks).run(set);
}

}  // namespace engross::interview::hotdocs
