#include "docx/layout_faults.h"

namespace engross::docx {

void LayoutFaults::crossed(const Block& block) {
  const Mark& first = marks_[block.marks.front()];
  const Mark& last = marks_[block.marks.back()];
  faults_.push_back(
      {"crossed-blocks", first.paragraph, first.begin, first.text,
       "“" + first.text + "” and “" + last.text + "” stand in different cells, boxes or controls",
       "put both into the same one", last.paragraph});
}

void LayoutFaults::not_alone(std::size_t mark, xml::Index element) {
  const Word word = part_.words[element];
  const std::string name = word == Word::row    ? "table row"
                           : word == Word::cell ? "table cell"
                                                : "paragraph";
  add(mark, "not-alone", "other text stands in the " + name + " that the mark takes",
      "give “" + marks_[mark].text + "” a " + name + " of its own");
}

void LayoutFaults::add(std::size_t index, std::string code, std::string what, std::string remedy) {
  const Mark& mark = marks_[index];
  faults_.push_back({std::move(code),
                     mark.paragraph,
                     mark.begin,
                     mark.text,
                     std::move(what),
                     std::move(remedy),
                     {}});
}

}  // namespace engross::docx
