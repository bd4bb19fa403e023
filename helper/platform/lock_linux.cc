#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>

#include "platform/descriptor_linux.h"
#include "platform/lock.h"
#include "platform/system_error_linux.h"

namespace engross::platform {

// The file stays when the lock goes: removing it would let two programs hold two files of one name.
struct Lock::Held {
  Descriptor file;
};

namespace {

std::string holder(const Descriptor& file) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(file.number(), text.data(), text.size(), 0);
  std::string pid(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  pid.erase(std::min(pid.find_first_not_of("0123456789"), pid.size()));
  return pid;
}

}  // namespace

Lock::Lock(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Lock::Lock(Lock&&) noexcept = default;
Lock& Lock::operator=(Lock&&) noexcept = default;
Lock::~Lock() = default;

base::Result<Lock> take_lock(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name + ".lock";
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file) return system_failure(errno, "the folder cannot be locked", path);
  if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return system_failure(errno, "the folder cannot be locked", path);
    const std::string pid = holder(file);
    const std::string who =
        pid.empty() ? "another Engross" : "another Engross, process " + pid + ",";
    return base::failure(base::Fault::conflict, who + " is using this folder", folder,
                         "use that one, or end it first");
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file.number(), 0) != 0 ||
      ::pwrite(file.number(), pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    return system_failure(errno, "the folder cannot be locked", path);
  }
  return Lock(std::make_unique<Lock::Held>(Lock::Held{std::move(file)}));
}

base::Result<Lock> wait_for_lock(const std::string& folder, const std::string& name,
                                 std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds kRest{5};
  const auto end = std::chrono::steady_clock::now() + patience;
  for (;;) {
    auto lock = take_lock(folder, name);
    const bool is_held = !lock && lock.error().fault == base::Fault::conflict;
    if (!is_held || std::chrono::steady_clock::now() >= end) return lock;
    std::this_thread::sleep_for(kRest);
  }
}

}  // namespace engross::platform
