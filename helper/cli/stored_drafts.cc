#include <algorithm>
#include <filesystem>

#include "cli/adapters.h"
#include "cli/in_store.h"

namespace engross::cli {
namespace {

using base::Result;

constexpr const char* kTemplates = "templates";  // kept in databases, so never renamed

Result<std::optional<app::StoredDraft>> read_draft(store::Store& store, const std::string& id) {
  auto newest = store.find(id);
  if (!newest) return tl::unexpected(newest.error());
  if (!*newest) return std::nullopt;
  auto first = store.find_first(id);
  if (!first) return tl::unexpected(first.error());
  if (!*first) return std::nullopt;
  auto log = store.entries(id);
  if (!log) return tl::unexpected(log.error());
  auto answers = store.newest_text(id, kAnswersStage);
  if (!answers) return tl::unexpected(answers.error());
  return app::StoredDraft{(*newest)->id,
                          std::move((*first)->matter),
                          std::move((*first)->family),
                          std::move((*newest)->matter),
                          std::move((*newest)->family),
                          std::move(*log),
                          answers->value_or("")};
}

}  // namespace

Result<std::optional<app::DraftVersion>> StoredDrafts::version(const std::string& draft) {
  const auto version = in_store(home_, [&](store::Store& store) { return store.version(draft); });
  if (!version) return tl::unexpected(version.error());
  if (!*version) return std::nullopt;
  return app::DraftVersion{(*version)->id, (*version)->snapshots, (*version)->entries};
}

Result<std::vector<family::Entry>> StoredDrafts::entries(const std::string& draft, int after) {
  return in_store(home_, [&](store::Store& store) { return store.entries(draft, after); });
}

Result<std::string> StoredDrafts::keep(const matter::Matter& matter, const family::Family& family,
                                       base::Instant now) {
  return in_store(home_, [&](store::Store& store) { return store.keep(matter, family, now); });
}

Result<std::optional<std::string>> StoredDrafts::living(const std::string& region,
                                                        matter::Id matter) {
  // A home without drafts stays without: looking makes nothing.
  std::error_code error;
  if (!std::filesystem::exists(home_ + "/engross.db", error)) return std::nullopt;
  return in_store(home_, [&](store::Store& store) { return store.living(region, matter); });
}

Result<std::optional<app::StoredDraft>> StoredDrafts::find(const std::string& draft) {
  return in_store(home_, [&](store::Store& store) { return read_draft(store, draft); });
}

Result<void> StoredDrafts::add(const std::string& draft, const family::Entry& entry) {
  return in_store(home_, [&](store::Store& store) { return store.add_entry(draft, entry); });
}

Result<void> StoredDrafts::keep_answers(const std::string& draft, const std::string& before,
                                        const std::string& answers, base::Instant now) {
  return in_store(home_, [&](store::Store& store) {
    return store.keep_text(draft, kAnswersStage, before, answers, now);
  });
}

Result<std::vector<std::string>> StoredDrafts::templates_of(const std::string& draft) const {
  const auto text =
      in_store(home_, [&](store::Store& store) { return store.newest_text(draft, kTemplates); });
  if (!text) return tl::unexpected(text.error());
  return *text ? base::split(**text, '\n') : std::vector<std::string>{};
}

Result<void> StoredDrafts::use_templates(const std::string& draft,
                                         const std::vector<std::string>& ids,
                                         base::Instant now) const {
  auto used = templates_of(draft);
  if (!used) return tl::unexpected(used.error());
  const std::size_t before = used->size();
  const std::string kept = base::join(*used, "\n");
  for (const std::string& id : ids) {
    if (std::find(used->begin(), used->end(), id) == used->end()) used->push_back(id);
  }
  if (used->size() == before) return {};
  return in_store(home_, [&](store::Store& store) {
    return store.keep_text(draft, kTemplates, kept, base::join(*used, "\n"), now);
  });
}

Result<void> StoredAnswerSets::save(const std::string& name, const std::string& answers,
                                    base::Instant now) {
  return in_store(home_, [&](store::Store& store) { return store.save_set(name, answers, now); });
}

Result<std::optional<std::string>> StoredAnswerSets::find(const std::string& name) {
  return in_store(home_, [&](store::Store& store) { return store.set(name); });
}

Result<std::vector<std::string>> StoredAnswerSets::names() {
  const auto sets = in_store(home_, [&](store::Store& store) { return store.sets(); });
  if (!sets) return tl::unexpected(sets.error());
  std::vector<std::string> names;
  for (const auto& one : *sets) names.push_back(one.name);
  return names;
}

}  // namespace engross::cli
