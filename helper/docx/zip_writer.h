// Writes a zip file from entries of another one, in any order: untouched ones as their bytes stand,
// changed and new ones deflated; the directory keeps its order. The same input gives the same
// bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "docx/packer.h"
#include "docx/zip_layout.h"

namespace engross::docx {

class ZipWriter {
 public:
  explicit ZipWriter(std::size_t expected_bytes) { out_.reserve(expected_bytes); }

  // The entry's record as it came.
  void copy(const ZipEntry& entry);
  // The entry with other content; name, time stamp and attributes stay.
  void replace(const ZipEntry& entry, std::string_view content);
  void replace(const ZipEntry& entry, const Packed& packed);
  // An entry that no file had, behind all others. Its time stamp is the format's first day, so that
  // the same content gives the same bytes.
  void add(std::string_view name, std::string_view content);
  // Ends the file. At most 4 GiB, which the limits on parts keep.
  std::string finish(std::string_view comment) &&;

 private:
  void replace(const ZipEntry& entry, std::uint16_t method, std::string_view data,
               std::uint32_t crc, std::uint64_t size);
  void add_central(const ZipEntry& entry, std::uint32_t crc, std::uint64_t compressed,
                   std::uint64_t size, std::uint16_t method, std::size_t offset);

  std::string_view deflated(std::string_view content);  // good until the next call

  struct Record {
    const char* order;  // where the entry stood in the directory it came from
    std::string bytes;
  };
  std::string out_;
  std::vector<Record> central_;
  std::vector<std::string> added_;  // directory records of new entries
  Compressor compressor_;
  std::unique_ptr<char[]> packed_;
  std::size_t packed_size_ = 0;
};

}  // namespace engross::docx
