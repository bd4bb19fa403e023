#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>

#include "base/text.h"
#include "platform/office_run.h"

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

// A group of its own: soffice is a script, and what it starts has to be found again.
struct OfficeActions {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  OfficeActions() {
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
  OfficeActions(const OfficeActions&) = delete;
  OfficeActions& operator=(const OfficeActions&) = delete;
  ~OfficeActions() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
};

}  // namespace

std::vector<std::string> office_places() {
  std::vector<std::string> places;
  const char* path = std::getenv("PATH");
  for (const std::string& folder : base::split(path ? path : "", ':')) {
    if (folder.starts_with('/')) places.push_back(folder + "/soffice");
  }
  for (const char* place : {"/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice",
                            "/opt/libreoffice/program/soffice"})
    places.emplace_back(place);
  return places;
}

bool is_program(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
         ::access(path.c_str(), X_OK) == 0;
}

Ran run_office(const std::string& program, const std::vector<std::string>& arguments,
               std::chrono::seconds patience) {
  const OfficeActions actions;
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), program);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  auto environment = environment_for_office();
  pid_t child = 0;
  if (::posix_spawn(&child, program.c_str(), &actions.files, &actions.attributes, pointers.data(),
                    environment.data()) != 0)
    return Ran::not_started;
  const auto end = std::chrono::steady_clock::now() + patience;
  int status = 0;
  for (;;) {
    // Asked without taking it away, so that its group's number is nobody else's until the end.
    siginfo_t ended{};
    const int asked =
        ::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT);
    const bool over = asked != 0 || ended.si_pid == child;
    const bool late = !over && std::chrono::steady_clock::now() >= end;
    if (over || late) {
      ::kill(-child, SIGKILL);  // what was left behind too
      ::waitpid(child, &status, 0);
      return late ? Ran::late : Ran::ended;
    }
    std::this_thread::sleep_for(kOfficeLook);
  }
}

}  // namespace engross::platform
