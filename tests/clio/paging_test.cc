// Lists over many pages, F27 to F33.
#include "clio/paging.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::clio {
namespace {

using base::Fault;

constexpr const char* kRoot = "https://ca.app.clio.com/api/v4/contacts.json";

std::string page(const std::string& records, const std::string& next, int count = -1) {
  const std::string paging = next.empty() ? "{}" : R"({"next":")" + next + R"("})";
  const std::string total = count < 0 ? "" : fmt::format(R"(,"records":{})", count);
  return R"({"data":[)" + records + R"(],"meta":{"paging":)" + paging + total + "}}";
}
std::string at(const std::string& token) { return std::string(kRoot) + "?page_token=" + token; }

class WalkTest : public testing::Test {
 protected:
  void plan(const std::string& part, std::string body, int times = 1) {
    transport.plan(part, fakes::json(std::move(body)), times);
  }
  base::Result<Walk> run() {
    const auto access = access_for_region("ca", "token");
    Exchange exchange(*access, transport, clock, {});
    return walk(exchange, {std::string(kRoot) + "?limit=200", "contacts"},
                [this](const nlohmann::json& record) {
                  visited.push_back(base::number_at(record, "id"));
                  return true;
                });
  }

  fakes::FakeTransport transport;
  fakes::SettableClock clock;
  std::vector<std::int64_t> visited;
};

TEST_F(WalkTest, FollowsTheNextAddressAsWritten) {
  plan("page_token=a%2Bb", page(R"({"id":3})", "", 3));
  plan("limit=200", page(R"({"id":1},{"id":2})", at("a%2Bb"), 3));
  const auto walked = run();
  ASSERT_TRUE(walked) << walked.error().line();
  EXPECT_EQ(visited, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(walked->announced, 3);
  EXPECT_EQ(walked->pages, 2);
  EXPECT_EQ(transport.requests[1].url, at("a%2Bb"));
}

TEST_F(WalkTest, F27_ALostPlaceStartsTheListAgainOnce) {
  for (int status : {400, 404, 410, 422}) {
    SCOPED_TRACE(status);
    transport = fakes::FakeTransport();
    visited.clear();
    transport.plan(
        "page_token=b",
        fakes::reply(status, R"({"error":{"type":"ArgumentError","message":"bad page_token"}})"));
    plan("page_token=b", page(R"({"id":2})", ""));
    plan("limit=200", page(R"({"id":1})", at("b")), 2);
    ASSERT_TRUE(run());
    EXPECT_EQ(visited, (std::vector<std::int64_t>{1, 1, 2}))
        << "no gap; the reader takes each id once";
  }
}

TEST_F(WalkTest, F27_APlaceLostAgainIsAnError) {
  transport.plan("page_token=b", fakes::reply(422, "{}"));
  plan("limit=200", page(R"({"id":1})", at("b")));
  const auto walked = run();
  ASSERT_FALSE(walked);
  EXPECT_EQ(walked.error().fault, Fault::denied);
  EXPECT_EQ(transport.requests.size(), 4U);
}

TEST_F(WalkTest, F27_ARefusedFirstPageIsNotALostPlace) {
  transport.plan("limit=200", fakes::reply(422, "{}"));
  const auto walked = run();
  ASSERT_FALSE(walked);
  EXPECT_EQ(walked.error().fault, Fault::denied);
  EXPECT_EQ(transport.requests.size(), 1U);
}

TEST_F(WalkTest, F31_CirclesAndOtherPlacesStopIt) {
  struct Row {
    const char* name;
    std::string next;
    const char* says;
  };
  const Row rows[] = {
      {"the same page", std::string(kRoot) + "?limit=200", "round in a circle"},
      {"another host", "https://evil.example/api/v4/contacts.json?page_token=b",
       "https://evil.example"},
      {"another region", "https://app.clio.com/api/v4/contacts.json?page_token=b",
       "https://app.clio.com"},
      {"plain http", "http://ca.app.clio.com/api/v4/contacts.json?page_token=b",
       "http://ca.app.clio.com"},
      {"another port", "https://ca.app.clio.com:444/x", "https://ca.app.clio.com:444"},
      {"a name that begins alike", "https://ca.app.clio.com.evil.example/x", "evil.example"},
      {"no address", "/api/v4/contacts.json?page_token=b", "no readable address"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    transport = fakes::FakeTransport();
    plan("limit=200", page(R"({"id":1})", row.next));
    const auto walked = run();
    ASSERT_FALSE(walked);
    EXPECT_EQ(walked.error().fault, Fault::malformed);
    EXPECT_NE(walked.error().line().find("Clio paging error"), std::string::npos);
    EXPECT_NE(walked.error().line().find(row.says), std::string::npos) << walked.error().line();
    EXPECT_EQ(transport.requests.size(), 1U) << "the token goes to this Clio alone";
  }
}

TEST_F(WalkTest, F31_ACycleOfPagesStops) {
  plan("page_token=b", page("", at("c")));
  plan("page_token=c", page("", at("b")));
  plan("limit=200", page(R"({"id":1})", at("b")));
  const auto walked = run();
  ASSERT_FALSE(walked);
  EXPECT_NE(walked.error().line().find("round in a circle"), std::string::npos);
  EXPECT_EQ(transport.requests.size(), 3U);
}

TEST_F(WalkTest, F32_AnEmptyPageWithANextGoesOn) {
  plan("page_token=b", page("", at("c")));
  plan("page_token=c", page(R"({"id":9})", ""));
  plan("limit=200", page("", at("b")));
  ASSERT_TRUE(run());
  EXPECT_EQ(visited, (std::vector<std::int64_t>{9}));
}

TEST_F(WalkTest, F32_APageOf201IsTaken) {
  std::string records;
  for (int i = 1; i <= 201; ++i) records += fmt::format(R"({}{{"id":{}}})", i > 1 ? "," : "", i);
  plan("limit=200", page(records, ""));
  ASSERT_TRUE(run());
  EXPECT_EQ(visited.size(), 201U);
}

TEST_F(WalkTest, F32_WithoutMetaThePageIsTheLast) {
  for (const char* body : {R"({"data":[{"id":1}]})", R"({"data":[{"id":1}],"meta":{}})",
                           R"({"data":[{"id":1}],"meta":{"paging":{"next":null}}})"}) {
    SCOPED_TRACE(body);
    transport = fakes::FakeTransport();
    visited.clear();
    plan("limit=200", body);
    const auto walked = run();
    ASSERT_TRUE(walked);
    EXPECT_EQ(walked->announced, -1);
    EXPECT_EQ(visited.size(), 1U);
  }
}

TEST_F(WalkTest, APageWithoutRecordsIsAnError) {
  for (const char* body : {R"({})", R"({"data":{}})", R"({"data":null})", R"({"data":"x"})"}) {
    SCOPED_TRACE(body);
    transport = fakes::FakeTransport();
    plan("limit=200", body);
    const auto walked = run();
    ASSERT_FALSE(walked);
    EXPECT_EQ(walked.error().fault, Fault::malformed);
  }
}

// A list of any length, one page a call, made as it is asked for.
class LongList : public Transport {
 public:
  explicit LongList(int length) : length_(length) {}
  int asked_with_offset = 0;
  int calls = 0;

  base::Result<Response> send(const Request& request) override {
    ++calls;
    if (request.url.find("offset") != std::string::npos) ++asked_with_offset;
    const std::size_t mark = request.url.find("page_token=");
    const int first = mark == std::string::npos ? 1 : std::stoi(request.url.substr(mark + 11));
    std::string records;
    int id = first;
    for (; id < first + 200 && id <= length_; ++id) {
      records += fmt::format(R"({}{{"id":{}}})", id > first ? "," : "", id);
    }
    return fakes::json(page(records, id > length_ ? "" : at(std::to_string(id)), length_));
  }

 private:
  int length_;
};

TEST(LongLists, F33_AreReadByCursorToTheEnd) {
  const int rows[][2] = {{200, 1}, {201, 2}, {10'000, 50}, {10'001, 51}, {250'000, 1250}};
  for (const auto& [length, pages] : rows) {
    SCOPED_TRACE(length);
    LongList list(length);
    fakes::SettableClock clock;
    const auto access = access_for_region("ca", "token");
    Exchange exchange(*access, list, clock, {});
    std::int64_t last = 0;
    int count = 0;
    const auto walked = walk(exchange, {std::string(kRoot) + "?limit=200", "contacts"},
                             [&](const nlohmann::json& record) {
                               EXPECT_EQ(base::number_at(record, "id"), last + 1);
                               last = base::number_at(record, "id");
                               ++count;
                               return true;
                             });
    ASSERT_TRUE(walked);
    EXPECT_EQ(count, length);
    EXPECT_EQ(list.calls, pages);
    EXPECT_EQ(list.asked_with_offset, 0);
  }
}

}  // namespace
}  // namespace engross::clio
