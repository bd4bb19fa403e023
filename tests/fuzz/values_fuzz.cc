// Any bytes as a file of values.
#include <cstdint>

#include "expression/expression.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)engross::expression::parse_values({reinterpret_cast<const char*>(data), size}, "values")
      .has_value();
  return 0;
}
