// Fills one template again and again and says what that took: the clock covers nothing else.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/app.h"

namespace engross::cli {

// What is filled. A single set of values is filled over and over after a warm-up; of several each
// fill takes the next one, and there is no warm-up.
struct BenchCase {
  std::string path;  // of the template, for messages
  std::string bytes;
  docx::Options options;
  std::vector<expression::Value> values;
  bool several = false;
  expression::Environment environment;
};

struct BenchPlan {
  std::size_t fills = 1;
  std::size_t threads = 1;
  bool prepared = false;  // opened once; otherwise each fill begins with the template's bytes
};

struct Measured {
  std::vector<double> ms;     // of each fill, sorted
  double wall_ms = 0;         // from the first fill's beginning to the last one's end
  double cpu_ms = 0;          // of all threads
  std::size_t out_bytes = 0;  // of the last document
  // Of the middle and near the end: 0.5 the median, 0.95 what 19 of 20 fills stayed under.
  double at(double share) const;
};

// Refused with the template's faults, or why its first document cannot be made; nothing is measured
// then.
app::Outcome<Measured> measure(const BenchCase& filled, const BenchPlan& plan);

}  // namespace engross::cli
