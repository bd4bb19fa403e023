#include "clio/connection.h"

#include <Poco/Net/DNS.h>
#include <Poco/Net/HostEntry.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SocketAddress.h>

#include <algorithm>
#include <future>
#include <memory>
#include <thread>
#include <vector>

namespace engross::clio {
namespace {

namespace pn = Poco::Net;
using std::chrono::milliseconds;

constexpr std::size_t kLongestTunnelHead = 16384;

Poco::Timespan timespan(milliseconds time) {
  return {static_cast<Poco::Timespan::TimeDiff>(std::max<std::int64_t>(time.count(), 0)) *
          Poco::Timespan::MILLISECONDS};
}

// Throws what fits the system's number of the fault.
struct Raised : pn::StreamSocketImpl {
  [[noreturn]] static void by_number(int code) {
    error(code);
    throw pn::NetException("no connection");
  }
};

// The system's resolver cannot be stopped: whoever no longer waits leaves it to end by itself.
std::vector<std::string> looked_up(const std::string& host, const Names& names, Watch& watch) {
  auto promise = std::make_shared<std::promise<std::vector<std::string>>>();
  auto found = promise->get_future();
  std::thread([promise, host, names] {
    try {
      promise->set_value(names(host));
    } catch (...) {
      promise->set_exception(std::current_exception());
    }
  }).detach();
  while (found.wait_for(Watch::kLook) != std::future_status::ready) watch.look();
  return found.get();
}

WatchedSocket reach_one(const std::string& address, std::uint16_t port, milliseconds most,
                        Watch& watch) {
  using Steady = std::chrono::steady_clock;
  const auto end = Steady::now() + most;
  WatchedSocket socket(watch);
  socket.connectNB(pn::SocketAddress(address, port));
  const int events = pn::Socket::SELECT_WRITE | pn::Socket::SELECT_ERROR;
  while (!socket.poll(timespan(std::min(Watch::kLook, most)), events)) {
    watch.look();
    if (Steady::now() >= end) throw Poco::TimeoutException("no connection in time");
  }
  if (const int code = socket.impl()->socketError(); code != 0) Raised::by_number(code);
  socket.setBlocking(true);
  socket.setNoDelay(true);
  return socket;
}

}  // namespace

std::vector<std::string> addresses_of(const std::string& host) {
  std::vector<std::string> addresses;
  // Without the flag that asks for addresses of the kinds this computer has routes for: it is told
  // by the try itself, and an address of this machine's own needs none.
  const pn::HostEntry entry = pn::DNS::hostByName(host, 0);
  for (const pn::IPAddress& address : entry.addresses()) {
    const std::string text = address.toString();
    if (std::find(addresses.begin(), addresses.end(), text) == addresses.end()) {
      addresses.push_back(text);
    }
  }
  return addresses;
}

WatchedSocket reach(const std::string& host, std::uint16_t port, const Names& names, Watch& watch) {
  watch.connecting();
  const auto addresses = looked_up(host, names, watch);
  if (addresses.empty()) throw pn::DNSException("no address");
  for (std::size_t at = 0;; ++at) {
    const auto others = static_cast<std::int64_t>(addresses.size() - at);
    try {
      return reach_one(addresses[at], port, watch.left() / others, watch);
    } catch (const Poco::Exception&) {
      watch.look();
      if (others == 1) throw;
    }
  }
}

base::Result<void> open_tunnel(pn::StreamSocket& socket, const Proxy& proxy, const Address& address,
                               Watch& watch) {
  watch.connecting();
  socket.setReceiveTimeout(timespan(Watch::kLook));
  const std::string request = tunnel_request(proxy, address);
  socket.sendBytes(request.data(), static_cast<int>(request.size()));
  std::string head;
  // Byte by byte: what follows the head is no longer the proxy's.
  for (char byte = 0; !head.ends_with("\r\n\r\n") && head.size() < kLongestTunnelHead;) {
    if (socket.receiveBytes(&byte, 1) <= 0) break;
    head += byte;
  }
  if (head.empty()) throw pn::NoMessageException();
  if (auto trouble = tunnel_trouble(head, proxy, address)) return tl::unexpected(*trouble);
  if (!head.ends_with("\r\n\r\n")) throw pn::MessageException();
  return {};
}

WatchedSecureSocket secured(const pn::StreamSocket& socket, const std::string& host,
                            pn::Context::Ptr context, Watch& watch) {
  watch.connecting();
  auto* impl = new WatchedSecureImpl(watch, socket, std::move(context));
  WatchedSecureSocket secure(impl);
  impl->setPeerHostName(host);
  // Without blocking, so that each step of the handshake comes back here.
  pn::StreamSocket under(socket);
  under.setBlocking(false);
  impl->connectSSL();
  for (;;) {
    const int done = impl->completeHandshake();
    if (done > 0) break;
    const bool writes = done == pn::SecureStreamSocket::ERR_SSL_WANT_WRITE;
    const bool reads = done == pn::SecureStreamSocket::ERR_SSL_WANT_READ;
    if (!writes && !reads) throw pn::SSLConnectionUnexpectedlyClosedException();
    watch.look();
    under.poll(timespan(Watch::kLook), writes ? pn::Socket::SELECT_WRITE : pn::Socket::SELECT_READ);
  }
  impl->verifyPeerCertificate(host);
  under.setBlocking(true);
  return secure;
}

}  // namespace engross::clio
