#include "bridge/documents.h"

#include <algorithm>
#include <utility>

namespace engross::bridge {

void Documents::add(List& list, Document document, std::size_t most) {
  const std::lock_guard lock(mutex_);
  list.push_back(std::make_shared<const Document>(std::move(document)));
  if (list.size() > most) list.pop_front();
}

void Documents::put(Document document) { add(made_, std::move(document), kMost); }

void Documents::put_preview(Document preview) { add(previews_, std::move(preview), kMostPreviews); }

std::shared_ptr<const Document> Documents::in(const List& list, std::string_view id) {
  const auto found =
      std::ranges::find_if(list, [&](const auto& document) { return document->id == id; });
  return found == list.end() ? nullptr : *found;
}

std::shared_ptr<const Document> Documents::find(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto made = in(made_, id);
  return made ? made : in(previews_, id);
}

std::shared_ptr<const Document> Documents::find_made(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  return in(made_, id);
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
