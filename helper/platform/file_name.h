// Names of documents made from text that people typed: a matter's number, a client's name.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace engross::platform {

// At most so many characters, number and extension included: Windows allows 259 for a whole path,
// and a matter folder takes its share of it.
inline constexpr int kLongestName = 120;

// Text as a file name that every system takes: no separators, control or direction characters, no
// device names (CON, COM1), no dot or hyphen at the start, no dot or space at the end, composed
// accents, at most kLongestName characters and 200 bytes, never empty ("Document"). Letters of any
// script and emoji stay.
std::string safe_file_name(std::string_view text);

// safe_file_name() of `stem`, " (number)" when the number is 2 or more, and `extension` (".docx"),
// within kLongestName.
std::string numbered_name(std::string_view stem, int number, std::string_view extension);

// The first path in `folder` that nothing has yet: "Will - X.docx", "Will - X (2).docx", … Nothing
// is reserved: use write_new() to write there. not_found when the folder is absent.
base::Result<std::string> free_name(const std::string& folder, std::string_view stem,
                                    std::string_view extension);

}  // namespace engross::platform
