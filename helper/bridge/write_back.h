// What writing back from the pane needs beyond app: the lists that people were shown. Private to
// the room.
#pragma once

#include <string>
#include <vector>

#include "app/write_back.h"
#include "bridge/shown.h"

namespace engross::bridge {

struct WriteBackAsked {
  std::string draft;
  std::vector<std::string> keys;  // empty: every corrected value
};
using WriteBackList = Shown<WriteBackAsked, app::WriteBackPlan>;
using WriteBacks = ShownLists<WriteBackList>;

}  // namespace engross::bridge
