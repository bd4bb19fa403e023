// Records that may be of one person: the same full name; the same birth date and last name with
// first names one slip apart; the same e-mail address and last name.
#pragma once

#include <vector>

#include "base/message.h"
#include "matter/matter.h"

namespace engross::family {

struct Alike {
  std::vector<std::size_t> places;     // two or more, ascending, into what was asked about
  std::vector<base::Message> because;  // "the same name"
};

// In time that grows with the number of contacts, not with that of their pairs.
std::vector<Alike> alike(const std::vector<const matter::Contact*>& contacts);

}  // namespace engross::family
