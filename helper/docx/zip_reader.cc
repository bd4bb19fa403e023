#include "docx/zip_reader.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <limits>

#include "docx/zip_records.h"

namespace engross::docx {
namespace {

tl::unexpected<base::Error> wrong(const ZipEntry& entry) {
  return base::failure(base::Fault::malformed, "a damaged file: wrong checksum or length",
                       entry.name, "save it again in the word processor");
}

std::uint32_t crc_of(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

// Null when there is no memory, or more than a file holds.
InflateStream inflating(std::string_view data) {
  constexpr int kRaw = -15;  // DEFLATE without a wrapper, the widest window
  // A file has at most 100 MiB, so an entry's length fits zlib's counter.
  if (data.size() > std::numeric_limits<uInt>::max()) return nullptr;
  auto stream = std::make_unique<z_stream>();
  if (inflateInit2(stream.get(), kRaw) != Z_OK) return nullptr;
  // zlib's interface is older than const; it does not write to its input.
  stream->next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(data.data()));
  stream->avail_in = static_cast<uInt>(data.size());
  return InflateStream(stream.release());
}

}  // namespace

void EndInflate::operator()(z_stream_s* stream) const {
  inflateEnd(stream);
  delete stream;
}

bool EntryReader::begin() {
  begun_ = true;
  if (entry_.method == zip::kStored) return true;
  stream_ = inflating(entry_.data);
  return stream_ != nullptr;
}

bool EntryReader::inflate_piece(std::string_view& piece) {
  stream_->next_out = reinterpret_cast<Bytef*>(piece_.data());
  stream_->avail_out = static_cast<uInt>(piece_.size());
  const int result = inflate(stream_.get(), Z_NO_FLUSH);
  if (result != Z_OK && result != Z_STREAM_END) return false;
  piece = {piece_.data(), piece_.size() - stream_->avail_out};
  ended_ = result == Z_STREAM_END;
  return !ended_ || stream_->avail_in == 0;
}

// False once there is more than the directory said.
bool EntryReader::take(std::string_view piece) {
  if (piece.size() > entry_.size - seen_) return false;
  seen_ += piece.size();
  crc_ = libdeflate_crc32(crc_, piece.data(), piece.size());
  return true;
}

base::Result<std::string_view> EntryReader::next() {
  if (!begun_ && !begin()) return wrong(entry_);
  std::string_view piece;
  while (piece.empty() && !ended_) {
    if (stream_) {
      if (!inflate_piece(piece)) return wrong(entry_);
    } else {
      piece = entry_.data;
      ended_ = true;
    }
    if (!take(piece)) return wrong(entry_);
  }
  if (ended_ && (seen_ != entry_.size || crc_ != entry_.crc)) return wrong(entry_);
  return piece;
}

base::Result<std::string> read_entry(const ZipEntry& entry) {
  if (entry.method == zip::kStored) {
    if (entry.data.size() != entry.size || crc_of(entry.data) != entry.crc) return wrong(entry);
    return std::string(entry.data);
  }
  // What the directory says may be a lie, so no room is made that the data cannot fill.
  constexpr std::uint64_t kMostPacked = 1032;  // DEFLATE makes no more of one byte
  if (entry.size > std::uint64_t{entry.data.size()} * kMostPacked) return wrong(entry);
  std::string bytes(entry.size, '\0');
  const InflateStream stream = inflating(entry.data);
  if (!stream) return wrong(entry);
  stream->next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream->avail_out = static_cast<uInt>(bytes.size());
  const bool ended = inflate(stream.get(), Z_FINISH) == Z_STREAM_END;
  if (!ended || stream->avail_in > 0 || stream->avail_out > 0 || crc_of(bytes) != entry.crc)
    return wrong(entry);
  return bytes;
}

base::Result<void> verify_entry(const ZipEntry& entry) {
  EntryReader reader(entry);
  while (true) {
    const base::Result<std::string_view> piece = reader.next();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) return {};
  }
}

}  // namespace engross::docx
