#include "docx/zip_writer.h"

#include <algorithm>

#include "docx/zip_records.h"

namespace engross::docx {
namespace {

using namespace zip;

constexpr std::uint16_t kVersion = 20;

}  // namespace

// Nothing when the content would not get smaller.
std::string_view ZipWriter::deflated(std::string_view content) {
  if (content.empty()) return {};
  if (!compressor_) compressor_.reset(libdeflate_alloc_compressor(kPackingLevel));
  if (!compressor_) return {};
  if (packed_size_ < content.size()) {
    // Pages that the packed bytes do not reach are never touched.
    packed_size_ = content.size();
    packed_ = std::make_unique_for_overwrite<char[]>(packed_size_);
  }
  const std::size_t size = libdeflate_deflate_compress(
      compressor_.get(), content.data(), content.size(), packed_.get(), content.size());
  return {packed_.get(), size};
}

void ZipWriter::copy(const ZipEntry& entry) {
  if (!entry.wide) {
    add_central(entry, entry.crc, entry.compressed, entry.size, entry.method, out_.size());
    out_.append(entry.local);
    return;
  }
  // A zip64 record points at fields that need not be there any more: written anew, data untouched.
  const std::size_t offset = out_.size();
  append(out_, kLocalSignature, 4);
  append(out_, kVersion, 2);
  append(out_, entry.flags & ~kDescriptor, 2);
  append(out_, entry.method, 2);
  out_.append(entry.central.substr(12, 4));
  append(out_, entry.crc, 4);
  append(out_, entry.compressed, 4);
  append(out_, entry.size, 4);
  append(out_, entry.name.size(), 2);
  append(out_, 0, 2);
  out_.append(entry.name).append(entry.data);
  add_central(entry, entry.crc, entry.compressed, entry.size, entry.method, offset);
}

void ZipWriter::replace(const ZipEntry& entry, std::string_view content) {
  const std::string_view data = deflated(content);
  const std::uint32_t crc = libdeflate_crc32(0, content.data(), content.size());
  if (data.empty()) return replace(entry, kStored, content, crc, content.size());
  replace(entry, kDeflated, data, crc, content.size());
}

void ZipWriter::replace(const ZipEntry& entry, const Packed& packed) {
  replace(entry, kDeflated, packed.data, packed.crc, packed.size);
}

void ZipWriter::replace(const ZipEntry& entry, std::uint16_t method, std::string_view data,
                        std::uint32_t crc, std::uint64_t size) {
  const std::size_t offset = out_.size();
  append(out_, kLocalSignature, 4);
  append(out_, kVersion, 2);
  append(out_, entry.flags & ~kDescriptor, 2);
  append(out_, method, 2);
  out_.append(entry.central.substr(12, 4));
  append(out_, crc, 4);
  append(out_, data.size(), 4);
  append(out_, size, 4);
  append(out_, entry.name.size(), 2);
  append(out_, 0, 2);
  out_.append(entry.name).append(data);
  ZipEntry changed = entry;
  changed.wide = true;  // no extra fields, no descriptor
  add_central(changed, crc, data.size(), size, method, offset);
}

void ZipWriter::add_central(const ZipEntry& entry, std::uint32_t crc, std::uint64_t compressed,
                            std::uint64_t size, std::uint16_t method, std::size_t offset) {
  std::string& record = central_.emplace_back(Record{entry.central.data(), {}}).bytes;
  if (!entry.wide) {
    record.append(entry.central.substr(0, 42));
    append(record, offset, 4);
    record.append(entry.central.substr(kCentralSize));
    return;
  }
  append(record, kCentralSignature, 4);
  record.append(entry.central.substr(4, 2));
  append(record, kVersion, 2);
  append(record, entry.flags & ~kDescriptor, 2);
  append(record, method, 2);
  record.append(entry.central.substr(12, 4));
  append(record, crc, 4);
  append(record, compressed, 4);
  append(record, size, 4);
  append(record, entry.name.size(), 2);
  append(record, 0, 2);  // extra field
  append(record, 0, 2);  // comment
  append(record, 0, 2);  // disk
  record.append(entry.central.substr(36, 6));
  append(record, offset, 4);
  record.append(entry.name);
}

void ZipWriter::add(std::string_view name, std::string_view content) {
  constexpr std::uint32_t kFirstDay = 0x00210000;  // 1 January 1980, 00:00
  const std::string_view packed = deflated(content);
  const std::string_view data = packed.empty() ? content : packed;
  const std::size_t offset = out_.size();
  std::string both;  // what the two records of an entry have in common
  append(both, kVersion, 2);
  append(both, kUtf8Name, 2);
  append(both, packed.empty() ? kStored : kDeflated, 2);
  append(both, kFirstDay, 4);
  append(both, libdeflate_crc32(0, content.data(), content.size()), 4);
  append(both, data.size(), 4);
  append(both, content.size(), 4);
  append(both, name.size(), 2);
  append(both, 0, 2);  // extra field
  append(out_, kLocalSignature, 4);
  out_.append(both).append(name).append(data);
  std::string& record = added_.emplace_back();
  append(record, kCentralSignature, 4);
  append(record, kVersion, 2);
  record.append(both);
  append(record, 0, 2 + 2 + 2 + 4);  // comment, disk, attributes
  append(record, offset, 4);
  record.append(name);
}

std::string ZipWriter::finish(std::string_view comment) && {
  const std::size_t begin = out_.size();
  std::ranges::stable_sort(central_, {}, &Record::order);
  for (const Record& record : central_) out_.append(record.bytes);
  for (const std::string& record : added_) out_.append(record);
  const std::size_t size = out_.size() - begin;
  append(out_, kEndSignature, 4);
  append(out_, 0, 4);
  append(out_, central_.size() + added_.size(), 2);
  append(out_, central_.size() + added_.size(), 2);
  append(out_, size, 4);
  append(out_, begin, 4);
  append(out_, comment.size(), 2);
  out_.append(comment);
  return std::move(out_);
}

}  // namespace engross::docx
