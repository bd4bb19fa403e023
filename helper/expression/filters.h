// The built-in filters: one table a subject, each row a name, a function and how it is written.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expression/expression.h"

namespace engross::expression {

// What a filter is called with.
struct Given {
  std::string_view filter;  // its name as the table has it, for messages
  const Value& input;
  const std::vector<Value>& arguments;
  const Environment& environment;

  bool has(std::size_t index) const { return index < arguments.size(); }
};

// What a filter makes of an input that holds nothing.
enum class OnNothing {
  passes,  // nothing stays nothing: there is no text to change
  needs,   // the value is missing: a date, an amount or a person cannot be left out silently
  takes,   // the filter itself decides
};
constexpr OnNothing kPasses = OnNothing::passes;
constexpr OnNothing kNeeds = OnNothing::needs;
constexpr OnNothing kTakes = OnNothing::takes;

constexpr int kAnyCount = -1;

struct BuiltinFilter {
  std::string_view name;
  base::Result<Value> (*apply)(const Given&);  // null: see is_default
  int least;                                   // arguments
  int most;                                    // kAnyCount: no limit
  OnNothing on_nothing;
  std::string_view usage;  // as an author writes it: replace("old", "new")
};

std::span<const BuiltinFilter> text_filters();
std::span<const BuiltinFilter> number_filters();
std::span<const BuiltinFilter> picture_filters();
std::span<const BuiltinFilter> date_filters();
std::span<const BuiltinFilter> list_filters();
std::span<const BuiltinFilter> grammar_filters();
std::span<const BuiltinFilter> content_filters();

// By name, in any case; null when there is none.
const BuiltinFilter* find_builtin(std::string_view name);

// What it takes for its input.
Asked asked_by(const BuiltinFilter& filter);

// `default` also takes a missing name, which no function can be given: the evaluator does it
// itself.
bool is_default(const BuiltinFilter& filter);

}  // namespace engross::expression
