// Who listens on a port of this machine.
#pragma once

#include <cstdint>
#include <string>

namespace engross::platform {

// "process 1234 (soffice.bin)"; "another user's program" when the system hides it; empty when
// nobody listens there.
std::string port_holder(std::uint16_t port);

// Whether the connection from a port of this machine to our port belongs to a program of the
// present user. False when the system does not say.
bool is_of_this_user(std::uint16_t its_port, std::uint16_t our_port);

}  // namespace engross::platform
