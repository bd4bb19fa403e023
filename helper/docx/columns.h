// How wide the text column is at a place of a document, as far as its sections and cells say.
#pragma once

#include <cstdint>
#include <vector>

#include "docx/part.h"

namespace engross::docx {

class Columns {
 public:
  // `otherwise` holds where the part has no sections of its own: headers, notes.
  Columns(const Part& part, std::uint32_t otherwise);

  // EMU; 0 when it is not known, as in a text box.
  std::uint32_t at(xml::Index paragraph) const;
  // The narrowest of the part's sections; 0 when it says none.
  std::uint32_t narrowest() const;

 private:
  struct Section {
    xml::Index begin;  // where its properties stand, behind what they hold for
    std::uint32_t width;
  };
  std::uint32_t of_cell(xml::Index cell) const;

  const Part& part_;
  std::uint32_t otherwise_;
  std::vector<Section> sections_;
};

}  // namespace engross::docx
