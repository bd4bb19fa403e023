#include "store/schema.h"

#include <Poco/Data/Statement.h>
#include <fmt/format.h>

namespace engross::store {
namespace {

using namespace Poco::Data::Keywords;
using base::Fault;

using Step = std::vector<const char*>;

// A step that stands here has run on somebody's machine: never change one, add the next.
//
// A draft belongs to one matter of one region. What is known of it is in its snapshots: rows of one
// sequence were kept together, `stage` says what the body is (records.h), `line` holds what a list
// shows, so that the list never reads the long bodies; it stands in every sequence. Nothing is
// updated, and the triggers hold the program to it. `seal` is the checksum of the other columns
// (seal.h). Times are ISO-8601 in UTC. Rejected: one table a record (a matter is read and written
// whole, never searched by its parts), and keeping only what changed (a snapshot must stand when
// the one before it is damaged).
//
// A review is the draft's oldest snapshots and its entries, numbered from 1 without a gap. A set of
// answers belongs to no draft; the last one kept under a name counts, `folded` is what names are
// compared by.
//
// What was made from a draft ("made"), each step of filing it ("filing") and what was written to
// Clio ("written") are rows of their own, numbered from 1 by draft and kind.
//
// A contact of the address book is one row, written anew at each import of it: a draft keeps those
// it was made of by itself, and what Clio said of anybody else before is nobody's to keep.
const std::vector<Step>& steps() {
  static const std::vector<Step> kSteps = {
      {"CREATE TABLE draft ("
       " id TEXT NOT NULL PRIMARY KEY,"
       " region TEXT NOT NULL,"
       " matter BIGINT NOT NULL,"
       " created TEXT NOT NULL,"
       " seal TEXT NOT NULL,"
       " UNIQUE (region, matter))",
       "CREATE TABLE snapshot ("
       " entry INTEGER NOT NULL PRIMARY KEY,"
       " draft TEXT NOT NULL REFERENCES draft (id),"
       " sequence INTEGER NOT NULL,"
       " stage TEXT NOT NULL,"
       " at TEXT NOT NULL,"
       " body TEXT NOT NULL,"
       " seal TEXT NOT NULL,"
       " UNIQUE (draft, stage, sequence))",
       "CREATE TRIGGER draft_stays BEFORE UPDATE ON draft BEGIN"
       " SELECT RAISE(ABORT, 'a draft is never changed'); END",
       "CREATE TRIGGER snapshot_stays BEFORE UPDATE ON snapshot BEGIN"
       " SELECT RAISE(ABORT, 'a snapshot is never changed'); END"},
      {"CREATE TABLE review_entry ("
       " entry INTEGER NOT NULL PRIMARY KEY,"
       " draft TEXT NOT NULL REFERENCES draft (id),"
       " number INTEGER NOT NULL,"
       " body TEXT NOT NULL,"
       " seal TEXT NOT NULL,"
       " UNIQUE (draft, number))",
       "CREATE TRIGGER review_entry_stays BEFORE UPDATE ON review_entry BEGIN"
       " SELECT RAISE(ABORT, 'an entry of a review is never changed'); END",
       "CREATE TABLE answer_set ("
       " entry INTEGER NOT NULL PRIMARY KEY,"
       " name TEXT NOT NULL,"
       " folded TEXT NOT NULL,"
       " at TEXT NOT NULL,"
       " body TEXT NOT NULL,"
       " seal TEXT NOT NULL)",
       "CREATE INDEX answer_set_by_name ON answer_set (folded, entry)",
       "CREATE TRIGGER answer_set_stays BEFORE UPDATE ON answer_set BEGIN"
       " SELECT RAISE(ABORT, 'a set of answers is never changed'); END"},
      {"CREATE TABLE document_entry ("
       " entry INTEGER NOT NULL PRIMARY KEY,"
       " draft TEXT NOT NULL REFERENCES draft (id),"
       " kind TEXT NOT NULL,"
       " number INTEGER NOT NULL,"
       " body TEXT NOT NULL,"
       " seal TEXT NOT NULL,"
       " UNIQUE (draft, kind, number))",
       "CREATE TRIGGER document_entry_stays BEFORE UPDATE ON document_entry BEGIN"
       " SELECT RAISE(ABORT, 'what is known of a document is never changed'); END"},
      {"CREATE TABLE contact ("
       " region TEXT NOT NULL,"
       " id BIGINT NOT NULL,"
       " body TEXT NOT NULL,"
       " seal TEXT NOT NULL,"
       " PRIMARY KEY (region, id))"},
  };
  return kSteps;
}

int count_of(Session& session, const std::string& condition) {
  int count = 0;
  session << "SELECT count(*) FROM sqlite_master WHERE " + condition, into(count), now;
  return count;
}

}  // namespace

int newest_step() { return static_cast<int>(steps().size()); }

base::Result<int> step_of(Session& session, const std::string& path) {
  if (count_of(session, "type = 'table'") == 0) return 0;
  if (count_of(session, "type = 'table' AND name = 'schema_step'") == 0) {
    return base::failure(Fault::malformed, "this is a database of another program", path,
                         "choose another folder for Engross");
  }
  int step = 0;
  session << "SELECT coalesce(max(number), 0) FROM schema_step", into(step), now;
  if (step > newest_step()) {
    return base::failure(
        Fault::unsupported,
        fmt::format("a newer Engross wrote these drafts (schema step {}, this one knows {})", step,
                    newest_step()),
        path, "install the newer Engross again");
  }
  return step;
}

base::Result<int> bring_up_to_date(Session& session, const std::string& path) {
  Transaction transaction(session);
  const auto step = step_of(session, path);
  if (!step || *step == newest_step()) return step;
  if (*step == 0) {
    session << "CREATE TABLE IF NOT EXISTS schema_step ("
               " number INTEGER NOT NULL PRIMARY KEY,"
               " at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)",
        now;
  }
  for (int number = *step + 1; number <= newest_step(); ++number) {
    for (const char* statement : steps()[static_cast<std::size_t>(number) - 1]) {
      session << statement, now;
    }
    session << "INSERT INTO schema_step (number) VALUES (?)", use(number), now;
  }
  transaction.commit();
  return newest_step();
}

}  // namespace engross::store
