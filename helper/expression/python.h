// Expressions in Python, for interview systems that compute with it. Only what means the same there
// has a Python form; a condition that came out slightly different would be worse than none.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "expression/expression.h"

namespace engross::expression {

// What may be asked of a Python value without an exception or another answer than ours.
enum class PythonUse {
  presence,  // whether it holds something
  equality,  // and whether it is a given text or number
  any,       // and order and arithmetic
};

struct PythonName {
  std::string text;  // a Python expression that holds together: "client.name.text", "len(x)"
  PythonUse use = PythonUse::any;
};

// The Python for a path, given as its steps: "client", "name", "full"; an index is "[0]". None when
// there is none.
using PythonNames = std::function<std::optional<PythonName>(const std::vector<std::string>& steps)>;

// None when a part of the expression has no Python form: a filter that Python lacks, a
// comparison of what may be missing, a name that `names` does not know.
std::optional<std::string> python(const Expression& expression, const PythonNames& names);

// A Python string literal.
std::string python_text(std::string_view text);

}  // namespace engross::expression
