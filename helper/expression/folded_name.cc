#include "expression/folded_name.h"

#include <algorithm>

namespace engross::expression {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string without_lines(std::string text) {
  std::erase(text, '_');
  return text;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  if (!is_ascii(a) || !is_ascii(b))
    return without_lines(base::fold(a)) == without_lines(base::fold(b));
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    while (i < a.size() && a[i] == '_') ++i;
    while (j < b.size() && b[j] == '_') ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (lower(a[i++]) != lower(b[j++])) return false;
  }
}

const Value* find_member(const Record& record, std::string_view name) {
  if (const Value* exact = record.find(name)) return exact;
  const Value* found = nullptr;
  for (const auto& [key, value] : record.members) {
    if (!same_name(key, name)) continue;
    if (found != nullptr) return nullptr;  // which of the two is meant, nobody says
    found = &value;
  }
  return found;
}

}  // namespace engross::expression
