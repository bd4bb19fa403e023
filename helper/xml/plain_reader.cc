#include "xml/plain_reader.h"

#include <algorithm>
#include <cstring>

#include "xml/plain_characters.h"

namespace engross::xml {
namespace {

using namespace plain;

// The only declarations that are taken; encodings were looked at before.
constexpr std::string_view kDeclarations[] = {
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
    "<?xml version=\"1.0\" standalone=\"yes\"?>",
    "<?xml version=\"1.0\"?>"};

// Few tags of a document differ in no more than what this leaves out.
std::size_t mixed(std::string_view tag) {
  std::uint64_t begin = 0;
  std::uint64_t middle = 0;
  std::uint64_t end = 0;
  if (tag.size() < sizeof(begin)) {
    std::memcpy(&begin, tag.data(), tag.size());
  } else {
    std::memcpy(&begin, tag.data(), sizeof(begin));
    std::memcpy(&middle, tag.data() + (tag.size() - sizeof(middle)) / 2, sizeof(middle));
    std::memcpy(&end, tag.data() + tag.size() - sizeof(end), sizeof(end));
  }
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
  return static_cast<std::size_t>((((begin * kOdd) ^ middle) * kOdd + end + tag.size()) * kOdd >>
                                  32);
}

}  // namespace

std::size_t PlainReader::NameHash::operator()(
    const std::pair<std::string_view, std::string_view>& name) const {
  const std::hash<std::string_view> hash;
  return hash(name.first) * 31 + hash(name.second);
}

bool PlainReader::read() {
  if (!skip_declaration()) return false;
  document_.nodes_.reserve(bytes_.size() / 24);
  return read_root();
}

bool PlainReader::skip_declaration() {
  if (!bytes_.starts_with("<?")) return bytes_.starts_with('<');
  const auto found = std::ranges::find_if(
      kDeclarations, [&](std::string_view declaration) { return bytes_.starts_with(declaration); });
  if (found == std::end(kDeclarations)) return false;
  at_ = found->size();
  while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
  return ahead('<');
}

bool PlainReader::read_root() {
  do {
    if (at_ >= whole_until_ && !refill()) return false;
    if (!ahead('<')) {
      if (!read_text()) return false;
    } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '/') {
      if (!read_end()) return false;
    } else if (!read_start()) {
      return false;
    }
  } while (!open_.empty());
  return read_rest();
}

// Nothing but white space may follow the root.
bool PlainReader::read_rest() {
  while (std::all_of(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), bytes_.end(), is_space)) {
    at_ = bytes_.size();
    if (source_ == nullptr) return true;
    if (!refill()) return false;
  }
  return false;
}

bool PlainReader::read_name(Written& name) {
  const std::size_t begin = at_;
  const auto part = [&] {
    if (at_ == bytes_.size() || !is(bytes_[at_], kNameStart)) return false;
    while (at_ < bytes_.size() && is(bytes_[at_], kNamePart)) ++at_;
    return true;
  };
  if (!part()) return false;
  std::size_t local = begin;
  if (ahead(':')) {
    local = ++at_;
    if (!part()) return false;
  }
  name.whole = bytes_.substr(begin, at_ - begin);
  name.local = bytes_.substr(local, at_ - local);
  name.prefix = local == begin ? std::string_view() : bytes_.substr(begin, local - 1 - begin);
  return !ahead(':') && name.whole.size() <= limits_.name;
}

// Where a start tag as the one ahead would be known. Null when it is too long to come again, or may
// end behind a ">" in quotes.
PlainReader::Known* PlainReader::known_place() {
  // Word processors write the same properties in the same order, run after run.
  if (before_ != nullptr && before_->next != nullptr && before_->next->age == age_ &&
      bytes_.substr(at_).starts_with(before_->next->tag))
    return before_->next;
  constexpr std::size_t kLongest = 96;
  const std::string_view rest = bytes_.substr(at_, kLongest);
  const std::size_t end = rest.find('>');
  if (end == std::string_view::npos) return nullptr;
  const std::string_view tag = rest.substr(0, end + 1);
  Known& place = known_[mixed(tag) % known_.size()];
  if (place.age != age_ || place.tag != tag) place = {.tag = tag, .next = place.next};
  return &place;
}

bool PlainReader::read_start() {
  if (open_.size() >= static_cast<std::size_t>(limits_.depth)) return false;
  const std::size_t begin = at_;
  Known* place = known_place();
  if (place != nullptr && place->age == age_) {
    if (before_ != nullptr) before_->next = place;
    before_ = place;
    at_ += place->tag.size();
    open(begin, place->name, place->interned, bindings_.size());
    return true;
  }
  const std::size_t outside = bindings_.size();
  Written name;
  if (!read_start_tag(name)) return false;
  const bool declares = bindings_.size() > outside;
  if (declares) forget_names();
  const std::optional<Index> interned = intern(name);
  if (!interned || !check_prefixes()) return false;
  if (place != nullptr && !declares && place->tag.size() == at_ - begin)
    *place = {place->tag, name.whole, *interned, age_, place->next};
  open(begin, name.whole, *interned, outside);
  return true;
}

bool PlainReader::read_start_tag(Written& name) {
  const std::size_t begin = at_++;
  if (!read_name(name)) return false;
  attributes_.clear();
  int count = 0;
  while (at_ < bytes_.size() && is_space(bytes_[at_])) {
    while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
    if (ahead('>') || ahead('/')) break;
    if (++count > limits_.attributes || !read_attribute()) return false;
  }
  at_ += ahead('/') ? 1 : 0;
  if (!ahead('>')) return false;
  ++at_;
  return at_ - begin <= limits_.text;
}

// The element whose start tag ends here.
void PlainReader::open(std::size_t begin, std::string_view name, Index interned,
                       std::size_t outside) {
  const auto index = static_cast<Index>(document_.nodes_.size());
  const auto content = static_cast<Index>(at_);
  const bool declares = bindings_.size() > outside;
  const bool empty = bytes_[at_ - 2] == '/';
  document_.nodes_.push_back({.kind = Kind::element,
                              .declares = declares,
                              .name = interned,
                              .parent = open_.empty() ? kNone : open_.back().node,
                              .end = index + 1,
                              .begin = static_cast<Index>(begin),
                              .content = content,
                              .close = content,
                              .after = content});
  if (empty && !declares && visitor_ == nullptr) return;  // nothing is left to be closed
  open_.push_back({index, name, outside});
  if (visitor_ != nullptr) visitor_->start(document_, index);
  if (empty) close(content, content);
}

void PlainReader::forget_names() {
  written_.clear();
  ++age_;
}

std::optional<Index> PlainReader::intern(const Written& name) {
  const auto known = written_.find(name.whole);
  if (known != written_.end()) return known->second;
  const auto bound = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                  [&](const Binding& one) { return one.prefix == name.prefix; });
  if (bound == bindings_.rend() && !name.prefix.empty()) return std::nullopt;
  const std::string_view space = bound == bindings_.rend() ? std::string_view() : bound->space;
  const auto [found, fresh] =
      names_.try_emplace({space, name.local}, static_cast<Index>(document_.names_.size()));
  if (fresh) {
    document_.names_.push_back({std::string(document_.aliased(space)), std::string(name.local)});
  }
  written_.emplace(name.whole, found->second);
  return found->second;
}

bool PlainReader::read_end() {
  const std::size_t begin = at_;
  const std::string_view name = open_.empty() ? std::string_view() : open_.back().name;
  if (name.empty() || bytes_.substr(at_ + 2, name.size()) != name) return false;
  at_ += 2 + name.size();
  if (!ahead('>')) return false;
  ++at_;
  close(static_cast<Index>(begin), static_cast<Index>(at_));
  return true;
}

void PlainReader::close(Index close, Index after) {
  const Open& open = open_.back();
  Node& node = document_.nodes_[open.node];
  node.close = close;
  node.after = after;
  node.end = static_cast<Index>(document_.nodes_.size());
  if (bindings_.size() > open.bindings) {
    bindings_.resize(open.bindings);
    forget_names();
  }
  if (visitor_ != nullptr) {
    visitor_->end(document_, open.node);
    document_.nodes_.pop_back();
  }
  open_.pop_back();
}

bool PlainReader::read_text() {
  const std::size_t begin = at_;
  while (true) {
    while (at_ < bytes_.size() && is(bytes_[at_], kText)) ++at_;
    if (at_ == bytes_.size()) return false;
    if (bytes_[at_] == '<') break;
    if (bytes_[at_] == ']') {
      if (bytes_.substr(at_).starts_with("]]>")) return false;
      ++at_;
    } else if (!reference()) {
      return false;
    }
  }
  if (at_ - begin > limits_.text) return false;
  if (visitor_ != nullptr) return true;
  const auto index = static_cast<Index>(document_.nodes_.size());
  const auto from = static_cast<Index>(begin);
  const auto to = static_cast<Index>(at_);
  document_.nodes_.push_back({.kind = Kind::text,
                              .parent = open_.back().node,
                              .end = index + 1,
                              .begin = from,
                              .content = from,
                              .close = to,
                              .after = to});
  return true;
}

}  // namespace engross::xml
