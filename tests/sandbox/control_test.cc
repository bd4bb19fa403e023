// The practice controls: the log, the switches, faults on demand, the rate limit, and who may ask.
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include "practice_client.h"
#include "rows/rows.h"

namespace engross::sandbox {
namespace {

class Control : public PracticeTest {
 protected:
  json log() const { return clio_.send("GET", "/practice/log").data(); }

  // What comes back to bytes that are sent as they are.
  std::string raw(const std::string& request) const {
    const Poco::URI uri(clio_.server().address());
    Poco::Net::StreamSocket socket(Poco::Net::SocketAddress(uri.getHost(), uri.getPort()));
    socket.setReceiveTimeout(Poco::Timespan(20, 0));
    socket.sendBytes(request.data(), static_cast<int>(request.size()));
    std::string answer(65536, '\0');
    const int size = socket.receiveBytes(answer.data(), static_cast<int>(answer.size()));
    answer.resize(static_cast<std::size_t>(size));
    return answer;
  }
};

TEST_F(Control, TheLogHoldsWhatWasAskedAndAnswered) {
  clio_.api("/matters.json?query=whitfield&fields=id");
  clio_.api("/matters/5");
  clio_.send("GET", "/practice/switches");
  EXPECT_EQ(log(), json::parse(R"([
      {"method":"GET","path":"/api/v4/matters.json?query=whitfield&fields=id","status":200},
      {"method":"GET","path":"/api/v4/matters/5","status":404}])"));
  EXPECT_EQ(clio_.send("DELETE", "/practice/log").data(), json::array());
  EXPECT_EQ(log(), json::array());
}

TEST_F(Control, TheLogHoldsTheLast4096) {
  for (int i = 0; i < 4'100; ++i) clio_.send("GET", "/nowhere/" + std::to_string(i));
  const json told = log();
  ASSERT_EQ(told.size(), 4'096U);
  EXPECT_EQ(told.front()["path"], "/nowhere/4");
  EXPECT_EQ(told.back()["path"], "/nowhere/4099");
}

TEST(RateLimit, CountsATokenAndSaysWhenToComeBack) {
  const PracticeClient clio;
  clio.set({{"requests_per_minute", 3}});
  for (const char* left : {"2", "1", "0"}) {
    const Got got = clio.api("/users");
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.header("X-RateLimit-Limit"), "3");
    EXPECT_EQ(got.header("X-RateLimit-Remaining"), left);
    EXPECT_GT(std::stoll(got.header("X-RateLimit-Reset")), 1700000000);
    EXPECT_EQ(got.header("Retry-After"), "");
  }
  const Got over = clio.api("/users");
  EXPECT_EQ(over.status, 429);
  EXPECT_EQ(over.header("X-RateLimit-Remaining"), "0");
  const int wait = std::stoi(over.header("Retry-After"));
  EXPECT_TRUE(wait >= 1 && wait <= 60) << wait;
  EXPECT_EQ(over.data()["error"]["type"], "RateLimited");
  clio.set({{"clock_ahead_s", 61}});
  EXPECT_EQ(clio.api("/users").header("X-RateLimit-Remaining"), "2");
}

TEST(RateLimit, AnswersThatAreRefusedCountToo) {
  const PracticeClient clio;
  clio.set({{"requests_per_minute", 1}});
  EXPECT_EQ(clio.api("/matters/5").status, 404);
  EXPECT_EQ(clio.api("/matters/5").status, 429);
}

TEST_F(Control, AFaultHappensAsOftenAsItWasAsked) {
  clio_.set(json::parse(R"({"faults":[{"times":2,"status":503,"retry_after":7}]})"));
  for (int round = 0; round < 2; ++round) {
    const Got got = clio_.api("/matters");
    EXPECT_EQ(got.status, 503);
    EXPECT_EQ(got.header("Retry-After"), "7");
    EXPECT_EQ(got.data()["error"]["type"], "PracticeFault");
  }
  EXPECT_EQ(clio_.api("/matters").status, 200);
}

TEST_F(Control, AFaultOnAPathStaysUntilItIsTakenAway) {
  clio_.set(json::parse(
      R"({"faults":[{"times":-1,"path_prefix":"/api/v4/contacts","status":500,
                     "body":"<h1>Sorry</h1>","content_type":"text/html",
                     "headers":{"X-Test":"yes"}}]})"));
  EXPECT_EQ(clio_.api("/matters").status, 200);
  for (int round = 0; round < 3; ++round) EXPECT_EQ(clio_.api("/contacts").status, 500);
  const Got got = clio_.api("/contacts/30001");
  EXPECT_EQ(got.body, "<h1>Sorry</h1>");
  EXPECT_EQ(got.header("Content-Type"), "text/html");
  EXPECT_EQ(got.header("X-Test"), "yes");
  clio_.set(json::parse(R"({"faults":[]})"));
  EXPECT_EQ(clio_.api("/contacts").status, 200);
}

TEST_F(Control, ARetryAfterMayBeADateOrNonsense) {
  clio_.set(json::parse(R"({"faults":[
      {"status":429,"retry_after":"Wed, 21 Oct 2099 07:28:00 GMT"},
      {"status":429,"retry_after":"soon"}]})"));
  EXPECT_EQ(clio_.api("/matters").header("Retry-After"), "Wed, 21 Oct 2099 07:28:00 GMT");
  EXPECT_EQ(clio_.api("/matters").header("Retry-After"), "soon");
}

TEST_F(Control, AFaultOnTheTokenEndpoint) {
  clio_.set(json::parse(R"({"faults":[{"path_prefix":"/oauth/token","status":502,"body":""}]})"));
  EXPECT_EQ(clio_.form("/oauth/token", {{"grant_type", "refresh_token"}}).status, 502);
  EXPECT_EQ(clio_.form("/oauth/token", {{"grant_type", "refresh_token"}}).status, 401);
}

TEST_F(Control, ABodyCanBeCutShort) {
  clio_.set(json::parse(R"({"faults":[{"cut_body_after":10}]})"));
  const std::string answer =
      raw("GET /api/v4/matters HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " +
          clio_.token + "\r\n\r\n");
  const std::size_t end = answer.find("\r\n\r\n");
  ASSERT_NE(end, std::string::npos);
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK")) << answer;
  EXPECT_EQ(answer.substr(end + 4), R"({"data":[{)");
}

TEST_F(Control, ARequestThatIsHeldIsLetGoWhenTheServerStops) {
  auto clio = std::make_unique<PracticeClient>();
  clio->set(json::parse(R"({"faults":[{"hang_s":600}]})"));
  const Poco::URI uri(clio->server().address());
  Poco::Net::StreamSocket socket(Poco::Net::SocketAddress(uri.getHost(), uri.getPort()));
  const std::string request = "GET /api/v4/matters HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  socket.sendBytes(request.data(), static_cast<int>(request.size()));
  EXPECT_FALSE(socket.poll(Poco::Timespan(0, 200000), Poco::Net::Socket::SELECT_READ));
  clio.reset();
  SUCCEED() << "the destructor came back long before the 600 seconds were over";
}

TEST_F(Control, SwitchesReadBackAsTheyWereSet) {
  const Got before = clio_.send("GET", "/practice/switches");
  EXPECT_EQ(before.data(), json::parse(R"({"requests_per_minute":300,
      "rotate_refresh_tokens":false,"token_lifetime_s":2592000,"region":"us","public_origin":"",
      "clock_ahead_s":0,"strip_custom_fields":false,"values_as_numbers":false,
      "upload_lifetime_s":600,"smallest_part_bytes":5242880,
      "missing_scopes":[],"redirect_uris":[],"faults":[]})"));
  clio_.set(json::parse(R"({"region":"eu","faults":[{"status":500}]})"));
  json expected = before.data();
  expected["region"] = "eu";
  expected["faults"] = json::parse(R"([{"times":1,"path_prefix":"/api/v4/","status":500}])");
  EXPECT_EQ(clio_.send("GET", "/practice/switches").data(), expected);
}

struct ControlRefusedRow {
  const char* name;
  const char* method;
  const char* path;
  const char* body;
  int status;
};

class ControlRefused : public Control, public rows::WithRow<ControlRefusedRow> {};

ROW_TEST(ControlRefused, AndNothingIsChanged) {
  const json before = clio_.send("GET", "/practice/switches").data();
  const ControlRefusedRow& row = this->row();
  EXPECT_EQ(clio_.send(row.method, row.path, {}, row.body).status, row.status);
  EXPECT_EQ(clio_.send("GET", "/practice/switches").data(), before);
}

ROWS(Rows, ControlRefused,
     ControlRefusedRow{"NoJson", "PUT", "/practice/switches", "region=eu", 400},
     ControlRefusedRow{"List", "PUT", "/practice/switches", "[]", 400},
     ControlRefusedRow{"UnknownSwitch", "PUT", "/practice/switches", R"({"regoin":"eu"})", 400},
     ControlRefusedRow{"OneGoodOneUnknown", "PUT", "/practice/switches",
                       R"({"region":"eu","colour":1})", 400},
     ControlRefusedRow{"WrongType", "PUT", "/practice/switches", R"({"region":5})", 400},
     ControlRefusedRow{"LimitZero", "PUT", "/practice/switches", R"({"requests_per_minute":0})",
                       400},
     ControlRefusedRow{"LimitFraction", "PUT", "/practice/switches",
                       R"({"requests_per_minute":1.5})", 400},
     ControlRefusedRow{"ClockBeyondNumbers", "PUT", "/practice/switches",
                       R"({"clock_ahead_s":1e99})", 400},
     ControlRefusedRow{"HangForDays", "PUT", "/practice/switches",
                       R"({"faults":[{"hang_s":90000}]})", 400},
     ControlRefusedRow{"FaultUnknown", "PUT", "/practice/switches", R"({"faults":[{"code":500}]})",
                       400},
     ControlRefusedRow{"FaultStatus", "PUT", "/practice/switches", R"({"faults":[{"status":99}]})",
                       400},
     ControlRefusedRow{"RedirectIsNoList", "PUT", "/practice/switches",
                       R"({"redirect_uris":"http://127.0.0.1:1/callback"})", 400},
     ControlRefusedRow{"FaultIsNoList", "PUT", "/practice/switches", R"({"faults":{"status":500}})",
                       400},
     ControlRefusedRow{"PostSwitches", "POST", "/practice/switches", R"({"region":"eu"})", 404},
     ControlRefusedRow{"UnknownControl", "GET", "/practice/fishes", "", 404},
     ControlRefusedRow{"GetExpires", "GET", "/practice/expire_tokens", "", 404});

struct HostRow {
  const char* name;
  const char* head;  // the header lines; the token's is added
  const char* status;
};

class HostHeader : public Control, public rows::WithRow<HostRow> {};

ROW_TEST(HostHeader, DecidesWhetherAnythingIsSaid) {
  const std::string answer =
      raw(std::string("GET /practice/log HTTP/1.1\r\n") + row().head + "Connection: close\r\n\r\n");
  EXPECT_EQ(answer.substr(0, 12), std::string("HTTP/1.1 ") + row().status) << answer;
}

ROWS(Rows, HostHeader, HostRow{"Address", "Host: 127.0.0.1:8080\r\n", "200"},
     HostRow{"AddressAlone", "Host: 127.0.0.1\r\n", "200"},
     HostRow{"Localhost", "Host: localhost:1\r\n", "200"},
     HostRow{"LocalhostCapitals", "Host: LOCALHOST\r\n", "200"},
     HostRow{"Ipv6", "Host: [::1]:8080\r\n", "200"},
     HostRow{"OtherName", "Host: evil.example\r\n", "403"},
     HostRow{"OtherNameWithPort", "Host: evil.example:80\r\n", "403"},
     HostRow{"NameBeginningSo", "Host: 127.0.0.1.evil.example\r\n", "403"},
     HostRow{"LocalhostDot", "Host: localhost.evil.example\r\n", "403"},
     HostRow{"UserPart", "Host: 127.0.0.1@evil.example\r\n", "403"},
     HostRow{"EmptyPort", "Host: 127.0.0.1:\r\n", "403"},
     HostRow{"PortIsAWord", "Host: 127.0.0.1:http\r\n", "403"},
     HostRow{"Empty", "Host: \r\n", "403"}, HostRow{"None", "", "403"},
     HostRow{"Two", "Host: 127.0.0.1\r\nHost: evil.example\r\n", "403"},
     HostRow{"OwnPage", "Host: 127.0.0.1:80\r\nOrigin: http://127.0.0.1:80\r\n", "200"},
     HostRow{"OtherPage", "Host: 127.0.0.1\r\nOrigin: https://evil.example\r\n", "403"},
     HostRow{"PageOfNoOrigin", "Host: 127.0.0.1\r\nOrigin: null\r\n", "403"},
     HostRow{"OtherAddress", "Host: 127.0.0.2\r\n", "403"},
     HostRow{"Ipv6Other", "Host: [::2]\r\n", "403"});

TEST_F(Control, ATargetThatIsNoPathIsRefused) {
  for (const char* target : {"http://evil.example/practice/log", "*", "/api/v4/matters?query=%zz",
                             "/api/v4/matters?query=%ff"}) {
    const std::string answer =
        raw(std::string("GET ") + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400")) << target << '\n' << answer;
  }
}

TEST_F(Control, ABodyThatIsTooLargeIsRefused) {
  const Got got = clio_.send("PUT", "/practice/switches", {}, std::string((1 << 20) + 1, ' '));
  EXPECT_EQ(got.status, 400);
}

TEST_F(Control, TheFrontPageSaysWhatThisIs) {
  const Got got = clio_.send("GET", "/");
  EXPECT_EQ(got.status, 200);
  EXPECT_NE(got.body.find("Beaumont Hale LLP"), std::string::npos);
  EXPECT_EQ(clio_.send("GET", "/favicon.ico").status, 404);
}

TEST_F(Control, ATakenPortIsSaid) {
  Options options;
  const SmallFirm firm;
  options.firm_folder = firm.folder();
  options.port = Poco::URI(clio_.server().address()).getPort();
  const auto second = Server::start(options);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().fault, base::Fault::unreachable);
  EXPECT_NE(second.error().where.find(std::to_string(options.port)), std::string::npos);
}

}  // namespace
}  // namespace engross::sandbox
