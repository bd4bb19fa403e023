// What happens at which bytes of a part, before it is put in order as a program.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docx/program.h"
#include "xml/xml.h"

namespace engross::docx {

// Edits that begin at one byte follow each other in this order: what ends there, what a block does
// there, what begins there.
enum class Turn : std::uint8_t {
  guard_content_begin,
  guard_element_end,
  block,
  guard_content_end,
  guard_element_begin,
  text,
};

enum class EditKind : std::uint8_t {
  text,   // `after` in place of the bytes
  value,  // the mark's value in place of the bytes
  open,   // of a block: `before`, the block's operation, `after`
  middle,
  close,
  guard_begin,  // action: Op's
  guard_end,
  once,
  fresh,
  list,  // `before`, the number of a list, `after`
  frame,
  control,
};

struct Edit {
  xml::Index begin = 0;
  xml::Index end = 0;
  Turn turn = Turn::text;
  EditKind kind = EditKind::text;
  std::size_t mark = 0;
  std::string before = {};
  std::string after = {};
  Action action = Action::literal;  // of a guard
  IdKind id = IdKind::drawing;      // of a fresh id
  std::string_view element = {};    // the name a guard looks for
  bool shows = false;               // of the branch that begins here
  std::size_t link = 0;             // into Reading::links, restarts for a list, frames or controls
  FramePart frame = FramePart::picture;
  ControlPart control = ControlPart::asked;
};

using Edits = std::vector<Edit>;

inline void put_in_order(Edits& edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.turn != b.turn) return a.turn < b.turn;
    return a.turn == Turn::block && a.mark < b.mark;
  });
}

}  // namespace engross::docx
