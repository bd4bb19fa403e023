// What the steps ask of the world. Each port has a few verbs; adapters in `cli` fill them from
// `clio`, `store` and `platform`, tests from small working fakes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "family/family.h"
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

class DraftShelf {
 public:
  virtual ~DraftShelf() = default;
  // Keeps a snapshot and returns the draft's id: a new draft, or the living one of this matter.
  virtual base::Result<std::string> keep(const matter::Matter& matter, const family::Family& family,
                                         base::Instant now) = 0;
};

struct StoredTemplate {
  std::string form;      // the text of template.json
  std::string where;     // how errors name it
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
