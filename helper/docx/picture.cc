#include "docx/picture.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace engross::docx {
namespace {

using base::Fault;
using base::Result;

constexpr double kInchInMetres = 0.0254;
constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n";

std::uint32_t big(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = length; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// A resolution that a head says; a picture that says none, or nonsense, has 96 pixels an inch.
void set_resolution(Picture& picture, double across, double down) {
  const auto sound = [](double value) { return value >= 10 && value <= 10'000; };
  if (!sound(across) || !sound(down)) return;
  picture.across = across;
  picture.down = down;
}

// The head of a PNG is one chunk of 13 bytes; chunks before the picture's data may say how many
// pixels a metre has.
bool read_png(std::string_view bytes, Picture& picture) {
  constexpr std::size_t kChunk = 12;  // length, name, checksum
  std::size_t at = kPng.size();
  if (bytes.size() < at + kChunk + 13 || big(bytes, at, 4) != 13 ||
      bytes.substr(at + 4, 4) != "IHDR" ||
      libdeflate_crc32(0, bytes.data() + at + 4, 17) != big(bytes, at + 21, 4)) {
    return false;
  }
  picture.width = big(bytes, at + 8, 4);
  picture.height = big(bytes, at + 12, 4);
  while (bytes.size() - at >= kChunk) {
    const std::size_t length = big(bytes, at, 4);
    const std::string_view name = bytes.substr(at + 4, 4);
    if (name == "IDAT") return true;
    if (length > bytes.size() - at - kChunk) return false;
    if (name == "pHYs" && length == 9 && bytes[at + 16] == 1)
      set_resolution(picture, big(bytes, at + 8, 4) * kInchInMetres,
                     big(bytes, at + 12, 4) * kInchInMetres);
    at += kChunk + length;
  }
  return false;
}

bool is_frame(unsigned char marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Segments up to the frame, which says the size; JFIF's own says the resolution.
bool read_jpeg(std::string_view bytes, Picture& picture) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) != 0xFF) return false;
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xFF) {
      ++at;  // fill bytes
      continue;
    }
    const std::size_t length = big(bytes, at + 2, 2);
    const std::string_view segment = bytes.substr(at + 4);
    if (length < 2 || length - 2 > segment.size()) return false;
    if (marker == 0xE0 && length >= 14 && segment.starts_with(std::string_view("JFIF\0", 5))) {
      const double inch = segment[7] == 1 ? 1 : segment[7] == 2 ? 2.54 : 0;
      set_resolution(picture, big(segment, 8, 2) * inch, big(segment, 10, 2) * inch);
    }
    if (is_frame(marker)) {
      if (length < 8) return false;
      picture.height = big(segment, 1, 2);
      picture.width = big(segment, 3, 2);
      return true;
    }
    at += 2 + length;
  }
  return false;
}

bool read_gif(std::string_view bytes, Picture& picture) {
  if (bytes.size() < 13) return false;
  picture.width = little(bytes, 6, 2);
  picture.height = little(bytes, 8, 2);
  return true;
}

// The head of Windows 3 and later, and the one of OS/2 before it. Rows from the top have a height
// below zero.
bool read_bmp(std::string_view bytes, Picture& picture) {
  constexpr std::size_t kOldHead = 12;
  if (bytes.size() < 26) return false;
  const std::uint32_t head = little(bytes, 14, 4);
  if (head == kOldHead) {
    picture.width = little(bytes, 18, 2);
    picture.height = little(bytes, 20, 2);
    return true;
  }
  if (head < 40 || bytes.size() < 54) return false;
  picture.width = little(bytes, 18, 4);
  const auto height = static_cast<std::int32_t>(little(bytes, 22, 4));
  picture.height =
      height < 0 ? 0U - static_cast<std::uint32_t>(height) : static_cast<std::uint32_t>(height);
  set_resolution(picture, little(bytes, 38, 4) * kInchInMetres,
                 little(bytes, 42, 4) * kInchInMetres);
  return true;
}

struct PictureKind {
  std::string_view begins;
  std::string_view name;
  std::string_view extension;  // empty: not taken
  std::string_view type;
  bool (*read)(std::string_view, Picture&);
};

constexpr std::array<PictureKind, 14> kPictureKinds = {{
    {kPng, "PNG", "png", "image/png", read_png},
    {"\xFF\xD8\xFF", "JPEG", "jpeg", "image/jpeg", read_jpeg},
    {"GIF87a", "GIF", "gif", "image/gif", read_gif},
    {"GIF89a", "GIF", "gif", "image/gif", read_gif},
    {"BM", "BMP", "bmp", "image/bmp", read_bmp},
    {std::string_view("\x01\0\0\0", 4), "EMF", {}, {}, nullptr},
    {"\xD7\xCD\xC6\x9A", "WMF", {}, {}, nullptr},
    {std::string_view("II*\0", 4), "TIFF", {}, {}, nullptr},
    {std::string_view("MM\0*", 4), "TIFF", {}, {}, nullptr},
    {"RIFF", "WebP", {}, {}, nullptr},
    {std::string_view("\0\0\x01\0", 4), "icon", {}, {}, nullptr},
    {std::string_view("\0\0\0\x0CJXL ", 8), "JPEG XL", {}, {}, nullptr},
    {"%PDF-", "PDF", {}, {}, nullptr},
    {"PK\x03\x04", "zip", {}, {}, nullptr},
}};

const PictureKind* kind_by_head(std::string_view bytes) {
  const auto found = std::ranges::find_if(
      kPictureKinds, [&](const PictureKind& kind) { return bytes.starts_with(kind.begins); });
  return found == kPictureKinds.end() ? nullptr : &*found;
}

bool is_svg(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1024);
  return head.find("<svg") != std::string_view::npos;
}

std::optional<base::Error> size_fault(const Picture& picture) {
  if (picture.width == 0 || picture.height == 0) {
    return base::Error{Fault::malformed, "a damaged picture: it has no size", "",
                       "save it again, or use another"};
  }
  if (picture.width <= kMostPixels && picture.height <= kMostPixels) return std::nullopt;
  return base::Error{Fault::refused,
                     "a picture of " + std::to_string(picture.width) + " by " +
                         std::to_string(picture.height) + " pixels",
                     "", "scale it to less than " + std::to_string(kMostPixels) + " pixels a side"};
}

}  // namespace

std::string_view picture_kind(std::string_view bytes) {
  if (const PictureKind* kind = kind_by_head(bytes)) return kind->name;
  if (is_svg(bytes)) return "SVG";
  return bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp" ? "HEIC" : std::string_view();
}

Result<Picture> read_picture(std::string bytes) {
  constexpr std::string_view kTaken = "use a PNG, a JPEG, a GIF or a BMP";
  if (bytes.size() > kLargestPicture) {
    return base::failure(Fault::refused, "a picture of more than 20 MiB", "",
                         "scale it down, or save it as a JPEG");
  }
  const PictureKind* kind = kind_by_head(bytes);
  if (kind == nullptr || kind->read == nullptr) {
    const std::string_view name = picture_kind(bytes);
    const std::string what = name.empty() ? "no picture: its first bytes are those of none"
                                          : "a picture of the kind " + std::string(name) +
                                                ", which not every word processor shows";
    return base::failure(Fault::unsupported, what, "", std::string(kTaken));
  }
  Picture picture{.bytes = {}, .extension = kind->extension, .type = kind->type};
  if (!kind->read(bytes, picture)) {
    return base::failure(Fault::malformed, "a damaged " + std::string(kind->name), "",
                         "save it again, or use another");
  }
  if (auto fault = size_fault(picture)) return tl::unexpected(std::move(*fault));
  picture.bytes = std::move(bytes);
  return picture;
}

}  // namespace engross::docx
