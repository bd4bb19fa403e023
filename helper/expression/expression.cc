#include "expression/expression.h"

#include "expression/evaluation.h"
#include "expression/folded_name.h"
#include "expression/parser.h"
#include "expression/plain_path.h"

namespace engross::expression {

tl::expected<Expression, SyntaxError> Expression::parse(
    std::string_view text, const std::set<std::string, std::less<>>& known_filters,
    const OtherNames& other_names) {
  if (auto path = other_names.empty() ? plain_path(text) : std::nullopt) {
    auto node = std::make_shared<const Node>(Node{std::move(*path)});
    return Expression(std::string(text), std::move(node));
  }
  auto read = tokens(text);
  if (!read) return tl::unexpected(read.error());
  auto root = Parser(text, std::move(*read), known_filters, other_names).parse();
  if (!root) return tl::unexpected(root.error());
  return Expression(std::string(text), std::shared_ptr<const Node>(std::move(*root)));
}

Expression Expression::of_name(std::string name) {
  Path path;
  path.name = name;
  path.written = name;
  path.root_end = name.size();
  auto root = std::make_shared<const Node>(Node{std::move(path)});
  return Expression(std::move(name), std::move(root));
}

tl::expected<Value, EvaluationError> Expression::evaluate(const Scope& scope,
                                                          const Environment& environment) const {
  return Evaluation(scope, environment).value_of(*root_, Evaluation::Place::value);
}

const Value* Expression::standing(const Scope& scope) const {
  const auto* path = std::get_if<Path>(&root_->held);
  if (path == nullptr || path->base != nullptr) return nullptr;
  const Value* at = scope.find(path->name);
  for (const Step& step : path->steps) {
    if (at == nullptr || step.index != nullptr || !at->is(Value::Kind::record)) return nullptr;
    at = find_member(at->record(), step.member);
  }
  return at;
}

tl::expected<bool, EvaluationError> Expression::test(const Scope& scope,
                                                     const Environment& environment) const {
  if (const Value* value = standing(scope)) return value->truthy();
  const auto value = Evaluation(scope, environment).value_of(*root_, Evaluation::Place::condition);
  if (!value) return tl::unexpected(value.error());
  return value->truthy();
}

std::vector<NameUse> Expression::names() const {
  std::vector<NameUse> uses;
  collect_names(*root_, {}, uses);
  return uses;
}

}  // namespace engross::expression
