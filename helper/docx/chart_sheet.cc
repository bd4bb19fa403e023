#include "docx/chart_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "docx/zip_writer.h"
#include "xml/xml.h"

namespace engross::docx {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kOfficeRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/package/2006/relationships";

// "A", …, "Z", "AA", …
std::string letters(std::size_t column) {
  std::string out;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  xml::append_escaped_attribute(out, text);
  return out;
}

bool same_cells(const std::vector<ChartCell>& a, const std::vector<ChartCell>& b) {
  return std::ranges::equal(a, b, {}, &ChartCell::text, &ChartCell::text);
}

bool share_across(const ChartData& data) {
  return std::ranges::all_of(data.series, [&](const ChartSeries& series) {
    return same_cells(series.across, data.series.front().across);
  });
}

std::string cell(const ChartCell& cell, std::size_t column, std::size_t row) {
  const std::string at = letters(column) + std::to_string(row);
  switch (cell.kind) {
    case ChartCell::Kind::empty:
      return {};
    case ChartCell::Kind::text:
      return fmt::format(
          "<c r=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", at,
          escaped(cell.text));
    case ChartCell::Kind::date:
      return fmt::format("<c r=\"{}\" s=\"1\"><v>{}</v></c>", at, cell.text);
    case ChartCell::Kind::number:
      break;
  }
  return fmt::format("<c r=\"{}\"><v>{}</v></c>", at, cell.text);
}

std::string sheet_xml(const ChartSheet& sheet) {
  std::string out = fmt::format("{}<worksheet xmlns=\"{}\"><sheetData><row r=\"1\">", kHead, kMain);
  std::size_t rows = 0;
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    rows = std::max(rows, sheet.columns[i].cells.size());
    out += cell({ChartCell::Kind::text, sheet.columns[i].heading}, i, 1);
  }
  out += "</row>";
  for (std::size_t row = 0; row < rows; ++row) {
    out += fmt::format("<row r=\"{}\">", row + 2);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      if (row < sheet.columns[i].cells.size()) out += cell(sheet.columns[i].cells[row], i, row + 2);
    }
    out += "</row>";
  }
  return out + "</sheetData></worksheet>";
}

// The second format is that of dates.
std::string styles_xml(std::string_view date_format) {
  return fmt::format(
      "{}<styleSheet xmlns=\"{}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" "
      "formatCode=\"{}\"/></numFmts><fonts count=\"1\"><font><sz val=\"11\"/><name "
      "val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
      "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
      "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
      "</cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
      "borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" "
      "xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
      kHead, kMain, escaped(date_format));
}

std::string content_types_xml() {
  constexpr std::string_view kSheetTypes =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  return fmt::format(
      "{0}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
      "Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
      "PartName=\"/xl/workbook.xml\" ContentType=\"{1}sheet.main+xml\"/><Override "
      "PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{1}worksheet+xml\"/><Override "
      "PartName=\"/xl/styles.xml\" ContentType=\"{1}styles+xml\"/></Types>",
      kHead, kSheetTypes);
}

}  // namespace

ChartSheet lay_out_sheet(const ChartData& data, ChartShape shape) {
  ChartSheet sheet{.columns = {}, .series = {}, .category_format = data.category_format};
  const bool points = shape != ChartShape::categories;
  const bool shared = !points || share_across(data);
  if (shared) {
    // A heading that is empty would be named by Excel itself.
    sheet.columns.push_back(
        {points ? "X" : " ", points ? data.series.front().across : data.categories});
  }
  for (const ChartSeries& series : data.series) {
    SeriesColumns columns;
    if (!shared) {
      columns.across = sheet.columns.size();
      sheet.columns.push_back({"X " + series.name, series.across});
    }
    columns.values = sheet.columns.size();
    sheet.columns.push_back({series.name, series.values});
    if (shape == ChartShape::bubbles) {
      columns.sizes = sheet.columns.size();
      sheet.columns.push_back({series.name + " Size", series.sizes});
    }
    sheet.series.push_back(columns);
  }
  return sheet;
}

std::string cells_below(std::string_view sheet, std::size_t column, std::size_t count) {
  return fmt::format("{0}!${1}$2:${1}${2}", sheet, letters(column), count + 1);
}

std::string heading_cell(std::string_view sheet, std::size_t column) {
  return fmt::format("{}!${}$1", sheet, letters(column));
}

std::string workbook(const ChartSheet& sheet, std::string_view name) {
  ZipWriter file(4096);
  file.add("[Content_Types].xml", content_types_xml());
  file.add("_rels/.rels",
           fmt::format("{}<Relationships xmlns=\"{}\"><Relationship Id=\"rId1\" "
                       "Type=\"{}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                       kHead, kRelations, kOfficeRelations));
  file.add("xl/workbook.xml",
           fmt::format("{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets><sheet name=\"{}\" "
                       "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                       kHead, kMain, kOfficeRelations, escaped(name)));
  file.add("xl/_rels/workbook.xml.rels",
           fmt::format("{0}<Relationships xmlns=\"{1}\"><Relationship Id=\"rId1\" "
                       "Type=\"{2}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship "
                       "Id=\"rId2\" Type=\"{2}/styles\" Target=\"styles.xml\"/></Relationships>",
                       kHead, kRelations, kOfficeRelations));
  file.add("xl/worksheets/sheet1.xml", sheet_xml(sheet));
  file.add("xl/styles.xml",
           styles_xml(sheet.category_format.empty() ? "General" : sheet.category_format));
  return std::move(file).finish({});
}

}  // namespace engross::docx
