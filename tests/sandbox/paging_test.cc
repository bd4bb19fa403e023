// Pages: every record once, links that carry the query on, and what is refused.
#include <set>

#include "practice_client.h"
#include "rows/rows.h"

namespace engross::sandbox {
namespace {

class Paging : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Options options;
    options.firm_folder = kWholeFirm;
    clio_ = std::make_unique<PracticeClient>(options);
  }
  static void TearDownTestSuite() { clio_.reset(); }
  static inline std::unique_ptr<PracticeClient> clio_;
};

std::vector<std::int64_t> ids(const std::vector<json>& records) {
  std::vector<std::int64_t> out;
  for (const json& one : records) out.push_back(one["id"].get<std::int64_t>());
  return out;
}

TEST_F(Paging, TheWholeAddressBookInSixPagesWithoutGapOrDouble) {
  clio_->pages = 0;
  const auto got = ids(clio_->all("/contacts?fields=id"));
  EXPECT_EQ(clio_->pages, 6);
  std::vector<std::int64_t> expected;
  for (std::int64_t id = 30001; id <= 30091; ++id) expected.push_back(id);
  for (std::int64_t id = 30201; id <= 30227; ++id) expected.push_back(id);
  for (std::int64_t id = 30301; id <= 31382; ++id) expected.push_back(id);
  ASSERT_EQ(expected.size(), 1200U);
  EXPECT_EQ(got, expected);
}

TEST_F(Paging, TheSameByOffset) {
  clio_->pages = 0;
  const auto got = ids(clio_->all("/contacts?fields=id&order=id(desc)&limit=150"));
  EXPECT_EQ(clio_->pages, 8);
  EXPECT_EQ(got.size(), 1200U);
  EXPECT_EQ(std::set<std::int64_t>(got.begin(), got.end()).size(), 1200U);
  EXPECT_EQ(got.front(), 31382);
  EXPECT_EQ(got.back(), 30001);
}

TEST_F(Paging, RelatedContactsOfTheLargeMatterTakeTwoPages) {
  clio_->pages = 0;
  const auto got = ids(clio_->all("/matters/1011/related_contacts?fields=id,contact_id"));
  EXPECT_EQ(clio_->pages, 2);
  EXPECT_EQ(got.size(), 232U);
  EXPECT_EQ(std::set<std::int64_t>(got.begin(), got.end()).size(), 232U);
}

// Relationships know no order of their own; their links say id(asc) all the same.
TEST_F(Paging, RelationshipsOfTheLargeMatterTakeTwoPages) {
  clio_->pages = 0;
  const auto got = ids(clio_->all("/relationships?matter_id=1011&fields=id"));
  EXPECT_EQ(clio_->pages, 2);
  EXPECT_EQ(std::set<std::int64_t>(got.begin(), got.end()).size(), 232U);
}

TEST_F(Paging, ContactsOfAMatterKeepsOneWhoIsRelatedTwice) {
  const auto got =
      clio_->all("/matters/1014/contacts?fields=id,relationship_name,is_client&limit=2");
  std::vector<std::string> words;
  for (const json& one : got) {
    if (one["id"] == 30076) words.push_back(one["relationship_name"].get<std::string>());
  }
  EXPECT_EQ(words, (std::vector<std::string>{"Sister", "Executor"}));
  EXPECT_EQ(got.size(), 8U);
}

TEST_F(Paging, NextCarriesFieldsFiltersAndLimitOnTheServersOwnOrigin) {
  const Got got = clio_->api("/contacts.json?fields=id,company%7Bid%7D&type=Company&limit=3");
  const json meta = got.data()["meta"];
  EXPECT_EQ(meta["records"], 145);
  EXPECT_FALSE(meta["paging"].contains("previous"));
  const std::string next = meta["paging"]["next"];
  EXPECT_TRUE(next.starts_with(clio_->server().address() +
                               "/api/v4/contacts.json?fields=id%2Ccompany%7Bid%7D&limit=3&"
                               "order=id%28asc%29&page_token="))
      << next;
  EXPECT_TRUE(next.ends_with("&type=Company")) << next;
}

TEST_F(Paging, PreviousLeadsBack) {
  const Got first_page = clio_->api("/matters?limit=5&fields=id");
  const auto origin = clio_->server().address().size() + std::string("/api/v4").size();
  const std::string next = first_page.data()["meta"]["paging"]["next"];
  const Got second = clio_->api(next.substr(origin));
  const std::string previous = second.data()["meta"]["paging"]["previous"];
  EXPECT_EQ(clio_->api(previous.substr(origin)).data()["data"], first_page.data()["data"]);
}

TEST_F(Paging, TheOnlyPageHasNoLinks) {
  const json whole = clio_->api("/practice_areas?fields=id").data();
  EXPECT_EQ(whole["meta"], json::parse(R"({"paging":{},"records":5})"));
}

TEST_F(Paging, TheLastPageHasNoNext) {
  const json whole = clio_->api("/matters?fields=id&offset=18&limit=5").data();
  EXPECT_EQ(whole["data"].size(), 1U);
  EXPECT_FALSE(whole["meta"]["paging"].contains("next"));
  EXPECT_EQ(whole["meta"]["records"], 19);
}

TEST_F(Paging, OffsetPastTheEndIsAnEmptyPage) {
  const Got got = clio_->api("/matters?offset=9999");
  EXPECT_EQ(got.status, 200);
  EXPECT_TRUE(got.data()["data"].empty());
}

TEST_F(Paging, APageTokenFitsNoOtherList) {
  const std::string next = clio_->api("/contacts?limit=1").data()["meta"]["paging"]["next"];
  const std::string token = next.substr(next.find("page_token=") + 11, 32);
  EXPECT_EQ(clio_->api("/contacts?limit=1&page_token=" + token).status, 200);
  EXPECT_EQ(clio_->api("/matters?limit=1&page_token=" + token).status, 400);
}

TEST_F(Paging, PublicOriginIsUsedBehindAProxy) {
  Options options;
  options.public_origin = "http://127.0.0.1:4010";
  const PracticeClient proxied(options);
  const std::string next = proxied.api("/contacts?limit=1").data()["meta"]["paging"]["next"];
  EXPECT_TRUE(next.starts_with("http://127.0.0.1:4010/api/v4/contacts?")) << next;
}

struct PagingRefusedRow {
  const char* name;
  const char* path;
  int status;
  const char* type;
};

class PagingRefused : public Paging, public rows::WithRow<PagingRefusedRow> {};

ROW_TEST(PagingRefused, IsAnErrorObject) {
  const Got got = clio_->api(row().path);
  EXPECT_EQ(got.status, row().status) << got.body;
  EXPECT_EQ(got.data()["error"]["type"], row().type);
  EXPECT_FALSE(got.data()["error"]["message"].get<std::string>().empty());
}

ROWS(Rows, PagingRefused, PagingRefusedRow{"LimitZero", "/contacts?limit=0", 400, "ArgumentError"},
     PagingRefusedRow{"LimitAboveTheLargest", "/contacts?limit=201", 400, "ArgumentError"},
     PagingRefusedRow{"LimitNegative", "/contacts?limit=-1", 400, "ArgumentError"},
     PagingRefusedRow{"LimitWord", "/contacts?limit=all", 400, "ArgumentError"},
     PagingRefusedRow{"LimitEmpty", "/contacts?limit=", 400, "ArgumentError"},
     PagingRefusedRow{"UsersLimit", "/users?limit=2001", 400, "ArgumentError"},
     PagingRefusedRow{"OffsetNegative", "/contacts?offset=-5", 400, "ArgumentError"},
     PagingRefusedRow{"OffsetPastTheCap", "/contacts?offset=10000", 422, "ArgumentError"},
     PagingRefusedRow{"OffsetFarPast", "/contacts?offset=1000000", 422, "ArgumentError"},
     PagingRefusedRow{"TokenMadeUp", "/contacts?page_token=2", 400, "ArgumentError"},
     PagingRefusedRow{"TokenWithoutItsSeal",
                      "/contacts?page_token=00000002aaaaaaaaaaaaaaaaaaaaaaaa", 400,
                      "ArgumentError"},
     PagingRefusedRow{"OrderUnknown", "/contacts?order=shoe_size(asc)", 400, "ArgumentError"},
     PagingRefusedRow{"OrderWithoutDirection", "/contacts?order=name", 400, "ArgumentError"},
     PagingRefusedRow{"OrderNotOfThisList", "/relationships?order=name(asc)", 400,
                      "ArgumentError"});

}  // namespace
}  // namespace engross::sandbox
