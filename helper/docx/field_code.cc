#include "docx/field_code.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace engross::docx {
namespace {

bool is_code_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// A quotation mark at `at`: straight or curly. Its length, or 0.
std::size_t code_quote(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '"') return 1;
  for (const std::string_view quote : {"“", "”"}) {
    if (text.substr(at).starts_with(quote)) return quote.size();
  }
  return 0;
}

struct MarkBrackets {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<MarkBrackets, 2> kMarkBrackets = {{{"<<", ">>"}, {"{{", "}}"}}};

// The length of a mark that begins at `at`, or 0.
std::size_t mark_length(std::string_view text, std::size_t at) {
  for (const auto& [open, close] : kMarkBrackets) {
    if (!text.substr(at).starts_with(open)) continue;
    const std::size_t end = text.find(close, at + open.size());
    if (end != std::string_view::npos) return end + close.size() - at;
  }
  return 0;
}

std::string bytes_of_atoms(const std::vector<CodeAtom>& atoms) {
  std::string bytes;
  for (const CodeAtom& atom : atoms) bytes += atom.byte;
  return bytes;
}

class CodeReader {
 public:
  explicit CodeReader(const std::vector<CodeAtom>& code)
      : code_(code), text_(bytes_of_atoms(code)) {}

  std::vector<CodeToken> all() {
    for (;;) {
      while (at_ < code_.size() && is_code_space(text_[at_])) ++at_;
      if (at_ == code_.size()) return std::move(tokens_);
      one();
    }
  }

 private:
  void take(CodeToken& token, std::size_t count) {
    for (; count > 0; --count) token.atoms.push_back(code_[at_++]);
  }

  void one() {
    CodeToken token;
    const std::string_view rest = std::string_view(text_).substr(at_);
    if (const std::size_t quote = code_quote(text_, at_)) {
      quoted(token, quote);
    } else if (mark_length(text_, at_) == 0 && rest.find_first_of("=<>") == 0) {
      token.kind = CodeToken::Kind::sign;
      const bool two = rest.starts_with("<=") || rest.starts_with(">=") || rest.starts_with("<>");
      take(token, two ? 2 : 1);
    } else if (rest.front() == '\\' && rest.size() > 1) {
      token.kind = CodeToken::Kind::option;
      take(token, 2);
    } else {
      while (at_ < code_.size() && !is_code_space(text_[at_]) && code_quote(text_, at_) == 0)
        take(token, std::max<std::size_t>(mark_length(text_, at_), 1));
    }
    tokens_.push_back(std::move(token));
  }

  void quoted(CodeToken& token, std::size_t quote) {
    token.kind = CodeToken::Kind::quoted;
    at_ += quote;
    while (at_ < code_.size()) {
      if (const std::size_t end = code_quote(text_, at_)) {
        at_ += end;
        return;
      }
      const bool escaped = text_[at_] == '\\' && at_ + 1 < code_.size() &&
                           (text_[at_ + 1] == '\\' || text_[at_ + 1] == '"');
      if (escaped) ++at_;
      // Quotation marks within a mark are the mark's.
      take(token, escaped ? 1 : std::max<std::size_t>(mark_length(text_, at_), 1));
    }
  }

  const std::vector<CodeAtom>& code_;
  const std::string text_;
  std::size_t at_ = 0;
  std::vector<CodeToken> tokens_;
};

}  // namespace

std::string CodeToken::text() const { return bytes_of_atoms(atoms); }

bool CodeToken::only_text() const {
  return std::ranges::all_of(atoms, [](const CodeAtom& atom) { return atom.byte != 0; });
}

std::string FieldCode::name() const {
  std::string word;
  for (const CodeAtom& atom : code) {
    if (word.empty() && is_code_space(atom.byte)) continue;
    if (atom.byte == '=' && word.empty()) return "=";
    const bool letter =
        (atom.byte >= 'a' && atom.byte <= 'z') || (atom.byte >= 'A' && atom.byte <= 'Z');
    if (!letter) break;
    word += atom.byte;
  }
  return base::upper(word);
}

std::vector<CodeToken> code_tokens(const FieldCode& field) { return CodeReader(field.code).all(); }

bool has_merge(const FieldCode& field) {
  const std::string name = field.name();
  if (name == "MERGEFIELD") return true;
  const std::string text = name == "IF" || name == "=" ? bytes_of_atoms(field.code) : std::string();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (mark_length(text, at) > 0) return true;
  }
  return std::ranges::any_of(field.code, [](const CodeAtom& atom) {
    return atom.field != nullptr && has_merge(*atom.field);
  });
}

}  // namespace engross::docx
