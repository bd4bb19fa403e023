#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "platform/office_run.h"

extern char** environ;

namespace engross::platform {
namespace {

constexpr auto kOfficeLook = std::chrono::milliseconds(20);

// It needs none of Engross's own settings, and least of all a token.
std::vector<char*> environment_for_office() {
  std::vector<char*> kept;
  for (char** entry = environ; *entry; ++entry) {
    if (std::strncmp(*entry, "ENGROSS_", 8) != 0) kept.push_back(*entry);
  }
  kept.push_back(nullptr);
  return kept;
}

}  // namespace

std::vector<std::string> office_places() {
  std::vector<std::string> places = {"/Applications/LibreOffice.app/Contents/MacOS/soffice"};
  if (const char* home = std::getenv("HOME")) places.push_back(std::string(home) + places.front());
  return places;
}

bool is_program(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
         ::access(path.c_str(), X_OK) == 0;
}

Ran run_office(const std::string& program, const std::vector<std::string>& arguments,
               std::chrono::seconds patience) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_CLOEXEC_DEFAULT);
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), program);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  auto environment = environment_for_office();
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, program.c_str(), &files, &attributes, pointers.data(),
                                   environment.data());
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) return Ran::not_started;
  const auto end = std::chrono::steady_clock::now() + patience;
  int status = 0;
  for (;;) {
    if (::waitpid(child, &status, WNOHANG) != 0) return Ran::ended;
    if (std::chrono::steady_clock::now() >= end) break;
    std::this_thread::sleep_for(kOfficeLook);
  }
  ::kill(-child, SIGKILL);
  ::waitpid(child, &status, 0);
  return Ran::late;
}

}  // namespace engross::platform
