#include "docx/highlight.h"

#include <algorithm>
#include <array>

#include "docx/names.h"
#include "docx/run_format.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// The order of a run's properties is fixed (ISO/IEC 29500-1, 17.3.2.28); these stand before
// highlight.
constexpr std::array<std::string_view, 25> kBeforeHighlight = {
    "rStyle",    "rFonts",     "b",       "bCs",       "i",      "iCs",     "caps",
    "smallCaps", "strike",     "dstrike", "outline",   "shadow", "emboss",  "imprint",
    "noProof",   "snapToGrid", "vanish",  "webHidden", "color",  "spacing", "w",
    "kern",      "position",   "sz",      "szCs"};

// The run's properties with a yellow highlight among them.
std::string highlighted(const Part& part, Index properties, std::string_view prefix) {
  const std::string mark =
      "<" + std::string(prefix) + "highlight " + std::string(prefix) + "val=\"yellow\"/>";
  const std::string name = std::string(prefix) + "rPr";
  if (properties == kNone || part.xml[properties].content == part.xml[properties].after) {
    return "<" + name + ">" + mark + "</" + name + ">";
  }
  std::string before;
  std::string after;
  for (Index i = properties + 1; i < part.xml[properties].end; i = part.xml[i].end) {
    if (part.xml[i].kind != xml::Kind::element) continue;
    const xml::Name& child = part.xml.name(i);
    if (child.space == kWord && child.local == "highlight") continue;
    const bool earlier = child.space == kWord &&
                         std::ranges::find(kBeforeHighlight, child.local) != kBeforeHighlight.end();
    (earlier ? before : after) += part.xml.raw(i);
  }
  return "<" + name + ">" + before + mark + after + "</" + name + ">";
}

Index run_properties(const Part& part, Index run) {
  Index properties = kNone;
  for (Index i = run + 1; i < part.xml[run].end; i = part.xml[i].end) {
    if (part.words[i] == Word::run_properties) properties = i;
  }
  return properties;
}

}  // namespace

DressKey dress_key(const Part& part, const Piece& piece) {
  const xml::Node& run = part.xml[piece.run];
  const Index properties = run_properties(part, piece.run);
  const Index end = properties == kNone ? run.content : part.xml[properties].after;
  return {part.xml.written(piece.leaf),
          std::string_view(part.xml.bytes()).substr(run.begin, end - run.begin)};
}

Dress dress(const Part& part, const Piece& piece) {
  Dress dress;
  const std::string text(part.xml.written(piece.leaf));
  const std::string run(part.xml.written(piece.run));
  std::string prefix(part.xml.prefix(piece.run));
  if (!prefix.empty()) prefix += ":";
  const std::string end = "</" + text + ">";
  const std::string begin = "<" + text + " xml:space=\"preserve\">";
  dress.line_break = end + "<" + prefix + "br/>" + begin;
  dress.tab = end + "<" + prefix + "tab/>" + begin;
  // Attributes need a prefix; a part that writes its elements without one gets no highlight.
  if (prefix.empty()) return dress;
  const Index properties = run_properties(part, piece.run);
  const std::string open_run(part.xml.start_tag(piece.run));
  const std::string plain =
      properties == kNone ? std::string() : std::string(part.xml.raw(properties));
  const std::string end_run = end + "</" + run + ">";
  dress.highlight_before = end_run + open_run + highlighted(part, properties, prefix) + begin;
  dress.highlight_after = end_run + open_run + plain + begin;
  dress.prefix = prefix;
  dress.end_text = end;
  dress.begin_text = begin;
  dress.end_run = "</" + run + ">";
  dress.begin_run = open_run;
  dress.format = run_format(part, properties, prefix);
  dress.properties = properties == kNone ? std::string() : with_format(dress.format, {}, prefix);
  return dress;
}

Dress dress_of(const std::vector<RunProperty>& properties, const std::string& prefix) {
  Dress dress;
  dress.prefix = prefix;
  dress.begin_text = "<" + prefix + "t xml:space=\"preserve\">";
  dress.end_text = "</" + prefix + "t>";
  dress.begin_run = "<" + prefix + "r>";
  dress.end_run = "</" + prefix + "r>";
  dress.line_break = dress.end_text + "<" + prefix + "br/>" + dress.begin_text;
  dress.tab = dress.end_text + "<" + prefix + "tab/>" + dress.begin_text;
  dress.format = run_format(properties, prefix);
  if (!properties.empty()) dress.properties = with_format(dress.format, {}, prefix);
  if (prefix.empty()) return dress;
  std::vector<RunProperty> shown = properties;
  std::erase_if(shown, [](const RunProperty& one) {
    return one.name.space == kWord && one.name.local == "highlight";
  });
  shown.push_back({{std::string(kWord), "highlight"},
                   "<" + prefix + "highlight " + prefix + "val=\"yellow\"/>"});
  order_properties(shown);
  const std::string end = dress.end_text + dress.end_run + dress.begin_run;
  dress.highlight_before =
      end + with_format(run_format(shown, prefix), {}, prefix) + dress.begin_text;
  dress.highlight_after = end + dress.properties + dress.begin_text;
  return dress;
}

}  // namespace engross::docx
