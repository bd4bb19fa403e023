// Requests that a grammar makes and then spoils: whatever comes, there is an answer as it is
// described or none yet, and no fault inside. tests/run --sanitize runs it under the sanitizers.
#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>

#include "bridge/answer.h"
#include "bridge/inbox.h"
#include "bridge/routes.h"
#include "fakes/rounds.h"

namespace engross::bridge {
namespace {

// ENGROSS_ROUNDS=1000000 for the long run.
int requests() { return fakes::rounds(100'000); }
constexpr std::uint16_t kPort = 18743;

constexpr std::array<std::string_view, 12> kMethods = {
    "GET", "POST", "PUT", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PRI", "get", "", "G\0T", "X"};
constexpr std::array<std::string_view, 14> kTargets = {"/",
                                                       "*",
                                                       "",
                                                       "/api/v1/status",
                                                       "/api/v1/pairings/claim",
                                                       "/api/v1/drafts/D-1/values/-9",
                                                       "/api/v1/drafts/%2e%2e",
                                                       "/api/v1/matters?query=%ff&query=",
                                                       "//api/v1//status",
                                                       "/pane/../../etc/passwd",
                                                       "https://evil.test/api/v1/status",
                                                       "evil.test:443",
                                                       "/api/v1/proof?x=\xFF",
                                                       "/api/v1/status#a b"};
constexpr std::array<std::string_view, 8> kVersions = {
    "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "HTTP/2.0", "http/1.1", "HTTP/1.", "", "HTTP/1.1 "};
constexpr std::array<std::string_view, 26> kHeaders = {"Host: localhost:18743",
                                                       "Host: localhost:18743",
                                                       "Host: evil.test",
                                                       "Host:",
                                                       "Origin: https://localhost:18743",
                                                       "Origin: null",
                                                       "Sec-Fetch-Site: same-origin",
                                                       "Sec-Fetch-Site: cross-site",
                                                       "X-Engross: 1",
                                                       "X-Engross: 1",
                                                       "Content-Type: application/json",
                                                       "Content-Type: text/plain",
                                                       "Content-Encoding: gzip",
                                                       "Authorization: Bearer 0000",
                                                       "Authorization: Basic Zm9v",
                                                       "Idempotency-Key: 01234567-abcd",
                                                       "Content-Length: 2",
                                                       "Content-Length: -1",
                                                       "Content-Length: 18446744073709551616",
                                                       "Content-Length: 2, 2",
                                                       "Transfer-Encoding: chunked",
                                                       "Transfer-Encoding : chunked",
                                                       "Upgrade: websocket",
                                                       " folded",
                                                       "X:\x01",
                                                       "no colon"};
constexpr std::array<std::string_view, 10> kBodies = {
    "",
    "{}",
    "[]",
    R"({"program":"Word"})",
    R"({"pairing":"00000000000000000000000000000000"})",
    R"({"a":1e999})",
    R"({"program":"\ud800"})",
    "\xEF\xBB\xBF{}",
    "{\"program\":\"\xFF\"}",
    "[[[[[[[[[[[[[[[["};

class Grammar {
 public:
  explicit Grammar(std::uint32_t seed) : random_(seed) {}

  std::string request() {
    // Mostly what a caller says, so that the request comes past the first check of the gate.
    const std::string_view end = of(20) == 0 ? "\n" : "\r\n";
    const auto usual = [&](const auto& words, std::size_t first, std::size_t count) {
      return words[of(3) == 0 ? of(words.size()) : first + of(count)];
    };
    std::string text(usual(kMethods, 0, 2));
    text.append(" ").append(usual(kTargets, 3, 3)).append(" ").append(usual(kVersions, 0, 1));
    text += end;
    if (of(8) != 0) text.append(kHeaders[0]).append(end);
    for (std::size_t left = of(7); left > 0; --left)
      text.append(kHeaders[of(kHeaders.size())]).append(end);
    const std::string_view body = kBodies[of(kBodies.size())];
    if (of(2) == 0) text.append("Content-Length: ").append(std::to_string(body.size())).append(end);
    text.append(end).append(body);
    if (of(2) == 0) spoil(text);
    return text;
  }

  std::size_t of(std::size_t count) { return random_() % count; }

 private:
  void spoil(std::string& text) {
    for (std::size_t times = 1 + of(3); times > 0 && !text.empty(); --times) {
      const std::size_t at = of(text.size());
      switch (of(4)) {
        case 0:
          text[at] = static_cast<char>(random_());
          break;
        case 1:
          text.erase(at, 1 + of(8));
          break;
        case 2:
          text.insert(at, text.substr(of(text.size()), of(40)));
          break;
        default:
          text.insert(at, std::string(of(300), static_cast<char>(random_())));
          break;
      }
    }
  }

  std::mt19937 random_;
};

Options nobody_paired() {
  Options made;
  made.status = [] { return Status{"0.1.0", true, base::Instant{}}; };
  made.pairing.load = [] { return std::string(); };
  made.pairing.save = [](const std::string&) -> base::Result<void> { return {}; };
  made.pairing.random = [](std::size_t bytes) -> base::Result<std::string> {
    return std::string(2 * bytes, '7');
  };
  return made;
}

// "": an answer of the kind that is described.
std::string what_is_wrong(const Reply& reply) {
  constexpr std::array kStatuses = {200, 201, 202, 400, 401, 403, 404,
                                    405, 413, 415, 421, 429, 431, 505};
  if (std::find(kStatuses.begin(), kStatuses.end(), reply.status) == kStatuses.end())
    return "status " + std::to_string(reply.status);
  if (values(reply.headers, "Cache-Control").size() != 1) return "no Cache-Control";
  for (const Header& header : reply.headers) {
    if (header.value.find_first_of("\r\n") != std::string::npos) return "a header of two lines";
    if (header.name.starts_with("Access-Control")) return header.name;
  }
  const auto body = nlohmann::json::parse(reply.body, nullptr, false);
  if (!body.is_object()) return "no JSON object";
  return (reply.status >= 400) == body.contains("error") ? "" : "an error that is none";
}

TEST(Fuzzed, B52_EveryRequestIsAnsweredAsDescribedOrAwaited) {
  const Options options = nobody_paired();
  Answers answers(options);
  Grammar grammar(20261125);
  int answered = 0, refused_before = 0;
  const int rounds = requests();
  for (int i = 0; i < rounds; ++i) {
    Inbox inbox;
    const std::string bytes = grammar.request();
    const std::size_t cut = grammar.of(4) == 0 ? grammar.of(bytes.size() + 1) : bytes.size();
    inbox.put(std::string_view(bytes).substr(0, cut));
    std::optional<Inbox::Turn> turn = inbox.take();
    if (!turn && cut < bytes.size()) {
      inbox.put(std::string_view(bytes).substr(cut));
      turn = inbox.take();
    }
    if (!turn) continue;
    const Reply reply =
        turn->request ? answers.answer(*turn->request, kPort) : refused(turn->request.error());
    ++(turn->request ? answered : refused_before);
    ASSERT_EQ(what_is_wrong(reply), "") << "request " << i << ":\n" << bytes << "\n" << reply.body;
  }
  // The grammar reaches both the reader of heads and the routes.
  EXPECT_GT(answered, rounds / 10);
  EXPECT_GT(refused_before, rounds / 10);
}

}  // namespace
}  // namespace engross::bridge
