// A fuzz target is one function over bytes. With clang it is libFuzzer's entry; in the replay,
// which any compiler builds, it has a name of its own, because all of them stand in one program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#ifdef ENGROSS_REPLAY
#define ENGROSS_FUZZ(name) int name##_fuzz(const std::uint8_t* data, std::size_t size)
#else
#define ENGROSS_FUZZ(name) \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
#endif
