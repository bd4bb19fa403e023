#include "docx/zip_layout.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/text.h"
#include "docx/zip_directory.h"
#include "docx/zip_records.h"

namespace engross::docx {
namespace {

using base::Fault;
using namespace zip;

// The values that the zip64 extra field gives for those that do not fit, in the format's fixed
// order.
bool take_wide(std::string_view extra, std::vector<std::uint64_t*> wanted) {
  std::size_t at = 0;
  while (at + 4 <= extra.size()) {
    const std::uint16_t id = u16(extra, at);
    const std::size_t length = u16(extra, at + 2);
    at += 4;
    if (length > extra.size() - at) return false;
    if (id == kWideExtra) {
      if (length < wanted.size() * 8) return false;
      for (std::size_t i = 0; i < wanted.size(); ++i) *wanted[i] = u64(extra, at + i * 8);
      return true;
    }
    at += length;
  }
  return false;
}

// Names are opaque to us and never become file names; these could deceive whoever unpacks the file.
std::optional<std::string> name_fault(std::string_view name) {
  if (name.empty()) return "an entry without a name";
  if (base::find_ill_formed(name)) return "an entry whose name is not UTF-8";
  if (name.find('\0') != std::string_view::npos) return "an entry with a NUL in its name";
  if (name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find(':') != std::string_view::npos) {
    return "an entry named as a path outside the file";
  }
  for (const std::string& step : base::split(name, '/')) {
    if (step == "..") return "an entry named as a path outside the file";
  }
  return std::nullopt;
}

struct Central {
  ZipEntry entry;
  std::uint64_t local_at = 0;
  std::size_t length = 0;
};

base::Result<Central> read_central(std::string_view file, std::size_t at, std::size_t end) {
  if (end - at < kCentralSize || u32(file, at) != kCentralSignature)
    return damaged("its directory is broken");
  const std::size_t name_size = u16(file, at + 28);
  const std::size_t extra_size = u16(file, at + 30);
  Central central;
  central.length = kCentralSize + name_size + extra_size + u16(file, at + 32);
  if (central.length > end - at) return damaged("its directory is broken");
  ZipEntry& entry = central.entry;
  entry.name = file.substr(at + kCentralSize, name_size);
  entry.central = file.substr(at, central.length);
  entry.flags = u16(file, at + 8);
  entry.method = u16(file, at + 10);
  entry.crc = u32(file, at + 16);
  entry.compressed = u32(file, at + 20);
  entry.size = u32(file, at + 24);
  central.local_at = u32(file, at + 42);
  if (u16(file, at + 34) != 0 && u16(file, at + 34) != 0xFFFF)
    return refused("a zip file on several disks");
  std::vector<std::uint64_t*> wide;
  for (std::uint64_t* value : {&entry.size, &entry.compressed, &central.local_at}) {
    if (*value == kSeeWide) wide.push_back(value);
  }
  entry.wide = !wide.empty();
  if (entry.wide && !take_wide(file.substr(at + kCentralSize + name_size, extra_size), wide)) {
    return damaged("a zip64 size is missing");
  }
  return central;
}

// An archiver could make links and devices out of such entries; a part is a plain file.
bool is_plain(std::string_view central) {
  constexpr std::uint32_t kKind = 0170000;  // of a file, in the mode that Unix archivers keep
  const std::uint32_t kind = (u32(central, 38) >> 16) & kKind;
  return kind == 0 || kind == 0100000 || kind == 0040000;
}

base::Result<void> check_kind(const ZipEntry& entry) {
  if (const auto fault = name_fault(entry.name)) return refused(*fault);
  if (!is_plain(entry.central))
    return refused("an entry that is a link or a device, not a part (" + entry.name + ")");
  if ((entry.flags & kEncrypted) != 0) {
    return base::failure(Fault::refused, "a password-protected part", entry.name,
                         "take the password off and save it again");
  }
  if (entry.method != kStored && entry.method != kDeflated) {
    return base::failure(
        Fault::unsupported,
        "a compression that Word files do not use (method " + std::to_string(entry.method) + ")",
        entry.name, std::string(kSaveOnceMore));
  }
  return {};
}

base::Result<void> check_size(const ZipEntry& entry, const ZipLimits& limits) {
  if (entry.method == kStored && entry.size != entry.compressed)
    return damaged("sizes of " + entry.name + " disagree");
  if (entry.size > limits.other_part)
    return refused("a part that is too large (" + entry.name + ")");
  return {};
}

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

// The descriptor behind the data: with or without its signature, narrow or wide; its length, or
// nothing.
std::optional<std::size_t> descriptor_length(std::string_view after, const ZipEntry& entry) {
  for (const std::size_t width : {std::size_t{4}, std::size_t{8}}) {
    for (const std::size_t head : {std::size_t{4}, std::size_t{0}}) {
      const std::size_t length = head + 4 + 2 * width;
      if (after.size() < length) continue;
      if (head == 4 && u32(after, 0) != kDescriptorSignature) continue;
      if (u32(after, head) == entry.crc && number(after, head + 4, width) == entry.compressed &&
          number(after, head + 4 + width, width) == entry.size) {
        return length;
      }
    }
  }
  return std::nullopt;
}

bool agrees(std::uint64_t local, std::uint64_t central, bool descriptor) {
  return local == central || (descriptor && local == 0);
}

base::Result<void> read_local(std::string_view file, std::uint64_t at, std::uint64_t directory,
                              ZipEntry& entry) {
  const auto disagree = [&] {
    return refused("two descriptions of " + entry.name + " that disagree");
  };
  if (at > directory || directory - at < kLocalSize || u32(file, at) != kLocalSignature) {
    return damaged("the part " + entry.name + " is not where the directory says");
  }
  const std::size_t name_size = u16(file, at + 26);
  const std::size_t head = kLocalSize + name_size + u16(file, at + 28);
  if (head > directory - at || entry.compressed > directory - at - head) {
    return damaged("the part " + entry.name + " is cut off");
  }
  const bool descriptor = (entry.flags & kDescriptor) != 0;
  std::uint64_t size = u32(file, at + 22);
  std::uint64_t compressed = u32(file, at + 18);
  std::vector<std::uint64_t*> wide;
  if (size == kSeeWide) wide.push_back(&size);
  if (compressed == kSeeWide) wide.push_back(&compressed);
  if (!wide.empty()) {
    entry.wide = true;
    if (!take_wide(file.substr(at + kLocalSize + name_size, head - kLocalSize - name_size), wide)) {
      return damaged("a zip64 size is missing");
    }
  }
  if (file.substr(at + kLocalSize, name_size) != entry.name || u16(file, at + 8) != entry.method)
    return disagree();
  if (((u16(file, at + 6) ^ entry.flags) & (kEncrypted | kDescriptor)) != 0) return disagree();
  if (!agrees(u32(file, at + 14), entry.crc, descriptor) ||
      !agrees(compressed, entry.compressed, descriptor) || !agrees(size, entry.size, descriptor)) {
    return disagree();
  }
  std::size_t length = head + entry.compressed;
  entry.data = file.substr(at + head, entry.compressed);
  if (descriptor) {
    const auto behind = descriptor_length(file.substr(at + length, directory - at - length), entry);
    if (!behind) return disagree();
    length += *behind;
  }
  entry.local = file.substr(at, length);
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
