#include "docx/control_edits.h"

#include <algorithm>

#include "docx/control_content.h"
#include "docx/filled_control.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

Index name_end(const Part& part, Index node) {
  return part.xml[node].begin + 1 + static_cast<Index>(part.xml.written(node).size());
}

class ControlEdits {
 public:
  ControlEdits(const Part& part, const TaggedControl& control, std::size_t index, Edits& edits)
      : part_(part), control_(control), index_(index), edits_(edits) {}

  void add() {
    at(part_.xml[control_.node].begin, part_.xml[control_.node].begin, ControlPart::asked);
    for (Index i = control_.properties + 1; i < part_.xml[control_.properties].end;
         i = part_.xml[i].end) {
      const bool binding =
          part_.xml.is(i, kWord, "dataBinding") || part_.xml.is(i, kWord2012, "dataBinding");
      if (part_.xml.is(i, kWord, "showingPlcHdr") || (binding && !control_.follows))
        keep(part_.xml[i].begin, part_.xml[i].after);
    }
    if (control_.kind == ControlKind::section) return add_items();
    if (control_.kind == ControlKind::date) add_date();
    if (control_.kind == ControlKind::tick) add_tick();
    if (control_.kind == ControlKind::list || control_.kind == ControlKind::combo) add_chosen();
    add_content();
  }

 private:
  // Layout puts the loop around the first item.
  void add_items() {
    if (!control_.last_item) return;
    keep(part_.xml[control_.first_item].after, part_.xml[*control_.last_item].after);
  }

  void add_date() {
    const auto day = part_.xml.attribute(control_.type, kWord, "fullDate");
    const Index name = name_end(part_, control_.type);
    // With the blank before it.
    day ? at(day->begin - 1, day->after, ControlPart::day) : at(name, name, ControlPart::day);
  }

  void add_chosen() {
    const auto last = part_.xml.attribute(control_.type, kWord, "lastValue");
    if (last) value_of(*last, ControlPart::chosen);
  }

  void add_tick() {
    const Index box = control_.type;
    const Index checked = tick_of(part_, box);
    if (checked == kNone && part_.xml[box].content == part_.xml[box].after) {
      at(part_.xml[box].begin, part_.xml[box].after, ControlPart::ticked);
    } else if (checked == kNone) {
      at(part_.xml[box].content, part_.xml[box].content, ControlPart::ticked);
    } else if (const auto value = part_.xml.attribute(checked, kWord2010, "val")) {
      value_of(*value, ControlPart::ticked);
    } else {
      at(name_end(part_, checked), name_end(part_, checked), ControlPart::ticked);
    }
  }

  void add_content() {
    const ControlContent content = control_content(part_, control_);
    edits_.push_back({.begin = content.at,
                      .end = content.at,
                      .turn = Turn::guard_element_begin,
                      .kind = EditKind::control,
                      .link = index_,
                      .control = ControlPart::content});
    for (const Index node : content.replaced) keep(part_.xml[node].begin, part_.xml[node].after);
  }

  void keep(Index begin, Index end) {
    edits_.push_back({.begin = begin,
                      .end = begin,
                      .turn = Turn::guard_element_begin,
                      .kind = EditKind::guard_begin,
                      .action = Action::kept,
                      .link = index_});
    edits_.push_back({.begin = end,
                      .end = end,
                      .turn = Turn::guard_element_end,
                      .kind = EditKind::guard_end,
                      .action = Action::kept,
                      .link = index_});
  }

  void value_of(const xml::Attribute& attribute, ControlPart part) {
    const Index begin = attribute.value_begin;
    at(begin, begin + static_cast<Index>(attribute.value.size()), part);
  }

  void at(Index begin, Index end, ControlPart part) {
    edits_.push_back(
        {.begin = begin, .end = end, .kind = EditKind::control, .link = index_, .control = part});
  }

  const Part& part_;
  const TaggedControl& control_;
  std::size_t index_;
  Edits& edits_;
};

}  // namespace

void add_control_edits(const Part& part, const TaggedControl& control, std::size_t index,
                       Edits& edits) {
  ControlEdits(part, control, index, edits).add();
}

}  // namespace engross::docx
