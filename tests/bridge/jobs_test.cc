// Jobs without a door: begun, followed, called off, forgotten.
#include "bridge/jobs.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

#include "rows/rows.h"

namespace engross::bridge {
namespace {

using app::Progress;
using Kind = app::Progress::Kind;

base::Instant noon() { return base::Instant(std::chrono::hours(12)); }

const JobTitle kImport{"importMatter", "00001-Whitfield"};

Reply made() { return {200, {}, "{}"}; }

// Work that goes on until the test lets it, or it is called off.
class Gated {
 public:
  Jobs::Task task() {
    return [this](app::Errand& errand) {
      errand.when_called_off([this] { open_.set_value(502); });
      errand.tell({Kind::waiting, 20, 0, 0});
      told_.set_value();
      Reply reply = made();
      reply.status = open_.get_future().get();
      return reply;
    };
  }
  void wait_until_told() { told_.get_future().wait(); }
  void finish(int status = 200) { open_.set_value(status); }

 private:
  std::promise<void> told_;
  std::promise<int> open_;
};

JobLine ended(const Jobs& jobs, const std::string& id) {
  for (int i = 0; i < 2000; ++i) {
    const auto line = jobs.find(id);
    if (!line || line->ended_at) return line.value();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  throw std::runtime_error("the job has not ended in ten seconds");
}

std::string read_all(Stream& stream) {
  std::string all;
  for (int i = 0; i < 2000; ++i) {
    const auto more = stream.more();
    if (!more) return all;
    all += *more;
    if (more->empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return all + "(no end)";
}

struct OutcomeRow {
  const char* name;
  int status;
  bool throws;
  JobState state;
  const char* body;
};

class Outcome : public rows::Row<OutcomeRow> {};

ROW_TEST(Outcome, IsWhatTheWorkSaid) {
  Jobs jobs(noon);
  ASSERT_TRUE(jobs.begin("a1", kImport, [row = row()](app::Errand&) -> Reply {
    if (row.throws) throw std::runtime_error("secret");
    return {row.status, {}, R"({"said":1})"};
  }));
  const JobLine line = ended(jobs, "a1");
  EXPECT_EQ(line.state, row().state);
  EXPECT_EQ(line.ended_at, noon());
  EXPECT_EQ(line.reply.value().body, row().body);
  EXPECT_FALSE(line.let_go);
}

ROWS(Jobs, Outcome, {"done", 200, false, JobState::done, R"({"said":1})"},
     {"done_with_more", 201, false, JobState::done, R"({"said":1})"},
     {"not_reached", 502, false, JobState::failed, R"({"said":1})"},
     {"refused", 422, false, JobState::failed, R"({"said":1})"},
     {"not_there", 404, false, JobState::failed, R"({"said":1})"},
     {"says_nothing_of_what_was_thrown", 0, true, JobState::failed,
      R"({"error":{"code":"internal","message":"Something went wrong inside the helper."}})"});

TEST(Jobs, TellWhatTheyAreAbout) {
  Jobs jobs(noon);
  Gated work;
  const auto begun = jobs.begin("a1", kImport, work.task());
  ASSERT_TRUE(begun);
  EXPECT_EQ(begun->title.operation, "importMatter");
  EXPECT_EQ(begun->title.about, "00001-Whitfield");
  EXPECT_EQ(begun->begun_at, noon());
  work.wait_until_told();
  const JobLine line = jobs.find("a1").value();
  EXPECT_EQ(line.state, JobState::running);
  EXPECT_EQ(line.progress, (Progress{Kind::waiting, 20, 0, 0}));
  EXPECT_FALSE(line.reply);
  EXPECT_FALSE(line.ended_at);
  work.finish();
  EXPECT_EQ(ended(jobs, "a1").state, JobState::done);
}

TEST(Jobs, AreFollowedFromTheStateThatTheyAreIn) {
  Jobs jobs(noon);
  Gated work;
  jobs.begin("a1", kImport, work.task());
  work.wait_until_told();
  const auto stream = jobs.follow("a1", 0);
  EXPECT_EQ(stream->more(),
            "id: 3\nevent: progress\ndata: "
            R"({"state":"running","progress":{"kind":"waiting","seconds":20}})"
            "\n\n");
  EXPECT_EQ(stream->more(), "");
  work.finish();
  EXPECT_EQ(read_all(*stream), "id: 4\nevent: end\ndata: {\"state\":\"done\"}\n\n");
  EXPECT_EQ(stream->more(), std::nullopt);
}

TEST(Jobs, SayNothingTwiceToWhoHasSeenIt) {
  Jobs jobs(noon);
  Gated work;
  jobs.begin("a1", kImport, work.task());
  work.wait_until_told();
  EXPECT_EQ(jobs.follow("a1", 3)->more(), "");
  work.finish();
  ended(jobs, "a1");
  EXPECT_EQ(read_all(*jobs.follow("a1", 4)), "id: 4\nevent: end\ndata: {\"state\":\"done\"}\n\n");
}

TEST(Jobs, AReplyThatComesInTimeIsTakenAndTheJobIsOver) {
  Jobs jobs(noon);
  jobs.begin("a1", kImport, [](app::Errand&) { return made(); });
  EXPECT_EQ(jobs.take("a1", std::chrono::seconds(10)).value().body, "{}");
  EXPECT_FALSE(jobs.find("a1"));
  EXPECT_TRUE(jobs.list().empty());
  EXPECT_FALSE(jobs.take("a1", std::chrono::seconds(10)));
}

TEST(Jobs, AReplyThatDoesNotComeInTimeStaysWithTheJob) {
  Jobs jobs(noon);
  Gated work;
  jobs.begin("a1", kImport, work.task());
  EXPECT_FALSE(jobs.take("a1", std::chrono::milliseconds(10)));
  work.wait_until_told();
  EXPECT_EQ(jobs.find("a1").value().state, JobState::running);
  work.finish();
  EXPECT_TRUE(ended(jobs, "a1").reply);
}

TEST(Jobs, UnknownOnesAreNeitherFoundNorFollowedNorCalledOff) {
  Jobs jobs(noon);
  EXPECT_FALSE(jobs.find("a1"));
  EXPECT_EQ(jobs.follow("a1", 0), nullptr);
  const auto called = jobs.call_off("a1");
  ASSERT_FALSE(called);
  EXPECT_EQ(called.error().fault, base::Fault::not_found);
}

TEST(Jobs, ACalledOffOneEndsWhenItsWorkDoes) {
  Jobs jobs(noon);
  Gated work;
  jobs.begin("a1", kImport, work.task());
  work.wait_until_told();
  EXPECT_TRUE(jobs.call_off("a1"));
  const JobLine line = ended(jobs, "a1");
  EXPECT_EQ(line.state, JobState::called_off);
  EXPECT_EQ(line.reply.value().status, 502);
}

TEST(Jobs, WorkThatWasDoneAllTheSameIsDone) {
  Jobs jobs(noon);
  std::promise<void> called;
  std::promise<void> begun;
  jobs.begin("a1", kImport, [&](app::Errand&) {
    begun.set_value();
    called.get_future().wait();
    return made();
  });
  begun.get_future().wait();
  EXPECT_TRUE(jobs.call_off("a1"));
  called.set_value();
  EXPECT_EQ(ended(jobs, "a1").state, JobState::done);
}

TEST(Jobs, WorkThatBeginsToWaitLateIsCalledOffAtOnce) {
  Jobs jobs(noon);
  std::promise<void> called;
  std::promise<void> begun;
  std::atomic<int> stops = 0;
  jobs.begin("a1", kImport, [&](app::Errand& errand) {
    begun.set_value();
    called.get_future().wait();
    errand.when_called_off([&] { ++stops; });
    return Reply{502, {}, "{}"};
  });
  begun.get_future().wait();
  jobs.call_off("a1");
  called.set_value();
  EXPECT_EQ(ended(jobs, "a1").state, JobState::called_off);
  EXPECT_EQ(stops, 1);
}

TEST(Jobs, AnEndedOneStaysAsItIsWhenItIsCalledOff) {
  Jobs jobs(noon);
  jobs.begin("a1", kImport, [](app::Errand&) { return made(); });
  ended(jobs, "a1");
  EXPECT_EQ(jobs.call_off("a1").value().state, JobState::done);
}

TEST(Jobs, OneThatWaitsForItsTurnNeverBeginsOnceItIsCalledOff) {
  Jobs jobs(noon);
  std::vector<Gated> busy(kJobWorkers);
  for (std::size_t i = 0; i < busy.size(); ++i)
    jobs.begin("b" + std::to_string(i), kImport, busy[i].task());
  for (Gated& one : busy) one.wait_until_told();
  std::atomic<bool> ran = false;
  jobs.begin("late", kImport, [&](app::Errand&) {
    ran = true;
    return made();
  });
  EXPECT_EQ(jobs.find("late")->state, JobState::queued);
  EXPECT_EQ(jobs.call_off("late").value().state, JobState::called_off);
  for (Gated& one : busy) one.finish();
  for (std::size_t i = 0; i < busy.size(); ++i) ended(jobs, "b" + std::to_string(i));
  jobs.begin("after", kImport, [](app::Errand&) { return made(); });
  ended(jobs, "after");
  EXPECT_FALSE(ran);
  EXPECT_FALSE(jobs.find("late")->reply);
}

TEST(Jobs, TooManyAreNotBegun) {
  Jobs jobs(noon);
  std::vector<Gated> busy(kMostLivingJobs);
  for (std::size_t i = 0; i < busy.size(); ++i)
    ASSERT_TRUE(jobs.begin("b" + std::to_string(i), kImport, busy[i].task()));
  EXPECT_FALSE(jobs.begin("more", kImport, [](app::Errand&) { return made(); }));
  EXPECT_FALSE(jobs.find("more"));
  for (Gated& one : busy) one.finish();
  for (std::size_t i = 0; i < busy.size(); ++i) ended(jobs, "b" + std::to_string(i));
  EXPECT_TRUE(jobs.begin("more", kImport, [](app::Errand&) { return made(); }));
}

TEST(Jobs, OfThoseThatHaveEndedTheLastAreKnown) {
  Jobs jobs(noon);
  for (std::size_t i = 0; i < kMostEndedJobs + 2; ++i) {
    const std::string id = "j" + std::to_string(i);
    jobs.begin(id, kImport, [](app::Errand&) { return made(); });
    ended(jobs, id);
  }
  while (jobs.list().size() > kMostEndedJobs) std::this_thread::yield();
  EXPECT_FALSE(jobs.find("j0"));
  EXPECT_FALSE(jobs.find("j1"));
  EXPECT_TRUE(jobs.find("j2"));
  EXPECT_EQ(jobs.list().front().id, "j" + std::to_string(kMostEndedJobs + 1));
}

TEST(Jobs, OfTheirRepliesTheLastStay) {
  Jobs jobs(noon);
  for (const char* id : {"old", "new"}) {
    jobs.begin(id, kImport, [](app::Errand&) {
      return Reply{200, {}, std::string(kMostJobBytes - 1, ' ')};
    });
    ended(jobs, id);
  }
  while (!jobs.find("old")->let_go) std::this_thread::yield();
  EXPECT_FALSE(jobs.find("old")->reply);
  EXPECT_EQ(jobs.find("new")->reply.value().body.size(), kMostJobBytes - 1);
}

TEST(Jobs, EndWithTheHelperWithoutWaitingForClio) {
  Gated running;
  std::shared_ptr<Stream> stream;
  {
    Jobs jobs(noon);
    jobs.begin("a1", kImport, running.task());
    running.wait_until_told();
    stream = jobs.follow("a1", 3);
  }
  EXPECT_EQ(read_all(*stream), "id: 4\nevent: end\ndata: {\"state\":\"called_off\"}\n\n");
}

}  // namespace
}  // namespace engross::bridge
