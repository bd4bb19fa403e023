// What a part says, before anything is compiled of it.
#include <algorithm>

#include "docx/compile.h"

namespace engross::docx {

Reading read_marks(const Part& part, const Skin& skin, const Options& options) {
  Reading reading;
  reading.marks = find_marks(part, skin, options.merge_names, reading.faults);
  parse_marks(reading.marks, options, reading.faults);
  ControlsRead read = find_controls(part, reading.marks, skin, options, reading.faults);
  reading.controls = std::move(read.controls);
  reading.notices = std::move(read.notices);
  add_section_marks(part, reading.controls, reading.marks);
  reading.blocks = match_blocks(part, reading.marks, reading.faults);
  return reading;
}

std::vector<xml::Index> filled_elements(const Reading& reading) {
  std::vector<xml::Index> elements;
  for (const PictureFrame& frame : reading.frames) elements.push_back(frame.told);
  for (const TaggedControl& control : reading.controls) elements.push_back(control.told);
  std::ranges::sort(elements);
  return elements;
}

std::uint32_t section_of(const Reading& reading, const Mark& mark) {
  if (mark.control == xml::kNone) return 0;
  const auto found = std::ranges::find(reading.controls, mark.control, &TaggedControl::node);
  return static_cast<std::uint32_t>(found - reading.controls.begin()) + 1;
}

bool asks_for_count(const Reading& reading, std::size_t opening, std::size_t closing) {
  const auto asks = [](const Mark& mark) {
    if (!mark.expression) return false;
    const auto names = mark.expression->names();
    return std::ranges::any_of(names, [](const expression::NameUse& use) {
      return use.path == "loop" || use.path.starts_with("loop.");
    });
  };
  for (std::size_t i = opening + 1; i < closing; ++i) {
    if (asks(reading.marks[i])) return true;
  }
  const xml::Index begin = reading.marks[opening].begin;
  const xml::Index end = reading.marks[closing].begin;
  return std::ranges::any_of(reading.controls, [&](const TaggedControl& control) {
    return control.mark.begin > begin && control.mark.begin < end && asks(control.mark);
  });
}

}  // namespace engross::docx
