// What was made from a draft, what of it was filed in Clio, and what was written there.
#pragma once

#include <string>

#include "base/base.h"
#include "matter/matter.h"

namespace engross::store {

// A document that was made from a draft.
struct MadeDocument {
  std::string template_id;
  std::string title;
  std::string path;    // where it was written
  std::string sha256;  // of what was written, in hexadecimal
  base::Instant at{};
  int review = 0;   // entries that the draft's review had then
  int answers = 0;  // sequence of the newest snapshot of its answers then; 0: none
  bool operator==(const MadeDocument&) const = default;
};

// One step of filing one document; the last one of a path says how far it came.
struct Filing {
  std::string template_id;  // empty: not made from the draft
  std::string path;
  std::string name;  // in Clio
  std::string sha256;
  matter::Id size = 0;  // bytes
  matter::Id folder = 0;
  std::string folder_name;
  matter::Id document = 0;  // 0: not known yet
  std::string version;      // its uuid; empty: not known yet
  matter::Id number = 0;    // of the version, once it is whole
  matter::Id after = 0;     // the newest in Clio before this one was created
  std::string state;        // "begun", "created" or "filed"
  std::string by;
  base::Instant at{};
  bool operator==(const Filing&) const = default;
};

// A corrected value that was written to Clio.
struct Written {
  std::string key;    // "30002.birthdate"
  std::string who;    // the person's name, or "the matter"
  std::string label;  // "Birth date"
  std::string from;   // as Clio held it, in words
  std::string to;
  std::string by;
  base::Instant at{};
  bool operator==(const Written&) const = default;
};

}  // namespace engross::store
