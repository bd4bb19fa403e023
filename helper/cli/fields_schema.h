// What a template asks for, as a JSON Schema (draft 2020-12) of the values that fill it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "docx/docx.h"

namespace engross::cli {

// Describes the objects of a --data file. A name that every use may do without is not required;
// names of other systems' values, and members nobody asks for, are allowed.
nlohmann::ordered_json fields_schema(const std::vector<docx::Field>& fields,
                                     const std::string& title);

}  // namespace engross::cli
