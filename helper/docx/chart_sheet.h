// The sheet behind a chart: which cells hold what, and the workbook that Word opens when somebody
// edits the chart's data.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "docx/chart_data.h"

namespace engross::docx {

// A column of the sheet: its heading, and its cells from the second row on.
struct ChartColumn {
  std::string heading;
  std::vector<ChartCell> cells;
};

// Where a series has its cells, as columns from 0.
struct SeriesColumns {
  std::size_t across = 0;  // categories, or x
  std::size_t values = 0;
  std::size_t sizes = 0;  // of bubbles
};

struct ChartSheet {
  std::vector<ChartColumn> columns;
  std::vector<SeriesColumns> series;
  std::string category_format;
};

// Categories, or x where all series have the same, stand in the first column once.
ChartSheet lay_out_sheet(const ChartData& data, ChartShape shape);

// "Sheet1!$B$2:$B$5", the cells below a column's heading; `sheet` as a formula writes it.
std::string cells_below(std::string_view sheet, std::size_t column, std::size_t count);
// "Sheet1!$B$1", its heading.
std::string heading_cell(std::string_view sheet, std::size_t column);

// A workbook (ISO/IEC 29500-1, 12.3) with this sheet alone. The same sheet gives the same bytes.
std::string workbook(const ChartSheet& sheet, std::string_view name);

}  // namespace engross::docx
