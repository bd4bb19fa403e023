// O24: a token endpoint that does not prove to be Clio's is sent nothing.
#include <Poco/Net/Context.h>
#include <Poco/TemporaryFile.h>
#include <gtest/gtest.h>

#include "certificates.h"
#include "clio/clio.h"
#include "fakes/settable_clock.h"
#include "loopback_server.h"

namespace engross::clio {
namespace {

using Poco::Net::Context;

class SignInTls : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(setenv("SSL_CERT_FILE", authority_file_.c_str(), 1), 0); }
  void TearDown() override { unsetenv("SSL_CERT_FILE"); }
  SignInTls() { write_pem(authority_file_, authority_, false); }
  ~SignInTls() override {
    std::remove(authority_file_.c_str());
    std::remove(file_.c_str());
  }

  Context::Ptr server_with(const Identity& own, const std::string& ciphers = "DEFAULT") {
    write_pem(file_, own, true);
    return new Context(Context::TLS_SERVER_USE, file_, file_, "", Context::VERIFY_NONE, 9, false,
                       ciphers);
  }

  // The request that the server saw; the refusal goes to `error`.
  std::string refused(Context::Ptr tls) {
    LoopbackServer server([](Poco::Net::StreamSocket&) {}, tls);
    const auto access = clio_at(server.url("localhost"));
    HttpTransport transport(clock_);
    const auto answer =
        TokenEndpoint(*access, transport, clock_).refresh({"key", "kT9-secret"}, "kT9-refresh");
    EXPECT_FALSE(answer);
    if (!answer) {
      EXPECT_EQ(answer.error().fault, base::Fault::denied) << answer.error().line();
      EXPECT_NE(answer.error().what.find("nothing was sent"), std::string::npos)
          << answer.error().line();
      EXPECT_EQ(answer.error().line().find("continue"), std::string::npos);
      EXPECT_EQ(answer.error().line().find("kT9"), std::string::npos);
    }
    EXPECT_LE(server.connections(), 1);
    return server.request();
  }

  const std::string authority_file_ = Poco::TemporaryFile::tempName();
  const std::string file_ = Poco::TemporaryFile::tempName();
  const Identity authority_ = identity("Test authority", "", 30);
  fakes::SettableClock clock_;
};

TEST_F(SignInTls, O24_AHostThatIsVouchedForIsAnswered) {
  const std::string body = R"({"access_token":"a"})";
  LoopbackServer server(
      [&](Poco::Net::StreamSocket& socket) {
        const std::string bytes =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
            std::to_string(body.size()) + "\r\n\r\n" + body;
        socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
      },
      server_with(identity("localhost", "DNS:localhost", 30, &authority_)));
  HttpTransport transport(clock_);
  const auto answer = TokenEndpoint(*clio_at(server.url("localhost")), transport, clock_)
                          .refresh({"key", "kT9-secret"}, "kT9-refresh");
  ASSERT_TRUE(answer) << answer.error().line();
  EXPECT_EQ(answer->access_token, "a");
}

TEST_F(SignInTls, O24_ExpiredSelfSignedWrongNameAndUnknownAuthorityAreSentNothing) {
  const Identity stranger = identity("Another authority", "", 30);
  const std::pair<const char*, Identity> rows[] = {
      {"expired", identity("localhost", "DNS:localhost", -1, &authority_)},
      {"self-signed", identity("localhost", "DNS:localhost", 30)},
      {"wrong name", identity("evil.test", "DNS:evil.test", 30, &authority_)},
      {"unknown authority", identity("localhost", "DNS:localhost", 30, &stranger)},
  };
  for (const auto& [name, own] : rows) {
    SCOPED_TRACE(name);
    EXPECT_EQ(refused(server_with(own)).find("kT9"), std::string::npos);
  }
}

TEST_F(SignInTls, O24_Tls11IsRefused) {
  Context::Ptr old =
      server_with(identity("localhost", "DNS:localhost", 30, &authority_), "ALL:@SECLEVEL=0");
  old->disableProtocols(Context::PROTO_TLSV1_2 | Context::PROTO_TLSV1_3);
  EXPECT_EQ(refused(old).find("kT9"), std::string::npos);
}

}  // namespace
}  // namespace engross::clio
