// Blocks that take whole elements with them: paragraphs, table rows, cells. Those of the marks that
// are alone there go, what lies between is the block's body.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docx/blocks.h"
#include "docx/layout_faults.h"
#include "docx/ranges.h"
#include "docx/surroundings.h"

namespace engross::docx {

// One mark of a block at its place.
struct BlockPlace {
  xml::Index begin = 0;
  xml::Index end = 0;
  std::string before;
  std::string after;
  bool erased = false;  // the mark's characters go apart from the block's edit
};
using BlockPlaces = std::vector<BlockPlace>;

class Units {
 public:
  // All are borrowed.
  Units(const Part& part, const std::vector<Mark>& marks, const Surroundings& around,
        const Ranges& ranges, LayoutFaults& faults)
      : part_(part), marks_(marks), around_(around), ranges_(ranges), faults_(faults) {}

  // Of each mark its place, where the block takes these elements, one for each mark; nothing when
  // more stands in one of them, which is a fault. `strict`: the marks themselves say that they take
  // them.
  std::optional<BlockPlaces> take(const Block& block, const std::vector<xml::Index>& elements,
                                  bool strict);

 private:
  std::optional<BlockPlace> place(const Block& block, std::size_t i, xml::Index element,
                                  bool strict) const;
  BlockPlace at_edge(xml::Index element, bool end) const;
  std::optional<BlockPlace> edge_of(const Mark& mark, xml::Index element, bool closing) const;
  BlockPlace whole(std::size_t mark, xml::Index element, bool closing) const;

  const Part& part_;
  const std::vector<Mark>& marks_;
  const Surroundings& around_;
  const Ranges& ranges_;
  LayoutFaults& faults_;
};

}  // namespace engross::docx
