#include "docx/part.h"

#include <algorithm>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

// Byte ranges between a field's beginning and the start of its result: instructions, never text.
class Fields {
 public:
  explicit Fields(const Part& part) {
    if (!part.words.holds(Word::field_char)) return;
    std::vector<Index> open;  // beginnings; kNone once the instruction is over
    for (Index i = 0; i < part.xml.nodes().size(); ++i) {
      if (part.words[i] != Word::field_char) continue;
      const auto type = part.xml.attribute(i, kWord, "fldCharType");
      const Index at = part.xml[i].begin;
      if (!type) continue;
      if (type->value == "begin") {
        open.push_back(at);
      } else if (!open.empty()) {
        if (open.back() != kNone) ranges_.emplace_back(open.back(), at);
        open.back() = kNone;
        if (type->value == "end") open.pop_back();
      }
    }
    std::ranges::sort(ranges_);
  }

  // Asked in the order of the document.
  bool instructs(Index byte) {
    while (next_ < ranges_.size() && ranges_[next_].first <= byte) {
      until_ = std::max(until_, ranges_[next_++].second);
    }
    return byte < until_;
  }

 private:
  std::vector<std::pair<Index, Index>> ranges_;
  std::size_t next_ = 0;
  Index until_ = 0;
};

class ParagraphReader {
 public:
  explicit ParagraphReader(Part& part) : part_(part), fields_(part) {}

  void read() {
    const auto& nodes = part_.xml.nodes();
    for (Index i = 0; i < nodes.size();) {
      while (!open_.empty() && i >= nodes[open_.back().node].end) open_.pop_back();
      i = visit(i);
    }
  }

 private:
  struct Open {
    Index node;
    std::size_t paragraph;
  };

  Paragraph* current() {
    return open_.empty() ? nullptr : &part_.paragraphs[open_.back().paragraph];
  }

  // The next node to look at.
  Index visit(Index node) {
    const Index next = node + 1;
    const Index past = part_.xml[node].end;
    switch (part_.words[node]) {
      case Word::paragraph:
        open_.push_back({node, part_.paragraphs.size()});
        part_.paragraphs.emplace_back().node = node;
        return next;
      case Word::deleted:
      case Word::moved_from:
        return past;
      case Word::comment:
        // Those of an annotated copy quote the marks that are wrong; none of that is a mark.
        return part_.xml.value(node, kWord, "author") == kOwnAuthor ? past : next;
      case Word::paragraph_properties:
        find_section(node);
        return past;
      case Word::run_properties:
      case Word::control_properties:
      case Word::unseen:
        return past;
      case Word::text:
        add_text(node);
        return past;
      case Word::field_text:
        if (Paragraph* paragraph = current()) paragraph->instructions += part_.xml.text(node);
        return past;
      case Word::tab:
        return add_character(node, "\t");
      case Word::line_break:
        return is_text_break(node) ? add_character(node, "\n") : add_object(node);
      case Word::hyphen:
        return add_character(node, "\u2011");
      case Word::soft_hyphen:
        return add_character(node, "\u00AD");
      case Word::field_char:
      case Word::simple_field:
        add_object(node);
        return next;
      case Word::other:
        add_object(node);
        return next;
      default:
        return next;
    }
  }

  void find_section(Index properties) {
    Paragraph* paragraph = current();
    if (paragraph == nullptr || part_.xml[properties].parent != paragraph->node) return;
    for (Index i = properties + 1; i < part_.xml[properties].end; i = part_.xml[i].end) {
      if (part_.words[i] == Word::section) paragraph->section = i;
    }
  }

  bool is_text_break(Index node) const {
    const auto type = part_.xml.attribute(node, kWord, "type");
    return !type || type->value == "textWrapping";
  }

  // A drawing is one object, however many elements describe it.
  Index add_object(Index node) {
    Paragraph* paragraph = current();
    if (paragraph != nullptr && part_.words[part_.xml[node].parent] != Word::other) {
      paragraph->objects.push_back(node);
    }
    return node + 1;
  }

  Index run_of(Index node) const {
    const Index run = part_.enclosing(node, Word::run);
    return run != kNone && run > open_.back().node ? run : kNone;
  }

  Index add_character(Index node, std::string_view character) {
    Paragraph* paragraph = current();
    if (paragraph != nullptr && !fields_.instructs(part_.xml[node].begin)) {
      append(*paragraph, {.node = node, .run = run_of(node)}, character);
    }
    return part_.xml[node].end;
  }

  void add_text(Index leaf) {
    Paragraph* paragraph = current();
    if (paragraph == nullptr || fields_.instructs(part_.xml[leaf].begin)) return;
    const Index run = run_of(leaf);
    for (Index i = leaf + 1; i < part_.xml[leaf].end; ++i) {
      if (part_.xml[i].kind != xml::Kind::text) continue;
      const std::string_view raw = part_.xml.raw(i);
      const bool escaped = raw.find('&') != std::string_view::npos;
      Piece piece{.node = i, .leaf = leaf, .run = run, .escaped = escaped};
      append(*paragraph, piece, escaped ? xml::unescaped(raw) : raw);
    }
  }

  // Room for what a paragraph of several runs holds as a rule.
  void expect_more(Paragraph& paragraph) const {
    constexpr std::size_t kPieces = 8;
    constexpr std::size_t kNodes = 4;        // a run, its text and a property of it
    constexpr std::size_t kCharacters = 16;  // of a run
    const Index nodes = part_.xml[paragraph.node].end - paragraph.node;
    const std::size_t pieces = std::min(kPieces, nodes / kNodes);
    if (pieces < 2) return;
    paragraph.pieces.reserve(pieces);
    paragraph.text.reserve(pieces * kCharacters);
  }

  void append(Paragraph& paragraph, Piece piece, std::string_view text) {
    if (paragraph.pieces.empty()) expect_more(paragraph);
    piece.begin = paragraph.text.size();
    paragraph.text += text;
    piece.end = paragraph.text.size();
    paragraph.pieces.push_back(piece);
  }

  Part& part_;
  Fields fields_;
  std::vector<Open> open_;
};

}  // namespace

Index Part::byte_of(const Piece& piece, std::size_t at) const {
  const xml::Node& node = xml[piece.node];
  if (piece.leaf == kNone) return at == piece.begin ? node.begin : node.after;
  const std::size_t wanted = at - piece.begin;
  if (!piece.escaped) return node.begin + static_cast<Index>(wanted);
  const std::string_view raw = xml.raw(piece.node);
  std::size_t byte = 0;
  for (std::size_t seen = 0; seen < wanted;) {
    const std::size_t length = xml::raw_character_length(raw, byte);
    seen += xml::unescaped(raw.substr(byte, length)).size();
    byte += length;
  }
  return node.begin + static_cast<Index>(byte);
}

Index Part::enclosing(Index node, Word word) const {
  while (node != kNone && words[node] != word) node = xml[node].parent;
  return node;
}

std::pair<std::size_t, std::size_t> Part::paragraphs_in(Index begin, Index end) const {
  const auto first = std::ranges::lower_bound(paragraphs, begin, {}, &Paragraph::node);
  const auto last = std::ranges::lower_bound(paragraphs, end, {}, &Paragraph::node);
  return {static_cast<std::size_t>(first - paragraphs.begin()),
          static_cast<std::size_t>(last - paragraphs.begin())};
}

void read_paragraphs(Part& part) { ParagraphReader(part).read(); }

}  // namespace engross::docx
