#include "bridge/open_documents.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <utility>

namespace engross::bridge {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr auto kQuietTime = std::chrono::seconds(15);  // between two bytes of a quiet stream
constexpr auto kLook = std::chrono::milliseconds(50);  // how late the end of patience is noticed

}  // namespace

// A document with a lock of its own, so that nobody waits for another document.
struct OpenDocuments::Open {
  struct Asked {
    std::uint64_t number = 0;
    std::string operation;
    bool handed_out = false;
    std::optional<OperationOutcome> outcome = std::nullopt;
  };

  Open(OpenDocument what, std::string of, SteadyTime now)
      : document(std::move(what)), owner(std::move(of)), left_at(now) {}

  void end() {
    const std::lock_guard lock(mutex);
    closed = true;
    for (const auto& asked : waiting) asked->outcome = Unanswered::gone;
    waiting.clear();
    changed.notify_all();
  }
  bool is_unfollowed(SteadyTime now) const {
    const std::lock_guard lock(mutex);
    return left_at && now - *left_at >= kUnfollowedFor;
  }

  const OpenDocument document;
  const std::string owner;
  mutable std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::shared_ptr<Asked>> waiting;  // the first is at work, once it is handed out
  std::uint64_t last_number = 0;
  std::uint64_t follower = 0;         // of those who have followed, the one who does
  std::optional<SteadyTime> left_at;  // since when nobody follows
  bool closed = false;
};

class OpenDocuments::Following : public Stream {
 public:
  Following(std::shared_ptr<Open> open, std::uint64_t follower, Now now)
      : open_(std::move(open)), follower_(follower), now_(std::move(now)), spoke_(now_()) {}
  ~Following() override {
    const std::lock_guard lock(open_->mutex);
    if (open_->follower == follower_) open_->left_at = now_();
  }
  Following(const Following&) = delete;
  Following& operator=(const Following&) = delete;

  std::optional<std::string> more() override {
    if (ended_) return std::nullopt;
    const SteadyTime now = now_();
    const std::lock_guard lock(open_->mutex);
    if (open_->closed || open_->follower != follower_) {
      ended_ = true;
      return "event: end\ndata: {}\n\n";
    }
    std::string out;
    if (!open_->waiting.empty() && !open_->waiting.front()->handed_out) {
      Open::Asked& next = *open_->waiting.front();
      next.handed_out = true;
      const std::string number = std::to_string(next.number);
      out = "id: " + number + "\nevent: operation\ndata: {\"number\":" + number +
            ",\"operation\":" + next.operation + "}\n\n";
    } else if (now - spoke_ >= kQuietTime) {
      out = ": still here\n\n";
    }
    if (!out.empty()) spoke_ = now;
    return out;
  }

 private:
  const std::shared_ptr<Open> open_;
  const std::uint64_t follower_;
  const Now now_;
  SteadyTime spoke_;
  bool ended_ = false;
};

void OpenDocuments::forget_unfollowed() {
  const SteadyTime now = now_();
  std::erase_if(open_, [&](const auto& one) {
    if (!one.second->is_unfollowed(now)) return false;
    one.second->end();
    return true;
  });
}

std::shared_ptr<OpenDocuments::Open> OpenDocuments::at(const std::string& id) {
  const std::lock_guard lock(mutex_);
  forget_unfollowed();
  const auto found = open_.find(id);
  return found == open_.end() ? nullptr : found->second;
}

bool OpenDocuments::open(OpenDocument document, std::string owner) {
  const std::lock_guard lock(mutex_);
  forget_unfollowed();
  if (ended_ || open_.size() >= kMostOpenDocuments) return false;
  const std::string id = document.id;
  open_[id] = std::make_shared<Open>(std::move(document), std::move(owner), now_());
  return true;
}

std::vector<OpenDocument> OpenDocuments::list() {
  const std::lock_guard lock(mutex_);
  forget_unfollowed();
  std::vector<OpenDocument> all;
  for (const auto& [id, open] : open_) all.push_back(open->document);
  std::ranges::stable_sort(all, {}, &OpenDocument::opened_at);
  return all;
}

std::optional<OpenDocument> OpenDocuments::find(const std::string& id) {
  const auto open = at(id);
  return open ? std::optional(open->document) : std::nullopt;
}

bool OpenDocuments::is_of(const std::string& id, const std::string& owner) {
  const auto open = at(id);
  return open && open->owner == owner;
}

std::shared_ptr<Stream> OpenDocuments::follow(const std::string& id, std::uint64_t after) {
  const auto open = at(id);
  if (!open) return nullptr;
  std::uint64_t follower = 0;
  {
    const std::lock_guard lock(open->mutex);
    follower = ++open->follower;
    open->left_at.reset();
    // What another follower was handed may have gone with it.
    for (const auto& asked : open->waiting) asked->handed_out = asked->number <= after;
  }
  return std::make_shared<Following>(open, follower, now_);
}

OperationOutcome OpenDocuments::ask(const std::string& id, std::string operation,
                                    std::chrono::milliseconds patience) {
  const auto open = at(id);
  if (!open) return Unanswered::gone;
  const SteadyTime until = now_() + patience;
  const auto asked = std::make_shared<Open::Asked>();
  asked->operation = std::move(operation);
  std::unique_lock lock(open->mutex);
  if (open->closed) return Unanswered::gone;
  if (open->waiting.size() >= kMostWaitingOperations) return Unanswered::too_many;
  asked->number = ++open->last_number;
  open->waiting.push_back(asked);
  while (!asked->outcome && now_() < until) {
    open->changed.wait_for(lock, kLook);
    lock.unlock();
    at(id);  // so that one whom nobody follows is forgotten while it is waited for
    lock.lock();
  }
  std::erase(open->waiting, asked);
  return asked->outcome.value_or(Unanswered::late);
}

std::optional<std::string> OpenDocuments::waiting(const std::string& id, std::uint64_t number) {
  const auto open = at(id);
  if (!open) return std::nullopt;
  const std::lock_guard lock(open->mutex);
  for (const auto& asked : open->waiting) {
    if (asked->number == number && asked->handed_out) return asked->operation;
  }
  return std::nullopt;
}

bool OpenDocuments::answer(const std::string& id, std::uint64_t number, OperationOutcome outcome) {
  const auto open = at(id);
  if (!open) return false;
  const std::lock_guard lock(open->mutex);
  for (auto asked = open->waiting.begin(); asked != open->waiting.end(); ++asked) {
    if ((*asked)->number != number || !(*asked)->handed_out) continue;
    (*asked)->outcome = std::move(outcome);
    open->waiting.erase(asked);
    open->changed.notify_all();
    return true;
  }
  return false;
}

bool OpenDocuments::close(const std::string& id) {
  std::shared_ptr<Open> open;
  {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(id);
    if (found == open_.end()) return false;
    open = found->second;
    open_.erase(found);
  }
  open->end();
  return true;
}

void OpenDocuments::end() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  for (const auto& [id, open] : open_) open->end();
  open_.clear();
}

}  // namespace engross::bridge
