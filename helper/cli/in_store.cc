#include "cli/in_store.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace engross::cli {
namespace {

// As many as threads read at once, most of the time.
constexpr std::size_t kMostIdle = 4;

class IdleStores {
 public:
  std::unique_ptr<store::Store> take(const std::string& path, const platform::FileMark& mark) {
    const std::scoped_lock lock(mutex_);
    // A file that is gone is never asked for again: what was open of it is closed.
    std::erase_if(idle_,
                  [&](const TakenStore& one) { return one.path == path && one.mark != mark; });
    const auto found = std::find_if(idle_.begin(), idle_.end(),
                                    [&](const TakenStore& one) { return one.path == path; });
    if (found == idle_.end()) return nullptr;
    auto store = std::move(found->store);
    idle_.erase(found);
    return store;
  }
  void leave(TakenStore taken) {
    const std::scoped_lock lock(mutex_);
    if (idle_.size() < kMostIdle) idle_.push_back(std::move(taken));
  }

 private:
  std::mutex mutex_;
  std::vector<TakenStore> idle_;
};

IdleStores& idle_stores() {
  static IdleStores stores;
  return stores;
}

}  // namespace

base::Result<TakenStore> take_store(const std::string& home) {
  const std::string path = home + "/engross.db";
  const auto before = platform::file_mark(path);
  if (before) {
    if (auto open = idle_stores().take(path, *before))
      return TakenStore{path, *before, std::move(open)};
  }
  auto opened = store::Store::open(path);
  if (!opened) return tl::unexpected(opened.error());
  // Which of two files was opened, when one took the other's place just now, nobody can tell: it
  // has a mark that no file has, and is not used again.
  const auto mark = platform::file_mark(path);
  const bool sure = mark && (!before || *before == *mark);
  return TakenStore{path, sure ? *mark : platform::FileMark{}, std::move(*opened)};
}

void leave_open(TakenStore taken) { idle_stores().leave(std::move(taken)); }

}  // namespace engross::cli
