// Which numberings, notes and comments the parts of a finished document ask for, and which are
// there.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "docx/words.h"
#include "xml/xml.h"

namespace engross::docx {

// Ids asked for and ids that are there.
struct References {
  std::set<std::string> numberings, numberings_used;  // w:num
  std::set<std::string> lists, lists_used;            // w:abstractNum, which numberings stand on
  std::set<std::string> footnotes, footnotes_used;
  std::set<std::string> endnotes, endnotes_used;
  std::set<std::string> comments, comments_used;

  void take(References& others);  // and empties them
};

// Those of one part.
class ReferenceCheck {
 public:
  // Called with what is there twice: its code, and what it is.
  using Report = std::function<void(std::string, std::string)>;
  // `before` are those of the parts before it.
  ReferenceCheck(const References& before, Report report)
      : before_(before), report_(std::move(report)) {}

  // Elements in the document's order.
  void start(const xml::Document& document, xml::Index node, Word word);
  References& found() { return found_; }

 private:
  using Ids = std::set<std::string> References::*;
  void there(Ids ids, const std::string& id, const std::string& thing);
  void other(const xml::Document& document, xml::Index node);

  const References& before_;
  References found_;
  Report report_;
};

// Whether an element that is named as a note is a setting for notes.
bool is_note_setting(const xml::Document& document, xml::Index node);

}  // namespace engross::docx
