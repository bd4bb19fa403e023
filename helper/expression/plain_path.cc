#include "expression/plain_path.h"

#include <algorithm>

#include "expression/phrases.h"

namespace engross::expression {
namespace {

constexpr std::size_t kLongestPlain = 256;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

bool means_itself(const Token& name) {
  return !is_reserved(name) && !is_word(name, "true") && !is_word(name, "false") &&
         !is_word(name, "none");
}

}  // namespace

std::optional<Path> plain_path(std::string_view text) {
  if (text.size() > kLongestPlain) return std::nullopt;
  Path path;
  for (std::size_t at = 0;; ++at) {
    const std::size_t begin = at;
    if (at == text.size() || !is_letter(text[at])) return std::nullopt;
    while (at < text.size() && is_letter_or_digit(text[at])) ++at;
    const std::string_view word = text.substr(begin, at - begin);
    if (begin > 0) {
      path.steps.push_back({std::string(word), nullptr, at});
    } else {
      path.name = word;
      path.root_end = at;
    }
    if (at == text.size()) break;
    if (text[at] != '.') return std::nullopt;
  }
  if (!means_itself({Token::Kind::name, path.name, 0, path.root_end})) return std::nullopt;
  path.written = text;
  return path;
}

}  // namespace engross::expression
