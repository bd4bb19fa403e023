// Where everything stands in a zip file: every entry's bytes, checked against the directory at the
// end of the file, so that untouched entries can be copied as they are. Two programs must never
// read one file differently, so an archive whose two descriptions of an entry disagree is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace engross::docx {

struct ZipEntry {
  std::string name;
  std::uint32_t crc = 0;
  std::uint64_t compressed = 0;  // bytes
  std::uint64_t size = 0;        // bytes once inflated, as the directory says
  std::uint16_t method = 0;      // 0 stored, 8 deflated
  std::uint16_t flags = 0;
  bool wide = false;         // written with zip64 fields
  std::string_view local;    // the whole local record: header, data, descriptor
  std::string_view data;     // the compressed bytes within
  std::string_view central;  // its record in the directory
};

struct ZipLayout {
  std::vector<ZipEntry> entries;  // in the directory's order
  std::string_view comment;
  // Indexes of the entries in the order of their bytes, which the directory need not have.
  std::vector<std::size_t> by_position() const;
};

// Limits on a file, which hold before anything is inflated. The ratio counts past `ratio_from`
// bytes.
struct ZipLimits {
  std::uint64_t file = std::uint64_t{100} << 20;
  std::uint64_t entries = 1000;
  std::uint64_t xml_part = std::uint64_t{64} << 20;
  std::uint64_t other_part = std::uint64_t{256} << 20;
  std::uint64_t all_parts = std::uint64_t{512} << 20;
  std::uint64_t ratio = 100;
  std::uint64_t ratio_from = 100 << 10;
};

// Of files that the program itself has packed: rows of a loop, or a document that is included again
// and again, pack more tightly than a stranger's file may.
inline ZipLimits limits_of_made() {
  ZipLimits limits;
  limits.ratio = 1100;
  return limits;
}

// The views in the result borrow `file`. Fails with refused (hostile or encrypted), unsupported (a
// compression Word does not use) or malformed (damaged).
base::Result<ZipLayout> read_layout(std::string_view file, const ZipLimits& limits);

}  // namespace engross::docx
