#include "docx/allows.h"

#include <algorithm>
#include <array>

#include "docx/blocks.h"
#include "docx/names.h"
#include "docx/split.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// Kinds of content controls whose content is one text (ISO/IEC 29500-1, 17.5.2), or that show data.
constexpr std::array<std::string_view, 9> kPlainControls = {
    "text",     "date",         "dropDownList", "comboBox", "citation",
    "equation", "bibliography", "picture",      "checkbox"};
constexpr std::string_view kBound = "dataBinding";

std::vector<std::pair<Index, Index>> outermost_fields(const Part& part) {
  std::vector<std::pair<Index, Index>> fields;
  if (!part.words.holds(Word::field_char)) return fields;
  std::size_t open = 0;
  for (Index i = 0; i < part.xml.nodes().size(); ++i) {
    if (part.words[i] != Word::field_char) continue;
    const auto type = part.xml.attribute(i, kWord, "fldCharType");
    if (!type) continue;
    if (type->value == "begin" && open++ == 0) fields.emplace_back(part.xml[i].begin, kNone);
    if (type->value == "end" && open > 0 && --open == 0) fields.back().second = part.xml[i].after;
  }
  return fields;
}

}  // namespace

bool is_chart_title(const Part& part, Index paragraph) {
  if (part.xml.name(0).space != kChart) return false;
  for (Index up = part.xml[paragraph].parent; up != kNone; up = part.xml[up].parent) {
    if (part.xml.is(up, kChart, "title")) return part.xml.is(part.xml[up].parent, kChart, "chart");
  }
  return false;
}

AllowsReader::AllowsReader(const Part& part, const Edits& edits, std::uint32_t column)
    : part_(part), edits_(edits), columns_(part, column), fields_(outermost_fields(part)) {}

Allows AllowsReader::at(const Mark& mark, std::vector<ParagraphSplit>& splits) {
  const Paragraph& paragraph = part_.paragraphs[mark.paragraph];
  const Piece& piece = paragraph.pieces[mark.first_piece];
  if (piece.leaf == kNone || piece.run == kNone || part_.xml[piece.leaf].parent != piece.run ||
      part_.xml.prefix(piece.run).empty()) {
    return {};
  }
  return allowed(part_.xml[piece.run].parent, paragraph.node, mark.begin, splits);
}

Allows AllowsReader::within(Index holder, Index byte, std::vector<ParagraphSplit>& splits) {
  const Index paragraph = part_.enclosing(holder, Word::paragraph);
  if (paragraph == kNone || part_.xml.prefix(holder).empty()) return {};
  return allowed(holder, paragraph, byte, splits);
}

Allows AllowsReader::allowed(Index holder, Index paragraph, Index byte,
                             std::vector<ParagraphSplit>& splits) {
  Allows allows;
  Around around = this->around(holder, paragraph);
  if (around.plain) return allows;
  around.field = around.field || in_field(byte);
  allows.format = true;
  allows.picture = true;
  allows.link = !around.link && !around.field;
  if (around.direct && !around.field) allows.split = split(paragraph, splits);
  allows.column = columns_.at(paragraph);
  return allows;
}

AllowsReader::Around AllowsReader::around(Index holder, Index paragraph) const {
  Around found;
  for (Index up = holder; up != kNone; up = part_.xml[up].parent) {
    const Word word = part_.words[up];
    const bool inside = up > paragraph;
    // The last paragraph of a comment is known by its id elsewhere ([MS-DOCX] 2.5.4).
    if (word == Word::comment) found.direct = false;
    if (is_text_root(word)) break;
    found.direct = found.direct && !inside;
    found.link = found.link || word == Word::hyperlink;
    found.field = found.field || word == Word::simple_field;
    found.plain = found.plain || (word == Word::control_content && holds_words_alone(up)) ||
                  (inside && word == Word::other);
  }
  return found;
}

bool AllowsReader::holds_words_alone(Index content) const {
  const Index control = part_.xml[content].parent;
  for (Index i = control + 1; i < content; i = part_.xml[i].end) {
    if (part_.words[i] != Word::control_properties) continue;
    for (Index k = i + 1; k < part_.xml[i].end; k = part_.xml[k].end) {
      if (part_.xml[k].kind != xml::Kind::element) continue;
      const std::string& kind = part_.xml.name(k).local;
      if (kind == kBound || std::ranges::find(kPlainControls, kind) != kPlainControls.end())
        return true;
    }
  }
  return false;
}

bool AllowsReader::in_field(Index byte) const {
  const auto after = std::ranges::upper_bound(fields_, byte, {}, &std::pair<Index, Index>::first);
  return after != fields_.begin() && byte < std::prev(after)->second;
}

std::int32_t AllowsReader::split(Index paragraph, std::vector<ParagraphSplit>& splits) {
  const auto next = static_cast<std::int32_t>(splits.size());
  const auto [known, fresh] = splits_.try_emplace(paragraph, next);
  if (fresh) splits.push_back(split_of(part_, paragraph, number_of(paragraph)));
  return known->second;
}

const Edit* AllowsReader::number_of(Index paragraph) const {
  const xml::Node& node = part_.xml[paragraph];
  auto edit = std::ranges::lower_bound(edits_, node.begin, {}, &Edit::begin);
  for (; edit != edits_.end() && edit->begin < node.after; ++edit) {
    if (edit->kind == EditKind::list) return &*edit;
  }
  return nullptr;
}

}  // namespace engross::docx
