// Filing a draft's documents in its matter, in two steps: a plan that a person sees, then exactly
// that plan. Both ask ports alone (ports.h), so a command or a route calls them directly: a route
// sends the plan to the pane, makes it again when the person agrees, and carries it out when the
// two are equal.
//
// Nothing in Clio is overwritten: a document that was filed before gets a new version. The same
// bytes are filed once. What a cut left behind in the middle is gone on with by the next run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/drafts.h"
#include "app/ports.h"

namespace engross::app {

struct FilingRequest {
  std::string draft;
  // Empty: of every template the document that was made last.
  std::vector<std::string> files;
  // A folder below the matter's own: a name, or a pattern with {matter.number}, {client.name} and
  // {year}. Empty: the matter's own.
  std::string folder;
};

struct PlannedFiling {
  enum class What {
    new_document,
    new_version,
    go_on,      // with the document that an earlier run began
    unchanged,  // these bytes are filed already
    left_out,   // for the reason that stands in `notes`
  };
  What what = What::left_out;
  std::string path;
  std::string name;  // of the document in Clio
  std::string template_id;
  std::string sha256;
  std::int64_t size = 0;    // bytes
  std::int64_t number = 1;  // the version's, as it will be
  // What a person should know before agreeing: "changed since it was made", "open in a word
  // processor", "Clio has a newer version".
  std::vector<base::Message> notes;

  matter::Id document = 0;    // in Clio; 0: none yet
  std::string version;        // go_on: the one that was created; else the newest that Clio has
  matter::Id after = 0;       // the newest in Clio before this one
  bool created = false;       // `version` was created, and waits for its bytes
  bool begun_before = false;  // an earlier run may have created it
  bool operator==(const PlannedFiling&) const = default;
};

// "new_document", "new_version", "go_on", "unchanged", "left_out": as it stands in JSON.
std::string_view word_of(PlannedFiling::What what);

struct FilingPlan {
  std::string draft;
  std::string matter;  // display number
  std::string client;
  matter::Id root = 0;       // the matter's own folder
  std::string folder;        // name; empty: the matter's own
  matter::Id folder_id = 0;  // 0: it is made when the plan is carried out
  std::vector<PlannedFiling> documents;
  std::vector<base::Message> notes;  // about all of them: "nobody has confirmed the review"
  bool operator==(const FilingPlan&) const = default;

  int to_file() const;  // documents that would be sent
};

struct FilingDesk {
  DraftShelf& drafts;
  FilingShelf& shelf;
  DocumentFiles& files;
  DocumentFiling& clio;
  const Clock& clock;
  const Mapping& mapping;
};

// Looks only; nothing is changed. not_found: no such draft, a file that was named and is gone,
// nothing was made from the draft. usage: a folder's name that is none. conflict: the draft's
// matter is of another Clio than this one.
base::Result<FilingPlan> plan_filing(const FilingRequest& request, const FilingDesk& desk);

struct FiledDocument {
  std::string path;
  std::string name;
  std::string folder;
  matter::Id document = 0;
  std::int64_t number = 0;  // of the version
  bool already = false;     // it was filed before, and nothing was sent
};

struct FilingReport {
  std::vector<FiledDocument> filed;
  std::optional<base::Error> stopped;  // why the rest was not filed; what is in `filed` is
};

// In the plan's order, one after the other; each step is on the shelf before the next. Stops at the
// first that fails: what is filed by then stays filed. conflict, and nothing of that document is
// sent: its file or Clio's document is not what it was when the plan was made. `by` is who agreed.
FilingReport carry_out(const FilingPlan& plan, const std::string& by, const FilingDesk& desk);

// Keeps that a finished document was made from the draft.
base::Result<void> record_made(const std::string& draft, const std::string& template_id,
                               const std::string& title, const std::string& path,
                               const std::string& sha256, FilingShelf& shelf, const Clock& clock);

}  // namespace engross::app
