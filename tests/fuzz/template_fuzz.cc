// Any bytes as a template: refused with a reason, or filled to a document that opens again and has
// no new fault.
#include "round_trip.h"
#include "target.h"

ENGROSS_FUZZ(template) {
  engross::fuzz::round_trip(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
