#include "interview/hotdocs_xml.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::interview::hotdocs {
namespace {

using xml::Document;
using xml::Index;

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

char32_t digit(char c) { return static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10); }

bool is_escaped(char32_t c) {
  return c == U'\\' || (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r');
}

template <typename Wanted>
std::string unescape(std::string_view text, Wanted wanted) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2])) {
      const char32_t c = digit(text[at + 1]) * 16 + digit(text[at + 2]);
      if (wanted(c)) {
        base::append_utf8(out, c);
        at += 2;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

std::string with_plain_line_ends(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] != '\r') {
      out += raw[at];
    } else if (at + 1 == raw.size() || raw[at + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

}  // namespace

Lines::Lines(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1))
    ends_.push_back(static_cast<Index>(at));
}

int Lines::at(Index byte) const {
  const auto passed = std::lower_bound(ends_.begin(), ends_.end(), byte) - ends_.begin();
  return static_cast<int>(passed) + 1;
}

std::vector<Index> elements_of(const Document& document, Index node) {
  std::vector<Index> found;
  for (Index i = node + 1; i < document[node].end; i = document[i].end) {
    if (document[i].kind == xml::Kind::element) found.push_back(i);
  }
  return found;
}

bool has_own_text(const Document& document, Index node) {
  for (Index i = node + 1; i < document[node].end; i = document[i].end) {
    if (document[i].kind == xml::Kind::cdata) return true;
    if (document[i].kind == xml::Kind::text && !base::is_blank(document.raw(i))) return true;
  }
  return false;
}

std::string text_of(const Document& document, Index node) {
  std::string out;
  for (Index i = node + 1; i < document[node].end; ++i) {
    if (document[i].kind == xml::Kind::text) {
      out += xml::unescaped(with_plain_line_ends(document.raw(i)));
    } else if (document[i].kind == xml::Kind::cdata) {
      out += with_plain_line_ends(document.text(i));
    }
  }
  return out;
}

std::string attribute_text(const xml::Attribute& attribute) {
  std::string raw(attribute.value);
  std::replace_if(
      raw.begin(), raw.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return xml::unescaped(raw);
}

std::string attribute_text(const Document& document, Index node, std::string_view name) {
  const auto found = document.attribute(node, "", name);
  return found ? attribute_text(*found) : std::string();
}

std::string escape_controls(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x80 && is_escaped(static_cast<unsigned char>(c))) {
      out += fmt::format("\\{:02x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string unescape_name(std::string_view text) {
  return unescape(text, [](char32_t) { return true; });
}

std::string unescape_option(std::string_view text) { return unescape(text, is_escaped); }

std::string without_controls(std::string_view text) {
  std::u32string kept;
  for (const char32_t c : base::code_points(text)) {
    const bool control = c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r';
    if (!control && c != 0xFFFE && c != 0xFFFF) kept += c;
  }
  return base::to_utf8(kept);
}

}  // namespace engross::interview::hotdocs
