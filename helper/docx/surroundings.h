// What stands around a mark: whether it is alone in its paragraph, row or cell, or first or last
// there.
#pragma once

#include <vector>

#include "docx/blocks.h"

namespace engross::docx {

// The element in whose content a byte lies, between its children; kNone when none does.
xml::Index element_at(const Part& part, xml::Index byte);

class Surroundings {
 public:
  Surroundings(const Part& part, const std::vector<Mark>& marks);

  // Nothing but control marks, comments and blanks, and at least one control mark.
  bool only_control(xml::Index element) const;
  bool at_start(const Mark& mark, xml::Index element) const;
  bool at_end(const Mark& mark, xml::Index element) const;
  // The first control mark in an element that only_control().
  std::size_t first_control(xml::Index element) const;
  // Marks of a paragraph: indexes [first, second).
  std::pair<std::size_t, std::size_t> marks_of(std::size_t paragraph) const;
  // Whether text between two places of a paragraph, marks that are not printed left out, is blank
  // and no object stands there.
  bool blank_between(std::size_t paragraph, std::size_t begin, std::size_t end) const;

 private:
  bool is_blank(std::size_t paragraph) const;

  const Part& part_;
  const std::vector<Mark>& marks_;
};

}  // namespace engross::docx
