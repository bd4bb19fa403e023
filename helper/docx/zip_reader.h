// Inflates the entries of a zip file through zlib, never past what the directory said, and checks
// every CRC: a damaged legal document must not be rewritten silently. libdeflate would be faster
// and takes streams that others refuse.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "docx/zip_layout.h"

struct z_stream_s;

namespace engross::docx {

struct EndInflate {
  void operator()(z_stream_s* stream) const;
};
using InflateStream = std::unique_ptr<z_stream_s, EndInflate>;

// An entry, piece by piece.
class EntryReader {
 public:
  explicit EntryReader(const ZipEntry& entry) : entry_(entry) {}  // borrowed

  // The next bytes, good until the next call; none at the end. Fails as read_entry does, at the
  // latest where the entry should end.
  base::Result<std::string_view> next();

 private:
  bool begin();
  bool inflate_piece(std::string_view& piece);
  bool take(std::string_view piece);

  const ZipEntry& entry_;
  InflateStream stream_;
  std::array<char, 64 << 10> piece_;
  bool begun_ = false;
  bool ended_ = false;
  std::uint64_t seen_ = 0;
  std::uint32_t crc_ = 0;
};

// The whole entry, as many bytes as the directory said. Fails when there are more, fewer or other
// ones, or bytes behind them that are no part of the stream.
base::Result<std::string> read_entry(const ZipEntry& entry);
// The same without keeping the bytes.
base::Result<void> verify_entry(const ZipEntry& entry);

}  // namespace engross::docx
