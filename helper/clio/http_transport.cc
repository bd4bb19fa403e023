#include "clio/http_transport.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

#include "clio/address.h"
#include "clio/watched_socket.h"

namespace engross::clio {
namespace {

namespace net = Poco::Net;
using base::Fault;
using Connection = std::unique_ptr<net::HTTPClientSession>;

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

void write(net::HTTPClientSession& session, const Request& request, const std::string& target,
           Watch& watch) {
  net::HTTPRequest head(request.method, target, net::HTTPMessage::HTTP_1_1);
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

tl::unexpected<base::Error> certificate_trouble(const std::string& host,
                                                const Poco::Exception& error) {
  const bool certificate = error.displayText().find("ertificate") != std::string::npos;
  return base::failure(
      Fault::denied,
      certificate ? "the server's certificate does not prove that it is Clio: nothing was sent"
                  : "no protected connection (TLS) could be made: nothing was sent",
      host,
      "check this computer's date and time, then ask your IT whether the network inspects traffic");
}

tl::unexpected<base::Error> no_answer(const std::string& host, std::string_view why) {
  return base::failure(Fault::unreachable, fmt::format("Clio cannot be reached: {}", why), host,
                       "check the internet connection and try again");
}

// The one place where Poco's exceptions end.
template <typename Call>
base::Result<Response> caught(const std::string& host, Call call) {
  try {
    return call();
  } catch (const net::SSLConnectionUnexpectedlyClosedException&) {
    return no_answer(host, "the connection was closed in the middle");
  } catch (const net::SSLException& error) {
    return certificate_trouble(host, error);
  } catch (const net::DNSException&) {
    return no_answer(host, "its name was not found");
  } catch (const net::ConnectionRefusedException&) {
    return no_answer(host, "the connection was refused");
  } catch (const net::ConnectionResetException&) {
    return no_answer(host, "the connection was reset");
  } catch (const net::NoMessageException&) {
    return no_answer(host, "the connection was closed without an answer");
  } catch (const net::MessageException&) {
    return no_answer(host, "the answer is not HTTP");
  } catch (const Poco::TimeoutException& error) {
    const std::string& why = error.message();
    return no_answer(host, why.empty() ? "no connection in time" : why);
  } catch (const Poco::Exception& error) {
    return no_answer(host, base::lower(error.displayText()));
  } catch (const std::exception& error) {
    return base::failure(Fault::internal, error.what(), host, "please report this");
  }
}

}  // namespace

struct HttpTransport::Tls {
  net::Context::Ptr context;
};

HttpTransport::HttpTransport(Clock& clock, Limits limits)
    : clock_(clock), limits_(limits), tls_(std::make_unique<Tls>()) {}
HttpTransport::~HttpTransport() = default;

base::Result<Response> HttpTransport::send(const Request& request) {
  const auto address = parse_address(request.url);
  if (!address) return tl::make_unexpected(address.error());
  return caught(address->origin(), [&]() -> base::Result<Response> {
    Watch watch(clock_, limits_);
    Connection session;
    if (address->secure()) {
      if (!tls_->context) tls_->context = verified_tls();
      session =
          std::make_unique<net::HTTPSClientSession>(WatchedSecureSocket(watch, tls_->context));
    } else {
      session = std::make_unique<net::HTTPClientSession>(WatchedSocket(watch));
    }
    session->setHost(address->host);
    session->setPort(address->port);
    session->setTimeout(span(limits_.connect), span(limits_.silence), span(Watch::kLook));
    write(*session, request, address->target, watch);
    watch.begin();
    return read(*session, watch, limits_, address->origin());
  });
}

}  // namespace engross::clio
