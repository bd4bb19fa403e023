#include "interview/answer_lines.h"

#include <nlohmann/json_fwd.hpp>

#include "base/json_faults.h"
#include "base/json_lines.h"

namespace engross::interview {
namespace {

// The steps of "[0].parts[1].share": 0, parts, 1, share.
std::vector<std::string> tokens_of(std::string_view way) {
  std::vector<std::string> steps;
  std::string step;
  for (const char c : way) {
    if (c != '.' && c != '[' && c != ']') {
      step += c;
    } else if (!step.empty()) {
      steps.push_back(std::move(step));
      step.clear();
    }
  }
  if (!step.empty()) steps.push_back(std::move(step));
  return steps;
}

std::string without_rows(std::string_view way) {
  std::string plain;
  bool row = false;
  for (const char c : way) {
    if (c == ']') row = false;
    if (!row) plain += c;
    if (c == '[') row = true;
  }
  return plain;
}

// The entry of the longest path that leads towards this one.
template <typename Found>
const Found* nearest_around(const std::map<std::string, Found>& entries, std::string path) {
  while (!path.empty()) {
    if (const auto found = entries.find(path); found != entries.end()) return &found->second;
    const auto end = path.find_last_of(".[");
    path.resize(end == path.npos ? 0 : end);
  }
  return nullptr;
}

}  // namespace

decltype(ReadAnswers::line) lines_of_json(std::string text, std::string root, std::string between) {
  return [text = std::move(text), root = std::move(root), between = std::move(between)](
             std::string_view fact, std::string_view way) {
    std::string pointer = base::pointer_to(root, fact);
    for (const std::string& step : tokens_of(way))
      pointer = base::pointer_to(pointer + between, step);
    return base::line_of(text, pointer);
  };
}

decltype(ReadAnswers::line) lines_of_pointers(std::string text,
                                              std::map<std::string, std::string> pointers) {
  return [text = std::move(text), pointers = std::move(pointers)](std::string_view fact,
                                                                  std::string_view way) {
    const auto* pointer = nearest_around(pointers, std::string(fact).append(way));
    return pointer ? base::line_of(text, *pointer) : 0;
  };
}

decltype(ReadAnswers::line) lines_of_columns(std::map<std::string, int> lines) {
  return [lines = std::move(lines)](std::string_view fact, std::string_view way) {
    const std::string path = without_rows(std::string(fact).append(way));
    if (const int* line = nearest_around(lines, path)) return *line;
    // A list, of which the file has the members' columns alone.
    const auto below = lines.lower_bound(path);
    return below != lines.end() && below->first.starts_with(path) ? below->second : 0;
  };
}

base::Checked<ReadAnswers> without_faults(ReadAnswers read) {
  if (!read.faults.empty()) return tl::unexpected(std::move(read.faults));
  return read;
}

}  // namespace engross::interview
