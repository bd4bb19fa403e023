#include "cli/columns.h"

#include <algorithm>

#include "base/text.h"

namespace engross::cli {
namespace {

constexpr std::size_t kWidest = 60;  // a longer cell is not waited for

std::size_t width_of(std::string_view text) { return base::code_points(text).size(); }

}  // namespace

void Columns::add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

std::vector<std::string> Columns::lines() const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], std::min(width_of(row[i]), kWidest));
    }
  }
  std::vector<std::string> lines;
  for (const auto& row : rows_) {
    std::string line = indent_;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      const std::size_t width = width_of(row[i]);
      line += row[i] + std::string(width < widths[i] ? widths[i] - width + 2 : 2, ' ');
    }
    const std::string below(width_of(line), ' ');
    std::string text = row.empty() ? line : wrapped(row.back(), line, below, kLineWidth);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    lines.push_back(std::move(text));
  }
  return lines;
}

void Columns::print(std::ostream& out) const {
  for (const std::string& line : lines()) out << line << '\n';
}

std::string wrapped(std::string_view text, const std::string& first, const std::string& next,
                    std::size_t width) {
  std::string out;
  std::string line = first;
  bool empty = true;
  for (const std::string& word : base::split(text, ' ')) {
    if (!empty && width_of(line) + 1 + width_of(word) > width) {
      out += line + '\n';
      line = next;
      empty = true;
    }
    if (!empty) line += ' ';
    line += word;
    empty = false;
  }
  return out + line + '\n';
}

}  // namespace engross::cli
