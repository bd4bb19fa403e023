// The client on one side, the practice Clio on the other, real sockets between them.
#pragma once

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/URI.h>
#include <gtest/gtest.h>

#include <istream>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "clio/clio.h"
#include "clio/exchange.h"
#include "fakes/small_firm.h"
#include "sandbox/sandbox.h"

namespace engross {

class WithPractice : public testing::Test {
 protected:
  void SetUp() override {
    const fakes::SmallFirm firm;  // read at the start and not needed after it
    sandbox::Options options;
    options.firm_folder = firm.folder();
    auto started = sandbox::Server::start(options);
    ASSERT_TRUE(started.has_value()) << started.error().line();
    server_ = std::move(*started);
    access_ = clio::access_at(server_->address(), server_->practice_token());
    ask_anew();
  }

  void ask_anew() {
    exchange_ = std::make_unique<clio::Exchange>(*access_, transport_, clock_, clio::Progress());
  }

  // As somebody else than the client: the answer's body.
  std::string elsewhere(const std::string& method, const std::string& target,
                        const std::string& body = "") const {
    const Poco::URI uri(server_->address());
    Poco::Net::HTTPClientSession session(uri.getHost(), uri.getPort());
    Poco::Net::HTTPRequest request(method, target, "HTTP/1.1");
    request.set("Authorization", "Bearer " + server_->practice_token());
    if (method != "GET") request.setContentLength(static_cast<std::streamsize>(body.size()));
    session.sendRequest(request) << body;
    Poco::Net::HTTPResponse response;
    std::istream& in = session.receiveResponse(response);
    std::string got(std::istreambuf_iterator<char>(in), {});
    EXPECT_LT(response.getStatus(), 300) << target << got;
    return got;
  }
  nlohmann::json read(const std::string& target) const {
    return nlohmann::json::parse(elsewhere("GET", target));
  }
  void set(const std::string& switches) { elsewhere("PUT", "/practice/switches", switches); }
  void fault(const std::string& method, const std::string& prefix, const std::string& what) {
    set(R"({"faults":[{"method":")" + method + R"(","path_prefix":")" + prefix + "\"," + what +
        "}]}");
  }

  // How often the practice Clio was asked like this since the log was forgotten.
  int asked(const std::string& method, const std::string& prefix) const {
    int count = 0;
    for (const auto& line : read("/practice/log")) {
      const std::string path = line["path"];
      count += line["method"] == method && path.starts_with(prefix) ? 1 : 0;
    }
    return count;
  }
  void forget() { elsewhere("DELETE", "/practice/log"); }

  std::unique_ptr<sandbox::Server> server_;
  base::Result<clio::Access> access_ = base::failure(base::Fault::internal, "", "", "");
  clio::SystemClock clock_;
  clio::HttpTransport transport_{clock_};
  std::unique_ptr<clio::Exchange> exchange_;
};

}  // namespace engross
