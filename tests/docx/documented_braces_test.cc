// tests/cases/braces.json: what the pages of two other engines show, in their own way of writing.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "charts.h"
#include "fakes/files.h"
#include "filled.h"
#include "rows/rows.h"
#include "xml/xml.h"

namespace engross::docx_tests {
namespace {

struct Documented {
  std::string name;
  nlohmann::json shown;
};

std::vector<Documented> documented() {
  std::vector<Documented> rows;
  const auto file = nlohmann::json::parse(fakes::project_file("tests/cases/braces.json"));
  for (const auto& shown : file.at("cases")) {
    std::string name =
        shown.at("of").get<std::string>() + "_" + shown.at("name").get<std::string>();
    std::replace(name.begin(), name.end(), '-', '_');
    rows.push_back({name, shown});
  }
  return rows;
}

std::string escaped_words(const std::string& text) {
  std::string out;
  xml::append_escaped_text(out, text);
  return out;
}

std::string body_as_told(const nlohmann::json& blocks) {
  std::string body;
  for (const auto& block : blocks) {
    if (block.is_string()) {
      body += fakes::p(escaped_words(block.get<std::string>()));
      continue;
    }
    std::string rows;
    for (const auto& row : block) {
      std::vector<std::string> cells;
      for (const auto& cell : row) cells.push_back(escaped_words(cell.get<std::string>()));
      rows += fakes::row(cells);
    }
    body += fakes::table(rows);
  }
  return body;
}

// The document of a case: its paragraphs and tables, and a chart when it has one.
std::string document_as_told(const nlohmann::json& shown) {
  const std::string body = body_as_told(shown.at("template"));
  if (!shown.contains("chart")) return fakes::DocxMaker(body).bytes();
  const nlohmann::json& chart = shown.at("chart");
  return ChartMaker{.body = body,
                    .title = chart.at("title"),
                    .plot = plot_of(chart.at("kind"), series_xml("0", "B"))}
      .maker()
      .bytes();
}

// The sides of each picture and the address of each link, in order.
std::vector<std::string> found_after(const std::string& xml, const std::string& begin,
                                     const std::string& end) {
  std::vector<std::string> found;
  for (std::size_t at = xml.find(begin); at != std::string::npos; at = xml.find(begin, at + 1)) {
    const std::size_t from = at + begin.size();
    found.push_back(xml.substr(from, xml.find(end, from) - from));
  }
  return found;
}

class DocumentedBraces : public rows::Row<Documented> {};

ROW_TEST(DocumentedBraces, GiveTheirResults) {
  const nlohmann::json& shown = row().shown;
  const auto opened =
      docx::Template::open(document_as_told(shown), {.dialect = docx::Dialect::braces});
  ASSERT_TRUE(opened) << opened.error().line();
  if (shown.contains("fault")) {
    ASSERT_EQ(opened->faults().size(), 1U) << faults_of(*opened);
    EXPECT_EQ(opened->faults().front().code, shown.at("fault"));
    return;
  }
  ASSERT_TRUE(opened->faults().empty()) << faults_of(*opened);
  const auto filled =
      opened->fill(values(shown.at("values").dump()), environment(), docx::Missing::stop);
  if (shown.contains("refused")) {
    ASSERT_FALSE(filled);
    EXPECT_EQ(filled.error().error.what, shown.at("refused"));
    return;
  }
  ASSERT_TRUE(filled) << filled.error().error.line();
  EXPECT_TRUE(docx::check_output(filled->document).empty());
  std::string lines;
  for (const auto& line : shown.at("seen")) lines += line.get<std::string>() + "\n";
  const std::string body = fakes::body_of(filled->document);
  EXPECT_EQ(fakes::seen(body), lines);
  const std::vector<std::string> none;
  EXPECT_EQ(found_after(body, "<wp:extent ", "/>"), shown.value("pictures", none));
  EXPECT_EQ(found_after(body, " HYPERLINK \"", "\" <"), shown.value("links", none));
  EXPECT_EQ(plotted(fakes::unzipped(filled->document)["word/charts/chart1.xml"]),
            shown.value("plotted", ""));
}

ROWS_OF(Pages, DocumentedBraces, documented());

}  // namespace
}  // namespace engross::docx_tests
