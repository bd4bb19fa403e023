// One Engross at a time on one home folder.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/error.h"

namespace engross::platform {

// Holds the lock until it is destroyed. The system releases it when the process ends, however it
// ends, so a killed program never locks the next one out.
class Lock {
 public:
  struct Held;
  explicit Lock(std::unique_ptr<Held> held);
  Lock(Lock&&) noexcept;
  Lock& operator=(Lock&&) noexcept;
  ~Lock();

 private:
  std::unique_ptr<Held> held_;
};

// Takes `name` in `folder`, at once or not at all. conflict names the process that holds it.
base::Result<Lock> take_lock(const std::string& folder, const std::string& name);

// The same, waiting so long at most for another thread or program to give it back.
inline constexpr std::chrono::milliseconds kLockPatience{60'000};
base::Result<Lock> wait_for_lock(const std::string& folder, const std::string& name,
                                 std::chrono::milliseconds patience);

}  // namespace engross::platform
