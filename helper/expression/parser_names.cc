// The part of the parser that reads another system's names.
#include <algorithm>

#include "expression/parser.h"

namespace engross::expression {
namespace {

// What the table has for the beginning of the path, and how many steps that takes.
struct StandsFor {
  const std::string* expression = nullptr;
  std::size_t steps = 0;
};

StandsFor looked_up(const Path& path, const OtherNames& names) {
  StandsFor found;
  if (names.empty()) return found;
  std::string folded = base::fold(path.name);
  for (std::size_t taken = 0;; ++taken) {
    if (const auto entry = names.find(folded); entry != names.end())
      found = {&entry->second, taken};
    if (taken == path.steps.size() || path.steps[taken].index) return found;
    folded += "." + base::fold(path.steps[taken].member);
  }
}

// A path to go on from. A plain one stays plain, so that what is asked for has its whole name.
Path begun_with(NodePtr root, const std::string& expression) {
  Path begun;
  const auto* plain = std::get_if<Path>(&root->held);
  const bool members = plain != nullptr && !plain->base &&
                       std::all_of(plain->steps.begin(), plain->steps.end(),
                                   [](const Step& step) { return step.index == nullptr; });
  if (!members) {
    begun.base = std::move(root);
    begun.written = expression;
    begun.root_end = expression.size();
    return begun;
  }
  begun.name = plain->name;
  begun.written = plain->written;
  begun.root_end = plain->root_end;
  for (const Step& step : plain->steps)
    begun.steps.push_back({step.member, nullptr, step.written_end});
  return begun;
}

}  // namespace

NodePtr Parser::known(Path path) const {
  const auto node = [](auto held) {
    return std::make_unique<const Expression::Node>(Expression::Node{std::move(held)});
  };
  const StandsFor found = path.base ? StandsFor{} : looked_up(path, other_names_);
  if (found.expression == nullptr) return node(std::move(path));
  const auto read = tokens(*found.expression);
  auto root = read ? Parser(*found.expression, *read, known_filters_, {}).parse()
                   : tl::unexpected(read.error());
  if (!root) return node(std::move(path));  // who reads the table has refused such an entry
  if (found.steps == path.steps.size()) return std::move(*root);
  const std::size_t prefix =
      found.steps == 0 ? path.root_end : path.steps[found.steps - 1].written_end;
  Path longer = begun_with(std::move(*root), *found.expression);
  const std::size_t before = longer.written.size();
  longer.written += path.written.substr(prefix);
  for (std::size_t i = found.steps; i < path.steps.size(); ++i) {
    Step step = std::move(path.steps[i]);
    step.written_end = step.written_end - prefix + before;
    longer.steps.push_back(std::move(step));
  }
  return node(std::move(longer));
}

}  // namespace engross::expression
