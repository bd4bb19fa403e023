// A search page by page: what goes out as a place in the list, and what comes in as one.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "clio/client.h"
#include "fakes/fake_transport.h"
#include "fakes/settable_clock.h"

namespace engross::clio {
namespace {

using base::Fault;

const std::string kMatters = "https://ca.app.clio.com/api/v4/matters.json";

std::string page_of(const std::string& records, const std::string& next) {
  return fmt::format(R"({{"data":[{}],"meta":{{"paging":{{"next":"{}"}},"records":401}}}})",
                     records, next);
}

class SearchPageTest : public testing::Test {
 protected:
  base::Result<matter::MatterPage> ask(const std::string& after) {
    Client client(*access_for_region("ca", "token"), transport, clock);
    return client.search_page("roy", "open", after);
  }
  fakes::FakeTransport transport;
  fakes::SettableClock clock;
};

TEST_F(SearchPageTest, ThePlaceOfTheNextPageIsClioSTokenAsItStands) {
  const char* const rows[][2] = {
      {"?page_token=abc", "abc"},
      {"?fields=id&page_token=BAh7B0%3D%3D--a1b2&query=roy", "BAh7B0%3D%3D--a1b2"},
      {"?xpage_token=no&page_token=a_b.c~d%2B", "a_b.c~d%2B"},
      {"?page_token=abc#page_token=x", "abc"},
  };
  for (const auto& [next, place] : rows) {
    SCOPED_TRACE(next);
    transport = fakes::FakeTransport();
    transport.plan(
        "/matters.json",
        fakes::json(page_of(R"({"id":2,"display_number":"00002-Roy"},{"id":1})", kMatters + next)));
    const auto page = ask("");
    ASSERT_TRUE(page) << page.error().line();
    ASSERT_EQ(page->matters.size(), 2U);
    EXPECT_EQ(page->matters[0].display_number, "00002-Roy");
    EXPECT_EQ(page->next, place);
    ASSERT_EQ(transport.requests.size(), 1U) << "one page is one call";
    EXPECT_EQ(transport.requests[0].url.find("page_token"), std::string::npos);
  }
}

TEST_F(SearchPageTest, TheNextPageIsAskedForWithThatTokenAndTheSameSearch) {
  transport.plan("/matters.json", fakes::json(page_of("", "")));
  const auto page = ask("BAh7B0%3D%3D--a1b2");
  ASSERT_TRUE(page) << page.error().line();
  EXPECT_TRUE(page->matters.empty());
  EXPECT_EQ(page->next, "");
  const std::string& url = transport.requests[0].url;
  EXPECT_EQ(url.find(kMatters + "?query=roy&"), 0U) << url;
  EXPECT_TRUE(url.ends_with("&status=open&page_token=BAh7B0%3D%3D--a1b2")) << url;
}

TEST_F(SearchPageTest, WhatIsNoPlaceIsRefusedBeforeAnyCall) {
  const std::string rows[] = {" ",
                              "a b",
                              "a&query=x",
                              "a#b",
                              "a?b",
                              "https://evil.example/",
                              "a\r\nX-Evil: 1",
                              "a\"b",
                              "<a>",
                              "\xC3\xA9",
                              std::string("a\0b", 3),
                              std::string(2049, 'a')};
  for (const std::string& after : rows) {
    SCOPED_TRACE(after);
    const auto page = ask(after);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().fault, Fault::usage) << page.error().line();
    EXPECT_TRUE(transport.requests.empty());
  }
}

TEST_F(SearchPageTest, F31_ANextPageThatIsElsewhereOrNowhereIsAPagingError) {
  const std::string rows[] = {"https://evil.example/api/v4/matters.json?page_token=a",
                              "http://ca.app.clio.com/api/v4/matters.json?page_token=a",
                              "https://ca.app.clio.com:8443/api/v4/matters.json?page_token=a",
                              "not an address",
                              kMatters + "?offset=200",
                              kMatters + "?page_token=",
                              kMatters + "?page_token=a'b",
                              kMatters + "?page_token=here"};
  for (const std::string& next : rows) {
    SCOPED_TRACE(next);
    transport = fakes::FakeTransport();
    transport.plan("/matters.json", fakes::json(page_of("", next)));
    const auto page = ask("here");
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().fault, Fault::malformed) << page.error().line();
    EXPECT_NE(page.error().line().find("Clio paging error"), std::string::npos);
  }
}

TEST_F(SearchPageTest, F27_APlaceThatClioNoLongerKnowsIsAConflict) {
  for (int status : {400, 404, 410, 422}) {
    SCOPED_TRACE(status);
    transport = fakes::FakeTransport();
    transport.plan("/matters.json",
                   fakes::reply(status, R"({"error":{"message":"bad page_token"}})"));
    const auto page = ask("here");
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().fault, Fault::conflict) << page.error().line();
  }
}

TEST_F(SearchPageTest, AllPagesAtOnceSayHowManyAreThere) {
  transport.plan("page_token=c", fakes::json(page_of(R"({"id":3})", "")));
  transport.plan("page_token=b", fakes::json(page_of(R"({"id":2})", kMatters + "?page_token=c")));
  transport.plan("/matters.json",
                 fakes::json(page_of(R"({"id":1},{"id":2})", kMatters + "?page_token=b")));
  Client client(*access_for_region("ca", "token"), transport, clock);
  std::vector<std::size_t> told;
  const auto found = client.search("roy", "", [&](std::size_t so_far) { told.push_back(so_far); });
  ASSERT_TRUE(found) << found.error().line();
  EXPECT_EQ(found->size(), 3U);
  EXPECT_EQ(told, (std::vector<std::size_t>{2, 2})) << "each matter counts once";
}

}  // namespace
}  // namespace engross::clio
