// Small pictures, written field by field so that tests can get one field wrong. Their heads are
// whole; of what they show there is no more than a reader of heads needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "fakes/docx_maker.h"

namespace engross::fakes {

inline std::string big_number(std::uint32_t value, int length) {
  std::string out;
  for (int i = length; i-- > 0;) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return out;
}
inline std::string little_number(std::uint32_t value, int length) {
  std::string out;
  for (int i = 0; i < length; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return out;
}

inline std::string png_chunk(const std::string& name, const std::string& content) {
  return big_number(static_cast<std::uint32_t>(content.size()), 4) + name + content +
         big_number(crc32_of(name + content), 4);
}

// `metre` is its pixels a metre; 0: it says none.
inline std::string png(std::uint32_t width, std::uint32_t height, std::uint32_t metre = 0) {
  std::string out = "\x89PNG\r\n\x1A\n";
  out += png_chunk("IHDR",
                   big_number(width, 4) + big_number(height, 4) + std::string("\x08\x02\0\0\0", 5));
  if (metre > 0) out += png_chunk("pHYs", big_number(metre, 4) + big_number(metre, 4) + "\x01");
  return out + png_chunk("IDAT", "") + png_chunk("IEND", "");
}

// `unit` is JFIF's: 0 none, 1 inch, 2 centimetre.
inline std::string jpeg(std::uint32_t width, std::uint32_t height, std::uint32_t dots = 96,
                        char unit = 1) {
  return "\xFF\xD8\xFF\xE0" + big_number(16, 2) + std::string("JFIF\0\x01\x01", 7) + unit +
         big_number(dots, 2) + big_number(dots, 2) + std::string(2, '\0') + "\xFF\xC0" +
         big_number(11, 2) + "\x08" + big_number(height, 2) + big_number(width, 2) +
         std::string("\x01\x01\x11\0", 4) + "\xFF\xD9";
}

inline std::string gif(std::uint32_t width, std::uint32_t height) {
  return "GIF89a" + little_number(width, 2) + little_number(height, 2) + std::string(3, '\0') + ";";
}

// A height below zero, as two's complement, is that of rows from the top.
inline std::string bmp(std::uint32_t width, std::uint32_t height, std::uint32_t metre = 0) {
  return "BM" + little_number(54, 4) + std::string(4, '\0') + little_number(54, 4) +
         little_number(40, 4) + little_number(width, 4) + little_number(height, 4) +
         little_number(1, 2) + little_number(24, 2) + std::string(8, '\0') +
         little_number(metre, 4) + little_number(metre, 4) + std::string(8, '\0');
}

inline std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k > bytes.size() ? '=' : kLetters[group >> (18 - 6 * k) & 63U];
  }
  return out;
}

}  // namespace engross::fakes
