// `engross check` for every file that is no Word document: mapping tables, interviews, answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/app.h"

namespace engross::cli {

// All faults of a .json (mapping table or answers), .yaml (interview), .anx, .ans or .cmp file;
// none: all is well. No value for a file of another kind. Interviews and HotDocs names may ask for
// what the field map and the shipped interviews have.
std::optional<base::Errors> faults_of_file(const std::string& path, std::string_view bytes,
                                           const app::Mapping& mapping,
                                           const expression::Environment& environment);

// Those of the card and the interview that belong to a shipped template; empty, too, when `named`
// is a path and no id.
base::Errors faults_beside_template(const std::string& named, const app::Mapping& mapping,
                                    const expression::Environment& environment);

}  // namespace engross::cli
