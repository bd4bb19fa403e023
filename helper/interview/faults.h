// The faults of one file, gathered. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base.h"

namespace engross::interview {

class Faults {
 public:
  explicit Faults(std::string_view file) : file_(file) {}

  // `subject` is what lies at the line ("question executor"); it may be empty.
  void add(int line, std::string_view subject, std::string what, std::string remedy);
  bool empty() const { return found_.empty(); }
  std::size_t count() const { return found_.size(); }
  // So many that whoever mends the file has enough to do: no need to look for more.
  bool enough() const { return found_.size() >= 100; }
  base::Errors in_order() const;  // by line

 private:
  std::string file_;
  std::vector<std::pair<int, base::Error>> found_;
};

// "did you mean "x"?", or `otherwise` when nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         std::string otherwise);

}  // namespace engross::interview
