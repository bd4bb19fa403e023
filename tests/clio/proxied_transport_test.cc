// F8 over real sockets: through a proxy, past one that fails, to a host of several addresses, after
// a network that changed. The addresses of hosts are the test's own.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "certificates.h"
#include "clio/exchange.h"
#include "fakes/connect_proxy.h"
#include "fakes/settable_clock.h"
#include "loopback_server.h"
#include "nlohmann/json.hpp"

namespace engross::clio {
namespace {

using base::Fault;
using fakes::ConnectProxy;
using Poco::Net::StreamSocket;
using std::chrono::milliseconds;

constexpr const char* kClio = "ca.app.clio.com";
constexpr Limits kCalm{milliseconds(30'000), milliseconds(30'000), milliseconds(60'000), 4096};
constexpr Limits kShortConnect{milliseconds(700), milliseconds(30'000), milliseconds(60'000), 4096};

const std::string kBody = R"({"data":{"id":17}})";
const std::string kAnswer =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n" + kBody;

void put(StreamSocket& socket, const std::string& bytes) {
  socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
}

// The connection ends as it does when the network under it goes: without a farewell.
void reset(StreamSocket& socket) {
  socket.setLinger(true, 0);
  socket.close();
}

std::uint16_t port_of(const LoopbackServer& server) {
  const std::string url = server.url();
  return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
}

class ProxiedTest : public testing::Test {
 protected:
  void SetUp() override {
    folder = testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name();
    write_pem(folder + "-authority.pem", authority, false);
    setenv("SSL_CERT_FILE", (folder + "-authority.pem").c_str(), 1);
  }
  void TearDown() override { unsetenv("SSL_CERT_FILE"); }

  Poco::Net::Context::Ptr tls(const std::string& name) {
    const std::string file = folder + "-server.pem";
    write_pem(file, identity(name, "DNS:" + name, 30, &authority), true);
    return new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, file, file, "",
                                  Poco::Net::Context::VERIFY_NONE);
  }
  base::Result<Response> get(const std::string& url, const std::string& proxy,
                             const Limits& limits = kCalm) {
    HttpTransport transport(
        clock, limits, [&] { return setting_of(proxy); }, names);
    return transport.send({"GET", url, {{"Authorization", "Bearer kT9-canary"}}});
  }
  ProxySetting setting_of(const std::string& proxy) const {
    return {proxy, "", automatic, "HTTPS_PROXY"};
  }
  void expect_line(const base::Result<Response>& response, Fault fault, const std::string& says) {
    ASSERT_FALSE(response) << response->body;
    const std::string line = response.error().line();
    EXPECT_EQ(response.error().fault, fault) << line;
    EXPECT_NE(line.find(says), std::string::npos) << line;
    EXPECT_EQ(line.find("canary"), std::string::npos) << line;
  }

  fakes::SettableClock clock;
  std::string automatic;
  std::vector<std::string> asked;  // hosts whose addresses were looked up
  Names names = [](const std::string& host) {
    return host == "127.0.0.1" ? std::vector<std::string>{"127.0.0.1"} : std::vector<std::string>{};
  };
  std::string folder;
  Identity authority = identity("Test authority", "", 30);
};

TEST_F(ProxiedTest, F8_ThroughAProxyThatSeesNothingButTheHost) {
  LoopbackServer server([](StreamSocket& socket) { put(socket, kAnswer); }, tls(kClio));
  ConnectProxy proxy(port_of(server));
  const auto response =
      get("https://ca.app.clio.com/api/v4/x", "http://ada:s3cret@" + proxy.address());
  ASSERT_TRUE(response) << response.error().line();
  EXPECT_EQ(response->body, kBody);
  ASSERT_EQ(proxy.heads().size(), 1U);
  EXPECT_EQ(proxy.heads()[0],
            "CONNECT ca.app.clio.com:443 HTTP/1.1\r\nHost: ca.app.clio.com:443\r\n"
            "User-Agent: Engross\r\nProxy-Authorization: Basic YWRhOnMzY3JldA==\r\n\r\n");
  EXPECT_EQ(proxy.carried().find("kT9-canary"), std::string::npos);
  EXPECT_EQ(proxy.carried().find("/api/v4"), std::string::npos);
  const std::string inside = server.request();
  EXPECT_NE(inside.find("\r\nAuthorization: Bearer kT9-canary\r\n"), std::string::npos);
  EXPECT_EQ(inside.find("Proxy-Authorization"), std::string::npos) << inside;
  EXPECT_NE(inside.find("\r\nHost: ca.app.clio.com\r\n"), std::string::npos) << inside;
}

TEST_F(ProxiedTest, F8_AProxyThatOpensTheTlsItselfIsSentNothing) {
  LoopbackServer server([](StreamSocket& socket) { put(socket, kAnswer); }, tls("proxy.example"));
  ConnectProxy proxy(port_of(server));
  expect_line(get("https://ca.app.clio.com/", proxy.address()), Fault::denied,
              "does not prove that it is Clio: nothing was sent through the proxy " +
                  proxy.address() + " (HTTPS_PROXY)");
  EXPECT_EQ(server.request().find("canary"), std::string::npos);
}

TEST_F(ProxiedTest, F8_ThisMachineIsReachedDirectly) {
  LoopbackServer server(kAnswer);
  ConnectProxy proxy(port_of(server));
  ASSERT_TRUE(get(server.url() + "/", proxy.address()));
  EXPECT_EQ(proxy.connections(), 0);
}

TEST_F(ProxiedTest, F8_WhatAProxyRefusesIsSaidOfTheProxy) {
  struct Row {
    const char* name;
    const char* answer;
    Fault fault;
    const char* says;
  };
  const Row rows[] = {
      {"407", "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\nno",
       Fault::denied, "does not accept the user name and password"},
      {"403", "HTTP/1.1 403 X\r\n\r\n<html>Blocked</html>", Fault::denied,
       "does not let this computer through to ca.app.clio.com"},
      {"502", "HTTP/1.1 502 X\r\n\r\n", Fault::unreachable, "could not reach Clio (status 502)"},
      {"no proxy", "220 mail.firm.example ESMTP\r\n\r\n", Fault::denied,
       "does not answer as a proxy does"},
      {"cut in its head", "HTTP/1.1 200 OK\r\nX: ", Fault::unreachable, "the answer is not HTTP"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    ConnectProxy proxy(1, row.answer);
    const auto response =
        get("https://ca.app.clio.com/", "http://ada:kT9-canary@" + proxy.address());
    expect_line(response, row.fault, row.says);
    expect_line(response, row.fault, "proxy " + proxy.address() + " (HTTPS_PROXY)");
    EXPECT_EQ(proxy.carried().find("Bearer"), std::string::npos);
  }
}

TEST_F(ProxiedTest, F8_AProxyThatIsGoneIsNamed) {
  std::string gone;
  {
    ConnectProxy proxy(1);
    gone = proxy.address();
  }
  expect_line(get("https://ca.app.clio.com/", gone), Fault::unreachable,
              "the proxy " + gone +
                  " (HTTPS_PROXY) cannot be reached: the connection was refused, "
                  "https://ca.app.clio.com, this computer's way to the internet is set to that "
                  "proxy: away from the office switch HTTPS_PROXY off, else ask your IT");
  expect_line(get("https://ca.app.clio.com/", "proxy.firm.example:8080"), Fault::unreachable,
              "the proxy proxy.firm.example:8080 (HTTPS_PROXY) cannot be reached: its name was not "
              "found");
}

TEST_F(ProxiedTest, F8_ASilentProxyMeetsTheTimeForAConnection) {
  ConnectProxy proxy(1, "");
  expect_line(get("https://ca.app.clio.com/", proxy.address(), kShortConnect), Fault::unreachable,
              "(HTTPS_PROXY) cannot be reached: no connection in time");
}

TEST_F(ProxiedTest, F8_AProxyThatTricklesMeetsItToo) {
  LoopbackServer trickle([](StreamSocket& socket) {
    for (int i = 0; i < 100; ++i) {
      put(socket, "H");
      std::this_thread::sleep_for(milliseconds(50));
    }
  });
  expect_line(get("https://ca.app.clio.com/", trickle.url(), kShortConnect), Fault::unreachable,
              "no connection in time");
}

TEST_F(ProxiedTest, F8_ATunnelThatLeadsToSilenceMeetsItToo) {
  LoopbackServer silent([](StreamSocket& socket) {
    char byte = 0;
    socket.receiveBytes(&byte, 1);
  });
  ConnectProxy proxy(port_of(silent));
  expect_line(get("https://ca.app.clio.com/", proxy.address(), kShortConnect), Fault::unreachable,
              "Clio cannot be reached through the proxy " + proxy.address() +
                  " (HTTPS_PROXY): no connection in time");
}

TEST_F(ProxiedTest, F8_ACancelEndsTheWaitForAProxyWithinASecond) {
  SystemClock stoppable;
  ConnectProxy proxy(1, "");
  HttpTransport transport(
      stoppable, kCalm, [&] { return setting_of(proxy.address()); }, names);
  std::chrono::steady_clock::time_point cancelled;
  std::thread person([&] {
    while (proxy.heads().empty()) std::this_thread::sleep_for(milliseconds(5));
    cancelled = std::chrono::steady_clock::now();
    stoppable.cancel();
  });
  const auto response = transport.send({"GET", "https://ca.app.clio.com/", {}});
  const auto ended = std::chrono::steady_clock::now();
  person.join();
  expect_line(response, Fault::unreachable, "stopped");
  EXPECT_LT(ended - cancelled, milliseconds(1000));
}

TEST_F(ProxiedTest, F8_ACancelEndsTheWaitForANameWithinASecond) {
  SystemClock stoppable;
  std::atomic<bool> asked_for{false};
  HttpTransport transport(stoppable, kCalm, {}, [&asked_for](const std::string&) {
    asked_for = true;
    std::this_thread::sleep_for(milliseconds(3000));
    return std::vector<std::string>{"127.0.0.1"};
  });
  std::chrono::steady_clock::time_point cancelled;
  std::thread person([&] {
    while (!asked_for) std::this_thread::sleep_for(milliseconds(5));
    cancelled = std::chrono::steady_clock::now();
    stoppable.cancel();
  });
  const auto response = transport.send({"GET", "https://ca.app.clio.com/", {}});
  const auto ended = std::chrono::steady_clock::now();
  person.join();
  expect_line(response, Fault::unreachable, "stopped");
  EXPECT_LT(ended - cancelled, milliseconds(1000));
}

TEST_F(ProxiedTest, F8_WhereOnlyAScriptIsSetClioIsTriedDirectlyAndTheFaultNamesTheScript) {
  automatic = "http://wpad.firm.example/proxy.pac";
  LoopbackServer server([](StreamSocket& socket) { put(socket, kAnswer); }, tls("localhost"));
  names = [](const std::string&) { return std::vector<std::string>{"127.0.0.1"}; };
  ASSERT_TRUE(get(server.url("localhost") + "/", ""));
  names = [](const std::string&) { return std::vector<std::string>{}; };
  expect_line(get("https://ca.app.clio.com/", ""), Fault::unreachable,
              "Clio cannot be reached: its name was not found, https://ca.app.clio.com, this "
              "computer finds its proxy by a script (http://wpad.firm.example/proxy.pac), which "
              "Engross does not run: ask your IT for the proxy's name and port, and set "
              "HTTPS_PROXY to them");
}

TEST_F(ProxiedTest, F8_TheSettingIsReadAnewForEachConnection) {
  LoopbackServer server([](StreamSocket& socket) { put(socket, kAnswer); }, tls(kClio));
  ConnectProxy proxy(port_of(server));
  std::string now_set = "127.0.0.1:1";
  HttpTransport transport(
      clock, kCalm, [&] { return setting_of(now_set); }, names);
  const Request request{"GET", "https://ca.app.clio.com/", {}};
  ASSERT_FALSE(transport.send(request));
  now_set = proxy.address();
  ASSERT_TRUE(transport.send(request));
}

// An address of the kind that a network without IPv6 has for it: nothing listens at its end.
TEST_F(ProxiedTest, F8_EachAddressOfAHostIsTried) {
  const std::vector<std::vector<std::string>> rows = {
      {"127.0.0.1"},
      {"127.0.0.2", "127.0.0.1"},
      {"::1", "127.0.0.1"},
      {"127.0.0.2", "127.0.0.3", "::1", "127.0.0.1"}};
  for (const auto& addresses : rows) {
    SCOPED_TRACE(addresses.size());
    LoopbackServer server([](StreamSocket& socket) { put(socket, kAnswer); }, tls("localhost"));
    names = [&](const std::string&) { return addresses; };
    const auto response = get(server.url("localhost") + "/", "");
    ASSERT_TRUE(response) << response.error().line();
    EXPECT_EQ(response->body, kBody);
  }
  names = [](const std::string&) { return std::vector<std::string>{"127.0.0.2", "127.0.0.3"}; };
  expect_line(get("https://localhost:1/", ""), Fault::unreachable, "the connection was refused");
}

TEST_F(ProxiedTest, F8_AnAddressThatSwallowsEverythingLeavesTimeForTheNext) {
  // A queue of one that is full: the system drops what comes, as a route that leads nowhere does.
  LoopbackServer server([](StreamSocket& socket) { put(socket, kAnswer); }, tls("localhost"));
  Poco::Net::ServerSocket full;
  full.bind({"127.0.0.9", port_of(server)});
  full.listen(0);
  std::vector<StreamSocket> queued(4);
  for (StreamSocket& one : queued) one.connectNB(full.address());
  std::this_thread::sleep_for(milliseconds(50));
  names = [](const std::string&) { return std::vector<std::string>{"127.0.0.9", "127.0.0.1"}; };
  const Limits few{milliseconds(4000), milliseconds(30'000), milliseconds(60'000), 4096};
  const auto response = get(server.url("localhost") + "/", "", few);
  ASSERT_TRUE(response) << response.error().line();
}

TEST_F(ProxiedTest, F8_AHostOfIPv6AloneIsReached) {
  Poco::Net::ServerSocket six;
  try {
    six.bind6({Poco::Net::IPAddress("::1"), 0}, true, true);
  } catch (const Poco::Exception&) {
    GTEST_SKIP() << "this machine has no IPv6, not even of its own";
  }
  six.listen();
  std::thread server([&] {
    StreamSocket client = six.acceptConnection();
    char buffer[4096];
    client.receiveBytes(buffer, sizeof(buffer));
    put(client, kAnswer);
  });
  names = [](const std::string&) { return std::vector<std::string>{"::1"}; };
  const auto response = get("http://localhost:" + std::to_string(six.address().port()) + "/", "");
  server.join();
  ASSERT_TRUE(response) << response.error().line();
  EXPECT_EQ(response->body, kBody);
}

TEST_F(ProxiedTest, F8_ATlsAnswerThatIsCutInItsChunksIsNone) {
  LoopbackServer server(
      [](StreamSocket& socket) {
        put(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n12\r\n" + kBody);
        // Below the TLS, which is not told.
        ::shutdown(socket.impl()->sockfd(), SHUT_RDWR);
      },
      tls("localhost"));
  names = [](const std::string&) { return std::vector<std::string>{"127.0.0.1"}; };
  const auto response = get(server.url("localhost") + "/", "");
  ASSERT_FALSE(response) << response->body;
}

// The network changes under a question: the first connection breaks where `breaks` says, the next
// one, by the new way, is answered.
class ChangedNetwork : public testing::Test {
 protected:
  base::Result<nlohmann::json> ask(const std::string& method, const std::string& breaks) {
    LoopbackServer server([&](StreamSocket& socket) {
      if (++calls > 1) return put(socket, kAnswer);
      if (breaks == "in mid-answer") put(socket, kAnswer.substr(0, kAnswer.size() - 5));
      if (breaks != "without a word") return reset(socket);
      char byte = 0;
      socket.receiveBytes(&byte, 1);
    });
    const Limits few{milliseconds(30'000), milliseconds(600), milliseconds(60'000), 4096};
    HttpTransport transport(clock, breaks == "without a word" ? few : kCalm);
    Exchange exchange(*access_at(server.url(), "kT9-canary"), transport, clock, {});
    Question question{server.url() + "/api/v4/matters/17.json", "matter 17"};
    question.method = method;
    if (method != "GET") question.body = "{}";
    return method == "GET" ? exchange.get(question) : exchange.change(question);
  }
  fakes::SettableClock clock;
  std::atomic<int> calls{0};
};

TEST_F(ChangedNetwork, F8_AQuestionIsAskedAgainByTheNewWay) {
  for (const char* breaks : {"at once", "in mid-answer", "without a word"}) {
    SCOPED_TRACE(breaks);
    calls = 0;
    const auto answer = ask("GET", breaks);
    ASSERT_TRUE(answer) << answer.error().line();
    EXPECT_EQ((*answer)["data"]["id"], 17);
    EXPECT_EQ(calls, 2);
  }
}

TEST_F(ChangedNetwork, F8_AChangeIsNotSentTwice) {
  for (const char* method : {"POST", "PATCH"}) {
    for (const char* breaks : {"at once", "in mid-answer", "without a word"}) {
      SCOPED_TRACE(breaks);
      calls = 0;
      const auto answer = ask(method, breaks);
      ASSERT_FALSE(answer);
      EXPECT_EQ(answer.error().fault, Fault::unreachable);
      EXPECT_EQ(calls, 1);
    }
  }
}

}  // namespace
}  // namespace engross::clio
