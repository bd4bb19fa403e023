// A picture in line with the text (ECMA-376-1, 20.4.2.8), as XML that brings its own namespaces.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace engross::docx {

struct Figure {
  std::string relation;    // of the part, to the picture
  std::uint64_t id = 0;    // unlike every other drawing's in the document
  std::int64_t width = 0;  // EMU, 914,400 an inch
  std::int64_t height = 0;
  std::string words;     // what a reader hears who cannot see it
  int transparency = 0;  // percent
};

// `prefix` is "w:"; `strict` is how the part writes.
std::string inline_drawing(const Figure& figure, std::string_view prefix, bool strict);

}  // namespace engross::docx
