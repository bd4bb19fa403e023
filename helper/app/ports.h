// What the steps ask of the world. Each port has a few verbs; adapters in `cli` fill them from
// `clio`, `store` and `platform`, tests from small working fakes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "family/family.h"
#include "family/review.h"
#include "matter/matter.h"

namespace engross::app {

struct FetchedMatter {
  matter::Matter matter;
  std::vector<std::string> problems;  // what could not be read, one sentence each
  int calls = 0;                      // requests that Clio counted
};

class MatterSource {
 public:
  virtual ~MatterSource() = default;
  // By id or exact display number.
  virtual base::Result<FetchedMatter> read(const std::string& matter) = 0;
  // At least 2 characters; `status` is open, closed, pending, a comma list, or empty for all.
  virtual base::Result<std::vector<matter::MatterSummary>> search(const std::string& query,
                                                                  const std::string& status) = 0;
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

class DraftShelf {
 public:
  virtual ~DraftShelf() = default;
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

}  // namespace engross::app
