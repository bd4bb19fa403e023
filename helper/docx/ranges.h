// Things that begin in one place of a part and end in another without one element holding them:
// bookmarks, comment ranges, permissions, tracked moves, fields. A block must take both ends or
// none.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "docx/edit.h"
#include "docx/part.h"

namespace engross::docx {

class Ranges {
 public:
  explicit Ranges(const Part& part);

  // What must stay when an element goes: ends whose partner is outside it, and its section break.
  std::string rest_of(xml::Index element) const;

  // Where ends go that a block would tear from their partners.
  struct Outside {
    std::string& before;
    std::string& after;
    bool repeated;  // the block stands in a loop, where moved ends would stand more than once
  };
  // Ends within [begin, end) whose partner is outside are moved: beginnings before the block,
  // endings behind it; in a loop both ends go. Ends moved before are left alone, so the outer block
  // comes first.
  void untangle(xml::Index begin, xml::Index end, Edits& edits, Outside outside);

  // The innermost field around a byte: its first byte, or kNone.
  xml::Index field_at(xml::Index byte) const;

 private:
  struct End {
    xml::Index node;
    xml::Index at;       // its first byte
    xml::Index partner;  // the other end's first byte, kNone when there is none
    bool starts;
  };
  struct Field {
    xml::Index begin;
    xml::Index end;
  };
  void pair_ends();
  void find_fields();

  const Part& part_;
  std::vector<End> ends_;      // in order
  std::vector<Field> fields_;  // in order of their beginnings
  std::set<xml::Index> moved_;
};

}  // namespace engross::docx
