// Places in words: where in the document a person finds a paragraph.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "docx/docx.h"
#include "docx/package.h"
#include "docx/part.h"

namespace engross::docx {

// Style ids that make a paragraph a heading: by outline level or by a built-in name ("heading 1"),
// own or inherited.
using HeadingStyles = std::map<std::string, bool, std::less<>>;
HeadingStyles heading_styles(const xml::Document& styles);

// Of the package's own styles; none when they cannot be read.
HeadingStyles heading_styles(const Package& package);

// The place of every paragraph of a part.
std::vector<Place> places(const Part& part, const HeadingStyles& headings);

}  // namespace engross::docx
