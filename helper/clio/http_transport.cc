#include "clio/http_transport.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

#include "clio/address.h"
#include "clio/connection.h"
#include "clio/reached.h"

namespace engross::clio {
namespace {

namespace net = Poco::Net;
using base::Fault;

constexpr int kMostHeaders = 200;

Poco::Timespan span(std::chrono::milliseconds time) {
  return {static_cast<Poco::Timespan::TimeDiff>(time.count()) * Poco::Timespan::MILLISECONDS};
}

// Only the system's authorities; STRICT so that not even a host on this machine goes unproved.
net::Context::Ptr verified_tls() {
  net::Context::Ptr context =
      new net::Context(net::Context::TLS_CLIENT_USE, "", net::Context::VERIFY_STRICT, 9, true,
                       "HIGH:!aNULL:!eNULL:!MD5:!RC4");
  context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
  context->enableExtendedCertificateVerification(true);
  return context;
}

// In steps, so that a person can stop a long one.
void write_body(std::ostream& out, const std::string& body, Watch& watch) {
  constexpr std::size_t kStep = 1 << 16;
  for (std::size_t at = 0; at < body.size() && out; at += kStep) {
    const std::size_t size = std::min(kStep, body.size() - at);
    out.write(body.data() + at, static_cast<std::streamsize>(size));
    watch.begin();
    watch.look();
  }
}

void write(net::HTTPClientSession& session, const Request& request, const Address& address,
           Watch& watch) {
  net::HTTPRequest head(request.method, address.target, net::HTTPMessage::HTTP_1_1);
  head.setHost(address.host, address.port);
  for (const Header& entry : request.headers) head.add(entry.name, entry.value);
  // Bytes as they are: a compressed answer could grow to anything.
  head.set("Accept-Encoding", "identity");
  head.setKeepAlive(false);
  if (request.method != "GET") {
    head.setContentLength64(static_cast<Poco::Int64>(request.body.size()));
  }
  std::ostream& out = session.sendRequest(head);
  write_body(out, request.body, watch);
  out.flush();
  // The stream swallowed what ended it.
  if (!out && session.networkException()) session.networkException()->rethrow();
}

Response head_of(const net::HTTPResponse& head) {
  Response response;
  response.status = static_cast<int>(head.getStatus());
  for (const auto& [name, value] : head) response.headers.push_back({name, value});
  return response;
}

// False when there is more than `most`.
bool read_body(std::istream& in, std::string& body, std::size_t most) {
  std::array<char, 16384> buffer{};
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    body.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (body.size() > most) return false;
  }
  return true;
}

// A body is whole when all announced bytes came, or its last chunk did: a chunked body that was cut
// ends like a whole one, but with the connection closed in the middle. With neither, nothing at all
// means that the head was cut before it could say.
bool is_whole(const net::HTTPResponse& head, const Response& response, const Watch& watch) {
  if (response.status == net::HTTPResponse::HTTP_NO_CONTENT) return true;
  if (response.status == net::HTTPResponse::HTTP_NOT_MODIFIED) return true;
  if (head.hasContentLength()) {
    return response.body.size() == static_cast<std::size_t>(head.getContentLength64());
  }
  return head.getChunkedTransferEncoding() ? !watch.ended() : !response.body.empty();
}

base::Result<Response> read(net::HTTPClientSession& session, const Watch& watch,
                            const Limits& limits, const std::string& host) {
  net::HTTPResponse head;
  head.setFieldLimit(kMostHeaders);
  std::istream& in = session.receiveResponse(head);
  Response response = head_of(head);
  const std::string encoding = base::lower(response.header("Content-Encoding"));
  if (!encoding.empty() && encoding != "identity") {
    return base::failure(Fault::malformed, "the answer is compressed, which was not asked for",
                         host,
                         "if a proxy stands between, ask your IT to leave Clio's answers alone");
  }
  if (!read_body(in, response.body, limits.body)) {
    return base::failure(Fault::malformed,
                         fmt::format("an answer of more than {} bytes was refused", limits.body),
                         host, "check that the address is Clio's");
  }
  // The stream swallowed what ended it, a time-out for instance.
  if (in.bad() && session.networkException()) session.networkException()->rethrow();
  if (!is_whole(head, response, watch)) {
    return base::failure(Fault::unreachable, "the connection broke in the middle of an answer",
                         host, "check the internet connection and try again");
  }
  return response;
}

}  // namespace

struct HttpTransport::Tls {
  net::Context::Ptr context;
};

HttpTransport::HttpTransport(Clock& clock, Limits limits, ProxySettings proxies, Names names)
    : clock_(clock),
      limits_(limits),
      proxies_(std::move(proxies)),
      names_(std::move(names)),
      tls_(std::make_unique<Tls>()) {}
HttpTransport::~HttpTransport() = default;

base::Result<Response> HttpTransport::send(const Request& request) {
  const auto address = parse_address(request.url);
  if (!address) return tl::make_unexpected(address.error());
  const ProxySetting setting = proxies_ ? proxies_() : ProxySetting{};
  const auto proxy = proxy_for(setting, *address);
  if (!proxy) return tl::make_unexpected(proxy.error());
  Watch watch(clock_, limits_);
  const Reached clio = reached_clio(*address, *proxy, setting);
  const auto reach_clio = [&]() -> base::Result<net::StreamSocket> {
    return reach(address->host, address->port, names_, watch);
  };
  const auto reach_proxy = [&]() -> base::Result<net::StreamSocket> {
    net::StreamSocket socket = reach((*proxy)->host, (*proxy)->port, names_, watch);
    if (auto open = open_tunnel(socket, **proxy, *address, watch); !open) {
      return tl::make_unexpected(open.error());
    }
    return socket;
  };
  auto socket =
      *proxy ? caught(reached_proxy(*address, **proxy), reach_proxy) : caught(clio, reach_clio);
  if (!socket) return tl::make_unexpected(socket.error());
  return caught(clio, [&]() -> base::Result<Response> {
    if (address->secure() && !tls_->context) tls_->context = verified_tls();
    // Not Poco's session for https: it takes a connection that was cut for one that has ended.
    net::HTTPClientSession session(
        address->secure() ? secured(*socket, address->host, tls_->context, watch) : *socket);
    // The session would close a connection that it is not to keep, and make one of its own.
    session.setKeepAlive(true);
    session.socket().setSendTimeout(span(limits_.silence));
    session.socket().setReceiveTimeout(span(Watch::kLook));
    watch.begin();
    write(session, request, *address, watch);
    watch.begin();
    return read(session, watch, limits_, address->origin());
  });
}

}  // namespace engross::clio
