// The parts of a package that hold comments, with more comments in them.
#pragma once

#include <string>
#include <vector>

#include "docx/changed_entries.h"

namespace engross::docx {

// Numbers that no comment of the package has begin here.
base::Result<int> first_free_comment(const Package& package);

// `texts` become comments, numbered from `first`; where the package has no part for comments, it
// gets one, with its content type and its relation. `strict` names things as ISO/IEC 29500 Strict.
base::Result<ChangedEntries> with_comments(const Package& package,
                                           const std::vector<std::string>& texts, int first,
                                           bool strict);

}  // namespace engross::docx
