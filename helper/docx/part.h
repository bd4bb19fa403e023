// One part of a document as the passes see it: its XML, and the text of each of its paragraphs with
// the way back from a place in the text to the bytes it came from.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "docx/words.h"
#include "xml/xml.h"

namespace engross::docx {

// A stretch of a paragraph's text that comes from one place.
struct Piece {
  std::size_t begin = 0;  // in the paragraph's text
  std::size_t end = 0;
  xml::Index node = xml::kNone;  // the text, or the tab, break or hyphen element
  xml::Index leaf = xml::kNone;  // the w:t; kNone for tabs, breaks and hyphens
  xml::Index run = xml::kNone;
  bool escaped = false;  // entities make the bytes longer than the text
};

struct Paragraph {
  xml::Index node = xml::kNone;
  std::string text;
  std::vector<Piece> pieces;
  std::vector<xml::Index> objects;  // visible things that are not text, in order
  xml::Index section = xml::kNone;  // its w:sectPr
  std::string instructions;         // text of field instructions
};

struct Part {
  Part(std::string part_name, xml::Document parsed)
      : name(std::move(part_name)), xml(std::move(parsed)), words(xml) {}
  Part(const Part&) = delete;  // `words` looks into `xml`
  Part& operator=(const Part&) = delete;

  std::string name;   // "word/document.xml"
  std::string title;  // as Place::part shows it
  xml::Document xml;
  Words words;
  std::vector<Paragraph> paragraphs;  // in the document's order

  // The byte where a place in a paragraph's text begins; `at` lies within the piece or at its end.
  xml::Index byte_of(const Piece& piece, std::size_t at) const;
  // The nearest ancestor (or the node itself) that is `word`; kNone when there is none.
  xml::Index enclosing(xml::Index node, Word word) const;
  // Paragraphs whose nodes lie in [begin, end) of the table: indexes into `paragraphs`.
  std::pair<std::size_t, std::size_t> paragraphs_in(xml::Index begin, xml::Index end) const;
};

// Fills `paragraphs`. Text of deletions, field instructions and nested text boxes is not a
// paragraph's own.
void read_paragraphs(Part& part);

}  // namespace engross::docx
