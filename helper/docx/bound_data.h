// The data that bound content controls show, where it holds the same marks as they do.
#pragma once

#include <string>
#include <vector>

#include "docx/compile.h"
#include "docx/package.h"

namespace engross::docx {

// The parts of data to be filled, each with the bound elements as its paragraphs and no mark read
// in it yet. Controls with marks whose data cannot be filled along with them are cut loose, which
// is told; of controls with a tag, those that follow their data say so from here on. Fails when a
// part is damaged.
base::Result<std::vector<PartReading>> bound_data(const Package& package,
                                                  std::vector<PartReading>& parts,
                                                  std::vector<std::string>& notices);

}  // namespace engross::docx
