// A run's properties with bold, italic and underline among them, at their places in the fixed order
// of properties.
#pragma once

#include <string>
#include <string_view>

#include "docx/part.h"
#include "docx/program.h"

namespace engross::docx {

struct Emphasis {
  bool bold = false;
  bool italic = false;
  bool underlined = false;
  bool operator==(const Emphasis&) const = default;
};

// `properties` is a run's w:rPr, kNone when it has none; `prefix` is "w:". A tracked change of the
// format is left out: it is told once, where it stands.
RunFormat run_format(const Part& part, xml::Index properties, std::string_view prefix);

// The properties; what the emphasis does not ask for stays as the run has it.
std::string with_format(const RunFormat& format, const Emphasis& emphasis, std::string_view prefix);

}  // namespace engross::docx
