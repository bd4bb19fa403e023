#include "expression/python.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expression/filters.h"
#include "expression/folded_name.h"
#include "expression/node.h"

namespace engross::expression {
namespace {

using Use = PythonUse;
using Written = std::optional<PythonName>;

std::optional<std::string> number(const Value& value) {
  if (value.is(Value::Kind::number)) return value.number().text();
  if (value.is(Value::Kind::money)) return value.money().amount.text();
  return std::nullopt;
}

const std::string* text_of(const NodePtr& node) {
  const auto* literal = std::get_if<Literal>(&node->held);
  return literal && literal->value.is(Value::Kind::text) ? &literal->value.text() : nullptr;
}

bool is_plain_name(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// What each operator is called in Python, by its place in the enumeration.
constexpr std::array<std::string_view, 6> kArithmetic = {"+", "-", "*", "/", "//", "%"};
constexpr std::array<std::string_view, 5> kOrder = {"==", "<", "<=", ">", ">="};

class Writer {
 public:
  explicit Writer(const PythonNames& names) : names_(names) {}

  Written write(const Expression::Node& node) {
    return std::visit([&](const auto& kind) { return this->kind(kind); }, node.held);
  }

 private:
  // With as much asked of it as `least`; none when it does not bear that.
  std::optional<std::string> used(const NodePtr& node, Use least) {
    const Written written = write(*node);
    if (!written || written->use < least) return std::nullopt;
    return written->text;
  }

  Written kind(const Literal& literal) {
    if (literal.value.is_nothing()) return PythonName{"None", Use::presence};
    if (literal.value.is(Value::Kind::boolean))
      return PythonName{literal.value.boolean() ? "True" : "False"};
    if (literal.value.is(Value::Kind::text))
      return PythonName{python_text(literal.value.text()), Use::equality};
    if (auto digits = number(literal.value)) return PythonName{std::move(*digits)};
    return std::nullopt;
  }

  Written kind(const Path& path) {
    if (path.base) return std::nullopt;
    std::vector<std::string> steps = {path.name};
    bool counted = false;
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
      const Step& step = path.steps[i];
      if (step.index) {
        const auto* literal = std::get_if<Literal>(&step.index->held);
        const auto index = literal ? number(literal->value) : std::nullopt;
        if (!index) return std::nullopt;
        steps.push_back("[" + *index + "]");
        continue;
      }
      counted = i + 1 == path.steps.size() &&
                (same_name(step.member, "length") || same_name(step.member, "count"));
      if (!counted) steps.push_back(step.member);
    }
    Written written = names_(steps);
    if (written && counted) return PythonName{"len(" + written->text + ")"};
    return written;
  }

  Written kind(const ListLiteral& list) {
    std::vector<std::string> items;
    for (const NodePtr& node : list.items) {
      auto item = used(node, Use::equality);
      if (!item) return std::nullopt;
      items.push_back(std::move(*item));
    }
    return PythonName{"[" + base::join(items, ", ") + "]", Use::equality};
  }

  Written kind(const Filtered& filtered) {
    Written written = write(*filtered.input);
    for (const FilterUse& use : filtered.filters) {
      if (!written || !use.builtin) return std::nullopt;
      written = filter(use, *written);
    }
    return written;
  }

  Written filter(const FilterUse& use, const PythonName& input) {
    const std::string_view name = use.builtin->name;
    if (is_default(*use.builtin)) {
      if (use.arguments.size() != 1) return std::nullopt;
      const auto otherwise = used(use.arguments[0], Use::presence);
      if (!otherwise) return std::nullopt;
      return PythonName{
          fmt::format("({0} if {0} not in (None, '') else {1})", input.text, *otherwise),
          Use::equality};
    }
    if (name == "length" || name == "count") return PythonName{"len(" + input.text + ")"};
    const bool kept = name == "where" || name == "selectattr";
    if ((!kept && name != "reject" && name != "rejectattr") || use.arguments.size() != 1)
      return std::nullopt;
    const std::string* member = text_of(use.arguments[0]);
    if (!member || !is_plain_name(*member)) return std::nullopt;
    return PythonName{fmt::format("[one for one in {} if {}getattr(one, {}, None)]", input.text,
                                  kept ? "" : "not ", python_text(*member)),
                      Use::presence};
  }

  Written kind(const Negative& sign) {
    auto operand = used(sign.operand, Use::any);
    return operand ? Written(PythonName{"(-" + *operand + ")"}) : std::nullopt;
  }

  Written kind(const Calculation& calculation) {
    auto text = used(calculation.first, Use::any);
    for (const auto& [operation, node] : calculation.rest) {
      const auto operand = used(node, Use::any);
      if (!text || !operand) return std::nullopt;
      *text = fmt::format("({} {} {})", *text, kArithmetic.at(static_cast<std::size_t>(operation)),
                          *operand);
    }
    return text ? Written(PythonName{std::move(*text)}) : std::nullopt;
  }

  // Joined texts show dates, money and people as documents do, which Python does not.
  Written kind(const Joined&) { return std::nullopt; }

  Written kind(const Comparison& comparison) {
    const auto place = static_cast<std::size_t>(comparison.relation);
    const bool ordered = place > 0 && place < kOrder.size();
    const Use least = ordered ? Use::any : Use::equality;
    const auto left = used(comparison.left, least);
    const auto right = used(comparison.right, least);
    if (!left || !right) return std::nullopt;
    std::string text;
    if (place < kOrder.size()) {
      text = fmt::format("({} {} {})", *left, kOrder.at(place), *right);
    } else if (comparison.relation == Relation::contains) {
      text = fmt::format("({} in {})", *right, *left);
    } else if (comparison.relation == Relation::in) {
      text = fmt::format("({} in {})", *left, *right);
    } else {
      text = fmt::format("str({}).{}({})", *left,
                         comparison.relation == Relation::starts_with ? "startswith" : "endswith",
                         *right);
    }
    return PythonName{comparison.negated ? "(not " + text + ")" : text};
  }

  // Python cannot tell a name that holds nothing from one that is not there.
  Written kind(const Test& test) {
    const bool exists = test.question == Question::exists;
    if (!exists && test.question != Question::empty) return std::nullopt;
    const auto operand = used(test.operand, Use::presence);
    if (!operand) return std::nullopt;
    return PythonName{
        fmt::format("({} {}in (None, '', []))", *operand, exists == test.negated ? "" : "not ")};
  }

  Written kind(const Not& negation) {
    const auto operand = used(negation.operand, Use::presence);
    return operand ? Written(PythonName{"(not " + *operand + ")"}) : std::nullopt;
  }

  Written kind(const Logic& logic) {
    std::vector<std::string> parts;
    for (const NodePtr& node : logic.operands) {
      auto part = used(node, Use::presence);
      if (!part) return std::nullopt;
      parts.push_back(std::move(*part));
    }
    return PythonName{"(" + base::join(parts, logic.all ? " and " : " or ") + ")", Use::presence};
  }

  Written kind(const Conditional& conditional) {
    const auto value = used(conditional.value, Use::presence);
    const auto condition = used(conditional.condition, Use::presence);
    const auto otherwise = conditional.otherwise ? used(conditional.otherwise, Use::presence)
                                                 : std::optional<std::string>("None");
    if (!value || !condition || !otherwise) return std::nullopt;
    return PythonName{fmt::format("({} if {} else {})", *value, *condition, *otherwise),
                      Use::presence};
  }

  const PythonNames& names_;
};

}  // namespace

std::string python_text(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') {
      (literal += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      literal += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else {
      literal += c;
    }
  }
  return literal + "'";
}

std::optional<std::string> python(const Expression& expression, const PythonNames& names) {
  Written written = Writer(names).write(expression.root());
  if (!written) return std::nullopt;
  return std::move(written->text);
}

}  // namespace engross::expression
