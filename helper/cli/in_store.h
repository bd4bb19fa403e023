// The drafts' database for one piece of work. It stays open between two, because opening reads and
// checks every page; another copy of the program may write to it all the same.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "platform/platform.h"
#include "store/store.h"

namespace engross::cli {

inline constexpr const char* kAnswersStage = "answers";  // kept in databases, so never renamed

// A database that nobody else in this process uses meanwhile. Its end makes room for the next one.
class TakenStore {
 public:
  // One that is open already, if its file still stands there; else it is opened, and checked whole.
  // While four are in use the next to be free is waited for, a second at most.
  static base::Result<TakenStore> take(const std::string& home);
  TakenStore(TakenStore&& other) noexcept;
  TakenStore& operator=(TakenStore&&) = delete;
  ~TakenStore();

  store::Store& store() { return *store_; }
  void stay_open() { stays_open_ = true; }  // for the next piece of work

 private:
  TakenStore(std::string path, std::optional<platform::FileMark> mark,
             std::unique_ptr<store::Store> store);
  std::string path_;
  std::optional<platform::FileMark> mark_;  // of the file that was opened, where that is sure
  std::unique_ptr<store::Store> store_;
  bool stays_open_ = false;
};

// Those that are open and idle give back the memory they read pages into.
void rest_stores();

// Whether the database itself may be why.
bool may_be_damage(base::Fault fault);

// The work done on the open database; its failure is the call's. After a failure that the database
// may be the cause of it is closed, so that a damage is found by the next opening.
template <typename Work>
auto in_store(const std::string& home, Work work) -> decltype(work(std::declval<store::Store&>())) {
  auto taken = TakenStore::take(home);
  if (!taken) return tl::unexpected(taken.error());
  auto result = work(taken->store());
  if (result || !may_be_damage(result.error().fault)) taken->stay_open();
  return result;
}

}  // namespace engross::cli
