// The rows behind a Store as its calls name them, without the lock: a Store takes one call at a
// time for all of them. Errors are Store's own (store.h); what Poco throws passes through. Private
// to the room.
#pragma once

#include <mutex>
#include <random>

#include "store/connection.h"
#include "store/contacts.h"
#include "store/entries.h"
#include "store/erasure.h"
#include "store/snapshots.h"
#include "store/store.h"

namespace engross::store {

class Store::Shelf {
 public:
  Shelf(Session session, const std::string& path)
      : session_(std::move(session)),
        path_(path),
        rows_(session_, path),
        entries_(session_, path),
        sets_(session_, path),
        documents_(session_, path),
        contacts_(session_, path) {}

  base::Result<std::string> keep(const matter::Matter& matter, const family::Family& family,
                                 base::Instant now);
  base::Result<std::optional<Draft>> find(const std::string& id);
  base::Result<std::optional<Version>> version(const std::string& id);
  base::Result<std::optional<std::string>> living(const std::string& region, matter::Id matter);
  base::Result<std::vector<DraftLine>> drafts();
  base::Result<std::vector<Snapshot>> history(const std::string& id);
  base::Result<std::optional<Draft>> find_first(const std::string& id);
  base::Result<void> add_entry(const std::string& id, const family::Entry& entry);
  base::Result<std::vector<family::Entry>> entries(const std::string& id, int after);
  base::Result<void> keep_text(const std::string& id, const std::string& stage,
                               const std::string& before, const std::string& body,
                               base::Instant now);
  base::Result<std::optional<std::string>> newest_text(const std::string& id,
                                                       const std::string& stage);
  base::Result<void> save_set(const std::string& name, const std::string& body, base::Instant now);
  base::Result<std::optional<std::string>> set(const std::string& name);
  base::Result<std::vector<AnswerSet>> sets();
  base::Result<Holdings> holdings(const std::string& region) {
    return store::holdings(session_, region);
  }
  base::Result<Holdings> erase(const std::string& region) { return store::erase(session_, region); }
  base::Result<void> add_made(const std::string& id, MadeDocument made,
                              const std::string& answers_stage);
  base::Result<std::vector<MadeDocument>> made(const std::string& id);
  base::Result<void> add_filing(const std::string& id, const Filing& filing);
  base::Result<std::vector<Filing>> filings(const std::string& id);
  base::Result<void> add_written(const std::string& id, const std::vector<Written>& written);
  base::Result<std::vector<Written>> written(const std::string& id);
  base::Result<void> keep_contacts(const std::string& region,
                                   const std::vector<matter::Contact>& contacts);
  base::Result<std::vector<matter::Contact>> contacts(const std::string& region) {
    return contacts_.all(region);
  }
  base::Result<std::optional<matter::Contact>> contact(const std::string& region, matter::Id id) {
    return contacts_.find(region, id);
  }

  void give_back_memory() { session_ << "PRAGMA shrink_memory", Poco::Data::Keywords::now; }

  // One call at a time: a Poco session is not for several threads.
  template <typename Work>
  auto alone(Work work) {
    const std::scoped_lock lock(mutex_);
    return guarded(path_, work);
  }

 private:
  base::Result<DraftRow> living_draft(const matter::Matter& matter, base::Instant now);
  base::Result<std::string> free_id();
  base::Result<void> there(const std::string& id);
  template <typename Record, typename Decode>
  base::Result<std::vector<Record>> decoded(const std::string& id, const std::string& kind,
                                            Decode decode);
  base::Result<Draft> draft_of(const DraftRow& draft, const SnapshotRow& matter_row,
                               const SnapshotRow& family_row);

  std::mutex mutex_;
  Session session_;
  std::string path_;
  Snapshots rows_;
  Entries entries_;
  AnswerSets sets_;
  DocumentEntries documents_;
  Contacts contacts_;
  std::random_device random_;
};

tl::unexpected<base::Error> no_such_draft(const std::string& id);

}  // namespace engross::store
