// Poco's listening sockets and TLS under the loop.
#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SecureServerSocket.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "bridge/answer.h"
#include "bridge/bridge.h"
#include "bridge/loop.h"
#include "bridge/routes.h"

namespace engross::bridge {
namespace {

namespace net = Poco::Net;
using base::failure;
using base::Fault;
using base::Result;

constexpr int kBacklog = 512;  // callers that knock while the loop is busy
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";  // TLS 1.2; 1.3 has only such

Result<net::Context::Ptr> tls(const Options& options) {
  try {
    net::Context::Ptr context(new net::Context(net::Context::TLS_SERVER_USE, options.key_file,
                                               options.chain_file, "", net::Context::VERIFY_NONE, 9,
                                               false, kCiphers));
    context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
    // Callers hold their sessions in tickets; OpenSSL would keep 20,000 of them besides, 6 KB each.
    context->enableSessionCache(false);
    return context;
  } catch (const Poco::Exception&) {
    return failure(Fault::malformed, "the certificate or its key cannot be used",
                   options.chain_file, "delete the folder of the certificate and start again");
  }
}

tl::unexpected<base::Error> not_bound(const std::string& address, const Options& options,
                                      const Poco::Exception& exception) {
  if (exception.code() == EADDRINUSE) {
    std::string holder = options.port_holder ? options.port_holder(options.port) : "";
    if (holder.empty()) holder = "another program";
    return failure(Fault::conflict, "the port is taken by " + holder, address,
                   "end that program, or choose another port with --port");
  }
  if (exception.code() == EACCES) {
    return failure(Fault::refused, "the port is reserved for the system", address,
                   "choose one above 1023 with --port");
  }
  return failure(Fault::refused, "the port cannot be used: " + exception.displayText(), address,
                 "choose another port with --port");
}

// No SO_REUSEPORT: a second program of the same user must not be able to listen beside this one.
// SO_REUSEADDR allows nothing of the kind on Linux, only a start right after an end.
Result<net::SecureServerSocket> bound(const net::SocketAddress& address, const Options& options,
                                      const net::Context::Ptr& context) {
  try {
    net::SecureServerSocket socket(context);
    if (address.family() == net::AddressFamily::IPv6) {
      socket.bind6(address, true, false, true);
    } else {
      socket.bind(address, true, false);
    }
    socket.listen(kBacklog);
    return socket;
  } catch (const Poco::Exception& exception) {
    return not_bound(address.toString(), options, exception);
  }
}

bool has_ipv6() {
  try {
    net::ServerSocket().bind6(net::SocketAddress("::1", 0), false, false, true);
    return true;
  } catch (const Poco::Exception&) {
    return false;
  }
}

Result<std::vector<net::SecureServerSocket>> listeners(const Options& options,
                                                       const net::Context::Ptr& context) {
  std::vector<net::SecureServerSocket> sockets;
  auto ipv4 = bound({"127.0.0.1", options.port}, options, context);
  if (!ipv4) return tl::unexpected(ipv4.error());
  sockets.push_back(*ipv4);
  if (!has_ipv6()) return sockets;
  auto ipv6 = bound({"::1", ipv4->address().port()}, options, context);
  if (!ipv6) return tl::unexpected(ipv6.error());
  sockets.push_back(*ipv6);
  return sockets;
}

}  // namespace

struct Server::Running {
  Running() = default;
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  // Those who wait for a word processor are told first, so that the loop can send it.
  ~Running() {
    if (answers) answers->end();
  }

  Options options;
  std::uint16_t port = 0;
  std::unique_ptr<Answers> answers;
  std::unique_ptr<Loop> loop;  // last, because it uses what stands above
};

Result<Server> Server::start(Options options) {
  const auto context = tls(options);
  if (!context) return tl::unexpected(context.error());
  const auto sockets = listeners(options, *context);
  if (!sockets) return tl::unexpected(sockets.error());
  auto running = std::make_unique<Running>();
  running->options = std::move(options);
  running->port = sockets->front().address().port();
  running->answers = std::make_unique<Answers>(running->options);
  Service service;
  if (running->options.same_user) {
    service.admits = [all = running.get()](const net::SocketAddress& peer,
                                           const net::SocketAddress& own) {
      return all->options.same_user(peer.port(), own.port());
    };
  }
  service.answer = [all = running.get()](const Request& request) {
    return all->answers->answer(request, all->port);
  };
  service.longest_body = [all = running.get()](const Request& head) {
    return all->answers->longest_body(head, all->port);
  };
  service.rest = [all = running.get()] {
    all->answers->rest();
    if (all->options.rest) all->options.rest();
  };
  service.refuse = refused;
  service.waits = [](const Request& request) {
    return waits_for_others(request.method, path(request));
  };
  try {
    running->loop = std::make_unique<Loop>(*sockets, std::move(service));
  } catch (const Poco::Exception& exception) {
    return failure(Fault::internal, "the helper cannot start: " + exception.displayText(), "",
                   "close some programs, then start it again");
  }
  return Server(std::move(running));
}

Server::Server(std::unique_ptr<Running> running) : running_(std::move(running)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

std::uint16_t Server::port() const { return running_->port; }

std::string Server::address() const {
  return "https://localhost:" + std::to_string(running_->port) + "/";
}

}  // namespace engross::bridge
