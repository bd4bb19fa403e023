// Of many entries of a list one that stands for all of them. Private to the room.
#pragma once

#include <optional>

#include "expression/value.h"

namespace engross::app {

// A record with every member that any entry has, each as the first entry that shows something has
// it. Nothing when the list is empty or holds anything but records.
std::optional<expression::Record> shape_of(const expression::List& list);

}  // namespace engross::app
