#include "docx/bound_value.h"

#include "docx/filled_control.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;

bool is_one_tag(const xml::Document& data, Index node) {
  return data[node].content == data[node].after;
}

// How a date stands in the data (ISO/IEC 29500-1, 17.5.2): with a time where nothing is said.
std::string stored_as(const Part& part, Index date) {
  for (Index i = date + 1; i < part.xml[date].end; i = part.xml[i].end) {
    if (part.xml.is(i, kWord, "storeMappedDataAs")) return part.xml.value(i, kWord, "val");
  }
  return "dateTime";
}

}  // namespace

bool holds_one_value(const xml::Document& data, Index leaf) {
  const Index below = data[leaf].end - leaf - 1;
  return below == 0 || (below == 1 && data[leaf + 1].kind == xml::Kind::text);
}

BoundValue bound_value(const Part& part, const TaggedControl& control, const xml::Document& data,
                       Index leaf) {
  BoundValue value{.mark = control.mark, .spot = {}, .leaf = leaf, .filled = {}};
  FilledControl& made = value.filled;
  made = filled_control(part, control, {});
  made.data = true;
  made.notice.clear();
  made.begin.clear();
  made.end.clear();
  if (control.kind == ControlKind::date) made.stored_as = stored_as(part, control.type);
  if (!is_one_tag(data, leaf)) return value;
  made.begin = data.raw(leaf);
  made.begin.erase(made.begin.rfind('/'), 1);
  made.end = "</" + std::string(data.written(leaf)) + ">";
  return value;
}

void add_bound_edits(const Part& data, const BoundValue& value, std::size_t index, Edits& edits) {
  const xml::Node& leaf = data.xml[value.leaf];
  const bool one_tag = is_one_tag(data.xml, value.leaf);
  const Index begin = one_tag ? leaf.begin : leaf.content;
  const auto at = [&](Index from, Index to, ControlPart part) {
    edits.push_back(
        {.begin = from, .end = to, .kind = EditKind::control, .link = index, .control = part});
  };
  at(leaf.begin, leaf.begin, ControlPart::asked);
  at(begin, one_tag ? leaf.after : leaf.close, ControlPart::content);
}

}  // namespace engross::docx
