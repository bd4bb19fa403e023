#include "bridge/documents.h"

#include <utility>

namespace engross::bridge {

void Documents::put(Document document) {
  const std::lock_guard lock(mutex_);
  made_.push_back(std::make_shared<const Document>(std::move(document)));
  if (made_.size() > kMost) made_.pop_front();
}

std::shared_ptr<const Document> Documents::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  for (const auto& document : made_) {
    if (document->id == id) return document;
  }
  return nullptr;
}

std::vector<std::shared_ptr<const Document>> Documents::of(std::string_view draft) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<const Document>> found;
  for (const auto& document : made_) {
    if (document->draft == draft) found.push_back(document);
  }
  return found;
}

}  // namespace engross::bridge
