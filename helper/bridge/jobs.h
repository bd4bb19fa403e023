// Long work that nobody has to wait for: it is begun, looked at, followed, called off, and its
// answer is there for whoever asks later, also when the pane was closed meanwhile. Jobs end with
// the helper; each of them can be begun again and then does nothing twice.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/errand.h"
#include "base/base.h"
#include "bridge/message.h"
#include "bridge/workers.h"

namespace engross::bridge {

inline constexpr int kJobWorkers = 4;               // jobs at once; others wait for their turn
inline constexpr std::size_t kMostLivingJobs = 32;  // queued or running
inline constexpr std::size_t kMostEndedJobs = 32;
// Of the answers of ended ones; the last one stays, however long it is.
inline constexpr std::size_t kMostJobBytes = std::size_t{16} << 20;

struct JobTitle {
  std::string operation;  // by its name in openapi.yaml: "importMatter"
  std::string about;      // the matter or draft that was named; "" where there is none
};

enum class JobState { queued, running, done, failed, called_off };
std::string_view word(JobState state);  // "queued", ..., "called_off"

struct JobLine {
  std::string id;
  JobTitle title;
  JobState state = JobState::queued;
  base::Instant begun_at{};
  std::optional<base::Instant> ended_at;
  std::optional<app::Progress> progress;  // the last that was told
  std::optional<Reply> reply;  // what the request would have got; nothing: not ended, or let go
  bool let_go = false;         // it ended, and its answer is here no longer
};

class Jobs {
 public:
  using Task = std::function<Reply(app::Errand&)>;
  using Now = std::function<base::Instant()>;

  explicit Jobs(Now now) : now_(std::move(now)) {}
  ~Jobs();  // calls everything off and waits for it
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Nothing when too many have not ended. `task` runs once, on a thread of the jobs; what it
  // throws becomes a failed job.
  std::optional<JobLine> begin(std::string id, JobTitle title, Task task);

  // Waits that long at most for its end; its reply then, and the job is known no longer: its caller
  // has had it. Nothing: it goes on, or was called off before it began.
  std::optional<Reply> take(const std::string& id, std::chrono::milliseconds patience);

  std::vector<JobLine> list() const;  // without replies, the one begun last first
  std::optional<JobLine> find(const std::string& id) const;

  // Not found: no such job. Of one that has ended nothing changes. One that waits for its turn ends
  // at once; a running one as soon as its work notices.
  base::Result<JobLine> call_off(const std::string& id);

  // What a job tells from now on as server-sent events (the HTML standard's text/event-stream): its
  // state at once, then "progress" events, at last "end". Nothing: no such job. `after`: the number
  // of the last event that the follower has seen, 0 for none.
  std::shared_ptr<Stream> follow(const std::string& id, std::uint64_t after) const;

 private:
  struct Job;
  class Following;
  void run(const std::shared_ptr<Job>& job, const Task& task);
  void end(Job& job, JobState state, std::optional<Reply> reply);
  void let_go();

  const Now now_;
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Job>> jobs_;
  std::deque<std::string> order_;  // as they were begun
  std::unique_ptr<Workers> workers_ = std::make_unique<Workers>(kJobWorkers);
};

}  // namespace engross::bridge
