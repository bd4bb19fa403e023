// A document with one chart, and what its series say.
#pragma once

#include <string>

#include "fakes/docx_maker.h"
#include "filled.h"

namespace engross::docx_tests {

inline std::string series_xml(const std::string& index, const std::string& column) {
  return "<c:ser><c:idx val=\"" + index + "\"/><c:order val=\"" + index +
         "\"/><c:tx><c:strRef><c:f>Sheet1!$" + column +
         "$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt "
         "idx=\"0\"><c:v>Old</c:v></c:pt></c:strCache>"
         "</c:strRef></c:tx><c:spPr><a:solidFill><a:schemeClr "
         "val=\"accent1\"/></a:solidFill></c:spPr>"
         "<c:invertIfNegative "
         "val=\"0\"/><c:cat><c:strRef><c:f>Sheet1!$A$2:$A$2</c:f></c:strRef></c:cat>"
         "<c:val><c:numRef><c:f>Sheet1!$" +
         column + "$2:$" + column +
         "$2</c:f></c:numRef></c:val><c:extLst><c:ext uri=\"{1}\"/></c:extLst></c:ser>";
}

struct ChartMaker {
  std::string body = fakes::p("x");
  std::string title = "{{ sales }}";
  std::string plot = "<c:barChart><c:barDir val=\"bar\"/>" + series_xml("0", "B") +
                     "<c:gapWidth val=\"182\"/></c:barChart>";
  std::string workbook = "<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData>";
  std::string mode = "";
  std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  fakes::DocxMaker maker() const {
    return fakes::DocxMaker(body)
        .extra("word/charts/chart1.xml",
               "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
               "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
               "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
               "<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>" +
                   title + "</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:layout/>" +
                   plot + "<c:catAx/></c:plotArea></c:chart>" + workbook + "</c:chartSpace>")
        .extra(
            "word/charts/_rels/chart1.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
            "2006/relationships/package\" Target=\"../embeddings/book.xlsx\"" +
                mode + "/></Relationships>")
        .extra("word/embeddings/book.xlsx", "the old workbook")
        .type("<Default Extension=\"xlsx\" ContentType=\"" + type + "\"/>")
        .relation(
            "<Relationship Id=\"rId5\" Type=\"http://schemas.openxmlformats.org/"
            "officeDocument/2006/relationships/chart\" Target=\"charts/chart1.xml\"/>");
  }
};

inline std::string plot_of(const std::string& kind, const std::string& series) {
  return "<c:" + kind + ">" + series + "</c:" + kind + ">";
}

// Ranges, values and colours of the chart's series, one word each.
inline std::string plotted(const std::string& chart_xml) {
  std::string out;
  for (std::size_t at = chart_xml.find("<c:ser>"); at != std::string::npos;
       at = chart_xml.find("<c:ser>", at + 1)) {
    const std::string series = chart_xml.substr(at, chart_xml.find("</c:ser>", at) - at);
    if (!out.empty()) out += " | ";
    std::string words;
    for (std::size_t i = series.find("<c:"); i != std::string::npos; i = series.find('<', i + 1)) {
      const bool range = series.compare(i, 5, "<c:f>") == 0;
      const bool value = series.compare(i, 5, "<c:v>") == 0;
      const std::size_t color = series.compare(i, 3, "<a:") == 0 ? series.find("Clr val=\"", i) : 0;
      if (color > 0 && color < series.find('>', i)) {
        words += " #" + series.substr(color + 9, series.find('"', color + 9) - color - 9);
      } else if (range || value) {
        words += (range ? " =" : " ") + series.substr(i + 5, series.find('<', i + 5) - i - 5);
      }
    }
    out += words.empty() ? words : words.substr(1);
  }
  return out;
}

inline constexpr std::string_view kChartValues = R"json({
  "sales": {"_type": "chart", "title": "Easy & quick", "categories": {"names": ["Q1", "Q2", "<Q3>"]},
    "series": [{"name": "Earnings", "color": "#34d399", "values": [100, 210.5, null]}, {"name": "Expenses", "values": [170, 165, -3]}]},
  "one": {"_type": "chart", "categories": {"names": ["a", "b"]}, "series": [{"values": [1, 2]}]},
  "years": {"_type": "chart", "categories": {"names": [2025, 2026], "formatCode": "0"}, "series": [{"name": "s", "values": [1, 2]}]},
  "days": {"_type": "chart", "categories": {"names": ["2026-11-23", "2026-11-24"]}, "series": [{"name": "s", "values": [1, 2]}]},
  "formatted_days": {"_type": "chart", "categories": {"names": ["2026-11-23", "2026-11-24"], "formatCode": "d-mmm"}, "series": [{"name": "s", "values": [1, 2]}]},
  "points": {"_type": "chart", "series": [{"name": "p", "values": [{"x": 1, "y": 310}, {"x": 3, "y": 450}]},
                                          {"name": "q", "values": [{"x": 2, "y": 5}]}]},
  "same_x": {"_type": "chart", "series": [{"name": "p", "values": [{"x": 1, "y": 2}]}, {"name": "q", "values": [{"x": 1, "y": 3}]}]},
  "bubbles": {"_type": "chart", "series": [{"name": "b", "values": [{"x": 1, "y": 2, "size": 3}]}]},
  "no_series": {"_type": "chart", "categories": {"names": ["a"]}, "series": []},
  "no_categories": {"_type": "chart", "series": [{"values": [1]}]},
  "no_values": {"_type": "chart", "categories": {"names": ["a"]}, "series": [{"name": "s"}]},
  "too_few": {"_type": "chart", "categories": {"names": ["a", "b"]}, "series": [{"name": "s", "values": [1]}]},
  "words": {"_type": "chart", "categories": {"names": ["a"]}, "series": [{"name": "s", "values": ["1"]}]},
  "lists": {"_type": "chart", "categories": {"names": [["a"]]}, "series": [{"values": [1]}]},
  "red": {"_type": "chart", "categories": {"names": ["a"]}, "series": [{"name": "s", "color": "red", "values": [1]}]},
  "points_without_y": {"_type": "chart", "series": [{"name": "s", "values": [{"x": 1}]}]}, "city": "Ottawa"
})json";

inline std::string charted(const ChartMaker& chart) {
  return filled_document(chart.maker().bytes(), docx::Missing::stop, docx::Dialect::engross,
                         values(kChartValues));
}

}  // namespace engross::docx_tests
