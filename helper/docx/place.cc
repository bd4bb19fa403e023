#include "docx/place.h"

#include <fmt/format.h>

#include "base/text.h"
#include "docx/blocks.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

struct Style {
  std::string based_on;
  bool heading = false;
};

Style read_style(const xml::Document& styles, Index node) {
  constexpr int kBodyText = 9;  // w:outlineLvl of text that is no heading
  Style style;
  for (Index i = node + 1; i < styles[node].end; ++i) {
    if (styles.is(i, kWord, "basedOn")) style.based_on = styles.value(i, kWord, "val");
    if (styles.is(i, kWord, "name")) {
      const std::string name = base::fold(styles.value(i, kWord, "val"));
      style.heading = style.heading || name.starts_with("heading ") || name == "title";
    }
    if (styles.is(i, kWord, "outlineLvl")) {
      style.heading = style.heading || styles.value(i, kWord, "val") != std::to_string(kBodyText);
    }
  }
  return style;
}

class Numbering {
 public:
  Numbering(const Part& part, const HeadingStyles& headings) : part_(part), headings_(headings) {
    int tables = 0;
    for (Index i = 0; i < part.xml.nodes().size(); ++i) {
      if (part.words[i] == Word::table) tables_[i] = ++tables;
    }
  }

  std::vector<Place> places() {
    std::vector<Place> all;
    std::string heading;
    for (std::size_t i = 0; i < part_.paragraphs.size(); ++i) {
      const Paragraph& paragraph = part_.paragraphs[i];
      const std::string_view text = base::trim(paragraph.text);
      if (!text.empty() && is_heading(paragraph.node)) heading = text;
      all.push_back({.part = part_.title,
                     .paragraph = static_cast<int>(i) + 1,
                     .heading = heading,
                     .cell = cell_of(paragraph.node)});
    }
    return all;
  }

 private:
  bool is_heading(Index paragraph) const {
    const Index properties = paragraph + 1;
    if (properties >= part_.xml[paragraph].end ||
        part_.words[properties] != Word::paragraph_properties)
      return false;
    for (Index i = properties + 1; i < part_.xml[properties].end; i = part_.xml[i].end) {
      if (part_.xml.is(i, kWord, "outlineLvl")) return part_.xml.value(i, kWord, "val") != "9";
      if (part_.words[i] != Word::heading_style) continue;
      const auto style = headings_.find(part_.xml.value(i, kWord, "val"));
      if (style != headings_.end() && style->second) return true;
    }
    return false;
  }

  // Which sibling of its name an element is, from 1.
  int count(Index element) const {
    int number = 1;
    const Index parent = part_.xml[element].parent;
    for (Index i = parent + 1; i < element; i = part_.xml[i].end) {
      if (part_.words[i] == part_.words[element]) ++number;
    }
    return number;
  }

  std::string cell_of(Index paragraph) {
    const Index cell = enclosing_in_text(part_, paragraph, Word::cell);
    if (cell == kNone) return {};
    const auto known = cells_.find(cell);
    if (known != cells_.end()) return known->second;
    const Index row = part_.enclosing(cell, Word::row);
    const Index table = part_.enclosing(cell, Word::table);
    if (row == kNone || table == kNone) return {};
    return cells_[cell] = fmt::format("table {}, row {}, column {}", tables_[table],
                                      row_number(row), count(cell));
  }

  // Rows are met in order, so each counts on from the one before.
  int row_number(Index row) {
    const Index parent = part_.xml[row].parent;
    auto& [last, number] = rows_.try_emplace(parent, parent, 0).first->second;
    Index i = last == parent ? parent + 1 : last;
    if (last == row) return number;
    for (; i <= row; i = part_.xml[i].end) {
      if (part_.words[i] == Word::row && i != last) ++number;
    }
    last = row;
    return number;
  }

  const Part& part_;
  const HeadingStyles& headings_;
  std::map<Index, int> tables_;
  std::map<Index, std::string> cells_;
  std::map<Index, std::pair<Index, int>>
      rows_;  // by parent: the last row asked for, and its number
};

}  // namespace

std::string Place::text() const {
  std::string out = part;
  if (paragraph > 0) out += fmt::format(", paragraph {}", paragraph);
  if (!heading.empty()) out += fmt::format(", under “{}”", heading);
  if (!cell.empty()) out += ", " + cell;
  return out;
}

HeadingStyles heading_styles(const xml::Document& styles) {
  std::map<std::string, Style, std::less<>> all;
  for (Index i = 0; i < styles.nodes().size(); ++i) {
    if (styles.is(i, kWord, "style"))
      all[styles.value(i, kWord, "styleId")] = read_style(styles, i);
  }
  HeadingStyles headings;
  for (const auto& [id, style] : all) {
    // A style inherits from its base; a circle of bases ends after as many steps as there are
    // styles.
    const Style* at = &style;
    for (std::size_t step = 0; at != nullptr && !at->heading && step < all.size(); ++step) {
      const auto base = all.find(at->based_on);
      at = base == all.end() ? nullptr : &base->second;
    }
    headings[id] = at != nullptr && at->heading;
  }
  return headings;
}

HeadingStyles heading_styles(const Package& package) {
  const auto& relations = package.relations(package.main_part());
  if (!relations) return {};
  for (const Relation& relation : *relations) {
    const auto entry = relation.type == "styles" ? package.find(relation.target) : std::nullopt;
    if (!entry) continue;
    base::Result<std::string> bytes = package.read(*entry);
    if (!bytes) return {};
    const auto styles = xml::Document::parse(std::move(*bytes), relation.target, kStrict);
    return styles ? heading_styles(*styles) : HeadingStyles{};
  }
  return {};
}

std::vector<Place> places(const Part& part, const HeadingStyles& headings) {
  return Numbering(part, headings).places();
}

}  // namespace engross::docx
