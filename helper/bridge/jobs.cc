#include "bridge/jobs.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <nlohmann/json.hpp>
#include <utility>

#include "bridge/wire.h"

namespace engross::bridge {
namespace {

using nlohmann::ordered_json;

constexpr auto kStillHere = std::chrono::seconds(15);  // between two bytes of a quiet stream

bool is_over(JobState state) { return state != JobState::queued && state != JobState::running; }

std::string event(std::uint64_t number, std::string_view name, const ordered_json& data) {
  return "id: " + std::to_string(number) + "\nevent: " + std::string(name) +
         "\ndata: " + data.dump() + "\n\n";
}

}  // namespace

std::string_view word(JobState state) {
  switch (state) {
    case JobState::queued:
      return "queued";
    case JobState::running:
      return "running";
    case JobState::done:
      return "done";
    case JobState::failed:
      return "failed";
    case JobState::called_off:
      return "called_off";
  }
  return "";
}

// A job and the errand that its work is on. Its own lock, so that work never waits for a list.
struct Jobs::Job : public app::Errand {
  void tell(const app::Progress& progress) override {
    const std::lock_guard lock(mutex);
    if (line.progress == progress) return;
    line.progress = progress;
    ++events;
  }
  void when_called_off(std::function<void()> stop) override {
    bool now = false;
    {
      const std::lock_guard lock(mutex);
      now = called_off;
      if (!now) stops.push_back(std::move(stop));
    }
    if (now) stop();
  }
  void call_off() {
    std::vector<std::function<void()>> all;
    {
      const std::lock_guard lock(mutex);
      called_off = true;
      all.swap(stops);
    }
    for (const auto& stop : all) stop();
  }
  JobLine seen() const {
    const std::lock_guard lock(mutex);
    return line;
  }

  mutable std::mutex mutex;
  std::condition_variable over;
  JobLine line;
  std::uint64_t events = 1;  // the state that it began with counts
  bool called_off = false;
  std::vector<std::function<void()>> stops;
};

// The newest of what was told is what counts: whoever follows late misses nothing.
class Jobs::Following : public Stream {
 public:
  Following(std::shared_ptr<const Job> job, std::uint64_t after)
      : job_(std::move(job)), seen_(after) {}

  std::optional<std::string> more() override {
    if (ended_) return std::nullopt;
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(job_->mutex);
    const JobLine& line = job_->line;
    if (is_over(line.state)) {
      ended_ = true;
      return event(job_->events, "end", {{"state", word(line.state)}});
    }
    std::string out;
    if (seen_ != job_->events) {
      seen_ = job_->events;
      out = event(seen_, "progress",
                  {{"state", word(line.state)}, {"progress", progress_json(line.progress)}});
    } else if (now - spoke_ >= kStillHere) {
      out = ": still here\n\n";
    }
    if (!out.empty()) spoke_ = now;
    return out;
  }

 private:
  const std::shared_ptr<const Job> job_;
  std::uint64_t seen_;
  bool ended_ = false;
  std::chrono::steady_clock::time_point spoke_ = std::chrono::steady_clock::now();
};

// Work that ends meanwhile lets older jobs go.
Jobs::~Jobs() {
  std::map<std::string, std::shared_ptr<Job>> all;
  {
    const std::lock_guard lock(mutex_);
    all = jobs_;
  }
  for (const auto& [id, job] : all) job->call_off();
  workers_.reset();
}

std::optional<JobLine> Jobs::begin(std::string id, JobTitle title, Task task) {
  auto job = std::make_shared<Job>();
  job->line.id = std::move(id);
  job->line.title = std::move(title);
  job->line.begun_at = now_();
  const std::lock_guard lock(mutex_);
  const auto living = std::ranges::count_if(
      jobs_, [](const auto& one) { return !is_over(one.second->seen().state); });
  if (static_cast<std::size_t>(living) >= kMostLivingJobs) return std::nullopt;
  jobs_[job->line.id] = job;
  order_.push_back(job->line.id);
  workers_->add([this, job, task = std::move(task)] { run(job, task); });
  return job->seen();
}

void Jobs::run(const std::shared_ptr<Job>& job, const Task& task) {
  {
    const std::lock_guard lock(job->mutex);
    if (job->line.state != JobState::queued) return;
    job->line.state = JobState::running;
    ++job->events;
  }
  Reply reply;
  try {
    reply = task(*job);
  } catch (const std::exception&) {
    reply = internal_reply();
  }
  const bool well = reply.status < 400;
  bool stopped = false;
  {
    const std::lock_guard lock(job->mutex);
    stopped = job->called_off;
  }
  end(*job,
      well      ? JobState::done
      : stopped ? JobState::called_off
                : JobState::failed,
      std::move(reply));
  let_go();
}

void Jobs::end(Job& job, JobState state, std::optional<Reply> reply) {
  const std::lock_guard lock(job.mutex);
  if (is_over(job.line.state)) return;
  job.line.state = state;
  job.line.ended_at = now_();
  job.line.reply = std::move(reply);
  job.stops.clear();
  ++job.events;
  job.over.notify_all();
}

std::optional<Reply> Jobs::take(const std::string& id, std::chrono::milliseconds patience) {
  std::shared_ptr<Job> job;
  {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return std::nullopt;
    job = found->second;
  }
  std::optional<Reply> reply;
  {
    std::unique_lock lock(job->mutex);
    job->over.wait_for(lock, patience, [&] { return is_over(job->line.state); });
    reply = job->line.reply;
  }
  if (!reply) return std::nullopt;
  const std::lock_guard lock(mutex_);
  if (jobs_.erase(id) > 0) std::erase(order_, id);
  return reply;
}

// Of those that have ended the newest stay, and of their answers the newest again.
void Jobs::let_go() {
  const std::lock_guard lock(mutex_);
  std::size_t ended = 0;
  std::size_t bytes = 0;
  std::deque<std::string> stay;
  for (auto id = order_.rbegin(); id != order_.rend(); ++id) {
    const std::shared_ptr<Job> kept = jobs_.at(*id);
    Job& job = *kept;
    const std::lock_guard of_job(job.mutex);
    if (is_over(job.line.state)) {
      if (++ended > kMostEndedJobs) {
        jobs_.erase(*id);
        continue;
      }
      if (job.line.reply) bytes += job.line.reply->body.size();
      if (job.line.reply && bytes > kMostJobBytes && ended > 1) {
        job.line.reply.reset();
        job.line.let_go = true;
      }
    }
    stay.push_front(*id);
  }
  order_ = std::move(stay);
}

std::vector<JobLine> Jobs::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<JobLine> lines;
  for (auto id = order_.rbegin(); id != order_.rend(); ++id) {
    const Job& job = *jobs_.at(*id);
    const std::lock_guard of_job(job.mutex);
    const JobLine& line = job.line;
    lines.push_back({line.id, line.title, line.state, line.begun_at, line.ended_at, line.progress,
                     std::nullopt, line.let_go});
  }
  return lines;
}

std::optional<JobLine> Jobs::find(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) return std::nullopt;
  return found->second->seen();
}

base::Result<JobLine> Jobs::call_off(const std::string& id) {
  std::shared_ptr<Job> job;
  {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) {
      return base::failure(base::Fault::not_found, "no such work is known", id,
                           "look at what is under way again");
    }
    job = found->second;
  }
  if (job->seen().state == JobState::queued) end(*job, JobState::called_off, std::nullopt);
  job->call_off();
  return job->seen();
}

std::shared_ptr<Stream> Jobs::follow(const std::string& id, std::uint64_t after) const {
  const std::lock_guard lock(mutex_);
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) return nullptr;
  return std::make_shared<Following>(found->second, after);
}

}  // namespace engross::bridge
