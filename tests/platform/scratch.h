// A folder of a test's own, and programs that run beside it.
#pragma once

#include <grp.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>

namespace engross::platform {

// Gone at the end of the scope. Everybody may look into it, so that a test can try it as another
// user.
class Scratch {
 public:
  Scratch() {
    path_ = testing::TempDir() + "engross-test-XXXXXX";
    if (!::mkdtemp(path_.data())) throw std::runtime_error("no folder for the test");
    std::filesystem::permissions(path_, std::filesystem::perms(0755));
  }
  Scratch(const Scratch&) = delete;
  ~Scratch() {
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_, error)) {
      if (entry.symlink_status(error).type() == std::filesystem::file_type::directory) {
        std::filesystem::permissions(entry, std::filesystem::perms(0700), error);
      }
    }
    std::filesystem::remove_all(path_, error);
  }

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

  std::string put(const std::string& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
    return file(name);
  }
  std::string get(const std::string& name) const {
    std::ifstream in(file(name), std::ios::binary);
    return in ? std::string(std::istreambuf_iterator<char>(in), {}) : "(absent)";
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }
  int mode(const std::string& name) const {
    return static_cast<int>(std::filesystem::symlink_status(file(name)).permissions());
  }

 private:
  std::string path_;
};

// Runs `work` in a process of its own and returns what it returned, or -1 when it was killed.
inline int in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// The owner of the system may do everything; what a clerk may not do shows only to another user.
inline void become_ordinary_user() {
  constexpr unsigned kNobody = 65534;
  if (::geteuid() != 0) return;
  if (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) ::_exit(99);
}

}  // namespace engross::platform
