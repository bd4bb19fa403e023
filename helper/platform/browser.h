// The person's own browser.
#pragma once

#include <string>

#include "base/error.h"

namespace engross::platform {

// Hands the address to the system's browser (xdg-open), without a shell, and does not wait for the
// browser to end. An https address, or http on this machine's loopback address; all else is usage
// and starts nothing. not_found: there is no browser, or none could be started.
base::Result<void> open_in_browser(const std::string& address);

}  // namespace engross::platform
