// Columns to answers: the rows of a form's lists out of variables that stand side by side.
#include <fmt/format.h>

#include <algorithm>

#include "interview/answer_lines.h"
#include "interview/hotdocs_cells.h"

namespace engross::interview::hotdocs {
namespace {

using base::Fault;
using expression::List;
using expression::Record;
using expression::Value;

const AnswerValue* row_of(const Cell& cell, std::size_t row) {
  if (!cell.value) return nullptr;
  if (!cell.value->repeat) return row == 0 ? cell.value : nullptr;
  return row < cell.value->rows.size() ? &cell.value->rows[row] : nullptr;
}

std::size_t rows_of(const Cell& cell) {
  if (!cell.value) return 0;
  if (!cell.value->repeat) return cell.value->unanswered ? 0 : 1;
  return cell.value->rows.size();
}

class AnswerReader {
 public:
  AnswerReader(const AnswerSet& set, const NameTable& table, const Form& form,
               std::string_view where)
      : set_(set),
        form_(form),
        where_(where),
        remarks_(where),
        found_(find_cells(set, table, form, remarks_)) {}

  ReadAnswers run() {
    ReadAnswers read;
    read.title = set_.title;
    read.covered = covered_members(form_, found_.cells);
    for (const Section& section : form_.sections) {
      for (const Step& step : section.steps) {
        if (!step.question) continue;
        const std::size_t faults = remarks_.faults.size();
        Value value = value_of(*step.question, cells_of(*step.question, 0, found_.cells));
        if (value.is_nothing() || remarks_.faults.size() != faults) continue;
        if (step.question->records() && !value.empty())
          tell_what_is_not_held(*step.question, read.covered);
        read.answers.put(step.question->name, {std::move(value), std::string(where_), "", {}});
      }
    }
    tell_what_is_not_asked();
    read.faults = std::move(remarks_.faults);
    std::map<std::string, int> lines;
    for (const Cell& cell : found_.cells) lines.emplace(cell.entry->path, cell.variable->line);
    read.line = lines_of_columns(std::move(lines));
    read.warnings = std::move(remarks_.warnings);
    return read;
  }

 private:
  static std::vector<Cell> cells_of(const Question& question, std::size_t step,
                                    const std::vector<Cell>& cells) {
    std::vector<Cell> own;
    for (Cell cell : cells) {
      if ((*cell.path)[step].name != question.name) continue;
      cell.step = step;
      own.push_back(cell);
    }
    return own;
  }

  Value value_of(const Question& question, const std::vector<Cell>& cells) {
    if (cells.empty()) return {};
    if (question.records()) return records(question, cells);
    if (question.type == AnswerType::list) return items(question, cells);
    Value value;
    for (const Cell& cell : cells)
      take(value, cell, scalar_of(question, question.type, cell, remarks_));
    return value;
  }

  // Two variables may stand for one fact; the first that is answered counts.
  void take(Value& value, const Cell& cell, Value next) {
    if (value.is_nothing()) {
      value = std::move(next);
    } else if (!next.is_nothing() && !next.equals(value)) {
      remarks_.warn(*cell.variable,
                    fmt::format("another answer for \"{}\" says otherwise; that one is taken",
                                cell.entry->path),
                    "look which of them is right");
    }
  }

  Value records(const Question& question, const std::vector<Cell>& cells) {
    std::size_t rows = 0;
    for (const Cell& cell : cells) rows = std::max(rows, rows_of(cell));
    for (const Cell& cell : cells) {
      if (rows_of(cell) != rows)
        remarks_.warn_once(*cell.variable,
                           fmt::format("{} rows, where other variables of \"{}\" have {}",
                                       rows_of(cell), question.name, rows),
                           "look whether the rows still belong together");
    }
    List list;
    for (std::size_t row = 0; row < rows; ++row) list.push_back(record(question, cells, row));
    return list;
  }

  Value record(const Question& question, std::vector<Cell> cells, std::size_t row) {
    for (Cell& cell : cells) cell.value = row_of(cell, row);
    Record record;
    for (const Step& step : question.row) {
      if (!step.question) continue;
      const std::size_t next = cells.front().step + 1;
      Value value = value_of(*step.question, cells_of(*step.question, next, cells));
      if (!value.is_nothing()) record.members.emplace_back(step.question->name, std::move(value));
    }
    return record;
  }

  Value items(const Question& question, const std::vector<Cell>& cells) {
    Value value;
    for (const Cell& cell : cells) {
      List list;
      if (!(*cell.path)[cell.step].list) {
        if (!cell.value || cell.value->unanswered) continue;
        list = options_of(question, cell, remarks_);
      } else if (cell.value) {
        for (std::size_t row = 0; row < rows_of(cell); ++row) {
          Cell item = cell;
          item.value = row_of(cell, row);
          Value held = scalar_of(question, question.item, item, remarks_);
          if (!held.is_nothing()) list.push_back(std::move(held));
        }
      } else {
        continue;
      }
      take(value, cell, std::move(list));
    }
    return value;
  }

  void tell_what_is_not_held(const Question& list, const std::vector<std::string>& covered) {
    const auto missing = uncovered_members(list, covered);
    if (missing.empty()) return;
    remarks_.warnings.push_back({Fault::malformed,
                                 fmt::format("of each of \"{}\" the file does not hold {}",
                                             list.name, base::join(missing, ", ")),
                                 std::string(where_),
                                 "look at every row: what stands there is not from this file"});
  }

  void tell_what_is_not_asked() {
    if (found_.not_asked.empty()) return;
    remarks_.warnings.push_back({Fault::malformed,
                                 fmt::format("not read, because the form does not ask for it: {}",
                                             base::join(found_.not_asked, ", ")),
                                 std::string(where_),
                                 "people and the matter itself are changed in the review"});
  }

  const AnswerSet& set_;
  const Form& form_;
  const std::string_view where_;
  Remarks remarks_;
  const Cells found_;
};

}  // namespace

base::Checked<ReadAnswers> from_hotdocs(const AnswerSet& set, const NameTable& table,
                                        const Form& form, std::string_view where) {
  return without_faults(from_hotdocs_with_faults(set, table, form, where));
}

ReadAnswers from_hotdocs_with_faults(const AnswerSet& set, const NameTable& table, const Form& form,
                                     std::string_view where) {
  return AnswerReader(set, table, form, where).run();
}

}  // namespace engross::interview::hotdocs
