#include "sandbox/sandbox.h"

#include <Poco/Event.h>
#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>
#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <ostream>

#include "sandbox/practice.h"

namespace engross::sandbox {
namespace {

using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

constexpr std::size_t kLargestBody = 1 << 20;
constexpr std::size_t kLargestDocument = 256 << 20;  // bytes of one PUT to the storage
constexpr int kThreads = 16;

std::optional<Request> read_head(HTTPServerRequest& incoming) {
  auto request = read_target(incoming.getURI());
  if (!request) return std::nullopt;
  request->method = incoming.getMethod();
  for (const auto& [name, value] : incoming) request->headers.emplace_back(name, value);
  return request;
}

// At most so many bytes of what is still to come.
std::string read_bytes(std::istream& stream, std::size_t most) {
  constexpr std::size_t kStep = 1 << 16;
  std::string body;
  while (stream && body.size() < most) {
    const std::size_t had = body.size();
    body.resize(had + std::min(kStep, most - had));
    stream.read(body.data() + had, static_cast<std::streamsize>(body.size() - had));
    body.resize(had + static_cast<std::size_t>(stream.gcount()));
  }
  return body;
}

bool read_body(HTTPServerRequest& incoming, Request& request) {
  const bool document = request.path.starts_with(kStoragePath);
  const std::size_t most = document ? kLargestDocument : kLargestBody;
  request.body = read_bytes(incoming.stream(), most + 1);
  return request.body.size() <= most;
}

void break_off(HTTPServerRequest& incoming) {
  static_cast<Poco::Net::HTTPServerRequestImpl&>(incoming).detachSocket().close();
}

void write(const Response& answer, HTTPServerResponse& outgoing) {
  outgoing.setStatus(static_cast<HTTPServerResponse::HTTPStatus>(answer.status));
  outgoing.setReason(HTTPServerResponse::getReasonForStatus(outgoing.getStatus()));
  for (const auto& [name, value] : answer.headers) outgoing.add(name, value);
  if (answer.status == 304 || answer.status == 204) {
    outgoing.setChunkedTransferEncoding(false);
    outgoing.send();
    return;
  }
  outgoing.setContentType(answer.content_type);
  outgoing.setContentLength64(static_cast<Poco::Int64>(answer.body.size()));
  if (answer.cut_after) outgoing.setKeepAlive(false);
  const std::size_t size = std::min(answer.body.size(), answer.cut_after.value_or(SIZE_MAX));
  outgoing.send().write(answer.body.data(), static_cast<std::streamsize>(size)).flush();
}

class Handler : public Poco::Net::HTTPRequestHandler {
 public:
  Handler(Practice& practice, Poco::Event& stopping) : practice_(practice), stopping_(stopping) {}

  void handleRequest(HTTPServerRequest& incoming, HTTPServerResponse& outgoing) override {
    auto request = read_head(incoming);
    if (request) {
      if (const auto cut = practice_.cut_of(*request)) {
        read_bytes(incoming.stream(), *cut);
        return break_off(incoming);
      }
    }
    if (!request || !read_body(incoming, *request)) {
      Response bad;
      bad.status = 400;
      bad.content_type = "text/plain; charset=utf-8";
      bad.body = "This request cannot be read.\n";
      outgoing.setKeepAlive(false);
      return write(bad, outgoing);
    }
    const Response answer = practice_.answer(*request);
    if (answer.hold_seconds > 0) stopping_.tryWait(answer.hold_seconds * 1000L);
    if (answer.unanswered) return break_off(incoming);
    write(answer, outgoing);
  }

 private:
  Practice& practice_;
  Poco::Event& stopping_;
};

class Handlers : public Poco::Net::HTTPRequestHandlerFactory {
 public:
  Handlers(Practice& practice, Poco::Event& stopping) : practice_(practice), stopping_(stopping) {}

  Poco::Net::HTTPRequestHandler* createRequestHandler(const HTTPServerRequest&) override {
    return new Handler(practice_, stopping_);  // Poco's server owns and deletes it
  }

 private:
  Practice& practice_;
  Poco::Event& stopping_;
};

// The address may be taken again at once after a stop, and never while another server has it: the
// socket's own constructor would share the port.
Poco::Net::ServerSocket listening(std::uint16_t port) {
  Poco::Net::ServerSocket socket;
  socket.bind(Poco::Net::SocketAddress("127.0.0.1", port), true, false);
  socket.listen(64);
  return socket;
}

Poco::Net::HTTPServerParams::Ptr parameters() {
  Poco::Net::HTTPServerParams::Ptr params = new Poco::Net::HTTPServerParams;
  params->setMaxThreads(kThreads);
  params->setMaxQueued(100);
  params->setKeepAlive(true);
  return params;
}

}  // namespace

struct Server::Running {
  Running(Firm firm, const Options& options)
      : practice(std::move(firm), options),
        stopping(Poco::Event::EVENT_MANUALRESET),
        threads(2, kThreads + 2),
        socket(listening(options.port)),
        http(new Handlers(practice, stopping), threads, socket, parameters()) {
    practice.set_address(fmt::format("http://127.0.0.1:{}", socket.address().port()));
    http.start();
  }

  ~Running() {
    stopping.set();
    http.stopAll(true);
    threads.joinAll();
  }

  Practice practice;
  Poco::Event stopping;
  Poco::ThreadPool threads;
  Poco::Net::ServerSocket socket;
  Poco::Net::HTTPServer http;
};

Server::Server(std::unique_ptr<Running> running) : running_(std::move(running)) {}

Server::~Server() = default;

base::Result<std::unique_ptr<Server>> Server::start(const Options& options) {
  auto firm = Firm::load(options.firm_folder);
  if (!firm) return tl::unexpected(firm.error());
  try {
    auto running = std::make_unique<Running>(std::move(*firm), options);
    return std::unique_ptr<Server>(new Server(std::move(running)));
  } catch (const Poco::Exception& error) {
    return base::failure(base::Fault::unreachable,
                         "the practice Clio cannot listen: " + error.displayText(),
                         fmt::format("127.0.0.1, port {}", options.port),
                         "name another port, or end the program that has this one");
  }
}

std::string Server::address() const {
  return fmt::format("http://127.0.0.1:{}", running_->socket.address().port());
}

std::string Server::practice_token() const { return running_->practice.practice_token(); }
std::string Server::client_id() const { return running_->practice.app().client_id; }
std::string Server::client_secret() const { return running_->practice.app().client_secret; }

}  // namespace engross::sandbox
