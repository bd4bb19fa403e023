#include "docx/tag_mark.h"

#include <algorithm>

#include "base/text.h"

namespace engross::docx {

std::size_t paragraph_at(const Part& part, xml::Index node) {
  const auto after = std::ranges::upper_bound(part.paragraphs, node, {}, &Paragraph::node);
  return after == part.paragraphs.begin()
             ? 0
             : static_cast<std::size_t>(after - part.paragraphs.begin()) - 1;
}

std::optional<Mark> attribute_mark(const Part& part, xml::Index node, const std::string& text,
                                   const Skin& skin) {
  const std::string_view whole = base::trim(text);
  if (whole.empty()) return std::nullopt;
  Mark mark;
  mark.paragraph = paragraph_at(part, node);
  mark.begin = part.xml[node].begin;
  mark.end = mark.begin;
  mark.text = whole;
  mark.inside = whole;
  const auto bracket = std::ranges::find_if(skin.brackets, [&](const Bracket& one) {
    return one.kind != MarkKind::comment && whole.size() > one.open.size() + one.close.size() &&
           whole.starts_with(one.open) && whole.ends_with(one.close);
  });
  if (bracket == skin.brackets.end()) return mark;
  mark.kind = bracket->kind;
  mark.inside = whole.substr(bracket->open.size(),
                             whole.size() - bracket->open.size() - bracket->close.size());
  if (mark.inside.find(bracket->open) != std::string::npos) return std::nullopt;
  return mark;
}

bool is_bracketed(const Mark& mark) { return mark.inside != mark.text; }

void read_mark(Mark& mark, const Options& options, std::vector<MarkFault>& faults) {
  std::vector<Mark> marks = {std::move(mark)};
  parse_marks(marks, options, faults);
  mark = std::move(marks.front());
}

}  // namespace engross::docx
