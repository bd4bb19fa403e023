// Documents that are open in word processors, without a door: followed, asked, answered, forgotten.
#include "bridge/open_documents.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "rows/rows.h"

namespace engross::bridge {
namespace {

using namespace std::chrono_literals;

const char* const kTagsAsked = R"({"do":"tags"})";
constexpr auto kLong = std::chrono::milliseconds(60s);  // never reached where all is well

// A clock that goes when it is told to.
class Desktop {
 public:
  OpenDocuments& documents() { return documents_; }
  void pass(std::chrono::milliseconds time) { passed_ += time.count(); }

  bool open(const std::string& id = "W-1", const std::string& owner = "writer") {
    return documents_.open({id, "Writer", "will.docx", true, true, {}}, owner);
  }
  std::future<OperationOutcome> ask(const std::string& operation = kTagsAsked,
                                    std::chrono::milliseconds patience = kLong) {
    return std::async(std::launch::async,
                      [=, this] { return documents_.ask("W-1", operation, patience); });
  }

 private:
  std::atomic<std::int64_t> passed_ = 0;  // milliseconds
  OpenDocuments documents_{[this] {
    return std::chrono::steady_clock::time_point(std::chrono::milliseconds(passed_.load()));
  }};
};

// The next thing that is said.
std::string said(Stream& stream) {
  for (int i = 0; i < 2000; ++i) {
    const auto more = stream.more();
    if (!more) return "(nothing more)";
    if (!more->empty()) return *more;
    std::this_thread::sleep_for(5ms);
  }
  return "(nothing)";
}

std::string operation_event(int number, const std::string& operation = kTagsAsked) {
  const std::string n = std::to_string(number);
  return "id: " + n + "\nevent: operation\ndata: {\"number\":" + n + ",\"operation\":" + operation +
         "}\n\n";
}
const char* const kEndEvent = "event: end\ndata: {}\n\n";

TEST(OpenDocuments, AreListedAndFound) {
  Desktop desk;
  ASSERT_TRUE(desk.open());
  ASSERT_EQ(desk.documents().list().size(), 1U);
  const auto found = desk.documents().find("W-1");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->program, "Writer");
  EXPECT_EQ(found->name, "will.docx");
  EXPECT_TRUE(desk.documents().is_of("W-1", "writer"));
}

TEST(OpenDocuments, HandAnOperationOutAndItsAnswerBack) {
  Desktop desk;
  desk.open();
  const auto stream = desk.documents().follow("W-1", 0);
  EXPECT_EQ(stream->more(), "");
  auto asked = desk.ask();
  EXPECT_EQ(said(*stream), operation_event(1));
  EXPECT_EQ(stream->more(), "");
  EXPECT_EQ(desk.documents().waiting("W-1", 1), kTagsAsked);
  EXPECT_TRUE(desk.documents().answer("W-1", 1, R"(["a"])"));
  EXPECT_EQ(asked.get(), OperationOutcome(R"(["a"])"));
}

TEST(OpenDocuments, TellARefusalToWhoWaits) {
  Desktop desk;
  desk.open();
  const auto stream = desk.documents().follow("W-1", 0);
  auto asked = desk.ask();
  EXPECT_EQ(said(*stream), operation_event(1));
  EXPECT_TRUE(desk.documents().answer("W-1", 1, Declined{true, "not in this version"}));
  EXPECT_EQ(asked.get(), OperationOutcome(Declined{true, "not in this version"}));
}

TEST(OpenDocuments, HandOutOneOperationAfterTheOther) {
  Desktop desk;
  desk.open();
  const auto stream = desk.documents().follow("W-1", 0);
  auto first = desk.ask(R"({"do":"tags"})");
  EXPECT_EQ(said(*stream), operation_event(1));
  auto second = desk.ask(R"({"do":"recall"})");
  EXPECT_EQ(stream->more(), "");
  EXPECT_FALSE(desk.documents().waiting("W-1", 2).has_value()) << "it was not handed out";
  EXPECT_FALSE(desk.documents().answer("W-1", 2, "null"));
  desk.documents().answer("W-1", 1, "[]");
  EXPECT_EQ(said(*stream), operation_event(2, R"({"do":"recall"})"));
  desk.documents().answer("W-1", 2, "null");
  EXPECT_EQ(first.get(), OperationOutcome("[]"));
  EXPECT_EQ(second.get(), OperationOutcome("null"));
}

TEST(OpenDocuments, GiveUpAnOperationThatNobodyAnswersAndGoOn) {
  Desktop desk;
  desk.open();
  const auto stream = desk.documents().follow("W-1", 0);
  auto late = desk.ask(kTagsAsked, 10s);
  EXPECT_EQ(said(*stream), operation_event(1));
  desk.pass(10s);
  EXPECT_EQ(late.get(), OperationOutcome(Unanswered::late));
  EXPECT_FALSE(desk.documents().answer("W-1", 1, "[]"));
  auto next = desk.ask();
  EXPECT_EQ(said(*stream), operation_event(2));
  desk.documents().answer("W-1", 2, "[]");
  EXPECT_EQ(next.get(), OperationOutcome("[]"));
}

TEST(OpenDocuments, TellAQuietFollowerThatTheyAreThere) {
  Desktop desk;
  desk.open();
  const auto stream = desk.documents().follow("W-1", 0);
  desk.pass(14999ms);
  EXPECT_EQ(stream->more(), "");
  desk.pass(1ms);
  EXPECT_EQ(stream->more(), ": still here\n\n");
  EXPECT_EQ(stream->more(), "");
}

TEST(OpenDocuments, HaveOneFollowerTheLastOne) {
  Desktop desk;
  desk.open();
  const auto first = desk.documents().follow("W-1", 0);
  const auto second = desk.documents().follow("W-1", 0);
  EXPECT_EQ(first->more(), kEndEvent);
  EXPECT_EQ(first->more(), std::nullopt);
  auto asked = desk.ask();
  EXPECT_EQ(said(*second), operation_event(1));
  desk.documents().answer("W-1", 1, "[]");
  EXPECT_EQ(asked.get(), OperationOutcome("[]"));
}

struct TakenOverRow {
  const char* name;
  std::uint64_t after;
  bool again;
};

class TakenOver : public rows::Row<TakenOverRow> {};

ROW_TEST(TakenOver, AnOperationComesAgainUnlessItWasSeen) {
  Desktop desk;
  desk.open();
  auto first = desk.documents().follow("W-1", 0);
  auto asked = desk.ask();
  EXPECT_EQ(said(*first), operation_event(1));
  first.reset();
  const auto second = desk.documents().follow("W-1", row().after);
  EXPECT_EQ(second->more(), row().again ? operation_event(1) : "");
  EXPECT_TRUE(desk.documents().answer("W-1", 1, "[]"));
  EXPECT_EQ(asked.get(), OperationOutcome("[]"));
}

ROWS(By, TakenOver, {"one_who_has_seen_none", 0, true}, {"one_who_has_seen_it", 1, false},
     {"one_who_has_seen_more", 7, false});

TEST(ForgottenDocuments, AreThoseThatNobodyFollowsForFifteenSeconds) {
  Desktop desk;
  desk.open();
  desk.pass(14999ms);
  auto stream = desk.documents().follow("W-1", 0);
  desk.pass(1h);
  EXPECT_EQ(desk.documents().list().size(), 1U) << "it is followed";
  stream.reset();
  desk.pass(14999ms);
  EXPECT_TRUE(desk.documents().find("W-1").has_value());
  desk.pass(1ms);
  EXPECT_FALSE(desk.documents().find("W-1").has_value());
  EXPECT_EQ(desk.documents().follow("W-1", 0), nullptr);
}

TEST(ForgottenDocuments, AreNotThoseWhoseFollowerWasReplaced) {
  Desktop desk;
  desk.open();
  auto first = desk.documents().follow("W-1", 0);
  const auto second = desk.documents().follow("W-1", 0);
  first.reset();
  desk.pass(1h);
  EXPECT_TRUE(desk.documents().find("W-1").has_value());
}

TEST(ForgottenDocuments, AreThoseThatWereNeverFollowed) {
  Desktop desk;
  desk.open();
  desk.pass(15s);
  EXPECT_TRUE(desk.documents().list().empty());
}

TEST(ForgottenDocuments, RefuseWhatWaitsForThem) {
  Desktop desk;
  desk.open();
  auto stream = desk.documents().follow("W-1", 0);
  auto asked = desk.ask();
  EXPECT_EQ(said(*stream), operation_event(1));
  stream.reset();
  desk.pass(15s);
  EXPECT_EQ(asked.get(), OperationOutcome(Unanswered::gone));
}

TEST(ClosedDocuments, EndTheirStreamAndRefuseWhatWaits) {
  Desktop desk;
  desk.open();
  const auto stream = desk.documents().follow("W-1", 0);
  auto first = desk.ask();
  EXPECT_EQ(said(*stream), operation_event(1));
  EXPECT_TRUE(desk.documents().close("W-1"));
  EXPECT_EQ(first.get(), OperationOutcome(Unanswered::gone));
  EXPECT_EQ(stream->more(), kEndEvent);
  EXPECT_EQ(stream->more(), std::nullopt);
  EXPECT_FALSE(desk.documents().close("W-1"));
}

TEST(ClosedDocuments, AreAllAtTheEnd) {
  Desktop desk;
  desk.open();
  const auto stream = desk.documents().follow("W-1", 0);
  auto asked = desk.ask();
  EXPECT_EQ(said(*stream), operation_event(1));
  desk.documents().end();
  EXPECT_EQ(asked.get(), OperationOutcome(Unanswered::gone));
  EXPECT_EQ(stream->more(), kEndEvent);
  EXPECT_FALSE(desk.open("W-2")) << "nothing is opened any more";
}

TEST(TooManyDocuments, AreMoreThanThirtyTwo) {
  Desktop desk;
  for (int i = 0; i < 32; ++i) ASSERT_TRUE(desk.open("W-" + std::to_string(i)));
  EXPECT_FALSE(desk.open("W-33"));
  desk.documents().close("W-0");
  EXPECT_TRUE(desk.open("W-33"));
  desk.pass(15s);
  EXPECT_TRUE(desk.open("W-34")) << "those that nobody follows make room";
}

TEST(TooManyOperations, AreMoreThanEightOfOneDocument) {
  Desktop desk;
  desk.open();
  std::vector<std::future<OperationOutcome>> asked;
  for (int i = 0; i < 8; ++i) asked.push_back(desk.ask());
  OperationOutcome ninth = Unanswered::late;
  while (ninth == OperationOutcome(Unanswered::late))
    ninth = desk.documents().ask("W-1", kTagsAsked, 0ms);
  EXPECT_EQ(ninth, OperationOutcome(Unanswered::too_many));
  desk.documents().close("W-1");
  for (auto& one : asked) EXPECT_EQ(one.get(), OperationOutcome(Unanswered::gone));
}

struct UnknownRow {
  const char* name;
  bool (*known)(OpenDocuments& documents);
};

class UnknownDocuments : public rows::Row<UnknownRow> {};

ROW_TEST(UnknownDocuments, AreRefused) {
  Desktop desk;
  desk.open();
  EXPECT_FALSE(row().known(desk.documents()));
}

ROWS(By, UnknownDocuments, {"find", [](OpenDocuments& all) { return all.find("W-2").has_value(); }},
     {"follow", [](OpenDocuments& all) { return all.follow("W-2", 0) != nullptr; }},
     {"ask",
      [](OpenDocuments& all) {
        return all.ask("W-2", kTagsAsked, kLong) != OperationOutcome(Unanswered::gone);
      }},
     {"waiting", [](OpenDocuments& all) { return all.waiting("W-2", 1).has_value(); }},
     {"answer", [](OpenDocuments& all) { return all.answer("W-2", 1, "[]"); }},
     {"an_answer_to_nothing", [](OpenDocuments& all) { return all.answer("W-1", 1, "[]"); }},
     {"close", [](OpenDocuments& all) { return all.close("W-2"); }},
     {"owner", [](OpenDocuments& all) { return all.is_of("W-2", "writer"); }},
     {"another_owner", [](OpenDocuments& all) { return all.is_of("W-1", "somebody"); }});

}  // namespace
}  // namespace engross::bridge
