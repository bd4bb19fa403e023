// F52: a program that is killed while it keeps a draft. This program starts itself as the victim,
// so it has its own main.
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <string_view>

#include "room.h"
#include "sample.h"
#include "store/store.h"

namespace engross::store {
namespace {

constexpr std::string_view kVictim = "--keep-until-killed";

// The matter and the family say which keep they are of.
matter::Matter matter_of_keep(int n) {
  matter::Matter matter = full_matter();
  matter.description = fmt::format("keep {}", n);
  return matter;
}
family::Family family_of_keep(int n) {
  family::Family family = full_family();
  family.client.title = fmt::format("keep {}", n);
  return family;
}

// Keeps for ever; one byte on standard output for every keep that was confirmed.
int keep_until_killed(const char* path) {
  const auto store = Store::open(path);
  if (!store) return 1;
  const auto lines = (*store)->drafts();
  if (!lines) return 1;
  int kept = 0;
  if (!lines->empty()) {
    const auto history = (*store)->history(lines->front().id);
    if (!history) return 1;
    kept = static_cast<int>(history->size()) / 2;
  }
  while ((*store)->keep(matter_of_keep(kept + 1), family_of_keep(kept + 1), kMonday)) {
    ++kept;
    if (::write(STDOUT_FILENO, ".", 1) != 1) return 1;
  }
  return 1;
}

// Starts the victim, waits for `confirmed` keeps, lets it go on for `spins` more, kills it. Gives
// the number of keeps that it confirmed; -1 when it ended by itself.
int kill_after(const std::string& path, int confirmed, int spins) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return -1;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string self = "/proc/self/exe", flag(kVictim), file = path;
  char* const arguments[] = {self.data(), flag.data(), file.data(), nullptr};
  pid_t victim = 0;
  const int failed = ::posix_spawn(&victim, self.c_str(), &actions, nullptr, arguments, ::environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (failed != 0) return -1;
  int count = 0;
  char byte = 0;
  while (count < confirmed && ::read(ends[0], &byte, 1) == 1) ++count;
  for (std::atomic<int> i = 0; i < spins; ++i) {
  }
  ::kill(victim, SIGKILL);
  int status = 0;
  ::waitpid(victim, &status, 0);
  while (::read(ends[0], &byte, 1) == 1) ++count;
  ::close(ends[0]);
  return WIFSIGNALED(status) ? count : -1;
}

TEST(Killed, F52EveryConfirmedKeepIsThereAndNoHalfOne) {
  const Room room;
  int confirmed = 0;
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(fmt::format("round {}", round));
    const int count = kill_after(room.path(), 1 + round % 4, round * 40000);
    ASSERT_GE(count, 0);
    confirmed += count;
    const auto store = Store::open(room.path());  // checks every page
    ASSERT_TRUE(store) << store.error().line();
    const auto lines = (*store)->drafts();
    ASSERT_TRUE(lines) << lines.error().line();
    ASSERT_EQ(lines->size(), 1U);
    const auto history = (*store)->history(lines->front().id);
    ASSERT_TRUE(history);
    const int kept = static_cast<int>(history->size()) / 2;
    for (int i = 0; i < kept; ++i) {
      EXPECT_EQ((*history)[static_cast<std::size_t>(2 * i)], (Snapshot{i + 1, "matter", kMonday}));
      EXPECT_EQ((*history)[static_cast<std::size_t>(2 * i) + 1],
                (Snapshot{i + 1, "family", kMonday}));
    }
    // A keep may have been committed and not yet confirmed when the blow came.
    EXPECT_GE(kept, confirmed);
    EXPECT_LE(kept, confirmed + 1);
    confirmed = kept;
    const auto draft = (*store)->find(lines->front().id);
    ASSERT_TRUE(draft && *draft);
    EXPECT_EQ((*draft)->matter, matter_of_keep(kept));
    EXPECT_EQ((*draft)->family.client, family_of_keep(kept).client);
  }
}

TEST(Killed, F54AFirstOpeningCutOffAnywhereCanBeRepeated) {
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE(fmt::format("round {}", round));
    const Room room;
    const int confirmed = kill_after(room.path(), 0, round * 150000);
    ASSERT_GE(confirmed, 0);
    const auto store = Store::open(room.path());
    ASSERT_TRUE(store) << store.error().line();
    const auto id = (*store)->keep(full_matter(), full_family(), kMonday);
    ASSERT_TRUE(id) << id.error().line();
    const int kept = static_cast<int>((*store)->history(*id)->size()) / 2 - 1;
    EXPECT_GE(kept, confirmed);
    EXPECT_LE(kept, confirmed + 1);
  }
}

}  // namespace
}  // namespace engross::store

int main(int argc, char** argv) {
  if (argc == 3 && argv[1] == engross::store::kVictim) {
    return engross::store::keep_until_killed(argv[2]);
  }
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
