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
      if (part.properties || (part.reading.marks.empty() && part.reading.controls.empty()))
        continue;
      for (const Binding& binding : bindings(*part.part)) {
        const auto done = take(part, binding);
        if (!done) return tl::unexpected(done.error());
      }
    }
    return found();
  }

 private:
  struct Store {
    std::unique_ptr<Part> part;  // null when it is no XML
    std::set<Index> bound;       // elements to be filled
    std::vector<BoundValue> values;
  };

  base::Result<void> take(PartReading& part, const Binding& binding) {
    if (holds_mark(part.reading, binding)) {
      const auto followed = follow_binding(part, binding);
      if (!followed) return tl::unexpected(followed.error());
      if (!*followed) cut_loose(part, binding);
      return {};
    }
    const Index control = part.part->xml[part.part->xml[binding.node].parent].parent;
    const auto tagged = std::ranges::find(part.reading.controls, control, &TaggedControl::node);
    if (tagged == part.reading.controls.end()) return {};
    const auto followed = follow_tag(part, binding, *tagged);
    if (!followed) return tl::unexpected(followed.error());
    tagged->follows = *followed;
    return {};
  }

  // The same for a control that is filled by its tag, whatever the data says at present.
  base::Result<bool> follow_tag(const PartReading& part, const Binding& binding,
                                const TaggedControl& control) {
    const bool words = control.kind != ControlKind::rich && control.kind != ControlKind::section;
    if (!words || !stands_alone(part.reading, binding)) return false;
    const auto entry = find_store(package_, binding.store);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return false;
    const auto store = read(**entry);
    if (!store) return tl::unexpected(store.error());
    const PartReading* known = read_already(**entry);
    const Part* data = known != nullptr ? known->part.get() : (*store)->part.get();
    if (data == nullptr) return false;
    const auto leaf = follow(data->xml, binding.path, binding.prefixes);
    if (!leaf || !holds_one_value(data->xml, *leaf)) return false;
    if ((*store)->bound.contains(*leaf) ||
        (known != nullptr && holds_marks(*known, data->xml[*leaf])))
      return false;
    const auto other = std::ranges::find((*store)->values, *leaf, &BoundValue::leaf);
    if (other != (*store)->values.end()) return other->mark.text == control.mark.text;
    (*store)->values.push_back(bound_value(*part.part, control, data->xml, *leaf));
    (*store)->values.back().spot = {static_cast<std::uint32_t>(&part - parts_.data()),
                                    static_cast<std::uint32_t>(control.mark.paragraph)};
    return true;
  }

  static bool holds_marks(const PartReading& part, const xml::Node& leaf) {
    return std::ranges::any_of(part.reading.marks, [&](const Mark& mark) {
      return mark.begin >= leaf.begin && mark.end <= leaf.after;
    });
  }

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

  // The part's own reading, where it is one of those with texts; null for other data.
  PartReading* read_already(std::size_t entry) const {
    const auto known = std::ranges::find(parts_, entry, &PartReading::entry);
    return known == parts_.end() ? nullptr : &*known;
  }

  std::vector<PartReading> found() {
    std::vector<PartReading> data;
    for (auto& [entry, store] : stores_) {
      std::ranges::sort(store.values, {}, &BoundValue::leaf);
      if (PartReading* known = read_already(entry)) {
        known->reading.bound = std::move(store.values);
        continue;
      }
      if (store.bound.empty() && store.values.empty()) continue;
      for (const Index leaf : store.bound) add_line(*store.part, leaf);
      store.part->title = "document data";
      PartReading& made = data.emplace_back();
      made.entry = entry;
      made.part = std::move(store.part);
      made.properties = true;
      made.reading.bound = std::move(store.values);
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
