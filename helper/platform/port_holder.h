// Who listens on a port of this machine.
#pragma once

#include <cstdint>
#include <string>

namespace engross::platform {

// "process 1234 (soffice.bin)"; "another user's program" when the system hides it; empty when
// nobody listens there.
std::string port_holder(std::uint16_t port);

}  // namespace engross::platform
