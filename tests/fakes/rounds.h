// How often a test of many rounds goes round: a few times in the ordinary run, ENGROSS_ROUNDS times
// in the long one.
#pragma once

#include <cstdlib>

namespace engross::fakes {

inline int rounds(int ordinary) {
  const char* asked = std::getenv("ENGROSS_ROUNDS");
  return asked ? std::atoi(asked) : ordinary;
}

}  // namespace engross::fakes
