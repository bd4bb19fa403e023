// The elements of WordprocessingML the engine knows, so that passes compare numbers and no strings.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "xml/xml.h"

namespace engross::docx {

enum class Word : std::uint8_t {
  none,   // text, a comment, an instruction
  other,  // an element with no meaning of its own here, as a rule something visible
  document,
  body,
  header,
  footer,
  footnote,
  endnote,
  comment,
  text_box,
  paragraph,
  paragraph_properties,
  run,
  run_properties,
  section,
  text,
  tab,
  line_break,
  hyphen,
  soft_hyphen,
  table,
  row,
  cell,
  control,
  control_content,
  control_properties,
  control_id,
  hyperlink,
  inserted,
  deleted,
  moved_from,
  moved_to,
  smart_tag,
  custom_xml,
  direction,
  field_char,
  field_text,
  simple_field,
  range_start,
  range_end,  // bookmarks, comment ranges, permissions, moves
  comment_reference,
  drawing_properties,  // wp:docPr
  unseen,         // shows nothing: proofing errors, rendered page breaks, properties of containers
  heading_style,  // w:pStyle
  change,         // of formatting or a cell, tracked
};

Word word_of(const xml::Name& name);

// The word of every node of a document.
class Words {
 public:
  explicit Words(const xml::Document& document);
  Word operator[](xml::Index node) const {
    const xml::Index name = (*nodes_)[node].name;
    return name == xml::kNone ? Word::none : by_name_[name];
  }
  // Whether a node of the document may be `word`: what holds none need not be gone through.
  bool holds(Word word) const { return std::ranges::find(by_name_, word) != by_name_.end(); }

 private:
  const std::vector<xml::Node>* nodes_;
  std::vector<Word> by_name_;
};

}  // namespace engross::docx
