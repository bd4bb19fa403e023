// What the address book of a large firm costs beside the network: calls, time and memory.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "clio/clio.h"
#include "fakes/shifting_clio.h"

namespace engross::clio {
namespace {

double peak_mb() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// The peak after the first reading and after the last: reading again takes no more.
void address_book(benchmark::State& state) {
  double first = 0;
  int calls = 0;
  for (auto _ : state) {
    fakes::SettableClock clock;
    fakes::ShiftingClio clio(clock, 1, state.range(0), {});
    Client client(*access_for_region("ca", "t"), clio, clock);
    const auto book = client.address_book();
    if (!book || book->contacts.size() != static_cast<std::size_t>(state.range(0)))
      return state.SkipWithError("not the whole book");
    calls = book->calls;
    if (first == 0) first = peak_mb();
  }
  state.counters["calls"] = calls;
  state.counters["peak_mb_first"] = first;
  state.counters["peak_mb_last"] = peak_mb();
}
BENCHMARK(address_book)->Arg(10'000)->Unit(benchmark::kMillisecond)->Iterations(40);

}  // namespace
}  // namespace engross::clio

BENCHMARK_MAIN();
