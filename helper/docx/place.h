// Places in words: where in the document a person finds a paragraph.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "docx/docx.h"
#include "docx/package.h"
#include "docx/part.h"

namespace engross::docx {

// Style ids that make a paragraph a heading: by outline level or by a built-in name ("heading 1"),
// own or inherited.
using HeadingStyles = std::map<std::string, bool, std::less<>>;
HeadingStyles heading_styles(const xml::Document& styles);

// Of the package's own styles; none when they cannot be read.
HeadingStyles heading_styles(const Package& package);

// The place of every paragraph of a part.
std::vector<Place> places(const Part& part, const HeadingStyles& headings);

// The same, found when the first is asked for: compiling a template without a fault asks for none.
class Places {
 public:
  Places() = default;
  explicit Places(std::function<std::vector<Place>()> find) : find_(std::move(find)) {}

  const Place& operator[](std::size_t paragraph) const { return all()[paragraph]; }
  const std::vector<Place>& all() const {
    if (find_) all_ = std::exchange(find_, nullptr)();
    return all_;
  }

 private:
  mutable std::function<std::vector<Place>()> find_;  // none once it has found them
  mutable std::vector<Place> all_;
};

}  // namespace engross::docx
