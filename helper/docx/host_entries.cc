// Entries that come into a host, and the file that it becomes.
#include "base/text.h"
#include "docx/host.h"
#include "docx/names.h"
#include "docx/new_parts.h"

namespace engross::docx {

std::string Host::free_part(std::string_view like) const {
  const std::size_t dot = like.rfind('.');
  const std::string stem(like.substr(0, dot));
  const std::string extension(dot == std::string_view::npos ? "" : like.substr(dot));
  std::string name(like);
  for (int number = 2; package_.find(name) || names_.contains(base::fold(name)); ++number)
    name = stem + "_" + std::to_string(number) + extension;
  return name;
}

std::string Host::add_entry(std::string_view like, std::string bytes,
                            std::string_view content_type) {
  std::string name = free_part(like);
  names_.insert(base::fold(name));
  came_in_ += bytes.size();
  if (package_.content_type(name) != content_type) overrides_[name] = content_type;
  entries_.emplace_back(name, std::move(bytes));
  return name;
}

void Host::add_relations(const std::string& part, std::string xml) {
  came_in_ += xml.size();
  entries_.emplace_back(relations_part(part), std::move(xml));
}

bool Host::has_room(std::size_t bytes) const {
  const ZipLimits limits;
  std::size_t grown = came_in_ + bytes;
  for (const auto& part : parts_) grown += part ? part->size() : 0;
  return parts_[0]->size() + bytes <= kLargestPart && grown <= limits.file &&
         package_.layout().entries.size() + entries_.size() + kHostParts < limits.entries;
}

PlacesByPart Host::places() const {
  PlacesByPart all;
  for (const auto& part : parts_) {
    if (part) all[part->part().name] = part->places();
  }
  return all;
}

base::Result<std::string> Host::finish() {
  ChangedEntries changed;
  const std::vector<PartType> types(overrides_.begin(), overrides_.end());
  if (const auto done = declare_types(package_, types, changed); !done)
    return tl::unexpected(done.error());
  for (std::size_t i = 0; i < kHostParts; ++i) {
    if (!parts_[i]) continue;
    if (parts_[i]->has_new_relations()) {
      const auto written = [&](const std::string& prefix) {
        return parts_[i]->new_relations(prefix);
      };
      const auto done = extend_relations(package_, parts_[i]->part().name, written, changed);
      if (!done) return tl::unexpected(done.error());
    }
    if (parts_[i]->changed() || made_[i])
      changed.emplace_back(parts_[i]->part().name, parts_[i]->bytes());
  }
  for (auto& entry : entries_) changed.push_back(std::move(entry));
  return assembled(package_, changed);
}

}  // namespace engross::docx
