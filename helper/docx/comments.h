// The parts of a package that hold comments, with more comments in them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "docx/package.h"

namespace engross::docx {

// Entries by name: those of the package with other content, and new ones.
using ChangedEntries = std::vector<std::pair<std::string, std::string>>;

// Numbers that no comment of the package has begin here.
base::Result<int> first_free_comment(const Package& package);

// `texts` become comments, numbered from `first`; where the package has no part for comments, it
// gets one, with its content type and its relation. `strict` names things as ISO/IEC 29500 Strict.
base::Result<ChangedEntries> with_comments(const Package& package,
                                           const std::vector<std::string>& texts, int first,
                                           bool strict);

}  // namespace engross::docx
