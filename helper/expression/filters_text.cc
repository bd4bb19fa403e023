// Filters on texts. All take anything that prints, but no list.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expression/filter_input.h"

namespace engross::expression {
namespace {

using base::Result;
using Text = Result<std::string>;

template <typename Change>
Result<Value> changed(const Given& given, Change change) {
  const Text text = text_input(given);
  if (!text) return tl::unexpected(text.error());
  return Value(std::string(change(*text)));
}

Result<Value> upper(const Given& given) { return changed(given, base::upper); }
Result<Value> lower(const Given& given) { return changed(given, base::lower); }
Result<Value> capitalize(const Given& given) { return changed(given, base::capitalize); }
Result<Value> trim(const Given& given) { return changed(given, base::trim); }
Result<Value> as_text(const Given& given) { return as_value(text_input(given)); }

bool is_small_word(std::string_view word) {
  constexpr std::array<std::string_view, 15> kSmall = {
      "a", "an", "and", "as", "at", "but", "by", "for", "in", "nor", "of", "on", "or", "the", "to"};
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

// "step-daughter" -> "Step-Daughter"; the rest of a word is kept: McDonald, LLP.
std::string capitalized_parts(std::string_view word) {
  std::vector<std::string> parts = base::split(word, '-');
  for (std::string& part : parts) part = base::capitalize(part);
  return base::join(parts, "-");
}

std::string title(const std::string& written) {
  const bool shouted = written == base::upper(written) && written != base::lower(written);
  std::vector<std::string> words = base::split(shouted ? base::lower(written) : written, ' ');
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool inside = i > 0 && i + 1 < words.size();
    if (!inside || !is_small_word(words[i])) words[i] = capitalized_parts(words[i]);
  }
  return base::join(words, " ");
}

Result<Value> title_case(const Given& given) { return changed(given, title); }

std::string replaced(std::string_view text, std::string_view old, std::string_view fresh) {
  std::string out;
  for (std::size_t at = text.find(old); at != text.npos; at = text.find(old)) {
    out += text.substr(0, at);
    out += fresh;
    text.remove_prefix(at + old.size());
  }
  out += text;
  return out;
}

Result<Value> replace(const Given& given) {
  const Text old = text_argument(given, 0, "");
  if (!old) return tl::unexpected(old.error());
  if (old->empty()) return wrong_argument(given, 0, "a text that is not empty");
  const Text fresh = text_argument(given, 1, "");
  if (!fresh) return tl::unexpected(fresh.error());
  return changed(given, [&](const std::string& text) { return replaced(text, *old, *fresh); });
}

bool joins_the_one_before(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

// At most `most` characters, ending included; cut between words where there is a space to cut at,
// never between a letter and its accent.
std::string shortened(const std::string& text, std::size_t most, const std::string& ending) {
  const std::u32string whole = base::code_points(text);
  if (whole.size() <= most) return text;
  const std::size_t ending_size = base::code_points(ending).size();
  std::size_t keep = most > ending_size ? most - ending_size : 0;
  while (keep > 0 && joins_the_one_before(whole[keep])) --keep;
  std::size_t space = whole.find_last_of(U' ', keep);
  if (space != whole.npos && space > 0) keep = space;
  return std::string(base::trim(base::to_utf8(whole.substr(0, keep)))) + ending;
}

Result<Value> truncate(const Given& given) {
  const Result<int> most = whole_argument(given, 0, 255, 1, 1'000'000);
  if (!most) return tl::unexpected(most.error());
  const Text ending = text_argument(given, 1, "…");
  if (!ending) return tl::unexpected(ending.error());
  return changed(given, [&](const std::string& text) {
    return shortened(text, static_cast<std::size_t>(*most), *ending);
  });
}

// Any of CRLF, CR, U+2028, U+2029 and NEL as "\n".
std::string plain_lines(std::string text) {
  constexpr std::array<std::string_view, 5> kBreaks = {"\r\n", "\r", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                                       "\xC2\x85"};
  for (std::string_view line_break : kBreaks) text = replaced(text, line_break, "\n");
  return text;
}

Result<Value> single_paragraph(const Given& given) {
  return changed(given, [](const std::string& text) {
    std::vector<std::string> lines;
    for (const std::string& line : base::split(plain_lines(text), '\n')) {
      if (!base::is_blank(line)) lines.emplace_back(base::trim(line));
    }
    return base::join(lines, " ");
  });
}

Result<Value> manual_line_breaks(const Given& given) {
  return changed(given, [](const std::string& text) { return plain_lines(text); });
}

bool ends_a_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 5> kMarks = {".", "!", "?", "…", ":"};
  constexpr std::array<std::string_view, 5> kClosing = {")", "\"", "'", "”", "’"};
  for (bool closed = true; closed;) {
    closed = false;
    for (std::string_view closing : kClosing) {
      if (!text.ends_with(closing)) continue;
      text.remove_suffix(closing.size());
      closed = true;
    }
  }
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return text.ends_with(mark); });
}

Result<Value> fix_punctuation(const Given& given) {
  const Text mark = text_argument(given, 0, ".");
  if (!mark) return tl::unexpected(mark.error());
  return changed(given, [&](const std::string& text) {
    const std::string_view trimmed = base::trim(text);
    return std::string(trimmed) + (trimmed.empty() || ends_a_sentence(trimmed) ? "" : *mark);
  });
}

Result<Value> redact(const Given& given) {
  return changed(given, [](const std::string& text) {
    std::u32string covered = base::code_points(text);
    for (char32_t& c : covered) {
      if (c != U' ' && c != U'\n') c = U'█';
    }
    return base::to_utf8(covered);
  });
}

constexpr std::array<BuiltinFilter, 20> kTextFilters = {{
    {"upper", upper, 0, 0, kPasses, "upper"},
    {"lower", lower, 0, 0, kPasses, "lower"},
    {"capitalize", capitalize, 0, 0, kPasses, "capitalize"},
    {"title_case", title_case, 0, 0, kPasses, "title_case"},
    {"title", title_case, 0, 0, kPasses, "title"},
    {"trim", trim, 0, 0, kPasses, "trim"},
    {"replace", replace, 2, 2, kPasses, "replace(\"old\", \"new\")"},
    {"truncate", truncate, 0, 2, kPasses, "truncate(40)"},
    {"single_paragraph", single_paragraph, 0, 0, kPasses, "single_paragraph"},
    {"manual_line_breaks", manual_line_breaks, 0, 0, kPasses, "manual_line_breaks"},
    {"fix_punctuation", fix_punctuation, 0, 1, kPasses, "fix_punctuation(\".\")"},
    {"redact", redact, 0, 0, kPasses, "redact"},
    {"text", as_text, 0, 0, kPasses, "text"},
    {"string", as_text, 0, 0, kPasses, "string"},
    // Values are escaped when they are written into a document, always: docxtpl's authors may say
    // so.
    {"escape", as_text, 0, 0, kPasses, "escape"},
    {"e", as_text, 0, 0, kPasses, "e"},
    {"default", nullptr, 1, 2, OnNothing::takes, "default(\"not known\")"},
    {"d", nullptr, 1, 2, OnNothing::takes, "d(\"not known\")"},
    {"verbatim", as_text, 0, 0, kPasses, "verbatim"},
    {"strip", trim, 0, 0, kPasses, "strip"},
}};

}  // namespace

std::span<const BuiltinFilter> text_filters() { return kTextFilters; }

}  // namespace engross::expression
