// Shelves in memory, and a Clio that gives what the test says: small, and complete in what they do.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/ports.h"

namespace engross::fakes {

class Drafts : public app::DraftShelf {
 public:
  base::Result<std::string> keep(const matter::Matter& matter, const family::Family& family,
                                 base::Instant) override {
    const std::string id = "D-" + std::to_string(matter.source.id);
    const auto [at, added] = drafts_.try_emplace(id);
    app::StoredDraft& draft = at->second;
    if (added) draft = {id, matter, family, matter, family, {}, ""};
    draft.newest = matter;
    draft.newest_family = family;
    ++kept_[id];
    return id;
  }
  base::Result<std::optional<std::string>> living(const std::string&, matter::Id matter) override {
    const std::string id = "D-" + std::to_string(matter);
    return drafts_.contains(id) ? std::optional(id) : std::nullopt;
  }
  base::Result<std::optional<app::StoredDraft>> find(const std::string& draft) override {
    const auto found = drafts_.find(draft);
    return found == drafts_.end() ? std::nullopt : std::optional(found->second);
  }
  base::Result<std::optional<app::DraftVersion>> version(const std::string& draft) override {
    const auto found = drafts_.find(draft);
    if (found == drafts_.end()) return std::nullopt;
    return app::DraftVersion{draft, kept_[draft], static_cast<int>(found->second.log.size())};
  }
  base::Result<std::vector<family::Entry>> entries(const std::string& draft, int after) override {
    const auto& log = drafts_.at(draft).log;
    return std::vector<family::Entry>(log.begin() + after, log.end());
  }
  base::Result<void> add(const std::string& draft, const family::Entry& entry) override {
    auto& log = drafts_.at(draft).log;
    if (entry.number != static_cast<int>(log.size()) + 1)
      return base::failure(base::Fault::conflict, "another entry came first", draft, "try again");
    log.push_back(entry);
    return {};
  }
  base::Result<void> keep_answers(const std::string& draft, const std::string& before,
                                  const std::string& answers, base::Instant) override {
    std::string& kept = drafts_.at(draft).answers;
    if (kept != before)
      return base::failure(base::Fault::conflict, "others were kept", draft, "try again");
    kept = answers;
    ++kept_[draft];
    return {};
  }
  std::size_t count() const { return drafts_.size(); }

 private:
  std::map<std::string, app::StoredDraft> drafts_;
  std::map<std::string, long long> kept_;  // imports and answers of each
};

class AnswerSets : public app::AnswerSetShelf {
 public:
  base::Result<void> save(const std::string& name, const std::string& answers,
                          base::Instant) override {
    sets_[name] = answers;
    return {};
  }
  base::Result<std::optional<std::string>> find(const std::string& name) override {
    const auto found = sets_.find(name);
    return found == sets_.end() ? std::nullopt : std::optional(found->second);
  }
  base::Result<std::vector<std::string>> names() override {
    std::vector<std::string> names;
    for (const auto& [name, answers] : sets_) names.push_back(name);
    return names;
  }

 private:
  std::map<std::string, std::string> sets_;
};

class Clio : public app::MatterSource {
 public:
  matter::Matter matter;
  base::Result<app::FetchedMatter> read(const std::string& wanted) override {
    if (wanted != matter.display_number)
      return base::failure(base::Fault::not_found, "no such matter", wanted, "search for it");
    return app::FetchedMatter{matter, {}, 1};
  }
  base::Result<app::FetchedMatter> read_again(const matter::Matter& known) override {
    return read(known.display_number);
  }
  base::Result<matter::MatterPage> search(const std::string&, const std::string&,
                                          const std::string&) override {
    return matter::MatterPage{};
  }
  base::Result<std::vector<matter::MatterSummary>> recent(const std::string&) override {
    return std::vector<matter::MatterSummary>{};
  }
};

class FixedClock : public app::Clock {
 public:
  base::Instant now() const override { return *base::parse_instant("2026-11-25T10:00:00Z"); }
};

}  // namespace engross::fakes
