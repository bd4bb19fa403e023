// What recording time and expenses from the pane needs beyond app: the lines that people were
// shown. Private to the room.
#pragma once

#include <string>

#include "app/entries.h"
#include "bridge/shown.h"

namespace engross::bridge {

struct EntryAsked {
  std::string draft;
  app::Entry entry;
};
using Recordings = ShownLists<Shown<EntryAsked, app::EntryPlan>>;

}  // namespace engross::bridge
