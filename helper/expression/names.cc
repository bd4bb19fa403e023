#include "expression/filters.h"
#include "expression/folded_name.h"
#include "expression/node.h"

namespace engross::expression {
namespace {

using Uses = std::vector<NameUse>;

void collect(const Literal&, bool, Uses&) {}

// What a path asks the values for: up to an index that is only known when filling, and without a
// closing .length or .count, which is asked of the list.
std::string asked_path(const Path& path) {
  std::string asked = path.name;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const Step& step = path.steps[i];
    const bool last = i + 1 == path.steps.size();
    if (step.index && !std::holds_alternative<Literal>(step.index->held)) break;
    if (last && !step.index &&
        (same_name(step.member, "length") || same_name(step.member, "count"))) {
      break;
    }
    asked = path.written.substr(0, step.written_end);
  }
  return asked;
}

void collect(const Path& path, bool fallback, Uses& uses) {
  if (path.base) {
    collect_names(*path.base, fallback, uses);
  } else {
    // The day of drafting stands ready when the values do not name it.
    const bool today = path.steps.empty() && same_name(path.name, "today");
    uses.push_back({asked_path(path), fallback || today});
  }
  for (const Step& step : path.steps) {
    if (step.index) collect_names(*step.index, fallback, uses);
  }
}

void collect_all(const std::vector<NodePtr>& nodes, bool fallback, Uses& uses) {
  for (const NodePtr& node : nodes) collect_names(*node, fallback, uses);
}

void collect(const ListLiteral& list, bool fallback, Uses& uses) {
  collect_all(list.items, fallback, uses);
}

void collect(const Filtered& filtered, bool fallback, Uses& uses) {
  bool defaulted = false;
  for (const FilterUse& use : filtered.filters) {
    defaulted = defaulted || (use.builtin != nullptr && is_default(*use.builtin));
  }
  collect_names(*filtered.input, fallback || defaulted, uses);
  for (const FilterUse& use : filtered.filters) collect_all(use.arguments, fallback, uses);
}

void collect(const Negative& sign, bool fallback, Uses& uses) {
  collect_names(*sign.operand, fallback, uses);
}

void collect(const Calculation& calculation, bool fallback, Uses& uses) {
  collect_names(*calculation.first, fallback, uses);
  for (const auto& [operation, node] : calculation.rest) collect_names(*node, fallback, uses);
}

void collect(const Joined& joined, bool fallback, Uses& uses) {
  collect_all(joined.parts, fallback, uses);
}

void collect(const Comparison& comparison, bool fallback, Uses& uses) {
  collect_names(*comparison.left, fallback, uses);
  collect_names(*comparison.right, fallback, uses);
}

void collect(const Test& test, bool, Uses& uses) { collect_names(*test.operand, true, uses); }
void collect(const Not& negation, bool, Uses& uses) {
  collect_names(*negation.operand, true, uses);
}

void collect(const Logic& logic, bool fallback, Uses& uses) {
  for (const NodePtr& operand : logic.operands) {
    collect_names(*operand, fallback || operand != logic.operands.back(), uses);
  }
}

void collect(const Conditional& conditional, bool fallback, Uses& uses) {
  collect_names(*conditional.value, fallback, uses);
  collect_names(*conditional.condition, true, uses);
  if (conditional.otherwise) collect_names(*conditional.otherwise, fallback, uses);
}

}  // namespace

void collect_names(const Expression::Node& node, bool fallback, Uses& uses) {
  std::visit([&](const auto& kind) { collect(kind, fallback, uses); }, node.held);
}

std::string path_of(const Expression::Node& node) {
  if (const auto* path = std::get_if<Path>(&node.held); path != nullptr && !path->base) {
    return path->written;
  }
  Uses uses;
  collect_names(node, false, uses);
  return uses.empty() ? std::string() : uses.front().path;
}

}  // namespace engross::expression
