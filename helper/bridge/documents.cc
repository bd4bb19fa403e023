#include "bridge/documents.h"

namespace engross::bridge {

void Documents::put(std::string id, std::string bytes) {
  const std::lock_guard lock(mutex_);
  made_.emplace_back(std::move(id), std::make_shared<const std::string>(std::move(bytes)));
  if (made_.size() > kMost) made_.pop_front();
}

std::shared_ptr<const std::string> Documents::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [known, bytes] : made_) {
    if (known == id) return bytes;
  }
  return nullptr;
}

}  // namespace engross::bridge
