#include "docx/merge_marks.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace engross::docx {
namespace {

struct ControlWords {
  std::string_view words;
  bool alone;  // nothing more stands in the mark
};
constexpr std::array<ControlWords, 12> kControls = {{{"if ", false},
                                                     {"elif ", false},
                                                     {"elseif ", false},
                                                     {"else if ", false},
                                                     {"else", true},
                                                     {"end if", true},
                                                     {"endif", true},
                                                     {"for ", false},
                                                     {"include ", false},
                                                     {"end for", true},
                                                     {"endfor", true},
                                                     {"end", true}}};

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

// "Matter.Client.Name" of a table that has "matter.client.name" or any other name below "matter".
bool goes_on_from(std::string_view text, const expression::OtherNames& names) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos || dot + 1 >= text.size() || !begins_name(text[dot + 1]))
    return false;
  const std::string root = base::fold(text.substr(0, dot));
  const auto first = names.lower_bound(root);
  return first != names.end() && (first->first == root || first->first.starts_with(root + "."));
}

}  // namespace

std::string readable(std::string_view inside) {
  if (std::ranges::all_of(inside, [](char c) { return c >= 0x20 && c < 0x7F; }))
    return std::string(inside);
  std::string out;
  for (const char32_t c : base::code_points(inside)) {
    if (c == U'\u00AD' || (c >= U'\u200B' && c <= U'\u200D') || c == U'\u2060' || c == U'\uFEFF')
      continue;
    if (c == U'\n' || c == U'\r' || c == U'\t') {
      out.push_back(' ');
    } else {
      base::append_utf8(out, c);
    }
  }
  return out;
}

bool begins_with_control(std::string_view readable) {
  const std::string text = base::lower(base::trim(readable));
  return std::ranges::any_of(kControls, [&](const ControlWords& control) {
    return control.alone ? text == control.words : (text + " ").starts_with(control.words);
  });
}

bool is_merge_mark(std::string_view inside, const Bracket& bracket,
                   const expression::OtherNames& names) {
  const std::string text = readable(inside);
  const std::string_view words = base::trim(text);
  if (words.empty()) return false;
  const char first = words.front();
  if (bracket.open == "<<")
    return begins_name(first) || first == '?' || first == '!' || first == '(';
  // A word between quotation marks may be "if"; a condition has more.
  const std::string lower = base::lower(words);
  return (begins_with_control(words) && lower != "if" && lower != "for") ||
         goes_on_from(words, names);
}

}  // namespace engross::docx
