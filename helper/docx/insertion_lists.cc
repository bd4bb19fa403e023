// Styles and lists of a document that comes into another.
#include "docx/insertion.h"
#include "docx/names.h"

namespace engross::docx {

using xml::Index;
using xml::kNone;

std::string Insertion::style(const std::string& id) {
  const auto known = styles_.find(id);
  if (known != styles_.end()) return known->second;
  const Part* styles = related(HostPart::styles);
  const Index node = styles == nullptr ? kNone : find(*styles, "style", "styleId", id);
  if (node == kNone) return styles_[id] = id;  // for Word no style, there as here
  Host::Style wanted{.type = styles->xml.value(node, kWord, "type"), .name = {}};
  if (wanted.type.empty()) wanted.type = "paragraph";
  for (Index i = node + 1; i < styles->xml[node].end; i = styles->xml[i].end) {
    if (styles->xml.is(i, kWord, "name")) wanted.name = styles->xml.value(i, kWord, "val");
  }
  if (const auto own = host_.find_style(wanted, id)) return styles_[id] = *own;
  return copy_style(std::move(wanted), id, *styles, node);
}

std::string Insertion::copy_style(Host::Style wanted, const std::string& id, const Part& styles,
                                  Index node) {
  const auto into = host_.part(HostPart::styles);
  if (!into) return obstacle(into.error()), id;
  // Known before its definition is read: styles name each other in circles.
  const std::string own = host_.add_style(wanted, id);
  styles_[id] = own;
  own_styles_.insert(own);
  (*into)->append(rewritten(styles, **into, node, styles.xml[node].end));
  return own;
}

void Insertion::visit_style(Stretch& stretch, Index node) {
  const xml::Document& xml = stretch.from.xml;
  const std::string& local = xml.name(node).local;
  if (local == "basedOn" || local == "next" || local == "link")
    return replace(stretch, node, kWord, "val", style(xml.value(node, kWord, "val")));
  if (local == "style") {
    replace(stretch, node, kWord, "styleId", style(xml.value(node, kWord, "styleId")));
    // The host has its own default styles.
    if (const auto standard = xml.attribute(node, kWord, "default"))
      stretch.changes.push_back({standard->begin, standard->after, {}});
  }
  if (local == "name" && xml.is(xml[node].parent, kWord, "style")) {
    const std::string id = style(xml.value(xml[node].parent, kWord, "styleId"));
    replace(stretch, node, kWord, "val", host_.style(id)->name);
  }
}

std::string Insertion::number(const std::string& id) {
  constexpr const char* kNoNumber = "0";  // takes the number away
  const auto known = numbers_.find(id);
  if (known != numbers_.end()) return known->second;
  const Part* numbering = related(HostPart::numbering);
  const Index node = numbering == nullptr ? kNone : find(*numbering, "num", "numId", id);
  if (node == kNone) return numbers_[id] = kNoNumber;
  std::string definition;
  for (Index i = node + 1; i < numbering->xml[node].end; ++i) {
    if (numbering->xml.is(i, kWord, "abstractNumId"))
      definition = numbering->xml.value(i, kWord, "val");
  }
  if (find(*numbering, "abstractNum", "abstractNumId", definition) == kNone)
    return numbers_[id] = kNoNumber;
  const auto into = host_.part(HostPart::numbering);
  if (!into) return obstacle(into.error()), id;
  const std::string own = host_.fresh_number();
  numbers_[id] = own;
  const auto at = static_cast<Index>(host_.numbers_at());
  (*into)->put(at, at, rewritten(*numbering, **into, node, numbering->xml[node].end),
               PieceOrder::number);
  return own;
}

std::string Insertion::list(const std::string& id) {
  const auto known = lists_.find(id);
  if (known != lists_.end()) return known->second;
  const Part& numbering = *related(HostPart::numbering);
  const Index node = find(numbering, "abstractNum", "abstractNumId", id);
  const auto into = host_.part(HostPart::numbering);
  if (node == kNone || !into) return id;
  const std::string own = host_.fresh_list();
  lists_[id] = own;
  const auto at = static_cast<Index>(host_.definitions_at());
  (*into)->put(at, at, rewritten(numbering, **into, node, numbering.xml[node].end),
               PieceOrder::definition);
  return own;
}

// A picture in place of a number.
std::string Insertion::bullet(const std::string& id) {
  const auto known = bullets_.find(id);
  if (known != bullets_.end()) return known->second;
  const Part& numbering = *related(HostPart::numbering);
  const Index node = find(numbering, "numPicBullet", "numPicBulletId", id);
  const auto into = host_.part(HostPart::numbering);
  if (node == kNone || !into) return id;
  const std::string own = host_.fresh_bullet();
  bullets_[id] = own;
  const Index at = (*into)->part().xml[0].content;  // before all definitions
  (*into)->put(at, at, rewritten(numbering, **into, node, numbering.xml[node].end),
               PieceOrder::bullet);
  return own;
}

Index Insertion::visit_numbering(Stretch& stretch, Index node) {
  const xml::Document& xml = stretch.from.xml;
  const std::string& local = xml.name(node).local;
  const auto named = [&](std::string_view attribute,
                         std::string (Insertion::*own)(const std::string&)) {
    replace(stretch, node, kWord, attribute, (this->*own)(xml.value(node, kWord, attribute)));
  };
  if (local == "num") named("numId", &Insertion::number);
  if (local == "abstractNumId") named("val", &Insertion::list);
  if (local == "abstractNum") named("abstractNumId", &Insertion::list);
  if (local == "numPicBullet") named("numPicBulletId", &Insertion::bullet);
  if (local == "lvlPicBulletId") named("val", &Insertion::bullet);
  if (local == "numStyleLink") named("val", &Insertion::style);
  // By this number Word takes two definitions for one list.
  if (local == "nsid") replace(stretch, node, kWord, "val", host_.fresh(IdKind::paragraph));
  return local == "styleLink" ? visit_level_link(stretch, node) : node + 1;
}

// A definition names the styles that number by it: those that came along, not the host's own.
Index Insertion::visit_level_link(Stretch& stretch, Index node) {
  const std::string own = style(stretch.from.xml.value(node, kWord, "val"));
  if (!came_along(own)) return drop(stretch, node);
  replace(stretch, node, kWord, "val", own);
  return stretch.from.xml[node].end;
}

}  // namespace engross::docx
