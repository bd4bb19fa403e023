// XML of an add-in's own in a document (ISO/IEC 29500-1, 15.2.5, custom XML data storage): a part
// of the package that word processors keep as it is and never show.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::docx {

// What the part is of: the root's namespace, and a number of the part that is the same in every
// document, "{6F1B1E5C-6E0B-4B7E-9C53-2C9B0F6A7D21}".
struct CustomPart {
  std::string_view name_space;
  std::string_view item_id;
  std::string_view xml;  // one element, without a declaration
};

// The document with this part in place of those of the same namespace that it has; nothing else of
// it changes. Fails (malformed, unsupported, refused) when the bytes are no Word document that can
// be read safely.
base::Result<std::string> with_custom_part(std::string_view document, const CustomPart& custom);

}  // namespace engross::docx
