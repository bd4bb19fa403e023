// Any bytes as a file of values.
#include "expression/expression.h"
#include "target.h"

ENGROSS_FUZZ(values) {
  (void)engross::expression::parse_values({reinterpret_cast<const char*>(data), size}, "values")
      .has_value();
  return 0;
}
