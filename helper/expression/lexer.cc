#include "expression/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace engross::expression {
namespace {

constexpr std::size_t kLongest = 4096;

struct Character {
  char32_t code = 0;
  std::size_t at = 0;
};

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Soft hyphen, zero-width characters and direction marks: Word shows none of them.
bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_name_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
  if (c >= 0x300 && c <= 0x36F) return true;  // an accent kept apart from its letter
  std::string utf8;
  base::append_utf8(utf8, c);
  return !base::fold_word(utf8).empty();
}

// Which characters close a text opened by which; the second set serves when none of the first
// follows, as when Word curled only one of a pair.
struct Quotes {
  std::u32string_view opens;
  std::u32string_view closes;
  std::u32string_view closes_else;
};
constexpr std::array<Quotes, 5> kQuotes = {{
    {U"\"", U"\"", U"“”‟"},
    {U"'", U"'", U"‘’‛"},
    {U"“”„‟", U"“”‟\"", U""},
    {U"‘’‚‛", U"‘’‛'", U""},
    {U"«»‹›", U"«»‹›", U""},
}};

const Quotes* quotes_opened_by(char32_t c) {
  const auto found = std::find_if(kQuotes.begin(), kQuotes.end(),
                                  [&](const Quotes& q) { return q.opens.find(c) != q.opens.npos; });
  return found == kQuotes.end() ? nullptr : found;
}

// Signs a word processor or another habit puts in place of ours.
struct Spelling {
  std::u32string_view written;
  std::string_view means;
};
constexpr std::array<Spelling, 30> kSymbols = {{
    {U"//", "//"}, {U"==", "=="}, {U"!=", "!="}, {U"<>", "<>"}, {U"<=", "<="}, {U">=", ">="},
    {U"(", "("},   {U")", ")"},   {U"[", "["},   {U"]", "]"},   {U",", ","},   {U".", "."},
    {U"|", "|"},   {U"+", "+"},   {U"-", "-"},   {U"*", "*"},   {U"/", "/"},   {U"%", "%"},
    {U"~", "~"},   {U"=", "="},   {U"<", "<"},   {U">", ">"},   {U"–", "-"},   {U"−", "-"},
    {U"‑", "-"},   {U"≤", "<="},  {U"≥", ">="},  {U"≠", "!="},  {U"×", "*"},   {U"÷", "/"},
}};

// Signs of other languages, and what to write here.
struct Habit {
  std::u32string_view written;
  std::string_view remedy;
};
constexpr std::array<Habit, 10> kHabits = {{
    {U"&&", "write \"and\""},
    {U"&", "write \"and\", or ~ to join texts"},
    {U"||", "write \"or\""},
    {U"!", "write \"not\""},
    {U"**", "multiply with *"},
    {U"=>", "write >="},
    {U"=<", "write <="},
    {U"?", "write a choice as: \"one\" if condition else \"other\""},
    {U"$", "write the amount as a plain number, as 1000"},
    {U"—", "write a minus as -"},
}};

tl::unexpected<SyntaxError> too_long() {
  return tl::unexpected(
      SyntaxError{fmt::format("the expression is longer than {} characters", kLongest), 0,
                  "split it, or check that its mark is closed"});
}

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {
    std::size_t at = 0;
    characters_.reserve(source.size());
    for (char32_t code : base::code_points(source)) {
      characters_.push_back({code, at});
      at += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
  }

  tl::expected<std::vector<Token>, SyntaxError> all() {
    if (characters_.size() > kLongest) return too_long();
    for (skip(); next_ < characters_.size(); skip()) {
      if (auto error = one()) return tl::unexpected(*error);
    }
    tokens_.push_back({Token::Kind::end, "", source_.size(), source_.size()});
    return std::move(tokens_);
  }

 private:
  char32_t peek(std::size_t ahead = 0) const {
    return next_ + ahead < characters_.size() ? characters_[next_ + ahead].code : U'\0';
  }
  std::size_t byte(std::size_t index) const {
    return index < characters_.size() ? characters_[index].at : source_.size();
  }
  bool follows(std::u32string_view text) const {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (peek(i) != text[i]) return false;
    }
    return true;
  }
  void skip() {
    while (next_ < characters_.size() && (is_space(peek()) || is_invisible(peek()))) ++next_;
  }
  void add(Token::Kind kind, std::string text, std::size_t begin) {
    tokens_.push_back({kind, std::move(text), byte(begin), byte(next_)});
  }

  std::optional<SyntaxError> one() {
    const char32_t c = peek();
    // After a dot a word may begin with a digit: custom.2nd_executor, children.0
    const bool member = !tokens_.empty() && tokens_.back().text == "." &&
                        tokens_.back().kind == Token::Kind::symbol;
    if (is_name_letter(c) || (member && is_digit(c))) return name();
    if (is_digit(c)) return number();
    if (const Quotes* quotes = quotes_opened_by(c)) return text(*quotes);
    return symbol();
  }

  std::optional<SyntaxError> name() {
    const std::size_t begin = next_;
    std::string word;
    for (; is_name_letter(peek()) || is_digit(peek()) || is_invisible(peek()); ++next_) {
      if (!is_invisible(peek())) base::append_utf8(word, peek());
    }
    add(Token::Kind::name, std::move(word), begin);
    return std::nullopt;
  }

  std::optional<SyntaxError> number() {
    const std::size_t begin = next_;
    while (is_digit(peek())) ++next_;
    if (peek() == U'.' && is_digit(peek(1))) {
      ++next_;
      while (is_digit(peek())) ++next_;
    }
    const std::string digits(source_.substr(byte(begin), byte(next_) - byte(begin)));
    if (is_name_letter(peek())) {
      return SyntaxError{fmt::format("the number {} runs into a word", digits), byte(begin),
                         "put a space between them, or quotes around a text"};
    }
    if (!base::Decimal::parse(digits)) {
      return SyntaxError{"the number is too long", byte(begin),
                         "use at most 34 digits, 18 after the point"};
    }
    add(Token::Kind::number, digits, begin);
    return std::nullopt;
  }

  std::optional<SyntaxError> text(const Quotes& quotes) {
    const std::size_t begin = next_++;
    std::size_t close = find_close(quotes.closes);
    if (close == characters_.size()) close = find_close(quotes.closes_else);
    if (close == characters_.size()) {
      return SyntaxError{"the text that begins here is not closed", byte(begin),
                         "add the closing quote"};
    }
    std::string content;
    for (; next_ < close; ++next_) append_content(content);
    ++next_;
    if (quotes.opens.find(U'«') != quotes.opens.npos) content = base::trim(content);
    add(Token::Kind::text, std::move(content), begin);
    return std::nullopt;
  }

  // A curly apostrophe between letters ("client’s") closes nothing.
  std::size_t find_close(std::u32string_view closes) const {
    for (std::size_t i = next_; i < characters_.size(); ++i) {
      const char32_t c = characters_[i].code;
      if (c == U'\\') {
        ++i;
        continue;
      }
      if (closes.find(c) == closes.npos) continue;
      const bool apostrophe = c == U'’' && i > next_ && is_name_letter(characters_[i - 1].code) &&
                              i + 1 < characters_.size() && is_name_letter(characters_[i + 1].code);
      if (!apostrophe) return i;
    }
    return characters_.size();
  }

  void append_content(std::string& content) {
    char32_t c = peek();
    const char32_t escaped = peek(1);
    if (c == U'\\' && (escaped == U'n' || escaped == U't')) {
      c = escaped == U'n' ? U'\n' : U'\t';
      ++next_;
    } else if (c == U'\\' && (escaped == U'\\' || quotes_opened_by(escaped) != nullptr)) {
      c = escaped;
      ++next_;
    }
    base::append_utf8(content, c);
  }

  std::optional<SyntaxError> symbol() {
    for (const Habit& habit : kHabits) {
      const bool ours = follows(U"!=");
      if (ours || !follows(habit.written)) continue;
      const std::string written = base::to_utf8(habit.written);
      return SyntaxError{fmt::format("\"{}\" has no meaning here", written), byte(next_),
                         std::string(habit.remedy)};
    }
    for (const Spelling& spelling : kSymbols) {
      if (!follows(spelling.written)) continue;
      const std::size_t begin = next_;
      next_ += spelling.written.size();
      add(Token::Kind::symbol, std::string(spelling.means), begin);
      return std::nullopt;
    }
    const std::string written(source_.substr(byte(next_), byte(next_ + 1) - byte(next_)));
    const bool visible = peek() >= 0x20 && peek() != 0x7F;
    return SyntaxError{visible ? fmt::format("\"{}\" has no meaning here", written)
                               : std::string("there is a control character here"),
                       byte(next_), "take it out, or put quotes around a text"};
  }

  std::string_view source_;
  std::vector<Character> characters_;
  std::size_t next_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

tl::expected<std::vector<Token>, SyntaxError> tokens(std::string_view source) {
  if (source.size() > kLongest * 4) return too_long();  // before any copy is made
  if (const auto bad = base::find_ill_formed(source)) {
    return tl::unexpected(
        SyntaxError{"the text is not well-formed UTF-8", *bad, "type the mark again"});
  }
  return Lexer(source).all();
}

}  // namespace engross::expression
