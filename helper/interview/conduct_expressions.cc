#include "interview/conduct_expressions.h"

#include <fmt/format.h>

namespace engross::interview {

using expression::Expression;
using expression::Value;

Expressions::Expressions(const Form& form, const Value& values,
                         const expression::Environment& environment)
    : form_(form), environment_(environment), matter_(values) {}

const expression::Scope& Expressions::reach() const {
  return learned_.empty() ? matter_ : learned_.back().scope;
}

void Expressions::learn(const std::string& name, const Value& value) {
  learned_.emplace_back(reach(), name, value);
}

void Expressions::forget_to(std::size_t learned) {
  while (learned_.size() > learned) learned_.pop_back();
}

bool Expressions::holds(const std::optional<Expression>& condition, bool otherwise,
                        const std::string& subject) {
  if (!condition) return otherwise;
  const auto result = condition->test(reach(), environment_);
  if (!result) fail(result.error(), subject);
  return result.value_or(otherwise);
}

Value Expressions::evaluated(const Expression& expression, const std::string& subject) {
  const auto value = expression.evaluate(reach(), environment_);
  if (value) return *value;
  if (!value.error().missing) fail(value.error(), subject);
  return {};
}

Origin Expressions::origin_of(const Expression& prefill) const {
  for (const expression::NameUse& use : prefill.names()) {
    const auto name = Expression::parse(use.path);
    if (!name) continue;
    const auto value = name->evaluate(reach(), environment_);
    if (value && !value->empty()) return Origin::matter;
  }
  return Origin::preset;
}

// The same fault in every row is one fault.
void Expressions::fail(const expression::EvaluationError& error, const std::string& subject) {
  base::Error fault{base::Fault::malformed, error.what,
                    fmt::format("interview {}, {}", form_.id, subject), error.remedy};
  if (said_.insert(fault.line()).second) faults_.push_back(std::move(fault));
}

}  // namespace engross::interview
