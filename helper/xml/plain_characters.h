// Which bytes, references and namespaces PlainReader takes. Private to the room.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace engross::xml::plain {

enum Class : std::uint8_t {
  kText = 1,       // stands for itself between tags
  kQuoted = 2,     // and between quotes
  kNameStart = 4,  // ASCII letters and _
  kNamePart = 8,
};

constexpr std::array<std::uint8_t, 256> classes() {
  std::array<std::uint8_t, 256> table{};
  for (unsigned c = 0x20; c < 256; ++c) table[c] = kText | kQuoted;
  for (const char c : {'\t', '\n', '\r'}) table[static_cast<unsigned char>(c)] = kText;
  for (const char c : {'<', '&'}) table[static_cast<unsigned char>(c)] = 0;
  for (const char c : {'"', '\''}) table[static_cast<unsigned char>(c)] = kText;
  table[']'] = kQuoted;  // may begin "]]>"
  table[0xEF] = 0;       // may begin U+FFFE or U+FFFF
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] |= kNameStart | kNamePart;
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] |= kNameStart | kNamePart;
  table['_'] |= kNameStart | kNamePart;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] |= kNamePart;
  for (const char c : {'.', '-'}) table[static_cast<unsigned char>(c)] |= kNamePart;
  return table;
}
inline constexpr std::array<std::uint8_t, 256> kClasses = classes();

inline bool is(char c, std::uint8_t wanted) {
  return (kClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}
inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// An address that libxml2's reading of RFC 3986 cannot find fault with, and no namespace that XML
// keeps for itself.
bool is_plain_namespace(std::string_view uri);

// What stands between & and ; is one of the five names, or the number of a character that XML
// holds.
bool is_reference(std::string_view body);

}  // namespace engross::xml::plain
