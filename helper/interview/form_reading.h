// The parts of reading a form. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interview/entry.h"
#include "interview/form.h"

namespace engross::interview {

// The entries under "questions". `around` is the path of the repeat ("gifts[]."), `depth` how many
// repeats there are around them.
std::vector<Step> read_steps(Entry& holder, const std::string& around, int depth,
                             const Filters& filters, Faults& faults);

// Small letters, digits and _, a digit not first.
bool is_fact_name(std::string_view text);

// Names that stand twice or mean something else already, and expressions that ask for a fact which
// is not known where they stand, or for a member that it does not have.
void check_names(const Form& form, const MappedFacts* mapped, Faults& faults);

}  // namespace engross::interview
