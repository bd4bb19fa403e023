#include "docx/chart_data.h"

#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "expression/content.h"
#include "expression/expression.h"

namespace engross::docx {
namespace {

using base::Fault;
using base::Result;
using expression::List;
using expression::Record;
using expression::Value;
using CellKind = ChartCell::Kind;

constexpr std::size_t kMostSeries = 255;     // Excel's limit of one chart
constexpr std::size_t kMostValues = 32'000;  // of one series, Excel's limit before 2010

tl::unexpected<base::Error> wrong_data(std::string what, std::string remedy) {
  return base::failure(Fault::malformed, "chart data whose " + std::move(what), "",
                       std::move(remedy));
}

const List* list_of(const Record& record, std::string_view name) {
  const Value* member = record.find(name);
  return member != nullptr && member->is(Value::Kind::list) ? &member->list() : nullptr;
}

// Nothing when the value is no number.
std::optional<ChartCell> number_cell(const Value& value) {
  if (value.is(Value::Kind::number)) return ChartCell{CellKind::number, value.number().text()};
  if (value.is(Value::Kind::money)) return ChartCell{CellKind::number, value.money().amount.text()};
  return std::nullopt;
}

ChartCell date_cell(const base::Date& date) {
  constexpr std::chrono::sys_days kFirst =
      std::chrono::year{1899} / std::chrono::month{12} / std::chrono::day{30};
  return {CellKind::date, std::to_string((std::chrono::sys_days(date) - kFirst).count())};
}

bool is_category(const Value& value) {
  return !value.is(Value::Kind::list) && expression::display(value).has_value();
}

// All numbers, all dates where a format for them is given, or all texts: without a format a date is
// what it is in a sentence, which every word processor shows.
Result<std::vector<ChartCell>> read_names(const List& names, bool has_format) {
  const auto all = [&](Value::Kind kind) {
    return std::ranges::all_of(names, [&](const Value& name) { return name.is(kind); });
  };
  if (!std::ranges::all_of(names, is_category))
    return wrong_data("categories are no names", "give texts, numbers or dates");
  const bool numbers = all(Value::Kind::number);
  const bool dates = has_format && all(Value::Kind::date);
  std::vector<ChartCell> cells;
  for (const Value& name : names) {
    cells.push_back(numbers ? *number_cell(name)
                    : dates ? date_cell(name.date())
                            : ChartCell{CellKind::text, *expression::display(name)});
  }
  return cells;
}

Result<void> read_categories(const Record& chart, ChartData& data) {
  const Value* categories = chart.find("categories");
  const List* names = categories != nullptr && categories->is(Value::Kind::record)
                          ? list_of(categories->record(), "names")
                          : nullptr;
  if (names == nullptr || names->empty())
    return wrong_data("categories are missing", R"(give "categories": {"names": [ … ]})");
  if (names->size() > kMostValues) return wrong_data("categories are too many", "give fewer");
  const auto format = expression::text_member(categories->record(), "formatCode");
  auto cells = read_names(*names, format.has_value());
  if (!cells) return tl::unexpected(cells.error());
  data.categories = std::move(*cells);
  data.category_format = format.value_or("General");
  return {};
}

// "#34d399", or without its sign.
Result<std::string> read_color(const Record& series) {
  std::string color = base::upper(expression::text_member(series, "color").value_or(""));
  if (color.starts_with('#')) color.erase(0, 1);
  const bool digits = color.find_first_not_of("0123456789ABCDEF") == std::string::npos;
  if (color.empty() || (color.size() == 6 && digits)) return color;
  return wrong_data("color is none (" + base::excerpt(color) + ")", "give it as #34D399");
}

Result<void> read_values(const List& values, ChartSeries& series) {
  for (const Value& value : values) {
    auto cell = value.is_nothing() ? std::optional(ChartCell{}) : number_cell(value);
    if (!cell)
      return wrong_data("values are not all numbers (series “" + series.name + "”)",
                        "give numbers, and null for a gap");
    series.values.push_back(std::move(*cell));
  }
  return {};
}

Result<void> read_points(const List& points, ChartShape shape, ChartSeries& series) {
  for (const Value& point : points) {
    const auto coordinate = [&](std::string_view name) -> std::optional<ChartCell> {
      if (!point.is(Value::Kind::record)) return std::nullopt;
      const Value* member = point.record().find(name);
      return member == nullptr ? std::nullopt : number_cell(*member);
    };
    const auto x = coordinate("x");
    const auto y = coordinate("y");
    const auto size = coordinate("size");
    if (!x || !y || (shape == ChartShape::bubbles && !size)) {
      return wrong_data("values are not all points (series “" + series.name + "”)",
                        shape == ChartShape::bubbles ? R"(give each as {"x": 1, "y": 2, "size": 3})"
                                                     : R"(give each as {"x": 1, "y": 2})");
    }
    series.across.push_back(*x);
    series.values.push_back(*y);
    if (shape == ChartShape::bubbles) series.sizes.push_back(*size);
  }
  return {};
}

Result<ChartSeries> read_series(const Value& value, std::size_t index, ChartShape shape) {
  ChartSeries series;
  const List* values = value.is(Value::Kind::record) ? list_of(value.record(), "values") : nullptr;
  if (values == nullptr || values->size() > kMostValues)
    return wrong_data("series have no values, or too many", R"(give each as {"values": [ … ]})");
  series.name = expression::text_member(value.record(), "name")
                    .value_or("Series " + std::to_string(index + 1));
  auto color = read_color(value.record());
  if (!color) return tl::unexpected(color.error());
  series.color = std::move(*color);
  const auto read = shape == ChartShape::categories ? read_values(*values, series)
                                                    : read_points(*values, shape, series);
  if (!read) return tl::unexpected(read.error());
  return series;
}

}  // namespace

Result<ChartData> read_chart_data(const Record& chart, ChartShape shape) {
  ChartData data;
  if (shape == ChartShape::categories) {
    if (const auto read = read_categories(chart, data); !read) return tl::unexpected(read.error());
  }
  const List* all = list_of(chart, "series");
  if (all == nullptr || all->empty() || all->size() > kMostSeries)
    return wrong_data("series are missing, or too many", R"(give "series": [ … ])");
  for (const Value& one : *all) {
    auto series = read_series(one, data.series.size(), shape);
    if (!series) return tl::unexpected(series.error());
    if (shape == ChartShape::categories && series->values.size() != data.categories.size()) {
      return wrong_data("series “" + series->name + "” has " +
                            std::to_string(series->values.size()) + " values for " +
                            std::to_string(data.categories.size()) + " categories",
                        "give as many values as categories, and null for a gap");
    }
    data.series.push_back(std::move(*series));
  }
  return data;
}

}  // namespace engross::docx
