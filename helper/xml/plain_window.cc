// Plain XML that comes in pieces: what is read already goes, but for the start tags around.
#include <algorithm>

#include "base/text.h"
#include "xml/plain_reader.h"

namespace engross::xml {
namespace {

// The length without a last character whose rest is to come.
std::size_t whole_characters(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  for (std::size_t back = 1; back < kLongest && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0U) == 0x80) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? text.size() - back : text.size();
  }
  return text.size();
}

}  // namespace

base::Result<bool> PlainReader::visit(Source& source, Visitor& visitor,
                                      std::span<const Alias> aliases, const Limits& limits) {
  Document document;
  document.aliases_.assign(aliases.begin(), aliases.end());
  PlainReader reader(document, {}, limits);
  source.rewind();
  visitor.begin();
  reader.source_ = &source;
  reader.visitor_ = &visitor;
  const bool plain = reader.refill() && reader.skip_declaration() && reader.read_root();
  if (reader.failed_) return tl::unexpected(*reader.failed_);
  return plain;
}

// The next bytes, until a whole tag or text lies ahead. False at the end of what is plain.
bool PlainReader::refill() {
  if (source_ == nullptr) return false;
  keep_names();
  std::string window = keep_start_tags();
  const std::size_t begin = window.size();
  window += bytes_.substr(at_);
  const bool plain = append_pieces(window, begin);
  at_ = begin;
  look_into(std::move(window));
  return plain;
}

bool PlainReader::append_pieces(std::string& window, std::size_t from) {
  const std::size_t checked = window.size() - unchecked_;
  const auto last_tag = [&] {
    const std::size_t found = window.rfind('<');
    return found == std::string::npos || found < from ? from : found;
  };
  whole_until_ = from;
  while (source_ != nullptr && (window.size() - from < limits_.window || whole_until_ == from)) {
    const base::Result<std::string_view> piece = source_->next();
    if (!piece) failed_ = piece.error();
    if (!piece || taken_ + piece->size() > limits_.bytes) return false;
    taken_ += piece->size();
    window += *piece;
    if (piece->empty()) source_ = nullptr;
    whole_until_ = piece->empty() ? std::string::npos : last_tag();
  }
  const std::size_t until = source_ == nullptr ? window.size() : whole_characters(window);
  unchecked_ = window.size() - until;
  return !base::find_ill_formed(std::string_view(window).substr(checked, until - checked));
}

// Those of the open elements, which is where they stand from now on.
std::string PlainReader::keep_start_tags() {
  std::string kept;
  for (Node& node : document_.nodes_) {
    const auto begin = static_cast<Index>(kept.size());
    kept += bytes_.substr(node.begin, node.content - node.begin);
    node.begin = begin;
    node.content = node.close = node.after = static_cast<Index>(kept.size());
  }
  return kept;
}

// So that a name has the same number once the bytes are gone in which it was met first.
void PlainReader::keep_names() {
  std::vector<std::pair<std::string_view, std::string_view>> all(names_.size());
  for (const auto& [name, index] : names_) all[index] = name;
  for (std::size_t i = kept_names_.size(); i < all.size(); ++i) kept_names_.emplace_back(all[i]);
  names_.clear();
  for (Index i = 0; i < kept_names_.size(); ++i) names_.emplace(kept_names_[i], i);
}

void PlainReader::look_into(std::string window) {
  document_.bytes_ = std::move(window);
  bytes_ = document_.bytes_;
  forget_names();
  bindings_.clear();
  for (Open& open : open_) {
    open.name = document_.written(open.node);
    open.bindings = bindings_.size();
    if (!document_.nodes_[open.node].declares) continue;
    for (const Attribute& attribute : document_.attributes(open.node)) {
      if (attribute.prefix == "xmlns") bindings_.push_back({attribute.local, attribute.value});
      if (attribute.prefix.empty() && attribute.local == "xmlns")
        bindings_.push_back({{}, attribute.value});
    }
  }
}

}  // namespace engross::xml
