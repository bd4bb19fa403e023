// A template as commands use it: how it is opened, and what is said when it cannot be filled.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "docx/docx.h"

namespace engross::cli {

// The dialect by its word, the filters of the environment, macros by the file's name, documents
// that it includes from the file's folder.
docx::Options options_of(const std::string& dialect, const std::string& path,
                         const expression::Environment& environment);

// All faults of its marks; none when it can be filled.
app::Refusal faults_of(const docx::Template& document);

// Why a fill made no document: each missing value by itself, with its place in `path`.
app::Refusal why(const docx::FillFailure& failure, const std::string& path);
app::Refusal missing_errors(const std::vector<docx::MissingValue>& missing,
                            const std::string& path);

// The date of drafting is the one in the values, where they hold one; else `otherwise`.
base::Date today_in(const expression::Value& values, const base::Date& otherwise);

}  // namespace engross::cli
