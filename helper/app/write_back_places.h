// Where a value of the review stands in Clio.
#pragma once

#include <string_view>

#include "app/write_back.h"

namespace engross::app {

inline constexpr std::string_view kRelationship = "relationship";

// Of a value that was corrected: the record of Clio and its member that hold it now, or the note
// why it is not written. `now` is the matter as Clio has it.
void place_in_clio(const family::Review& review, const matter::Matter& now,
                   const family::ReviewedValue& value, PlannedValue& planned);

}  // namespace engross::app
