// Colours of a chart's series.
#pragma once

#include <string>
#include <string_view>

#include "xml/xml.h"

namespace engross::docx {

// A property of a series with every colour of a theme's accent, and every one of its own, put to
// `color` ("34D399").
std::string with_color(const xml::Document& part, xml::Index node, std::string_view color);

// The same with the accent that Word gives to a series of this number, from 0.
std::string with_accent(const xml::Document& part, xml::Index node, std::size_t series);

// A property that says nothing but the colour; `prefix` is that of the chart's elements.
std::string shape_of_color(std::string_view prefix, std::string_view color);

}  // namespace engross::docx
