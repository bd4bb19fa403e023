#include "xml/plain_characters.h"

#include <algorithm>
#include <charconv>

namespace engross::xml::plain {
namespace {

bool all_of(std::string_view text, std::string_view more) {
  return std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           more.find(c) != std::string_view::npos;
  });
}

bool is_character(unsigned long c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace

bool is_plain_namespace(std::string_view uri) {
  constexpr std::string_view kReserved = "http://www.w3.org/";
  if (uri.starts_with(kReserved)) return false;
  if (uri.starts_with("urn:")) return uri.size() > 4 && all_of(uri.substr(4), ":._-");
  const std::size_t host = uri.find("://") + 3;
  if (!uri.starts_with("http://") && !uri.starts_with("https://")) return false;
  const std::size_t path = std::min(uri.find('/', host), uri.size());
  return path > host && all_of(uri.substr(host, path - host), ".-") &&
         all_of(uri.substr(path), "/._-");
}

bool is_reference(std::string_view body) {
  for (const std::string_view name : {"amp", "lt", "gt", "quot", "apos"}) {
    if (body == name) return true;
  }
  if (!body.starts_with('#')) return false;
  const bool hexadecimal = body.size() > 1 && body[1] == 'x';
  const std::string_view digits = body.substr(hexadecimal ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return false;
  unsigned long value = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, hexadecimal ? 16 : 10);
  return read.ec == std::errc() && read.ptr == end && is_character(value);
}

}  // namespace engross::xml::plain
