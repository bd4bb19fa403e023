#include "sandbox/compare.h"

#include "base/text.h"

namespace engross::sandbox {

Comparison read_comparison(std::string_view text) {
  const std::string_view trimmed = base::trim(text);
  for (const std::string_view op : {"<=", ">=", "<", ">", "="}) {
    if (trimmed.starts_with(op)) {
      return {std::string(op), std::string(base::trim(trimmed.substr(op.size())))};
    }
  }
  return {"", std::string(trimmed)};
}

bool holds(std::string_view op, int order) {
  if (op == "<") return order < 0;
  if (op == ">") return order > 0;
  if (op == "<=") return order <= 0;
  if (op == ">=") return order >= 0;
  return order == 0;
}

}  // namespace engross::sandbox
