// Variables of an answer set on their way into the questions of a form. Private to the room.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interview/form.h"
#include "interview/hotdocs.h"
#include "interview/hotdocs_path.h"

namespace engross::interview::hotdocs {

// What is wrong with variables of a file, or odd about them, each with its place.
class Remarks {
 public:
  explicit Remarks(std::string_view where) : where_(where) {}

  void fault(const Variable& variable, std::string what, std::string remedy);
  void warn(const Variable& variable, std::string what, std::string remedy);
  // Of what every row of a variable would say again.
  void warn_once(const Variable& variable, std::string what, std::string remedy);

  base::Errors faults;
  base::Errors warnings;

 private:
  std::string place(const Variable& variable) const;

  const std::string_view where_;
  std::set<const Variable*> told_;
};

// One variable on its way into a question: which step of its path the question is.
struct Cell {
  const NameTable::Entry* entry = nullptr;
  const Variable* variable = nullptr;
  const Path* path = nullptr;
  std::size_t step = 0;
  const AnswerValue* value = nullptr;  // null: this row has none
};

struct Cells {
  std::vector<Path> paths;  // cells point into it
  std::vector<Cell> cells;
  std::vector<std::string> not_asked;  // facts that the form does not ask for
};
// The variables whose paths lead to questions of the form.
Cells find_cells(const AnswerSet& set, const NameTable& table, const Form& form, Remarks& remarks);

// The question that a path of the table leads to; null when the form asks for no such thing.
const Question* question_at(const Form& form, const Path& path);

// ---- Members of lists (hotdocs_covered.cc)

// The members of lists of records that the cells speak of, as "gifts[].parts[].share".
std::vector<std::string> covered_members(const Form& form, const std::vector<Cell>& cells);
// Of a list of records with rows, those members that are not covered; empty when none is missing.
std::vector<std::string> uncovered_members(const Question& list,
                                           const std::vector<std::string>& covered);

// ---- Values (hotdocs_cell_values.cc)

// The one answer of a cell as the type has it; nothing when there is none, or a fault.
expression::Value scalar_of(const Question& question, AnswerType type, const Cell& cell,
                            Remarks& remarks);
// Several options of one variable, for a list of choices.
expression::List options_of(const Question& question, const Cell& cell, Remarks& remarks);

}  // namespace engross::interview::hotdocs
