#include "clio/transport.h"

namespace engross::clio {

std::string_view Response::header(std::string_view name) const {
  const std::string wanted = base::lower(name);
  for (const Header& entry : headers) {
    if (base::lower(entry.name) == wanted) return entry.value;
  }
  return {};
}

}  // namespace engross::clio
