#include "expression/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expression/filters.h"
#include "expression/phrases.h"

namespace engross::expression {
namespace {

constexpr int kDeepestExpression = 64;

template <typename Kind>
NodePtr make(Kind kind) {
  return std::make_unique<const Expression::Node>(Expression::Node{std::move(kind)});
}

// Counts nesting for as long as it lives.
class Deeper {
 public:
  explicit Deeper(int& depth) : depth_(++depth) {}
  ~Deeper() { --depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  bool too_deep() const { return depth_ > kDeepestExpression; }

 private:
  int& depth_;
};

constexpr std::string_view kTooDeep = "the expression is nested too deeply";
constexpr std::string_view kFlatten = "take out brackets that are not needed";

std::optional<Value> constant(const Token& token) {
  if (is_word(token, "true")) return Value(true);
  if (is_word(token, "false")) return Value(false);
  if (is_word(token, "none")) return Value();
  return std::nullopt;
}

}  // namespace

tl::expected<NodePtr, SyntaxError> Parser::parse() {
  NodePtr root;
  if (token().kind == Token::Kind::end) {
    fail("there is nothing here to fill in", 0, "write a name, as client.name.full");
  } else {
    root = choice();
    if (root && token().kind != Token::Kind::end) root = unexpected();
  }
  if (!root) return tl::unexpected(*error_);
  return root;
}

NodePtr Parser::choice() {
  const Deeper deeper(depth_);
  if (deeper.too_deep()) return fail(std::string(kTooDeep), token().at, std::string(kFlatten));
  Conditional chosen;
  chosen.value = logic(false);
  if (!chosen.value || !take_word("if")) return std::move(chosen.value);
  chosen.condition = logic(false);
  if (!chosen.condition) return nullptr;
  if (take_word("else")) {
    chosen.otherwise = choice();
    if (!chosen.otherwise) return nullptr;
  }
  return make(std::move(chosen));
}

NodePtr Parser::logic(bool all) {
  Logic logic{all, {}};
  do {
    NodePtr operand = all ? negation() : this->logic(true);
    if (!operand) return nullptr;
    logic.operands.push_back(std::move(operand));
  } while (take_word(all ? "and" : "or"));
  return logic.operands.size() == 1 ? std::move(logic.operands[0]) : make(std::move(logic));
}

NodePtr Parser::negation() {
  if (!take_word("not")) return comparison();
  const Deeper deeper(depth_);
  if (deeper.too_deep()) return fail(std::string(kTooDeep), token().at, std::string(kFlatten));
  NodePtr operand = negation();
  return operand ? make(Not{std::move(operand)}) : nullptr;
}

NodePtr Parser::comparison() {
  NodePtr left = joined();
  if (!left) return nullptr;
  const auto phrase = find_phrase(std::span(tokens_).subspan(next_));
  if (!phrase) return left;
  next_ += phrase->tokens;
  NodePtr compared;
  if (const auto* question = std::get_if<Question>(&phrase->meaning)) {
    compared = make(Test{*question, phrase->negated, std::move(left)});
  } else {
    NodePtr right = joined();
    if (!right) return nullptr;
    compared = make(Comparison{std::get<Relation>(phrase->meaning), phrase->negated,
                               std::move(left), std::move(right)});
  }
  if (find_phrase(std::span(tokens_).subspan(next_))) {
    return fail("two comparisons stand in a row", token().at,
                "join them with \"and\", as a < b and b < c");
  }
  return compared;
}

NodePtr Parser::joined() {
  Joined joined;
  do {
    NodePtr part = sum();
    if (!part) return nullptr;
    joined.parts.push_back(std::move(part));
  } while (take("~"));
  return joined.parts.size() == 1 ? std::move(joined.parts[0]) : make(std::move(joined));
}

NodePtr Parser::sum() {
  Calculation sum{product(), {}};
  while (sum.first) {
    const bool add = take("+");
    if (!add && !take("-")) break;
    NodePtr operand = product();
    if (!operand) return nullptr;
    sum.rest.emplace_back(add ? Arithmetic::add : Arithmetic::subtract, std::move(operand));
  }
  return sum.rest.empty() ? std::move(sum.first) : make(std::move(sum));
}

NodePtr Parser::product() {
  constexpr std::array<std::pair<std::string_view, Arithmetic>, 4> kProducts = {
      {{"*", Arithmetic::multiply},
       {"/", Arithmetic::divide},
       {"//", Arithmetic::divide_whole},
       {"%", Arithmetic::remainder}}};
  Calculation product{filtered(), {}};
  while (product.first) {
    const auto sign = std::find_if(kProducts.begin(), kProducts.end(),
                                   [&](const auto& row) { return is_symbol(token(), row.first); });
    if (sign == kProducts.end()) break;
    ++next_;
    NodePtr operand = filtered();
    if (!operand) return nullptr;
    product.rest.emplace_back(sign->second, std::move(operand));
  }
  return product.rest.empty() ? std::move(product.first) : make(std::move(product));
}

NodePtr Parser::signed_operand() {
  if (!take("-")) return operand();
  const Deeper deeper(depth_);
  if (deeper.too_deep()) return fail(std::string(kTooDeep), token().at, std::string(kFlatten));
  NodePtr operand = signed_operand();
  return operand ? make(Negative{std::move(operand)}) : nullptr;
}

NodePtr Parser::operand() {
  const std::size_t begin = token().at;
  if (token().kind == Token::Kind::name && !is_reserved(token()) && !constant(token()))
    return name();
  NodePtr primary = this->primary();
  if (!primary || (!is_symbol(token(), ".") && !is_symbol(token(), "["))) return primary;
  Path path;
  path.base = std::move(primary);
  path.written = slice(begin);
  path.root_end = path.written.size();
  return steps(std::move(path), begin);
}

NodePtr Parser::primary() {
  const Token& first = token();
  if (take("(")) {
    NodePtr inside = choice();
    if (!inside || take(")")) return inside;
    return token().kind == Token::Kind::end
               ? fail("a bracket is not closed", first.at, "add the closing )")
               : unexpected();
  }
  if (take("[")) return list();
  if (first.kind == Token::Kind::text) {
    ++next_;
    return make(Literal{Value(first.text)});
  }
  if (first.kind == Token::Kind::number) {
    ++next_;
    return make(Literal{Value(*base::Decimal::parse(first.text))});
  }
  if (auto value = constant(first)) {
    ++next_;
    return make(Literal{*value});
  }
  return unexpected();
}

NodePtr Parser::list() {
  ListLiteral list;
  return sequence(list.items, "]", "") ? make(std::move(list)) : nullptr;
}

bool Parser::sequence(std::vector<NodePtr>& items, std::string_view close, std::string_view usage) {
  const std::size_t begin = tokens_[next_ - 1].at;
  while (!take(close)) {
    if (token().kind == Token::Kind::end) {
      return refuse("a bracket is not closed", begin, fmt::format("add the closing {}", close));
    }
    if (!usage.empty() && token().kind == Token::Kind::name && is_symbol(token(1), "=")) {
      return refuse("arguments have no names here", token().at,
                    fmt::format("write only the value, as | {}", usage));
    }
    NodePtr item = choice();
    if (!item) return false;
    items.push_back(std::move(item));
    if (!take(",") && !is_symbol(token(), close) && token().kind != Token::Kind::end) {
      unexpected();
      return false;
    }
  }
  return true;
}

NodePtr Parser::name() {
  const std::size_t begin = token().at;
  Path path;
  path.name = token().text;
  path.written = path.name;
  path.root_end = path.name.size();
  ++next_;
  return steps(std::move(path), begin);
}

NodePtr Parser::steps(Path path, std::size_t begin) {
  for (;;) {
    if (is_symbol(token(), "(") && !path.name.empty()) return call_written(path);
    if (!is_symbol(token(), ".") && !is_symbol(token(), "[")) break;
    if (!step(path)) return nullptr;
    if (path.name.empty()) path.written = slice(begin);
    path.steps.back().written_end = path.written.size();
  }
  return known(std::move(path));
}

bool Parser::step(Path& path) {
  Step step;
  if (take(".")) {
    if (token().kind != Token::Kind::name) {
      return refuse("no name follows the dot", token().at, "write a name after it, as client.name");
    }
    step.member = token().text;
    ++next_;
    path.written += "." + step.member;
  } else {
    const std::size_t begin = token().at;
    ++next_;
    step.index = choice();
    if (!step.index) return false;
    if (!take("]")) {
      if (token().kind == Token::Kind::end) {
        return refuse("a bracket is not closed", begin, "add the closing ]");
      }
      unexpected();
      return false;
    }
    path.written += slice(begin);
  }
  path.steps.push_back(std::move(step));
  return true;
}

}  // namespace engross::expression
