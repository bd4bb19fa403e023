// How many files this process may have open, in a process of its own each: a limit that is
// lowered cannot always be raised again.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/platform.h"
#include "rows/rows.h"

namespace engross::platform {
namespace {

struct OpenFiles {
  std::string name;
  rlim_t before;
  rlim_t most;  // that the system allows
  int wanted;
  rlim_t after;
};
class OpenFilesTest : public rows::Row<OpenFiles> {};

ROW_TEST(OpenFilesTest, AreAllowed) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const rlimit limit{row().before, row().most};
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) ::_exit(2);
    allow_open_files(row().wanted);
    rlimit now{};
    ::getrlimit(RLIMIT_NOFILE, &now);
    ::_exit(now.rlim_cur == row().after && now.rlim_max == row().most ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

ROWS(Limits, OpenFilesTest, {"raised", 64, 256, 128, 128}, {"as_far_as_allowed", 64, 100, 128, 100},
     {"enough_already", 200, 256, 128, 200}, {"none_to_give", 64, 64, 128, 64});

}  // namespace
}  // namespace engross::platform
