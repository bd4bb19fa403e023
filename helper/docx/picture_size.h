// How large a picture is shown. Lengths are EMU, 914,400 an inch.
#pragma once

#include <cstdint>

#include "docx/picture.h"
#include "expression/value.h"

namespace engross::docx {

struct PictureExtent {
  std::int64_t width = 0;
  std::int64_t height = 0;
};

// The sides that a value of the type image asks for, in pixels of 1/96 inch; 0 where it says none.
// Refused when a side is none that a page can hold.
base::Result<PictureExtent> asked_size(const expression::Record& image);

// As asked; with one side the other follows the picture's own proportion. Without either its own
// size at its own resolution, no wider than the column (0: not known). Refused when a side would be
// longer than a page.
base::Result<PictureExtent> extent_as_asked(const Picture& picture, const PictureExtent& asked,
                                            std::uint32_t column);

// As large as it fits into a frame.
base::Result<PictureExtent> extent_within(const Picture& picture, std::int64_t width,
                                          std::int64_t height);

}  // namespace engross::docx
