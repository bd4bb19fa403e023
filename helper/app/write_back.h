// What was corrected in review, written back to Clio, in two steps: a list that a person sees, then
// exactly that list. Both ask ports alone (ports.h), as filing does (filing.h).
//
// Nothing is overwritten that the person has not seen: a value that Clio holds otherwise than the
// review knows it is no part of the list of changes; it waits in the review, to be taken or kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/drafts.h"
#include "app/ports.h"

namespace engross::app {

struct PlannedValue {
  enum class What {
    change,    // Clio holds what the review knows, and gets what stands here
    same,      // Clio holds what stands here already; `note` says who wrote it
    conflict,  // Clio holds something else by now
    left_out,  // for the reason that stands in `note`
  };
  What what = What::left_out;
  family::Subject subject = 0;  // kTheMatter: the matter
  std::string who;
  std::string field;        // as the review names it
  std::string label;        // "Date of birth"
  matter::FieldValue now;   // in Clio
  matter::FieldValue here;  // in the review
  base::Message note;
  RecordToWrite::Kind kind = RecordToWrite::Kind::contact;
  matter::Id record = 0;      // in Clio; of a new relationship the contact
  matter::Id matter = 0;      // of a new relationship
  std::string member;         // Clio's name of the value
  matter::Id definition = 0;  // of a custom field
  std::string key() const;    // "30002.birthdate", "0.description": for choosing one
  bool operator==(const PlannedValue&) const = default;
};

// "change", "same", "conflict", "left_out": as it stands in JSON.
std::string_view word_of(PlannedValue::What what);

struct WriteBackPlan {
  std::string draft;
  std::string matter;  // display number
  std::string client;
  std::vector<PlannedValue> values;  // by person, in the order of review
  bool operator==(const WriteBackPlan&) const = default;

  int to_change() const;
};

struct WriteBackDesk {
  MatterSource& source;
  DraftShelf& drafts;
  WrittenShelf& written;
  RecordWriting& clio;
  const Clock& clock;
  const Mapping& mapping;
};

// Reads the matter anew and looks; nothing is changed, here or in Clio. `only` are keys; empty:
// every corrected value. not_found: no such draft, or no such matter any more. usage: a key that
// names no corrected value. conflict: the draft's matter is of another Clio than this one.
base::Result<WriteBackPlan> plan_write_back(const std::string& draft,
                                            const std::vector<std::string>& only,
                                            const WriteBackDesk& desk);

struct WriteBackReport {
  std::vector<PlannedValue> written;  // Clio holds them now
  base::Errors failed;                // why the rest was not; empty: all was written
};

// The changes of the plan, in its order, all values of one record together or none of them; what is
// written is on the shelf before the next. A record that fails by itself does not keep the others:
// conflict, and nothing of it is written, when Clio holds another value than when the plan was
// made. Without Clio (unreachable, sign_in_needed) nothing further is tried. `by` is who agreed.
WriteBackReport carry_out(const WriteBackPlan& plan, const std::string& by,
                          const WriteBackDesk& desk);

}  // namespace engross::app
