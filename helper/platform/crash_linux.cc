#include <sys/resource.h>

#include "platform/crash.h"

namespace engross::platform {

// Lowering a limit of one's own is always allowed.
void leave_no_core() {
  constexpr rlimit kNone{0, 0};
  setrlimit(RLIMIT_CORE, &kNone);
}

}  // namespace engross::platform
