// Text as UTF-8: checked, folded, compared. Folding is what makes "Épouse", "epouse" and "EPOUSE"
// one word; it is used to compare, never to change what a document shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross::base {

// Byte offset of the first ill-formed UTF-8 sequence, or nothing when all is well.
std::optional<std::size_t> find_ill_formed(std::string_view utf8);

// Case, accents and ligatures folded away; everything else kept ("Sœur aînée" -> "soeur ainee").
// Ill-formed input folds to itself.
std::string fold(std::string_view utf8);

// fold(), then only letters and digits: spaces, hyphens and apostrophes go too
// ("Step-son", "step son", "STEPSON" -> "stepson").
std::string fold_word(std::string_view utf8);

// fold(), then letters and digits in runs, each other run one "_" ("Trust age (years)" ->
// "trust_age_years").
std::string slug(std::string_view utf8);

// The whole words of a folded text, in order ("wife and executor" -> wife, and, executor).
std::vector<std::string> folded_words(std::string_view utf8);

// Letters inserted, removed, replaced or swapped with a neighbour to get from `a` to `b`
// (optimal string alignment); stops counting at `limit` + 1. Compares code points.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word` within one slip for short words, two for words of 6 and more.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates);

std::string_view trim(std::string_view text);  // ASCII white space and NBSP at both ends
bool is_blank(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

// Whether a name leads to no other place than the folder it is looked up in: no separator or drive
// of any system, no "..", leading dot or control character, and at most 200 bytes.
bool is_file_name(std::string_view name);

// Code points of well-formed UTF-8, and back. Ill-formed bytes come as U+FFFD.
std::u32string code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& out, char32_t code_point);

// The first code points, at most `most` of them, always well-formed: for messages that quote input.
std::string excerpt(std::string_view utf8, std::size_t most = 40);

std::string upper(std::string_view utf8);  // by Unicode's simple mappings
std::string lower(std::string_view utf8);
std::string capitalize(std::string_view utf8);  // first letter upper, rest untouched

// Letters and their accents in one code point where Unicode has one (NFC), so that two ways of
// typing "é" are one text. Ill-formed input stays as it is.
std::string composed(std::string_view utf8);

}  // namespace engross::base
