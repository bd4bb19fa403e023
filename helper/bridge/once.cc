#include "bridge/once.h"

#include <algorithm>

#include "bridge/secrets.h"
#include "bridge/wire.h"

namespace engross::bridge {
namespace {

constexpr auto kKept = std::chrono::hours(24);

}  // namespace

Once::Digest Once::digest(std::string_view text) {
  const std::string digits = sha256(text);
  Digest digest;
  std::copy_n(digits.begin(), digest.size(), digest.begin());
  return digest;
}

// A line for each header's name and one for its value, an empty one, and the body.
void Once::keep(const Digest& name, Made& made, const Reply& reply) {
  made.under_way = {};
  made.status = reply.status;
  for (const auto& [header, value] : reply.headers) {
    for (const std::string& line : {header, value}) (made.packed += line) += '\n';
  }
  (made.packed += '\n') += reply.body;
  bytes_ += made.packed.size();
  kept_.push_back(name);
  // Those whose key is known no longer.
  while (!made_.contains(kept_.front())) kept_.pop_front();
  while (bytes_ > kMostBytes && kept_.size() > 1) {
    if (const auto oldest = made_.find(kept_.front()); oldest != made_.end())
      forget(oldest->second);
    kept_.pop_front();
  }
}

Reply Once::unpacked(const Made& made) {
  if (made.status == 0) {
    return error_reply(
        {409, "used_key", "This was done before, and its answer is gone: look at it again.", ""});
  }
  Reply reply{.status = made.status, .headers = {}};
  std::string_view rest = made.packed;
  const auto line = [&] {
    const std::size_t end = rest.find('\n');
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return std::string(taken);
  };
  for (std::string name = line(); !name.empty(); name = line())
    reply.headers.push_back({name, line()});
  reply.body = rest;
  return reply;
}

// The key stays, so that nothing is done twice.
void Once::forget(Made& made) {
  bytes_ -= made.packed.size();
  made.status = 0;
  std::pmr::string(&pool_).swap(made.packed);  // an empty text assigned would keep the memory
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
  std::uint64_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    const std::size_t room = made_.contains(name) ? kMost : kMost - 1;
    for (auto at = order_.begin(); at != order_.end();) {
      const auto made = made_.find(*at);
      if (made != made_.end()) {
        if (made->second.under_way.valid()) {  // done a second time, it would be done twice
          ++at;
          continue;
        }
        if (made->second.at + kKept > now && made_.size() <= room) break;
        bytes_ -= made->second.packed.size();
        made_.erase(made);
      }
      at = order_.erase(at);
    }
    const auto found = made_.find(name);
    if (found == made_.end()) {
      number = ++works_;
      made_.emplace(name, Made{asked, number, promise.get_future().share(), now, 0,
                               std::pmr::string(&pool_)});
      order_.push_back(name);
    } else if (found->second.request != asked) {
      return error_reply({409, "used_key", "This key was used for another request.", ""});
    } else if (!found->second.under_way.valid()) {
      return unpacked(found->second);
    } else {
      there = found->second.under_way;
    }
  }
  if (there.valid()) return there.get();
  Reply reply = work();
  promise.set_value(reply);
  const std::lock_guard lock(mutex_);
  // So many others may have come meanwhile that the key is known no longer, or known anew.
  const auto made = made_.find(name);
  if (made == made_.end() || made->second.number != number) return reply;
  if (reply.status < 500) {
    keep(name, made->second, reply);
  } else {
    made_.erase(made);
    std::erase(order_, name);
  }
  return reply;
}

}  // namespace engross::bridge
