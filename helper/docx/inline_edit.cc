#include "docx/inline_edit.h"

#include <algorithm>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

bool may_be_cut(Word word) {
  switch (word) {
    case Word::text:
    case Word::run:
    case Word::hyperlink:
    case Word::inserted:
    case Word::moved_to:
    case Word::smart_tag:
    case Word::direction:
      return true;
    default:
      return false;
  }
}

std::string end_tag(std::string_view name) { return "</" + std::string(name) + ">"; }

}  // namespace

std::string InlineEditor::open_text(std::string_view name) {
  return "<" + std::string(name) + " xml:space=\"preserve\">";
}

Index InlineEditor::properties_of(Index run) const {
  for (Index i = run + 1; i < part_.xml[run].end; i = part_.xml[i].end) {
    if (part_.words[i] == Word::run_properties) return i;
  }
  return kNone;
}

std::string InlineEditor::open_run(Index run) const {
  std::string out(part_.xml.start_tag(run));
  if (const Index properties = properties_of(run); properties != kNone)
    out += part_.xml.raw(properties);
  return out;
}

void InlineEditor::open_again(Index node, std::string& out) const {
  switch (part_.words[node]) {
    case Word::text:
      out += open_text(part_.xml.written(node));
      break;
    case Word::run:
      out += open_run(node);
      break;
    default:
      out += part_.xml.start_tag(node);
  }
}

void InlineEditor::preserve_space(Index leaf) {
  if (part_.words[leaf] != Word::text || !preserved_.insert(leaf).second) return;
  const auto space = part_.xml.attribute(leaf, xml::kXmlNamespace, "space");
  if (!space) {
    const Index at =
        part_.xml[leaf].content - 1;  // a touched text is not empty, so its tag ends with ">"
    edits_.push_back({.begin = at, .end = at, .after = " xml:space=\"preserve\""});
  } else if (space->value != "preserve") {
    const Index end = space->value_begin + static_cast<Index>(space->value.size());
    edits_.push_back({.begin = space->value_begin, .end = end, .after = "preserve"});
  }
}

// Whether the mark is all that a run shows.
bool InlineEditor::covers(const Mark& mark, Index run) const {
  for (Index i = run + 1; i < part_.xml[run].end; i = part_.xml[i].end) {
    const xml::Node& child = part_.xml[i];
    const Word word = part_.words[i];
    if (child.kind == xml::Kind::text || word == Word::run_properties || word == Word::unseen)
      continue;
    const bool is_text = word == Word::text;
    if ((is_text ? child.content : child.begin) < mark.begin) return false;
    if ((is_text ? child.close : child.after) > mark.end) return false;
  }
  return true;
}

void InlineEditor::erase_piece(const Mark& mark, const Piece& piece) {
  const xml::Node& node = part_.xml[piece.node];
  const Index begin = std::max(node.begin, mark.begin);
  const Index end = std::min(node.after, mark.end);
  edits_.push_back({.begin = begin, .end = end});
  if (piece.leaf != kNone) preserve_space(piece.leaf);
}

void InlineEditor::erase(const Mark& mark, std::size_t index, bool value) {
  const auto& pieces = part_.paragraphs[mark.paragraph].pieces;
  const Piece& first = pieces[mark.first_piece];
  std::size_t next = mark.first_piece;
  if (value) {
    preserve_space(first.leaf);
    edits_.push_back({.begin = mark.begin,
                      .end = std::min(part_.xml[first.node].after, mark.end),
                      .kind = EditKind::value,
                      .mark = index});
    ++next;
  }
  Index dropped = kNone;
  for (; next <= mark.last_piece; ++next) {
    const Piece& piece = pieces[next];
    if (piece.run != kNone && piece.run == dropped) continue;
    const bool keeps_value = value && piece.run == first.run;
    if (!keeps_value && piece.run != kNone && covers(mark, piece.run)) {
      dropped = piece.run;
      edits_.push_back({.begin = part_.xml[dropped].begin, .end = part_.xml[dropped].after});
    } else {
      erase_piece(mark, piece);
    }
  }
}

InlineEditor::Cut InlineEditor::cut(const Mark& mark, Index top) {
  const auto& pieces = part_.paragraphs[mark.paragraph].pieces;
  Cut cut{.begin = mark.begin, .end = mark.end, .before = {}, .after = {}, .obstacle = {}};
  const Index first = pieces[mark.first_piece].leaf;
  const Index last = pieces[mark.last_piece].leaf;
  bool whole = true;  // nothing of the elements so far stands before the mark
  for (Index node = first; node != top; node = part_.xml[node].parent) {
    if (!may_be_cut(part_.words[node])) return cut.obstacle = node, cut;
    Index content = part_.xml[node].content;
    if (part_.words[node] == Word::run) {
      if (const Index properties = properties_of(node); properties != kNone)
        content = part_.xml[properties].after;
    }
    whole = whole && content == cut.begin;
    if (whole) {
      cut.begin = part_.xml[node].begin;
    } else {
      cut.before += end_tag(part_.xml.written(node));
    }
  }
  whole = true;
  std::vector<Index> reopened;
  for (Index node = last; node != top; node = part_.xml[node].parent) {
    if (!may_be_cut(part_.words[node])) return cut.obstacle = node, cut;
    whole = whole && part_.xml[node].close == cut.end;
    if (whole) {
      cut.end = part_.xml[node].after;
    } else {
      reopened.push_back(node);
    }
  }
  for (auto node = reopened.rbegin(); node != reopened.rend(); ++node) open_again(*node, cut.after);
  if (part_.xml[first].content <= cut.begin) preserve_space(first);
  if (top == last || part_.xml[last].content <= cut.begin) preserve_space(last);
  return cut;
}

}  // namespace engross::docx
