#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "base/text.h"
#include "platform/office_run.h"
#include "platform/spawn_linux.h"

namespace engross::platform {
namespace {

constexpr auto kOfficeLook = std::chrono::milliseconds(20);

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
  // In a group of its own: soffice is a script, and what it starts has to be found again.
  const auto started = spawn_apart(program, arguments);
  if (!started) return Ran::not_started;
  const pid_t child = *started;
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
