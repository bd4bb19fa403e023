#include "base/json_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/text.h"

namespace engross::base {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::vector<std::string> tokens_of(std::string_view pointer) {
  if (pointer.empty()) return {};
  std::vector<std::string> tokens = split(pointer.substr(1), '/');
  for (std::string& token : tokens) {
    replace_all(token, "~1", "/");
    replace_all(token, "~0", "~");
  }
  return tokens;
}

// Walks a text known to be JSON; at its end every question is answered with "no more".
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    skip_space();
  }

  int line() const {
    const auto before = text_.substr(0, at_);
    return static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  }

  // From the beginning of an object or a list to its member; false, and anywhere, if it has none.
  bool enter(const std::string& token) {
    if (peek() == '[') return enter_list(token);
    if (peek() != '{') return false;
    for (step(); peek() == '"'; step()) {
      const std::string_view key = text();
      step();  // the colon
      if (nlohmann::json::parse(key, nullptr, false) == token) return true;
      skip_value();
      if (peek() != ',') return false;
    }
    return false;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  void step() {
    ++at_;
    skip_space();
  }

  bool enter_list(const std::string& token) {
    step();
    if (peek() == ']') return false;
    for (std::size_t index = 0; token != std::to_string(index); ++index) {
      skip_value();
      if (peek() != ',') return false;
      step();
    }
    return true;
  }

  // A text with its quotation marks; stands behind it afterwards.
  std::string_view text() {
    const std::size_t begin = at_;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_, text_.size());
    const std::string_view found = text_.substr(begin, at_ + 1 - begin);
    step();
    return found;
  }

  void skip_value() {
    int depth = 0;
    do {
      const char c = peek();
      if (c == '"') {
        text();
      } else if (c == '{' || c == '[') {
        ++depth;
        step();
      } else if (c == '}' || c == ']') {
        --depth;
        step();
      } else if (c == ',' || c == ':') {
        step();
      } else {  // a number, true, false, null
        at_ = std::min(text_.find_first_of(" \t\r\n,:]}", at_), text_.size());
        skip_space();
      }
    } while (depth > 0 && at_ < text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

int line_of(std::string_view json, std::string_view pointer) {
  Walker walker(json);
  int line = walker.line();
  for (const std::string& token : tokens_of(pointer)) {
    if (!walker.enter(token)) return line;
    line = walker.line();
  }
  return line;
}

}  // namespace engross::base
