// Any text as an expression: read and evaluated, or refused inside its own length.
#include "expression/expression.h"
#include "target.h"

ENGROSS_FUZZ(expression) {
  using namespace engross::expression;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto read = Expression::parse(text);
  if (!read) {
    if (read.error().at > size || read.error().what.empty()) std::abort();
    return 0;
  }
  static const Value kValues = *parse_values(
      R"({"n":7,"t":"text","d":"2026-11-23","l":[1,"2",null],"p":{"name":{"full":"A B"}}})",
      "values");
  const Scope scope(kValues);
  const auto value = read->evaluate(scope, {});
  if (value) (void)display(*value).has_value();
  return 0;
}
