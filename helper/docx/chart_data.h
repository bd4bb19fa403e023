// A value of the type chart: series over categories, or points of two numbers and, for bubbles, a
// size, as easy-template-x documents them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "expression/value.h"

namespace engross::docx {

// What a chart's kind asks for.
enum class ChartShape {
  categories,  // area, bar, column, line, pie, doughnut
  points,      // scatter
  bubbles,
};

// A cell of the sheet behind a chart.
struct ChartCell {
  enum class Kind { empty, number, text, date };
  Kind kind = Kind::empty;
  std::string text;  // a number as digits, a date as the days since 30 December 1899
};

struct ChartSeries {
  std::string name;
  std::string color;              // "34D399"; empty: the template's
  std::vector<ChartCell> across;  // of points: x
  std::vector<ChartCell> values;  // y; an empty cell is a gap
  std::vector<ChartCell> sizes;   // of bubbles
};

struct ChartData {
  std::vector<ChartCell> categories;  // of one kind
  std::string category_format;        // a spreadsheet's format of numbers and dates
  std::vector<ChartSeries> series;
};

// Fails (malformed) when the value is none for a chart of this shape, and says which member is
// wrong. The error's place is left to the caller.
base::Result<ChartData> read_chart_data(const expression::Record& chart, ChartShape shape);

}  // namespace engross::docx
