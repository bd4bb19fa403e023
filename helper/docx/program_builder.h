// The edits of a part become its program: literal bytes between them, operations in their places.
#pragma once

#include <optional>
#include <vector>

#include "docx/compile.h"
#include "docx/edit.h"

namespace engross::docx {

struct BuiltProgram {
  std::optional<Program> program;  // nothing when two blocks cross each other
  std::size_t crossing = 0;        // then: a mark of one of them
};

// `edits` in the order of put_in_order(); `text` as compile() has it.
BuiltProgram build_program(const Part& part, const Reading& reading, std::uint32_t text,
                           Edits edits);

}  // namespace engross::docx
