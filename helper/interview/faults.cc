#include "interview/faults.h"

#include <fmt/format.h>

#include <algorithm>

namespace engross::interview {

void Faults::add(int line, std::string_view subject, std::string what, std::string remedy) {
  if (enough()) return;
  std::string where = fmt::format("{}, line {}", file_, line);
  if (!subject.empty()) where += fmt::format(", {}", subject);
  found_.emplace_back(line, base::Error{base::Fault::malformed, std::move(what), std::move(where),
                                        std::move(remedy)});
}

base::Errors Faults::in_order() const {
  auto sorted = found_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  base::Errors errors;
  for (auto& [line, error] : sorted) errors.push_back(std::move(error));
  if (enough())
    errors.push_back({base::Fault::malformed, "there may be more faults", file_, "mend these"});
  return errors;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         std::string otherwise) {
  const auto near = base::nearest(word, candidates);
  return near ? fmt::format("did you mean \"{}\"?", *near) : std::move(otherwise);
}

}  // namespace engross::interview
