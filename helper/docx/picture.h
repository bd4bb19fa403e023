// Pictures by their own first bytes: PNG (ISO/IEC 15948), JPEG (ITU-T T.81 with JFIF), GIF89a and
// BMP, which every word processor shows. Only the head is read; what stands behind it is the word
// processor's. Other kinds, damaged heads and absurd sizes are refused by name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::docx {

// A picture that is larger than a page can show; Word is slow with it and so is everybody who gets
// the document by mail.
inline constexpr std::size_t kLargestPicture = std::size_t{20} << 20;  // bytes
inline constexpr std::uint32_t kMostPixels = 20'000;                   // a side

struct Picture {
  std::string bytes;
  std::string_view extension;  // "png", "jpeg", "gif", "bmp"
  std::string_view type;       // "image/png"
  std::uint32_t width = 0;     // pixels
  std::uint32_t height = 0;
  double across = 96;  // pixels an inch
  double down = 96;
};

// Fails with unsupported (another kind), malformed (damaged) or refused (too large). The error's
// place is left to the caller.
base::Result<Picture> read_picture(std::string bytes);

// The kind of picture that bytes begin like: "PNG", "SVG", "a PDF"; empty when they are none that
// has a name here. Readable kinds and others.
std::string_view picture_kind(std::string_view bytes);

}  // namespace engross::docx
