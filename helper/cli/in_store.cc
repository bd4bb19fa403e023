#include "cli/in_store.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace engross::cli {
namespace {

// More would not be faster: a piece of work computes more than it waits.
constexpr std::size_t kMostOpen = 4;
// Then one more is opened all the same: whoever has them may wait for something slow.
constexpr auto kLongestWait = std::chrono::seconds(1);

struct IdleStore {
  std::string path;
  platform::FileMark mark;
  std::unique_ptr<store::Store> store;
};

class OpenStores {
 public:
  // Takes a place, and with it one that is open and idle; nothing: another one is to be opened.
  std::unique_ptr<store::Store> take(const std::string& path,
                                     const std::optional<platform::FileMark>& mark) {
    std::unique_lock lock(mutex_);
    freed_.wait_for(lock, kLongestWait, [&] { return in_use_ < kMostOpen; });
    ++in_use_;
    // A file that is gone is never asked for again: what was open of it is closed.
    std::erase_if(idle_,
                  [&](const IdleStore& one) { return one.path == path && one.mark != mark; });
    const auto found = std::find_if(idle_.begin(), idle_.end(),
                                    [&](const IdleStore& one) { return one.path == path; });
    if (found == idle_.end()) return nullptr;
    auto store = std::move(found->store);
    idle_.erase(found);
    return store;
  }

  void give_back(std::optional<IdleStore> idle) {
    {
      const std::scoped_lock lock(mutex_);
      --in_use_;
      if (idle) idle_.push_back(std::move(*idle));
      if (idle_.size() > kMostOpen) idle_.erase(idle_.begin());
    }
    freed_.notify_one();
  }

  void rest() {
    const std::scoped_lock lock(mutex_);
    for (const IdleStore& one : idle_) one.store->give_back_memory();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<IdleStore> idle_;
  std::size_t in_use_ = 0;
};

OpenStores& open_stores() {
  static OpenStores stores;
  return stores;
}

std::optional<platform::FileMark> mark_of(const std::string& path) {
  const auto mark = platform::file_mark(path);
  return mark ? std::optional(*mark) : std::nullopt;
}

}  // namespace

TakenStore::TakenStore(std::string path, std::optional<platform::FileMark> mark,
                       std::unique_ptr<store::Store> store)
    : path_(std::move(path)), mark_(std::move(mark)), store_(std::move(store)) {}

TakenStore::TakenStore(TakenStore&& other) noexcept
    : path_(std::exchange(other.path_, {})),
      mark_(std::move(other.mark_)),
      store_(std::move(other.store_)),
      stays_open_(other.stays_open_) {}

TakenStore::~TakenStore() {
  if (path_.empty()) return;  // what it was moved to has its place
  std::optional<IdleStore> idle;
  if (stays_open_ && mark_) idle = IdleStore{path_, *mark_, std::move(store_)};
  open_stores().give_back(std::move(idle));
}

base::Result<TakenStore> TakenStore::take(const std::string& home) {
  const std::string path = home + "/engross.db";
  const auto before = mark_of(path);
  TakenStore taken(path, before, open_stores().take(path, before));
  if (taken.store_) return taken;
  auto opened = store::Store::open(path);
  if (!opened) return tl::unexpected(opened.error());
  taken.store_ = std::move(*opened);
  // Which of two files was opened, when one took the other's place just now, nobody can tell: it is
  // not used again.
  taken.mark_ = mark_of(path);
  if (before && taken.mark_ != before) taken.mark_.reset();
  return taken;
}

void rest_stores() { open_stores().rest(); }

bool may_be_damage(base::Fault fault) {
  return fault != base::Fault::conflict && fault != base::Fault::not_found;
}

}  // namespace engross::cli
