// Frames, and the pictures that are put into them.
#include <fmt/format.h>

#include "docx/picture_size.h"
#include "docx/run.h"
#include "expression/content.h"

namespace engross::docx {
namespace {

using base::Fault;
using expression::Content;
using expression::Scope;
using expression::Value;

}  // namespace

void Run::frame(const Op& op, const Scope& scope) {
  const auto part = static_cast<FramePart>(op.count);
  if (part == FramePart::picture) return ask_frame(program_->frames[op.index], scope);
  const bool given = !in_frame_.relation.empty();
  switch (part) {
    case FramePart::relation:
      return given ? void(out_ += in_frame_.relation) : literal(op);
    case FramePart::width:
      return given ? void(out_ += fmt::format("{}", in_frame_.width)) : literal(op);
    case FramePart::height:
      return given ? void(out_ += fmt::format("{}", in_frame_.height)) : literal(op);
    case FramePart::words:
      if (!in_frame_.words) return literal(op);
      xml::append_escaped_attribute(out_, *in_frame_.words);
      return;
    case FramePart::new_words:
      if (!in_frame_.words || in_frame_.words->empty()) return;
      out_ += " descr=\"";
      xml::append_escaped_attribute(out_, *in_frame_.words);
      out_ += '"';
      return;
    default:
      return given ? void() : literal(op);
  }
}

// A frame whose value is missing keeps the template's picture.
void Run::ask_frame(const Frame& frame, const Scope& scope) {
  const Slot& slot = program_->slots[frame.slot];
  in_frame_ = {};
  auto value = slot.expression.evaluate(scope, environment_);
  if (value && value->is_nothing()) value = tl::unexpected(nothing_in(slot));
  if (!value && value.error().missing) {
    if (!slot.optional)
      outcome_.missing.push_back({*value.error().missing, slot.mark, teller_.place(slot.spot)});
    return;
  }
  if (!value) return fail(slot, value.error());
  if (expression::content_of(*value) == Content::image) return fit_picture(frame, value->record());
  if (frame.control && value->is(Value::Kind::text)) {
    const expression::Record asked{"", {{"_type", "image"}, {"source", *value}}};
    return fit_picture(frame, asked);
  }
  const base::Result<std::string> words = expression::display(*value);
  if (!words || frame.control) {
    return refuse(Fault::malformed,
                  "“" + slot.mark + "” takes a picture and was given something else", slot.spot,
                  "give a picture, or the name of one beside the template");
  }
  in_frame_.words = *words;
}

void Run::fit_picture(const Frame& frame, const expression::Record& record) {
  const Slot& slot = program_->slots[frame.slot];
  const auto asked = asked_size(record);
  if (!asked) return refuse(slot, asked.error());
  const auto shown =
      media_.show(entry_, program_->strict, expression::text_member(record, "source").value_or(""),
                  expression::text_member(record, "format").value_or(""));
  if (!shown) return refuse(slot, shown.error());
  const bool own = !frame.control && (asked->width > 0 || asked->height > 0);
  const auto size = own ? extent_as_asked(*shown->picture, *asked, 0)
                        : extent_within(*shown->picture, frame.width, frame.height);
  if (!size) return refuse(slot, size.error());
  in_frame_ = {shown->relation, size->width, size->height,
               expression::text_member(record, "altText")};
  // The mark itself is no description.
  if (!frame.control && !in_frame_.words) in_frame_.words = "";
}

}  // namespace engross::docx
