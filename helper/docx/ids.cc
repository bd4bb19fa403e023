#include "docx/ids.h"

#include <algorithm>
#include <charconv>

#include "docx/names.h"

namespace engross::docx {
namespace {

// Content control ids are signed and often large, negative ones included; new ones start here,
// below the largest that fits ([ISO 29500-1] 17.5.2.18), unless the document goes higher.
constexpr std::uint64_t kFirstControl = 0x40000000;
constexpr std::uint64_t kFirstParagraph = 0x10000000;  // below 0x80000000 ([MS-DOCX] 2.2.4)
constexpr std::uint64_t kFirstShape = 0x10000;         // Word's own begin at 1025
constexpr std::string_view kShapePrefix = "_x0000_s";
constexpr std::uint64_t kLimit = 0x7FFFFFFF;

void raise(std::uint64_t& next, std::string_view text, int base) {
  std::uint64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id, base);
  // Half the room is left for new ids however high the document's own go.
  if (error == std::errc() && end == text.data() + text.size() && id < kLimit - kLimit / 4)
    next = std::max(next, id + 1);
}

}  // namespace

void note_ids(const Part& part, NextIds& next) {
  const auto of = [&](IdKind kind) -> std::uint64_t& {
    return next[static_cast<std::size_t>(kind)];
  };
  of(IdKind::control) = std::max(of(IdKind::control), kFirstControl);
  of(IdKind::paragraph) = std::max(of(IdKind::paragraph), kFirstParagraph);
  of(IdKind::drawing) = std::max<std::uint64_t>(of(IdKind::drawing), 1);
  of(IdKind::annotation) = std::max<std::uint64_t>(of(IdKind::annotation), 1);
  of(IdKind::shape) = std::max(of(IdKind::shape), kFirstShape);
  const auto note = [&](xml::Index node, std::string_view space, std::string_view name, IdKind kind,
                        int base) {
    if (const auto attribute = part.xml.attribute(node, space, name))
      raise(of(kind), attribute->value, base);
  };
  const auto note_shape = [&](std::string_view id) {
    if (id.starts_with(kShapePrefix)) raise(of(IdKind::shape), id.substr(kShapePrefix.size()), 10);
  };
  const bool shapes = std::ranges::any_of(part.xml.names(),
                                          [](const xml::Name& name) { return name.space == kVml; });
  for (xml::Index i = 0; i < part.xml.nodes().size(); ++i) {
    switch (part.words[i]) {
      case Word::drawing_properties:
        note(i, "", "id", IdKind::drawing, 10);
        break;
      case Word::paragraph:
      case Word::row:
        note(i, kWord2010, "paraId", IdKind::paragraph, 16);
        break;
      case Word::control_id:
        note(i, kWord, "val", IdKind::control, 10);
        break;
      case Word::range_start:
      case Word::inserted:
      case Word::deleted:
      case Word::moved_from:
      case Word::moved_to:
      case Word::change:
      case Word::comment:
        note(i, kWord, "id", IdKind::annotation, 10);
        break;
      case Word::other:
        if (shapes && part.xml.name(i).space == kVml) {
          note_shape(part.xml.value(i, "", "id"));
          note_shape(part.xml.value(i, kOffice, "spid"));
        }
        break;
      default:
        break;
    }
  }
}

}  // namespace engross::docx
