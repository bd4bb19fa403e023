// What is wrong with where the marks of a block stand.
#pragma once

#include <string>
#include <vector>

#include "docx/blocks.h"

namespace engross::docx {

class LayoutFaults {
 public:
  // All are borrowed.
  LayoutFaults(const Part& part, const std::vector<Mark>& marks, std::vector<MarkFault>& faults)
      : part_(part), marks_(marks), faults_(faults) {}

  // No one element holds the block, or one cannot be cut where it ends.
  void crossed(const Block& block);
  // More stands in the element that the mark takes.
  void not_alone(std::size_t mark, xml::Index element);
  void add(std::size_t mark, std::string code, std::string what, std::string remedy);

 private:
  const Part& part_;
  const std::vector<Mark>& marks_;
  std::vector<MarkFault>& faults_;
};

}  // namespace engross::docx
