// Attributes and the namespaces that they bind, in plain XML.
#include <algorithm>

#include "xml/plain_characters.h"
#include "xml/plain_reader.h"

namespace engross::xml {

namespace {

using namespace plain;

}  // namespace

bool PlainReader::read_attribute() {
  Written name;
  if (!read_name(name) || !ahead('=')) return false;
  ++at_;
  if (!ahead('"') && !ahead('\'')) return false;
  const char quote = bytes_[at_++];
  const std::size_t begin = at_;
  while (true) {
    while (at_ < bytes_.size() && is(bytes_[at_], kQuoted)) ++at_;
    if (at_ == bytes_.size()) return false;
    if (bytes_[at_] == quote) break;
    if (bytes_[at_] == '"' || bytes_[at_] == '\'') {
      ++at_;
    } else if (!reference()) {
      return false;
    }
  }
  const std::string_view value = bytes_.substr(begin, at_++ - begin);
  const auto same = [&](const Written& other) {
    // Two prefixes may mean one namespace.
    return other.whole == name.whole ||
           (other.local == name.local && !other.prefix.empty() && !name.prefix.empty());
  };
  if (std::ranges::any_of(attributes_, same)) return false;
  attributes_.push_back(name);
  if (name.prefix == "xmlns" || name.whole == "xmlns") return bind(name, value);
  return name.prefix != "xml" || name.local == "space";
}

bool PlainReader::bind(const Written& name, std::string_view uri) {
  const std::string_view prefix = name.prefix.empty() ? std::string_view() : name.local;
  if (prefix == "xml" || prefix == "xmlns" || !is_plain_namespace(uri)) return false;
  bindings_.push_back({prefix, uri});
  return true;
}

// A reference, or a character that only begins like a forbidden one.
bool PlainReader::reference() {
  if (static_cast<unsigned char>(bytes_[at_]) == 0xEF) {
    const std::string_view character = bytes_.substr(at_, 3);
    if (character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF") return false;
    at_ += character.size();
    return true;
  }
  if (bytes_[at_] != '&') return false;
  constexpr std::size_t kLongest = 12;
  const std::size_t end = bytes_.substr(at_, kLongest).find(';');
  if (end == std::string_view::npos || !is_reference(bytes_.substr(at_ + 1, end - 1))) return false;
  at_ += end + 1;
  return true;
}

bool PlainReader::check_prefixes() const {
  std::string_view known;
  for (const Written& attribute : attributes_) {
    const std::string_view prefix = attribute.prefix;
    if (prefix.empty() || prefix == known || prefix == "xml" || prefix == "xmlns") continue;
    if (!is_bound(prefix)) return false;
    known = prefix;
  }
  return true;
}

bool PlainReader::is_bound(std::string_view prefix) const {
  return std::ranges::find(bindings_, prefix, &Binding::prefix) != bindings_.end();
}

}  // namespace engross::xml
