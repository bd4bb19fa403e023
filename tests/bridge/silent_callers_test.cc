// Callers that connect and say nothing that TLS begins with, or too little of it.
#include <gmock/gmock.h>
#include <malloc.h>
#include <netinet/in.h>

#include "bridge/door.h"
#include "rows/rows.h"

namespace engross::bridge {
namespace {

// A socket at the door, and nothing of TLS.
class Knock {
 public:
  explicit Knock(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    open_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }
  Knock(const Knock&) = delete;
  ~Knock() { ::close(socket_); }

  bool open() const { return open_; }
  int socket() const { return socket_; }
  bool say(const std::string& bytes) const {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }
  // Everything up to the end of the connection.
  std::string rest() const {
    std::string out;
    char room[4096];
    for (ssize_t got = 0; (got = ::recv(socket_, room, sizeof room, 0)) > 0;) {
      out.append(room, static_cast<std::size_t>(got));
    }
    return out;
  }

 private:
  int socket_;
  bool open_ = false;
};

class SilentCallers : public Door {
 protected:
  // An honest caller has an answer: by then the door has heard what was said to it before.
  static void hear(const Server& server) {
    ASSERT_THAT(ask(server, request("GET /api/v1/status", own_host(server))),
                testing::StartsWith("HTTP/1.1 200 OK\r\n"));
  }
};

TEST_F(SilentCallers, AByteOfTlsCostsASocketAndLittleMore) {
  constexpr int kCallers = 300;
  constexpr std::size_t kMostEach =
      24 * 1024;  // of memory; with its TLS begun it is 50 KiB and more
  const Server server = started();
  hear(server);
  const std::size_t before = ::mallinfo2().uordblks;
  std::vector<std::unique_ptr<Knock>> silent;
  for (int i = 0; i < kCallers; ++i) {
    silent.push_back(std::make_unique<Knock>(server.port()));
    ASSERT_TRUE(silent.back()->open() && silent.back()->say("\x16")) << i;
  }
  hear(server);
  const std::size_t after = ::mallinfo2().uordblks;
  EXPECT_LT(after, before + kCallers * kMostEach);
}

struct Pieces {
  const char* name;
  std::size_t first, second;  // bytes of the hello that come before an honest caller and after one
};
class HelloInPieces : public SilentCallers, public rows::WithRow<Pieces> {};

// Slow, and honest: it gets its answer as others do.
ROW_TEST(HelloInPieces, IsAnswered) {
  const Server server = started();
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                  SSL_CTX_free);
  const std::unique_ptr<SSL, decltype(&SSL_free)> session(SSL_new(context.get()), SSL_free);
  BIO* sent = BIO_new(BIO_s_mem());
  SSL_set_bio(session.get(), BIO_new(BIO_s_mem()), sent);
  SSL_connect(session.get());  // as far as the hello
  ERR_clear_error();
  std::string hello(4096, ' ');
  hello.resize(static_cast<std::size_t>(BIO_read(sent, hello.data(), 4096)));
  const Knock slow(server.port());
  ASSERT_TRUE(slow.open());
  ASSERT_TRUE(slow.say(hello.substr(0, row().first)));
  hear(server);
  ASSERT_TRUE(slow.say(hello.substr(row().first, row().second)));
  hear(server);
  ASSERT_TRUE(slow.say(hello.substr(row().first + row().second)));
  SSL_set_fd(session.get(), slow.socket());
  ASSERT_EQ(SSL_connect(session.get()), 1);
  const std::string asked = request("GET /api/v1/status", own_host(server));
  SSL_write(session.get(), asked.data(), static_cast<int>(asked.size()));
  char room[16];
  ASSERT_EQ(SSL_read(session.get(), room, 15), 15);
  EXPECT_EQ(std::string(room, 15), "HTTP/1.1 200 OK");
}

ROWS(Ways, HelloInPieces, Pieces{"OneByte", 1, 1}, Pieces{"AShortOne", 40, 7},
     Pieces{"JustEnough", 1, 47}, Pieces{"ALongOne", 60, 60});

struct Said {
  const char* name;
  std::string bytes;
};
class NoHello : public SilentCallers, public rows::WithRow<Said> {};

ROW_TEST(NoHello, IsClosedWithoutAWordOfHttp) {
  const Server server = started();
  const Knock knock(server.port());
  ASSERT_TRUE(knock.open() && knock.say(row().bytes));
  hear(server);
  EXPECT_THAT(knock.rest(), testing::Not(testing::HasSubstr("HTTP")));
}

ROWS(Ways, NoHello, Said{"OneByteOfTls", "\x16"}, Said{"AnotherByte", "G"},
     Said{"PlainHttp", "GET / HTTP/1.1\r\n\r\n"},
     Said{"AHelloThatIsNone", "\x16" + std::string(60, 'x')},
     Said{"ZeroBytes", std::string(60, '\0')});

}  // namespace
}  // namespace engross::bridge
