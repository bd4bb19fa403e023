// Poco's sockets, TLS and threads around answer(). The one file that knows them: a stricter reader
// of request heads can take the place of Poco's own without the gate or a route noticing.
#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/ThreadPool.h>

#include <cerrno>
#include <optional>
#include <utility>
#include <vector>

#include "bridge/answer.h"
#include "bridge/bridge.h"

namespace engross::bridge {
namespace {

namespace net = Poco::Net;
using base::failure;
using base::Fault;
using base::Result;

constexpr int kThreads = 16;
constexpr int kQueued = 64;  // connections waiting for a thread; more are closed
constexpr long kIdleSeconds = 10;
constexpr int kBacklog = 64;
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";  // TLS 1.2; 1.3 has only such

Request read(const net::HTTPServerRequest& from) {
  Request request{from.getMethod(), from.getURI(), {}};
  for (const auto& [name, value] : from) request.headers.push_back({name, value});
  return request;
}

// A body that nobody reads would be taken for the next request.
bool has_body(const net::HTTPServerRequest& request) {
  return request.has("Transfer-Encoding") ||
         (request.has("Content-Length") && request.get("Content-Length") != "0");
}

class Handler : public net::HTTPRequestHandler {
 public:
  Handler(const Options& options, std::uint16_t port) : options_(options), port_(port) {}

  void handleRequest(net::HTTPServerRequest& from, net::HTTPServerResponse& to) override {
    const Reply reply = answer(read(from), options_, port_);
    to.setStatus(static_cast<net::HTTPResponse::HTTPStatus>(reply.status));
    to.setReason(net::HTTPResponse::getReasonForStatus(to.getStatus()));
    for (const Header& header : reply.headers) to.add(header.name, header.value);
    if (reply.status >= 400 || has_body(from)) to.setKeepAlive(false);
    to.sendBuffer(reply.body.data(), reply.body.size());
  }

 private:
  const Options& options_;
  std::uint16_t port_;
};

class Handlers : public net::HTTPRequestHandlerFactory {
 public:
  Handlers(const Options& options, std::uint16_t port) : options_(options), port_(port) {}
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
    return new Handler(options_, port_);  // Poco takes it over
  }

 private:
  const Options& options_;
  std::uint16_t port_;
};

Result<net::Context::Ptr> tls(const Options& options) {
  try {
    net::Context::Ptr context(new net::Context(net::Context::TLS_SERVER_USE, options.key_file,
                                               options.chain_file, "", net::Context::VERIFY_NONE, 9,
                                               false, kCiphers));
    context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
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

net::HTTPServerParams::Ptr parameters() {
  net::HTTPServerParams::Ptr params(new net::HTTPServerParams);
  params->setMaxThreads(kThreads);
  params->setMaxQueued(kQueued);
  params->setTimeout(Poco::Timespan(kIdleSeconds, 0));
  params->setKeepAliveTimeout(Poco::Timespan(kIdleSeconds, 0));
  return params;
}

}  // namespace

struct Server::Running {
  Options options;
  std::uint16_t port = 0;
  Poco::ThreadPool threads{2, 2 * kThreads};
  std::vector<std::unique_ptr<net::HTTPServer>> servers;

  ~Running() {
    for (auto& server : servers) server->stopAll(true);
    threads.joinAll();  // they use options until the last answer is out
  }
};

Result<Server> Server::start(Options options) {
  const auto context = tls(options);
  if (!context) return tl::unexpected(context.error());
  const auto sockets = listeners(options, *context);
  if (!sockets) return tl::unexpected(sockets.error());
  auto running = std::make_unique<Running>();
  running->options = std::move(options);
  running->port = sockets->front().address().port();
  try {
    for (const net::SecureServerSocket& socket : *sockets) {
      running->servers.push_back(std::make_unique<net::HTTPServer>(
          new Handlers(running->options, running->port), running->threads, socket, parameters()));
      running->servers.back()->start();
    }
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
