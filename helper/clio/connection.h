// Makes the connection that a request goes over: the first address of a host that answers, a tunnel
// through the proxy where there is one, TLS proved against the host's own name. All of it looks up
// several times a second at the time that is left and at a cancelled call. Throws what Poco throws.
#pragma once

#include <Poco/Net/Context.h>
#include <Poco/Net/StreamSocket.h>

#include <cstdint>
#include <string>

#include "clio/http_transport.h"
#include "clio/proxy.h"
#include "clio/watched_socket.h"

namespace engross::clio {

// The host's addresses are tried in turn, each for its share of the time that is left, so that one
// that swallows everything does not keep the next from its try. DNSException when there is none.
WatchedSocket reach(const std::string& host, std::uint16_t port, const Names& names, Watch& watch);

// Asks the proxy at the other end of `socket` for a way on to `address`. On success the next byte
// comes from there; the socket is of no use after a failure.
base::Result<void> open_tunnel(Poco::Net::StreamSocket& socket, const Proxy& proxy,
                               const Address& address, Watch& watch);

// SSLException when the other end does not prove that it is `host`; nothing was sent then.
WatchedSecureSocket secured(const Poco::Net::StreamSocket& socket, const std::string& host,
                            Poco::Net::Context::Ptr context, Watch& watch);

}  // namespace engross::clio
