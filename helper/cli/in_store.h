// The drafts' database for one piece of work. It stays open between two, because opening reads and
// checks every page; another copy of the program may write to it all the same.
#pragma once

#include <memory>
#include <string>

#include "platform/platform.h"
#include "store/store.h"

namespace engross::cli {

inline constexpr const char* kAnswersStage = "answers";  // kept in databases, so never renamed

// A database that nobody else in this process uses meanwhile.
struct TakenStore {
  std::string path;
  platform::FileMark mark;
  std::unique_ptr<store::Store> store;
};

// One that is open already, if its file still stands there; else it is opened, and checked whole.
base::Result<TakenStore> take_store(const std::string& home);
// Leaves it open for the next piece of work.
void leave_open(TakenStore taken);

// The work done on the open database; its failure is the call's. After a failure it is closed, so
// that a damage is found by the next opening.
template <typename Work>
auto in_store(const std::string& home, Work work) -> decltype(work(std::declval<store::Store&>())) {
  auto taken = take_store(home);
  if (!taken) return tl::unexpected(taken.error());
  auto result = work(*taken->store);
  if (result) leave_open(std::move(*taken));
  return result;
}

}  // namespace engross::cli
