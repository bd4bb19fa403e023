#include "docx/zip_directory.h"

#include <vector>

#include "docx/zip_records.h"

namespace engross::docx {
namespace {

using namespace zip;

// Every place where an end record could stand: its comment must reach exactly to the end of the
// file.
std::vector<std::size_t> end_records(std::string_view file) {
  constexpr std::size_t kLongestComment = 0xFFFF;
  std::vector<std::size_t> found;
  if (file.size() < kEndSize) return found;
  const std::size_t first =
      file.size() > kEndSize + kLongestComment ? file.size() - kEndSize - kLongestComment : 0;
  constexpr std::string_view kSigned = "PK\5\6";  // kEndSignature, as it is written
  for (std::size_t at = file.find(kSigned, first); at <= file.size() - kEndSize;
       at = file.find(kSigned, at + 1)) {
    if (at + kEndSize + u16(file, at + 20) == file.size()) found.push_back(at);
  }
  return found;
}

// The directory as the zip64 record before `end` has it.
base::Result<ZipDirectory> wide_directory(std::string_view file, std::size_t end) {
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
  ZipDirectory directory;
  directory.count = u64(file, at + 32);
  directory.size = u64(file, at + 40);
  directory.begin = u64(file, at + 48);
  if (u64(file, at + 24) != directory.count) return refused("a zip file on several disks");
  if (directory.begin > at || directory.size != at - directory.begin)
    return damaged("its directory is not where it should be");
  return directory;
}

}  // namespace

base::Result<ZipDirectory> find_directory(std::string_view file) {
  const std::vector<std::size_t> ends = end_records(file);
  if (ends.empty()) return damaged("its end is missing, or something follows it");
  if (ends.size() > 1) return refused("a zip file with two ends");
  const std::size_t end = ends.front();
  if (u16(file, end + 4) != 0 || u16(file, end + 6) != 0 ||
      u16(file, end + 8) != u16(file, end + 10)) {
    const bool wide = u16(file, end + 4) == 0xFFFF || u16(file, end + 6) == 0xFFFF;
    if (!wide) return refused("a zip file on several disks");
  }
  ZipDirectory directory;
  directory.count = u16(file, end + 10);
  directory.size = u32(file, end + 12);
  directory.begin = u32(file, end + 16);
  const bool wide =
      directory.count == 0xFFFF || directory.size == kSeeWide || directory.begin == kSeeWide;
  if (wide) {
    base::Result<ZipDirectory> found = wide_directory(file, end);
    if (!found) return found;
    directory = *found;
  } else if (directory.begin > end || directory.size != end - directory.begin) {
    return damaged("its directory is not where it should be");
  }
  directory.comment = file.substr(end + kEndSize);
  return directory;
}

}  // namespace engross::docx
