#include "docx/bound_data.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "docx/binding.h"
#include "docx/source.h"

namespace engross::docx {
namespace {

using xml::Index;

class BoundData {
 public:
  BoundData(const Package& package, std::vector<PartReading>& parts,
            std::vector<std::string>& notices)
      : package_(package), parts_(parts), notices_(notices) {}

  base::Result<std::vector<PartReading>> find() {
    for (PartReading& part : parts_) {
      if (part.properties || part.reading.marks.empty()) continue;
      for (const Binding& binding : bindings(*part.part)) {
        if (!holds_mark(part.reading, binding)) continue;
        const auto followed = follow_binding(part, binding);
        if (!followed) return tl::unexpected(followed.error());
        if (!*followed) cut_loose(part, binding);
      }
    }
    return found();
  }

 private:
  struct Store {
    std::unique_ptr<Part> part;  // null when it is no XML
    std::set<Index> bound;       // elements to be filled
  };

  static bool holds_mark(const Reading& reading, const Binding& binding) {
    return std::ranges::any_of(reading.marks, [&](const Mark& mark) {
      return mark.control == xml::kNone && mark.begin >= binding.begin && mark.end <= binding.end;
    });
  }

  // Data is there once and always: it has no place in a loop or a condition, and none for one.
  static bool stands_alone(const Reading& reading, const Binding& binding) {
    return std::ranges::none_of(reading.blocks.blocks, [&](const Block& block) {
      return reading.marks[block.marks.front()].begin < binding.end &&
             reading.marks[block.marks.back()].end > binding.begin;
    });
  }

  // Whether the data is filled along with the control.
  base::Result<bool> follow_binding(const PartReading& part, const Binding& binding) {
    if (!stands_alone(part.reading, binding)) return false;
    const auto entry = find_store(package_, binding.store);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return false;
    const auto store = read(**entry);
    if (!store) return tl::unexpected(store.error());
    if ((*store)->part == nullptr) return false;
    const xml::Document& data = (*store)->part->xml;
    const auto leaf = follow(data, binding.path, binding.prefixes);
    if (!leaf || data[*leaf].end != *leaf + 2 || data[*leaf + 1].kind != xml::Kind::text)
      return false;
    const std::string shown = text_between(*part.part, binding.begin, binding.end);
    if (base::trim(data.text(*leaf)) != base::trim(shown)) return false;
    (*store)->bound.insert(*leaf);
    return true;
  }

  base::Result<Store*> read(std::size_t entry) {
    const auto known = stores_.find(entry);
    if (known != stores_.end()) return &known->second;
    const std::string& name = package_.layout().entries[entry].name;
    base::Result<std::string> bytes = package_.read(entry);
    if (!bytes) return tl::unexpected(bytes.error());
    Store& store = stores_[entry];
    auto document = xml::Document::parse(std::move(*bytes), name);
    if (document) store.part = std::make_unique<Part>(name, std::move(*document));
    return &store;
  }

  void cut_loose(PartReading& part, const Binding& binding) {
    const xml::Node& node = part.part->xml[binding.node];
    part.reading.cuts.emplace_back(node.begin, node.after);
    constexpr std::size_t kShown = 80;
    notices_.push_back(
        "a content control shows data that does not hold the same mark; it is cut loose from it, "
        "so that the filled text stays (" +
        binding.path.substr(0, kShown) + ")");
  }

  bool is_read_already(std::size_t entry) const {
    return std::ranges::any_of(parts_,
                               [&](const PartReading& part) { return part.entry == entry; });
  }

  std::vector<PartReading> found() {
    std::vector<PartReading> data;
    for (auto& [entry, store] : stores_) {
      if (store.bound.empty() || is_read_already(entry)) continue;
      for (const Index leaf : store.bound) add_line(*store.part, leaf);
      store.part->title = "document data";
      data.push_back({.entry = entry,
                      .part = std::move(store.part),
                      .places = {},
                      .reading = {},
                      .properties = true});
    }
    return data;
  }

  const Package& package_;
  std::vector<PartReading>& parts_;
  std::vector<std::string>& notices_;
  std::map<std::size_t, Store> stores_;
};

}  // namespace

base::Result<std::vector<PartReading>> bound_data(const Package& package,
                                                  std::vector<PartReading>& parts,
                                                  std::vector<std::string>& notices) {
  return BoundData(package, parts, notices).find();
}

}  // namespace engross::docx
