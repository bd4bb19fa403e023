// Any bytes as the head of a request at the local door.
#include "bridge/head.h"
#include "target.h"

ENGROSS_FUZZ(head) {
  using namespace engross::bridge;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t end = end_of_head(bytes);
  if (end == bytes.npos) return 0;
  if (end > size) std::abort();
  (void)read_head(end == 0 ? bytes : bytes.substr(0, end)).has_value();
  return 0;
}
