// The expressions of a part at their places: marks, links whose address is made of values, and
// pictures that give their place to others, put into a program.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "docx/allows.h"
#include "docx/bound_value.h"
#include "docx/controls.h"
#include "docx/frames.h"
#include "docx/highlight.h"
#include "docx/links.h"
#include "docx/program.h"
#include "docx/run_format.h"

namespace engross::docx {

class Slots {
 public:
  // All are borrowed; `edits` are in order. `column` is the document's, as AllowsReader has it.
  Slots(const Part& part, const std::vector<Place>& places, const Edits& edits,
        std::uint32_t column, Program& program)
      : part_(part), places_(places), program_(program), allows_(part, edits, column) {}

  std::uint32_t add(const Mark& mark);              // into Program::slots
  std::uint32_t add(const Link& link);              // into Program::links
  std::uint32_t add(const PictureFrame& frame);     // into Program::frames
  std::uint32_t add(const TaggedControl& control);  // into Program::controls
  std::uint32_t add(const BoundValue& value);       // the same

 private:
  std::uint32_t add_dress(const Piece& piece);
  std::uint32_t add_dress(const std::vector<RunProperty>& format, const std::string& prefix);

  const Part& part_;
  const std::vector<Place>& places_;
  Program& program_;
  AllowsReader allows_;
  std::map<DressKey, std::uint32_t> dresses_;             // of values in the text
  std::unordered_map<std::string, std::uint32_t> plain_;  // of controls, by prefix and format
};

}  // namespace engross::docx
