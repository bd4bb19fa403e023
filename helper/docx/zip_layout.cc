#include "docx/zip_layout.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/text.h"
#include "docx/zip_records.h"

namespace engross::docx {
namespace {

using base::Fault;
using namespace zip;

constexpr std::string_view kSaveOnceMore = "save it again in the word processor";

tl::unexpected<base::Error> damaged(std::string what) {
  return base::failure(Fault::malformed, "a damaged file: " + what, "the zip container",
                       std::string(kSaveOnceMore));
}

tl::unexpected<base::Error> refused(std::string what) {
  return base::failure(Fault::refused, std::move(what), "the zip container",
                       "use a document that was saved by a word processor");
}

struct Directory {
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  std::uint64_t count = 0;
  std::string_view comment;
};

// Every place where an end record could stand: its comment must reach exactly to the end of the
// file.
std::vector<std::size_t> end_records(std::string_view file) {
  constexpr std::size_t kLongestComment = 0xFFFF;
  std::vector<std::size_t> found;
  if (file.size() < kEndSize) return found;
  const std::size_t first =
      file.size() > kEndSize + kLongestComment ? file.size() - kEndSize - kLongestComment : 0;
  for (std::size_t at = file.size() - kEndSize + 1; at-- > first;) {
    if (u32(file, at) == kEndSignature && at + kEndSize + u16(file, at + 20) == file.size())
      found.push_back(at);
  }
  return found;
}

// The directory as the zip64 record before `end` has it.
base::Result<Directory> wide_directory(std::string_view file, std::size_t end) {
  if (end < kWideLocatorSize + kWideEndSize) return damaged("its zip64 record is missing");
  const std::size_t locator = end - kWideLocatorSize;
  if (u32(file, locator) != kWideLocatorSignature) return damaged("its zip64 record is missing");
  const std::uint64_t at = u64(file, locator + 8);
  if (u32(file, locator + 4) != 0 || u32(file, locator + 16) > 1)
    return refused("a zip file on several disks");
  if (at > locator - kWideEndSize || u32(file, at) != kWideEndSignature)
    return damaged("its zip64 record is missing");
  const std::uint64_t length = u64(file, at + 4);
  if (length < kWideEndSize - 12 || length != locator - at - 12)
    return damaged("its zip64 record has a wrong length");
  if (u32(file, at + 16) != 0 || u32(file, at + 20) != 0)
    return refused("a zip file on several disks");
  Directory directory;
  directory.count = u64(file, at + 32);
  directory.size = u64(file, at + 40);
  directory.begin = u64(file, at + 48);
  if (u64(file, at + 24) != directory.count) return refused("a zip file on several disks");
  if (directory.begin > at || directory.size != at - directory.begin)
    return damaged("its directory is not where it should be");
  return directory;
}

base::Result<Directory> find_directory(std::string_view file) {
  const std::vector<std::size_t> ends = end_records(file);
  if (ends.empty()) return damaged("its end is missing, or something follows it");
  if (ends.size() > 1) return refused("a zip file with two ends");
  const std::size_t end = ends.front();
  if (u16(file, end + 4) != 0 || u16(file, end + 6) != 0 ||
      u16(file, end + 8) != u16(file, end + 10)) {
    const bool wide = u16(file, end + 4) == 0xFFFF || u16(file, end + 6) == 0xFFFF;
    if (!wide) return refused("a zip file on several disks");
  }
  Directory directory;
  directory.count = u16(file, end + 10);
  directory.size = u32(file, end + 12);
  directory.begin = u32(file, end + 16);
  const bool wide =
      directory.count == 0xFFFF || directory.size == kSeeWide || directory.begin == kSeeWide;
  if (wide) {
    base::Result<Directory> found = wide_directory(file, end);
    if (!found) return found;
    directory = *found;
  } else if (directory.begin > end || directory.size != end - directory.begin) {
    return damaged("its directory is not where it should be");
  }
  directory.comment = file.substr(end + kEndSize);
  return directory;
}

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

base::Result<void> check_entry(const ZipEntry& entry, const ZipLimits& limits) {
  if (const auto fault = name_fault(entry.name)) return refused(*fault);
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
  if (entry.method == kStored && entry.size != entry.compressed)
    return damaged("sizes of " + entry.name + " disagree");
  if (entry.size > limits.other_part)
    return refused("a part that is too large (" + entry.name + ")");
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
  const base::Result<Directory> directory = find_directory(file);
  if (!directory) return tl::unexpected(directory.error());
  if (directory->count > limits.entries)
    return refused("more than " + std::to_string(limits.entries) + " parts");
  ZipLayout layout;
  layout.comment = directory->comment;
  std::uint64_t total = 0;
  std::size_t at = directory->begin;
  const std::size_t end = directory->begin + directory->size;
  for (std::uint64_t i = 0; i < directory->count; ++i) {
    base::Result<Central> central = read_central(file, at, end);
    if (!central) return tl::unexpected(central.error());
    at += central->length;
    if (const auto checked = check_entry(central->entry, limits); !checked)
      return tl::unexpected(checked.error());
    if (const auto local = read_local(file, central->local_at, directory->begin, central->entry);
        !local) {
      return tl::unexpected(local.error());
    }
    total += central->entry.size;
    if (total > limits.all_parts) return refused("parts that are too large together");
    layout.entries.push_back(std::move(central->entry));
  }
  if (at != end) return damaged("its directory holds more than it says");
  if (const auto names = check_names(layout.entries); !names) return tl::unexpected(names.error());
  if (const auto cover = check_cover(layout.entries, file, directory->begin); !cover)
    return tl::unexpected(cover.error());
  return layout;
}

}  // namespace engross::docx
