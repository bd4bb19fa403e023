#include "expression/phrases.h"

#include <algorithm>
#include <array>

#include "expression/folded_name.h"

namespace engross::expression {
namespace {

struct Row {
  std::string_view written;
  std::variant<Relation, Question> meaning;
  bool negated = false;
};

constexpr std::array<Row, 62> kPhrases = {{
    {"=", Relation::equal},
    {"==", Relation::equal},
    {"!=", Relation::equal, true},
    {"<>", Relation::equal, true},
    {"<", Relation::less},
    {"<=", Relation::at_most},
    {">", Relation::more},
    {">=", Relation::at_least},
    {"is", Relation::equal},
    {"is not", Relation::equal, true},
    {"is equal to", Relation::equal},
    {"is not equal to", Relation::equal, true},
    {"equals", Relation::equal},
    {"does not equal", Relation::equal, true},
    {"is more than", Relation::more},
    {"is not more than", Relation::at_most},
    {"is greater than", Relation::more},
    {"is not greater than", Relation::at_most},
    {"is less than", Relation::less},
    {"is not less than", Relation::at_least},
    {"is at least", Relation::at_least},
    {"is not at least", Relation::less},
    {"is at most", Relation::at_most},
    {"is not at most", Relation::more},
    {"is before", Relation::less},
    {"is not before", Relation::at_least},
    {"is after", Relation::more},
    {"is not after", Relation::at_most},
    {"is on or before", Relation::at_most},
    {"is on or after", Relation::at_least},
    {"contains", Relation::contains},
    {"does not contain", Relation::contains, true},
    {"in", Relation::in},
    {"not in", Relation::in, true},
    {"is in", Relation::in},
    {"is not in", Relation::in, true},
    {"is one of", Relation::in},
    {"is not one of", Relation::in, true},
    {"starts with", Relation::starts_with},
    {"does not start with", Relation::starts_with, true},
    {"ends with", Relation::ends_with},
    {"does not end with", Relation::ends_with, true},
    {"exists", Question::exists},
    {"exist", Question::exists},
    {"does not exist", Question::exists, true},
    {"do not exist", Question::exists, true},
    {"is empty", Question::empty},
    {"is not empty", Question::empty, true},
    {"are empty", Question::empty},
    {"are not empty", Question::empty, true},
    {"is blank", Question::empty},
    {"is not blank", Question::empty, true},
    {"is defined", Question::defined},
    {"is not defined", Question::defined, true},
    {"is undefined", Question::defined, true},
    {"is not undefined", Question::defined},
    {"is none", Question::none},
    {"is not none", Question::none, true},
    {"is nothing", Question::none},
    {"is not nothing", Question::none, true},
    {"is null", Question::none},
    {"is not null", Question::none, true},
}};

// Number of tokens the phrase takes, 0 when the tokens do not begin with it.
std::size_t matched(std::string_view phrase, std::span<const Token> tokens) {
  std::size_t count = 0;
  while (!phrase.empty()) {
    const std::size_t space = phrase.find(' ');
    const std::string_view word = phrase.substr(0, space);
    if (count == tokens.size()) return 0;
    if (!is_word(tokens[count], word) && !is_symbol(tokens[count], word)) return 0;
    ++count;
    phrase = space == phrase.npos ? std::string_view() : phrase.substr(space + 1);
  }
  return count;
}

}  // namespace

bool is_word(const Token& token, std::string_view word) {
  return token.kind == Token::Kind::name && token.text.size() == word.size() &&
         same_name(token.text, word);
}

bool is_reserved(const Token& token) {
  constexpr std::array<std::string_view, 7> kReserved = {"and", "or", "not", "in",
                                                         "is",  "if", "else"};
  return std::any_of(kReserved.begin(), kReserved.end(),
                     [&](std::string_view word) { return is_word(token, word); });
}

bool is_symbol(const Token& token, std::string_view symbol) {
  return token.kind == Token::Kind::symbol && token.text == symbol;
}

std::optional<Phrase> find_phrase(std::span<const Token> tokens) {
  std::optional<Phrase> longest;
  if (tokens.empty() || tokens[0].kind == Token::Kind::end) return longest;
  const char begin = tokens[0].text.empty() ? '\0' : tokens[0].text[0];
  for (const Row& row : kPhrases) {
    // Most rows fall at their first letter, in either case.
    if (row.written[0] != begin && row.written[0] != (begin | 0x20)) continue;
    const std::size_t count = matched(row.written, tokens);
    if (count > (longest ? longest->tokens : 0)) longest = Phrase{row.meaning, row.negated, count};
  }
  return longest;
}

}  // namespace engross::expression
