#include "docx/zip_layout.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "docx/zip_directory.h"
#include "docx/zip_entries.h"
#include "docx/zip_records.h"

namespace engross::docx {
namespace {

using namespace zip;

base::Result<std::vector<Central>> read_directory(std::string_view file,
                                                  const ZipDirectory& directory) {
  std::vector<Central> all;
  std::size_t at = directory.begin;
  const std::size_t end = directory.begin + directory.size;
  for (std::uint64_t i = 0; i < directory.count; ++i) {
    base::Result<Central> central = read_central(file, at, end);
    if (!central) return tl::unexpected(central.error());
    if (const auto checked = check_kind(central->entry); !checked)
      return tl::unexpected(checked.error());
    at += central->length;
    all.push_back(std::move(*central));
  }
  if (at != end) return damaged("its directory holds more than it says");
  return all;
}

// Entries that lie over each other are how a small file says that it holds a huge one, so this
// comes before any size is looked at.
base::Result<void> check_overlap(const std::vector<Central>& all) {
  std::vector<const Central*> order;
  order.reserve(all.size());
  for (const Central& central : all) order.push_back(&central);
  std::ranges::sort(order, {}, &Central::local_at);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const ZipEntry& before = order[i - 1]->entry;
    const std::uint64_t room = order[i]->local_at - order[i - 1]->local_at;
    const std::uint64_t head = kLocalSize + before.name.size();
    if (head > room || before.compressed > room - head) return refused("overlapping entries");
  }
  return {};
}

// Entries must fill the file up to the directory, each byte belonging to one of them.
base::Result<void> check_cover(const std::vector<ZipEntry>& entries, std::string_view file,
                               std::uint64_t directory) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
  for (const ZipEntry& entry : entries) {
    const auto begin = static_cast<std::uint64_t>(entry.local.data() - file.data());
    ranges.emplace_back(begin, begin + entry.local.size());
  }
  std::ranges::sort(ranges);
  std::uint64_t reached = 0;
  for (const auto& [begin, end] : ranges) {
    if (begin < reached) return refused("overlapping entries");
    if (begin > reached) return refused("bytes that belong to no part");
    reached = end;
  }
  if (reached != directory) return refused("bytes that belong to no part");
  return {};
}

// Part names of a package are the same when they differ only in case (ISO 29500-2, 6.2.2.3).
base::Result<void> check_names(const std::vector<ZipEntry>& entries) {
  std::vector<std::string> names;
  names.reserve(entries.size());
  for (const ZipEntry& entry : entries) names.push_back(base::fold(entry.name));
  std::ranges::sort(names);
  const auto twice = std::ranges::adjacent_find(names);
  if (twice != names.end()) return refused("two parts with one name (" + *twice + ")");
  return {};
}

}  // namespace

std::vector<std::size_t> ZipLayout::by_position() const {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return entries[i].local.data(); });
  return order;
}

base::Result<ZipLayout> read_layout(std::string_view file, const ZipLimits& limits) {
  if (file.size() > limits.file)
    return refused("a file of more than " + std::to_string(limits.file >> 20) + " MiB");
  const base::Result<ZipDirectory> directory = find_directory(file);
  if (!directory) return tl::unexpected(directory.error());
  if (directory->count > limits.entries)
    return refused("more than " + std::to_string(limits.entries) + " parts");
  base::Result<std::vector<Central>> all = read_directory(file, *directory);
  if (!all) return tl::unexpected(all.error());
  if (const auto apart = check_overlap(*all); !apart) return tl::unexpected(apart.error());
  ZipLayout layout;
  layout.comment = directory->comment;
  std::uint64_t total = 0;
  for (Central& central : *all) {
    if (const auto checked = check_size(central.entry, limits); !checked)
      return tl::unexpected(checked.error());
    if (const auto local = read_local(file, central.local_at, directory->begin, central.entry);
        !local) {
      return tl::unexpected(local.error());
    }
    total += central.entry.size;
    if (total > limits.all_parts) return refused("parts that are too large together");
    layout.entries.push_back(std::move(central.entry));
  }
  if (const auto names = check_names(layout.entries); !names) return tl::unexpected(names.error());
  if (const auto cover = check_cover(layout.entries, file, directory->begin); !cover)
    return tl::unexpected(cover.error());
  return layout;
}

}  // namespace engross::docx
