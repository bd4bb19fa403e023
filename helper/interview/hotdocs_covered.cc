// Which members of a form's lists of records a HotDocs file speaks of.
#include <algorithm>

#include "interview/hotdocs_cells.h"

namespace engross::interview::hotdocs {
namespace {

bool is_covered(const std::vector<std::string>& covered, std::string_view path) {
  return std::find(covered.begin(), covered.end(), path) != covered.end();
}

void gather_uncovered(const Question& list, const std::string& around, const std::string& shown,
                      const std::vector<std::string>& covered, std::vector<std::string>& missing) {
  for (const Step& step : list.row) {
    if (!step.question) continue;
    const std::string path = around + step.question->name;
    const std::string below = path + "[].";
    const bool rows = step.question->records() &&
                      std::any_of(covered.begin(), covered.end(),
                                  [&](const std::string& one) { return one.starts_with(below); });
    if (rows) {
      gather_uncovered(*step.question, below, shown + step.question->name + "[].", covered,
                       missing);
    } else if (!is_covered(covered, path)) {
      missing.push_back(shown + step.question->name);
    }
  }
}

}  // namespace

std::vector<std::string> covered_members(const Form& form, const std::vector<Cell>& cells) {
  std::vector<std::string> covered;
  for (const Cell& cell : cells) {
    const Question* at = question_at(form, *cell.path);
    if (!at || !at->records()) continue;
    std::string path;
    for (std::size_t step = 0; at->records(); ++step) {
      path += at->name + "[].";
      const std::string& member = (*cell.path)[step + 1].name;
      const auto next = std::find_if(at->row.begin(), at->row.end(), [&](const Step& one) {
        return one.question && one.question->name == member;
      });
      at = &*next->question;
    }
    path += at->name;
    if (!is_covered(covered, path)) covered.push_back(std::move(path));
  }
  return covered;
}

std::vector<std::string> uncovered_members(const Question& list,
                                           const std::vector<std::string>& covered) {
  std::vector<std::string> missing;
  gather_uncovered(list, list.name + "[].", "", covered, missing);
  return missing;
}

}  // namespace engross::interview::hotdocs
