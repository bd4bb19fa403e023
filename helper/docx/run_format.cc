#include "docx/run_format.h"

#include <algorithm>
#include <array>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// The order of a run's properties up to underline (ISO/IEC 29500-1, 17.3.2.28).
constexpr std::array<std::string_view, 2> kBeforeBold = {"rStyle", "rFonts"};
constexpr std::array<std::string_view, 2> kBold = {"b", "bCs"};
constexpr std::array<std::string_view, 2> kItalic = {"i", "iCs"};
constexpr std::array<std::string_view, 20> kBetween = {
    "caps",    "smallCaps", "strike",     "dstrike", "outline",   "shadow",   "emboss",
    "imprint", "noProof",   "snapToGrid", "vanish",  "webHidden", "color",    "spacing",
    "w",       "kern",      "position",   "sz",      "szCs",      "highlight"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::string& place_of(const xml::Name& name, RunFormat& format) {
  if (name.space != kWord) return format.after;
  if (among(kBeforeBold, name.local)) return format.before;
  if (among(kBold, name.local)) return format.bold;
  if (among(kItalic, name.local)) return format.italic;
  if (among(kBetween, name.local)) return format.between;
  return name.local == "u" ? format.underline : format.after;
}

}  // namespace

RunFormat run_format(const Part& part, Index properties, std::string_view prefix) {
  RunFormat format;
  const std::string name = std::string(prefix) + "rPr";
  format.before = "<" + name + ">";
  if (properties != kNone) {
    for (Index i = properties + 1; i < part.xml[properties].end; i = part.xml[i].end) {
      if (part.xml[i].kind != xml::Kind::element || part.words[i] == Word::change) continue;
      place_of(part.xml.name(i), format) += part.xml.raw(i);
    }
  }
  format.after += "</" + name + ">";
  return format;
}

std::string with_format(const RunFormat& format, const Emphasis& emphasis,
                        std::string_view prefix) {
  const std::string open = "<" + std::string(prefix);
  std::string out = format.before;
  out += emphasis.bold ? open + "b/>" + open + "bCs/>" : format.bold;
  out += emphasis.italic ? open + "i/>" + open + "iCs/>" : format.italic;
  out += format.between;
  out += emphasis.underlined ? open + "u " + std::string(prefix) + "val=\"single\"/>"
                             : format.underline;
  return out + format.after;
}

}  // namespace engross::docx
