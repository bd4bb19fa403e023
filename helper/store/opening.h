// From a path to a session that may be written: everything that is refused is refused here, before
// the first byte is written.
#pragma once

#include <filesystem>

#include "base/base.h"
#include "store/connection.h"

namespace engross::store {

// `path` is absolute. Makes folder and file when there are none, for this user only.
base::Result<Session> open_session(const std::filesystem::path& path);

}  // namespace engross::store
