// Time, an expense or an appointment recorded in a draft's matter, in two steps as filing is
// (filing.h): a line that a person sees, then exactly that.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/drafts.h"
#include "app/ports.h"
#include "base/message.h"

namespace engross::app {

struct EntryPlan {
  std::string draft;
  std::string matter;  // display number
  std::string client;
  Entry entry;
  std::string calendar;               // the name, of an appointment
  std::optional<matter::Id> already;  // an equal one that Clio has
  std::vector<base::Message> notes;   // what a person should know before agreeing
};

// "time", "expense", "appointment"
std::string_view word_of(Entry::Kind kind);
// "1 h 30 min of time on 2026-11-28: Drafting the will"
std::string line_of(const Entry& entry);

struct EntryDesk {
  DraftShelf& drafts;
  EntryMaking& clio;
  const Clock& clock;
  const Mapping& mapping;
};

// Looks only. `entry` comes without its matter and calendar. usage: nothing to say what it was, no
// time, an amount that is none, an end before the start. not_found: no such draft. conflict: the
// draft's matter is of another Clio than this one.
base::Result<EntryPlan> plan_entry(const std::string& draft, Entry entry, const EntryDesk& desk);

// One more entry, whether or not Clio has an equal one; its id in Clio.
base::Result<matter::Id> carry_out(const EntryPlan& plan, const EntryDesk& desk);

}  // namespace engross::app
