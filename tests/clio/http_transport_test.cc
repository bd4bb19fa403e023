// The transport over real sockets: what is sent, and that nothing but a whole answer of the right
// host comes back.
#include <Poco/Net/Context.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "certificates.h"
#include "fakes/settable_clock.h"
#include "loopback_server.h"

namespace engross::clio {
namespace {

using base::Fault;
using Poco::Net::StreamSocket;

using std::chrono::milliseconds;

// Each limit is short only where it is what the test is about: a loaded machine is no slow server.
constexpr std::size_t kMostBytes = 4096;
constexpr Limits kPatient{milliseconds(30'000), milliseconds(30'000), milliseconds(60'000),
                          kMostBytes};
constexpr Limits kShortSilence{milliseconds(30'000), milliseconds(400), milliseconds(60'000),
                               kMostBytes};
constexpr Limits kShortWhole{milliseconds(30'000), milliseconds(30'000), milliseconds(900),
                             kMostBytes};

std::string sized(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: "
         "r1\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}
const std::string kChunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
const std::string kChunks = "7\r\n{\"data\"\r\nb\r\n:{\"id\":17}}\r\n0\r\n\r\n";

void say(StreamSocket& socket, const std::string& bytes) {
  socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
}

class HttpTransportTest : public testing::Test {
 protected:
  base::Result<Response> get(const std::string& url, const Limits& limits = kPatient) {
    HttpTransport transport(clock, limits);
    return transport.send(
        {"GET", url, {{"Authorization", "Bearer kT9-canary"}, {"X-API-VERSION", "4.0.13"}}});
  }
  void expect_fault(const base::Result<Response>& response, Fault fault, const char* says) {
    ASSERT_FALSE(response) << response->body;
    EXPECT_EQ(response.error().fault, fault) << response.error().line();
    EXPECT_NE(response.error().line().find(says), std::string::npos) << response.error().line();
    EXPECT_EQ(response.error().line().find("kT9-canary"), std::string::npos);
  }
  fakes::SettableClock clock;
};

TEST_F(HttpTransportTest, SendsTheRequestAsItIs) {
  LoopbackServer server(sized("{\"data\":{}}"));
  const auto response =
      get(server.url() + "/api/v4/contacts.json?ids%5B%5D=1&fields=id,company%7Bid%7D");
  ASSERT_TRUE(response) << response.error().line();
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->body, "{\"data\":{}}");
  EXPECT_EQ(response->header("x-request-id"), "r1");
  const std::string request = server.request();
  EXPECT_EQ(
      request.find("GET /api/v4/contacts.json?ids%5B%5D=1&fields=id,company%7Bid%7D HTTP/1.1\r\n"),
      0U)
      << request;
  EXPECT_NE(request.find("\r\nAuthorization: Bearer kT9-canary\r\n"), std::string::npos) << request;
  EXPECT_NE(request.find("\r\nAccept-Encoding: identity\r\n"), std::string::npos) << request;
  EXPECT_NE(request.find("\r\nHost: 127.0.0.1:"), std::string::npos) << request;
}

TEST_F(HttpTransportTest, ReadsAChunkedAnswer) {
  LoopbackServer server(kChunkedHead + kChunks);
  const auto response = get(server.url() + "/");
  ASSERT_TRUE(response) << response.error().line();
  EXPECT_EQ(response->body, "{\"data\":{\"id\":17}}");
}

TEST_F(HttpTransportTest, EveryStatusComesBackAsItIs) {
  for (int status : {201, 204, 304, 400, 401, 429, 500, 503}) {
    SCOPED_TRACE(status);
    LoopbackServer server("HTTP/1.1 " + std::to_string(status) +
                          " X\r\nContent-Length: 0\r\nRetry-After: 7\r\n\r\n");
    const auto response = get(server.url() + "/");
    ASSERT_TRUE(response) << response.error().line();
    EXPECT_EQ(response->status, status);
    EXPECT_EQ(response->header("Retry-After"), "7");
  }
}

TEST_F(HttpTransportTest, F1_RefusedConnection) {
  std::string url;
  {
    LoopbackServer gone("");
    url = gone.url();
  }
  expect_fault(get(url + "/"), Fault::unreachable, "the connection was refused");
}

TEST_F(HttpTransportTest, F2_NameThatIsNotFound) {
  // A label longer than 63 letters is refused by every resolver without asking the network.
  expect_fault(get("http://" + std::string(70, 'x') + ".example/"), Fault::unreachable,
               "its name was not found");
}

TEST_F(HttpTransportTest, F5_SilenceBeforeTheHead) {
  LoopbackServer server([](StreamSocket& socket) {
    char byte = 0;
    socket.receiveBytes(&byte, 1);  // until the client gives up
  });
  expect_fault(get(server.url() + "/", kShortSilence), Fault::unreachable, "no answer");
}

TEST_F(HttpTransportTest, F5_SilenceInTheMiddleOfABody) {
  LoopbackServer server([](StreamSocket& socket) {
    say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"data\":");
    char byte = 0;
    socket.receiveBytes(&byte, 1);
  });
  expect_fault(get(server.url() + "/", kShortSilence), Fault::unreachable, "no answer");
}

TEST_F(HttpTransportTest, F5_OneByteAtATimeMeetsTheDeadline) {
  for (const char* part : {"head", "body"}) {
    SCOPED_TRACE(part);
    LoopbackServer server([part](StreamSocket& socket) {
      say(socket, std::string(part) == "head" ? "HTTP/1.1 200 OK\r\nX: "
                                              : "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n");
      for (int i = 0; i < 200; ++i) {
        say(socket, "x");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      }
    });
    expect_fault(get(server.url() + "/", kShortWhole), Fault::unreachable,
                 "the answer takes too long");
  }
}

TEST_F(HttpTransportTest, ACancelledCallStopsWaiting) {
  clock.waits_before_cancel = 0;
  LoopbackServer server([](StreamSocket& socket) {
    char byte = 0;
    socket.receiveBytes(&byte, 1);
  });
  expect_fault(get(server.url() + "/"), Fault::unreachable, "stopped");
}

TEST_F(HttpTransportTest, F6_ABodyCutAnywhereIsNoAnswer) {
  const std::string whole = sized("{\"data\":{\"id\":17}}");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    SCOPED_TRACE(length);
    LoopbackServer server(whole.substr(0, length));
    const auto response = get(server.url() + "/");
    ASSERT_FALSE(response) << response->body;
    EXPECT_EQ(response.error().fault, Fault::unreachable);
  }
}

TEST_F(HttpTransportTest, F6_AChunkedBodyCutAnywhereIsNoAnswer) {
  // All but the very last line break: without it the last chunk is there all the same.
  for (std::size_t length = 0; length + 2 < kChunks.size(); ++length) {
    SCOPED_TRACE(length);
    LoopbackServer server(kChunkedHead + kChunks.substr(0, length));
    const auto response = get(server.url() + "/");
    ASSERT_FALSE(response) << response->body;
    EXPECT_EQ(response.error().fault, Fault::unreachable);
  }
}

TEST_F(HttpTransportTest, F9_CompressedAndHugeAnswersAreRefused) {
  struct Row {
    const char* name;
    std::string bytes;
    const char* says;
  };
  const Row rows[] = {
      {"gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b",
       "compressed"},
      {"larger than the limit, as it says", sized(std::string(4097, ' ')), "more than 4096 bytes"},
      {"larger than the limit, in chunks",
       kChunkedHead + "2000\r\n" + std::string(0x2000, ' ') + "\r\n0\r\n\r\n",
       "more than 4096 bytes"},
      {"larger than the limit, without an end", "HTTP/1.1 200 OK\r\n\r\n" + std::string(9000, ' '),
       "more than 4096 bytes"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    LoopbackServer server(row.bytes);
    expect_fault(get(server.url() + "/"), Fault::malformed, row.says);
  }
}

TEST_F(HttpTransportTest, WhatIsNotHttpIsNoAnswer) {
  for (const char* bytes : {"SSH-2.0-OpenSSH_9.2\r\n", "\x15\x03\x01\x00\x02\x02\x46",
                            "HTTP/1.1 abc\r\n\r\n", "\r\n\r\n", "{\"data\":{}}"}) {
    SCOPED_TRACE(bytes);
    LoopbackServer server((std::string(bytes)));
    const auto response = get(server.url() + "/");
    ASSERT_FALSE(response) << response->status << response->body;
    EXPECT_EQ(response.error().fault, Fault::unreachable);
  }
}

TEST_F(HttpTransportTest, F23_RedirectsComeBackUnfollowed) {
  LoopbackServer other(sized("{}"));
  LoopbackServer server("HTTP/1.1 302 Found\r\nLocation: " + other.url() +
                        "/x\r\nContent-Length: 0\r\n\r\n");
  const auto response = get(server.url() + "/");
  ASSERT_TRUE(response) << response.error().line();
  EXPECT_EQ(response->status, 302);
  EXPECT_EQ(response->header("Location"), other.url() + "/x");
  EXPECT_EQ(other.connections(), 0);
}

TEST_F(HttpTransportTest, AddressesThatAreNoneAreNotCalled) {
  for (const char* url : {"", "127.0.0.1", "file:///etc/passwd", "http://127.0.0.1:9/\r\nX: y"}) {
    SCOPED_TRACE(url);
    ASSERT_FALSE(get(url));
  }
}

// An authority that this test's process trusts, as it would one of the system's.
class TlsTest : public HttpTransportTest {
 protected:
  void SetUp() override {
    folder = testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name();
    write_pem(folder + "-authority.pem", authority, false);
    setenv("SSL_CERT_FILE", (folder + "-authority.pem").c_str(), 1);
  }
  void TearDown() override { unsetenv("SSL_CERT_FILE"); }

  Poco::Net::Context::Ptr server_tls(const Identity& who) {
    const std::string file = folder + "-server.pem";
    write_pem(file, who, true);
    return new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, file, file, "",
                                  Poco::Net::Context::VERIFY_NONE);
  }
  // What the client makes of a server with that certificate; no request may have reached it.
  void expect_no_trust(const Identity& who) {
    LoopbackServer server([](StreamSocket& socket) { say(socket, sized("{}")); }, server_tls(who));
    expect_fault(get(server.url("localhost") + "/"), Fault::denied,
                 "certificate does not prove that it is Clio: nothing was sent");
    EXPECT_EQ(server.request().find("canary"), std::string::npos);
  }

  std::string folder;
  Identity authority = identity("Test authority", "", 30);
};

TEST_F(TlsTest, AHostThatATrustedAuthorityVouchesForIsAnswered) {
  const Identity host = identity("localhost", "DNS:localhost", 30, &authority);
  LoopbackServer server([](StreamSocket& socket) { say(socket, sized("{\"data\":{\"id\":17}}")); },
                        server_tls(host));
  const auto response = get(server.url("localhost") + "/");
  ASSERT_TRUE(response) << response.error().line();
  EXPECT_EQ(response->body, "{\"data\":{\"id\":17}}");
}

TEST_F(TlsTest, F4_SelfSigned) { expect_no_trust(identity("localhost", "DNS:localhost", 30)); }

TEST_F(TlsTest, F4_AnotherHostsCertificate) {
  expect_no_trust(identity("app.clio.com", "DNS:app.clio.com", 30, &authority));
}

TEST_F(TlsTest, F4_Expired) {
  expect_no_trust(identity("localhost", "DNS:localhost", -1, &authority));
}

TEST_F(TlsTest, F4_AnUnknownAuthority) {
  const Identity stranger = identity("Another authority", "", 30);
  expect_no_trust(identity("localhost", "DNS:localhost", 30, &stranger));
}

TEST_F(TlsTest, F4_AServerThatSpeaksNoTls) {
  LoopbackServer server("HTTP/1.1 400 Bad Request\r\n\r\n");
  const std::string url = "https" + server.url("localhost").substr(4) + "/";
  expect_fault(get(url), Fault::denied,
               "no protected connection (TLS) could be made: nothing was sent");
}

TEST_F(TlsTest, F4_F5_ATlsServerThatSaysNothing) {
  const Identity host = identity("localhost", "DNS:localhost", 30, &authority);
  LoopbackServer server(
      [](StreamSocket& socket) {
        char byte = 0;
        socket.receiveBytes(&byte, 1);
      },
      server_tls(host));
  expect_fault(get(server.url("localhost") + "/", kShortSilence), Fault::unreachable, "no answer");
}

TEST_F(TlsTest, F6_ATlsAnswerThatIsCut) {
  const Identity host = identity("localhost", "DNS:localhost", 30, &authority);
  LoopbackServer server(
      [](StreamSocket& socket) { say(socket, sized("{\"data\":{\"id\":17}}").substr(0, 95)); },
      server_tls(host));
  const auto response = get(server.url("localhost") + "/");
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().fault, Fault::unreachable);
}

TEST(SystemClockTest, ACancelEndsEveryWait) {
  SystemClock clock;
  EXPECT_TRUE(clock.sleep(std::chrono::milliseconds(0)));
  EXPECT_TRUE(clock.sleep(std::chrono::milliseconds(1)));
  std::thread other([&] { clock.cancel(); });
  EXPECT_FALSE(clock.sleep(std::chrono::hours(1)));
  other.join();
  EXPECT_FALSE(clock.sleep(std::chrono::milliseconds(0)));
}

}  // namespace
}  // namespace engross::clio
