#include "bridge/once.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <thread>

namespace engross::bridge {
namespace {

Request to_draft(const std::string& body) { return {"POST", "/api/v1/drafts", {}, body}; }

// Counts how often it is done.
struct Counted {
  std::atomic<int> times = 0;
  Reply reply{200, {}, "made"};
  std::function<Reply()> work() {
    return [this] {
      ++times;
      return reply;
    };
  }
};

TEST(Once, B47_GivesTheSameAnswerToTheSameKey) {
  Once once;
  Counted first, again;
  again.reply.body = "made anew";
  EXPECT_EQ(once.answer("word", "key-1", to_draft("{}"), first.work()).body, "made");
  EXPECT_EQ(once.answer("word", "key-1", to_draft("{}"), again.work()).body, "made");
  EXPECT_EQ(again.times, 0);
  EXPECT_EQ(once.answer("word", "key-2", to_draft("{}"), again.work()).body, "made anew");
  EXPECT_EQ(once.answer("writer", "key-1", to_draft("{}"), again.work()).body, "made anew");
}

TEST(Once, B47_GivesTheWholeReplyAgain) {
  const Reply rows[] = {
      {200, {}, ""},
      {200, {}, "\n\nbody\n"},
      {204, {{"X-Empty", ""}}, ""},
      {201, {{"Content-Type", "application/json"}, {"Location", "/api/v1/drafts/D-1"}}, "{}\n"},
      {422, {{"Content-Type", "application/json"}}, std::string("a\0b", 3)},
  };
  for (const Reply& row : rows) {
    Once once;
    Counted first, again;
    first.reply = row;
    once.answer("word", "key-1", to_draft("{}"), first.work());
    const Reply reply = once.answer("word", "key-1", to_draft("{}"), again.work());
    EXPECT_EQ(again.times, 0);
    EXPECT_EQ(reply.status, row.status);
    EXPECT_EQ(reply.headers, row.headers);
    EXPECT_EQ(reply.body, row.body);
  }
}

TEST(Once, HoldsNoMoreForHoweverMany) {
  Once once;
  Counted work;
  for (int i = 0; i < 12'000; ++i)
    once.answer("word", "key-" + std::to_string(i), to_draft("{}"), work.work());
  EXPECT_LE(once.held(), 4096U);
}

TEST(Once, B47_AFullHouseStillKnowsItsOldestKey) {
  Once once;
  Counted first, others, again;
  once.answer("word", "key-0", to_draft("{}"), first.work());
  for (int i = 1; i < 4096; ++i)
    once.answer("word", "key-" + std::to_string(i), to_draft("{}"), others.work());
  EXPECT_EQ(once.answer("word", "key-0", to_draft("{}"), again.work()).body, "made");
  EXPECT_EQ(again.times, 0);
  once.answer("word", "key-4096", to_draft("{}"), others.work());
  once.answer("word", "key-0", to_draft("{}"), again.work());
  EXPECT_EQ(again.times, 1);
}

TEST(Once, B47_WhatIsUnderWayIsNotDoneTwiceHoweverManyCome) {
  Once once;
  std::promise<void> begun, go_on;
  std::atomic<int> times = 0;
  const auto slow = [&] {
    ++times;
    begun.set_value();
    go_on.get_future().wait();
    return Reply{200, {}, "slow"};
  };
  Counted others, again;
  again.reply.body = "again";
  std::string first, second;
  std::jthread one([&] { first = once.answer("word", "slow", to_draft("{}"), slow).body; });
  begun.get_future().wait();
  for (int i = 0; i < 5'000; ++i)
    once.answer("word", "key-" + std::to_string(i), to_draft("{}"), others.work());
  EXPECT_LE(once.held(), 4096U);
  std::jthread two(
      [&] { second = once.answer("word", "slow", to_draft("{}"), again.work()).body; });
  go_on.set_value();
  one.join();
  two.join();
  EXPECT_EQ(first, "slow");
  EXPECT_EQ(second, "slow");
  EXPECT_EQ(again.times, 0);
}

TEST(Once, HoldsAKeyInAThirdOfAKilobyte) {
  constexpr std::size_t kMost = 6 * 1024 * 1024;  // 4 MiB of replies, and 4,096 keys
  Once once;
  Counted large;
  large.reply.body = std::string(20 * 1024, 'a');
  const std::size_t before = ::mallinfo2().uordblks;
  for (int i = 0; i < 8'000; ++i)
    once.answer("word", "key-" + std::to_string(i), to_draft("{}"), large.work());
  EXPECT_LT(::mallinfo2().uordblks, before + kMost);
}

TEST(Once, B14_RefusesAKeyOfAnotherRequest) {
  Once once;
  Counted work;
  once.answer("word", "key-1", to_draft("{}"), work.work());
  const Request elsewhere{"POST", "/api/v1/drafts/D-1/edits", {}, "{}"};
  for (const Request& other : {to_draft("{ }"), elsewhere}) {
    const Reply reply = once.answer("word", "key-1", other, work.work());
    EXPECT_EQ(reply.status, 409);
    EXPECT_NE(reply.body.find("used_key"), std::string::npos);
  }
  EXPECT_EQ(work.times, 1);
}

TEST(Once, B47_WaitsForTheAnswerThatIsUnderWay) {
  Once once;
  std::promise<void> begun, go_on;
  std::atomic<int> times = 0;
  const auto slow = [&] {
    if (++times == 1) begun.set_value();
    go_on.get_future().wait();
    return Reply{200, {}, "made"};
  };
  std::string first, second;
  std::jthread one([&] { first = once.answer("word", "key", to_draft("{}"), slow).body; });
  begun.get_future().wait();
  std::jthread two([&] { second = once.answer("word", "key", to_draft("{}"), slow).body; });
  go_on.set_value();
  one.join();
  two.join();
  EXPECT_EQ(first, "made");
  EXPECT_EQ(second, "made");
  EXPECT_EQ(times, 1);
}

TEST(Once, TriesAgainWhatFailedInside) {
  Once once;
  Counted broken, whole;
  broken.reply = {502, {}, "Clio"};
  once.answer("word", "key", to_draft("{}"), broken.work());
  EXPECT_EQ(once.answer("word", "key", to_draft("{}"), whole.work()).body, "made");
  EXPECT_EQ(whole.times, 1);
}

TEST(Once, B47_DoesNothingTwiceWhenTheAnswerIsGone) {
  Once once;
  Counted large;
  large.reply.body = std::string(1024 * 1024, 'a');
  constexpr int kKeys = 20;  // their answers are more than it keeps
  for (int i = 0; i < kKeys; ++i)
    once.answer("word", "key-" + std::to_string(i), to_draft("{}"), large.work());
  EXPECT_EQ(large.times, kKeys);
  const Reply gone = once.answer("word", "key-0", to_draft("{}"), large.work());
  EXPECT_EQ(gone.status, 409);
  EXPECT_NE(gone.body.find("look at it again"), std::string::npos);
  EXPECT_EQ(once.answer("word", "key-19", to_draft("{}"), large.work()).status, 200);
  EXPECT_EQ(large.times, kKeys);
}

}  // namespace
}  // namespace engross::bridge
