// How comparisons and tests are written, in symbols and in a lawyer's words.
#pragma once

#include <optional>
#include <span>
#include <variant>

#include "expression/lexer.h"
#include "expression/node.h"

namespace engross::expression {

struct Phrase {
  std::variant<Relation, Question> meaning;
  bool negated = false;
  std::size_t tokens = 0;  // how many tokens it is written with
};

// The longest phrase `tokens` begin with, or nothing.
std::optional<Phrase> find_phrase(std::span<const Token> tokens);

// Whether the token is that word, in any case, or that symbol.
bool is_word(const Token& token, std::string_view word);
bool is_reserved(const Token& token);  // and, or, not, in, is, if, else: no value begins with them
bool is_symbol(const Token& token, std::string_view symbol);

}  // namespace engross::expression
