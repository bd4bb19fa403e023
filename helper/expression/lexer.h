// The words of an expression. Word's typography is undone here: curly quotes are quotes, NBSP and
// its kin are spaces, soft hyphens and zero-width characters are not there, an en dash is a minus.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "expression/expression.h"

namespace engross::expression {

struct Token {
  enum class Kind { name, number, text, symbol, end };
  Kind kind = Kind::end;
  std::string text;     // a text literal without its quotes and escapes
  std::size_t at = 0;   // byte where it begins in the source
  std::size_t end = 0;  // byte after it
};

// Ends with a token of Kind::end. Fails on ill-formed UTF-8, on a text that is not closed, on a
// character that has no meaning here, and on more than 4,096 characters.
tl::expected<std::vector<Token>, SyntaxError> tokens(std::string_view source);

}  // namespace engross::expression
