#include "docx/slots.h"

#include "docx/control_content.h"
#include "docx/dress.h"
#include "docx/filled_control.h"

namespace engross::docx {

std::uint32_t Slots::add(const Mark& mark) {
  Slot slot{.expression = *mark.expression,
            .mark = mark.text,
            .spot = at(mark.paragraph),
            .variable = mark.variable,
            .optional = mark.optional};
  const Paragraph& paragraph = part_.paragraphs[mark.paragraph];
  if (mark.verb == Verb::print && paragraph.pieces[mark.first_piece].run != xml::kNone) {
    slot.dress = add_dress(paragraph.pieces[mark.first_piece]);
    slot.allows = allows_.at(mark, program_.splits);
  }
  slot.allows.chart = is_chart_title(part_, paragraph.node);
  program_.slots.push_back(std::move(slot));
  return static_cast<std::uint32_t>(program_.slots.size() - 1);
}

std::uint32_t Slots::add(const Link& link) {
  FieldLink made = as_field(part_, link);
  made.spot = at(link.paragraph);
  for (const AddressPiece& piece : link.address) {
    std::int32_t slot = -1;
    if (piece.expression) {
      slot = static_cast<std::int32_t>(program_.slots.size());
      program_.slots.push_back(
          {.expression = *piece.expression, .mark = piece.text, .spot = made.spot});
    }
    made.address.push_back({piece.text, slot});
  }
  program_.links.push_back(std::move(made));
  return static_cast<std::uint32_t>(program_.links.size() - 1);
}

std::uint32_t Slots::add(const PictureFrame& frame) {
  program_.frames.push_back({static_cast<std::uint32_t>(program_.slots.size()), frame.width,
                             frame.height, frame.control});
  program_.slots.push_back({.expression = *frame.mark.expression,
                            .mark = frame.mark.text,
                            .spot = at(frame.mark.paragraph),
                            .optional = frame.mark.optional});
  return static_cast<std::uint32_t>(program_.frames.size() - 1);
}

std::uint32_t Slots::add(const TaggedControl& control) {
  Slot slot{.expression = *control.mark.expression,
            .mark = control.mark.text,
            .spot = at(control.mark.paragraph),
            .optional = control.mark.optional};
  std::vector<RunProperty> format;
  if (control.kind != ControlKind::section) {
    const ControlContent content = control_content(part_, control);
    format = control_format(part_, control);
    slot.dress = add_dress(format, prefix_at(part_, control.node));
    if (control.kind == ControlKind::rich)
      slot.allows = allows_.within(content.holder, content.at, program_.splits);
  }
  FilledControl made = filled_control(part_, control, format);
  made.slot = static_cast<std::uint32_t>(program_.slots.size());
  program_.slots.push_back(std::move(slot));
  program_.controls.push_back(std::move(made));
  return static_cast<std::uint32_t>(program_.controls.size() - 1);
}

std::uint32_t Slots::add(const BoundValue& value) {
  program_.controls.push_back(value.filled);
  program_.controls.back().slot = static_cast<std::uint32_t>(program_.slots.size());
  program_.slots.push_back({.expression = *value.mark.expression,
                            .mark = value.mark.text,
                            .spot = value.spot,
                            .optional = value.mark.optional});
  return static_cast<std::uint32_t>(program_.controls.size() - 1);
}

std::uint32_t Slots::add_dress(const std::vector<RunProperty>& format, const std::string& prefix) {
  std::string key = prefix;
  for (const RunProperty& property : format) key += property.raw;
  const auto next = static_cast<std::uint32_t>(program_.dresses.size());
  const auto [found, fresh] = plain_.try_emplace(std::move(key), next);
  if (fresh) program_.dresses.push_back(dress_of(format, prefix));
  return found->second;
}

std::uint32_t Slots::add_dress(const Piece& piece) {
  const auto next = static_cast<std::uint32_t>(program_.dresses.size());
  const auto [found, fresh] = dresses_.try_emplace(dress_key(part_, piece), next);
  if (fresh) program_.dresses.push_back(dress(part_, piece));
  return found->second;
}

}  // namespace engross::docx
