#include "docx/lists.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

Index child_of(const xml::Document& document, Index node, std::string_view local) {
  for (Index i = node + 1; i < document[node].end; i = document[i].end) {
    if (document.is(i, kWord, local)) return i;
  }
  return kNone;
}

std::string value_of(const xml::Document& document, Index node, std::string_view local) {
  const Index child = child_of(document, node, local);
  return child == kNone ? std::string() : document.value(child, kWord, "val");
}

// The first related part of a kind, read; nothing when there is none.
base::Result<std::optional<xml::Document>> related(const Package& package, std::string_view kind,
                                                   std::optional<std::size_t>* where = nullptr) {
  const auto& relations = package.relations(package.main_part());
  if (!relations) return tl::unexpected(relations.error());
  for (const Relation& relation : *relations) {
    const auto entry = relation.type == kind ? package.find(relation.target) : std::nullopt;
    if (!entry) continue;
    base::Result<std::string> bytes = package.read(*entry);
    if (!bytes) return tl::unexpected(bytes.error());
    auto document = xml::Document::parse(std::move(*bytes), relation.target, kStrict);
    if (!document) return tl::unexpected(document.error());
    if (where != nullptr) *where = *entry;
    return std::optional(std::move(*document));
  }
  return std::optional<xml::Document>();
}

using Levels = std::map<std::string, std::string>;  // where each level starts

// A level of its own beginning stays; a numbering may also change how a level looks.
std::string overrides(const xml::Document& numbering, Index num, Levels levels,
                      const std::string& w) {
  std::map<std::string, std::string> looks;
  for (Index i = num + 1; i < numbering[num].end; i = numbering[i].end) {
    if (!numbering.is(i, kWord, "lvlOverride")) continue;
    const std::string level = numbering.value(i, kWord, "ilvl");
    const Index look = child_of(numbering, i, "lvl");
    std::string start = value_of(numbering, i, "startOverride");
    if (look != kNone) {
      looks[level] = numbering.raw(look);
      if (start.empty()) start = value_of(numbering, look, "start");
    }
    if (!start.empty()) levels[level] = start;
  }
  std::string out;
  for (const auto& [level, start] : levels) {
    out += "<" + w + "lvlOverride " + w + "ilvl=\"" + level + "\"><" + w + "startOverride " + w +
           "val=\"" + start + "\"/>" + looks[level] + "</" + w + "lvlOverride>";
  }
  return out;
}

}  // namespace

base::Result<Lists> Lists::read(const Package& package) {
  Lists lists;
  const auto numbering = related(package, "numbering", &lists.entry_);
  if (!numbering) return tl::unexpected(numbering.error());
  // Attributes need a prefix; without one nothing is added.
  if (!*numbering || (*numbering)->prefix(0).empty()) return Lists();
  lists.read_numberings(**numbering);
  const auto styles = related(package, "styles");
  if (!styles) return tl::unexpected(styles.error());
  if (*styles) lists.read_styles(**styles);
  return lists;
}

void Lists::read_numberings(const xml::Document& numbering) {
  prefix_ = std::string(numbering.prefix(0)) + ":";
  bytes_ = numbering.bytes();
  std::map<std::string, Levels> starts;  // by abstract numbering
  for (Index i = 1; i < numbering[0].end; i = numbering[i].end) {
    if (numbering.is(i, kWord, "abstractNum")) {
      Levels& levels = starts[numbering.value(i, kWord, "abstractNumId")];
      for (Index k = i + 1; k < numbering[i].end; k = numbering[k].end) {
        if (!numbering.is(k, kWord, "lvl")) continue;
        const std::string level = numbering.value(k, kWord, "ilvl");
        const std::string start = value_of(numbering, k, "start");
        levels[level] = start.empty() ? "0" : start;
        if (const std::string style = value_of(numbering, k, "pStyle"); !style.empty())
          levels_[style] = level;
      }
    } else if (numbering.is(i, kWord, "num")) {
      const std::string id = numbering.value(i, kWord, "numId");
      const std::string abstract = value_of(numbering, i, "abstractNumId");
      content_[id] = "<" + prefix_ + "abstractNumId " + prefix_ + "val=\"" + abstract + "\"/>" +
                     overrides(numbering, i, starts[abstract], prefix_);
      end_ = numbering[i].after;
      std::uint64_t number = 0;
      std::from_chars(id.data(), id.data() + id.size(), number);
      next_ = std::max(next_, number + 1);
    }
  }
}

void Lists::read_styles(const xml::Document& styles) {
  for (Index i = 1; i < styles[0].end; i = styles[i].end) {
    if (!styles.is(i, kWord, "style")) continue;
    StyleNumber& style = styles_[styles.value(i, kWord, "styleId")];
    style.based_on = value_of(styles, i, "basedOn");
    const Index properties = child_of(styles, i, "pPr");
    const Index own = properties == kNone ? kNone : child_of(styles, properties, "numPr");
    if (own == kNone) continue;
    style.number = value_of(styles, own, "numId");
    style.level = value_of(styles, own, "ilvl");
  }
}

const Lists::StyleNumber* Lists::of_style(std::string_view id) const {
  // A circle of bases ends after as many steps as there are styles.
  for (std::size_t step = 0; step <= styles_.size(); ++step) {
    const auto style = styles_.find(id);
    if (style == styles_.end()) return nullptr;
    if (!style->second.number.empty()) return &style->second;
    id = style->second.based_on;
  }
  return nullptr;
}

std::vector<ListUse> Lists::uses(const Part& part) const {
  std::vector<ListUse> all;
  if (content_.empty()) return all;
  for (const Paragraph& paragraph : part.paragraphs) {
    auto found = use(part, paragraph.node);
    if (found && content_.contains(found->number)) all.push_back(std::move(*found));
  }
  return all;
}

std::optional<ListUse> Lists::use(const Part& part, Index paragraph) const {
  const Index properties = child_of(part.xml, paragraph, "pPr");
  if (properties == kNone) return std::nullopt;
  const Index own = child_of(part.xml, properties, "numPr");
  const Index number = own == kNone ? kNone : child_of(part.xml, own, "numId");
  if (number == kNone) return use_by_style(part, properties);
  const auto value = part.xml.attribute(number, kWord, "val");
  if (!value) return std::nullopt;
  return ListUse{.number = std::string(value->value),
                 .begin = value->value_begin,
                 .end = value->value_begin + static_cast<Index>(value->value.size()),
                 .before = {},
                 .after = {}};
}

std::optional<ListUse> Lists::use_by_style(const Part& part, Index properties) const {
  // What may stand before the number in a paragraph's properties (ISO/IEC 29500-1, 17.3.1.26).
  constexpr std::array<std::string_view, 6> kBefore = {
      "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"};
  const std::string id = value_of(part.xml, properties, "pStyle");
  const StyleNumber* style = of_style(id);
  if (style == nullptr) return std::nullopt;
  Index at = 0;
  for (const std::string_view name : kBefore) {
    if (const Index child = child_of(part.xml, properties, name); child != kNone)
      at = std::max(at, part.xml[child].after);
  }
  const auto linked = levels_.find(id);
  const std::string level = !style->level.empty()     ? style->level
                            : linked != levels_.end() ? linked->second
                                                      : "0";
  const std::string w = std::string(part.xml.prefix(properties)) + ":";
  return ListUse{.number = style->number,
                 .begin = at,
                 .end = at,
                 .before = "<" + w + "numPr><" + w + "ilvl " + w + "val=\"" + level + "\"/><" + w +
                           "numId " + w + "val=\"",
                 .after = "\"/></" + w + "numPr>"};
}

std::string Lists::with(const std::vector<NewNumber>& numbers) const {
  std::string out = bytes_.substr(0, end_);
  for (const NewNumber& number : numbers) {
    out += "<" + prefix_ + "num " + prefix_ + "numId=\"" + std::to_string(number.id) + "\">" +
           content_.find(number.like)->second + "</" + prefix_ + "num>";
  }
  return out + bytes_.substr(end_);
}

}  // namespace engross::docx
