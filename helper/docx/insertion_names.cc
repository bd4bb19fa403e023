// Names and ids of a document that comes into another: bookmarks, ranges, shapes, relations.
#include <algorithm>

#include "base/text.h"
#include "docx/insertion.h"
#include "docx/names.h"

namespace engross::docx {
namespace {

using xml::Index;

std::string_view kind_of_range(std::string_view local) {
  for (const std::string_view end : {"Start", "End"}) {
    if (local.ends_with(end)) return local.substr(0, local.size() - end.size());
  }
  return local;
}

}  // namespace

// The older kind of drawing. What shapes have in common stands once, before the first of them, and
// they name it.
void Insertion::visit_shape(Stretch& stretch, Index node) {
  const xml::Document& xml = stretch.from.xml;
  for (const auto& [space, name] :
       {std::pair<std::string_view, std::string_view>{"", "id"},
        std::pair<std::string_view, std::string_view>{kOffice, "spid"}}) {
    const std::string id = xml.value(node, space, name);
    if (id.empty()) continue;
    auto known = shapes_.find(id);
    // The fallback of a drawing repeats what stands in its choice; ids that stand once differ.
    if (known == shapes_.end() || name == "id")
      known = shapes_.insert_or_assign(id, host_.fresh(IdKind::shape)).first;
    replace(stretch, node, space, name, known->second);
  }
  const std::string type = xml.value(node, "", "type");
  const auto known = type.starts_with('#') ? shapes_.find(type.substr(1)) : shapes_.end();
  if (known != shapes_.end()) replace(stretch, node, "", "type", "#" + known->second);
}

void Insertion::visit_range(Stretch& stretch, Index node) {
  const xml::Document& xml = stretch.from.xml;
  const std::string id = xml.value(node, kWord, "id");
  const std::string kind(kind_of_range(xml.name(node).local));
  if (kind == "commentRange")
    return replace(stretch, node, kWord, "id", note(HostPart::comments, id));
  std::string& known = ranges_[{kind, id}];
  if (known.empty()) known = host_.fresh(IdKind::annotation);
  replace(stretch, node, kWord, "id", known);
  const auto name = bookmarks_.find(base::fold(xml.value(node, kWord, "name")));
  if (name != bookmarks_.end()) replace(stretch, node, kWord, "name", name->second);
}

void Insertion::visit_relations(Stretch& stretch, Index node) {
  const xml::Document& xml = stretch.from.xml;
  for (const xml::Attribute& attribute : xml.attributes(node)) {
    if (attribute.prefix.empty() || attribute.prefix == "xmlns" || attribute.prefix == "xml" ||
        attribute.value.empty() || attribute.prefix == xml.prefix(node))
      continue;
    if (xml.namespace_of(node, attribute.prefix) != kRelationship) continue;
    replace(stretch, node, kRelationship, attribute.local,
            relation(stretch.into, stretch.from.name, xml::unescaped(attribute.value)));
  }
}

// Names of bookmarks in the code of a field, and where a link leads.
void Insertion::visit_instruction(Stretch& stretch, Index node) {
  const xml::Document& xml = stretch.from.xml;
  const Word word = stretch.from.words[node];
  if (word == Word::simple_field) {
    const std::string code = xml.value(node, kWord, "instr");
    return replace(stretch, node, kWord, "instr", with_bookmarks(code));
  }
  if (word == Word::hyperlink) {
    const auto name = bookmarks_.find(base::fold(xml.value(node, kWord, "anchor")));
    if (name != bookmarks_.end()) replace(stretch, node, kWord, "anchor", name->second);
    return;
  }
  for (Index i = node + 1; i < xml[node].end; ++i) {
    if (xml[i].kind != xml::Kind::text) continue;
    std::string code;
    xml::append_escaped_text(code, with_bookmarks(xml::unescaped(xml.raw(i))));
    stretch.changes.push_back({xml[i].begin, xml[i].after, std::move(code)});
  }
}

std::string Insertion::with_bookmarks(const std::string& instruction) const {
  constexpr std::string_view kBetween = " \t\"\\()+-*/=,;";
  std::string out;
  for (std::size_t at = 0; at < instruction.size();) {
    const std::size_t end = std::min(instruction.find_first_of(kBetween, at), instruction.size());
    const std::string word = instruction.substr(at, end - at);
    const auto name = bookmarks_.find(base::fold(word));
    out += name == bookmarks_.end() ? word : name->second;
    if (end < instruction.size()) out += instruction[end];
    at = end + 1;
  }
  return out;
}

void Insertion::name_bookmarks(const Part& part) {
  for (Index i = 0; i < part.xml.nodes().size(); ++i) {
    if (part.words[i] != Word::range_start) continue;
    const std::string name = part.xml.value(i, kWord, "name");
    const std::string folded = base::fold(name);
    if (!name.empty() && !bookmarks_.contains(folded))
      bookmarks_[folded] = host_.free_bookmark(name);
  }
}

}  // namespace engross::docx
