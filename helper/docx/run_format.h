// A run's properties with bold, italic, underline and highlight among them, at their places in the
// fixed order of properties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/part.h"
#include "docx/program.h"

namespace engross::docx {

struct Emphasis {
  bool bold = false;
  bool italic = false;
  bool underlined = false;
  bool highlighted = false;  // in yellow
  bool operator==(const Emphasis&) const = default;
};

// One property of a run as it stands: "<w:b/>". Its name is borrowed from the part.
struct RunProperty {
  std::string_view space;
  std::string_view local;
  std::string raw;

  bool is(std::string_view its_space, std::string_view its_local) const {
    return local == its_local && space == its_space;
  }
};

// Of a w:rPr, as they stand; none for kNone. A tracked change of the format is left out.
std::vector<RunProperty> run_properties_of(const Part& part, xml::Index properties);
// Puts them into the fixed order.
void order_properties(std::vector<RunProperty>& properties);

RunFormat run_format(const std::vector<RunProperty>& properties, std::string_view prefix);

// `properties` is a run's w:rPr, kNone when it has none; `prefix` is "w:". A tracked change of the
// format is left out: it is told once, where it stands.
RunFormat run_format(const Part& part, xml::Index properties, std::string_view prefix);

// The properties; what the emphasis does not ask for stays as the run has it.
std::string with_format(const RunFormat& format, const Emphasis& emphasis, std::string_view prefix);

}  // namespace engross::docx
