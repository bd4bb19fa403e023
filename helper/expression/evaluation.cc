#include "expression/evaluation.h"

#include <fmt/format.h>

#include "expression/filter_input.h"
#include "expression/operations.h"

namespace engross::expression {
namespace {

// A room's error seen from the expression: what is missing goes by the name that was asked for.
EvaluationError from(const base::Error& error, const std::string& path) {
  if (error.fault != base::Fault::missing || path.empty()) {
    return {error.what, error.remedy, std::nullopt};
  }
  return {fmt::format("\"{}\": {}", path, error.what), error.remedy, path};
}

Outcome outcome(base::Result<Value> result, const Expression::Node& source) {
  if (!result) return tl::unexpected(from(result.error(), path_of(source)));
  return std::move(*result);
}

bool is_missing(const Outcome& outcome) { return !outcome && outcome.error().missing; }

// The operand that holds nothing, when one of them does.
const Expression::Node& lacking(const Value& left, const NodePtr& left_node,
                                const NodePtr& right_node) {
  return left.empty() ? *left_node : *right_node;
}

}  // namespace

Outcome Evaluation::value_of(const Expression::Node& node, Place place) const {
  Outcome value = std::visit([&](const auto& kind) { return of(kind, place); }, node.held);
  if (place == Place::condition && is_missing(value)) return Value();
  return value;
}

Outcome Evaluation::of(const Literal& literal, Place) const { return literal.value; }

Outcome Evaluation::all_of(const std::vector<NodePtr>& nodes) const {
  List items;
  items.reserve(nodes.size());
  for (const NodePtr& node : nodes) {
    Outcome item = value_of(*node, Place::value);
    if (!item) return item;
    items.push_back(std::move(*item));
  }
  return Value(std::move(items));
}

Outcome Evaluation::of(const ListLiteral& list, Place) const { return all_of(list.items); }

Outcome Evaluation::of(const Negative& sign, Place) const {
  const Outcome operand = value_of(*sign.operand, Place::value);
  return operand ? outcome(negative(*operand), *sign.operand) : operand;
}

Outcome Evaluation::of(const Calculation& calculation, Place) const {
  Outcome left = value_of(*calculation.first, Place::value);
  for (const auto& [operation, node] : calculation.rest) {
    if (!left) return left;
    const Outcome right = value_of(*node, Place::value);
    if (!right) return right;
    left = outcome(calculate(operation, *left, *right), lacking(*left, calculation.first, node));
  }
  return left;
}

Outcome Evaluation::of(const Joined& joined, Place) const {
  std::string text;
  for (const NodePtr& node : joined.parts) {
    const Outcome part = value_of(*node, Place::value);
    if (!part) return part;
    const auto shown = display(*part);
    if (!shown) return tl::unexpected(from(shown.error(), path_of(*node)));
    text += *shown;
  }
  return Value(std::move(text));
}

Outcome Evaluation::of(const Comparison& comparison, Place place) const {
  const Outcome left = value_of(*comparison.left, place);
  if (!left) return left;
  const Outcome right = value_of(*comparison.right, place);
  if (!right) return right;
  const auto holds = related(comparison.relation, *left, *right);
  if (!holds) {
    const auto& source = lacking(*left, comparison.left, comparison.right);
    return tl::unexpected(from(holds.error(), path_of(source)));
  }
  return Value(*holds != comparison.negated);
}

Outcome Evaluation::of(const Test& test, Place) const {
  const Outcome operand = value_of(*test.operand, Place::value);
  if (!operand && !is_missing(operand)) return operand;
  bool holds = false;
  switch (test.question) {
    case Question::exists:
      holds = operand && !operand->empty();
      break;
    case Question::empty:
      holds = !operand || operand->empty();
      break;
    case Question::defined:
      holds = operand.has_value();
      break;
    case Question::none:
      holds = !operand || operand->is_nothing();
      break;
  }
  return Value(holds != test.negated);
}

Outcome Evaluation::of(const Not& negation, Place) const {
  const Outcome operand = value_of(*negation.operand, Place::condition);
  return operand ? Outcome(Value(!operand->truthy())) : operand;
}

// As in Python, `a or b` is a when a holds, else b: a value as well as a condition.
Outcome Evaluation::of(const Logic& logic, Place place) const {
  for (std::size_t i = 0; i + 1 < logic.operands.size(); ++i) {
    Outcome operand = value_of(*logic.operands[i], Place::condition);
    if (!operand || operand->truthy() != logic.all) return operand;
  }
  return value_of(*logic.operands.back(), place);
}

Outcome Evaluation::of(const Conditional& conditional, Place place) const {
  const Outcome condition = value_of(*conditional.condition, Place::condition);
  if (!condition) return condition;
  if (condition->truthy()) return value_of(*conditional.value, place);
  return conditional.otherwise ? value_of(*conditional.otherwise, place) : Outcome(Value());
}

Outcome Evaluation::of(const Filtered& filtered, Place) const {
  Outcome value = value_of(*filtered.input, Place::value);
  bool defaulted = false;
  for (const FilterUse& use : filtered.filters) {
    if (use.builtin != nullptr && is_default(*use.builtin)) {
      if (!value && !is_missing(value)) return value;
      if (value && !value->empty()) continue;
      value = value_of(*use.arguments[0], Place::value);
      defaulted = true;
    } else if (!value && !is_missing(value)) {
      return value;
    } else if (value && (!defaulted || !value->empty())) {
      // A missing value waits for a later default; an empty default was meant and stays empty.
      value = filter(use, *value, *filtered.input);
    }
  }
  return value;
}

Outcome Evaluation::filter(const FilterUse& use, const Value& input,
                           const Expression::Node& source) const {
  const OnNothing on_nothing = use.builtin ? use.builtin->on_nothing : OnNothing::takes;
  if (on_nothing == OnNothing::passes && input.is_nothing()) return input;
  const bool blank = input.is(Value::Kind::text) && input.empty();
  if (on_nothing == OnNothing::needs && (input.is_nothing() || blank)) {
    return outcome(
        no_value("it holds nothing", "fill it in, or write | default(\"…\") before the filter"),
        source);
  }
  const Outcome arguments = all_of(use.arguments);
  if (!arguments) return arguments;
  if (use.builtin != nullptr) {
    const Given given{use.builtin->name, input, arguments->list(), environment_};
    return outcome(use.builtin->apply(given), source);
  }
  const auto found = environment_.filters.find(use.name);
  if (found == environment_.filters.end()) {
    return tl::unexpected(EvaluationError{fmt::format("the filter \"{}\" is not there", use.name),
                                          "take it out of the template", std::nullopt});
  }
  return outcome(found->second(input, arguments->list()), source);
}

}  // namespace engross::expression
