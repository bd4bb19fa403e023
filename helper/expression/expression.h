// The one grammar of marks and conditions, its filters, and numbers and dates in words.
// Parsing knows no document; evaluating knows no source text beyond what messages need.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "expression/value.h"

namespace engross::expression {

// Where names are found: innermost first. A scope borrows all that it is made of, which must
// outlive it, and is asked by one thread at a time.
class Scope {
 public:
  explicit Scope(const Value& root) : record_(&root) {}  // `root` is a record
  Scope(const Scope& parent, std::string_view name, const Value& value)
      : parent_(&parent), name_(name), value_(&value) {}
  Scope(const Scope& parent, std::string_view name, Value&& value) = delete;
  // The members of a record, in reach by their own names.
  Scope(const Scope& parent, const Value& record) : parent_(&parent), record_(&record) {}
  Scope(const Scope& parent, Value&& record) = delete;
  // Null when no scope knows the name.
  const Value* find(std::string_view name) const;
  std::vector<std::string> names() const;  // everything in reach, for "did you mean"

 private:
  const Value* member(std::string_view name) const;

  const Scope* parent_ = nullptr;
  const Value* record_ = nullptr;  // null: one name with its value
  std::string_view name_;
  const Value* value_ = nullptr;
  // Of a record's members, once a long one was asked often.
  mutable std::unique_ptr<std::unordered_map<std::string_view, const Value*>> index_;
  mutable int asked_ = 0;
};

// A filter gets its input and its arguments. On failure its message says what it was given.
using Filter =
    std::function<base::Result<Value>(const Value& input, const std::vector<Value>& arguments)>;

// Names another system has for values: by the path as it writes it, folded ("matter.client.name"),
// the expression it stands for ("client.name.full"). A longer path goes on from there; of several
// such names the longest counts.
using OtherNames = std::map<std::string, std::string, std::less<>>;

// What evaluation may look at besides the scope. The built-in filters are always there.
struct Environment {
  base::Date today{};
  std::map<std::string, Filter, std::less<>>
      filters;                  // more filters, by name (law adds the fee cap)
  OtherNames other_names = {};  // for who parses; evaluating asks no more for them
};

// Names of the built-in filters.
const std::set<std::string, std::less<>>& builtin_filters();

// What an expression does with a value, as far as that says of what type it is to be.
enum class Asked {
  value,      // anything that prints
  condition,  // anything at all: it is tested
  text,
  number,  // a number, an amount of money or a text that is a plain number
  date,
  list,
  person,  // a record with members of its own
};
std::string_view word(Asked asked);  // "value", "condition", ...

// A path asked for by an expression, as written: "client.name.full"; `fallback` when a default,
// a condition or a test stands ready for its absence.
struct NameUse {
  std::string path;
  bool fallback = false;
  Asked asked = Asked::value;
};

// Why an expression cannot be read: what is wrong, at which byte of the text, what to write
// instead.
struct SyntaxError {
  std::string what;
  std::size_t at = 0;
  std::string remedy;
};

// Why a value could not be had. `missing` holds the path when a name is unknown or holds nothing
// where something is needed; otherwise the expression itself went wrong.
struct EvaluationError {
  std::string what;
  std::string remedy;
  std::optional<std::string> missing;
};

class Expression {
 public:
  // The text between the brackets of a value mark. Curly quotes are quotes, NBSP is a space.
  // `known_filters` are names allowed besides the built-in ones.
  static tl::expected<Expression, SyntaxError> parse(
      std::string_view text, const std::set<std::string, std::less<>>& known_filters = {},
      const OtherNames& other_names = {});

  // A name as it stands, with spaces and signs: what other systems' marks may hold.
  static Expression of_name(std::string name);

  // The value. A name no scope knows, or a member a record does not have, is missing, unless a
  // `default` filter or a test takes it. A name that is there and holds nothing is a value.
  tl::expected<Value, EvaluationError> evaluate(const Scope& scope,
                                                const Environment& environment) const;

  // The value where it stands in the scope, when the expression is no more than a path that leads
  // to one; null otherwise, and evaluate() says what there is. Spares a copy of every text.
  const Value* standing(const Scope& scope) const;

  // For conditions: a missing name is false, anything else by Value::truthy.
  tl::expected<bool, EvaluationError> test(const Scope& scope,
                                           const Environment& environment) const;

  // What it asks for, in order of reading; loop variables are the caller's to take out.
  std::vector<NameUse> names() const;
  // The path whose items a loop over it goes through, where there is one: filters that leave items
  // as they are (where, sort) are left out.
  std::optional<std::string> items_of() const;
  const std::string& source() const { return source_; }

  struct Node;  // expression/node.h
  const Node& root() const { return *root_; }

 private:
  Expression(std::string source, std::shared_ptr<const Node> root)
      : source_(std::move(source)), root_(std::move(root)) {}
  std::string source_;
  std::shared_ptr<const Node> root_;
};

// What a value looks like in a document when no filter says otherwise: dates as "23 November 2026",
// money as "$1,234.50", ticks as "Yes"/"No", lists as "A, B and C", records as their display text,
// nothing as "". Fails on a record without a display text.
base::Result<std::string> display(const Value& value);

// Values from a JSON text, as `--data` files hold them: ISO dates become dates, numbers exact
// decimals, everything else what it looks like. Members keep their order.
base::Result<Value> parse_values(std::string_view json, std::string_view where);
// The same for an array of such objects, at least one.
base::Result<std::vector<Value>> parse_value_sets(std::string_view json, std::string_view where);

}  // namespace engross::expression
