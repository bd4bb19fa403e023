// The way to Clio where a firm's network lets nothing out but through a proxy. Only https goes
// through one, as a tunnel (CONNECT) inside which TLS is proved against Clio's own name: the proxy
// learns the host's name and port, and nothing else. This machine is never reached through one.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/base.h"
#include "clio/address.h"

namespace engross::clio {

// What this computer says of proxies, as it stands there.
struct ProxySetting {
  std::string address;    // "http://user:password@proxy.firm.example:8080"; empty: none
  std::string except;     // hosts to reach without it, as NO_PROXY has them
  std::string automatic;  // where a script (PAC) that chooses a proxy lies; it is not run
  std::string source;     // where to change it: "HTTPS_PROXY", "the proxy settings of Windows"
};
// Asked anew for each connection: a laptop leaves the office while the program runs.
using ProxySettings = std::function<ProxySetting()>;

struct Proxy {
  std::string host;
  std::uint16_t port = 0;
  std::string credentials;  // "user:password", never part of an error; empty: none
  std::string source;

  std::string place() const;  // "proxy.firm.example:8080 (HTTPS_PROXY)"
};

// The proxy for this address; nothing when it is reached directly. denied: the setting is no
// address of a proxy, or of a kind that is not supported (socks, https, a script); the error
// repeats none of it, because a password may stand anywhere in it.
base::Result<std::optional<Proxy>> proxy_for(const ProxySetting& setting, const Address& address);

// The head that asks the proxy for a tunnel to this address.
std::string tunnel_request(const Proxy& proxy, const Address& address);

// Nothing when the proxy's answer opens the tunnel. denied: it wants a sign-in (407), or lets
// nobody through to this host; unreachable: it could not reach the host, or is no proxy.
std::optional<base::Error> tunnel_trouble(std::string_view head, const Proxy& proxy,
                                          const Address& address);

}  // namespace engross::clio
