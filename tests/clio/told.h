// What an import says of Clio's answers, as people read it: where, and what.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "clio/import.h"

namespace engross::clio {

using Told = std::vector<std::pair<std::string, std::string>>;

inline Told told(const std::vector<Problem>& problems) {
  Told all;
  for (const Problem& one : problems) {
    EXPECT_NE(said(one).id(), "");
    all.emplace_back(one.where.text(), one.what.text());
  }
  return all;
}

}  // namespace engross::clio
