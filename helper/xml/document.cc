#include <algorithm>

#include "xml/plain_characters.h"
#include "xml/xml.h"

namespace engross::xml {
namespace {

using plain::is_space;

// The first byte from `at` on for which `ends` holds; the size when there is none.
template <typename Ends>
std::size_t find_from(std::string_view text, std::size_t at, Ends ends) {
  while (at < text.size() && !ends(text[at])) ++at;
  return at;
}

std::size_t name_length(std::string_view tag) {
  const auto ends = [](char c) { return is_space(c) || c == '/' || c == '>'; };
  return find_from(tag, std::min<std::size_t>(1, tag.size()), ends);
}

// The attributes of a start tag, which libxml2 has found well-formed.
template <typename Visit>
void each_attribute(std::string_view tag, Index base, Visit visit) {
  std::size_t at = name_length(tag);
  while (true) {
    at = find_from(tag, at, [](char c) { return !is_space(c); });
    if (at == tag.size() || tag[at] == '/' || tag[at] == '>') return;
    const std::size_t name_end = find_from(tag, at, [](char c) { return is_space(c) || c == '='; });
    const std::size_t quote =
        find_from(tag, name_end, [](char c) { return c == '\'' || c == '"'; });
    const std::size_t close = tag.find(tag[quote], quote + 1);
    Attribute attribute;
    const std::string_view name = tag.substr(at, name_end - at);
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos) attribute.prefix = name.substr(0, colon);
    attribute.local = colon == std::string_view::npos ? name : name.substr(colon + 1);
    attribute.value = tag.substr(quote + 1, close - quote - 1);
    attribute.begin = base + static_cast<Index>(at);
    attribute.after = base + static_cast<Index>(close) + 1;
    attribute.value_begin = base + static_cast<Index>(quote) + 1;
    if (!visit(attribute)) return;
    at = close + 1;
  }
}

}  // namespace

bool Document::is(Index node, std::string_view space, std::string_view local) const {
  if (nodes_[node].kind != Kind::element) return false;
  const Name& found = name(node);
  return found.local == local && found.space == space;
}

std::string_view Document::raw(Index node) const {
  const Node& found = nodes_[node];
  return std::string_view(bytes_).substr(found.begin, found.after - found.begin);
}

std::string_view Document::start_tag(Index node) const {
  const Node& found = nodes_[node];
  return std::string_view(bytes_).substr(found.begin, found.content - found.begin);
}

std::string_view Document::written(Index node) const {
  const std::string_view tag = start_tag(node);
  return tag.substr(1, name_length(tag) - 1);
}

std::string_view Document::prefix(Index node) const {
  const std::string_view name = written(node);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string Document::text(Index node) const {
  constexpr std::size_t kCdataOpen = 9;  // "<![CDATA["
  constexpr std::size_t kCdataClose = 3;
  std::string out;
  for (Index i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].kind == Kind::text) out += unescaped(raw(i));
    if (nodes_[i].kind == Kind::cdata) {
      const std::string_view section = raw(i);
      out += section.substr(kCdataOpen, section.size() - kCdataOpen - kCdataClose);
    }
  }
  return out;
}

Index Document::first_from(Index byte) const {
  const auto found = std::ranges::lower_bound(nodes_, byte, {}, &Node::begin);
  return static_cast<Index>(found - nodes_.begin());
}

std::vector<Attribute> Document::attributes(Index node) const {
  std::vector<Attribute> all;
  each_attribute(start_tag(node), nodes_[node].begin, [&](const Attribute& attribute) {
    all.push_back(attribute);
    return true;
  });
  return all;
}

std::optional<Attribute> Document::attribute(Index node, std::string_view space,
                                             std::string_view local) const {
  std::optional<Attribute> found;
  each_attribute(start_tag(node), nodes_[node].begin, [&](const Attribute& attribute) {
    if (attribute.local != local) return true;
    const bool matches = attribute.prefix.empty()
                             ? space.empty()
                             : !space.empty() && means(node, attribute.prefix, space);
    if (matches) found = attribute;
    return !matches;
  });
  return found;
}

std::string Document::value(Index node, std::string_view space, std::string_view local) const {
  const auto found = attribute(node, space, local);
  return found ? unescaped(found->value) : std::string();
}

std::optional<std::string_view> Document::declared(Index node, std::string_view prefix) const {
  for (Index at = node; at != kNone; at = nodes_[at].parent) {
    if (!nodes_[at].declares) continue;
    std::optional<std::string_view> found;
    each_attribute(start_tag(at), nodes_[at].begin, [&](const Attribute& attribute) {
      const bool declaration = prefix.empty()
                                   ? attribute.prefix.empty() && attribute.local == "xmlns"
                                   : attribute.prefix == "xmlns" && attribute.local == prefix;
      if (declaration) found = attribute.value;
      return !declaration;
    });
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<std::string> Document::namespace_of(Index node, std::string_view prefix) const {
  if (prefix == "xml") return std::string(kXmlNamespace);
  const auto found = declared(node, prefix);
  if (!found) return std::nullopt;
  return std::string(aliased(unescaped(*found)));
}

// The same without a copy where no entity stands in the declaration.
bool Document::means(Index node, std::string_view prefix, std::string_view space) const {
  if (prefix == "xml") return space == kXmlNamespace;
  // An attribute has its element's prefix as a rule, and the element's name is known.
  const std::string_view tag = start_tag(node).substr(1);
  if (tag.size() > prefix.size() && tag[prefix.size()] == ':' && tag.starts_with(prefix))
    return name(node).space == space;
  const auto found = declared(node, prefix);
  if (!found) return false;
  if (found->find('&') != std::string_view::npos) return aliased(unescaped(*found)) == space;
  return aliased(*found) == space;
}

std::string_view Document::aliased(std::string_view space) const {
  const auto found = std::ranges::find(aliases_, space, &Alias::from);
  return found == aliases_.end() ? space : found->to;
}

}  // namespace engross::xml
