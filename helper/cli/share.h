// The files that come with the program: mapping, templates, the practice firm.
#pragma once

#include <string>

#include "app/app.h"
#include "base/base.h"

namespace engross::cli {

// The share folder's file, by its path inside it ("mapping/relationships.json").
base::Result<std::string> shared_file(const std::string& path);
base::Result<std::string> shared_folder(const std::string& path);

// Relationship words, field names and rules of law.
base::Result<app::Mapping> load_mapping();

// The file of --template: a path, or the id of a shipped template ("will").
base::Result<std::string> template_path(const std::string& named);

// Bytes of a document or a file of values, within the size a document may have.
base::Result<std::string> read_document(const std::string& path);
base::Result<expression::Value> read_values(const std::string& path);

}  // namespace engross::cli
