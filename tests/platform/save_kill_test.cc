// Saving while the program is killed: the file is wholly old or wholly new, whenever it happens.
#include <gtest/gtest.h>
#include <sys/ptrace.h>

#include <csignal>
#include <random>
#include <thread>

#include "platform/files.h"
#include "platform/scratch.h"

namespace engross::platform {
namespace {

const std::string kOld(300'000, 'o');
const std::string kNew(500'000, 'n');

TEST(WriteWhole, F38_KilledAtARandomMoment) {
  const Scratch scratch;
  std::mt19937 random(std::random_device{}());
  for (int round = 0; round < 30; ++round) {
    SCOPED_TRACE(round);
    scratch.put("will.docx", kOld);
    const pid_t child = ::fork();
    if (child == 0) {
      for (int i = 0;; ++i) {
        if (!write_whole(scratch.file("will.docx"), i % 2 ? kOld : kNew)) ::_exit(1);
      }
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the save itself failed";
    const std::string now = scratch.get("will.docx");
    EXPECT_TRUE(now == kOld || now == kNew) << now.size();
    EXPECT_LE(scratch.entries(), 2U);
    ASSERT_TRUE(remove_strays(scratch.path()).has_value());
    EXPECT_EQ(scratch.entries(), 1U);
  }
}

// Runs one save and kills it when it enters its `last`th call of the system. False when the save
// was over before that.
bool save_until_call(const std::string& path, int last) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(9);
    ::raise(SIGSTOP);
    ::_exit(write_whole(path, kNew).has_value() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  // Every call stops twice, when it is entered and when it returns.
  for (int stops = 0; WIFSTOPPED(status) && stops < 2 * last - 1; ++stops) {
    ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    ::waitpid(child, &status, 0);
  }
  if (!WIFSTOPPED(status)) {
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0) << "9: this system lets no program be traced";
    return false;
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
  return true;
}

TEST(WriteWhole, F39_KilledAtEveryCallOfTheSystem) {
  const Scratch scratch;
  int old_files = 0, new_files = 0, call = 1;
  for (; call < 200; ++call) {
    SCOPED_TRACE(call);
    scratch.put("will.docx", kOld);
    if (!save_until_call(scratch.file("will.docx"), call)) break;
    const std::string now = scratch.get("will.docx");
    (now == kOld ? old_files : new_files) += 1;
    EXPECT_TRUE(now == kOld || now == kNew) << now.size();
    ASSERT_TRUE(remove_strays(scratch.path()).has_value());
    EXPECT_EQ(scratch.entries(), 1U);
  }
  EXPECT_LT(call, 200);
  EXPECT_EQ(scratch.get("will.docx"), kNew);
  EXPECT_GE(old_files, 8);  // open folder, look, create, lock, look, write, flush, rename
  EXPECT_GE(new_files, 1);  // flush folder
}

TEST(RemoveStrays, TakesOnlyWhatNobodyWrites) {
  const Scratch scratch;
  scratch.put("will.docx", "will");
  scratch.put("engross-a.tmp", "of somebody else");
  scratch.put(".engross-a.txt", "of somebody else");
  scratch.put(".engross-dead.tmp", "left");
  std::filesystem::create_symlink("will.docx", scratch.file(".engross-link.tmp"));
  EXPECT_EQ(remove_strays(scratch.path()).value(), 1U);
  EXPECT_EQ(scratch.entries(), 4U);
  EXPECT_EQ(remove_strays(scratch.path()).value(), 0U);
  EXPECT_EQ(remove_strays(scratch.file("nowhere")).error().fault, base::Fault::not_found);
}

TEST(RemoveStrays, NeverTakesTheFileOfARunningSave) {
  const Scratch scratch;
  const pid_t child = ::fork();
  if (child == 0) {
    for (int i = 0; i < 200; ++i) {
      if (!write_whole(scratch.file("will.docx"), kNew)) ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    ASSERT_TRUE(remove_strays(scratch.path()).has_value());
  }
  EXPECT_EQ(status, 0);
  EXPECT_EQ(scratch.get("will.docx"), kNew);
}

}  // namespace
}  // namespace engross::platform
