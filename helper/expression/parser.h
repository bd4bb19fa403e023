// From words to a tree. The grammar, loosest first:
//   choice     = any [ "if" any [ "else" choice ] ]
//   any        = all { "or" all }
//   all        = negation { "and" negation }
//   negation   = "not" negation | comparison
//   comparison = joined [ phrase joined | question ]        (phrases.h)
//   joined     = sum { "~" sum }
//   sum        = product { ("+" | "-") product }
//   product    = filtered { ("*" | "/" | "//" | "%") filtered }
//   filtered   = signed { "|" name [ "(" choice { "," choice } ")" | operand... ] }
//   signed     = "-" signed | operand
//   operand    = literal | "(" choice ")" | "[" ... "]" | name, then { "." name | "[" choice "]" }
// A filter binds tighter than arithmetic, as in Jinja.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "expression/lexer.h"
#include "expression/node.h"

namespace engross::expression {

class Parser {
 public:
  using Names = std::set<std::string, std::less<>>;
  Parser(std::string_view source, std::vector<Token> tokens, const Names& known_filters,
         const OtherNames& other_names)
      : source_(source),
        tokens_(std::move(tokens)),
        known_filters_(known_filters),
        other_names_(other_names) {}

  tl::expected<NodePtr, SyntaxError> parse();

 private:
  // Each returns null, or false, after refuse().
  NodePtr choice();
  NodePtr logic(bool all);
  NodePtr negation();
  NodePtr comparison();
  NodePtr joined();
  NodePtr sum();
  NodePtr product();
  NodePtr filtered();
  NodePtr signed_operand();
  NodePtr operand();
  NodePtr primary();
  NodePtr name();
  NodePtr list();
  NodePtr steps(Path path, std::size_t begin);
  // The path, or what it stands for when it begins with another system's name.
  NodePtr known(Path path) const;
  bool filter(std::vector<FilterUse>& filters);
  bool filter_arguments(FilterUse& use);
  bool check_filter(FilterUse& use, const Token& token);
  bool step(Path& path);
  // Expressions separated by commas, up to and with `close`; a comma may follow the last one.
  // `usage` is how a filter is written, for who names its arguments; empty for a list.
  bool sequence(std::vector<NodePtr>& items, std::string_view close, std::string_view usage);

  const Token& token(std::size_t ahead = 0) const;
  bool take(std::string_view symbol);
  bool take_word(std::string_view word);
  bool begins_argument() const;
  bool refuse(std::string what, std::size_t at, std::string remedy);  // keeps the first, false
  NodePtr fail(std::string what, std::size_t at, std::string remedy);
  NodePtr unexpected();
  NodePtr call_written(const Path& path);
  std::string slice(std::size_t begin) const;  // the source from there to the last token taken

  std::string_view source_;
  std::vector<Token> tokens_;
  const Names& known_filters_;
  const OtherNames& other_names_;
  std::size_t next_ = 0;
  int depth_ = 0;
  std::optional<SyntaxError> error_;
};

}  // namespace engross::expression
