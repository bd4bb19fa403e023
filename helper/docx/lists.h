// Numbered lists of a document: which numbering a paragraph has, of its own or by its style, and
// new numberings that begin again. In a loop within a loop a list begins anew with each round of
// the outer one, unless the outer one numbers with it too: "1., 2." for every child, not on and on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "docx/blocks.h"
#include "docx/edit.h"
#include "docx/package.h"
#include "docx/part.h"

namespace engross::docx {

// A paragraph's number in its list, and the bytes where another could stand.
struct ListUse {
  std::string number;  // w:numId
  xml::Index begin = 0;
  xml::Index end = 0;
  std::string before;  // around the number, where the paragraph has it by its style
  std::string after;
};

// A list that begins anew with each round of a loop.
struct Restart {
  std::string number;
  std::size_t loop = 0;  // its opening mark
};

struct NewNumber {
  std::uint64_t id = 0;
  std::string like;  // the numbering whose levels it has
};

class Lists {
 public:
  // Empty when the document has no numberings. Fails when a part is damaged.
  static base::Result<Lists> read(const Package& package);

  // The uses in a part, in order; only numberings that the document defines.
  std::vector<ListUse> uses(const Part& part) const;

  std::optional<std::size_t> entry() const { return entry_; }
  std::uint64_t next() const { return next_; }
  // The part with new numberings behind its own.
  std::string with(const std::vector<NewNumber>& numbers) const;

 private:
  struct StyleNumber {
    std::string number;
    std::string level;
    std::string based_on;
  };
  void read_numberings(const xml::Document& numbering);
  void read_styles(const xml::Document& styles);
  const StyleNumber* of_style(std::string_view id) const;
  std::optional<ListUse> use(const Part& part, xml::Index paragraph) const;
  std::optional<ListUse> use_by_style(const Part& part, xml::Index properties) const;

  std::optional<std::size_t> entry_;
  std::string bytes_;
  std::size_t end_ = 0;  // behind the last numbering
  std::string prefix_;
  std::uint64_t next_ = 1;
  std::map<std::string, std::string, std::less<>> content_;  // by number: what one like it holds
  std::map<std::string, std::string, std::less<>> levels_;   // by style: its level in a list
  std::map<std::string, StyleNumber, std::less<>> styles_;
};

// Adds edits for the uses that begin anew, and says which do.
std::vector<Restart> add_restarts(const std::vector<ListUse>& uses, const std::vector<Mark>& marks,
                                  const std::vector<Block>& blocks, Edits& edits);

}  // namespace engross::docx
