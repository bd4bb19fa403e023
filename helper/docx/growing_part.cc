#include "docx/growing_part.h"

#include <algorithm>

#include "base/text.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;

std::string as_declaration(const std::string& prefix, const std::string& space) {
  std::string out = prefix.empty() ? " xmlns=\"" : " xmlns:" + prefix + "=\"";
  xml::append_escaped_attribute(out, space);
  return out + "\"";
}

// The namespaces that a start tag declares, by prefix.
std::map<std::string, std::string, std::less<>> declarations_of(const xml::Document& document,
                                                                Index node) {
  std::map<std::string, std::string, std::less<>> found;
  for (const xml::Attribute& attribute : document.attributes(node)) {
    if (attribute.prefix == "xmlns") {
      found[std::string(attribute.local)] = xml::unescaped(attribute.value);
    } else if (attribute.prefix.empty() && attribute.local == "xmlns") {
      found[""] = xml::unescaped(attribute.value);
    }
  }
  return found;
}

std::vector<std::string> ignorable_of(const xml::Document& document, Index node) {
  std::vector<std::string> prefixes;
  const auto ignorable = document.attribute(node, kCompatibility, "Ignorable");
  if (!ignorable) return prefixes;
  for (std::string& prefix : base::split(ignorable->value, ' ')) {
    if (!prefix.empty()) prefixes.push_back(std::move(prefix));
  }
  return prefixes;
}

}  // namespace

GrowingPart::GrowingPart(std::unique_ptr<Part> part, std::vector<Relation> relations,
                         std::vector<Place> places)
    : part_(std::move(part)),
      relations_(std::move(relations)),
      places_(std::move(places)),
      spaces_(declarations_of(part_->xml, 0)),
      size_(part_->xml.bytes().size()) {
  for (std::string& prefix : ignorable_of(part_->xml, 0)) ignorable_.insert(std::move(prefix));
}

void GrowingPart::put(Index begin, Index end, std::string piece, PieceOrder order) {
  size_ += piece.size();
  pieces_.push_back({begin, end, std::move(piece), order});
}

void GrowingPart::append(std::string piece) {
  put(part_->xml[0].close, part_->xml[0].close, std::move(piece));
}

void GrowingPart::declare(const std::string& prefix, const std::string& space) {
  spaces_[prefix] = space;
  declarations_ += as_declaration(prefix, space);
}

void GrowingPart::ignore(const std::string& prefix) {
  if (ignorable_.insert(prefix).second) ignored_ += " " + prefix;
}

std::string GrowingPart::compatibility_prefix() {
  for (const auto& [prefix, space] : spaces_) {
    if (space == kCompatibility && !prefix.empty()) return prefix;
  }
  std::string prefix = "mc";
  while (spaces_.contains(prefix)) prefix += "c";
  declare(prefix, std::string(kCompatibility));
  return prefix;
}

std::string GrowingPart::take_names(const xml::Document& from, const std::vector<Index>& nodes) {
  std::map<std::string, std::string, std::less<>> own;
  std::vector<std::string> ignorable;
  for (const Index node : nodes) {
    for (auto& [prefix, space] : declarations_of(from, node)) own[prefix] = space;
    for (std::string& prefix : ignorable_of(from, node)) ignorable.push_back(std::move(prefix));
  }
  std::string apart;
  std::string ignored_apart;
  for (const auto& [prefix, space] : own) {
    const auto here = spaces_.find(prefix);
    if (here == spaces_.end() && !prefix.empty()) {
      declare(prefix, space);
    } else if (here == spaces_.end() || here->second != space) {
      apart += as_declaration(prefix, space);
    }
  }
  for (const std::string& prefix : ignorable) {
    const auto here = spaces_.find(prefix);
    if (here == spaces_.end()) continue;
    if (here->second == own[prefix]) {
      ignore(prefix);
    } else {
      ignored_apart += (ignored_apart.empty() ? "" : " ") + prefix;
    }
  }
  if (!ignored_.empty() || !ignored_apart.empty()) {
    const std::string prefix = compatibility_prefix();
    if (!ignored_apart.empty()) apart += " " + prefix + ":Ignorable=\"" + ignored_apart + "\"";
  }
  return apart;
}

std::string GrowingPart::relate(std::string_view kind, std::string_view target, bool external) {
  const auto taken = [&](const std::string& id) {
    return std::ranges::find(relations_, id, &Relation::id) != relations_.end();
  };
  std::size_t number = added_relations_ + 1;
  std::string id = "rIdIncluded" + std::to_string(number);
  while (taken(id)) id = "rIdIncluded" + std::to_string(++number);
  const std::size_t slash = kind.rfind('/');
  relations_.push_back({.id = id,
                        .type = std::string(kind.substr(slash + 1)),
                        .target = std::string(target),
                        .external = external,
                        .kind = std::string(kind)});
  ++added_relations_;
  return id;
}

std::string GrowingPart::new_relations(std::string_view prefix) const {
  std::string out;
  for (std::size_t i = relations_.size() - added_relations_; i < relations_.size(); ++i) {
    const Relation& relation = relations_[i];
    out += "<" + std::string(prefix) + "Relationship Id=\"" + relation.id + "\" Type=\"";
    xml::append_escaped_attribute(out, relation.kind);
    out += "\" Target=\"" + std::string(relation.external ? "" : "/");
    xml::append_escaped_attribute(out, relation.target);
    out += relation.external ? "\" TargetMode=\"External\"/>" : "\"/>";
  }
  return out;
}

// The root's, with the names that came in.
std::string GrowingPart::start_tag() const {
  const xml::Document& document = part_->xml;
  const Index begin = document[0].begin;
  std::string tag(document.start_tag(0));
  const bool empty = tag.ends_with("/>");
  std::string more = declarations_;
  const auto ignorable = document.attribute(0, kCompatibility, "Ignorable");
  if (!ignored_.empty() && !ignorable) {
    for (const auto& [prefix, space] : spaces_) {
      if (space != kCompatibility || prefix.empty()) continue;
      more += " " + prefix + ":Ignorable=\"" + ignored_.substr(1) + "\"";
      break;
    }
  }
  tag.insert(tag.size() - (empty ? 2 : 1), more);
  if (!ignored_.empty() && ignorable)
    tag.insert(ignorable->value_begin - begin + ignorable->value.size(), ignored_);
  if (empty && !pieces_.empty()) tag.replace(tag.size() - 2, 2, ">");
  return tag;
}

std::string GrowingPart::bytes() const {
  const xml::Document& document = part_->xml;
  const xml::Node& root = document[0];
  std::vector<const Piece*> order;
  order.reserve(pieces_.size());
  for (const Piece& piece : pieces_) order.push_back(&piece);
  std::ranges::stable_sort(
      order, {}, [](const Piece* piece) { return std::pair(piece->begin, piece->order); });
  std::string out;
  out.reserve(size_ + declarations_.size() + ignored_.size());
  out.append(document.bytes(), 0, root.begin);
  out += start_tag();
  Index copied = root.content;
  for (const Piece* piece : order) {
    out.append(document.bytes(), copied, piece->begin - copied);
    out += piece->bytes;
    copied = piece->end;
  }
  // An empty element had no end tag.
  if (root.content == root.after && !pieces_.empty())
    out += "</" + std::string(document.written(0)) + ">";
  return out.append(document.bytes(), copied);
}

}  // namespace engross::docx
