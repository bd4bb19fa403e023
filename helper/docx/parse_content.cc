// Pictures and links in the brackets of merge fields, in words: <<image Logo, width 3cm>> and
// <<link Url, "our website">>.
#include <array>
#include <optional>

#include "base/text.h"
#include "docx/mark_parser.h"

namespace engross::docx {
namespace {

constexpr std::string_view kCurlyOpen = "\u201C";
constexpr std::string_view kCurlyClose = "\u201D";

// Cut at the commas that stand in no quotes and no parentheses.
std::vector<std::string_view> cut_at_commas(std::string_view text) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (text[i] == '"') quoted = !quoted;
    if (rest.starts_with(kCurlyOpen)) quoted = true;
    if (rest.starts_with(kCurlyClose)) quoted = false;
    if (quoted) continue;
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (text[i] != ',' || depth > 0) continue;
    parts.push_back(base::trim(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  parts.push_back(base::trim(text.substr(begin)));
  return parts;
}

bool is_quoted(std::string_view text) {
  return text.starts_with('"') || text.starts_with(kCurlyOpen);
}

// What stands behind a word and a space; nothing when the text begins otherwise.
std::optional<std::string_view> behind_word(std::string_view text, std::string_view word) {
  std::string_view rest = text;
  if (base::lower(take_word(rest)) != word || rest.empty() || text.size() == word.size() ||
      text[word.size()] != ' ')
    return std::nullopt;
  return rest;
}

// The arguments of the filter "image"; nothing when a part is none of them.
std::optional<std::string> image_arguments(const std::vector<std::string_view>& parts) {
  std::array<std::string, 3> arguments = {"\"\"", "\"\"", "\"\""};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto width = behind_word(parts[i], "width");
    const auto height = behind_word(parts[i], "height");
    if (is_quoted(parts[i])) {
      arguments[2] = parts[i];
    } else if (width || height) {
      const std::string_view length = width ? *width : *height;
      arguments[width ? 0 : 1] =
          is_quoted(length) ? std::string(length) : "\"" + std::string(length) + "\"";
    } else {
      return std::nullopt;
    }
  }
  return arguments[0] + ", " + arguments[1] + ", " + arguments[2];
}

}  // namespace

std::string MarkParser::with_filter(std::string_view text) const {
  const std::string as_it_is(text);
  if (mark_.kind != MarkKind::merge) return as_it_is;
  const auto picture = behind_word(text, "image");
  const auto address = picture ? std::nullopt : behind_word(text, "link");
  // A value may have that name: "link | upper".
  if ((!picture && !address) ||
      expression::Expression::parse(text, options_.known_filters, options_.merge_names)) {
    return as_it_is;
  }
  const std::vector<std::string_view> parts = cut_at_commas(picture ? *picture : *address);
  const std::string value = "(" + std::string(parts.front()) + ") | ";
  if (picture) {
    const auto arguments = image_arguments(parts);
    return arguments ? value + "image(" + *arguments + ")" : as_it_is;
  }
  if (parts.size() > 2) return as_it_is;
  return parts.size() == 1 ? value + "link" : value + "link(" + std::string(parts[1]) + ")";
}

}  // namespace engross::docx
