// Transport over real sockets: TLS 1.2 or newer with the host's certificate verified against the
// system's authorities, and no way around it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "clio/clock.h"
#include "clio/proxy.h"
#include "clio/transport.h"

namespace engross::clio {

struct Limits {
  std::chrono::milliseconds connect{10'000};  // to a connection, and again for its handshake
  std::chrono::milliseconds silence{20'000};  // between two bytes
  std::chrono::milliseconds whole{90'000};    // from the request to the last byte of its answer
  std::size_t body = 64U * 1024 * 1024;       // bytes
};

// The addresses of a host, in the order they are to be tried. Called from a thread of its own.
using Names = std::function<std::vector<std::string>(const std::string& host)>;
std::vector<std::string> addresses_of(const std::string& host);  // as the system knows them

class HttpTransport : public Transport {
 public:
  // Asks `clock` while it waits whether the work was cancelled, and `proxies` before each
  // connection for the way to it: without it there is none but the direct one.
  explicit HttpTransport(Clock& clock, Limits limits = {}, ProxySettings proxies = {},
                         Names names = addresses_of);
  ~HttpTransport() override;
  base::Result<Response> send(const Request& request) override;

 private:
  struct Tls;
  Clock& clock_;
  Limits limits_;
  ProxySettings proxies_;
  Names names_;
  std::unique_ptr<Tls> tls_;
};

}  // namespace engross::clio
