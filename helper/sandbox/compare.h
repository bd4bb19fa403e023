// "<=50": an operator before an operand, as Clio's date and custom field filters write them.
#pragma once

#include <string>
#include <string_view>

namespace engross::sandbox {

struct Comparison {
  std::string op;       // one of = < > <= >=; empty when none was written
  std::string operand;  // trimmed
};

Comparison read_comparison(std::string_view text);

// Whether the operator holds for a three-way comparison (below, at or above zero); none is "=".
bool holds(std::string_view op, int order);

}  // namespace engross::sandbox
