// The series of a chart part written anew from a value's data: values, names and ranges are the
// data's, everything else (colours, markers, labels) is that of the series in the template. Order
// of elements by ECMA-376-1, 21.2.2.
#pragma once

#include <optional>
#include <string>

#include "docx/chart_sheet.h"
#include "xml/xml.h"

namespace engross::docx {

// A chart part as far as its data matter.
struct ChartPlot {
  xml::Index chart = xml::kNone;  // the element of its kind: c:barChart
  ChartShape shape = ChartShape::categories;
  std::string sheet;     // of its formulas, as they write it: "Sheet1", "'My sheet'"; may be empty
  std::string workbook;  // id of the relation to the workbook behind it; empty when there is none
};

// Fails (unsupported) when the part draws more than one kind of chart, or one whose data are not
// series of values. The error's place is left to the caller.
base::Result<ChartPlot> read_plot(const xml::Document& part);

// The part with these series. Without a sheet's name the values stand in the series themselves.
std::string with_series(const xml::Document& part, const ChartPlot& plot, const ChartData& data,
                        const ChartSheet& sheet);

}  // namespace engross::docx
