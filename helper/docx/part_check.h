// The checks of one part of a finished document.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "docx/reference_check.h"
#include "xml/visit.h"

namespace engross::docx {

struct PartFaults {
  std::vector<std::pair<std::string, std::string>> own;  // code, what; in the document's order
  std::vector<std::string> relations;                    // ids that are used and not there
};

// Fails where the part cannot be read, and the references are then as they were. Its bytes are not
// held at once. `relations` are the ids of the part's relations.
base::Result<PartFaults> check_part(xml::Source& source, std::string_view name,
                                    const std::set<std::string>& relations, References& references);

}  // namespace engross::docx
