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
  merge,    // a value or a control word in the same brackets: <<Matter.Client.Name>>, <<end if>>
};

struct Bracket {
  std::string_view open;
  std::string_view close;
  MarkKind kind;
  // Whether one that is alone is a slip. ">>" may be an arrow, and « » are quotation marks: those
  // are marks only where what stands between them says so.
  bool always = true;
};

struct Skin {
  std::span<const Bracket> brackets;
};

// Null for Dialect::none.
const Skin* skin_of(Dialect dialect);

}  // namespace engross::docx
