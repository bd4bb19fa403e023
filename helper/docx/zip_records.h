// The records of the zip format (PKWARE's APPNOTE.TXT, 4.3 and 4.5) as little-endian bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace engross::docx::zip {

inline constexpr std::uint32_t kLocalSignature = 0x04034b50;
inline constexpr std::uint32_t kDescriptorSignature = 0x08074b50;
inline constexpr std::uint32_t kCentralSignature = 0x02014b50;
inline constexpr std::uint32_t kEndSignature = 0x06054b50;
inline constexpr std::uint32_t kWideEndSignature = 0x06064b50;
inline constexpr std::uint32_t kWideLocatorSignature = 0x07064b50;
inline constexpr std::size_t kLocalSize = 30;
inline constexpr std::size_t kCentralSize = 46;
inline constexpr std::size_t kEndSize = 22;
inline constexpr std::size_t kWideEndSize = 56;
inline constexpr std::size_t kWideLocatorSize = 20;
inline constexpr std::uint16_t kEncrypted = 1;  // general purpose bit 0
inline constexpr std::uint16_t kDescriptor = 1 << 3;
inline constexpr std::uint16_t kUtf8Name = 1 << 11;
inline constexpr std::uint16_t kStored = 0;
inline constexpr std::uint16_t kDeflated = 8;
inline constexpr std::uint16_t kWideExtra = 1;  // header id of the zip64 extra field
inline constexpr std::uint32_t kSeeWide = 0xFFFFFFFF;

// Little-endian numbers; the caller has checked that the bytes are there.
inline std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint64_t value = 0;
  for (std::size_t i = length; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}
inline std::uint16_t u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(number(bytes, at, 2));
}
inline std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(number(bytes, at, 4));
}
inline std::uint64_t u64(std::string_view bytes, std::size_t at) { return number(bytes, at, 8); }

inline void append(std::string& out, std::uint64_t value, std::size_t length) {
  for (std::size_t i = 0; i < length; ++i, value >>= 8)
    out.push_back(static_cast<char>(value & 0xFF));
}

}  // namespace engross::docx::zip
