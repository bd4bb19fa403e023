#include "docx/columns.h"

#include <algorithm>
#include <charconv>

#include "docx/blocks.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

constexpr long kEmuInTwip = 635;
constexpr long kLongestPage = 31680;    // twips, 22 inches: Word's largest page
constexpr long kCellMargins = 2 * 108;  // both sides, as Word makes tables
constexpr long kSpaceOfColumns = 720;

Index child_named(const Part& part, Index node, std::string_view local) {
  for (Index i = node + 1; i < part.xml[node].end; i = part.xml[i].end) {
    if (part.xml.is(i, kWord, local)) return i;
  }
  return kNone;
}

long twips(const Part& part, Index node, std::string_view name, long otherwise) {
  const auto attribute = part.xml.attribute(node, kWord, name);
  if (!attribute) return otherwise;
  long value = 0;
  const std::string_view text = attribute->value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && value >= 0 && value <= kLongestPage ? value : otherwise;
}

std::uint32_t emu(long twips) {
  return twips > 0 ? static_cast<std::uint32_t>(twips * kEmuInTwip) : 0;
}

std::uint32_t text_width(const Part& part, Index section) {
  const Index page = child_named(part, section, "pgSz");
  const Index margins = child_named(part, section, "pgMar");
  if (page == kNone || margins == kNone) return 0;
  long width = twips(part, page, "w", 0) - twips(part, margins, "left", 0) -
               twips(part, margins, "right", 0) - twips(part, margins, "gutter", 0);
  const Index columns = child_named(part, section, "cols");
  const long count = columns == kNone ? 1 : twips(part, columns, "num", 1);
  if (count > 1)
    width = (width - (count - 1) * twips(part, columns, "space", kSpaceOfColumns)) / count;
  return emu(width);
}

}  // namespace

Columns::Columns(const Part& part, std::uint32_t otherwise) : part_(part), otherwise_(otherwise) {
  const auto add = [&](Index section) {
    sections_.push_back({part.xml[section].begin, text_width(part, section)});
  };
  for (const Paragraph& paragraph : part.paragraphs) {
    if (paragraph.section != kNone) add(paragraph.section);
  }
  // The last one stands behind all paragraphs: a document in which it does not never leaves.
  for (Index body = 1; body < part.xml[0].end; body = part.xml[body].end) {
    if (part.words[body] != Word::body) continue;
    for (Index i = body + 1; i < part.xml[body].end; i = part.xml[i].end) {
      if (part.words[i] == Word::section) add(i);
    }
  }
}

std::uint32_t Columns::at(Index paragraph) const {
  for (Index up = part_.xml[paragraph].parent; up != kNone; up = part_.xml[up].parent) {
    if (part_.words[up] == Word::text_box) return 0;
    if (part_.words[up] != Word::cell) continue;
    if (const std::uint32_t width = of_cell(up); width > 0) return width;
  }
  const Index begin = part_.xml[paragraph].begin;
  const auto section = std::ranges::lower_bound(sections_, begin, {}, &Section::begin);
  return section == sections_.end() ? otherwise_ : section->width;
}

std::uint32_t Columns::narrowest() const {
  std::uint32_t width = 0;
  for (const Section& section : sections_) {
    if (section.width > 0 && (width == 0 || section.width < width)) width = section.width;
  }
  return width;
}

std::uint32_t Columns::of_cell(Index cell) const {
  const Index properties = child_named(part_, cell, "tcPr");
  const Index width = properties == kNone ? kNone : child_named(part_, properties, "tcW");
  if (width == kNone || part_.xml.value(width, kWord, "type") != "dxa") return 0;
  return emu(twips(part_, width, "w", 0) - kCellMargins);
}

}  // namespace engross::docx
