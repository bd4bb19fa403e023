// Which control marks belong together: a block is its opening mark, its middle ones and its end.
#pragma once

#include <cstddef>
#include <vector>

#include "docx/mark.h"

namespace engross::docx {

struct Block {
  std::vector<std::size_t> marks;  // in order: if, elif…, else, endif
};

struct Blocks {
  std::vector<Block> blocks;  // by their opening marks: an outer one before those inside it
  // Marks without a partner in their own text: another text box, note or part may hold it.
  std::vector<std::size_t> unclosed;
  std::vector<std::size_t> unopened;
};

// The body, a header, a footer, a note, a comment and a text box are texts of their own: no block
// reaches from one into another. Faults within one text are reported here.
Blocks match_blocks(const Part& part, const std::vector<Mark>& marks,
                    std::vector<MarkFault>& faults);

// Deeper blocks than anybody writes; keeps a fill's own recursion short.
inline constexpr std::size_t kDeepestBlock = 64;
bool too_deep(const std::vector<Block>& blocks);

// The nearest ancestor that is `word` within the same text; kNone when there is none.
xml::Index enclosing_in_text(const Part& part, xml::Index node, Word word);
bool is_text_root(Word word);

// Whether one mark is the end of the other's block.
bool ends(const Mark& closing, const Mark& opening);

// "{% endif %}" for an if, "{% endfor %}" for a loop, in the brackets of the mark that opens it.
std::string end_of(const Mark& opening);

}  // namespace engross::docx
