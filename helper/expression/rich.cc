#include "expression/rich.h"

#include <array>

#include "base/text.h"

namespace engross::expression {
namespace {

constexpr std::array<std::string_view, 5> kLineEnds = {"\r\n", "\r", "\xC2\x85", "\xE2\x80\xA8",
                                                       "\xE2\x80\xA9"};

// Every way to end a line as "\n".
std::string with_plain_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = 1;
    std::string_view shown = text.substr(0, 1);
    for (const std::string_view end : kLineEnds) {
      if (!text.starts_with(end)) continue;
      length = end.size();
      shown = "\n";
      break;
    }
    out += shown;
    text.remove_prefix(length);
  }
  return out;
}

// Lines that are not blank, joined to paragraphs.
std::vector<std::string> marked_paragraphs(std::string_view marking) {
  std::vector<std::string> paragraphs;
  bool begun = false;
  for (const std::string& line : base::split(with_plain_lines(marking), '\n')) {
    if (base::is_blank(line)) {
      begun = false;
    } else if (begun) {
      paragraphs.back() += "\n" + line;
    } else {
      paragraphs.push_back(line);
      begun = true;
    }
  }
  return paragraphs;
}

enum Sign : std::size_t { kBold, kItalic, kUnderlined, kNoSign };

// A stretch of text, or a sign that may begin or end a format.
struct Marked {
  std::string_view text;
  std::size_t sign = kNoSign;  // kNoSign: none
  bool may_begin = false;
  bool may_end = false;
};

bool ends_words(char c) { return c == ' ' || c == '\t' || c == '\n'; }

class MarkedParagraph {
 public:
  explicit MarkedParagraph(std::string_view text) : text_(text) { cut(); }

  RichParagraph read() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Marked& token = tokens_[i];
      bool turned = false;
      if (token.sign != kNoSign) {
        bool& on = on_[token.sign];
        turned = on ? token.may_end : token.may_begin && ends_later(i);
        if (turned) on = !on;
      }
      if (!turned) add(token.text);
    }
    return std::move(words_);
  }

 private:
  void cut() {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text_.size();) {
      if (escapes(at)) {
        add_text(begin, at);
        add_text(at + 1, at + 2);
        begin = at += 2;
        continue;
      }
      const char c = text_[at];
      std::size_t row = 1;
      while (at + row < text_.size() && text_[at + row] == c) ++row;
      if ((c == '*' && row <= 3) || (c == '_' && row == 2)) {
        add_text(begin, at);
        add_signs(at, row);
        begin = at + row;
      }
      at += row;
    }
    add_text(begin, text_.size());
  }

  bool escapes(std::size_t at) const {
    return text_[at] == '\\' && at + 1 < text_.size() &&
           std::string_view("*_\\").find(text_[at + 1]) != std::string_view::npos;
  }

  void add_text(std::size_t begin, std::size_t end) {
    if (end > begin) tokens_.push_back({text_.substr(begin, end - begin)});
  }

  void add_signs(std::size_t at, std::size_t row) {
    const bool begins = at + row < text_.size() && !ends_words(text_[at + row]);
    const bool ends = at > 0 && !ends_words(text_[at - 1]);
    if (text_[at] == '_') {
      tokens_.push_back({text_.substr(at, row), kUnderlined, begins, ends});
      return;
    }
    if (row >= 2) tokens_.push_back({text_.substr(at, 2), kBold, begins, ends});
    if (row != 2) tokens_.push_back({text_.substr(at, 1), kItalic, begins, ends});
  }

  bool ends_later(std::size_t from) const {
    for (std::size_t i = from + 1; i < tokens_.size(); ++i) {
      if (tokens_[i].sign == tokens_[from].sign && tokens_[i].may_end) return i > from + 1;
    }
    return false;
  }

  void add(std::string_view text) {
    const RichWords like{"", on_[kBold], on_[kItalic], on_[kUnderlined]};
    if (words_.empty() || words_.back().bold != like.bold || words_.back().italic != like.italic ||
        words_.back().underlined != like.underlined) {
      words_.push_back(like);
    }
    words_.back().text += text;
  }

  std::string_view text_;
  std::vector<Marked> tokens_;
  std::array<bool, kNoSign> on_{};
  RichParagraph words_;
};

}  // namespace

std::vector<RichParagraph> rich_paragraphs(std::string_view marking) {
  std::vector<RichParagraph> paragraphs;
  for (const std::string& text : marked_paragraphs(marking))
    paragraphs.push_back(MarkedParagraph(text).read());
  return paragraphs;
}

std::string plain_words(const std::vector<RichParagraph>& paragraphs) {
  std::string out;
  for (const RichParagraph& paragraph : paragraphs) {
    if (!out.empty()) out += "\n\n";
    for (const RichWords& words : paragraph) out += words.text;
  }
  return out;
}

}  // namespace engross::expression
