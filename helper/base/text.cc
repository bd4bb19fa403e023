#include "base/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace engross::base {
namespace {

struct Free {
  void operator()(utf8proc_uint8_t* text) const {
    std::free(text);
  }  // utf8proc allocates by malloc
};

bool is_letter_or_digit(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
      return true;
    default:
      return false;
  }
}

// Letters that Unicode does not decompose, and what a person without them on the keyboard types.
std::string_view plain(char32_t c) {
  switch (c) {
    case U'œ':
      return "oe";
    case U'æ':
      return "ae";
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
      return "d";
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    case U'ı':
      return "i";
    default:
      return {};
  }
}

template <typename Map>
std::string mapped(std::string_view utf8, Map map) {
  std::u32string text = code_points(utf8);
  for (char32_t& c : text) c = static_cast<char32_t>(map(static_cast<utf8proc_int32_t>(c)));
  return to_utf8(text);
}

}  // namespace

std::optional<std::size_t> find_ill_formed(std::string_view utf8) {
  std::size_t at = 0;
  while (at < utf8.size()) {
    // Nearly all of a document's bytes are ASCII: many at a time.
    std::array<std::uint64_t, 4> many;
    if (utf8.size() - at >= sizeof many) {
      std::memcpy(many.data(), utf8.data() + at, sizeof many);
      if (((many[0] | many[1] | many[2] | many[3]) & 0x8080808080808080U) == 0) {
        at += sizeof many;
        continue;
      }
    }
    if (static_cast<unsigned char>(utf8[at]) < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t c = -1;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()) + at,
                         static_cast<utf8proc_ssize_t>(utf8.size() - at), &c);
    if (length <= 0 || c < 0) return at;
    at += static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

std::string fold(std::string_view utf8) {
  // Names of parts and of members are ASCII as a rule, and folding changes nothing there but
  // capitals.
  if (std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string lowered(utf8);
    for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lowered;
  }
  utf8proc_uint8_t* raw = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                     UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                   static_cast<utf8proc_ssize_t>(utf8.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(raw);
  if (length < 0) return std::string(utf8);
  std::string out;
  for (char32_t c :
       code_points({reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)})) {
    const std::string_view letters = plain(c);
    if (letters.empty()) {
      append_utf8(out, c);
    } else {
      out += letters;
    }
  }
  return out;
}

std::string composed(std::string_view utf8) {
  utf8proc_uint8_t* raw = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                   static_cast<utf8proc_ssize_t>(utf8.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(raw);
  if (length < 0) return std::string(utf8);
  return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

std::string fold_word(std::string_view utf8) {
  std::string out;
  for (char32_t c : code_points(fold(utf8))) {
    if (is_letter_or_digit(c)) append_utf8(out, c);
  }
  return out;
}

std::string slug(std::string_view utf8) { return join(folded_words(utf8), "_"); }

std::vector<std::string> folded_words(std::string_view utf8) {
  std::vector<std::string> words;
  std::string word;
  for (char32_t c : code_points(fold(utf8))) {
    if (is_letter_or_digit(c)) {
      append_utf8(word, c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::size_t edit_distance(std::string_view first, std::string_view second, std::size_t limit) {
  const std::u32string a = code_points(first);
  const std::u32string b = code_points(second);
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  const std::size_t limit = code_points(word).size() >= 6 ? 2 : 1;
  std::optional<std::string> best;
  std::size_t best_distance = limit + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate, limit);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  constexpr std::string_view kNbsp = "\xC2\xA0";
  for (;;) {
    if (!text.empty() && kSpace.find(text.front()) != kSpace.npos) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNbsp)) {
      text.remove_prefix(2);
    } else if (!text.empty() && kSpace.find(text.back()) != kSpace.npos) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNbsp)) {
      text.remove_suffix(2);
    } else {
      return text;
    }
  }
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

bool is_file_name(std::string_view name) {
  constexpr std::size_t kLongest = 200;  // bytes, which every system's files may have
  return !name.empty() && name.size() <= kLongest && name.front() != '.' &&
         name.find("..") == std::string_view::npos && std::ranges::none_of(name, [](char c) {
           return c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20U;
         });
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == text.npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  std::size_t at = 0;
  while (at < utf8.size()) {
    utf8proc_int32_t c = -1;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()) + at,
                         static_cast<utf8proc_ssize_t>(utf8.size() - at), &c);
    if (length <= 0 || c < 0) {
      out += U'\uFFFD';
      ++at;
      continue;
    }
    out += static_cast<char32_t>(c);
    at += static_cast<std::size_t>(length);
  }
  return out;
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char32_t c : text) append_utf8(out, c);
  return out;
}

std::string excerpt(std::string_view utf8, std::size_t most) {
  // A code point is at most 4 bytes: what lies behind need not be looked at.
  return to_utf8(code_points(utf8.substr(0, most * 4)).substr(0, most));
}

std::string upper(std::string_view utf8) { return mapped(utf8, utf8proc_toupper); }
std::string lower(std::string_view utf8) { return mapped(utf8, utf8proc_tolower); }

std::string capitalize(std::string_view utf8) {
  std::u32string text = code_points(utf8);
  if (!text.empty()) {
    text[0] = static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(text[0])));
  }
  return to_utf8(text);
}

}  // namespace engross::base
