// The files of the practice firm, as they are written by hand: one list of records a file.
#pragma once

#include <filesystem>

#include "base/error.h"
#include "sandbox/firm.h"

namespace engross::sandbox {

// Reads the folder's files into `firm`, each record as it stands in the file. A record's members
// are checked against the words its file may use; "file" with the file's name is added as "#file".
base::Result<bool> read_files(const std::filesystem::path& folder, Firm& firm);

}  // namespace engross::sandbox
