// Keys that stand twice in one object of a JSON text.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json_faults.h"

namespace engross::base {
namespace {

// Walks a text known to be JSON, of any depth, without recursion.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) { found_.text = text; }

  Unrepeated run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        text();
        continue;
      }
      if (c == '\n') ++line_;
      if (c == '{' || c == '[') open_.push_back({c == '{', c == '{', at_, {}, {}});
      if (c == ',' || c == '}' || c == ']') end_member();
      if (c == ',' && !open_.empty()) open_.back().begin(at_);
      if ((c == '}' || c == ']') && !open_.empty()) open_.pop_back();
      ++at_;
    }
    return std::move(found_);
  }

 private:
  struct Open {
    bool object;
    bool at_key;
    std::size_t comma;                // before the member at hand
    std::optional<std::size_t> drop;  // where a repeated member begins
    std::map<std::string, int> lines;

    void begin(std::size_t here) {
      at_key = object;
      comma = here;
    }
  };

  void text() {
    const std::size_t begin = at_;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
    if (open_.empty() || !open_.back().at_key) return;
    Open& open = open_.back();
    open.at_key = false;
    const auto decoded = nlohmann::json::parse(text_.substr(begin, at_ - begin), nullptr, false);
    if (!decoded.is_string()) return;
    const auto [first, fresh] = open.lines.try_emplace(decoded.get<std::string>(), line_);
    if (fresh) return;
    found_.repeated.push_back({first->first, line_, first->second});
    open.drop = open.comma;
  }

  void end_member() {
    if (open_.empty() || !open_.back().drop) return;
    for (std::size_t i = *open_.back().drop; i < at_; ++i) {
      char& c = found_.text[i];
      if (c != '\n' && c != '\r') c = ' ';
    }
    open_.back().drop.reset();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<Open> open_;
  Unrepeated found_;
};

}  // namespace

Unrepeated without_repeats(std::string_view json) { return Scan(json).run(); }

}  // namespace engross::base
