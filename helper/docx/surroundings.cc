#include "docx/surroundings.h"

#include <algorithm>

#include "base/text.h"

namespace engross::docx {

using xml::Index;

Index element_at(const Part& part, Index byte) {
  const auto& nodes = part.xml.nodes();
  Index node = part.xml.first_from(byte);
  // The node before the byte, or one of its ancestors, ends there or holds it.
  node = node == 0 ? 0 : node - 1;
  while (node != xml::kNone &&
         !(nodes[node].content <= byte && byte <= nodes[node].close &&
           nodes[node].kind == xml::Kind::element && nodes[node].close != nodes[node].after)) {
    node = nodes[node].parent;
  }
  return node;
}

Surroundings::Surroundings(const Part& part, const std::vector<Mark>& marks)
    : part_(part), marks_(marks) {}

std::pair<std::size_t, std::size_t> Surroundings::marks_of(std::size_t paragraph) const {
  auto first = std::ranges::lower_bound(marks_, paragraph, {}, &Mark::paragraph);
  auto last = std::ranges::upper_bound(marks_, paragraph, {}, &Mark::paragraph);
  // Those of a repeating section stand around the paragraph and not in it.
  while (first != last && first->control != xml::kNone) ++first;
  while (first != last && std::prev(last)->control != xml::kNone) --last;
  return {static_cast<std::size_t>(first - marks_.begin()),
          static_cast<std::size_t>(last - marks_.begin())};
}

bool Surroundings::blank_between(std::size_t index, std::size_t begin, std::size_t end) const {
  const Paragraph& paragraph = part_.paragraphs[index];
  const auto [first, last] = marks_of(index);
  std::size_t at = begin;
  const std::string_view text = paragraph.text;
  for (std::size_t i = first; i < last && at < end; ++i) {
    const Mark& mark = marks_[i];
    if (mark.text_end <= at || (!mark.steers() && mark.verb != Verb::comment)) continue;
    if (mark.text_begin >= end) break;
    if (mark.text_begin > at && !base::is_blank(text.substr(at, mark.text_begin - at)))
      return false;
    at = mark.text_end;
  }
  if (at < end && !base::is_blank(text.substr(at, end - at))) return false;
  if (paragraph.objects.empty()) return true;
  // An object has no place in the text: it is compared by bytes with the ends of the stretch.
  const auto byte = [&](std::size_t place, Index otherwise) {
    for (const Piece& piece : paragraph.pieces) {
      if (piece.begin <= place && place < piece.end) return part_.byte_of(piece, place);
    }
    return otherwise;
  };
  const Index from =
      begin == 0 ? part_.xml[paragraph.node].begin : byte(begin, part_.xml[paragraph.node].after);
  const Index to = byte(end, part_.xml[paragraph.node].after);
  return std::ranges::none_of(paragraph.objects, [&](Index object) {
    return part_.xml[object].begin >= from && part_.xml[object].begin < to;
  });
}

bool Surroundings::is_blank(std::size_t paragraph) const {
  return blank_between(paragraph, 0, part_.paragraphs[paragraph].text.size());
}

bool Surroundings::only_control(Index element) const {
  const auto [first, last] = part_.paragraphs_in(element, part_.xml[element].end);
  bool control = false;
  for (std::size_t i = first; i < last; ++i) {
    const auto [from, to] = marks_of(i);
    for (std::size_t mark = from; mark < to; ++mark) control = control || marks_[mark].steers();
    if (!is_blank(i)) return false;
  }
  return control;
}

std::size_t Surroundings::first_control(Index element) const {
  const auto [first, last] = part_.paragraphs_in(element, part_.xml[element].end);
  std::size_t mark = marks_of(first).first;
  while (mark < marks_of(last - 1).second && !marks_[mark].steers()) ++mark;
  return mark;
}

bool Surroundings::at_start(const Mark& mark, Index element) const {
  const auto [first, last] = part_.paragraphs_in(element, part_.xml[element].end);
  for (std::size_t i = first; i < last && i < mark.paragraph; ++i) {
    if (!is_blank(i)) return false;
  }
  return blank_between(mark.paragraph, 0, mark.text_begin);
}

bool Surroundings::at_end(const Mark& mark, Index element) const {
  const auto [first, last] = part_.paragraphs_in(element, part_.xml[element].end);
  for (std::size_t i = std::max(first, mark.paragraph + 1); i < last; ++i) {
    if (!is_blank(i)) return false;
  }
  return blank_between(mark.paragraph, mark.text_end, part_.paragraphs[mark.paragraph].text.size());
}

}  // namespace engross::docx
