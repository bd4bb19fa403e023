#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>

#include <iterator>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/door.h"
#include "nlohmann/json.hpp"
#include "platform/platform.h"

namespace engross::cli {
namespace {

namespace net = Poco::Net;
using base::Fault;

// The running helper's answer; its certificate is verified against this home's own authority.
base::Result<nlohmann::json> ask_helper(const std::string& home, const std::string& target,
                                        const nlohmann::json& body) {
  const auto port = port_said(home);
  if (!port) return tl::unexpected(port.error());
  const auto token = owner_token(home);
  if (!token) return tl::unexpected(token.error());
  const auto certificate = platform::local_certificate(home + "/tls", SystemClock().now());
  if (!certificate) return tl::unexpected(certificate.error());
  try {
    net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, "", "",
                                               certificate->authority_file,
                                               net::Context::VERIFY_STRICT, 9, false));
    net::HTTPSClientSession session("localhost", *port, context);
    session.setTimeout(Poco::Timespan(10, 0));
    net::HTTPRequest request("POST", target, "HTTP/1.1");
    const std::string text = body.dump();
    request.set("X-Engross", "1");
    request.set("Authorization", "Bearer " + *token);
    request.setContentType("application/json");
    request.setContentLength(static_cast<std::streamsize>(text.size()));
    session.sendRequest(request) << text;
    net::HTTPResponse response;
    std::istream& in = session.receiveResponse(response);
    auto answer = base::parse_json(std::string(std::istreambuf_iterator<char>(in), {}), "helper");
    if (!answer) return tl::unexpected(answer.error());
    if (response.getStatus() < 400) return std::move(*answer);
    return base::failure(Fault::refused, base::text_at(base::member(*answer, "error"), "message"),
                         "the helper", "look at the digits in the word processor");
  } catch (const Poco::Exception&) {
    return base::failure(Fault::unreachable, "the helper does not answer", home,
                         "start it with engross serve");
  }
}

}  // namespace

int pair(const Console& console, const PairOptions& options) {
  const auto home = platform::home_folder(console.common.home);
  if (!home) return console.fail(home.error());
  const auto answer = ask_helper(*home, "/api/v1/pairings/allow", {{"code", options.allow}});
  if (!answer) return console.fail(answer.error());
  console.out << base::text_at(*answer, "program") << " may use this helper for 90 days.\n";
  return kDone;
}

}  // namespace engross::cli
