#include "docx/run_format.h"

#include <algorithm>
#include <array>
#include <span>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// The order of a run's properties up to underline (ISO/IEC 29500-1, 17.3.2.28).
constexpr std::array<std::string_view, 2> kBeforeBold = {"rStyle", "rFonts"};
constexpr std::array<std::string_view, 2> kBold = {"b", "bCs"};
constexpr std::array<std::string_view, 2> kItalic = {"i", "iCs"};
constexpr std::array<std::string_view, 19> kBetween = {
    "caps",    "smallCaps", "strike",     "dstrike", "outline",   "shadow", "emboss",
    "imprint", "noProof",   "snapToGrid", "vanish",  "webHidden", "color",  "spacing",
    "w",       "kern",      "position",   "sz",      "szCs"};
constexpr std::array<std::string_view, 14> kBehind = {
    "highlight",  "u",    "effect", "bdr", "shd",  "fitText",
    "vertAlign",  "rtl",  "cs",     "em",  "lang", "eastAsianLayout",
    "specVanish", "oMath"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::string& place_of(const RunProperty& property, RunFormat& format) {
  if (property.space != kWord) return format.after;
  if (among(kBeforeBold, property.local)) return format.before;
  if (among(kBold, property.local)) return format.bold;
  if (among(kItalic, property.local)) return format.italic;
  if (among(kBetween, property.local)) return format.between;
  if (property.local == "highlight") return format.highlight;
  return property.local == "u" ? format.underline : format.after;
}

// Properties of later versions of Word stand behind all others.
std::size_t rank(const RunProperty& property) {
  std::size_t at = 0;
  const std::array<std::span<const std::string_view>, 5> all = {kBeforeBold, kBold, kItalic,
                                                                kBetween, kBehind};
  for (const auto names : all) {
    const auto found = std::ranges::find(names, property.local);
    if (property.space == kWord && found != names.end())
      return at + static_cast<std::size_t>(found - names.begin());
    at += names.size();
  }
  return at;
}

}  // namespace

std::vector<RunProperty> run_properties_of(const Part& part, Index properties) {
  std::vector<RunProperty> all;
  if (properties == kNone) return all;
  for (Index i = properties + 1; i < part.xml[properties].end; i = part.xml[i].end) {
    if (part.xml[i].kind != xml::Kind::element || part.words[i] == Word::change) continue;
    const xml::Name& name = part.xml.name(i);
    all.push_back({name.space, name.local, std::string(part.xml.raw(i))});
  }
  return all;
}

void order_properties(std::vector<RunProperty>& properties) {
  std::ranges::stable_sort(properties, {}, rank);
}

RunFormat run_format(const std::vector<RunProperty>& properties, std::string_view prefix) {
  RunFormat format;
  const std::string name = std::string(prefix) + "rPr";
  format.before = "<" + name + ">";
  for (const RunProperty& property : properties) place_of(property, format) += property.raw;
  format.after += "</" + name + ">";
  return format;
}

RunFormat run_format(const Part& part, Index properties, std::string_view prefix) {
  return run_format(run_properties_of(part, properties), prefix);
}

std::string with_format(const RunFormat& format, const Emphasis& emphasis,
                        std::string_view prefix) {
  const std::string open = "<" + std::string(prefix);
  std::string out = format.before;
  out += emphasis.bold ? open + "b/>" + open + "bCs/>" : format.bold;
  out += emphasis.italic ? open + "i/>" + open + "iCs/>" : format.italic;
  out += format.between;
  out += emphasis.highlighted ? open + "highlight " + std::string(prefix) + "val=\"yellow\"/>"
                              : format.highlight;
  out += emphasis.underlined ? open + "u " + std::string(prefix) + "val=\"single\"/>"
                             : format.underline;
  return out + format.after;
}

}  // namespace engross::docx
