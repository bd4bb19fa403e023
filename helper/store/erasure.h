// Erasing what was imported from one region, so that nothing of it can be read from the file.
#pragma once

#include <string>

#include "base/base.h"
#include "store/connection.h"
#include "store/store.h"

namespace engross::store {

// Both throw what Poco throws.
Holdings holdings(Session& session, const std::string& region);
Holdings erase(Session& session, const std::string& region);

}  // namespace engross::store
