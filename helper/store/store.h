// The drafts of this machine, in one SQLite file: what was read from Clio and what it was
// classified as, kept as snapshots that are only ever added. "Back" is an older snapshot, so
// history and undo are the same thing.
//
// A draft's review is its first import and a log of entries. Sets of answers are kept by name, for
// every draft; contacts of Clio's address book by region, each as it was read last.
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
#include "family/review.h"
#include "matter/matter.h"
#include "store/filings.h"

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

// How much of a draft was kept. Both only grow, and every change of it makes one greater.
struct Version {
  std::string id;
  long long snapshots = 0;  // the place of the newest one among all drafts'
  int entries = 0;          // of its review
  bool operator==(const Version&) const = default;
};

// One stage as it was kept. Stages kept together have one sequence; order is by sequence, never by
// time, because a clock can be set back.
struct Snapshot {
  int sequence = 0;   // from 1, within its draft
  std::string stage;  // "matter", "family", and those of keep_text
  base::Instant at;
  bool operator==(const Snapshot&) const = default;
};

// A line of the list of sets of answers, as the last one of its name was kept.
struct AnswerSet {
  std::string name;
  base::Instant at;
  bool operator==(const AnswerSet&) const = default;
};

// What is kept of one region.
struct Holdings {
  int drafts = 0;
  int imports = 0;    // of a matter, at each time it was read from Clio
  int answers = 0;    // and other texts beside a draft, at each time they were kept
  int edits = 0;      // of reviews
  int documents = 0;  // records of documents that were made or filed, each step
  int contacts = 0;   // of the address book
  bool operator==(const Holdings&) const = default;
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

  // Lets go of the pages it has read: they are read again when they are asked for.
  void give_back_memory();

  // Adds a snapshot of both to the living draft of the same region and matter, or to a new draft;
  // gives the draft's id. On failure nothing was added. Malformed: a value that could not be read
  // back as it is (a day that does not exist, text that is not UTF-8).
  base::Result<std::string> keep(const matter::Matter& matter, const family::Family& family,
                                 base::Instant now);

  // The draft by its id, in the way a person types it ("d 7k3q9"); nothing when there is none.
  base::Result<std::optional<Draft>> find(const std::string& id);

  // Found without reading the draft; nothing when there is none.
  base::Result<std::optional<Version>> version(const std::string& id);

  // The id of the draft that lives for a matter; nothing when there is none.
  base::Result<std::optional<std::string>> living(const std::string& region, matter::Id matter);

  // Every draft, the one kept last first.
  base::Result<std::vector<DraftLine>> drafts();

  // What was kept of a draft, oldest first; empty when there is no such draft.
  base::Result<std::vector<Snapshot>> history(const std::string& id);

  // The draft as it was first imported: what its review starts from. `updated` is the time of that
  // import. Nothing when there is no such draft.
  base::Result<std::optional<Draft>> find_first(const std::string& id);

  // Adds the next entry to the draft's review. Conflict, and nothing is added, when its number is
  // not the next one: somebody else went on with the review meanwhile. Not found: no such draft.
  base::Result<void> add_entry(const std::string& id, const family::Entry& entry);

  // The review's entries behind the first `after`; empty when there are none, or no such draft.
  // Malformed when one is damaged or gone.
  base::Result<std::vector<family::Entry>> entries(const std::string& id, int after = 0);

  // Keeps a text of the draft under a stage of the caller's choice ("answers"), beside those before
  // it. Conflict, and nothing is kept, when the text kept last is not `before` ("": none was): it
  // was changed meanwhile. Refused: a blank stage, or one of the store's own. Malformed: text that
  // is not UTF-8, or with a zero byte. Not found: no such draft.
  base::Result<void> keep_text(const std::string& id, const std::string& stage,
                               const std::string& before, const std::string& body,
                               base::Instant now);

  // The text kept last; nothing when there is none, or no such draft.
  base::Result<std::optional<std::string>> newest_text(const std::string& id,
                                                       const std::string& stage);

  // Keeps that a document was made from the draft; `review` and `answers` of `made` are put in as
  // they are at this moment, `answers` of the texts of stage `answers_stage`. Not found: no such
  // draft.
  base::Result<void> add_made(const std::string& id, MadeDocument made,
                              const std::string& answers_stage);
  // In the order they were made; empty when there are none, or no such draft.
  base::Result<std::vector<MadeDocument>> made(const std::string& id);

  // Keeps one more step of filing. Not found: no such draft.
  base::Result<void> add_filing(const std::string& id, const Filing& filing);
  base::Result<std::vector<Filing>> filings(const std::string& id);  // oldest first

  // Keeps what was written to Clio together, all or none. Not found: no such draft.
  base::Result<void> add_written(const std::string& id, const std::vector<Written>& written);
  base::Result<std::vector<Written>> written(const std::string& id);  // oldest first

  // Keeps a text under a name, beside those before it. Names are one when they fold to one text
  // ("Mirror wills", "mirror WILLS"). Refused: a blank name. Malformed: as keep_text.
  base::Result<void> save_set(const std::string& name, const std::string& body, base::Instant now);

  // The text kept last under the name; nothing when there is none.
  base::Result<std::optional<std::string>> set(const std::string& name);

  // Keeps contacts of the region's address book, each in place of the one of its id; all or none.
  // Conflict, and nothing is kept, when one of them is kept as it was read later than this.
  // Refused: an id that is none, or one twice. Malformed: as keep().
  base::Result<void> keep_contacts(const std::string& region,
                                   const std::vector<matter::Contact>& contacts);

  // The contacts that are kept of the region, by id; each says when it was read.
  base::Result<std::vector<matter::Contact>> contacts(const std::string& region);
  base::Result<std::optional<matter::Contact>> contact(const std::string& region, matter::Id id);

  // What erase() would take away.
  base::Result<Holdings> holdings(const std::string& region);

  // Erases every draft of the region with all that was kept of it and the region's contacts, all or
  // nothing, and leaves no trace in the file; says what went. Sets of answers belong to no region
  // and stay.
  base::Result<Holdings> erase(const std::string& region);

  // Every name once, as it was typed last, in alphabetical order.
  base::Result<std::vector<AnswerSet>> sets();

 private:
  class Shelf;
  explicit Store(std::unique_ptr<Shelf> shelf);
  std::unique_ptr<Shelf> shelf_;
};

}  // namespace engross::store
