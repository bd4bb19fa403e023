// The loopback port over real sockets: one attempt, and what is left of it afterwards.
#include "clio/callback_listener.h"

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <gtest/gtest.h>

#include <thread>

namespace engross::clio {
namespace {

using base::Fault;
using Poco::Net::StreamSocket;

class CallbackListenerTest : public testing::Test {
 protected:
  std::unique_ptr<CallbackListener> listen(
      std::chrono::milliseconds life = std::chrono::seconds(60)) {
    CallbackListener::Options options;
    options.port = 0;
    options.state = "st8";
    options.life = life;
    options.warn = [this](const std::string& line) { warnings.push_back(line); };
    auto opened = CallbackListener::open(std::move(options));
    EXPECT_TRUE(opened) << opened.error().line();
    port = (*opened)->port();
    return std::move(*opened);
  }

  // The whole answer; "refused" when nobody listens.
  std::string send(const std::string& bytes) const {
    try {
      StreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", port));
      socket.setReceiveTimeout(Poco::Timespan(20, 0));
      for (std::size_t at = 0; at < bytes.size();) {
        at += static_cast<std::size_t>(
            socket.sendBytes(bytes.data() + at, static_cast<int>(bytes.size() - at)));
      }
      std::string answer;
      char buffer[4096];
      for (int got = 0; (got = socket.receiveBytes(buffer, sizeof(buffer))) > 0;) {
        answer.append(buffer, static_cast<std::size_t>(got));
      }
      return answer;
    } catch (const Poco::Exception& error) {
      return "refused";
    }
  }
  std::string get(const std::string& target) const {
    return send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                "\r\n\r\n");
  }
  static std::string status(const std::string& answer) { return answer.substr(0, 12); }

  std::uint16_t port = 0;
  std::vector<std::string> warnings;
};

TEST_F(CallbackListenerTest, O1_O2_O3_O9_O10_TheAttemptGoesOnAfterWhatIsRefused) {
  const auto listener = listen();
  EXPECT_EQ(status(get("/callback?code=abc")), "HTTP/1.1 400");
  EXPECT_EQ(status(get("/callback?code=abc&state=other")), "HTTP/1.1 403");
  EXPECT_EQ(status(get("/callback?code=abc&state=another")), "HTTP/1.1 403");
  EXPECT_EQ(status(get("/callback?state=st8")), "HTTP/1.1 400");
  EXPECT_EQ(status(get("/callback?state=st8&code=" + std::string(65536, 'a'))), "HTTP/1.1 400");
  EXPECT_EQ(status(get("/favicon.ico")), "HTTP/1.1 404");
  EXPECT_EQ(status(send("GET / HTTP/1.1\r\nX: " + std::string(9000, 'x') + "\r\n\r\n")),
            "HTTP/1.1 431");
  EXPECT_EQ(status(get("/callback?code=good&state=st8")), "HTTP/1.1 200");
  const auto outcome = listener->wait();
  ASSERT_TRUE(outcome) << outcome.error().line();
  EXPECT_EQ(outcome->code, "good");
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0], "an answer of another sign-in came to this one and was refused");
}

TEST_F(CallbackListenerTest, O4_ASecondCodeIsIgnored) {
  const auto listener = listen();
  get("/callback?code=first&state=st8");
  const std::string second = get("/callback?code=second&state=st8");
  EXPECT_NE(second.find("already signed in"), std::string::npos) << second;
  EXPECT_EQ(listener->wait()->code, "first");
}

TEST_F(CallbackListenerTest, O5_AfterADeclineThePortIsClosed) {
  const auto listener = listen();
  EXPECT_NE(get("/callback?error=access_denied&state=st8").find("not let in"), std::string::npos);
  const auto outcome = listener->wait();
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->error, "access_denied");
  std::string after;
  for (int i = 0; i < 100 && after != "refused"; ++i) {
    after = get("/callback?code=late&state=st8");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(after, "refused");
}

TEST_F(CallbackListenerTest, O8_AfterItsTimeThePortIsClosed) {
  EXPECT_EQ(kAttemptLife, std::chrono::seconds(300));
  const auto listener = listen(std::chrono::milliseconds(300));
  const auto outcome = listener->wait();
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().fault, Fault::sign_in_needed);
  EXPECT_NE(outcome.error().line().find("five minutes"), std::string::npos);
  EXPECT_NE(outcome.error().remedy.find("--paste-code"), std::string::npos);
  EXPECT_EQ(get("/callback?code=late&state=st8"), "refused");
}

TEST_F(CallbackListenerTest, O11_ATakenPortIsNamedAndNoOtherIsTried) {
  const auto first = listen();
  CallbackListener::Options options;
  options.port = port;
  options.state = "other";
  const auto second = CallbackListener::open(std::move(options));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().fault, Fault::conflict);
  EXPECT_NE(second.error().what.find("port " + std::to_string(port)), std::string::npos);
  EXPECT_NE(second.error().remedy.find("--callback-port"), std::string::npos);
}

TEST_F(CallbackListenerTest, O13_AnAttemptThatIsGivenUpFreesItsPortAndItsStateIsDead) {
  const auto first = listen();
  const auto outcome = first->wait([] { return false; });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().fault, Fault::sign_in_needed);
  const std::uint16_t freed = port;
  base::Result<std::unique_ptr<CallbackListener>> second =
      base::failure(Fault::internal, "", "", "");
  for (int i = 0; i < 100 && !second; ++i) {
    CallbackListener::Options options;
    options.port = freed;
    options.state = "second";
    second = CallbackListener::open(std::move(options));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ASSERT_TRUE(second) << second.error().line();
  EXPECT_EQ(status(get("/callback?code=abc&state=st8")), "HTTP/1.1 403");
  get("/callback?code=mine&state=second");
  EXPECT_EQ((*second)->wait()->code, "mine");
}

TEST_F(CallbackListenerTest, SilentConnectionsHoldNobodyUp) {
  const auto listener = listen();
  std::vector<StreamSocket> silent;
  for (int i = 0; i < 8; ++i) {
    silent.emplace_back(Poco::Net::SocketAddress("127.0.0.1", port));
  }
  get("/callback?code=abc&state=st8");
  EXPECT_EQ(listener->wait()->code, "abc");
}

}  // namespace
}  // namespace engross::clio
