// Filters that make more of a value than text: rich text, a link, a picture. What they give is what
// content.h says; a document shows it.
#include <array>

#include "expression/content.h"
#include "expression/filter_input.h"

namespace engross::expression {
namespace {

using base::Decimal;
using base::Result;

Value content(std::string_view type, std::vector<std::pair<std::string, Value>> members) {
  members.emplace(members.begin(), "_type", std::string(type));
  return Value(Record{"", std::move(members)});
}

// An argument that is left out or "" is not said.
Result<std::string> said(const Given& given, std::size_t index) {
  return text_argument(given, index, "");
}

Result<Value> rich(const Given& given) {
  if (content_of(given.input) == Content::rich) return given.input;
  Result<std::string> text = text_input(given);
  if (!text) return tl::unexpected(text.error());
  if (base::is_blank(*text)) return Value(std::move(*text));
  return content("rich", {{"text", std::move(*text)}});
}

Result<Value> link(const Given& given) {
  const bool linked = content_of(given.input) == Content::link;
  Result<std::string> target =
      linked ? text_member(given.input.record(), "target").value_or("") : text_input(given);
  if (!target) return tl::unexpected(target.error());
  if (base::is_blank(*target)) return Value(std::move(*target));
  const Result<std::string> text = said(given, 0);
  if (!text) return tl::unexpected(text.error());
  std::vector<std::pair<std::string, Value>> members = {{"target", std::move(*target)}};
  if (!text->empty()) {
    members.emplace_back("text", *text);
  } else if (linked) {
    members.emplace_back("text", text_member(given.input.record(), "text").value_or(""));
  }
  return content("link", std::move(members));
}

struct Unit {
  std::string_view name;
  int pixels;  // of 1/96 inch, in `of` units
  int of;
};
constexpr std::array<Unit, 4> kUnits = {
    {{"cm", 9600, 254}, {"mm", 960, 254}, {"in", 96, 1}, {"pt", 96, 72}}};

// "3 cm" in pixels of 1/96 inch, the unit of content.h; nothing for ""
Result<std::optional<Decimal>> length_argument(const Given& given, std::size_t index) {
  constexpr int kLongest = 22 * 96;  // the longest side of a page that Word makes
  const Result<std::string> written = said(given, index);
  if (!written) return tl::unexpected(written.error());
  if (written->empty()) return std::optional<Decimal>();
  const std::string text = base::lower(base::trim(*written));
  for (const Unit& unit : kUnits) {
    if (!text.ends_with(unit.name)) continue;
    const auto number =
        plain_number(std::string_view(text).substr(0, text.size() - unit.name.size()));
    const auto scaled = number ? *number * Decimal(unit.pixels) : base::Result<Decimal>(Decimal());
    const auto pixels = scaled ? *scaled / Decimal(unit.of) : scaled;
    if (pixels && *pixels > Decimal(0) && *pixels <= Decimal(kLongest))
      return std::optional(*pixels);
  }
  return wrong_argument(given, index, "a length up to 22 in, in cm, mm, in or pt");
}

Result<Value> image(const Given& given) {
  Record picture;
  if (content_of(given.input) == Content::image) {
    picture = given.input.record();
  } else if (given.input.is(Value::Kind::text)) {
    picture = content("image", {{"source", given.input}}).record();
  } else {
    return wrong_input(given, "a picture, the name of one, or its bytes as base64");
  }
  const auto width = length_argument(given, 0);
  if (!width) return tl::unexpected(width.error());
  const auto height = length_argument(given, 1);
  if (!height) return tl::unexpected(height.error());
  const Result<std::string> words = said(given, 2);
  if (!words) return tl::unexpected(words.error());
  const auto put = [&](std::string_view name, Value value) {
    std::erase_if(picture.members, [&](const auto& member) { return member.first == name; });
    if (!value.is_nothing()) picture.members.emplace_back(name, std::move(value));
  };
  // One side alone: the other follows the picture's own proportion.
  if (*width || *height) {
    put("width", *width ? Value(**width) : Value());
    put("height", *height ? Value(**height) : Value());
  }
  if (!words->empty()) put("altText", *words);
  return Value(std::move(picture));
}

constexpr std::array<BuiltinFilter, 3> kContentFilters = {{
    {"rich", rich, 0, 0, kPasses, "rich"},
    {"link", link, 0, 1, kPasses, "link(\"our website\")"},
    {"image", image, 0, 3, kNeeds, "image(\"3 cm\")"},
}};

}  // namespace

std::span<const BuiltinFilter> content_filters() { return kContentFilters; }

}  // namespace engross::expression
