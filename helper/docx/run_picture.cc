// Pictures, where a mark stands.
#include "docx/drawing.h"
#include "docx/picture_size.h"
#include "docx/run.h"
#include "expression/content.h"

namespace engross::docx {
namespace {

using base::Fault;
using expression::Value;

base::Result<int> transparency(const expression::Record& record) {
  const Value* member = record.find("transparencyPercent");
  if (member == nullptr || member->is_nothing()) return 0;
  const auto percent = member->is(Value::Kind::number) ? member->number().rounded(0).whole()
                                                       : base::Result<long long>(-1);
  if (percent && *percent >= 0 && *percent <= 100) return static_cast<int>(*percent);
  return base::failure(Fault::malformed, "a picture whose transparency is no percentage", "",
                       "give a number from 0 to 100");
}

}  // namespace

void Run::picture(const Slot& slot, const expression::Record& record) {
  if (!slot.allows.picture) {
    return refuse(Fault::refused, "“" + slot.mark + "” was given a picture where only words stand",
                  slot.spot, "put the mark into the text of the document");
  }
  const auto asked = asked_size(record);
  if (!asked) return refuse(slot, asked.error());
  const auto faded = transparency(record);
  if (!faded) return refuse(slot, faded.error());
  const auto shown =
      media_.show(entry_, program_->strict, expression::text_member(record, "source").value_or(""),
                  expression::text_member(record, "format").value_or(""));
  if (!shown) return refuse(slot, shown.error());
  const auto size = extent_as_asked(*shown->picture, *asked, slot.allows.column);
  if (!size) return refuse(slot, size.error());
  const Dress& dress = program_->dresses[slot.dress];
  out_ += dress.end_text;
  out_ += inline_drawing({.relation = shown->relation,
                          .id = ids_[static_cast<std::size_t>(IdKind::drawing)]++,
                          .width = size->width,
                          .height = size->height,
                          .words = expression::text_member(record, "altText").value_or(""),
                          .transparency = *faded},
                         dress.prefix, program_->strict);
  out_ += dress.begin_text;
}

}  // namespace engross::docx
