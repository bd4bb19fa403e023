#include "interview/docassemble_blocks.h"

#include <nlohmann/json.hpp>

#include "base/base.h"

namespace engross::interview::docassemble {
namespace {

// A JSON text is a YAML text in double quotes.
std::string in_quotes(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

}  // namespace

std::string for_mako(std::string_view text) {
  std::string safe(text);
  replace_all(safe, "${", "${'${'}");
  replace_all(safe, "<%", "${'<%'}");
  std::string out;
  bool line_begins = true;
  for (std::size_t i = 0; i < safe.size(); ++i) {
    const char c = safe[i];
    if (line_begins && c == '%') out += '%';  // doubled: a percent sign, no statement
    if (line_begins && c == '#' && safe.substr(i, 2) == "##") {
      out += "${'##'}";
      ++i;
      line_begins = false;
      continue;
    }
    out += c;
    line_begins = c == '\n' || (line_begins && (c == ' ' || c == '\t'));
  }
  return out;
}

std::string Block::indent() {
  if (!in_list_) return "";
  return std::exchange(first_of_item_, false) ? "  - " : "    ";
}

void Block::comment(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  yaml_ += (in_list_ ? "    # " : "# ") + line + "\n";
}

void Block::text(std::string_view key, std::string_view value) {
  yaml_ += indent() + std::string(key) + ": " + in_quotes(value) + "\n";
}

void Block::plain(std::string_view key, std::string_view value) {
  yaml_ += indent() + std::string(key) + ": " + std::string(value) + "\n";
}

void Block::code(std::string_view key, const std::vector<std::string>& lines) {
  const std::string margin = in_list_ ? "      " : "  ";
  yaml_ += indent() + std::string(key) + ": |\n";
  for (const std::string& line : lines) yaml_ += margin + line + "\n";
}

void Block::begin(std::string_view key) {
  yaml_ += std::string(key) + ":\n";
  in_list_ = true;
}

void Block::item() { first_of_item_ = true; }

void Block::end() { in_list_ = false; }

void Block::texts(std::string_view key, const std::vector<std::string>& values) {
  yaml_ += indent() + std::string(key) + ":\n";
  for (const std::string& value : values)
    yaml_ += std::string(in_list_ ? "      - " : "  - ") + in_quotes(value) + "\n";
}

void Block::map(std::string_view key,
                const std::vector<std::pair<std::string, std::string>>& texts) {
  yaml_ += indent() + std::string(key) + ":\n";
  for (const auto& [name, value] : texts)
    yaml_ += (in_list_ ? "      " : "  ") + name + ": " + in_quotes(value) + "\n";
}

}  // namespace engross::interview::docassemble
