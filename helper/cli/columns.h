// Text in columns and wrapped lines for a terminal; widths are counted in characters, not bytes.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace engross::cli {

inline constexpr std::size_t kLineWidth = 110;

class Columns {
 public:
  explicit Columns(std::string indent) : indent_(std::move(indent)) {}
  void add(std::vector<std::string> cells);
  // One text a row; a last cell that is too long goes on below itself.
  std::vector<std::string> lines() const;
  void print(std::ostream& out) const;

 private:
  std::string indent_;
  std::vector<std::vector<std::string>> rows_;
};

// The text in lines of at most `width` characters, the first begun with `first`, others with
// `next`.
std::string wrapped(std::string_view text, const std::string& first, const std::string& next,
                    std::size_t width);

}  // namespace engross::cli
