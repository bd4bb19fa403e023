// Whether a request was addressed to this machine by its own name. A web page anywhere can let its
// own host name point at 127.0.0.1 (DNS rebinding); it cannot forge the Host header of a browser.
#pragma once

#include "sandbox/http.h"

namespace engross::sandbox {

// Exactly one Host header, and it names 127.0.0.1, localhost or [::1], with any port or none.
bool names_this_machine(const Request& request);

// Whether a browser says that a page of another origin sent it. Needed where a plain form could do
// harm; a client that is no browser sends no Origin.
bool comes_from_elsewhere(const Request& request);

}  // namespace engross::sandbox
