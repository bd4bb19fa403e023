#include "docx/chart_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "docx/chart_color.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using base::Fault;
using xml::Index;
using xml::kNone;

struct PlotKind {
  std::string_view element;
  ChartShape shape;
};
constexpr std::array<PlotKind, 12> kPlots = {{{"areaChart", ChartShape::categories},
                                              {"area3DChart", ChartShape::categories},
                                              {"barChart", ChartShape::categories},
                                              {"bar3DChart", ChartShape::categories},
                                              {"lineChart", ChartShape::categories},
                                              {"line3DChart", ChartShape::categories},
                                              {"pieChart", ChartShape::categories},
                                              {"pie3DChart", ChartShape::categories},
                                              {"doughnutChart", ChartShape::categories},
                                              {"ofPieChart", ChartShape::categories},
                                              {"scatterChart", ChartShape::points},
                                              {"bubbleChart", ChartShape::bubbles}}};

// What a series says before its values, and behind them.
constexpr std::array<std::string_view, 9> kBeforeValues = {
    "spPr",  "invertIfNegative", "pictureOptions", "explosion", "marker", "dPt",
    "dLbls", "trendline",        "errBars"};
constexpr std::array<std::string_view, 3> kBehindValues = {"shape", "smooth", "bubble3D"};
// Of one point or one series alone: another series has none.
constexpr std::array<std::string_view, 2> kOwn = {"dPt", "extLst"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

Index first_below(const xml::Document& part, Index node, std::string_view local) {
  for (Index i = node + 1; i < part[node].end; ++i) {
    if (part.is(i, kChart, local)) return i;
  }
  return kNone;
}

std::vector<Index> series_of(const xml::Document& part, Index chart) {
  std::vector<Index> series;
  for (Index i = chart + 1; i < part[chart].end; i = part[i].end) {
    if (part.is(i, kChart, "ser")) series.push_back(i);
  }
  return series;
}

// The sheet that the first formula of the chart names.
std::string sheet_of(const xml::Document& part, Index chart) {
  const Index formula = first_below(part, chart, "f");
  if (formula == kNone) return {};
  const std::string text = part.text(formula);
  const std::size_t sign = text.rfind('!');
  return sign == std::string::npos ? std::string() : text.substr(0, sign);
}

std::string escaped_value(std::string_view text) {
  std::string out;
  xml::append_escaped_text(out, text);
  return out;
}

class SeriesWriter {
 public:
  SeriesWriter(const xml::Document& part, const ChartPlot& plot, const ChartData& data,
               const ChartSheet& sheet)
      : part_(part), plot_(plot), data_(data), sheet_(sheet), c_(part.prefix(0)) {
    if (!c_.empty()) c_ += ":";
  }

  std::string write() {
    const std::vector<Index> old = series_of(part_, plot_.chart);
    for (std::size_t i = 0; i < data_.series.size(); ++i) {
      const Index like = old.empty() ? kNone : old[i < old.size() ? i : 0];
      write_series(i, like, i < old.size());
    }
    return std::move(out_);
  }

 private:
  void write_series(std::size_t index, Index like, bool own) {
    out_ += fmt::format("<{0}ser><{0}idx val=\"{1}\"/><{0}order val=\"{1}\"/>", c_, index);
    name(index);
    std::string behind;
    std::string extensions;
    bool shaped = false;
    for (Index i = like == kNone ? 0 : like + 1; like != kNone && i < part_[like].end;
         i = part_[i].end) {
      if (part_[i].kind != xml::Kind::element) continue;
      const std::string& local = part_.name(i).local;
      if (!own && one_of(kOwn, local)) continue;
      shaped = shaped || local == "spPr";
      if (one_of(kBeforeValues, local)) out_ += like_before(i, index, own);
      if (one_of(kBehindValues, local)) behind += part_.raw(i);
      if (local == "extLst") extensions += part_.raw(i);
    }
    if (!shaped && !data_.series[index].color.empty() && like == kNone)
      out_ += shape_of_color(c_, data_.series[index].color);
    values(index);
    out_ += behind + extensions + fmt::format("</{}ser>", c_);
  }

  // Points keep their own colours, as the slices of a pie have them.
  std::string like_before(Index node, std::size_t index, bool own) const {
    const std::string& local = part_.name(node).local;
    const bool colored = local == "spPr" || local == "marker";
    const std::string& color = data_.series[index].color;
    if (colored && !color.empty()) return with_color(part_, node, color);
    return own ? std::string(part_.raw(node)) : of_another_series(part_, node, index);
  }

  bool refers() const { return !plot_.sheet.empty(); }

  void name(std::size_t index) {
    const std::string text = escaped_value(data_.series[index].name);
    if (!refers()) {
      out_ += fmt::format("<{0}tx><{0}v>{1}</{0}v></{0}tx>", c_, text);
      return;
    }
    out_ += fmt::format(
        "<{0}tx><{0}strRef><{0}f>{1}</{0}f><{0}strCache><{0}ptCount val=\"1\"/><{0}pt "
        "idx=\"0\"><{0}v>{2}</{0}v></{0}pt></{0}strCache></{0}strRef></{0}tx>",
        c_, escaped_value(heading_cell(plot_.sheet, sheet_.series[index].values)), text);
  }

  void values(std::size_t index) {
    const SeriesColumns& columns = sheet_.series[index];
    const ChartSeries& series = data_.series[index];
    if (plot_.shape == ChartShape::categories) {
      cells("cat", columns.across, data_.categories, data_.category_format);
      return cells("val", columns.values, series.values, "General");
    }
    cells("xVal", columns.across, series.across, "General");
    cells("yVal", columns.values, series.values, "General");
    if (plot_.shape == ChartShape::bubbles)
      cells("bubbleSize", columns.sizes, series.sizes, "General");
  }

  void cells(std::string_view element, std::size_t column, const std::vector<ChartCell>& cells,
             std::string_view format) {
    const bool texts = !cells.empty() && cells.front().kind == ChartCell::Kind::text;
    const std::string kind = texts ? "str" : "num";
    const std::string held = kind + (refers() ? "Cache" : "Lit");
    out_ += fmt::format("<{}{}>", c_, element);
    if (refers()) {
      out_ += fmt::format("<{0}{1}Ref><{0}f>{2}</{0}f>", c_, kind,
                          escaped_value(cells_below(plot_.sheet, column, cells.size())));
    }
    out_ += fmt::format("<{}{}>", c_, held);
    if (!texts)
      out_ += fmt::format("<{0}formatCode>{1}</{0}formatCode>", c_, escaped_value(format));
    out_ += fmt::format("<{}ptCount val=\"{}\"/>", c_, cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].kind == ChartCell::Kind::empty) continue;
      out_ += fmt::format("<{0}pt idx=\"{1}\"><{0}v>{2}</{0}v></{0}pt>", c_, i,
                          escaped_value(cells[i].text));
    }
    out_ += fmt::format("</{}{}>", c_, held);
    if (refers()) out_ += fmt::format("</{}{}Ref>", c_, kind);
    out_ += fmt::format("</{}{}>", c_, element);
  }

  const xml::Document& part_;
  const ChartPlot& plot_;
  const ChartData& data_;
  const ChartSheet& sheet_;
  std::string c_;
  std::string out_;
};

// Where series stand in a chart's element: behind these (ECMA-376-1, 21.2.2.16 and its like).
Index place_of_series(const xml::Document& part, Index chart) {
  constexpr std::array<std::string_view, 6> kBeforeSeries = {
      "barDir", "grouping", "varyColors", "ofPieType", "scatterStyle", "wireframe"};
  Index at = part[chart].content;
  for (Index i = chart + 1; i < part[chart].end; i = part[i].end) {
    if (part[i].kind == xml::Kind::element && one_of(kBeforeSeries, part.name(i).local))
      at = part[i].after;
  }
  return at;
}

}  // namespace

base::Result<ChartPlot> read_plot(const xml::Document& part) {
  constexpr std::string_view kKinds =
      "use an area, bar, column, line, pie, scatter or bubble chart";
  const Index area = first_below(part, 0, "plotArea");
  ChartPlot plot;
  for (Index i = area == kNone ? 0 : area + 1; area != kNone && i < part[area].end;
       i = part[i].end) {
    if (part[i].kind != xml::Kind::element || !part.name(i).local.ends_with("Chart")) continue;
    const auto kind = std::ranges::find(kPlots, part.name(i).local, &PlotKind::element);
    if (kind == kPlots.end()) {
      return base::failure(Fault::unsupported, "data for a chart of the kind " + part.name(i).local,
                           "", std::string(kKinds));
    }
    if (plot.chart != kNone) {
      return base::failure(Fault::unsupported, "data for a chart that combines two kinds", "",
                           std::string(kKinds) + " alone");
    }
    plot.chart = i;
    plot.shape = kind->shape;
  }
  if (plot.chart == kNone || part[plot.chart].content == part[plot.chart].after) {
    return base::failure(Fault::unsupported, "data for a chart that draws nothing", "",
                         std::string(kKinds));
  }
  plot.sheet = sheet_of(part, plot.chart);
  if (const Index data = first_below(part, 0, "externalData"); data != kNone)
    plot.workbook = part.value(data, kRelationship, "id");
  return plot;
}

std::string with_series(const xml::Document& part, const ChartPlot& plot, const ChartData& data,
                        const ChartSheet& sheet) {
  const std::vector<Index> old = series_of(part, plot.chart);
  const Index at = old.empty() ? place_of_series(part, plot.chart) : part[old.front()].begin;
  std::string out = part.bytes().substr(0, at);
  out += SeriesWriter(part, plot, data, sheet).write();
  Index copied = at;
  for (const Index series : old) {
    out.append(part.bytes(), copied, part[series].begin - copied);
    copied = part[series].after;
  }
  return out.append(part.bytes(), copied);
}

}  // namespace engross::docx
