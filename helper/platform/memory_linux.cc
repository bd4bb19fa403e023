#include <malloc.h>

#include <charconv>
#include <fstream>
#include <string>
#include <string_view>

#include "platform/memory.h"

namespace engross::platform {

// Not getrusage: its maximum still holds the size of the process that forked this one.
std::optional<long> peak_memory_kb() {
  constexpr std::string_view kPeak = "VmHWM:";
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with(kPeak)) continue;
    const std::size_t digits = line.find_first_of("0123456789");
    if (digits == std::string::npos) return std::nullopt;
    long kb = 0;
    const auto read = std::from_chars(line.data() + digits, line.data() + line.size(), kb);
    return read.ec == std::errc() ? std::optional(kb) : std::nullopt;
  }
  return std::nullopt;
}

void keep_freed_memory() {
  constexpr int kLargestBlock = 32 << 20;  // the most that glibc takes for M_MMAP_THRESHOLD
  constexpr int kKept = 128 << 20;
  constexpr int kAtOnce = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, kLargestBlock);
  mallopt(M_TRIM_THRESHOLD, kKept);
  mallopt(M_TOP_PAD, kAtOnce);
}

void share_heaps(int most) { mallopt(M_ARENA_MAX, most); }

}  // namespace engross::platform
