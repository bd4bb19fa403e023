// What birth dates can hardly be, or cannot be: beside each other and beside the day of the import.
// Private to the room.
#pragma once

#include <vector>

#include "family/sheet.h"

namespace engross::family {

// Nobody is younger than a child or a grandchild (blocking); 12 years lie between the generations,
// and spouses are 16 (doubts). Only dates that are known are compared.
std::vector<Finding> odd_ages(const Row& row, const Sheet& sheet);

}  // namespace engross::family
