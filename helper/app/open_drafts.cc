#include "app/open_drafts.h"

#include <algorithm>
#include <utility>

namespace engross::app {

base::Result<Draft> OpenDrafts::open(DraftShelf& shelf, const Mapping& mapping,
                                     const std::string& id) {
  // Before the draft is read: what is kept in between is missed by nobody, only read once more.
  auto version = shelf.version(id);
  if (!version) return tl::unexpected(version.error());
  if (!*version) return open_draft(shelf, mapping, id);
  if (const auto known = find(**version)) {
    if (known->version.entries >= (*version)->entries) return known->draft;
    const auto entries = shelf.entries((*version)->id, known->version.entries);
    if (!entries) return tl::unexpected(entries.error());
    auto draft = continued(known->draft, *entries, known->answers);
    if (!draft) return draft;
    const int read = known->version.entries + static_cast<int>(entries->size());
    remember(std::make_shared<const Known>(
        Known{{(*version)->id, (*version)->snapshots, read}, known->answers, *draft}));
    return draft;
  }
  auto stored = shelf.find(id);
  if (!stored) return tl::unexpected(stored.error());
  if (!*stored) return open_draft(shelf, mapping, id);  // it was erased meanwhile
  (*version)->entries = static_cast<int>((*stored)->log.size());
  std::string answers = (*stored)->answers;
  auto draft = draft_of(std::move(**stored), mapping);
  if (draft) {
    remember(std::make_shared<const Known>(Known{**version, std::move(answers), *draft}));
  }
  return draft;
}

void OpenDrafts::let_go() {
  const std::scoped_lock lock(mutex_);
  known_.clear();
}

// The draft as far as it is known, if nothing but entries of its review can have come since.
std::shared_ptr<const OpenDrafts::Known> OpenDrafts::find(const DraftVersion& version) {
  const std::scoped_lock lock(mutex_);
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const auto& one) {
    return one->version.id == version.id && one->version.snapshots == version.snapshots;
  });
  if (found == known_.end()) return nullptr;
  std::rotate(known_.begin(), found, std::next(found));
  return known_.front();
}

void OpenDrafts::remember(std::shared_ptr<const Known> known) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(known_, [&](const auto& one) { return one->version.id == known->version.id; });
  known_.push_front(std::move(known));
  if (known_.size() > kMostOpenDrafts) known_.pop_back();
}

}  // namespace engross::app
