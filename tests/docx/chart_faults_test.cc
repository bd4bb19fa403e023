// Charts and data that do not fit each other.
#include <gtest/gtest.h>

#include "charts.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

struct ChartFaultRow {
  std::string name;
  ChartMaker chart;
  std::string result;
};

class ChartFaults : public rows::Row<ChartFaultRow> {};

ROW_TEST(ChartFaults, LeaveNoDocument) { EXPECT_EQ(charted(row().chart), row().result); }

ROWS(
    E45, ChartFaults,
    {"no_series",
     {.title = "{{ no_series }}"},
     "fill: “{{ no_series }}”: chart data whose series are missing, or too many, chart 1, "
     "paragraph "
     "1, give \"series\": [ … ]"},
    {"no_categories",
     {.title = "{{ no_categories }}"},
     "fill: “{{ no_categories }}”: chart data whose categories are missing, chart 1, paragraph 1, "
     "give \"categories\": {\"names\": [ … ]}"},
    {"no_values",
     {.title = "{{ no_values }}"},
     "fill: “{{ no_values }}”: chart data whose series have no values, or too many, chart 1, "
     "paragraph 1, give each as {\"values\": [ … ]}"},
    {"too_few_values",
     {.title = "{{ too_few }}"},
     "fill: “{{ too_few }}”: chart data whose series “s” has 1 values for 2 categories, chart 1, "
     "paragraph 1, give as many values as categories, and null for a gap"},
    {"words",
     {.title = "{{ words }}"},
     "fill: “{{ words }}”: chart data whose values are not all numbers (series “s”), chart 1, "
     "paragraph 1, give numbers, and null for a gap"},
    {"lists",
     {.title = "{{ lists }}"},
     "fill: “{{ lists }}”: chart data whose categories are no names, chart 1, paragraph 1, give "
     "texts, numbers or dates"},
    {"a_color_by_name",
     {.title = "{{ red }}"},
     "fill: “{{ red }}”: chart data whose color is none (RED), chart 1, paragraph 1, give it as "
     "#34D399"},
    {"points_for_a_bar",
     {.title = "{{ points }}"},
     "fill: “{{ points }}”: chart data whose categories are missing, chart 1, paragraph 1, give "
     "\"categories\": {\"names\": [ … ]}"},
    {"categories_for_a_scatter",
     {.plot = plot_of("scatterChart", series_xml("0", "B"))},
     "fill: “{{ sales }}”: chart data whose values are not all points (series “Earnings”), chart "
     "1, "
     "paragraph 1, give each as {\"x\": 1, \"y\": 2}"},
    {"points_without_y",
     {.title = "{{ points_without_y }}", .plot = plot_of("scatterChart", series_xml("0", "B"))},
     "fill: “{{ points_without_y }}”: chart data whose values are not all points (series “s”), "
     "chart "
     "1, paragraph 1, give each as {\"x\": 1, \"y\": 2}"},
    {"points_for_bubbles",
     {.title = "{{ points }}", .plot = plot_of("bubbleChart", series_xml("0", "B"))},
     "fill: “{{ points }}”: chart data whose values are not all points (series “p”), chart 1, "
     "paragraph 1, give each as {\"x\": 1, \"y\": 2, \"size\": 3}"},
    {"two_kinds_in_one",
     {.plot = plot_of("barChart", series_xml("0", "B")) +
              plot_of("lineChart", series_xml("1", "C"))},
     "fill: “{{ sales }}”: data for a chart that combines two kinds, chart 1, paragraph 1, use an "
     "area, bar, column, line, pie, scatter or bubble chart alone"},
    {"a_kind_without_series_of_values",
     {.plot = plot_of("surfaceChart", series_xml("0", "B"))},
     "fill: “{{ sales }}”: data for a chart of the kind surfaceChart, chart 1, paragraph 1, use an "
     "area, bar, column, line, pie, scatter or bubble chart"},
    {"nothing_drawn",
     {.plot = ""},
     "fill: “{{ sales }}”: data for a chart that draws nothing, chart 1, paragraph 1, use an area, "
     "bar, column, line, pie, scatter or bubble chart"},
    {"a_workbook_elsewhere",
     {.mode = " TargetMode=\"External\""},
     "fill: “{{ sales }}”: data for a chart whose own data stand in no workbook of the document, "
     "chart 1, paragraph 1, make the chart anew in Word, where its data are part of the document"},
    {"a_workbook_of_another_kind",
     {.type = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"},
     "fill: “{{ sales }}”: data for a chart whose own data stand in no workbook of the document, "
     "chart 1, paragraph 1, make the chart anew in Word, where its data are part of the document"});

}  // namespace
}  // namespace engross::docx_tests
