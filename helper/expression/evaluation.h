// Computing an expression's value, one node at a time.
#pragma once

#include "expression/node.h"

namespace engross::expression {

using Outcome = tl::expected<Value, EvaluationError>;

class Evaluation {
 public:
  // How a missing name is taken: in a value it is an error, in a condition it is nothing.
  enum class Place { value, condition };

  Evaluation(const Scope& scope, const Environment& environment)
      : scope_(scope), environment_(environment) {}

  Outcome value_of(const Expression::Node& node, Place place) const;

 private:
  struct Reached;  // a value along a path

  Outcome of(const Literal& literal, Place place) const;
  Outcome of(const Path& path, Place place) const;
  Outcome of(const ListLiteral& list, Place place) const;
  Outcome of(const Filtered& filtered, Place place) const;
  Outcome of(const Negative& negative, Place place) const;
  Outcome of(const Calculation& calculation, Place place) const;
  Outcome of(const Joined& joined, Place place) const;
  Outcome of(const Comparison& comparison, Place place) const;
  Outcome of(const Test& test, Place place) const;
  Outcome of(const Not& negation, Place place) const;
  Outcome of(const Logic& logic, Place place) const;
  Outcome of(const Conditional& conditional, Place place) const;

  Outcome all_of(const std::vector<NodePtr>& nodes) const;
  Outcome filter(const FilterUse& use, const Value& input, const Expression::Node& source) const;
  const Value* root(std::string_view name, Value& held) const;
  std::optional<EvaluationError> follow(const Path& path, std::size_t step, Reached& reached) const;
  std::optional<EvaluationError> index(const Path& path, std::size_t step, Reached& reached) const;
  EvaluationError unknown(const Path& path, std::size_t step, const Value* at) const;

  const Scope& scope_;
  const Environment& environment_;
};

}  // namespace engross::expression
