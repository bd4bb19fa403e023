// Charts: their titles and the values that are kept beside their workbook.
#include <gtest/gtest.h>

#include "filled.h"
#include "rows/rows.h"

namespace engross::docx_tests {
namespace {

using fakes::DocxMaker;
using fakes::p;
using fakes::unzipped;

std::string chart_of(const std::string& content) {
  return "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart>" +
         content + "</c:chart></c:chartSpace>";
}
std::string chart_title(const std::string& runs) {
  return "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr/>" + runs +
         "</a:p></c:rich></c:tx></c:title>";
}
std::string chart_run(const std::string& text) {
  return "<a:r><a:rPr lang=\"en-CA\"/><a:t>" + text + "</a:t></a:r>";
}
std::string cached(const std::string& value) {
  return "<c:ser><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt "
         "idx=\"0\"><c:v>" +
         value + "</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser>";
}

std::string filled_chart(const std::string& content) {
  const std::string document = filled_document(
      DocxMaker(p("x"))
          .extra("word/charts/chart1.xml", chart_of(content))
          .relation(
              "<Relationship Id=\"rId5\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" "
              "Target=\"charts/chart1.xml\"/>")
          .bytes());
  return is_document(document) ? unzipped(document)["word/charts/chart1.xml"] : document;
}

struct ChartRow {
  std::string name;
  std::string before;
  std::string after;
};

class Charts : public rows::Row<ChartRow> {};

ROW_TEST(Charts, AreFilled) { EXPECT_EQ(filled_chart(row().before), chart_of(row().after)); }

const ChartRow kChartRows[] = {
    {"E45_title", chart_title(chart_run("Estate of {{ client.name.full }}")),
     chart_title(chart_run("Estate of Ann Roy"))},
    {"E45_title_split_over_runs",
     chart_title(chart_run("Estate of {{ client") + chart_run(".name") + chart_run(".full }}!")),
     chart_title(chart_run("Estate of Ann Roy") + chart_run("") + chart_run("!"))},
    {"E45_value_that_is_kept", cached("{{ client.city }}"), cached("Ottawa")},
    {"E45_number_that_is_kept", cached("{{ zero }}"), cached("0")},
    {"E45_both", chart_title(chart_run("{{ client.city }}")) + cached("{{ client.city }}"),
     chart_title(chart_run("Ottawa")) + cached("Ottawa")},
    {"E45_value_is_text", cached("{{ hostile }}"),
     cached("&lt;/w:t&gt;&lt;/w:r&gt;&lt;w:r&gt;&lt;w:t&gt;x]]&gt;&lt;!-- &amp;amp; &amp;#x41; "
            "\"'")},
    {"E45_formulas_stay", "<c:f>{{ client.city }}</c:f>" + cached("7"),
     "<c:f>{{ client.city }}</c:f>" + cached("7")},
};

ROWS_OF(Rows, Charts, kChartRows);

TEST(Charts, E45_faults_and_missing_values_name_the_chart) {
  EXPECT_EQ(filled_chart(chart_title(chart_run("{% if a %}x{% endif %}"))),
            "faults: block-in-property @ chart 1, paragraph 1\nblock-in-property @ chart 1, "
            "paragraph 1\n");
  EXPECT_EQ(filled_chart(cached("7") + cached("{{ nowhere }}")),
            "fill: values are missing: nowhere, chart 1, paragraph 2, give them, or let the "
            "template say what to do without them");
}

}  // namespace
}  // namespace engross::docx_tests
