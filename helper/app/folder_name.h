// The name of a folder from a pattern: "{year} Wills", "{matter.number}".
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"

namespace engross::app {

struct FolderFacts {
  std::string matter_number;
  std::string client_name;
  std::string year;
};

// usage: an unknown place in braces, a brace without its other, "/" or "\" outside braces, nothing
// but blanks, more than 255 bytes. A slash inside a fact becomes "-": it is one folder.
base::Result<std::string> folder_name(std::string_view pattern, const FolderFacts& facts);

}  // namespace engross::app
