#include "bridge/once.h"

#include <algorithm>

#include "bridge/secrets.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

constexpr auto kKept = std::chrono::hours(24);

}  // namespace

Once::Once() {
  std::promise<Reply> promise;
  promise.set_value(error_reply(
      {409, "used_key", "This was done before, and its answer is gone: look at it again.", ""}));
  gone_ = promise.get_future().share();
}

Once::Digest Once::digest(std::string_view text) {
  const std::string digits = sha256(text);
  Digest digest;
  std::copy_n(digits.begin(), digest.size(), digest.begin());
  return digest;
}

void Once::remember(const Digest& name, const Reply& reply) {
  const auto made = made_.find(name);
  if (made == made_.end()) return;
  made->second.bytes = reply.body.size();
  bytes_ += made->second.bytes;
  kept_.push_back(name);
  // Those whose key is known no longer.
  while (!made_.contains(kept_.front())) kept_.pop_front();
  while (bytes_ > kMostBytes && kept_.size() > 1) {
    if (const auto oldest = made_.find(kept_.front()); oldest != made_.end())
      forget(oldest->second);
    kept_.pop_front();
  }
}

// The key stays, so that nothing is done twice.
void Once::forget(Made& made) {
  made.reply = gone_;
  bytes_ -= made.bytes;
  made.bytes = 0;
}

std::size_t Once::held() const {
  const std::lock_guard lock(mutex_);
  return std::max({made_.size(), order_.size(), kept_.size()});
}

Reply Once::answer(const std::string& caller, const std::string& key, const Request& request,
                   const std::function<Reply()>& work) {
  const Digest name = digest(caller + " " + key);
  const Digest asked = digest(request.target + "\n" + request.body);
  std::promise<Reply> promise;
  std::shared_future<Reply> there;
  {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    while (!order_.empty()) {
      const auto oldest = made_.find(order_.front());
      const bool stays = oldest != made_.end() && oldest->second.at + kKept > now;
      if (stays && made_.size() < kMost) break;
      if (oldest != made_.end()) {
        bytes_ -= oldest->second.bytes;
        made_.erase(oldest);
      }
      order_.pop_front();
    }
    const auto found = made_.find(name);
    if (found == made_.end()) {
      made_.emplace(name, Made{asked, promise.get_future().share(), now, 0});
      order_.push_back(name);
    } else if (found->second.request != asked) {
      return error_reply({409, "used_key", "This key was used for another request.", ""});
    } else {
      there = found->second.reply;
    }
  }
  if (there.valid()) return there.get();
  Reply reply = work();
  promise.set_value(reply);
  const std::lock_guard lock(mutex_);
  if (reply.status < 500) {
    remember(name, reply);
  } else {
    made_.erase(name);
    std::erase(order_, name);
  }
  return reply;
}

}  // namespace engross::bridge
