#include "platform/spawn_linux.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

namespace engross::platform {
namespace {

std::vector<char*> environment_without_engross() {
  std::vector<char*> kept;
  for (char** entry = environ; *entry; ++entry) {
    if (std::strncmp(*entry, "ENGROSS_", 8) != 0) kept.push_back(*entry);
  }
  kept.push_back(nullptr);
  return kept;
}

struct Apart {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  Apart() {
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  }
  Apart(const Apart&) = delete;
  Apart& operator=(const Apart&) = delete;
  ~Apart() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
};

}  // namespace

std::optional<pid_t> spawn_apart(const std::string& program,
                                 const std::vector<std::string>& arguments) {
  const Apart apart;
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), program);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  auto environment = environment_without_engross();
  pid_t child = 0;
  if (::posix_spawnp(&child, program.c_str(), &apart.files, &apart.attributes, pointers.data(),
                     environment.data()) != 0)
    return std::nullopt;
  return child;
}

}  // namespace engross::platform
