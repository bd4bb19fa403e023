// The client against the practice Clio over a real socket: two rooms that share no code.
#include <gtest/gtest.h>

#include <set>

#include "clio/clio.h"
#include "sandbox/sandbox.h"

namespace engross {
namespace {

class OnPractice : public testing::Test {
 protected:
  void SetUp() override {
    sandbox::Options options;
    options.firm_folder = ENGROSS_SOURCE_DIR "/helper/sandbox/firm";
    auto started = sandbox::Server::start(options);
    ASSERT_TRUE(started.has_value()) << started.error().line();
    server_ = std::move(*started);
    auto access = clio::access_at(server_->address(), server_->practice_token());
    ASSERT_TRUE(access.has_value()) << access.error().line();
    client_ = std::make_unique<clio::Client>(*access, transport_, clock_);
  }

  std::unique_ptr<sandbox::Server> server_;
  clio::SystemClock clock_;
  clio::HttpTransport transport_{clock_};
  std::unique_ptr<clio::Client> client_;
};

TEST_F(OnPractice, TheAddressBookOf1200TakesAtMostSevenCalls) {
  const auto book = client_->address_book();
  ASSERT_TRUE(book.has_value()) << book.error().line();
  EXPECT_EQ(book->contacts.size(), 1200U);
  EXPECT_LE(client_->calls(), 7);
  EXPECT_TRUE(book->problems.empty());
  std::set<matter::Id> ids;
  for (const auto& contact : book->contacts) ids.insert(contact.source.id);
  EXPECT_EQ(ids.size(), 1200U);
}

TEST_F(OnPractice, TheSampleFamilyTakesAtMostFourCalls) {
  const auto import = client_->read_matter("00001-Whitfield");
  ASSERT_TRUE(import.has_value()) << import.error().line();
  EXPECT_LE(client_->calls(), 4);
  EXPECT_EQ(import->matter.relationships.size(), 8U);
  EXPECT_EQ(import->matter.firm, "Beaumont Hale LLP");
  EXPECT_TRUE(import->problems.empty());
}

TEST_F(OnPractice, AMatterOfTwoPagesIsWhole) {
  const auto import = client_->read_matter("1011");
  ASSERT_TRUE(import.has_value()) << import.error().line();
  EXPECT_EQ(import->matter.relationships.size(), 232U);
  for (const auto& relationship : import->matter.relationships) {
    EXPECT_NE(matter::find_contact(import->matter, relationship.contact), nullptr);
  }
}

TEST_F(OnPractice, AnotherTokenIsRefusedWithoutShowingIt) {
  auto access = clio::access_at(server_->address(), "not-the-practice-token");
  clio::Client stranger(*access, transport_, clock_);
  const auto import = stranger.read_matter("1001");
  ASSERT_FALSE(import.has_value());
  EXPECT_EQ(import.error().fault, base::Fault::sign_in_needed);
  EXPECT_EQ(import.error().line().find("not-the-practice-token"), std::string::npos);
}

}  // namespace
}  // namespace engross
