// How a series of a chart looks, in another colour and for another series.
#pragma once

#include <string>
#include <string_view>

#include "xml/xml.h"

namespace engross::docx {

// A property of a series with every colour of a theme's accent, and every one of its own, put to
// `color` ("34D399").
std::string with_color(const xml::Document& part, xml::Index node, std::string_view color);

// A property for another series, of this number from 0: with the accent that Word gives to it, and
// without what holds for one point or one series alone.
std::string of_another_series(const xml::Document& part, xml::Index node, std::size_t series);

// A property that says nothing but the colour; `prefix` is that of the chart's elements.
std::string shape_of_color(std::string_view prefix, std::string_view color);

}  // namespace engross::docx
