#include "docx/zip_reader.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "docx/zip_records.h"

namespace engross::docx {
namespace {

struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

tl::unexpected<base::Error> wrong(const ZipEntry& entry) {
  return base::failure(base::Fault::malformed, "a damaged file: wrong checksum or length",
                       entry.name, "save it again in the word processor");
}

// Counts what comes out of an entry and holds it against the directory.
class EntryCheck {
 public:
  explicit EntryCheck(const ZipEntry& entry) : entry_(entry) {}

  // False once there is more than the directory said.
  bool take(std::string_view bytes) {
    if (bytes.size() > entry_.size - seen_) return false;
    seen_ += bytes.size();
    crc_ = libdeflate_crc32(crc_, bytes.data(), bytes.size());
    return true;
  }
  bool whole() const { return seen_ == entry_.size && crc_ == entry_.crc; }

 private:
  const ZipEntry& entry_;
  std::uint64_t seen_ = 0;
  std::uint32_t crc_ = 0;
};

// Hands the bytes on piece by piece; false when the stream is broken or `take` wants no more.
template <typename Take>
bool inflate_all(std::string_view data, Take take) {
  constexpr int kRaw = -15;  // DEFLATE without a wrapper, the widest window
  // A file has at most 100 MiB, so an entry's length fits zlib's counter.
  if (data.size() > std::numeric_limits<uInt>::max()) return false;
  z_stream state = {};
  if (inflateInit2(&state, kRaw) != Z_OK) return false;
  const std::unique_ptr<z_stream, EndInflate> stream(&state);
  // zlib's interface is older than const; it does not write to its input.
  stream->next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(data.data()));
  stream->avail_in = static_cast<uInt>(data.size());
  std::array<char, 64 << 10> out;
  while (true) {
    stream->next_out = reinterpret_cast<Bytef*>(out.data());
    stream->avail_out = out.size();
    const int result = inflate(stream.get(), Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END) return false;
    if (!take(std::string_view(out.data(), out.size() - stream->avail_out))) return false;
    if (result == Z_STREAM_END) return stream->avail_in == 0;
  }
}

template <typename Take>
base::Result<void> each_piece(const ZipEntry& entry, Take take) {
  EntryCheck check(entry);
  const auto both = [&](std::string_view piece) {
    if (!check.take(piece)) return false;
    take(piece);
    return true;
  };
  const bool read = entry.method == zip::kStored ? both(entry.data) : inflate_all(entry.data, both);
  if (!read || !check.whole()) return wrong(entry);
  return {};
}

}  // namespace

base::Result<std::string> read_entry(const ZipEntry& entry) {
  std::string bytes;
  // What the directory says may be a lie, so room is made for what the data could hold.
  constexpr std::uint64_t kMostPacked = 1032;  // DEFLATE makes no more of one byte
  bytes.reserve(std::min(entry.size, std::uint64_t{entry.data.size()} * kMostPacked));
  const auto read = each_piece(entry, [&](std::string_view piece) { bytes += piece; });
  if (!read) return tl::unexpected(read.error());
  return bytes;
}

base::Result<void> verify_entry(const ZipEntry& entry) {
  return each_piece(entry, [](std::string_view) {});
}

}  // namespace engross::docx
