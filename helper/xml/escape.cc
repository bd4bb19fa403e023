#include "base/text.h"
#include "xml/xml.h"

namespace engross::xml {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Length of the well-formed UTF-8 sequence at `at` that XML may hold; 0 when there is none.
std::size_t allowed_sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto trail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead >= 0xC2 && lead <= 0xDF) return trail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!trail(1) || !trail(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) > 0x9F) return 0;                      // surrogates
    if (lead == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE) return 0;  // FFFE, FFFF
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!trail(1) || !trail(2) || !trail(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

std::string_view entity(unsigned char c, bool attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return attribute ? "&quot;" : "";
    case '\n':
      return attribute ? "&#10;" : "";
    case '\t':
      return attribute ? "&#9;" : "";
    default:
      return "";
  }
}

std::size_t append_escaped(std::string& out, std::string_view text, bool attribute) {
  std::size_t replaced = 0;
  std::size_t copied = 0;  // everything before is in `out`
  const auto replace = [&](std::size_t at, std::size_t length, std::string_view with) {
    out.append(text, copied, at - copied).append(with);
    copied = at + length;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      const std::size_t length = allowed_sequence(text, at);
      if (length == 0) {
        ++replaced;
        replace(at, 1, kReplacement);
        // The rest of a well-formed but forbidden character goes with its first byte.
        while (copied < text.size() &&
               (static_cast<unsigned char>(text[copied]) & 0xC0U) == 0x80U) {
          ++copied;
        }
        at = copied;
        continue;
      }
      at += length;
      continue;
    }
    if (const std::string_view with = entity(c, attribute); !with.empty()) {
      replace(at, 1, with);
    } else if (c < 0x20 && c != '\n' && c != '\t') {
      ++replaced;
      replace(at, 1, kReplacement);
    }
    ++at;
  }
  out.append(text, copied);
  return replaced;
}

char32_t reference(std::string_view body) {
  if (body == "amp") return U'&';
  if (body == "lt") return U'<';
  if (body == "gt") return U'>';
  if (body == "quot") return U'"';
  if (body == "apos") return U'\'';
  if (body.size() < 2 || body[0] != '#') return 0;
  const bool hex = body[1] == 'x';
  char32_t value = 0;
  for (const char c : body.substr(hex ? 2 : 1)) {
    const auto digit = static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    value = value * (hex ? 16 : 10) + digit;
    if (value > 0x10FFFF) return 0;
  }
  return value;
}

}  // namespace

std::size_t append_escaped_text(std::string& out, std::string_view text) {
  return append_escaped(out, text, false);
}

std::size_t append_escaped_attribute(std::string& out, std::string_view text) {
  return append_escaped(out, text, true);
}

std::size_t raw_character_length(std::string_view raw, std::size_t at) {
  const auto c = static_cast<unsigned char>(raw[at]);
  if (c == '&') {
    const std::size_t end = raw.find(';', at);
    return end == std::string_view::npos ? 1 : end + 1 - at;
  }
  std::size_t length = 1;
  while (at + length < raw.size() &&
         (static_cast<unsigned char>(raw[at + length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

std::string unescaped(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  std::size_t at = 0;
  while (at < raw.size()) {
    const std::size_t mark = raw.find('&', at);
    if (mark == std::string_view::npos) break;
    out.append(raw, at, mark - at);
    const std::size_t length = raw_character_length(raw, mark);
    const char32_t c = length > 2 ? reference(raw.substr(mark + 1, length - 2)) : 0;
    if (c == 0) {
      out.append(raw, mark, length);
    } else {
      base::append_utf8(out, c);
    }
    at = mark + length;
  }
  out.append(raw, at);
  return out;
}

}  // namespace engross::xml
