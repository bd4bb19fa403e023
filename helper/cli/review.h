// The review as a person reads it in a terminal, and as a program reads it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <ostream>

#include "app/app.h"

namespace engross::cli {

// Every person with role, reason and doubts, every custom field, everything that is odd.
void print_review(std::ostream& out, const app::Imported& imported, const std::string& place);
// The facts of one document: what each answer is and where it comes from.
void print_answers(std::ostream& out, const app::Prepared& prepared);
nlohmann::ordered_json review_json(const app::Imported& imported);
nlohmann::ordered_json doubts_json(const std::vector<family::Doubt>& doubts);

}  // namespace engross::cli
