// The rows of the tables, sealed when written and checked when read (schema.cc says what they
// hold).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "matter/matter.h"
#include "store/connection.h"
#include "store/store.h"

namespace engross::store {

struct DraftRow {
  std::string id;
  std::string region;
  matter::Id matter = 0;
  base::Instant created;
};

struct SnapshotRow {
  int sequence = 0;
  base::Instant at;
  std::string body;
};

// All of them throw what Poco throws; `path` names the file in their errors.
class Snapshots {
 public:
  Snapshots(Session& session, std::string path) : session_(session), path_(std::move(path)) {}

  base::Result<std::optional<DraftRow>> draft(const std::string& id);
  base::Result<std::optional<DraftRow>> draft_of(const std::string& region, matter::Id matter);
  // Ids of all drafts, the one with the newest snapshot first.
  std::vector<std::string> ids();
  void add(const DraftRow& draft);

  // Malformed when the draft has no snapshot of the stage.
  base::Result<SnapshotRow> newest(const std::string& draft, const std::string& stage);
  base::Result<SnapshotRow> oldest(const std::string& draft, const std::string& stage);
  // The newest one; nothing when there is none.
  base::Result<std::optional<SnapshotRow>> find(const std::string& draft, const std::string& stage);
  int next_sequence(const std::string& draft);
  // The place of the newest one among those of all drafts; 0 when there is none.
  long long newest_entry(const std::string& draft);
  void add(const std::string& draft, const std::string& stage, const SnapshotRow& row);
  base::Result<std::vector<Snapshot>> history(const std::string& draft);

  // "draft D-7K3Q9 in /home/ada/engross.db"
  std::string where(const std::string& draft) const;

 private:
  enum class End { oldest, newest };
  base::Result<std::optional<SnapshotRow>> at(End end, const std::string& draft,
                                              const std::string& stage);
  Session& session_;
  std::string path_;
};

}  // namespace engross::store
