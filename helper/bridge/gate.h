// The gate in front of every route: a pure function with a fixed order, first refusal wins. A web
// page in the user's own browser can reach loopback too, so nothing is let in for where it comes
// from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "bridge/message.h"
#include "bridge/routes.h"

namespace engross::bridge {

struct Gate {
  std::uint16_t port;
  std::span<const Route> routes;
};

// In order:
//   host    one Host header (else 400), exactly localhost, 127.0.0.1 or [::1] with our port (else
//           421): a name that somebody points at this machine (DNS rebinding) is not ours
//   method  one that some route has (else 405)
//   route   a path of the table (else 404), with this method (else 405)
std::optional<Refusal> refusal(const Request& request, const Gate& gate);

// The route that a request has which the gate let in; null when it did not.
const Route* route_of(const Request& request, std::span<const Route> routes);

}  // namespace engross::bridge
