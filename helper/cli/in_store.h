// The drafts' database, opened for each piece of work: another copy of the program may write
// between two.
#pragma once

#include <string>

#include "store/store.h"

namespace engross::cli {

inline constexpr const char* kAnswersStage = "answers";  // kept in databases, so never renamed

// The work done on the open database; its failure is the call's.
template <typename Work>
auto in_store(const std::string& home, Work work) -> decltype(work(std::declval<store::Store&>())) {
  auto store = store::Store::open(home + "/engross.db");
  if (!store) return tl::unexpected(store.error());
  return work(**store);
}

}  // namespace engross::cli
