#include "expression/folded_name.h"

#include <algorithm>

namespace engross::expression {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  if (is_ascii(a) && is_ascii(b)) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
  }
  return base::fold(a) == base::fold(b);
}

const Value* find_member(const Record& record, std::string_view name) {
  if (const Value* exact = record.find(name)) return exact;
  for (const auto& [key, value] : record.members) {
    if (same_name(key, name)) return &value;
  }
  return nullptr;
}

}  // namespace engross::expression
