#include "cli/bench_run.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <mutex>
#include <optional>
#include <thread>

#include "cli/template_use.h"

namespace engross::cli {
namespace {

using SteadyClock = std::chrono::steady_clock;

double ms_since(SteadyClock::time_point begin) {
  return std::chrono::duration<double, std::milli>(SteadyClock::now() - begin).count();
}

double cpu_ms_so_far() {
  return 1000.0 * static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

// One fill after another, from any number of threads.
class Filler {
 public:
  Filler(const BenchCase& filled, const BenchPlan& plan) : case_(filled), plan_(plan) {}

  app::Outcome<Measured> measure() {
    if (auto opened = open(); !opened) return tl::unexpected(opened.error());
    if (!case_.several) warm_up();
    Measured measured;
    const double cpu = cpu_ms_so_far();
    const auto begin = SteadyClock::now();
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < plan_.threads; ++i) others.emplace_back([this] { work(); });
    work();
    for (std::thread& other : others) other.join();
    measured.wall_ms = ms_since(begin);
    measured.cpu_ms = cpu_ms_so_far() - cpu;
    if (refusal_) return tl::unexpected(*refusal_);
    measured.ms = std::move(all_ms_);
    measured.out_bytes = out_bytes_;
    std::ranges::sort(measured.ms);
    return measured;
  }

 private:
  // The template must be whole before anything is measured, prepared or not.
  app::Outcome<void> open() {
    auto opened = docx::Template::open(case_.bytes, case_.options);
    if (!opened) return tl::unexpected(app::Refusal{opened.error()});
    if (!opened->faults().empty()) return tl::unexpected(faults_of(*opened));
    if (plan_.prepared) prepared_ = std::move(*opened);
    return {};
  }

  void warm_up() {
    constexpr double kLongest = 1000;
    const auto begin = SteadyClock::now();
    expression::Environment environment = case_.environment;
    for (std::size_t i = 0; i < plan_.fills && ms_since(begin) < kLongest && !refusal_; ++i)
      fill(0, environment);
  }

  void work() {
    std::vector<double> ms;
    ms.reserve(plan_.fills / plan_.threads + 1);
    expression::Environment environment = case_.environment;
    while (!refused_) {
      const std::size_t i = next_++;
      if (i >= plan_.fills) break;
      const auto begin = SteadyClock::now();
      const std::size_t bytes = fill(i, environment);
      ms.push_back(ms_since(begin));
      if (i + 1 == plan_.fills) out_bytes_ = bytes;
    }
    const std::lock_guard lock(mutex_);
    all_ms_.insert(all_ms_.end(), ms.begin(), ms.end());
  }

  // The document's size.
  std::size_t fill(std::size_t i, expression::Environment& environment) {
    const expression::Value& values = case_.values[i % case_.values.size()];
    environment.today = today_in(values, case_.environment.today);
    if (prepared_) return fill(*prepared_, values, environment);
    const auto opened = docx::Template::open(case_.bytes, case_.options);
    if (!opened) return refuse({opened.error()});
    return fill(*opened, values, environment);
  }

  std::size_t fill(const docx::Template& document, const expression::Value& values,
                   const expression::Environment& environment) {
    const auto filled = document.fill(values, environment, docx::Missing::stop);
    if (!filled) return refuse(why(filled.error(), case_.path));
    return filled->document.size();
  }

  std::size_t refuse(app::Refusal refusal) {
    const std::lock_guard lock(mutex_);
    if (!refusal_) refusal_ = std::move(refusal);
    refused_ = true;
    return 0;
  }

  const BenchCase& case_;
  const BenchPlan& plan_;
  std::optional<docx::Template> prepared_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> out_bytes_ = 0;
  std::atomic<bool> refused_ = false;
  std::mutex mutex_;  // of what follows
  std::vector<double> all_ms_;
  std::optional<app::Refusal> refusal_;
};

}  // namespace

double Measured::at(double share) const {
  const auto index = static_cast<std::size_t>(share * static_cast<double>(ms.size()));
  return ms[std::min(index, ms.size() - 1)];
}

app::Outcome<Measured> measure(const BenchCase& filled, const BenchPlan& plan) {
  return Filler(filled, plan).measure();
}

}  // namespace engross::cli
