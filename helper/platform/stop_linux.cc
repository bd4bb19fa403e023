#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <initializer_list>

#include "platform/stop.h"

namespace engross::platform {
namespace {

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
  return set;
}

}  // namespace

void ignore_broken_pipes() { signal(SIGPIPE, SIG_IGN); }

// Blocked in this thread, and so in every thread that it starts.
Stop::Stop() {
  const sigset_t set = ending_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void Stop::wait() const {
  const sigset_t set = ending_signals();
  constexpr timespec kQuiet{5, 0};
  while (sigtimedwait(&set, nullptr, &kQuiet) < 0) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
  }
}

void Stop::end() const { ::kill(::getpid(), SIGTERM); }

}  // namespace engross::platform
