#include "docx/packer.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>

namespace engross::docx {
namespace {

constexpr std::size_t kAtOnce = std::size_t{1} << 20;  // bytes of content

// An empty block without compression, which begins anywhere in a byte and ends with one (RFC 1951,
// 3.2.4): three bits that are 0, up to the next byte, and its length and that of the complement.
constexpr std::string_view kEmptyBlock("\x00\x00\xFF\xFF", 4);
constexpr std::string_view kLastEmptyBlock("\x01\x00\x00\xFF\xFF", 5);

// Where a stream's last block says that it is the last, and how much the stream is.
struct LastBlock {
  std::size_t flag = 0;  // bits
  std::size_t length = 0;
};

bool bit_at(std::string_view bytes, std::size_t bit) {
  return (static_cast<unsigned char>(bytes[bit / 8]) >> (bit % 8) & 1U) != 0;
}

// libdeflate does not tell where its blocks begin, so zlib reads the stream.
LastBlock last_block(std::string_view stream) {
  constexpr int kRaw = -15;  // DEFLATE without a wrapper, the widest window
  constexpr int kUnused = 7;
  constexpr int kAtBlock = 128;
  z_stream state = {};
  if (inflateInit2(&state, kRaw) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> ended(&state, inflateEnd);
  // zlib's interface is older than const; it does not write to its input.
  state.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(stream.data()));
  state.avail_in = static_cast<uInt>(stream.size());
  std::array<Bytef, 64 << 10> out;
  LastBlock found;
  int result = Z_OK;
  while (result == Z_OK) {
    state.next_out = out.data();
    state.avail_out = static_cast<uInt>(out.size());
    result = inflate(&state, Z_BLOCK);
    if ((state.data_type & kAtBlock) == 0) continue;
    found.length =
        (stream.size() - state.avail_in) * 8 - static_cast<std::size_t>(state.data_type & kUnused);
    if (result == Z_OK && found.length < stream.size() * 8 && bit_at(stream, found.length))
      found.flag = found.length;
  }
  return found;
}

// Appends a stream that another one may follow.
void append_open(std::string_view stream, std::string& to) {
  const LastBlock last = last_block(stream);
  const std::size_t begin = to.size();
  to += stream;
  char& byte = to[begin + last.flag / 8];
  byte = static_cast<char>(static_cast<unsigned char>(byte) & ~(1U << (last.flag % 8)));
  // The bits behind a stream are 0.
  if (stream.size() * 8 - last.length < 3) to.push_back('\0');
  to += kEmptyBlock;
}

}  // namespace

Packer::Packer() : compressor_(libdeflate_alloc_compressor(kPackingLevel)) {
  if (!compressor_) throw std::bad_alloc();
  pending_.reserve(kAtOnce);
}

void Packer::pack(std::string_view content) {
  const std::size_t most = libdeflate_deflate_compress_bound(compressor_.get(), kAtOnce);
  if (!room_) room_ = std::make_unique_for_overwrite<char[]>(most);
  const std::size_t length = libdeflate_deflate_compress(compressor_.get(), content.data(),
                                                         content.size(), room_.get(), most);
  append_open({room_.get(), length}, packed_.data);
}

void Packer::add(std::string_view piece) {
  packed_.crc = libdeflate_crc32(packed_.crc, piece.data(), piece.size());
  packed_.size += piece.size();
  while (pending_.size() + piece.size() >= kAtOnce) {
    const std::size_t taken = kAtOnce - pending_.size();
    if (pending_.empty()) {
      pack(piece.substr(0, taken));
    } else {
      pending_ += piece.substr(0, taken);
      pack(pending_);
      pending_.clear();
    }
    piece.remove_prefix(taken);
  }
  pending_ += piece;
}

Packed Packer::finish() && {
  if (!pending_.empty()) pack(pending_);
  packed_.data += kLastEmptyBlock;
  return std::move(packed_);
}

}  // namespace engross::docx
