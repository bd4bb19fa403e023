// The gate in front of every route: a pure function with a fixed order, first refusal wins. A web
// page in the user's own browser can reach loopback too, so nothing is let in for where it comes
// from.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "bridge/message.h"
#include "bridge/routes.h"

namespace engross::bridge {

struct Gate {
  std::uint16_t port;
  std::span<const Route> routes;
  // Whose token it is: a pairing's id, or "owner"; nothing when it opens nothing. In a time that
  // does not depend on the token.
  std::function<std::optional<std::string>(std::string_view token)> holder;
};

inline constexpr std::string_view kOwner = "owner";

struct Admitted {
  const Route* route = nullptr;
  std::vector<std::string> arguments;
  std::string caller;
};

// In order:
//   host      one Host header (else 400), exactly localhost, 127.0.0.1 or [::1] with our port (else
//             421): a name that somebody points at this machine (DNS rebinding) is not ours
//   method    one that some route has (else 405)
//   origin    where there is one, exactly https:// and the Host (else 403), once; a browser (it
//             says Sec-Fetch-Site) has one on everything that is no GET
//   site      Sec-Fetch-Site, where there is one, same-origin (else 403): a page of another port of
//             this machine is same-site; "none", a person's own navigation, for a GET alone
//   header    X-Engross: 1 (else 403), which no form, picture or script tag can send
//   type      of a POST application/json (else 415), uncompressed (else 415)
//   token     where the route needs one, and at unknown places: Authorization: Bearer, once (else
//             401, the same for every reason)
//   route     a path of the table (else 404), with this method (else 405)
//   key       of what changes something an Idempotency-Key of 8 to 64 letters, digits, - (else 400)
std::optional<Refusal> wrong_host(const Request& request, const Gate& gate);
tl::expected<Admitted, Refusal> admitted(const Request& request, const Gate& gate);

}  // namespace engross::bridge
