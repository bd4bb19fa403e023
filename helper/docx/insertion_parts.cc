// Notes, comments, pictures and other related parts of a document that comes into another.
#include <algorithm>
#include <array>

#include "docx/insertion.h"
#include "docx/names.h"
#include "docx/source.h"

namespace engross::docx {
namespace {

using xml::Index;
using xml::kNone;

struct RelatedKind {
  HostPart which;
  std::string_view relation;
  std::string_view element;
};
constexpr std::array<RelatedKind, 5> kRelated = {{{HostPart::styles, "styles", "style"},
                                                  {HostPart::numbering, "numbering", "num"},
                                                  {HostPart::footnotes, "footnotes", "footnote"},
                                                  {HostPart::endnotes, "endnotes", "endnote"},
                                                  {HostPart::comments, "comments", "comment"}}};

struct StaysBehind {
  std::string_view relation;
  std::string_view what;
  std::string_view remedy;
};
constexpr std::string_view kTakeOut = "take it out of that document";
constexpr std::array<StaysBehind, 5> kStaysBehind = {
    {{"oleObject", "holds an embedded object",
      "put what it shows into the document as text or as a picture"},
     {"package", "holds an embedded file", kTakeOut},
     {"control", "holds an ActiveX control", kTakeOut},
     {"aFChunk", "holds a piece of another format that Word has not imported yet",
      "open that document in the word processor and save it again"},
     {"subDocument", "holds a document that stands elsewhere",
      "put its text in, or write {% include %} there"}}};

const RelatedKind& related_kind(HostPart which) {
  return *std::ranges::find(kRelated, which, &RelatedKind::which);
}

}  // namespace

const Part* Insertion::related(HostPart which) {
  const auto known = parts_.find(which);
  if (known != parts_.end()) return known->second.get();
  std::unique_ptr<Part>& part = parts_[which];
  const auto& relations = guest_.package.relations(guest_.body.name);
  if (!relations) return nullptr;
  for (const Relation& relation : *relations) {
    const auto entry = relation.type == related_kind(which).relation && !relation.external
                           ? guest_.package.find(relation.target)
                           : std::nullopt;
    if (!entry) continue;
    auto read = read_part(guest_.package, {*entry, guest_.title});
    if (!read) return obstacle(read.error()), nullptr;
    part = std::move(*read);
    break;
  }
  return part.get();
}

Index Insertion::find(const Part& part, std::string_view element, std::string_view id_name,
                      const std::string& id) const {
  const xml::Document& xml = part.xml;
  for (Index i = 1; i < xml[0].end; i = xml[i].end) {
    if (xml.is(i, kWord, element) && xml.value(i, kWord, id_name) == id) return i;
  }
  return kNone;
}

std::string Insertion::note(HostPart which, const std::string& id) {
  const auto known = notes_.find({which, id});
  if (known != notes_.end()) return known->second;
  const RelatedKind& kind = related_kind(which);
  const Part* notes = related(which);
  const Index node = notes == nullptr ? kNone : find(*notes, kind.element, "id", id);
  if (node == kNone) {
    obstacle(
        "holds a reference to " + std::string(kind.element) + " " + id + ", which is not there",
        "open that document in the word processor and save it again");
    return id;
  }
  const std::string title = guest_.title + ", " + std::string(kind.relation);
  const auto into = host_.part(which, title);
  if (!into) return obstacle(into.error()), id;
  const std::string own =
      which == HostPart::comments ? host_.fresh(IdKind::annotation) : host_.fresh_note(which);
  notes_[{which, id}] = own;
  (*into)->append(rewritten(*notes, **into, node, notes->xml[node].end));
  const auto [first, last] = notes->paragraphs_in(node, notes->xml[node].end);
  const auto places = guest_.places.find(notes->name);
  for (std::size_t i = first; i < last; ++i) {
    const bool known_place = places != guest_.places.end() && i < places->second.size();
    (*into)->places().push_back(known_place ? places->second[i]
                                            : Place{.part = title, .heading = {}, .cell = {}});
  }
  return own;
}

std::string Insertion::relation(GrowingPart& into, const std::string& part, const std::string& id) {
  std::string& known = relations_[{part, id}];
  if (!known.empty()) return known;
  const auto& relations = guest_.package.relations(part);
  if (!relations) return obstacle(relations.error()), id;
  const auto found = std::ranges::find(*relations, id, &Relation::id);
  if (found == relations->end()) {
    obstacle("names a relation that is not there (" + id + ")",
             "open that document in the word processor and save it again");
    return id;
  }
  const auto behind = std::ranges::find(kStaysBehind, found->type, &StaysBehind::relation);
  if (behind != kStaysBehind.end()) {
    obstacle(std::string(behind->what), std::string(behind->remedy));
    return id;
  }
  const std::string target = found->external ? found->target : this->part(found->target);
  return known = into.relate(found->kind, target, found->external);
}

std::string Insertion::part(const std::string& name) {
  const auto known = copied_.find(name);
  if (known != copied_.end()) return known->second;
  const auto entry = guest_.package.find(name);
  if (!entry) {
    obstacle("lacks a part of its own (" + name + ")",
             "open that document in the word processor and save it again");
    return name;
  }
  const ZipEntry& found = guest_.package.layout().entries[*entry];
  if (!host_.has_room(found.size)) {
    obstacle("makes the document too large", "include fewer or smaller documents");
    return name;
  }
  base::Result<std::string> bytes = guest_.package.read(*entry);
  if (!bytes) return obstacle(bytes.error()), name;
  const std::string own =
      host_.add_entry(found.name, std::move(*bytes), guest_.package.content_type(found.name));
  copied_[name] = own;
  if (const auto title = guest_.titles.find(found.name); title != guest_.titles.end())
    host_.entitle(own, title->second);
  const auto& relations = guest_.package.relations(found.name);
  if (!relations) return obstacle(relations.error()), own;
  if (relations->empty()) return own;
  std::string xml = std::string(kDeclaration) + "<Relationships xmlns=\"" +
                    std::string(kPackageRelations) + "\">";
  for (const Relation& relation : *relations) {
    if (relation.type == "oleObject" || relation.type == "control")
      obstacle("holds an embedded object", std::string(kTakeOut));
    xml += "<Relationship Id=\"";
    xml::append_escaped_attribute(xml, relation.id);
    xml += "\" Type=\"";
    xml::append_escaped_attribute(xml, relation.kind);
    xml += relation.external ? "\" TargetMode=\"External\" Target=\"" : "\" Target=\"/";
    xml::append_escaped_attribute(xml, relation.external ? relation.target : part(relation.target));
    xml += "\"/>";
  }
  host_.add_relations(own, xml + "</Relationships>");
  return own;
}

}  // namespace engross::docx
