// What the system's error numbers mean to somebody who wants to save a document.
#pragma once

#include <string>

#include "base/error.h"

namespace engross::platform {

// "`doing`: the disk is full", `path`, what to do about it. `doing` says what could not be done.
tl::unexpected<base::Error> system_failure(int code, const std::string& doing,
                                           const std::string& path);

}  // namespace engross::platform
