#include "docx/charts.h"

#include <algorithm>

#include "docx/chart_series.h"
#include "docx/names.h"
#include "docx/package.h"

namespace engross::docx {
namespace {

using base::Fault;
using base::Result;

constexpr std::string_view kNewSheet = "Sheet1";
constexpr std::string_view kWorkbookType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// The entry of the workbook behind a chart.
Result<std::size_t> workbook_entry(const Package& package, std::string_view part,
                                   std::string_view id) {
  const auto& relations = package.relations(part);
  if (!relations) return tl::unexpected(relations.error());
  const auto relation = std::ranges::find(*relations, id, &Relation::id);
  const auto entry = relation == relations->end() || relation->external
                         ? std::nullopt
                         : package.find(relation->target);
  if (entry && package.content_type(relation->target) == kWorkbookType) return *entry;
  return base::failure(Fault::unsupported,
                       "data for a chart whose own data stand in no workbook of the document", "",
                       "make the chart anew in Word, where its data are part of the document");
}

// The name in a formula without its quotes: 'Ann''s sheet'.
std::string sheet_name(std::string_view written) {
  if (!written.starts_with('\'') || written.size() < 2) return std::string(written);
  std::string name(written.substr(1, written.size() - 2));
  for (std::size_t at = name.find("''"); at != std::string::npos; at = name.find("''", at + 1))
    name.erase(at, 1);
  return name;
}

Result<void> fill_chart(const Package& package, const ChartAsked& asked, Changes& changes) {
  const std::string& name = package.layout().entries[asked.entry].name;
  std::string& bytes = changes.replaced[asked.entry];
  const auto part = xml::Document::parse(bytes, name, kStrict);
  if (!part) return tl::unexpected(part.error());
  auto plot = read_plot(*part);
  if (!plot) return tl::unexpected(plot.error());
  const auto data = read_chart_data(asked.data.record(), plot->shape);
  if (!data) return tl::unexpected(data.error());
  const ChartSheet sheet = lay_out_sheet(*data, plot->shape);
  if (plot->workbook.empty()) {
    plot->sheet.clear();  // ranges of a sheet that is not there
  } else {
    const auto entry = workbook_entry(package, name, plot->workbook);
    if (!entry) return tl::unexpected(entry.error());
    if (plot->sheet.empty()) plot->sheet = kNewSheet;
    changes.replaced[*entry] = workbook(sheet, sheet_name(plot->sheet));
  }
  std::string filled = with_series(*part, *plot, *data, sheet);
  changes.replaced[asked.entry] = std::move(filled);
  return {};
}

}  // namespace

Result<void> fill_charts(std::string_view file, const std::vector<ChartAsked>& asked,
                         const Teller& teller, Changes& changes) {
  if (asked.empty()) return {};
  const auto package = Package::open(file);
  if (!package) return tl::unexpected(package.error());
  for (const ChartAsked& chart : asked) {
    const auto filled = fill_chart(*package, chart, changes);
    if (filled) continue;
    return base::failure(filled.error().fault, "“" + chart.mark + "”: " + filled.error().what,
                         teller.place(chart.spot).text(), filled.error().remedy);
  }
  return {};
}

}  // namespace engross::docx
