#include "docx/zip_entries.h"

#include <optional>

#include "base/text.h"
#include "docx/zip_directory.h"
#include "docx/zip_records.h"

namespace engross::docx::zip {
namespace {

using base::Fault;

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

// An archiver could make links and devices out of such entries; a part is a plain file.
bool is_plain(std::string_view central) {
  constexpr std::uint32_t kKind = 0170000;  // of a file, in the mode that Unix archivers keep
  const std::uint32_t kind = (u32(central, 38) >> 16) & kKind;
  return kind == 0 || kind == 0100000 || kind == 0040000;
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

}  // namespace

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

}  // namespace engross::docx::zip
