#include "docx/picture_size.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace engross::docx {
namespace {

using base::Fault;
using base::Result;
using expression::Value;

constexpr double kEmuInInch = 914'400;
constexpr double kEmuInPixel = kEmuInInch / 96;   // of the pixels of values
constexpr double kLongestSide = 22 * kEmuInInch;  // Word's largest page

tl::unexpected<base::Error> no_length(std::string_view name) {
  return base::failure(Fault::refused,
                       "a picture whose " + std::string(name) + " is none that a page can hold", "",
                       "give pixels of 1/96 inch, from 1 to 2112");
}

Result<std::int64_t> side(const expression::Record& image, std::string_view name) {
  const Value* member = image.find(name);
  if (member == nullptr || member->is_nothing()) return 0;
  if (!member->is(Value::Kind::number)) return no_length(name);
  const std::string text = member->number().text();
  double pixels = 0;
  std::from_chars(text.data(), text.data() + text.size(), pixels);
  const double emu = std::round(pixels * kEmuInPixel);
  if (emu < 1 || emu > kLongestSide) return no_length(name);
  return static_cast<std::int64_t>(emu);
}

Result<PictureExtent> whole(double width, double height) {
  if (width > kLongestSide + 1) return no_length("width");
  if (height > kLongestSide + 1) return no_length("height");
  return PictureExtent{std::max<std::int64_t>(1, std::llround(width)),
                       std::max<std::int64_t>(1, std::llround(height))};
}

double own_width(const Picture& picture) { return picture.width / picture.across * kEmuInInch; }
double own_height(const Picture& picture) { return picture.height / picture.down * kEmuInInch; }

}  // namespace

Result<PictureExtent> asked_size(const expression::Record& image) {
  const auto width = side(image, "width");
  if (!width) return tl::unexpected(width.error());
  const auto height = side(image, "height");
  if (!height) return tl::unexpected(height.error());
  return PictureExtent{*width, *height};
}

Result<PictureExtent> extent_as_asked(const Picture& picture, const PictureExtent& asked,
                                      std::uint32_t column) {
  const double width = own_width(picture);
  const double height = own_height(picture);
  const auto wide = static_cast<double>(asked.width);
  const auto high = static_cast<double>(asked.height);
  if (asked.width > 0 && asked.height > 0) return whole(wide, high);
  if (asked.width > 0) return whole(wide, wide * height / width);
  if (asked.height > 0) return whole(high * width / height, high);
  const double widest = column > 0 ? std::min<double>(column, kLongestSide) : kLongestSide;
  const double scale = std::min({1.0, widest / width, kLongestSide / height});
  return whole(width * scale, height * scale);
}

Result<PictureExtent> extent_within(const Picture& picture, std::int64_t width,
                                    std::int64_t height) {
  const double scale = std::min(static_cast<double>(width) / own_width(picture),
                                static_cast<double>(height) / own_height(picture));
  return whole(own_width(picture) * scale, own_height(picture) * scale);
}

}  // namespace engross::docx
