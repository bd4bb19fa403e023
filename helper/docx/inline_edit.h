// Edits within a paragraph: a mark taken out where it stands, and runs split at the borders of a
// mark so that what is before, inside and after a block keeps its own format.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "docx/edit.h"
#include "docx/mark.h"

namespace engross::docx {

class InlineEditor {
 public:
  InlineEditor(const Part& part, Edits& edits) : part_(part), edits_(edits) {}

  // Takes the mark's characters out; a value takes the place of the first one.
  void erase(const Mark& mark, std::size_t index, bool value);

  // Cuts everything between the mark and its ancestor `top` in two, at the mark. The edit's
  // `before` closes what is open, its `after` opens it again. Nothing when something stands between
  // that cannot be cut in two: `obstacle` is then its node.
  struct Cut {
    xml::Index begin = 0;
    xml::Index end = 0;
    std::string before;
    std::string after;
    std::optional<xml::Index> obstacle;
  };
  Cut cut(const Mark& mark, xml::Index top);

  // Spaces at the ends of a touched text stay: xml:space="preserve".
  void preserve_space(xml::Index leaf);

  // `<w:t xml:space="preserve">` and its like, by the name as the part writes it.
  static std::string open_text(std::string_view name);
  // The run's start tag with its properties.
  std::string open_run(xml::Index run) const;
  xml::Index properties_of(xml::Index run) const;  // its w:rPr, or kNone

 private:
  bool covers(const Mark& mark, xml::Index run) const;
  void erase_piece(const Mark& mark, const Piece& piece);
  void open_again(xml::Index node, std::string& out) const;

  const Part& part_;
  Edits& edits_;
  std::set<xml::Index> preserved_;
};

}  // namespace engross::docx
