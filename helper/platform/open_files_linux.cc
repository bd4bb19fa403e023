#include <sys/resource.h>

#include <algorithm>

#include "platform/open_files.h"

namespace engross::platform {

void allow_open_files(int wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t raised = std::min(static_cast<rlim_t>(wanted), limit.rlim_max);
  if (limit.rlim_cur >= raised) return;
  limit.rlim_cur = raised;
  ::setrlimit(RLIMIT_NOFILE, &limit);  // refused: it stays as it is
}

}  // namespace engross::platform
