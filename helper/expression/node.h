// What a parsed expression is made of. Chains (a + b - c, a.b[0].c, x | f | g, a and b and c) are
// kept flat, so the depth of the tree is bounded by the parser's own depth limit.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "expression/expression.h"

namespace engross::expression {

struct BuiltinFilter;
using NodePtr = std::unique_ptr<const Expression::Node>;

struct Literal {
  Value value;
};

// One step along a path: a member by name, or an index when `index` is set.
struct Step {
  std::string member;
  NodePtr index;
  std::size_t written_end = 0;  // how far this step reaches in Path::written
};

// A name and what follows it, or steps after something in parentheses.
struct Path {
  std::string name;  // empty when `base` is set
  NodePtr base;
  std::vector<Step> steps;
  std::string written;       // "client.name.full", as messages and reports show it
  std::size_t root_end = 0;  // how far the name, or what stands in parentheses, reaches in it
};

struct ListLiteral {
  std::vector<NodePtr> items;
};

struct FilterUse {
  std::string name;
  const BuiltinFilter* builtin = nullptr;  // null: to be found in the environment
  std::vector<NodePtr> arguments;
};

struct Filtered {
  NodePtr input;
  std::vector<FilterUse> filters;
};

struct Negative {
  NodePtr operand;
};

enum class Arithmetic { add, subtract, multiply, divide, divide_whole, remainder };

struct Calculation {
  NodePtr first;
  std::vector<std::pair<Arithmetic, NodePtr>> rest;
};

struct Joined {  // a ~ b ~ c
  std::vector<NodePtr> parts;
};

enum class Relation { equal, less, at_most, more, at_least, contains, in, starts_with, ends_with };

struct Comparison {
  Relation relation = Relation::equal;
  bool negated = false;
  NodePtr left;
  NodePtr right;
};

enum class Question { exists, empty, defined, none };

struct Test {
  Question question = Question::exists;
  bool negated = false;
  NodePtr operand;
};

struct Not {
  NodePtr operand;
};

struct Logic {
  bool all = true;  // and; otherwise or
  std::vector<NodePtr> operands;
};

struct Conditional {
  NodePtr value;
  NodePtr condition;
  NodePtr otherwise;  // null: nothing
};

struct Expression::Node {
  std::variant<Literal, Path, ListLiteral, Filtered, Negative, Calculation, Joined, Comparison,
               Test, Not, Logic, Conditional>
      held;
};

// The path an operand goes by in messages about what is missing: its own, or that of the first
// path inside it; empty when it asks for no name at all.
std::string path_of(const Expression::Node& node);

// How a node's value is used.
struct Use {
  bool fallback = false;
  Asked asked = Asked::value;
};

// Every path below `node`, in order of reading.
void collect_names(const Expression::Node& node, Use use, std::vector<NameUse>& uses);

}  // namespace engross::expression
