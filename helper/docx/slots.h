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
#include "docx/dress.h"
#include "docx/links.h"
#include "docx/program.h"
#include "docx/run_format.h"

namespace engross::docx {

class Slots {
 public:
  // All are borrowed; `edits` are in order. `text` as compile() has it; `column` is the document's,
  // as AllowsReader has it.
  Slots(const Part& part, std::uint32_t text, const Edits& edits, std::uint32_t column,
        Program& program)
      : part_(part), text_(text), program_(program), allows_(part, edits, column) {}

  std::uint32_t add(const Mark& mark);              // into Program::slots
  std::uint32_t add(const Link& link);              // into Program::links
  std::uint32_t add(const PictureFrame& frame);     // into Program::frames
  std::uint32_t add(const TaggedControl& control);  // into Program::controls
  std::uint32_t add(const BoundValue& value);       // the same

 private:
  Spot at(std::size_t paragraph) const { return {text_, static_cast<std::uint32_t>(paragraph)}; }
  std::uint32_t add_dress(const Piece& piece);
  std::uint32_t add_dress(const std::vector<RunProperty>& format, const std::string& prefix);

  const Part& part_;
  const std::uint32_t text_;
  Program& program_;
  AllowsReader allows_;
  std::map<DressKey, std::uint32_t> dresses_;             // of values in the text
  std::unordered_map<std::string, std::uint32_t> plain_;  // of controls, by prefix and format
};

}  // namespace engross::docx
