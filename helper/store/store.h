// The drafts of this machine, in one SQLite file: what was read from Clio and what it was
// classified as, kept as snapshots that are only ever added. "Back" is an older snapshot, so
// history and undo are the same thing.
//
// Failures: malformed (the file or a snapshot is damaged, or no database of Engross), unsupported
// (a newer Engross wrote it), refused (folder, permissions, disk), conflict (another Engross holds
// it).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "family/family.h"
#include "matter/matter.h"

namespace engross::store {

// One matter on its way to documents, as its newest snapshots have it.
struct Draft {
  std::string id;  // "D-7K3Q9"
  matter::Matter matter;
  family::Family family;
  base::Instant created;
  base::Instant updated;  // when the newest snapshot was kept
};

// A line of the list of drafts.
struct DraftLine {
  std::string id;
  std::string region;
  matter::Id matter = 0;
  std::string display_number;
  std::string client;
  base::Instant created;
  base::Instant updated;
  bool operator==(const DraftLine&) const = default;
};

// One stage as it was kept. Stages kept together have one sequence; order is by sequence, never by
// time, because a clock can be set back.
struct Snapshot {
  int sequence = 0;   // from 1, within its draft
  std::string stage;  // "matter", "family"
  base::Instant at;
  bool operator==(const Snapshot&) const = default;
};

// Calls from several threads are taken one at a time. Other programs may have the same file open.
class Store {
 public:
  // Opens the database file, or makes it in a folder of its own that only this user may enter; runs
  // the schema steps it lacks, all or none. A file that is no database, is damaged or was written
  // by a newer Engross is refused and stays as it is, to the last byte.
  static base::Result<std::unique_ptr<Store>> open(const std::string& path);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Adds a snapshot of both to the living draft of the same region and matter, or to a new draft;
  // gives the draft's id. On failure nothing was added. Malformed: a value that could not be read
  // back as it is (a day that does not exist, text that is not UTF-8).
  base::Result<std::string> keep(const matter::Matter& matter, const family::Family& family,
                                 base::Instant now);

  // The draft by its id, in the way a person types it ("d 7k3q9"); nothing when there is none.
  base::Result<std::optional<Draft>> find(const std::string& id);

  // Every draft, the one kept last first.
  base::Result<std::vector<DraftLine>> drafts();

  // What was kept of a draft, oldest first; empty when there is no such draft.
  base::Result<std::vector<Snapshot>> history(const std::string& id);

 private:
  class Shelf;
  explicit Store(std::unique_ptr<Shelf> shelf);
  std::unique_ptr<Shelf> shelf_;
};

}  // namespace engross::store
