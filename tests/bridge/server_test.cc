// The door as callers meet it: real sockets, real TLS, the certificate that it will have.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <thread>

#include "bridge/door.h"
#include "platform/platform.h"

namespace engross::bridge {
namespace {

using base::Fault;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

bool has_ipv6() {
  const int made = ::socket(AF_INET6, SOCK_STREAM, 0);
  sockaddr_in6 at{};
  at.sin6_family = AF_INET6;
  at.sin6_addr = in6addr_loopback;
  const bool has = ::bind(made, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0;
  ::close(made);
  return has;
}

TEST_F(Door, AnswersOnBothLoopbackAddresses) {
  const Server server = started();
  for (const auto& [address, name, host] :
       {std::tuple{"127.0.0.1", "localhost", "localhost"},
        std::tuple{"127.0.0.1", "127.0.0.1", "127.0.0.1"}, std::tuple{"::1", "::1", "[::1]"},
        std::tuple{"::1", "localhost", "localhost"}}) {
    SCOPED_TRACE(std::string(address) + " as " + name);
    if (*address == ':' && !has_ipv6()) {
      std::cout << "this machine has no IPv6: ::1 was not tried\n";
      continue;
    }
    const std::string reply =
        ask(server, request("GET /api/v1/status", own_host(server, host)), {address, name});
    EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(reply, HasSubstr("\r\nContent-Type: application/json\r\n"));
    EXPECT_THAT(reply, HasSubstr("\r\nCache-Control: no-store\r\n"));
    EXPECT_THAT(reply, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(reply, Not(HasSubstr("Access-Control")));
    EXPECT_THAT(reply, Not(HasSubstr("Set-Cookie")));
    EXPECT_THAT(reply, Not(HasSubstr("\r\nServer:")));
    EXPECT_THAT(reply, HasSubstr("\r\n\r\n{\"name\":\"Engross\",\"version\":\"0.1.0\",\"api\":1,"));
  }
  EXPECT_EQ(server.address(), "https://localhost:" + std::to_string(server.port()) + "/");
}

TEST_F(Door, B7_A27_RefusesOverTheWireToo) {
  const Server server = started();
  const std::string own = own_host(server);
  struct Row {
    const char* name;
    std::string bytes;
    const char* first_line;
  };
  const Row rows[] = {
      {"B1_rebinding", request("GET /api/v1/status", "evil.test"), "HTTP/1.1 421 "},
      {"B4_other_port", request("GET /api/v1/status", "localhost:1"), "HTTP/1.1 421 "},
      {"B2_two_hosts", request("GET /api/v1/status", own, "Host: evil.test\r\n"), "HTTP/1.1 400 "},
      {"B2_no_host", "GET /api/v1/status HTTP/1.1\r\nConnection: close\r\n\r\n", "HTTP/1.1 400 "},
      {"root", request("GET /", own), "HTTP/1.1 404 "},
      {"A35_traversal", request("GET /pane/../../etc/passwd", own), "HTTP/1.1 404 "},
      {"B2_absolute", request("GET https://evil.test/api/v1/status", own), "HTTP/1.1 400 "},
      {"B48_connect", request("CONNECT evil.test:443", own), "HTTP/1.1 400 "},
      {"A16_preflight",
       request("OPTIONS /api/v1/status", own,
               "Origin: https://evil.test\r\nAccess-Control-Request-Method: GET\r\n"
               "Access-Control-Request-Private-Network: true\r\n"),
       "HTTP/1.1 405 "},
      {"post_without_a_word", request("POST /api/v1/status", own, "Content-Length: 2\r\n") + "{}",
       "HTTP/1.1 403 "},
      {"B7_A27_no_token", request("GET /api/v1/drafts", own, "X-Engross: 1\r\n"), "HTTP/1.1 401 "},
      {"B24_length_10_gb", request("POST /api/v1/drafts", own, "Content-Length: 10737418240\r\n"),
       "HTTP/1.1 413 "},
      {"A38_body_1_gb", request("POST /api/v1/drafts", own, "Content-Length: 1073741824\r\n"),
       "HTTP/1.1 413 "},
      {"B25_chunked",
       request("POST /api/v1/drafts", own, "Transfer-Encoding: chunked\r\n") + "FFFFFFFF\r\n",
       "HTTP/1.1 400 "},
      {"B48_trace", request("TRACE /api/v1/status", own), "HTTP/1.1 405 "},
      {"A36_two_lengths",
       request("GET /api/v1/status", own, "Content-Length: 0\r\nContent-Length: 0\r\n"),
       "HTTP/1.1 400 "},
      {"B26_bare_lf", "GET /api/v1/status HTTP/1.1\nHost: " + own + "\n\n", "HTTP/1.1 400 "},
      {"B28_no_version", "GET /api/v1/status\r\n\r\n", "HTTP/1.1 400 "},
      {"B28_http_9_9", "GET / HTTP/9.9\r\nHost: " + own + "\r\n\r\n", "HTTP/1.1 505 "},
      {"B29_header_1_mb",
       request("GET /api/v1/status", own, "A: " + std::string(1'000'000, 'a') + "\r\n"),
       "HTTP/1.1 431 "},
      {"B48_upgrade_still_plain", request("PUT /api/v1/status", own, "Upgrade: websocket\r\n"),
       "HTTP/1.1 405 "},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string reply = ask(server, row.bytes);
    EXPECT_THAT(reply, StartsWith(row.first_line));
    EXPECT_THAT(reply, HasSubstr("\r\nCache-Control: no-store\r\n"));
    EXPECT_THAT(reply, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(reply, HasSubstr("\r\n\r\n{\"error\":{\"code\":\""));
    EXPECT_THAT(reply, Not(HasSubstr("Access-Control")));
    EXPECT_THAT(reply, Not(HasSubstr("evil.test")));
  }
}

TEST_F(Door, KeepsAConnectionForTheNextRequest) {
  const Server server = started();
  Caller connection(certificate_.authority_file, server.port());
  ASSERT_EQ(connection.error(), "");
  const std::string keep = "GET /api/v1/status HTTP/1.1\r\nHost: " + own_host(server) + "\r\n\r\n";
  for (int i = 0; i < 3; ++i) {
    connection.send(keep);
    EXPECT_THAT(connection.answer(), StartsWith("HTTP/1.1 200 OK\r\n"));
  }
}

TEST_F(Door, B27_RunsNothingAfterARefusal) {
  const Server server = started();
  const std::string own = own_host(server);
  const std::string second = request("GET /api/v1/status", own);
  for (const std::string& first :
       {"GET /nowhere HTTP/1.1\r\nHost: " + own + "\r\n\r\n",
        std::string("GET /api/v1/status HTTP/1.1\r\nHost: evil.test\r\n\r\n"),
        "GET /api/v1/status HTTP/1.1\r\nHost: " + own + "\r\nTransfer-Encoding: chunked\r\n\r\n"}) {
    SCOPED_TRACE(first);
    const std::string reply = ask(server, first + second);
    EXPECT_EQ(reply.find("HTTP/1.1 "), 0U);
    EXPECT_EQ(reply.find("HTTP/1.1 ", 1), std::string::npos);
  }
}

TEST_F(Door, ReadsABodyAsABody) {
  const Server server = started();
  const std::string own = own_host(server);
  const std::string hidden = "GET /api/v1/status HTTP/1.1\r\nHost: " + own + "\r\n\r\n";
  const std::string reply = ask(server, "GET /api/v1/status HTTP/1.1\r\nHost: " + own +
                                            "\r\nContent-Length: " + std::to_string(hidden.size()) +
                                            "\r\nConnection: close\r\n\r\n" + hidden);
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_EQ(reply.find("HTTP/1.1 ", 1), std::string::npos);
}

TEST_F(Door, B22_A37_HonestCallersAreServedWhileSlowOnesKnock) {
  const Server server = started();
  std::vector<std::unique_ptr<Caller>> slow;
  for (int i = 0; i < 300; ++i) {  // more than there are places
    slow.push_back(std::make_unique<Caller>(certificate_.authority_file, server.port()));
    slow.back()->send("GET /api/v1/status HTTP/1.1\r\nHost: loc");
  }
  for (int i = 0; i < 20; ++i) {
    const std::string reply = ask(server, request("GET /api/v1/status", own_host(server)));
    ASSERT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n")) << i;
  }
}

TEST_F(Door, B23_A36_AHalfBodyIsNoRequest) {
  const Server server = started();
  Caller half(certificate_.authority_file, server.port());
  half.send("POST /api/v1/pairings HTTP/1.1\r\nHost: " + own_host(server) +
            "\r\nX-Engross: 1\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{");
  EXPECT_EQ(half.rest(), "") << "closed, and never answered";
}

TEST_F(Door, B36_A26_TakesNobodyWhoIsNotOfThisUser) {
  Options strict = options();
  strict.same_user = [](std::uint16_t, std::uint16_t) { return false; };
  const auto server = Server::start(std::move(strict));
  ASSERT_TRUE(server.has_value());
  Caller other(certificate_.authority_file, server->port());
  EXPECT_NE(other.error(), "") << "closed before a word";
  Options own = options();
  own.same_user = platform::is_of_this_user;
  const auto open = Server::start(std::move(own));
  EXPECT_THAT(ask(*open, request("GET /api/v1/status", own_host(*open))),
              StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(Door, SaysWhenThereIsRest) {
  std::atomic<int> rests = 0;
  Options resting = options();
  resting.rest = [&] { ++rests; };
  const auto server = Server::start(std::move(resting));
  ASSERT_TRUE(server.has_value());
  ask(*server, request("GET /api/v1/status", own_host(*server)));
  EXPECT_EQ(rests, 0) << "just now there was an answer";
  for (int tries = 0; rests == 0 && tries < 600; ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(rests, 1);
}

TEST_F(Door, AnswersAHeadThatComesInPieces) {
  const Server server = started();
  Caller caller(certificate_.authority_file, server.port());
  for (const char c : request("GET /api/v1/status", own_host(server))) {
    caller.send(std::string(1, c));
  }
  EXPECT_THAT(caller.rest(), StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(Door, B27_AnswersPipelinedRequestsInOrder) {
  const Server server = started();
  const std::string host = " HTTP/1.1\r\nHost: " + own_host(server) + "\r\n\r\n";
  Caller caller(certificate_.authority_file, server.port());
  caller.send("GET /api/v1/status" + host + "GET /nowhere" + host + "GET /api/v1/status" + host);
  const std::string replies = caller.rest();
  EXPECT_THAT(replies, StartsWith("HTTP/1.1 200 "));
  const auto second = replies.find("HTTP/1.1 404 ");
  ASSERT_NE(second, std::string::npos);
  EXPECT_EQ(replies.find("HTTP/1.1 ", second + 1), std::string::npos);
}

TEST_F(Door, B22_ClosesOnHeadsThatDoNotEnd) {
  const Server server = started();
  Caller half(certificate_.authority_file, server.port());
  half.send("GET /api/v1/status HTTP/1.1\r\nHost: loc");
  EXPECT_EQ(half.rest(), "");
}

TEST_F(Door, AnswersHeadWithoutABody) {
  const Server server = started();
  const std::string reply = ask(server, request("HEAD /api/v1/status", own_host(server)));
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 405 "));
  EXPECT_TRUE(reply.ends_with("\r\n\r\n"));
}

TEST_F(Door, TrustsAndIsTrustedForNothingElse) {
  const Server server = started();
  const std::string status = request("GET /api/v1/status", own_host(server));
  EXPECT_EQ(ask(server, status, {"127.0.0.1", "evil.test"}), "hostname mismatch");
  EXPECT_EQ(ask(server, status, {"127.0.0.1", "127.0.0.2"}), "IP address mismatch");
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto other = platform::local_certificate(folder_ + "/other", now);
  ASSERT_TRUE(other.has_value());
  Caller stranger(other->authority_file, server.port());
  EXPECT_NE(stranger.error(), "");
}

TEST_F(Door, B38_TakesTls12AndNewerOnly) {
  const Server server = started();
  for (const int old : {TLS1_VERSION, TLS1_1_VERSION}) {
    Caller connection(certificate_.authority_file, server.port(), {"127.0.0.1", "localhost", old});
    EXPECT_EQ(connection.error(), "handshake refused");
  }
  Caller newer(certificate_.authority_file, server.port(),
               {"127.0.0.1", "localhost", TLS1_2_VERSION});
  EXPECT_EQ(newer.error(), "");
  EXPECT_EQ(newer.protocol(), "TLSv1.2");
  Caller newest(certificate_.authority_file, server.port());
  EXPECT_EQ(newest.protocol(), "TLSv1.3");
}

int plain_socket(const char* address, std::uint16_t port, bool connects) {
  const int made = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  ::inet_pton(AF_INET, address, &to.sin_addr);
  const int yes = 1;
  ::setsockopt(made, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
  ::setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  const auto* generic = reinterpret_cast<const sockaddr*>(&to);
  const int done = connects ? ::connect(made, generic, sizeof to)
                            : ::bind(made, generic, sizeof to) || ::listen(made, 1);
  if (done == 0) return made;
  ::close(made);
  return -1;
}

TEST_F(Door, B39_ClosesOnPlainHttp) {
  const Server server = started();
  const int plain = plain_socket("127.0.0.1", server.port(), true);
  ASSERT_GE(plain, 0);
  const std::string text = request("GET /api/v1/status", own_host(server));
  EXPECT_EQ(::send(plain, text.data(), text.size(), 0), static_cast<ssize_t>(text.size()));
  std::string reply;
  char room[4096];
  for (ssize_t got = 0; (got = ::recv(plain, room, sizeof room, 0)) > 0;) {
    reply.append(room, static_cast<std::size_t>(got));
  }
  ::close(plain);
  EXPECT_THAT(reply, Not(HasSubstr("HTTP")));
  EXPECT_THAT(reply, Not(HasSubstr("Engross")));
}

TEST_F(Door, A31_ListensOnLoopbackAlone) {
  const Server server = started();
  EXPECT_EQ(plain_socket("127.0.0.2", server.port(), true), -1);
}

TEST_F(Door, B33_RefusesATakenPortAndSaysByWhom) {
  const Server first = started();
  Options same = options();
  same.port = first.port();
  const auto second = Server::start(same);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().fault, Fault::conflict);
  EXPECT_EQ(second.error().what,
            "the port is taken by process " + std::to_string(::getpid()) + " (bridge_test)");
  EXPECT_EQ(second.error().where, "127.0.0.1:" + std::to_string(first.port()));
  same.port_holder = nullptr;
  EXPECT_EQ(Server::start(same).error().what, "the port is taken by another program");
}

TEST_F(Door, A28_RefusesAPortThatSomebodyHasOnAnyAddress) {
  for (const char* address : {"127.0.0.1", "0.0.0.0"}) {
    SCOPED_TRACE(address);
    std::optional<Server> probe = started();
    Options same = options();
    same.port = probe->port();
    probe.reset();
    const int squatter = plain_socket(address, same.port, false);
    ASSERT_GE(squatter, 0);
    EXPECT_EQ(Server::start(same).error().fault, Fault::conflict);
    ::close(squatter);
    EXPECT_TRUE(Server::start(same).has_value());
  }
}

TEST_F(Door, A29_RefusesAPortThatIsTakenOnIpv6Only) {
  if (!has_ipv6()) GTEST_SKIP() << "this machine has no IPv6: A29 was not tried";
  std::optional<Server> probe = started();
  Options same = options();
  same.port = probe->port();
  probe.reset();
  const int squatter = ::socket(AF_INET6, SOCK_STREAM, 0);
  sockaddr_in6 at{};
  at.sin6_family = AF_INET6;
  at.sin6_port = htons(same.port);
  at.sin6_addr = in6addr_loopback;
  const int yes = 1;
  ::setsockopt(squatter, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  ASSERT_EQ(::bind(squatter, reinterpret_cast<sockaddr*>(&at), sizeof at), 0);
  ASSERT_EQ(::listen(squatter, 1), 0);
  const auto refused = Server::start(same);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().fault, Fault::conflict);
  EXPECT_EQ(refused.error().where, "[::1]:" + std::to_string(same.port));
  ::close(squatter);
}

TEST_F(Door, B35_LetsNobodyListenBesideIt) {
  const Server server = started();
  EXPECT_EQ(plain_socket("127.0.0.1", server.port(), false), -1);
}

TEST_F(Door, RefusesACertificateThatIsNone) {
  const auto put = [](const char* name, const char* text) {
    std::ofstream(folder_ + "/" + name) << text;
    return folder_ + "/" + name;
  };
  struct Row {
    const char* name;
    std::string chain, key;
  };
  const Row rows[] = {
      {"no_chain", folder_ + "/nowhere.pem", certificate_.key_file},
      {"no_key", certificate_.chain_file, folder_ + "/nowhere.pem"},
      {"B42_damaged_chain", put("bad.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n"),
       certificate_.key_file},
      {"damaged_key", certificate_.chain_file, put("bad-key.pem", "no key")},
      {"key_for_chain", certificate_.key_file, certificate_.key_file},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Options bad = options();
    bad.chain_file = row.chain;
    bad.key_file = row.key;
    const auto server = Server::start(bad);
    ASSERT_FALSE(server.has_value());
    EXPECT_EQ(server.error().fault, Fault::malformed);
  }
}

TEST_F(Door, EndsWhileCallersAreConnected) {
  std::optional<Server> server = started();
  const std::uint16_t port = server->port();
  Caller idle(certificate_.authority_file, port);
  ASSERT_EQ(idle.error(), "");
  idle.send("GET /api/v1/status HTTP/1.1\r\nHost: localhost:" + std::to_string(port) + "\r\n\r\n");
  EXPECT_THAT(idle.answer(), StartsWith("HTTP/1.1 200 OK\r\n"));
  Caller half(certificate_.authority_file, port);
  half.send("GET /api/v1/sta");
  server.reset();
  EXPECT_EQ(plain_socket("127.0.0.1", port, true), -1);
}

TEST_F(Door, AnswersManyAtOnceRightly) {
  const Server server = started();
  std::vector<std::thread> callers;
  std::vector<int> right(8, 0);
  for (std::size_t caller = 0; caller < right.size(); ++caller) {
    callers.emplace_back([&, caller] {
      const bool is_known = caller % 2 == 0;
      for (int i = 0; i < 10; ++i) {
        const std::string reply = ask(
            server, request(is_known ? "GET /api/v1/status" : "GET /nowhere", own_host(server)));
        right[caller] += reply.starts_with(is_known ? "HTTP/1.1 200 " : "HTTP/1.1 404 ");
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(right, std::vector<int>(8, 10));
}

}  // namespace
}  // namespace engross::bridge
