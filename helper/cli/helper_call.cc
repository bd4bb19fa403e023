#include "cli/helper_call.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "cli/door.h"
#include "platform/platform.h"

namespace engross::cli {

namespace net = Poco::Net;
using base::Fault;

base::Result<nlohmann::json> ask_helper(const std::string& home, const HelperCall& call) {
  const auto port = port_said(home);
  if (!port) return tl::unexpected(port.error());
  const auto token = owner_token(home);
  if (!token) return tl::unexpected(token.error());
  const auto certificate = platform::inspect_certificate(home + "/tls", SystemClock().now());
  try {
    net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, "", "",
                                               certificate.authority_file,
                                               net::Context::VERIFY_STRICT, 9, false));
    net::HTTPSClientSession session("localhost", *port, context);
    session.setTimeout(Poco::Timespan(10, 0));
    net::HTTPRequest request(call.method, call.target, "HTTP/1.1");
    request.set("X-Engross", "1");
    request.set("Authorization", "Bearer " + *token);
    if (call.method == "POST") {
      request.setContentType("application/json");
      request.setContentLength(static_cast<std::streamsize>(call.body.size()));
    }
    session.sendRequest(request) << call.body;
    net::HTTPResponse response;
    std::istream& in = session.receiveResponse(response);
    auto answer = base::parse_json(std::string(std::istreambuf_iterator<char>(in), {}), "helper");
    if (!answer) return tl::unexpected(answer.error());
    if (response.getStatus() < 400) return std::move(*answer);
    return base::failure(Fault::refused, base::text_at(base::member(*answer, "error"), "message"),
                         "the helper", "engross doctor says more");
  } catch (const Poco::Exception&) {
    return base::failure(Fault::unreachable, "the helper does not answer", home,
                         "start it with engross serve");
  }
}

}  // namespace engross::cli
