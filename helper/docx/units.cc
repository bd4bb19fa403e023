#include "docx/units.h"

#include <algorithm>

namespace engross::docx {

namespace {

using xml::Index;

}  // namespace

std::optional<BlockPlaces> Units::take(const Block& block, const std::vector<Index>& elements,
                                       bool strict) {
  const Mark& opening = marks_[block.marks.front()];
  const bool one =
      std::ranges::all_of(elements, [&](Index element) { return element == elements.front(); });
  const bool wraps = one && !around_.only_control(elements.front());
  // {%p stands alone; other ways of writing name the paragraph around both ends.
  const bool alone = strict && part_.words[elements.front()] == Word::paragraph &&
                     opening.kind == MarkKind::control;
  if (wraps && (block.marks.size() > 2 || alone)) {
    faults_.not_alone(block.marks[block.marks.size() > 2 ? 1 : 0], elements.front());
    return std::nullopt;
  }
  BlockPlaces places;
  for (std::size_t i = 0; i < block.marks.size(); ++i) {
    std::optional<BlockPlace> placed = wraps ? at_edge(elements[i], i + 1 == block.marks.size())
                                             : place(block, i, elements[i], strict);
    if (!placed) {
      faults_.not_alone(block.marks[i], elements[i]);
      return std::nullopt;
    }
    places.push_back(std::move(*placed));
  }
  return places;
}

std::optional<BlockPlace> Units::place(const Block& block, std::size_t i, Index element,
                                       bool strict) const {
  const bool last = i + 1 == block.marks.size();
  if (around_.only_control(element)) return whole(block.marks[i], element, last);
  if (!strict) return edge_of(marks_[block.marks[i]], element, last);
  // Elsewhere than in {%p %} and its like the named elements go with all that they hold.
  const bool takes_text =
      marks_[block.marks.front()].kind != MarkKind::control && block.marks.size() == 2;
  if (takes_text) return at_edge(element, last);
  return std::nullopt;
}

BlockPlace Units::at_edge(Index element, bool end) const {
  const Index at = end ? part_.xml[element].after : part_.xml[element].begin;
  return {.begin = at, .end = at, .before = {}, .after = {}, .erased = true};
}

std::optional<BlockPlace> Units::edge_of(const Mark& mark, Index element, bool closing) const {
  const bool start = around_.at_start(mark, element);
  const bool end = around_.at_end(mark, element);
  if (!start && !end) return std::nullopt;
  return at_edge(element, closing ? end : !start);
}

BlockPlace Units::whole(std::size_t mark, Index element, bool closing) const {
  BlockPlace place;
  place.end = part_.xml[element].after;
  // The first of several marks takes the element; the others find it gone.
  const bool first = around_.first_control(element) == mark;
  place.begin = first ? part_.xml[element].begin : place.end;
  if (first) (closing ? place.after : place.before) = ranges_.rest_of(element);
  return place;
}

}  // namespace engross::docx
