// Charts whose title held a mark that was given chart data: the chart's series, and the workbook
// that Word opens on "Edit data", show it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "docx/docx.h"
#include "docx/media.h"
#include "docx/told.h"

namespace engross::docx {

// Chart data that a fill was given for the chart part at `entry`.
struct ChartAsked {
  std::size_t entry = 0;
  expression::Value data;  // of the type chart
  std::string mark;
  Spot spot;
};

// `file` is the template. Changes hold the filled chart parts; theirs and their workbooks' content
// is replaced. Fails when a chart and its data do not fit each other.
base::Result<void> fill_charts(std::string_view file, const std::vector<ChartAsked>& asked,
                               const Teller& teller, Changes& changes);

}  // namespace engross::docx
