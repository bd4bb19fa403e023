#include <algorithm>
#include <array>

#include "expression/filters.h"
#include "expression/folded_name.h"
#include "expression/node.h"

namespace engross::expression {
namespace {

using Uses = std::vector<NameUse>;

void collect(const Literal&, Use, Uses&) {}

Use asking(Use use, Asked asked) { return {use.fallback, asked}; }

// What the other side of a comparison says of this one.
Asked compared_with(const Expression::Node& other) {
  const auto* literal = std::get_if<Literal>(&other.held);
  if (literal == nullptr) return Asked::value;
  if (literal->value.is(Value::Kind::number)) return Asked::number;
  return literal->value.is(Value::Kind::text) ? Asked::text : Asked::value;
}

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

void collect(const Path& path, Use use, Uses& uses) {
  if (path.base) {
    collect_names(*path.base, use, uses);
  } else {
    // The day of drafting stands ready when the values do not name it.
    const bool today = path.steps.empty() && same_name(path.name, "today");
    std::string asked = asked_path(path);
    const bool of_list = asked.size() < path.written.size();
    uses.push_back({std::move(asked), use.fallback || today, of_list ? Asked::list : use.asked});
  }
  for (const Step& step : path.steps) {
    if (step.index) collect_names(*step.index, asking(use, Asked::value), uses);
  }
}

void collect_all(const std::vector<NodePtr>& nodes, Use use, Uses& uses) {
  for (const NodePtr& node : nodes) collect_names(*node, use, uses);
}

void collect(const ListLiteral& list, Use use, Uses& uses) { collect_all(list.items, use, uses); }

void collect(const Filtered& filtered, Use use, Uses& uses) {
  bool defaulted = false;
  std::optional<Asked> asked;  // by the first filter that looks at the value
  for (const FilterUse& filter : filtered.filters) {
    if (filter.builtin != nullptr && is_default(*filter.builtin)) {
      defaulted = true;
    } else if (!asked) {
      asked = filter.builtin == nullptr ? Asked::value : asked_by(*filter.builtin);
    }
  }
  collect_names(*filtered.input, {use.fallback || defaulted, asked.value_or(use.asked)}, uses);
  for (const FilterUse& filter : filtered.filters)
    collect_all(filter.arguments, asking(use, Asked::value), uses);
}

void collect(const Negative& sign, Use use, Uses& uses) {
  collect_names(*sign.operand, asking(use, Asked::number), uses);
}

void collect(const Calculation& calculation, Use use, Uses& uses) {
  // Dates have sums and differences too.
  const bool numbers = std::ranges::all_of(calculation.rest, [](const auto& step) {
    return step.first != Arithmetic::add && step.first != Arithmetic::subtract;
  });
  const Use operand = asking(use, numbers ? Asked::number : Asked::value);
  collect_names(*calculation.first, operand, uses);
  for (const auto& [operation, node] : calculation.rest) collect_names(*node, operand, uses);
}

void collect(const Joined& joined, Use use, Uses& uses) {
  collect_all(joined.parts, asking(use, Asked::value), uses);
}

void collect(const Comparison& comparison, Use use, Uses& uses) {
  const bool searched = comparison.relation == Relation::contains ||
                        comparison.relation == Relation::in;  // a list or a text
  const auto side = [&](const NodePtr& node, const NodePtr& other) {
    collect_names(*node, asking(use, searched ? Asked::value : compared_with(*other)), uses);
  };
  side(comparison.left, comparison.right);
  side(comparison.right, comparison.left);
}

void collect(const Test& test, Use, Uses& uses) {
  collect_names(*test.operand, {true, Asked::condition}, uses);
}
void collect(const Not& negation, Use, Uses& uses) {
  collect_names(*negation.operand, {true, Asked::condition}, uses);
}

void collect(const Logic& logic, Use use, Uses& uses) {
  for (const NodePtr& operand : logic.operands) {
    const bool last = operand == logic.operands.back();
    collect_names(*operand, {use.fallback || !last, last ? use.asked : Asked::condition}, uses);
  }
}

void collect(const Conditional& conditional, Use use, Uses& uses) {
  collect_names(*conditional.value, use, uses);
  collect_names(*conditional.condition, {true, Asked::condition}, uses);
  if (conditional.otherwise) collect_names(*conditional.otherwise, use, uses);
}

}  // namespace

void collect_names(const Expression::Node& node, Use use, Uses& uses) {
  std::visit([&](const auto& kind) { collect(kind, use, uses); }, node.held);
}

std::string path_of(const Expression::Node& node) {
  if (const auto* path = std::get_if<Path>(&node.held); path != nullptr && !path->base) {
    return path->written;
  }
  Uses uses;
  collect_names(node, {}, uses);
  return uses.empty() ? std::string() : uses.front().path;
}

std::string_view word(Asked asked) {
  constexpr std::array<std::string_view, 7> kWords = {"value", "condition", "text",  "number",
                                                      "date",  "list",      "person"};
  return kWords[static_cast<std::size_t>(asked)];
}

std::optional<std::string> Expression::items_of() const {
  constexpr std::array<std::string_view, 7> kSameItems = {
      "where", "selectattr", "reject", "rejectattr", "sort", "unique", "reverse"};
  const Node* node = root_.get();
  if (const auto* filtered = std::get_if<Filtered>(&node->held)) {
    const bool same = std::ranges::all_of(filtered->filters, [&](const FilterUse& use) {
      return use.builtin != nullptr &&
             (is_default(*use.builtin) ||
              std::ranges::find(kSameItems, use.builtin->name) != kSameItems.end());
    });
    if (!same) return std::nullopt;
    node = filtered->input.get();
  }
  const auto* path = std::get_if<Path>(&node->held);
  if (path == nullptr || path->base) return std::nullopt;
  std::string asked = asked_path(*path);
  return asked == path->written ? std::optional(std::move(asked)) : std::nullopt;
}

}  // namespace engross::expression
