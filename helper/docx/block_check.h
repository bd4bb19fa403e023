// What containers of a finished document must hold: a row cells, a cell paragraphs up to its end, a
// body the properties of its last section behind all else.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "docx/words.h"
#include "xml/xml.h"

namespace engross::docx {

class BlockCheck {
 public:
  // Called with each fault: the number of the element that has it, its code, and what it is.
  using Report = std::function<void(std::size_t, std::string, std::string)>;
  explicit BlockCheck(Report report) : report_(std::move(report)) {}

  // Elements with their numbers, in the document's order, and their ends.
  void start(Word word, std::size_t number);
  void end(const xml::Document& document, xml::Index element);

 private:
  // An element whose end is to come, and what was met in it. Rows and cells may stand in a content
  // control or custom XML, which is seen through.
  struct Open {
    std::size_t number = 0;
    Word word = Word::none;
    bool element = false;
    bool paragraph = false;
    bool row = false;
    bool cell = false;
    bool section = false;
    bool told = false;       // that something stands behind the section
    Word last = Word::none;  // block
  };
  void add(const Open& open, std::string code, std::string what);
  void meet(Open& around, Word word);
  void take(Open& around, const Open& inside);
  void check(const Open& done, const xml::Document& document, xml::Index element);
  void check_cell(const Open& done);

  Report report_;
  std::vector<Open> open_;
};

}  // namespace engross::docx
