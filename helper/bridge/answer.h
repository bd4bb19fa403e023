// From a request to its reply: gate, route, common headers. Everything but sockets and TLS.
#pragma once

#include <cstdint>

#include "bridge/bridge.h"
#include "bridge/message.h"

namespace engross::bridge {

// `port` is the one the server listens on. Never throws: what a route throws becomes a 500 that
// says nothing of its cause.
Reply answer(const Request& request, const Options& options, std::uint16_t port);

// The reply to what never became a request.
Reply refused(const Refusal& refusal);

}  // namespace engross::bridge
