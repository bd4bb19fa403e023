// How long fills take on this machine, as one line of JSON for whoever compares engines.
#include <nlohmann/json.hpp>

#include "cli/adapters.h"
#include "cli/bench_run.h"
#include "cli/commands.h"
#include "cli/share.h"
#include "cli/template_use.h"
#include "platform/platform.h"

namespace engross::cli {
namespace {

app::Outcome<BenchCase> bench_case(const BenchOptions& options) {
  const auto mapping = load_mapping();
  if (!mapping) return tl::unexpected(mapping.error());
  const auto refused = [](const base::Error& error) { return tl::unexpected(app::Refusal{error}); };
  BenchCase filled;
  filled.environment = app::environment(*mapping, base::local_date(SystemClock().now()));
  const auto path = template_path(options.document);
  if (!path) return refused(path.error());
  auto bytes = read_document(*path);
  if (!bytes) return refused(bytes.error());
  auto values = read_value_sets(options.values);
  if (!values) return refused(values.error());
  filled.path = *path;
  filled.bytes = std::move(*bytes);
  filled.options = options_of(options.dialect, *path, filled.environment);
  filled.values = std::move(values->sets);
  filled.several = values->several;
  return filled;
}

}  // namespace

int bench_fill(const Console& console, const BenchOptions& options) {
  const auto filled = bench_case(options);
  if (!filled) return console.fail(filled.error());
  const auto measured = measure(*filled, {options.iterations, options.threads, options.prepared});
  if (!measured) return console.fail(measured.error());
  const auto n = static_cast<double>(measured->ms.size());
  nlohmann::ordered_json line = {{"n", measured->ms.size()},
                                 {"median_ms", measured->at(0.5)},
                                 {"p95_ms", measured->at(0.95)},
                                 {"min_ms", measured->ms.front()},
                                 {"docs_per_s", 1000 * n / measured->wall_ms},
                                 {"cpu_ms_per_fill", measured->cpu_ms / n},
                                 {"peak_rss_kb", nullptr},
                                 {"out_bytes", measured->out_bytes}};
  if (const auto peak = platform::peak_memory_kb()) line["peak_rss_kb"] = *peak;
  console.out << line.dump() << '\n';
  return kDone;
}

}  // namespace engross::cli
