// What the steps ask of the world. Each port has a few verbs; adapters in `cli` fill them from
// `clio`, `store` and `platform`, tests from small working fakes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "base/message.h"
#include "family/family.h"
#include "family/review.h"
#include "matter/matter.h"

namespace engross::app {

struct FetchedMatter {
  matter::Matter matter;
  std::vector<base::Message> problems;  // what could not be read, one sentence each
  int calls = 0;                        // requests that Clio counted
};

class MatterSource {
 public:
  virtual ~MatterSource() = default;
  // By id or exact display number.
  virtual base::Result<FetchedMatter> read(const std::string& matter) = 0;
  // The matter that was read before, as it is now; not_found when it was deleted.
  virtual base::Result<FetchedMatter> read_again(const matter::Matter& known) = 0;
  // At least 2 characters; `status` is open, closed, pending, a comma list, or empty for all.
  // One page; `after` is the `next` of the page before, empty for the first. Conflict when the
  // source no longer knows that place: the search has to begin again.
  virtual base::Result<matter::MatterPage> search(const std::string& query,
                                                  const std::string& status,
                                                  const std::string& after) = 0;
  // Those changed last, the newest first.
  virtual base::Result<std::vector<matter::MatterSummary>> recent(const std::string& status) = 0;
};

// A draft as it is kept: two imports, and what people did since the first.
struct StoredDraft {
  std::string id;
  matter::Matter first;  // the import that the log begins with
  family::Family first_family;
  matter::Matter newest;  // the last import
  family::Family newest_family;
  std::vector<family::Entry> log;
  std::string answers;  // an Engross answer file; empty: nothing was answered
};

// How much of a draft was kept, which only ever grows: while it is the same, the draft is.
struct DraftVersion {
  std::string id;  // as it is kept, however it was typed
  long long snapshots = 0;
  int entries = 0;  // of the review's log
  bool operator==(const DraftVersion&) const = default;
};

class DraftShelf {
 public:
  virtual ~DraftShelf() = default;
  // Nothing: no such draft, or this shelf cannot tell.
  virtual base::Result<std::optional<DraftVersion>> version(const std::string& draft) = 0;
  // The entries of the review's log behind the first `after`; asked of a shelf that tells versions.
  virtual base::Result<std::vector<family::Entry>> entries(const std::string& draft, int after) = 0;
  // Keeps an import and returns the draft's id: a new draft, or the living one of this matter.
  virtual base::Result<std::string> keep(const matter::Matter& matter, const family::Family& family,
                                         base::Instant now) = 0;
  // The draft of a matter, if one lives.
  virtual base::Result<std::optional<std::string>> living(const std::string& region,
                                                          matter::Id matter) = 0;
  // By the id as a person types it; nothing when there is none.
  virtual base::Result<std::optional<StoredDraft>> find(const std::string& draft) = 0;
  // Adds one entry of the review's log; conflict when another was added meanwhile.
  virtual base::Result<void> add(const std::string& draft, const family::Entry& entry) = 0;
  // Conflict, and nothing kept, when what is there is not `before`: somebody else has answered.
  virtual base::Result<void> keep_answers(const std::string& draft, const std::string& before,
                                          const std::string& answers, base::Instant now) = 0;
};

// Answers kept under a name of their own, for other matters.
class AnswerSetShelf {
 public:
  virtual ~AnswerSetShelf() = default;
  virtual base::Result<void> save(const std::string& name, const std::string& answers,
                                  base::Instant now) = 0;
  virtual base::Result<std::optional<std::string>> find(const std::string& name) = 0;
  virtual base::Result<std::vector<std::string>> names() = 0;
};

struct StoredTemplate {
  std::string card;       // the text of template.json
  std::string where;      // how errors name it
  std::string interview;  // the text of its interview; empty when the card names none
  std::string interview_where;
  std::string document;  // the bytes of the .docx
  // The bytes of a file beside it, by its name alone, for what it includes.
  std::function<base::Result<std::string>(std::string_view name)> beside = {};
};

class TemplateShelf {
 public:
  virtual ~TemplateShelf() = default;
  virtual base::Result<StoredTemplate> open(const std::string& id) = 0;
};

class DocumentFolder {
 public:
  virtual ~DocumentFolder() = default;
  // Puts a whole document under a name nothing else has, never over another; returns its path.
  virtual base::Result<std::string> put(const std::string& name, const std::string& bytes) = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual base::Instant now() const = 0;
};

// A document that was made from a draft.
struct MadeDocument {
  std::string template_id;
  std::string title;
  std::string path;
  std::string sha256;  // of what was written
  base::Instant at{};
  int review = 0;               // entries that the draft's review had then
  bool answered_since = false;  // its answers are others now
};

// One step of filing a document in Clio; the last one of a path says how far it came.
struct FilingStep {
  enum class State { begun, created, filed };
  std::string template_id;  // empty: not made from the draft
  std::string path;
  std::string name;  // in Clio
  std::string sha256;
  std::int64_t size = 0;  // bytes
  matter::Id folder = 0;
  std::string folder_name;
  matter::Id document = 0;  // 0: not known yet
  std::string version;      // empty: not known yet
  std::int64_t number = 0;  // of the version, once it is filed
  matter::Id after = 0;     // the newest in Clio before this one was created
  State state = State::begun;
  std::string by;
  base::Instant at{};
};

class FilingShelf {
 public:
  virtual ~FilingShelf() = default;
  // `review` and `answered_since` of `document` are the shelf's to fill in.
  virtual base::Result<void> add(const std::string& draft, const MadeDocument& document) = 0;
  virtual base::Result<std::vector<MadeDocument>> made(const std::string& draft) = 0;
  virtual base::Result<void> add(const std::string& draft, const FilingStep& step) = 0;
  virtual base::Result<std::vector<FilingStep>> steps(const std::string& draft) = 0;
};

struct FileOnDisk {
  std::string path;  // absolute
  std::string name;  // with its extension
  std::string bytes;
  std::string sha256;
  bool open_elsewhere = false;  // a word processor has it open
};

class DocumentFiles {
 public:
  virtual ~DocumentFiles() = default;
  virtual std::string absolute(const std::string& path) const = 0;
  // Nothing when there is no such file.
  virtual base::Result<std::optional<FileOnDisk>> read(const std::string& path) = 0;
  virtual std::string sha256(const std::string& bytes) const = 0;
};

struct ClioMatter {
  std::string display_number;
  bool closed = false;
  matter::Id folder = 0;  // its own
};

struct ClioFolder {
  matter::Id id = 0;
  std::string name;
};

struct ClioDocument {
  matter::Id id = 0;
  std::string name;
  matter::Id folder = 0;
  // Its newest version.
  matter::Id version_id = 0;
  std::string version;
  std::int64_t number = 0;
  bool whole = false;
};

// A document or a version of one that is to be.
struct ToFile {
  matter::Id folder = 0;
  matter::Id document = 0;  // gets a new version; 0: a new document is made
  std::string name;
  matter::Id after = 0;       // the newest document, or version, before this one
  bool begun_before = false;  // an earlier run may have created it
};

struct FiledVersion {
  matter::Id document = 0;
  std::string version;
  std::int64_t number = 0;
};

// Documents in Clio. Nothing is overwritten and nothing deleted; every call is safe to repeat.
class DocumentFiling {
 public:
  virtual ~DocumentFiling() = default;
  virtual std::string region() const = 0;  // of this Clio, as a matter names its own
  virtual base::Result<ClioMatter> matter(matter::Id id) = 0;
  virtual base::Result<std::vector<ClioFolder>> folders(matter::Id above) = 0;
  // The folder of this name, made when there is none.
  virtual base::Result<ClioFolder> make_folder(const std::string& name, matter::Id above) = 0;
  // Directly in the folder, those that are not whole too, by id.
  virtual base::Result<std::vector<ClioDocument>> documents(matter::Id folder) = 0;
  virtual base::Result<std::optional<ClioDocument>> document(matter::Id id) = 0;
  // Without the bytes; its number is not known yet.
  virtual base::Result<FiledVersion> create(const ToFile& wanted, const std::string& bytes) = 0;
  // The bytes go to what was created; what is whole already stays as it is.
  virtual base::Result<FiledVersion> complete(const FiledVersion& created, const std::string& name,
                                              const std::string& bytes) = 0;
};

// Values of one record of Clio that are to be others.
struct ValueToWrite {
  std::string member;  // Clio's name of it
  std::string label;
  matter::FieldValue from;    // what a person saw in Clio
  matter::FieldValue to;      // monostate empties it
  matter::Id definition = 0;  // of a custom field
};
struct RecordToWrite {
  // new_relationship: of the contact `id` and `matter`, with the one value's word.
  enum class Kind { contact, matter, relationship, new_relationship };
  Kind kind = Kind::contact;
  matter::Id id = 0;
  matter::Id matter = 0;
  std::vector<ValueToWrite> values;
};

// A value that was written to Clio.
struct WrittenValue {
  std::string key;
  std::string who;
  std::string label;
  std::string from;  // in words
  std::string to;
  std::string by;
  base::Instant at{};
};

class WrittenShelf {
 public:
  virtual ~WrittenShelf() = default;
  virtual base::Result<void> add(const std::string& draft,
                                 const std::vector<WrittenValue>& written) = 0;
  virtual base::Result<std::vector<WrittenValue>> written(const std::string& draft) = 0;
};

class RecordWriting {
 public:
  virtual ~RecordWriting() = default;
  // All of the values or none, and safe to repeat. Conflict, and nothing is written, when Clio
  // holds another value than was seen.
  virtual base::Result<void> write(const RecordToWrite& record) = 0;
};

// Time, an expense or an appointment of a matter.
struct Entry {
  enum class Kind { time, expense, appointment };
  Kind kind = Kind::time;
  matter::Id matter = 0;
  std::string text = {};     // the note; of an appointment what it is called
  base::Date date{};         // of time and expense
  std::int64_t seconds = 0;  // of time
  base::Decimal amount{};    // of an expense, in the firm's currency
  base::Instant start{};     // of an appointment
  base::Instant end{};
  bool all_day = false;
  std::string location = {};
  matter::Id calendar = 0;
};

class EntryMaking {
 public:
  virtual ~EntryMaking() = default;
  virtual std::string region() const = 0;
  virtual base::Result<ClioMatter> matter(matter::Id id) = 0;
  struct Calendar {
    matter::Id id = 0;
    std::string name;
  };
  virtual base::Result<Calendar> own_calendar() = 0;  // of whoever is signed in
  // An equal one; nothing when Clio has none.
  virtual base::Result<std::optional<matter::Id>> find(const Entry& entry) = 0;
  // One more, once, whatever answers are lost on the way.
  virtual base::Result<matter::Id> make(const Entry& entry) = 0;
};

}  // namespace engross::app
