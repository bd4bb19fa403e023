// The parts of a document that hold text people write, read and ready for the passes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "docx/package.h"
#include "docx/part.h"

namespace engross::docx {

struct Source {
  std::size_t entry = 0;
  std::string title;        // as Place::part shows it
  bool properties = false;  // document properties and charts: lines of plain text
};

// In the order in which they are reported: body, headers, footers, notes, comments, charts,
// properties.
base::Result<std::vector<Source>> text_parts(const Package& package);

// An element that holds nothing but text becomes a line of the part.
void add_line(Part& part, xml::Index leaf);

// The part of these bytes, with its paragraphs.
base::Result<std::unique_ptr<Part>> make_part(std::string bytes, const std::string& name,
                                              const Source& source);
// The part as it stands in the package.
base::Result<std::unique_ptr<Part>> read_part(const Package& package, const Source& source);

}  // namespace engross::docx
