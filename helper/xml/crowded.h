// libxml2 compares every attribute of an element with every other one before it tells of the
// element, so a start tag with a million of them has to be refused before it is parsed.
#pragma once

#include <string_view>

namespace engross::xml {

// Whether some start tag holds more than `limit` attributes.
bool has_crowded_tag(std::string_view bytes, int limit);

}  // namespace engross::xml
