// How marks are written: the brackets around them and the words that stand in control marks.
// Finding and parsing take a skin, so another system's way of writing is another table.
#pragma once

#include <span>
#include <string_view>

#include "docx/docx.h"

namespace engross::docx {

enum class MarkKind : unsigned char {
  value,
  control,
  comment,  // removed
  either,   // its first character says: {name}, {#list}, {/list}
};

struct Bracket {
  std::string_view open;
  std::string_view close;
  MarkKind kind;
};

struct Skin {
  std::span<const Bracket> brackets;
  bool lone_close_is_fault;  // "}}" that closes nothing is a slip; a lone "}" may be just text
};

// Null for Dialect::none.
const Skin* skin_of(Dialect dialect);

}  // namespace engross::docx
