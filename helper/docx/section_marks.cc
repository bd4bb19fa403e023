// Repeating sections as loops: a mark before their first item and one behind it.
#include <algorithm>

#include "docx/blocks.h"
#include "docx/controls.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// The last paragraph of an item that is of its own text and of no box in it.
std::size_t last_paragraph(const Part& part, std::size_t first, std::size_t past) {
  const auto root = [&](std::size_t paragraph) {
    Index node = part.paragraphs[paragraph].node;
    while (node != kNone && !is_text_root(part.words[node])) node = part.xml[node].parent;
    return node;
  };
  std::size_t last = past - 1;
  while (last > first && root(last) != root(first)) --last;
  return last;
}

// What ends a loop over the section's items.
Mark end_of_section(const TaggedControl& control) {
  Mark end;
  end.text = control.mark.text;
  end.control = control.node;
  end.verb = control.mark.verb == Verb::each ? Verb::end_any : Verb::end_for;
  return end;
}

}  // namespace

void add_section_marks(const Part& part, const std::vector<TaggedControl>& controls,
                       std::vector<Mark>& marks) {
  for (const TaggedControl& control : controls) {
    if (control.kind != ControlKind::section) continue;
    const xml::Node& item = part.xml[control.first_item];
    const auto paragraphs = part.paragraphs_in(control.first_item, item.end);
    const std::size_t first = paragraphs.first;
    Mark open = control.mark;
    open.paragraph = first;
    open.begin = item.begin;
    open.end = item.begin;
    Mark end = end_of_section(control);
    const std::size_t last = last_paragraph(part, first, paragraphs.second);
    end.paragraph = last;
    end.begin = item.after;
    end.end = item.after;
    end.text_begin = part.paragraphs[last].text.size();
    end.text_end = end.text_begin;
    // An outer section was put in before those inside it: its marks stay around theirs.
    const auto begins = std::ranges::find_if(marks, [&](const Mark& mark) {
      return mark.paragraph > first ||
             (mark.paragraph == first && (mark.control == kNone || mark.begin >= item.begin));
    });
    marks.insert(begins, std::move(open));
    const auto ends = std::find_if(marks.rbegin(), marks.rend(), [&](const Mark& mark) {
      return mark.paragraph < last ||
             (mark.paragraph == last && (mark.control == kNone || mark.begin <= item.after));
    });
    marks.insert(ends.base(), std::move(end));
  }
}

}  // namespace engross::docx
