// Chart data as values: the chart shows them, and the workbook behind it holds them.
#include <gtest/gtest.h>

#include "charts.h"
#include "corpora.h"
#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::unzipped;

// What stands between two texts, from the first of them on; empty when they do not stand there.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  const std::size_t to = text.find(end, from);
  return from == std::string::npos || to == std::string::npos ? "" : text.substr(from, to - from);
}

// The sheet of a workbook: cells as they stand, rows in [].
std::string sheet_in(const std::string& workbook) {
  const std::string xml = unzipped(workbook)["xl/worksheets/sheet1.xml"];
  std::string out;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    if (xml.compare(at, 5, "<row ") == 0) out += "[";
    if (xml.compare(at, 6, "</row>") == 0) out += "]";
    if (xml.compare(at, 3, "<c ") == 0)
      out += xml.substr(at + 6, xml.find('"', at + 6) - at - 6) + "=";
    if (xml.compare(at, 3, "<v>") == 0 || xml.compare(at, 3, "<t ") == 0)
      out += xml.substr(end + 1, xml.find('<', end) - end - 1) + " ";
  }
  return out;
}

struct PlotRow {
  std::string name;
  ChartMaker chart;
  std::string plotted;
  std::string sheet;
};

class ChartData : public rows::Row<PlotRow> {};

ROW_TEST(ChartData, IsShown) {
  const std::string document = charted(row().chart);
  ASSERT_TRUE(is_document(document)) << document;
  auto parts = unzipped(document);
  EXPECT_EQ(plotted(parts["word/charts/chart1.xml"]), row().plotted);
  EXPECT_EQ(sheet_in(parts["word/embeddings/book.xlsx"]), row().sheet);
}

const std::string kSold =
    "=Sheet1!$B$1 Earnings #34D399 =Sheet1!$A$2:$A$4 Q1 Q2 &lt;Q3&gt; =Sheet1!$B$2:$B$4 100 210.5 "
    "| "
    "=Sheet1!$C$1 Expenses #accent2 =Sheet1!$A$2:$A$4 Q1 Q2 &lt;Q3&gt; =Sheet1!$C$2:$C$4 170 165 "
    "-3";
const std::string kSoldSheet =
    "[A1=  B1=Earnings C1=Expenses ][A2=Q1 B2=100 C2=170 ][A3=Q2 B3=210.5 C3=165 ][A4=&lt;Q3&gt; "
    "C4=-3 ]";
const std::string kOne =
    "=Sheet1!$B$1 Series 1 #accent1 =Sheet1!$A$2:$A$3 a b =Sheet1!$B$2:$B$3 1 2";
const std::string kOneSheet = "[A1=  B1=Series 1 ][A2=a B2=1 ][A3=b B3=2 ]";
const std::string kTwoSeries = series_xml("0", "B") + series_xml("1", "C");

ROWS(
    E45, ChartData, {"bar_with_a_new_series", {}, kSold, kSoldSheet},
    {"column",
     {.plot = plot_of("barChart", kTwoSeries)},
     "=Sheet1!$B$1 Earnings #34D399 =Sheet1!$A$2:$A$4 Q1 Q2 &lt;Q3&gt; =Sheet1!$B$2:$B$4 100 210.5 "
     "| "
     "=Sheet1!$C$1 Expenses #accent1 =Sheet1!$A$2:$A$4 Q1 Q2 &lt;Q3&gt; =Sheet1!$C$2:$C$4 170 165 "
     "-3",
     kSoldSheet},
    {"fewer_series",
     {.title = "{{ one }}", .plot = plot_of("lineChart", kTwoSeries)},
     kOne,
     kOneSheet},
    {"line",
     {.title = "{{ one }}", .plot = plot_of("lineChart", series_xml("0", "B"))},
     kOne,
     kOneSheet},
    {"pie",
     {.title = "{{ one }}", .plot = plot_of("pieChart", series_xml("0", "B"))},
     kOne,
     kOneSheet},
    {"doughnut",
     {.title = "{{ one }}", .plot = plot_of("doughnutChart", series_xml("0", "B"))},
     kOne,
     kOneSheet},
    {"area",
     {.title = "{{ one }}", .plot = plot_of("areaChart", series_xml("0", "B"))},
     kOne,
     kOneSheet},
    {"a_sheet_of_another_name",
     {.title = "{{ one }}",
      .plot = plot_of("areaChart",
                      "<c:ser><c:tx><c:strRef><c:f>'Ann''s sheet'!$B$1</c:f>"
                      "</c:strRef></c:tx></c:ser>")},
     "='Ann''s sheet'!$B$1 Series 1 ='Ann''s sheet'!$A$2:$A$3 a b ='Ann''s sheet'!$B$2:$B$3 1 2",
     kOneSheet},
    {"a_chart_without_series",
     {.title = "{{ one }}", .plot = plot_of("barChart", "<c:barDir val=\"col\"/><c:gapWidth/>")},
     "=Sheet1!$B$1 Series 1 =Sheet1!$A$2:$A$3 a b =Sheet1!$B$2:$B$3 1 2",
     kOneSheet},
    {"numbers_as_categories",
     {.title = "{{ years }}"},
     "=Sheet1!$B$1 s #accent1 =Sheet1!$A$2:$A$3 2025 2026 =Sheet1!$B$2:$B$3 1 2",
     "[A1=  B1=s ][A2=2025 B2=1 ][A3=2026 B3=2 ]"},
    {"days_as_categories",
     {.title = "{{ days }}"},
     "=Sheet1!$B$1 s #accent1 =Sheet1!$A$2:$A$3 23 November 2026 24 November 2026 "
     "=Sheet1!$B$2:$B$3 1 2",
     "[A1=  B1=s ][A2=23 November 2026 B2=1 ][A3=24 November 2026 B3=2 ]"},
    {"days_with_a_format",
     {.title = "{{ formatted_days }}"},
     "=Sheet1!$B$1 s #accent1 =Sheet1!$A$2:$A$3 46349 46350 =Sheet1!$B$2:$B$3 1 2",
     "[A1=  B1=s ][A2=46349 B2=1 ][A3=46350 B3=2 ]"},
    {"scatter",
     {.title = "{{ points }}", .plot = plot_of("scatterChart", series_xml("0", "B"))},
     "=Sheet1!$B$1 p #accent1 =Sheet1!$A$2:$A$3 1 3 =Sheet1!$B$2:$B$3 310 450 | "
     "=Sheet1!$D$1 q #accent2 =Sheet1!$C$2:$C$2 2 =Sheet1!$D$2:$D$2 5",
     "[A1=X p B1=p C1=X q D1=q ][A2=1 B2=310 C2=2 D2=5 ][A3=3 B3=450 ]"},
    {"scatter_over_the_same_x",
     {.title = "{{ same_x }}", .plot = plot_of("scatterChart", series_xml("0", "B"))},
     "=Sheet1!$B$1 p #accent1 =Sheet1!$A$2:$A$2 1 =Sheet1!$B$2:$B$2 2 | "
     "=Sheet1!$C$1 q #accent2 =Sheet1!$A$2:$A$2 1 =Sheet1!$C$2:$C$2 3",
     "[A1=X B1=p C1=q ][A2=1 B2=2 C2=3 ]"},
    {"bubbles",
     {.title = "{{ bubbles }}", .plot = plot_of("bubbleChart", series_xml("0", "B"))},
     "=Sheet1!$B$1 b #accent1 =Sheet1!$A$2:$A$2 1 =Sheet1!$B$2:$B$2 2 =Sheet1!$C$2:$C$2 3",
     "[A1=X B1=b C1=b Size ][A2=1 B2=2 C2=3 ]"},
    {"without_a_workbook", {.title = "{{ one }}", .workbook = ""}, "Series 1 #accent1 a b 1 2", ""},
    {"a_title_that_is_a_text",
     {.title = "{{ city }}"},
     "=Sheet1!$B$1 Old #accent1 =Sheet1!$A$2:$A$2 =Sheet1!$B$2:$B$2",
     ""});

TEST(ChartData, E45_the_whole_of_a_series) {
  const std::string xml = unzipped(charted({}))["word/charts/chart1.xml"];
  EXPECT_EQ(
      between(xml, "<c:barChart>", "<c:ser><c:idx val=\"1\"/>"),
      "<c:barChart><c:barDir val=\"bar\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx>"
      "<c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>"
      "Earnings</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr "
      "val=\"34D399\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/><c:cat><c:strRef>"
      "<c:f>Sheet1!$A$2:$A$4</c:f><c:strCache><c:ptCount val=\"3\"/><c:pt idx=\"0\"><c:v>Q1</c:v>"
      "</c:pt><c:pt idx=\"1\"><c:v>Q2</c:v></c:pt><c:pt idx=\"2\"><c:v>&lt;Q3&gt;</c:v></c:pt>"
      "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$B$2:$B$4</c:f><c:numCache>"
      "<c:formatCode>General</c:formatCode><c:ptCount val=\"3\"/><c:pt idx=\"0\"><c:v>100</c:v>"
      "</c:pt><c:pt idx=\"1\"><c:v>210.5</c:v></c:pt></c:numCache></c:numRef></c:val><c:extLst>"
      "<c:ext uri=\"{1}\"/></c:extLst></c:ser>");
  EXPECT_NE(xml.find("</c:ser><c:gapWidth val=\"182\"/></c:barChart>"), std::string::npos);
  EXPECT_NE(xml.find("<a:t>Easy &amp; quick</a:t>"), std::string::npos);
}

TEST(ChartData, a_new_series_takes_nothing_of_one_point) {
  const std::string labelled = series_xml("0", "B").insert(
      series_xml("0", "B").find("<c:cat>"),
      "<c:dPt><c:idx val=\"0\"/></c:dPt><c:dLbls><c:dLbl><c:idx "
      "val=\"0\"/></c:dLbl><c:showVal val=\"1\"/><c:extLst/></c:dLbls>");
  const std::string xml =
      unzipped(charted({.plot = plot_of("barChart", labelled)}))["word/charts/chart1.xml"];
  const std::size_t second = xml.find("<c:ser><c:idx val=\"1\"/>");
  EXPECT_NE(xml.find("<c:dLbl><c:idx val=\"0\"/></c:dLbl>"), std::string::npos);
  EXPECT_NE(xml.find("<c:dLbls><c:showVal val=\"1\"/></c:dLbls>", second), std::string::npos);
  EXPECT_EQ(xml.find("<c:dPt>", second), std::string::npos);
  EXPECT_EQ(xml.find("<c:extLst>", second), std::string::npos);
}

TEST(ChartData, the_workbook_is_whole_and_always_the_same) {
  const std::string workbook = unzipped(charted({}))["word/embeddings/book.xlsx"];
  EXPECT_EQ(workbook, unzipped(charted({}))["word/embeddings/book.xlsx"]);
  std::string names;
  for (const auto& [name, content] : unzipped(workbook)) names += name + " ";
  EXPECT_EQ(
      names,
      "[Content_Types].xml _rels/.rels xl/_rels/workbook.xml.rels xl/styles.xml xl/workbook.xml "
      "xl/worksheets/sheet1.xml ");
}

// easy-template-x's own templates, with the data of its pages.
struct HonestChartRow {
  std::string name;
  std::string file;
  std::string data;
  std::string plotted;
};

class HonestCharts : public Corpora, public rows::WithRow<HonestChartRow> {};

const std::string kQuarters =
    R"({"_type": "chart", "title": "Easy Chart", "categories": {"names": ["Q1", "Q2", "Q3", "Q4"]}, "series": [{"name": "Earnings", "color": "#34d399", "values": [100, 210, 150, 170]}, {"name": "Expenses", "color": "#f87171", "values": [170, 165, 169, 155]}]})";
const std::string kQuarterly =
    R"({"_type": "chart", "categories": {"names": ["Q1", "Q2"]}, "series": [{"values": [100, 210]}]})";
const std::string kHonestPoints =
    R"({"_type": "chart", "series": [{"name": "Earnings", "color": "#34d399", "values": [{"x": 1, "y": 310, "size": 10}, {"x": 3, "y": 450, "size": 20}]}]})";

ROW_TEST(HonestCharts, ShowTheData) {
  const std::string file = bytes_of(std::filesystem::path(ENGROSS_SHARED_DIR) /
                                    "corpora/easy-template-x/test/fixtures/files" / row().file);
  const auto opened = docx::Template::open(file, {.dialect = docx::Dialect::braces});
  ASSERT_TRUE(opened) << opened.error().line();
  std::string data;
  for (const docx::Field& field : opened->fields())
    data += (data.empty() ? "\"" : ", \"") + field.path + "\": " + row().data;
  const auto filled = opened->fill(values("{" + data + "}"), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled) << filled.error().error.line();
  EXPECT_TRUE(docx::new_faults(filled->document, file).empty());
  auto parts = unzipped(filled->document);
  EXPECT_EQ(plotted(parts["word/charts/chart1.xml"]).substr(0, row().plotted.size()),
            row().plotted);
}

const std::string kEasy = "=Sheet1!$B$1 Earnings";

ROWS(E45, HonestCharts, {"bar", "chart - bar.docx", kQuarters, kEasy},
     {"column", "chart - column.docx", kQuarters, kEasy},
     {"line", "chart - line.docx", kQuarters, kEasy},
     {"styled_line", "chart - line - styled.docx", kQuarters, kEasy},
     {"mark_amid_the_title", "chart - line - tag mid-title.docx", kQuarters, kEasy},
     {"area", "chart - area.docx", kQuarters, kEasy},
     {"pie", "chart - pie.docx", kQuarterly, "=Sheet1!$B$1 Series 1"},
     {"scatter", "chart - scatter.docx", kHonestPoints, kEasy});

}  // namespace
}  // namespace engross::docx_tests
