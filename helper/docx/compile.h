// A part's marks and edits become a program. The last pass that looks at the document.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "docx/blocks.h"
#include "docx/bound_value.h"
#include "docx/controls.h"
#include "docx/frames.h"
#include "docx/links.h"
#include "docx/lists.h"
#include "docx/place.h"
#include "docx/program.h"

namespace engross::docx {

// Everything a part says about its marks.
struct Reading {
  std::vector<Mark> marks;
  Blocks blocks;
  std::vector<MarkFault> faults;
  std::vector<Link> links;
  std::vector<PictureFrame> frames;
  std::vector<TaggedControl> controls;
  std::vector<BoundValue> bound;  // of data
  std::vector<std::string> notices;
  std::vector<ListUse> lists;
  std::vector<Restart> restarts;
  std::vector<std::pair<xml::Index, xml::Index>> cuts;  // bytes that go, outside all marks
  std::uint32_t column = 0;  // EMU: the document's text column, for parts without sections

  bool is_empty() const {
    return marks.empty() && links.empty() && frames.empty() && controls.empty() && bound.empty();
  }
};

// Elements whose attributes say what frames and controls are filled with, in order.
std::vector<xml::Index> filled_elements(const Reading& reading);

// A part and all that is known of it, kept until all parts are read.
struct PartReading {
  std::size_t entry = 0;
  std::unique_ptr<Part> part;
  Places places;
  Reading reading;
  bool properties = false;
};

// Finds, parses and matches the marks of a part.
Reading read_marks(const Part& part, const Skin& skin, const Options& options);

// Which of the controls a loop's section is, from 1; 0 for a mark that is no section's.
std::uint32_t section_of(const Reading& reading, const Mark& mark);

// Whether anything in a loop between two marks asks for its count.
bool asks_for_count(const Reading& reading, std::size_t opening, std::size_t closing);

// `text` is the part's number among the template's texts. Nothing when a fault was found (added to
// reading.faults).
std::optional<Program> compile(const Part& part, Reading& reading, std::uint32_t text);

}  // namespace engross::docx
