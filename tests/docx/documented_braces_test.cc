// tests/cases/braces.json: what the pages of two other engines show, in their own way of writing.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

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

class DocumentedBraces : public rows::Row<Documented> {};

ROW_TEST(DocumentedBraces, GiveTheirResults) {
  const nlohmann::json& shown = row().shown;
  const auto opened =
      docx::Template::open(fakes::DocxMaker(body_as_told(shown.at("template"))).bytes(),
                           {.dialect = docx::Dialect::braces});
  ASSERT_TRUE(opened) << opened.error().line();
  if (shown.contains("fault")) {
    ASSERT_EQ(opened->faults().size(), 1U) << faults_of(*opened);
    EXPECT_EQ(opened->faults().front().code, shown.at("fault"));
    return;
  }
  ASSERT_TRUE(opened->faults().empty()) << faults_of(*opened);
  const auto filled =
      opened->fill(values(shown.at("values").dump()), environment(), docx::Missing::stop);
  ASSERT_TRUE(filled) << filled.error().error.line();
  EXPECT_TRUE(docx::check_output(filled->document).empty());
  std::string lines;
  for (const auto& line : shown.at("seen")) lines += line.get<std::string>() + "\n";
  EXPECT_EQ(fakes::seen(fakes::body_of(filled->document)), lines);
}

ROWS_OF(Pages, DocumentedBraces, documented());

}  // namespace
}  // namespace engross::docx_tests
