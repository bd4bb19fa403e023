// A practice Clio on a free port and a plain HTTP client for it: what the tests of the sandbox ask
// and read, over a real socket.
#pragma once

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/TemporaryFile.h>
#include <Poco/URI.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <istream>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "fakes/small_firm.h"
#include "sandbox/sandbox.h"

namespace engross::sandbox {

using fakes::kWholeFirm;
using fakes::SmallFirm;
using nlohmann::json;

struct Got {
  int status = 0;
  std::multimap<std::string, std::string> headers;
  std::string body;

  json data() const { return json::parse(body); }
  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

using Headers = std::vector<std::pair<std::string, std::string>>;

inline std::string encode(const std::string& text) {
  std::string out;
  Poco::URI::encode(text, "!#$&'()*+,/:;=?@[]{}", out);
  return out;
}

class PracticeClient {
 public:
  // The small firm, unless the options name a folder.
  explicit PracticeClient(Options options = {}) {
    std::optional<SmallFirm> small;  // read at the start and not needed after it
    if (options.firm_folder.empty()) options.firm_folder = small.emplace().folder();
    auto started = Server::start(options);
    EXPECT_TRUE(started) << started.error().line();
    server_ = std::move(*started);
    token = server_->practice_token();
  }

  Server& server() const { return *server_; }

  Got send(const std::string& method, const std::string& target, const Headers& headers = {},
           const std::string& body = "", const std::string& type = "application/json") const {
    const Poco::URI uri(server_->address());
    Poco::Net::HTTPClientSession session(uri.getHost(), uri.getPort());
    session.setTimeout(Poco::Timespan(20, 0));
    Poco::Net::HTTPRequest request(method, target, "HTTP/1.1");
    for (const auto& [name, value] : headers) request.set(name, value);
    if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH") {
      request.setContentType(type);
      request.setContentLength(static_cast<std::streamsize>(body.size()));
    }
    session.sendRequest(request) << body;
    Poco::Net::HTTPResponse response;
    std::istream& stream = session.receiveResponse(response);
    Got got;
    got.status = response.getStatus();
    for (const auto& [name, value] : response) got.headers.emplace(name, value);
    got.body.assign(std::istreambuf_iterator<char>(stream), {});
    return got;
  }

  // GET of an API path with the practice token.
  Got api(const std::string& path, Headers headers = {}) const {
    headers.emplace_back("Authorization", "Bearer " + token);
    return send("GET", "/api/v4" + path, headers);
  }

  // Every record of a list, page after page.
  std::vector<json> all(const std::string& path) const {
    std::vector<json> records;
    std::string target = "/api/v4" + path;
    while (!target.empty()) {
      const Got page = send("GET", target, {{"Authorization", "Bearer " + token}});
      EXPECT_EQ(page.status, 200) << page.body;
      if (page.status != 200) return records;
      const json whole = page.data();
      for (const json& one : whole["data"]) records.push_back(one);
      ++pages;
      const std::string next = whole["meta"]["paging"].value("next", "");
      EXPECT_TRUE(next.empty() || next.starts_with(server_->address() + "/")) << next;
      target = next.empty() ? "" : next.substr(server_->address().size());
    }
    return records;
  }

  Got form(const std::string& path, const Headers& fields, const Headers& headers = {}) const {
    std::string body;
    for (const auto& [name, value] : fields) {
      if (!body.empty()) body += '&';
      body += encode(name) + '=' + encode(value);
    }
    return send("POST", path, headers, body, "application/x-www-form-urlencoded");
  }

  void set(const json& switches) const {
    const Got got = send("PUT", "/practice/switches", {}, switches.dump());
    EXPECT_EQ(got.status, 200) << got.body;
  }

  std::string token;
  mutable int pages = 0;

 private:
  std::unique_ptr<Server> server_;
};

// A test with a practice Clio that its suite shares, every switch back where it was. One that uses
// up the rate limit or takes tokens away makes a PracticeClient of its own.
class PracticeTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { shared_ = std::make_unique<PracticeClient>(); }
  static void TearDownTestSuite() { shared_.reset(); }

  void SetUp() override {
    clio_.set(json::parse(R"({"requests_per_minute":300,"rotate_refresh_tokens":false,
        "token_lifetime_s":2592000,"region":"us","clock_ahead_s":0,"strip_custom_fields":false,
        "values_as_numbers":false,"missing_scopes":[],"faults":[]})"));
    clio_.send("DELETE", "/practice/log");
  }

  static inline std::unique_ptr<PracticeClient> shared_;
  PracticeClient& clio_ = *shared_;
};

}  // namespace engross::sandbox
