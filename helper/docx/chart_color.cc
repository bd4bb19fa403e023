#include "docx/chart_color.h"

#include <fmt/format.h>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;

bool is_accent(const xml::Document& part, Index node) {
  return part.is(node, kDrawing, "schemeClr") && part.value(node, "", "val").starts_with("accent");
}

// `instead` writes something in place of each element that is `taken`.
template <typename Taken, typename Instead>
std::string with_others(const xml::Document& part, Index node, Taken taken, Instead instead) {
  std::string out;
  Index copied = part[node].begin;
  for (Index i = node + 1; i < part[node].end;) {
    if (!taken(i)) {
      ++i;
      continue;
    }
    out.append(part.bytes(), copied, part[i].begin - copied);
    out += instead(i);
    copied = part[i].after;
    i = part[i].end;
  }
  return out.append(part.bytes(), copied, part[node].after - copied);
}

}  // namespace

std::string with_color(const xml::Document& part, Index node, std::string_view color) {
  return with_others(
      part, node, [&](Index i) { return is_accent(part, i) || part.is(i, kDrawing, "srgbClr"); },
      [&](Index i) {
        const std::string_view prefix = part.prefix(i);
        return fmt::format("<{}{}srgbClr val=\"{}\"/>", prefix, prefix.empty() ? "" : ":", color);
      });
}

std::string of_another_series(const xml::Document& part, Index node, std::size_t series) {
  constexpr std::size_t kAccents = 6;  // of a theme (ECMA-376-1, 20.1.6.2)
  const auto accent = [&](Index i) {
    const auto value = part.attribute(i, "", "val");
    std::string raw(part.raw(i));
    return raw.replace(value->value_begin - part[i].begin, value->value.size(),
                       fmt::format("accent{}", series % kAccents + 1));
  };
  return with_others(
      part, node,
      [&](Index i) {
        return is_accent(part, i) || part.is(i, kChart, "dLbl") || part.is(i, kChart, "extLst");
      },
      [&](Index i) { return is_accent(part, i) ? accent(i) : std::string(); });
}

std::string shape_of_color(std::string_view prefix, std::string_view color) {
  const std::string fill = fmt::format("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", color);
  return fmt::format("<{0}spPr xmlns:a=\"{1}\">{2}<a:ln>{2}</a:ln></{0}spPr>", prefix, kDrawing,
                     fill);
}

}  // namespace engross::docx
