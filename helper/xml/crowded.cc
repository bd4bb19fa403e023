#include "xml/crowded.h"

#include <cstddef>

namespace engross::xml {
namespace {

// Quoted values in the start tag that opens a stretch of bytes without another '<'.
int attributes(std::string_view stretch, int limit) {
  int count = 0;
  std::size_t at = 0;
  while (count <= limit) {
    at = stretch.find_first_of("'\">", at);
    if (at == std::string_view::npos || stretch[at] == '>') return count;
    const std::size_t close = stretch.find(stretch[at], at + 1);
    if (close == std::string_view::npos) return count;
    ++count;
    at = close + 1;
  }
  return count;
}

}  // namespace

bool has_crowded_tag(std::string_view bytes, int limit) {
  // The shortest attribute is a="" and the space before it; no '<' can stand inside a tag.
  const std::size_t shortest = static_cast<std::size_t>(limit) * 5;
  std::size_t at = bytes.find('<');
  while (at != std::string_view::npos) {
    std::size_t next = bytes.find('<', at + 1);
    const std::size_t end = next == std::string_view::npos ? bytes.size() : next;
    const bool markup = at + 1 < bytes.size() && (bytes[at + 1] == '!' || bytes[at + 1] == '?');
    if (!markup && end - at > shortest && attributes(bytes.substr(at, end - at), limit) > limit) {
      return true;
    }
    at = next;
  }
  return false;
}

}  // namespace engross::xml
